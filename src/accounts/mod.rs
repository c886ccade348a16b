//! Accounts, roles, signing in, sessions: who is at the door, and with which keys.
//!
//! The command line uses the plain functions on a connection (`create`, `disable`, `reset`, `all`); the pages go through
//! `Gate`, which hashes passwords outside every transaction.
mod actions;
mod device;
mod error;
mod forms;
mod gate;
mod model;
mod pages;
mod passwords;
pub mod session;
mod store;
mod throttle;
mod views;

pub use actions::{add_role, create, disable, enable, first_password, reset};
pub use error::Error;
pub use gate::Gate;
pub use model::{Listed, Name, NewAccount, Profile};
pub use pages::routes;
pub use passwords::{Fault, check as check_password};
pub use store::{all, by_name, committee_members, holders, ids, key_of, names, viewer};
