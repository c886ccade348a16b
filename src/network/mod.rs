//! The anonymised report for the network of other organisations (PSEA): what was received in an ended quarter, in the dimensions
//! in which such reports are counted everywhere, small numbers hidden. Somebody who can open the cases makes it, in the own
//! session, of those cases alone; it is frozen once, and nobody else reads it here.
mod actions;
mod csv;
mod model;
mod pages;
mod store;
mod views;

pub use actions::{Sight, freeze, own, see};
pub use model::{Report, Table};
pub use pages::routes;
