//! The keys of the instance, for what the running server must be able to read by itself: name and
//! contact of ordinary cases. They lie in a file beside the database, never in it.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;
use zeroize::Zeroizing;

use super::SealingError;
use super::log::LogKey;
use super::secret::Key32;

const LABEL: &str = "jaabi/v1/instance";
/// Text of one key in the file: base64 of 32 bytes, quotes, id, comma.
const ROOM: usize = 64;

/// A key ring: the current key encrypts, older ones still decrypt; one key of its own makes
/// fingerprints, which therefore stay the same when keys rotate.
pub struct InstanceKeys {
    current: u8,
    keys: BTreeMap<u8, Key32>,
    mac: Key32,
}

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
        Ok(Self { current: 1, keys, mac: Key32::generate()? })
    }

    /// Reads the text of the file.
    pub fn parse(text: &str) -> Result<Self, SealingError> {
        let file: File = serde_json::from_str(text).map_err(|_| SealingError::InvalidKey)?;
        if !file.keys.contains_key(&file.current) {
            return Err(SealingError::MissingKey(file.current));
        }
        let keys =
            file.keys.into_iter().map(|(id, text)| Ok((id, decode(text)?))).collect::<Result<_, SealingError>>()?;
        Ok(Self { current: file.current, keys, mac: decode(file.mac)? })
    }

    /// The text of the file. Whoever has it and the database reads names and contacts.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity((self.keys.len() + 2) * ROOM));
        // Writing to a String cannot fail.
        let _ = write!(*text, "{{\"current\":{},\"keys\":{{", self.current);
        for (position, (id, key)) in self.keys.iter().enumerate() {
            let comma = if position == 0 { "" } else { "," };
            let _ = write!(*text, "{comma}\"{id}\":\"{}\"", *encode(key));
        }
        let _ = writeln!(*text, "}},\"mac\":\"{}\"}}", *encode(&self.mac));
        text
    }

    /// Adds a key and encrypts with it from now on; 255 times at most.
    pub fn rotate(&mut self) -> Result<u8, SealingError> {
        let last = self.keys.keys().next_back().copied().unwrap_or(0);
        let id = last.checked_add(1).ok_or(SealingError::NoKey)?;
        self.keys.insert(id, Key32::generate()?);
        self.current = id;
        Ok(id)
    }

    /// The key that encrypts now.
    pub fn current(&self) -> u8 {
        self.current
    }

    /// The key something was encrypted with, to find what still waits for rotation.
    pub fn key_of(encrypted: &[u8]) -> Option<u8> {
        encrypted.first().copied()
    }

    /// Encrypts for one purpose. A purpose that names the row (`contact/<case>`) also keeps
    /// the text from being moved to another row.
    pub fn encrypt(&self, purpose: &str, plain: &[u8]) -> Result<Vec<u8>, SealingError> {
        let sealed = self.key(self.current)?.seal(LABEL, &place(self.current, purpose), plain)?;
        Ok([&[self.current], sealed.as_slice()].concat())
    }

    /// Decrypts what was encrypted for the same purpose.
    pub fn decrypt(&self, purpose: &str, encrypted: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealingError> {
        let (&id, sealed) = encrypted.split_first().ok_or(SealingError::Unreadable)?;
        self.key(id)?.open(LABEL, &place(id, purpose), sealed)
    }

    /// A fingerprint that only this instance can make: for re-import and for rate limits.
    pub fn hmac(&self, purpose: &str, bytes: &[u8]) -> Result<[u8; 32], SealingError> {
        self.mac.mac(&[purpose.as_bytes(), bytes])
    }

    /// The key of the audit log. It stays the same when keys rotate.
    pub fn log_key(&self) -> Result<LogKey, SealingError> {
        LogKey::derive(&self.mac)
    }

    fn key(&self, id: u8) -> Result<&Key32, SealingError> {
        self.keys.get(&id).ok_or(SealingError::MissingKey(id))
    }
}

impl fmt::Debug for InstanceKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InstanceKeys(current {}, hidden)", self.current)
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
