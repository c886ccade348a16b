//! The resolution tracker: how many speak, how long they wait until they are told, and what is late. Of ordinary cases
//! only, and frozen quarters of sealed ones; figures about few people are hidden before anything is shown.
mod asked;
mod beside;
mod chart;
mod choices;
mod detail;
mod extra;
mod flow;
mod flow_view;
mod frozen;
mod groups;
mod hiding;
mod links;
mod measures;
mod model;
mod more;
mod narrow;
mod pages;
mod people;
mod published;
mod quarter;
mod replay;
mod report;
mod reports;
mod shares;
mod sheet;
mod suppress;
mod table;
#[cfg(test)]
mod tests;
mod views;
mod waits;
mod what;
mod work;
mod workdays;
mod writer;

pub use beside::{Beside, BesideCount};
pub use chart::{Bar, ChartWords, svg};
pub use detail::{Age, Endings, Funnel, Reason, Returns, Satisfaction, Span};
pub use extra::{Extra, Heat, Part, Parts};
pub use flow::{Clocks, Flow};
pub use flow_view::{ClockRow, ClockText, FlowView, SpanRow, StepRow};
pub(crate) use frozen::quarter_words;
pub use frozen::{
    Frozen, RegionTotals, Shown, TrackTotals, fingerprint, freeze_all, freeze_due, frozen, hex, hide_small,
};
pub use groups::{Known, MonthFigures};
pub use measures::{Figures, InTime, Spread, Summary};
pub use model::{Fact, Month, Period, View};
pub use more::{HeatCell, HeatRow, HeatView, Late, More, PartRow, PartsView, Tile, TrendRow, WaitText, WithinRow};
pub use pages::{Asking, published_for, routes};
pub use people::Heard;
pub use published::{By, Group, Groups, Names, Published, ShownMonth};
pub use quarter::Quarter;
pub use report::{GroupReport, InTimeShare, Report};
pub use reports::{Body, Stored, guard, stored};
pub use suppress::{Cell, SMALLEST_SHOWN};
pub use table::{Share, ShownFigures, Totals, protect, protect_months, protect_totals};
pub use views::{
    BarRow, Breakdown, Chip, Choice, Count, Filters, GroupRow, Sent, ShareText, TimesRow, TrackerPage, Words,
};
pub use waits::{Clock, Step, Wait};
pub use what::What;
pub use workdays::Workdays;
