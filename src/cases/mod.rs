//! Cases: taking in, reading, handling, closing. Both kinds; one query for every read.
mod actions;
mod life;
pub mod policy;
mod context;
pub mod model;
mod store;

pub use actions::{At, Prepared, is_recorded, prepare, record_ordinary, record_sealed, seal_over, slip, take_sealed};
pub use actions::{handle, sealed};
pub use context::{Context, Error};
pub use life::{Verb, steps};
pub use store::Ordinary;
