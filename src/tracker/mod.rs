//! The resolution tracker: how many speak, how long they wait until they are told, and what is late. Of ordinary cases
//! only, and frozen quarters of sealed ones; figures about few people are hidden before anything is shown.
mod asked;
mod chart;
mod csv;
mod frozen;
mod groups;
mod hiding;
mod measures;
mod model;
mod narrow;
mod pages;
mod published;
mod quarter;
mod suppress;
mod table;
#[cfg(test)]
mod tests;
mod views;
mod writer;

pub use chart::{Bar, ChartWords, svg};
pub(crate) use frozen::quarter_words;
pub use frozen::{
    Frozen, RegionTotals, Shown, TrackTotals, fingerprint, freeze_all, freeze_due, frozen, hex, hide_small,
};
pub use groups::{Known, MonthFigures};
pub use measures::{Figures, InTime, Spread, Summary};
pub use model::{Fact, Month, Period};
pub use pages::routes;
pub use published::{By, Group, Groups, Names, Published, ShownMonth};
pub use quarter::Quarter;
pub use suppress::{Cell, SMALLEST_SHOWN};
pub use table::{Share, ShownFigures, Totals, protect, protect_months, protect_totals};
pub use views::{BarRow, Breakdown, Choice, Count, Filters, GroupRow, ShareText, TimesRow, TrackerPage, Words};
