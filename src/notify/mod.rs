//! News for a person: a row in the outbox, in the transaction of its cause. It never says what about.
mod store;

pub use store::{Kind, Letter, due, sent, settle, something_waits, weekly_checkpoint};
