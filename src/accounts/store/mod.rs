//! SQL.
mod directory;
pub use directory::{committee_members, holders, ids, key_of, names};
