//! Grants: the case's identity sealed to one account. Need-to-know, access list and key in one row.
mod actions;
mod pages;
mod store;

pub use actions::renew;
pub use pages::routes;
pub use store::{
    Grant, Holder, Why, add, end, end_all, end_membership_grants, for_recovery, holders, open, replace, wrapped,
};
