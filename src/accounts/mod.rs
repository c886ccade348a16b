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
mod model;
mod pages;
mod passwords;
mod qr;
mod rekey;
pub mod session;
mod store;
mod sweep;
mod throttle;
mod views;

pub use actions::{add_role, create, disable, enable, enrol, first_password, reset, reset_factor};
pub use error::Error;
pub use gate::{Gate, NoEntry, Renewal, Renewing, bundle_replaced, fresh};
pub use model::{Listed, Name, NewAccount, Profile};
pub use pages::{fault_words, routes, wait_words};
pub use passwords::{Fault, check as check_password};
pub use rekey::rekey;
pub use store::{all, by_name, committee_members, holders, ids, key_of, names, viewer};
pub use sweep::sweep;
