//! Complaint committees: where they are, and whom to speak to there.
mod model;
mod store;

pub use model::{Closing, Committee, NewCommittee};
pub use store::{add, all, change, describe, find_by_name, get, resettle};
