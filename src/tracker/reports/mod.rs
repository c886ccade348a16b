//! Reports of ended months and quarters, frozen as they are shown: with who made them, of which day, as known when, and a hash.
mod actions;
mod csv;
mod guard;
mod model;
mod pages;
mod policy;
mod store;
mod system;
mod views;

pub use actions::stored;
pub use guard::guard;
pub use model::{Body, Stored};
pub use pages::routes;
