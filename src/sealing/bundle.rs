//! The key bundle of a person: an X25519 identity that opens, an Ed25519 key that signs.

use std::fmt;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use zeroize::Zeroizing;

use super::SealingError;
use super::envelope::{Identity, Recipient};
use super::secret::Key32;

const VERSION: u8 = 1;
const WRAP: &str = "jaabi/v1/bundle";

/// Both secret keys of a person. Exists in memory for the length of a request and nowhere in the clear.
pub struct KeyBundle {
    identity: Identity,
    signing: SigningKey,
}

impl KeyBundle {
    /// Makes a new bundle; what was sealed to an older one stays closed to it.
    pub fn generate() -> Result<Self, SealingError> {
        Ok(Self::assemble(Identity::generate(), &Key32::generate()?))
    }

    pub(super) fn assemble(identity: Identity, seed: &Key32) -> Self {
        Self { identity, signing: SigningKey::from_bytes(seed.expose()) }
    }

    /// Whom to seal to, so that this person can read.
    pub fn recipient(&self) -> Recipient {
        self.identity.recipient()
    }

    /// The public key that checks what this person signs.
    pub fn verifying_key(&self) -> [u8; 32] {
        self.signing.verifying_key().to_bytes()
    }

    /// Signs for one purpose; the signature is worth nothing for any other.
    pub fn sign(&self, purpose: &str, bytes: &[u8]) -> [u8; 64] {
        self.signing.sign(&statement(purpose, bytes)).to_bytes()
    }

    /// Wraps the bundle under a key, bound to a place (the account) so that it cannot be moved.
    pub fn wrap(&self, key: &Key32, place: &[u8]) -> Result<Vec<u8>, SealingError> {
        let text = self.identity.to_text();
        let seed = Zeroizing::new(self.signing.to_bytes());
        let mut plain = Zeroizing::new(Vec::with_capacity(1 + seed.len() + text.len()));
        plain.push(VERSION);
        plain.extend_from_slice(seed.as_slice());
        plain.extend_from_slice(text.as_bytes());
        key.seal(WRAP, place, &plain)
    }

    /// Opens what `wrap` made with the same key for the same place.
    pub fn unwrap_bundle(key: &Key32, place: &[u8], wrapped: &[u8]) -> Result<Self, SealingError> {
        let plain = key.open(WRAP, place, wrapped)?;
        let (seed, text) = match plain.split_first() {
            Some((&VERSION, rest)) => rest.split_at_checked(32),
            _ => None,
        }
        .ok_or(SealingError::Unreadable)?;
        let text = std::str::from_utf8(text).map_err(|_| SealingError::Unreadable)?;
        Ok(Self::assemble(Identity::parse(text)?, &Key32::from_slice(seed)?))
    }

    pub(super) fn identity(&self) -> &Identity {
        &self.identity
    }

    pub(super) fn seed(&self) -> Key32 {
        Key32::from_bytes(self.signing.to_bytes())
    }
}

impl fmt::Debug for KeyBundle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyBundle({}, hidden)", self.recipient())
    }
}

/// Whether the holder of `verifying_key` signed these bytes for this purpose. Weak keys never did.
pub fn verify_signature(verifying_key: &[u8; 32], purpose: &str, bytes: &[u8], signature: &[u8]) -> bool {
    let Ok(key) = VerifyingKey::from_bytes(verifying_key) else {
        return false;
    };
    let Ok(signature) = Signature::from_slice(signature) else {
        return false;
    };
    key.verify_strict(&statement(purpose, bytes), &signature).is_ok()
}

/// The purpose stands in front with its length, so that no two statements look alike.
pub(super) fn statement(purpose: &str, bytes: &[u8]) -> Vec<u8> {
    [b"jaabi/v1/sign".as_slice(), &(purpose.len() as u64).to_be_bytes(), purpose.as_bytes(), bytes].concat()
}
