//! What can be done with cases: decide, write, record and announce, in one transaction each.
mod begin;
pub mod handle;
pub(super) mod record;
mod seal;
mod seal_over;
pub mod sealed;

pub use begin::At;
pub use record::{form_used, is_recorded, record_ordinary, slip};
pub use seal::{Prepared, prepare, record_sealed, take_sealed};
pub use seal_over::seal_over;
