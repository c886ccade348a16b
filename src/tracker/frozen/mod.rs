//! Sealed cases, as little as those who answer for the programme need to know: ended quarters, by track and region, frozen once
//! by the program itself, small numbers hidden. There is no live figure of sealed cases anywhere.
mod actions;
mod csv;
mod hiding;
mod model;
mod pages;
mod views;

pub use actions::{freeze_all, freeze_due, frozen};
pub use hiding::hidden as hide_small;
pub use model::{Frozen, RegionTotals, Shown, TrackTotals, fingerprint, hex};
pub(super) use pages::{file, page};
pub(crate) use views::quarter_words;
