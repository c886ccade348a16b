//! Accounts.
mod store;
pub use store::{committee_members, holders, ids, key_of, names};
