//! Trackers people already keep, read and understood; and cells that are safe to hand out.
//!
//! Reading is pure: bytes go in, rows and reasons come out. Neither database nor web is known here.
pub mod ages;
pub mod dates;
pub mod delimited;

pub mod fields;
pub mod headers;
pub mod headings;
pub mod layout;
pub mod lists;
pub mod reading;
pub mod report;
pub mod rows;
pub mod sheet;
pub mod tracker;
pub mod values;
pub mod workbook;

pub use crate::cell::{guarded, unguarded};
pub use fields::Field;
pub use report::{Counted, Message, Reason, Rejection, Report, Warning, WarningKind, Warnings};
pub use rows::{Person, PlaceAsTyped, Steps, Track, TrackerRow};
pub use sheet::ReadError;
pub use tracker::{Column, Outcome, SheetUnderstood, Tracker, Understood};
pub use values::{Age, Sensitivity, Status};

#[cfg(test)]
mod tests;
