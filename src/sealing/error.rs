//! What can go wrong while sealing and opening, told without a word of what was inside.

use thiserror::Error;

/// Why something could not be sealed or opened. Carries no content, so it may be logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SealingError {
    /// The password is not the one the credentials were made with.
    #[error("the password does not fit")]
    WrongPassword,
    /// Damaged, cut short, or sealed for somebody else: these are never told apart.
    #[error("this cannot be opened with that key")]
    Unreadable,
    /// It opens, but it says it belongs to another instance, case, number or key.
    #[error("this belongs somewhere else")]
    Misplaced,
    /// A text that should be a key, a recipient, a token or a key ring is not one.
    #[error("this is not a valid key")]
    InvalidKey,
    /// The header of an item holds something it may not hold.
    #[error("this item header is not valid")]
    InvalidHeader,
    /// The cost of password hashing is outside what this machine should be asked for.
    #[error("the cost of password hashing is out of bounds")]
    InvalidCost,
    /// It was encrypted with a key that is not in the key ring.
    #[error("key {0} is not in the key ring")]
    MissingKey(u8),
    /// The body could not be written as JSON, or is too large to be sealed in one piece.
    #[error("this cannot be sealed")]
    Unsealable,
    /// The machine gave no randomness or no memory to make a key with.
    #[error("the machine could not make a key")]
    NoKey,
}
