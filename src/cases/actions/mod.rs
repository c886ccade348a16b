//! What can be done with cases: decide, write, record and announce, in one transaction each.
mod begin;
pub mod chase;
pub(super) mod exclude;
pub(super) mod granting;
pub mod handle;
mod leaving;
pub(super) mod record;
pub mod recover;
mod seal;
mod seal_over;
pub mod sealed;
pub(super) mod transfer;

pub use begin::At;
pub use exclude::{Whom, exclude};
pub use granting::{Colleague, Granting, grant, revoke};
pub use leaving::{Stays, disable};
pub use record::{form_used, is_recorded, record_ordinary, slip, was_recorded};
pub use seal::{Prepared, prepare, record_sealed, take_sealed};
pub use seal_over::seal_over;
pub use transfer::transfer;
