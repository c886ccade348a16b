//! How long cases are kept: contact first, then the narrative, then the case, whose figures stay. By deleting the keys where a
//! case is sealed, the content where it is not.
mod actions;
mod policy;

pub use actions::{Line, due, run};
pub use policy::{Policy, Rule};
