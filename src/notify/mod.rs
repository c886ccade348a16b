//! News for a person: a row in the outbox, in the transaction of its cause. It never says what about.
mod store;

pub use store::{
    Kind, Letter, MOST_TRIES, Reach, case_waits, claim, due, forget, forget_all, forget_case, given_up,
    is_out_of_reach, new_case_waits, rights_changed, sent, settle, something_waits, stuck, try_again,
    weekly_checkpoint,
};
