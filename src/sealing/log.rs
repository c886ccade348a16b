//! The key of the audit log: marks the ends of its lanes and signs checkpoints. Derived from the keys of the instance, so
//! that whoever has the database alone can do neither.

use std::fmt;

use ed25519_dalek::{Signer, SigningKey};

use super::SealingError;
use super::bundle::statement;
use super::secret::{Key32, same};

const LABEL_MAC: &str = "jaabi/v1/log/mac";
const LABEL_SIGN: &str = "jaabi/v1/log/sign";

/// Marks and signs; wiped when dropped, never shown.
pub struct LogKey {
    mac: Key32,
    signing: SigningKey,
}

impl LogKey {
    pub(super) fn derive(from: &Key32) -> Result<Self, SealingError> {
        let signing = SigningKey::from_bytes(from.derive(&[], LABEL_SIGN)?.expose());
        Ok(Self { mac: from.derive(&[], LABEL_MAC)?, signing })
    }

    /// HMAC-SHA256 of the parts for one purpose.
    pub fn mark(&self, purpose: &str, parts: &[&[u8]]) -> Result<[u8; 32], SealingError> {
        self.mac.mac(&[&[purpose.as_bytes()], parts].concat())
    }

    /// Whether `mark` gave this mark for these parts.
    pub fn marked(&self, purpose: &str, parts: &[&[u8]], mark: &[u8]) -> bool {
        self.mark(purpose, parts).is_ok_and(|made| same(&made, mark))
    }

    /// Signs for one purpose: `verify_signature` with `verifying_key` checks it, without any secret.
    pub fn sign(&self, purpose: &str, bytes: &[u8]) -> [u8; 64] {
        self.signing.sign(&statement(purpose, bytes)).to_bytes()
    }

    /// The public key that checks signatures.
    pub fn verifying_key(&self) -> [u8; 32] {
        self.signing.verifying_key().to_bytes()
    }
}

impl fmt::Debug for LogKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LogKey(hidden)")
    }
}
