//! The keys of the instance, for what the running server must be able to read by itself: name and
//! contact of ordinary cases. They lie in a file beside the database, never in it.

use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{OnceLock, PoisonError, RwLock, RwLockReadGuard};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;
use zeroize::Zeroizing;

use super::SealingError;
use super::envelope::Recipient;
use super::log::LogKey;
use super::recovery::RecoveryKit;
use super::secret::Key32;

const LABEL: &str = "jaabi/v1/instance";
/// Text of one key in the file: base64 of 32 bytes, quotes, id, comma.
const ROOM: usize = 64;

/// A key ring: the current key encrypts, older ones still decrypt; one key of its own makes
/// fingerprints, which therefore stay the same when keys rotate. Another process may rotate it: a
/// key that is not known here is looked for where the ring came from.
pub struct InstanceKeys {
    ring: RwLock<Ring>,
    mac: Key32,
    source: OnceLock<Source>,
    /// It was changed here: whatever lies elsewhere is older.
    own: AtomicBool,
}

struct Ring {
    current: u8,
    keys: BTreeMap<u8, Key32>,
}

/// Answers the text of the file as it is now.
type Source = Box<dyn Fn() -> Option<Zeroizing<String>> + Send + Sync>;

/// The file: `{"current":1,"keys":{"1":"base64"},"mac":"base64"}`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    current: u8,
    #[serde(borrow)]
    keys: BTreeMap<u8, &'a str>,
    mac: &'a str,
}

impl InstanceKeys {
    /// The key ring of a new instance.
    pub fn generate() -> Result<Self, SealingError> {
        let keys = BTreeMap::from([(1, Key32::generate()?)]);
        Ok(Self::of(Ring { current: 1, keys }, Key32::generate()?))
    }

    /// Reads the text of the file.
    pub fn parse(text: &str) -> Result<Self, SealingError> {
        let (ring, mac) = read(text)?;
        Ok(Self::of(ring, mac))
    }

    fn of(ring: Ring, mac: Key32) -> Self {
        Self { ring: RwLock::new(ring), mac, source: OnceLock::new(), own: AtomicBool::new(false) }
    }

    /// Says where the ring came from, to look there again. Only the first time counts.
    pub fn comes_from(&self, source: impl Fn() -> Option<Zeroizing<String>> + Send + Sync + 'static) {
        drop(self.source.set(Box::new(source)));
    }

    /// Takes the ring as it is where it came from; nothing happens if that cannot be read, is
    /// another instance's, or if the ring was changed here.
    pub fn renew(&self) {
        if self.own.load(Ordering::SeqCst) {
            return;
        }
        let Some(text) = self.source.get().and_then(|source| source()) else { return };
        if let Ok((ring, mac)) = read(&text)
            && mac.expose() == self.mac.expose()
        {
            *self.ring.write().unwrap_or_else(PoisonError::into_inner) = ring;
        }
    }

    /// The text of the file. Whoever has it and the database reads names and contacts.
    pub fn to_text(&self) -> Zeroizing<String> {
        let ring = self.ring();
        let mut text = Zeroizing::new(String::with_capacity((ring.keys.len() + 2) * ROOM));
        // Writing to a String cannot fail.
        let _ = write!(*text, "{{\"current\":{},\"keys\":{{", ring.current);
        for (position, (id, key)) in ring.keys.iter().enumerate() {
            let comma = if position == 0 { "" } else { "," };
            let _ = write!(*text, "{comma}\"{id}\":\"{}\"", *encode(key));
        }
        let _ = writeln!(*text, "}},\"mac\":\"{}\"}}", *encode(&self.mac));
        text
    }

    /// Adds a key and encrypts with it from now on. Its number is one that no key of the ring has;
    /// 255 keys at most.
    pub fn rotate(&self) -> Result<u8, SealingError> {
        let mut ring = self.ring.write().unwrap_or_else(PoisonError::into_inner);
        self.own.store(true, Ordering::SeqCst);
        let last = ring.keys.keys().next_back().copied().unwrap_or(0);
        let free = || (1..=u8::MAX).find(|id| !ring.keys.contains_key(id));
        let id = last.checked_add(1).or_else(free).ok_or(SealingError::NoKey)?;
        ring.keys.insert(id, Key32::generate()?);
        ring.current = id;
        Ok(id)
    }

    /// Forgets every key but the current one. What is still encrypted with another is lost then.
    pub fn retire(&self) {
        let mut ring = self.ring.write().unwrap_or_else(PoisonError::into_inner);
        self.own.store(true, Ordering::SeqCst);
        let current = ring.current;
        ring.keys.retain(|id, _| *id == current);
    }

    /// The key that encrypts now.
    pub fn current(&self) -> u8 {
        self.ring().current
    }

    /// The keys that only decrypt.
    pub fn older(&self) -> Vec<u8> {
        let ring = self.ring();
        ring.keys.keys().copied().filter(|id| *id != ring.current).collect()
    }

    /// The key something was encrypted with, to find what still waits for rotation.
    pub fn key_of(encrypted: &[u8]) -> Option<u8> {
        encrypted.first().copied()
    }

    /// Encrypts for one purpose. A purpose that names the row (`contact/<case>`) also keeps
    /// the text from being moved to another row.
    pub fn encrypt(&self, purpose: &str, plain: &[u8]) -> Result<Vec<u8>, SealingError> {
        let ring = self.ring();
        let sealed = ring.key(ring.current)?.seal(LABEL, &place(ring.current, purpose), plain)?;
        Ok([&[ring.current], sealed.as_slice()].concat())
    }

    /// Decrypts what was encrypted for the same purpose.
    pub fn decrypt(&self, purpose: &str, encrypted: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealingError> {
        let (&id, sealed) = encrypted.split_first().ok_or(SealingError::Unreadable)?;
        if !self.ring().keys.contains_key(&id) {
            // somebody rotated the ring meanwhile
            self.renew();
        }
        self.ring().key(id)?.open(LABEL, &place(id, purpose), sealed)
    }

    /// The text of the file, sealed to the recovery kit: for backups, which lie beside the database they open.
    pub fn seal(&self, recovery: &Recipient) -> Result<Vec<u8>, SealingError> {
        recovery.seal(self.to_text().as_bytes())
    }

    /// Opens what `seal` made, with the recovery kit.
    pub fn unseal(kit: &RecoveryKit, sealed: &[u8]) -> Result<Self, SealingError> {
        let text = kit.bundle().identity().open(sealed)?;
        Self::parse(std::str::from_utf8(&text).map_err(|_| SealingError::Unreadable)?)
    }

    /// A fingerprint that only this instance can make: for re-import and for rate limits.
    pub fn hmac(&self, purpose: &str, bytes: &[u8]) -> Result<[u8; 32], SealingError> {
        self.mac.mac(&[purpose.as_bytes(), bytes])
    }

    /// The key of the audit log. It stays the same when keys rotate.
    pub fn log_key(&self) -> Result<LogKey, SealingError> {
        LogKey::derive(&self.mac)
    }

    fn ring(&self) -> RwLockReadGuard<'_, Ring> {
        self.ring.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Ring {
    fn key(&self, id: u8) -> Result<&Key32, SealingError> {
        self.keys.get(&id).ok_or(SealingError::MissingKey(id))
    }
}

fn read(text: &str) -> Result<(Ring, Key32), SealingError> {
    let file: File = serde_json::from_str(text).map_err(|_| SealingError::InvalidKey)?;
    if !file.keys.contains_key(&file.current) {
        return Err(SealingError::MissingKey(file.current));
    }
    let keys = file.keys.into_iter().map(|(id, text)| Ok((id, decode(text)?))).collect::<Result<_, SealingError>>()?;
    Ok((Ring { current: file.current, keys }, decode(file.mac)?))
}

impl fmt::Debug for InstanceKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InstanceKeys(current {}, hidden)", self.current())
    }
}

fn place(id: u8, purpose: &str) -> Vec<u8> {
    [&[id], purpose.as_bytes()].concat()
}

fn encode(key: &Key32) -> Zeroizing<String> {
    Zeroizing::new(BASE64_STANDARD.encode(key.expose()))
}

fn decode(text: &str) -> Result<Key32, SealingError> {
    let bytes = BASE64_STANDARD.decode(text).map(Zeroizing::new).map_err(|_| SealingError::InvalidKey)?;
    Key32::from_slice(&bytes)
}
