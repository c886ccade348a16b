//! The secret of a session. The cookie carries id and secret, the row SHA-256(id) and the key bundle
//! under a key made of both: the database alone opens nothing, the cookie alone opens nothing.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

use super::SealingError;
use super::bundle::KeyBundle;
use super::secret::{Key32, random, sha256};

const ID: usize = 16;
/// 16 + 32 bytes as base64url.
const COOKIE: usize = 64;

/// Id and secret of a session, as the cookie carries them.
pub struct SessionSecret {
    id: Zeroizing<[u8; ID]>,
    secret: Key32,
}

impl SessionSecret {
    /// A new session.
    pub fn generate() -> Result<Self, SealingError> {
        Ok(Self { id: Zeroizing::new(random()?), secret: Key32::generate()? })
    }

    /// What the row is found by.
    pub fn id_hash(&self) -> [u8; 32] {
        sha256(self.id.as_slice())
    }

    /// The value of the cookie: 64 letters that need no quoting.
    pub fn to_cookie(&self) -> Zeroizing<String> {
        let bytes = Zeroizing::new([self.id.as_slice(), self.secret.expose()].concat());
        Zeroizing::new(BASE64_URL_SAFE_NO_PAD.encode(bytes.as_slice()))
    }

    /// Reads a cookie; anything but the exact form is no session.
    pub fn from_cookie(text: &str) -> Result<Self, SealingError> {
        if text.len() != COOKIE {
            return Err(SealingError::InvalidKey);
        }
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map(Zeroizing::new).map_err(|_| SealingError::InvalidKey)?;
        let (id, secret) = bytes.split_first_chunk::<ID>().ok_or(SealingError::InvalidKey)?;
        Ok(Self { id: Zeroizing::new(*id), secret: Key32::from_slice(secret)? })
    }

    /// The bundle as the row keeps it while the session is unlocked.
    pub fn seal_bundle(&self, bundle: &KeyBundle) -> Result<Vec<u8>, SealingError> {
        bundle.wrap(&self.bundle_key()?, &self.id_hash())
    }

    /// Opens the bundle the row keeps.
    pub fn open_bundle(&self, sealed: &[u8]) -> Result<KeyBundle, SealingError> {
        KeyBundle::unwrap_bundle(&self.bundle_key()?, &self.id_hash(), sealed)
    }

    /// Something that waits in the row for this browser to come back.
    pub fn seal_note(&self, purpose: &str, plain: &[u8]) -> Result<Vec<u8>, SealingError> {
        self.note_key()?.seal(purpose, &self.id_hash(), plain)
    }

    /// Opens what `seal_note` made for the same purpose.
    pub fn open_note(&self, purpose: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealingError> {
        self.note_key()?.open(purpose, &self.id_hash(), sealed)
    }

    /// The token of this session's forms; leaves the server masked only (see `csrf`).
    pub fn csrf_key(&self) -> Result<Key32, SealingError> {
        self.secret.derive(self.id.as_slice(), "jaabi/v1/session/csrf")
    }

    fn note_key(&self) -> Result<Key32, SealingError> {
        self.secret.derive(self.id.as_slice(), "jaabi/v1/session/note")
    }

    fn bundle_key(&self) -> Result<Key32, SealingError> {
        self.secret.derive(self.id.as_slice(), "jaabi/v1/session/bundle")
    }
}

impl fmt::Debug for SessionSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionSecret(hidden)")
    }
}
