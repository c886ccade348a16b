//! Sealing: who can read what, decided by keys and not by good intentions.
//!
//! Pure cryptography: knows neither database nor web nor clock. A password opens a key bundle
//! (`Credentials`), a session carries it (`SessionSecret`), a bundle opens a grant, a grant opens a
//! case (`CaseIdentity`), a case opens its items (`open_item`). What is sealed to people and cases
//! is an age v1 file; what is wrapped for the server's own rows is XChaCha20-Poly1305.

mod bundle;
mod case;
mod credentials;
pub mod csrf;
mod envelope;
mod error;
mod instance;
mod item;
pub mod kdf;
mod link;
mod log;
mod recovery;
mod secret;
mod session;
mod slip;
mod stream;
pub mod totp;

#[cfg(test)]
mod tests;

pub use bundle::{KeyBundle, verify_signature};
pub use case::CaseIdentity;
pub use credentials::{Credentials, PlainCredentials};
pub use envelope::Recipient;
pub use error::SealingError;
pub use instance::InstanceKeys;
pub use item::{ItemHeader, ItemPlace, SealedItem, open_item, open_json, seal_item, seal_json};
pub use kdf::{Argon2Cost, Derived};
pub use link::{LinkCode, LinkSecret};
pub use log::LogKey;
pub use recovery::{RecoveryKit, RecoveryRecipient};
pub use secret::{Key32, sha256};
pub use session::SessionSecret;
pub use slip::{ANIMALS, COLOURS, PAIRS, SlipKeys, SlipSecret};
pub use stream::{FileKey, FilePlace, OpenedFile, SealedFile, hand_over, seal_file};
pub use totp::TotpSecret;
