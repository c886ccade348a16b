//! Where the administration uploads recorded words: for each language that is spoken, what is recorded and what is missing.
mod pages;
mod views;

pub use pages::{all, routes};
