//! What the server keeps of a password: never the password, never a key that opens anything.
//! Not shown all the same: with salt and hash one can try passwords at leisure.

use std::fmt;

use super::SealingError;
use super::bundle::KeyBundle;
use super::envelope::Recipient;
use super::kdf::{Argon2Cost, derive};
use super::secret::{random, same};

/// A person's own password, with the key bundle it wraps and the public halves.
#[derive(Clone)]
pub struct Credentials {
    /// Random, new with every password.
    pub salt: [u8; 16],
    /// The cost the password was hashed with.
    pub cost: Argon2Cost,
    /// SHA-256 of the half of the derived key that proves the password.
    pub auth_hash: [u8; 32],
    /// The key bundle under the other half, bound to the account.
    pub wrapped_bundle: Vec<u8>,
    /// Whom to seal to.
    pub recipient: Recipient,
    /// Checks what this person signs.
    pub verifying_key: [u8; 32],
}

impl Credentials {
    /// A first own password: makes a key bundle for it.
    pub fn create(password: &str, cost: Argon2Cost, account: &[u8; 16]) -> Result<(Self, KeyBundle), SealingError> {
        let bundle = KeyBundle::generate()?;
        Ok((Self::rewrap(password, cost, account, &bundle)?, bundle))
    }

    /// Another password for the same bundle: what could be read can still be read.
    pub fn rewrap(
        password: &str,
        cost: Argon2Cost,
        account: &[u8; 16],
        bundle: &KeyBundle,
    ) -> Result<Self, SealingError> {
        let salt = random()?;
        let derived = derive(password, &salt, cost)?;
        Ok(Self {
            salt,
            cost,
            auth_hash: derived.auth_hash(),
            wrapped_bundle: bundle.wrap(&derived.wrap, account)?,
            recipient: bundle.recipient(),
            verifying_key: bundle.verifying_key(),
        })
    }

    /// Checks the password and opens the bundle. `Misplaced` means that the public keys kept
    /// beside it were changed: somebody wanted cases sealed to another key.
    pub fn open(&self, password: &str, account: &[u8; 16]) -> Result<KeyBundle, SealingError> {
        let derived = derive(password, &self.salt, self.cost)?;
        if !same(&derived.auth_hash(), &self.auth_hash) {
            return Err(SealingError::WrongPassword);
        }
        let bundle = KeyBundle::unwrap_bundle(&derived.wrap, account, &self.wrapped_bundle)?;
        let own = bundle.recipient() == self.recipient && bundle.verifying_key() == self.verifying_key;
        if own { Ok(bundle) } else { Err(SealingError::Misplaced) }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Credentials({}, hidden)", self.recipient)
    }
}

/// A password without keys: the first one, handed out by an administrator.
#[derive(Clone)]
pub struct PlainCredentials {
    /// Random, new with every password.
    pub salt: [u8; 16],
    /// The cost the password was hashed with.
    pub cost: Argon2Cost,
    /// SHA-256 of the derived key that proves the password.
    pub auth_hash: [u8; 32],
}

impl PlainCredentials {
    /// Hashes a password.
    pub fn create(password: &str, cost: Argon2Cost) -> Result<Self, SealingError> {
        let salt = random()?;
        let auth_hash = derive(password, &salt, cost)?.auth_hash();
        Ok(Self { salt, cost, auth_hash })
    }

    /// Succeeds with the right password only.
    pub fn verify(&self, password: &str) -> Result<(), SealingError> {
        let derived = derive(password, &self.salt, self.cost)?;
        if same(&derived.auth_hash(), &self.auth_hash) { Ok(()) } else { Err(SealingError::WrongPassword) }
    }
}

impl fmt::Debug for PlainCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PlainCredentials(hidden)")
    }
}
