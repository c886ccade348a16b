//! What the page of frozen quarters is given.
use super::hiding::hide_moved;
use super::model::{Asked, Frozen, Shown, fingerprint};
use crate::access::{Area, Level, Role, Viewer};
use crate::cases::model::Track;
use crate::id::PlaceKey;
use crate::places::Book;
use crate::tracker::Quarter;
use crate::web::{Page, Ui};
use serde::Serialize;

/// Who reads: what they are called to answer for.
pub(super) struct Reader<'a> {
    ui: &'a Ui,
    book: &'a Book,
    areas: Vec<Area>,
}

impl<'a> Reader<'a> {
    /// The reader, as a manager.
    pub fn new(ui: &'a Ui, book: &'a Book, viewer: &Viewer) -> Self {
        let managing = viewer.roles.iter().filter(|held| held.role == Role::Manager);
        let areas: Option<Vec<Area>> = managing.map(|held| held.area).collect();
        // who answers for one whole programme answers for every region
        let areas = areas.unwrap_or_default();
        Self { ui, book, areas: areas.into_iter().filter(|area| area.level != Level::Country).collect() }
    }

    /// Whether a region is among those the reader answers for; the one that nobody named is for all.
    pub fn sees(&self, region: i64) -> bool {
        let key = PlaceKey::new(region);
        let within = |area: &Area| self.book.climb(area.place).iter().any(|place| place.key == key);
        region == 0 || self.areas.is_empty() || self.areas.iter().any(within)
    }

    /// The name of a region.
    pub fn region(&self, region: i64) -> String {
        let named = Some(PlaceKey::new(region)).filter(|_| region != 0);
        named.map_or_else(|| self.ui.text("tracker-not-said"), |key| self.book.name(Some(key)).to_owned())
    }

    /// The whole country.
    pub fn everywhere(&self) -> String {
        self.ui.text("tracker-frozen-all")
    }

    fn line(&self, name: String, asked: Asked, shown: Shown) -> Line {
        let number = |count: Option<u32>| count.map(|n| n.to_string()).unwrap_or_default();
        let soon = |asked: bool, count: Option<u32>| match (count.filter(|_| asked), shown.known) {
            (Some(n), Some(of)) => self.ui.text_with("tracker-frozen-share", &[("n", n.into()), ("of", of.into())]),
            _ => String::new(),
        };
        Line {
            name,
            received: number(shown.cases),
            one: soon(asked != Asked::Nothing, shown.within_one),
            two: soon(asked == Asked::HandedOver, shown.within_two),
        }
    }
}

/// A line of a table; hidden is empty.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct Line {
    pub name: String,
    pub received: String,
    pub one: String,
    pub two: String,
}

/// One track.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct TrackTable {
    pub track: String,
    /// Whether a column says how soon, within one day.
    pub asks_one: bool,
    /// And within two.
    pub asks_two: bool,
    /// What it is that should happen soon.
    pub soon: &'static str,
    pub lines: Vec<Line>,
    /// Regions of which nothing is shown.
    pub hidden: Vec<String>,
}

/// A quarter to choose.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct QuarterLink {
    pub code: String,
    pub words: String,
    pub current: bool,
}

/// `/tracker/quarters`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct QuartersPage {
    /// Whoever works at a desk is shown no figure: beside the own cases it would tell of others.
    pub at_desk: bool,
    pub quarters: Vec<QuarterLink>,
    pub code: String,
    pub words: String,
    pub frozen_on: String,
    pub hash: String,
    pub tracks: Vec<TrackTable>,
    /// Ordinary cases that were sealed in the quarter; empty: few or none.
    pub moved: String,
    /// How many of them were late; empty: few.
    pub moved_late: String,
}

impl Page for QuartersPage {
    const TEMPLATE: &'static str = "tracker/quarters";
}

/// The quarter in words.
pub(crate) fn quarter_words(ui: &Ui, quarter: Quarter) -> String {
    let months = [quarter.first_day(), quarter.last_day()].map(|day| ui.text(&format!("month-{}", day.format("%-m"))));
    let [from, to] = months;
    let args = [("from", from.into()), ("to", to.into()), ("year", quarter.year().to_string().into())];
    ui.text_with("tracker-quarter", &args)
}

impl QuartersPage {
    /// For somebody who works at a desk, or before anything is frozen.
    pub(super) fn empty(at_desk: bool) -> Self {
        let nothing = String::new;
        Self {
            at_desk,
            quarters: Vec::new(),
            code: nothing(),
            words: nothing(),
            frozen_on: nothing(),
            hash: nothing(),
            tracks: Vec::new(),
            moved: nothing(),
            moved_late: nothing(),
        }
    }

    /// One of the frozen quarters, and the way to the others.
    pub(super) fn new(ui: &Ui, all: &[Frozen], chosen: &Frozen, moved: (u32, u32), reader: &Reader<'_>) -> Self {
        let (moved, moved_late) = hide_moved(moved);
        let text = |count: Option<u32>| count.map(|n| n.to_string()).unwrap_or_default();
        let link = |frozen: &Frozen| QuarterLink {
            code: frozen.totals.quarter.to_string(),
            words: quarter_words(ui, frozen.totals.quarter),
            current: frozen.totals.quarter == chosen.totals.quarter,
        };
        let table = |track: &super::TrackTotals| {
            let asked = Track::parse(&track.track).map_or(Asked::Nothing, Asked::of);
            let own = track.regions.iter().filter(|row| reader.sees(row.region));
            let (shown, hidden): (Vec<_>, Vec<_>) = own.partition(|row| row.shown.cases.is_some());
            let country = reader.line(reader.everywhere(), asked, track.shown);
            let regions = shown.into_iter().map(|row| reader.line(reader.region(row.region), asked, row.shown));
            TrackTable {
                track: track.track.clone(),
                asks_one: asked != Asked::Nothing,
                asks_two: asked == Asked::HandedOver,
                soon: if asked == Asked::Explained { "explained" } else { "handed" },
                lines: std::iter::once(country).chain(regions).collect(),
                hidden: hidden.into_iter().map(|row| reader.region(row.region)).collect(),
            }
        };
        Self {
            at_desk: false,
            quarters: all.iter().map(link).collect(),
            code: chosen.totals.quarter.to_string(),
            words: quarter_words(ui, chosen.totals.quarter),
            frozen_on: ui.date(chosen.frozen_on),
            hash: fingerprint(&chosen.hash),
            tracks: chosen.totals.tracks.iter().map(table).collect(),
            moved: text(moved),
            moved_late: text(moved_late),
        }
    }
}
