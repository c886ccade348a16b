//! Cases: taking in, reading, handling, closing. Both kinds; one query for every read.
mod actions;
mod context;
pub mod model;
mod store;

pub use actions::{Prepared, is_recorded, prepare, record_ordinary, record_sealed, slip, take_sealed};
pub use context::{Context, Error};
pub use store::Ordinary;
