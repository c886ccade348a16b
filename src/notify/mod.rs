//! News for a person: a row in the outbox, in the transaction of its cause. It never says what about.
mod store;

pub use store::{
    Kind, Letter, case_waits, due, forget, forget_case, rights_changed, sent, settle, something_waits, stuck,
    weekly_checkpoint,
};
