//! age v1 files with one X25519 recipient, in the binary format: they open with the public `age`
//! program, in a browser and here alike. Passphrases (scrypt) are never used.

use std::fmt;
use std::io::{Read, Write};
use std::iter;
use std::str::FromStr;

use age::secrecy::ExposeSecret;
use age::x25519;
use age::{Decryptor, Encryptor};
use serde::{Deserialize, Serialize};
use x25519_dalek::x25519 as multiply;
use zeroize::Zeroizing;

use super::SealingError;

/// Whom something is sealed to: the public half of a person, a case or the recovery kit (`age1…`).
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Recipient(x25519::Recipient);

impl Recipient {
    pub(super) fn as_age(&self) -> &dyn age::Recipient {
        &self.0
    }

    /// Seals to this recipient.
    pub(super) fn seal(&self, plain: &[u8]) -> Result<Vec<u8>, SealingError> {
        let recipient: &dyn age::Recipient = &self.0;
        let encryptor = Encryptor::with_recipients(iter::once(recipient)).map_err(|_| SealingError::Unsealable)?;
        let mut sealed = Vec::with_capacity(plain.len() + 512);
        let mut writer = encryptor.wrap_output(&mut sealed).map_err(|_| SealingError::Unsealable)?;
        writer.write_all(plain).and_then(|()| writer.finish()).map_err(|_| SealingError::Unsealable)?;
        Ok(sealed)
    }
}

impl FromStr for Recipient {
    type Err = SealingError;

    /// Also refuses the few points with which everybody could read what is sealed.
    fn from_str(text: &str) -> Result<Self, SealingError> {
        let text = text.trim();
        let recipient = text.parse().map_err(|_| SealingError::InvalidKey)?;
        let (_, bytes) = bech32::decode(text).map_err(|_| SealingError::InvalidKey)?;
        let point: [u8; 32] = bytes.try_into().map_err(|_| SealingError::InvalidKey)?;
        if multiply([1; 32], point) == [0; 32] {
            return Err(SealingError::InvalidKey);
        }
        Ok(Self(recipient))
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({})", self.0)
    }
}

impl From<Recipient> for String {
    fn from(recipient: Recipient) -> Self {
        recipient.to_string()
    }
}

impl TryFrom<String> for Recipient {
    type Error = SealingError;

    fn try_from(text: String) -> Result<Self, SealingError> {
        text.parse()
    }
}

/// The secret half: opens what was sealed to its recipient.
pub(super) struct Identity(x25519::Identity);

impl Identity {
    pub(super) fn as_age(&self) -> &dyn age::Identity {
        &self.0
    }

    pub(super) fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// The identity of 32 bytes that were derived from a secret.
    pub(super) fn of_scalar(bytes: &[u8; 32]) -> Result<Self, SealingError> {
        let prefix = bech32::Hrp::parse("age-secret-key-").map_err(|_| SealingError::InvalidKey)?;
        let text = bech32::encode_upper::<bech32::Bech32>(prefix, bytes).map_err(|_| SealingError::InvalidKey)?;
        Self::parse(&Zeroizing::new(text))
    }

    /// Reads `AGE-SECRET-KEY-1…`.
    pub(super) fn parse(text: &str) -> Result<Self, SealingError> {
        text.parse().map(Self).map_err(|_| SealingError::InvalidKey)
    }

    /// `AGE-SECRET-KEY-1…`, 74 letters.
    pub(super) fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    pub(super) fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// Opens; whatever is wrong, the answer is the same.
    pub(super) fn open(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealingError> {
        let identity: &dyn age::Identity = &self.0;
        let mut reader = Decryptor::new_buffered(sealed)
            .and_then(|decryptor| decryptor.decrypt(iter::once(identity)))
            .map_err(|_| SealingError::Unreadable)?;
        // Never shorter than the plaintext: a buffer that grows would leave copies behind.
        let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
        reader.read_to_end(&mut plain).map_err(|_| SealingError::Unreadable)?;
        Ok(plain)
    }
}
