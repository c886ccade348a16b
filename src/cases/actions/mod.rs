//! What can be done with cases: decide, write, record and announce, in one transaction each.
mod attach;
mod begin;
pub(super) mod blobs;
mod export;
pub mod handle;
mod incoming;
pub(super) mod record;
mod seal;
mod seal_over;
pub mod sealed;

pub use attach::read as read_file;
pub use attach::{attach, detach, may_attach};
pub use begin::At;
pub use blobs::{Body, Part};
pub(super) use export::{Asker, Parcel, attached_to, export};
pub use incoming::{Incoming, MOST_BYTES, MOST_FROM_COMMITTEE};
pub use record::{form_used, is_recorded, record_ordinary, slip, was_recorded};
pub use seal::{Prepared, prepare, record_sealed, take_sealed};
pub use seal_over::seal_over;
