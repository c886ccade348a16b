//! Accounts, roles, signing in, sessions: who is at the door, and with which keys.
//!
//! The command line uses the plain functions on a connection (`create`, `disable`, `reset`, `all`); the pages go through
//! `Gate`, which hashes passwords outside every transaction.
mod actions;
mod device;
mod error;
mod factor;
mod forms;
mod gate;
mod letters;
mod link;
mod model;
mod pages;
#[cfg(feature = "passkeys")]
mod passkeys;
mod passwords;
mod qr;
mod rekey;
pub mod session;
pub mod slips;
mod store;
mod sweep;
mod throttle;
mod views;

pub use actions::{
    add_role, announce, create, disable, enable, end_sessions, enrol, first_password, invite, reset, reset_factor,
    retire, take_role,
};
pub use error::Error;
pub use gate::{Gate, NoEntry, Renewal, Renewing, bundle_replaced, fresh};
pub use letters::{Writing, address, may_wait, set_writing, writing};
pub use link::Link;
pub use model::{Change, Deed, INVITED_FOR, Listed, Name, NewAccount, Profile, role_handle};
pub use pages::{fault_words, routes, wait_words};
pub use passwords::{Fault, check as check_password, words as first_words};
pub use qr::draw;
pub use rekey::rekey;
pub use store::{
    all, by_name, changes, committee_members, devices, holders, ids, invited_until, key_of, names, of_id, readers,
    resettle, scopes_in, set_seen, settle_news, unseen, viewer, wants_letters, who_wants_letters,
};
pub use sweep::sweep;
