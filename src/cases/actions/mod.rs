//! What can be done with cases: decide, write, record and announce, in one transaction each.
mod record;
mod seal;

pub use record::{is_recorded, record_ordinary, slip};
pub use seal::{Prepared, prepare, record_sealed, take_sealed};
