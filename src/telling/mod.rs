//! Telling people their answer: whom to tell today and by which way, the number to call, and what is read out to everybody.
mod model;
mod pages;
mod tasks;
mod views;

pub use pages::{TELLERS, routes};
pub use tasks::count;
