//! Who belongs to the desks of a focal point: the list, the eight words of each, and confirming somebody by them.
mod actions;
mod pages;
mod views;

pub use actions::{By, announce, confirm};
pub use pages::routes;
