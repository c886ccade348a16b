//! Keys of 32 bytes, and the one symmetric envelope: XChaCha20-Poly1305 under a random nonce.
//!
//! An envelope is `version (1) || nonce (24) || ciphertext and tag`.

use std::fmt;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::SealingError;

const VERSION: u8 = 1;
const NONCE: usize = 24;

/// A symmetric key; wiped when dropped, never shown.
pub struct Key32(Zeroizing<[u8; 32]>);

impl Key32 {
    /// Makes a key from the randomness of the system.
    pub fn generate() -> Result<Self, SealingError> {
        let mut key = Self::blank();
        getrandom::fill(key.0.as_mut_slice()).map_err(|_| SealingError::NoKey)?;
        Ok(key)
    }

    /// Takes over 32 bytes that are already a key.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Takes over a slice, if it is exactly 32 bytes long.
    pub(super) fn from_slice(bytes: &[u8]) -> Result<Self, SealingError> {
        let mut key = Self::blank();
        if bytes.len() != key.0.len() {
            return Err(SealingError::InvalidKey);
        }
        key.0.copy_from_slice(bytes);
        Ok(key)
    }

    /// A buffer for a key that is filled in place, so that no copy stays on the stack.
    pub(super) fn blank() -> Self {
        Self(Zeroizing::new([0; 32]))
    }

    /// The bytes of the key. Only for whoever stores it in a safe place.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    pub(super) fn expose_mut(&mut self) -> &mut [u8; 32] {
        &mut self.0
    }

    /// HKDF-SHA256: another key for each label, from which this one cannot be found.
    pub(super) fn derive(&self, salt: &[u8], label: &str) -> Result<Self, SealingError> {
        Self::expand(self.0.as_slice(), salt, label)
    }

    /// HKDF-SHA256 of a secret of any length.
    pub(super) fn expand(secret: &[u8], salt: &[u8], label: &str) -> Result<Self, SealingError> {
        let mut key = Self::blank();
        Hkdf::<Sha256>::new(Some(salt), secret)
            .expand(label.as_bytes(), key.0.as_mut_slice())
            .map_err(|_| SealingError::NoKey)?;
        Ok(key)
    }

    /// HMAC-SHA256 over the parts, each with its length so that they cannot run together.
    pub(super) fn mac(&self, parts: &[&[u8]]) -> Result<[u8; 32], SealingError> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.0.as_slice()).map_err(|_| SealingError::NoKey)?;
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        Ok(mac.finalize().into_bytes().into())
    }

    /// Encrypts; what is bound (`label`, `place`) must be given again to decrypt.
    pub(super) fn seal(&self, label: &str, place: &[u8], plain: &[u8]) -> Result<Vec<u8>, SealingError> {
        let nonce: [u8; NONCE] = random()?;
        let aad = bound(label, place);
        let body = self
            .cipher()
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &aad })
            .map_err(|_| SealingError::Unsealable)?;
        let mut sealed = Vec::with_capacity(1 + NONCE + body.len());
        sealed.push(VERSION);
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&body);
        Ok(sealed)
    }

    /// Decrypts what `seal` made for the same label and place.
    pub(super) fn open(&self, label: &str, place: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealingError> {
        let (&version, rest) = sealed.split_first().ok_or(SealingError::Unreadable)?;
        let (nonce, body) = rest.split_first_chunk::<NONCE>().ok_or(SealingError::Unreadable)?;
        if version != VERSION {
            return Err(SealingError::Unreadable);
        }
        let aad = bound(label, place);
        self.cipher()
            .decrypt(&XNonce::from(*nonce), Payload { msg: body, aad: &aad })
            .map(Zeroizing::new)
            .map_err(|_| SealingError::Unreadable)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(self.expose().into())
    }
}

impl fmt::Debug for Key32 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key32(hidden)")
    }
}

/// Random bytes from the system, for salts, ids and nonces.
pub(super) fn random<const N: usize>() -> Result<[u8; N], SealingError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| SealingError::NoKey)?;
    Ok(bytes)
}

/// SHA-256, for everything of which only the hash is kept.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Compares without telling by its duration where the difference is.
pub(super) fn same(left: &[u8], right: &[u8]) -> bool {
    left.ct_eq(right).into()
}

/// Labels are constants without a zero byte, so label and place cannot run together.
fn bound(label: &str, place: &[u8]) -> Vec<u8> {
    [label.as_bytes(), &[0], place].concat()
}
