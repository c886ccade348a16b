//! Taking in what a person says: one document of questions, a look at the answers, a slip.
//!
//! Which question follows which answer is said once, in `questions`; the page's script and the server read the same
//! conditions, and the server drops whatever does not belong to the path that was taken.
mod actions;
mod answers;
mod condition;
mod contacts;
mod dates;
mod forms;
mod heard;
mod model;
mod pages;
mod place;
mod practised;
mod questions;
#[cfg(test)]
mod tests;
mod token;
mod views;

pub use heard::prompts;
pub use pages::{TAKERS, routes};
pub use practised::Practised;
