//! Desks of focal points: who may be given the key of a sealed case.
mod model;
mod store;

pub use model::{Desk, DeskKind, Member, NewDesk};
pub use store::{add, add_member, all, by_code, describe, end_memberships, get, members};
