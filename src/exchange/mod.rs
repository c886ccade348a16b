//! Trackers people already keep: read, understood, and made into cases; and cells that are safe to hand out.
//!
//! Reading is pure: bytes go in, rows and reasons come out (`tracker` and what it stands on). Writing comes after
//! (`actions` and below): sensitive rows are sealed before the database sees them.
mod actions;
pub mod ages;
mod batch;
mod carry;
pub mod coded;
pub mod dates;
pub mod delimited;
mod facts;
pub mod fields;
pub mod garble;
mod gazetteer;
pub mod headers;
pub mod headings;
pub mod layout;
pub mod lists;
mod load;
pub mod look;
pub mod mapping;
mod ordinary;
mod pages;
mod place;
pub mod reading;
pub mod report;
pub mod rows;
mod sealed;
pub mod sheet;
mod store;
mod tally;
pub mod tracker;
mod uploads;
pub mod values;
mod views;
mod way;
pub mod workbook;

pub use crate::cell::{guarded, unguarded};
pub use actions::{Actor, Error, Import, import};
pub use fields::Field;
pub use load::{find_mapping, import_file};
pub use pages::{NotReceived, Received, received, routes};
pub use report::{Counted, Message, Reason, Rejection, Remark, Report, Spot, Warning, WarningKind, Warnings};
pub use rows::{Person, PlaceAsTyped, Steps, Track, TrackerRow};
pub use sheet::ReadError;
pub use tracker::{Column, Outcome, SheetUnderstood, Tracker, Understood};
pub use uploads::Uploads;
pub use values::{Age, Sensitivity, Status};

#[cfg(test)]
mod tests;
