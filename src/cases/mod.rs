//! Cases: taking in, reading, handling, closing. Both kinds; one query for every read.
pub mod model;
mod store;
