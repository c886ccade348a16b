//! From a password to two keys: one that proves it, one that wraps the key bundle.
//!
//! `Argon2id(password, salt) → HKDF → (auth, wrap)`. The server keeps SHA-256(auth) only, so what it
//! stores opens nothing. One derivation takes tens of milliseconds and the memory of its cost: call
//! it on a bounded pool and never inside a transaction.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

use super::SealingError;
use super::secret::{Key32, sha256};

/// The costs live beside the hash: a row that was tampered with must not be able to ask for
/// all the memory of the machine.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;
const MOST_PASSES: u32 = 64;
const MOST_LANES: u32 = 16;

/// What one derivation costs whoever wants to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Argon2Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// How often the memory is gone over.
    pub passes: u32,
    /// Independent lanes (worked through one after the other).
    pub lanes: u32,
}

impl Argon2Cost {
    /// The cheapest cost there is: for tests, never for people.
    pub const LEAST: Self = Self { memory_kib: 8, passes: 1, lanes: 1 };

    fn params(self) -> Result<Params, SealingError> {
        let bounded = self.memory_kib <= MOST_MEMORY_KIB && self.passes <= MOST_PASSES && self.lanes <= MOST_LANES;
        if !bounded {
            return Err(SealingError::InvalidCost);
        }
        Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).map_err(|_| SealingError::InvalidCost)
    }
}

impl Default for Argon2Cost {
    fn default() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 }
    }
}

/// The two keys a password stands for.
#[derive(Debug)]
pub struct Derived {
    /// Proves the password; only its hash is kept.
    pub auth: Key32,
    /// Wraps the key bundle; kept nowhere.
    pub wrap: Key32,
}

impl Derived {
    /// What may be stored: SHA-256 of `auth`.
    pub fn auth_hash(&self) -> [u8; 32] {
        sha256(self.auth.expose())
    }
}

/// Derives both keys. Accented letters count the same whichever way a keyboard writes them.
pub fn derive(password: &str, salt: &[u8; 16], cost: Argon2Cost) -> Result<Derived, SealingError> {
    let params = cost.params()?;
    let mut blocks = memory(params.block_count())?;
    let mut root = Key32::blank();
    let hashed = Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into_with_memory(
        composed(password).as_bytes(),
        salt,
        root.expose_mut(),
        blocks.as_mut_slice(),
    );
    blocks.iter_mut().for_each(Zeroize::zeroize);
    hashed.map_err(|_| SealingError::InvalidCost)?;
    Ok(Derived {
        auth: root.derive(salt, "jaabi/v1/password/auth")?,
        wrap: root.derive(salt, "jaabi/v1/password/wrap")?,
    })
}

/// Does the work of a sign-in for a name nobody has, so that its duration does not tell.
pub fn spend(password: &str, cost: Argon2Cost) -> Result<(), SealingError> {
    derive(password, &[0; 16], cost).map(drop)
}

/// Room for Argon2, refused with an error where the machine has none left.
fn memory(count: usize) -> Result<Vec<Block>, SealingError> {
    let mut blocks = Vec::new();
    blocks.try_reserve_exact(count).map_err(|_| SealingError::NoKey)?;
    blocks.resize(count, Block::default());
    Ok(blocks)
}

/// Unicode NFC, in a buffer large enough never to be moved and left behind unwiped.
fn composed(password: &str) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(password.len() * 3));
    text.extend(password.nfc());
    text
}
