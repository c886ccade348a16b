//! The first duty of a committee: that people know how to complain. Sessions held, boxes opened, posters; and where nobody
//! has informed for a long time. Numbers and codes alone: what somebody said there is taken in as a case.
mod model;
mod pages;
mod store;
mod views;

pub use model::{Done, Heads, Kind, Topic};
pub use pages::{INFORMERS, routes};
pub use store::add;
