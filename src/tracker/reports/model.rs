//! What is frozen. Everything in it may be shown to whoever answers for the area; names stand as codes, so that each reads it in the
//! own language.
use crate::tracker::{By, Cell, Month, Published, Quarter, Share, ShownFigures};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is counted of a report, and of each region in the table of the country.
pub(super) const FIVE: [&str; 5] = ["received", "closed", "open", "overdue", "told"];

/// An ended month or quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Covers {
    /// A month.
    Month(Month),
    /// A quarter.
    Quarter(Quarter),
}

impl Covers {
    /// Reads `2026-03` or `2026Q1`.
    pub fn parse(code: &str) -> Option<Self> {
        Quarter::parse(code).map(Self::Quarter).or_else(|| {
            let month = Month::parse(code).filter(|month| (1900..=2200).contains(&month.year))?;
            (month.code() == code).then_some(Self::Month(month))
        })
    }

    /// As it is read.
    pub fn code(self) -> String {
        match self {
            Self::Month(month) => month.code(),
            Self::Quarter(quarter) => quarter.to_string(),
        }
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        match self {
            Self::Month(month) => month.first_day(),
            Self::Quarter(quarter) => quarter.first_day(),
        }
    }

    /// Its last day.
    pub fn last(self) -> NaiveDate {
        match self {
            Self::Month(month) => month.last_day(),
            Self::Quarter(quarter) => quarter.last_day(),
        }
    }

    /// The quarter it is or lies in, and the three months of that: the quarter is the sum of these.
    pub fn family(self) -> [Self; 4] {
        let quarter = Quarter::of(self.first());
        let month = |at| Self::Month(Month::of(quarter.first_day()).shifted(at));
        [Self::Quarter(quarter), month(0), month(1), month(2)]
    }
}

/// A report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// `2026-03` or `2026Q1`.
    pub covers: String,
    /// Cases received from this day.
    pub from: NaiveDate,
    /// To this one.
    pub to: NaiveDate,
    /// Key of the place it is about; none: the whole country.
    pub area: Option<i64>,
    /// What happened until the end of this day.
    pub as_of: NaiveDate,
    /// As far as it had been entered by this day, on which it was made.
    pub known_on: NaiveDate,
    /// Who made it.
    pub author: String,
    /// Counts by their name; `null`: hidden.
    pub counts: BTreeMap<String, Option<u32>>,
    /// Days until each step, for half of all; absent: too few.
    pub days: BTreeMap<String, Middle>,
    /// In time, of those due.
    pub in_time: Option<InTimeShown>,
    /// Tables.
    pub tables: Vec<Table>,
    /// Keys of committees from which nothing came.
    pub silent: Vec<i64>,
}

/// A middle of days with its interval. `null`: not reached.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as named")]
pub struct Middle {
    pub days: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
}

/// A share of those due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InTimeShown {
    /// So many per cent.
    pub percent: u32,
    /// Or more.
    pub or_more: bool,
    /// Of so many.
    pub due: Option<u32>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// `reason`, `satisfaction`, `channel`, `age`, `category`, `sector` or `region`.
    pub by: String,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Code of the group; empty: nothing was said.
    pub code: String,
    /// Counts by their name; `null`: hidden.
    pub counts: BTreeMap<String, Option<u32>>,
}

/// A report as it is stored.
#[derive(Debug, Clone)]
pub struct Stored {
    /// Its number.
    pub key: i64,
    /// Key of the place it is about; none: the whole country.
    pub area: Option<i64>,
    /// The report as bytes.
    pub bytes: String,
    /// SHA-256 of these.
    pub hash: Vec<u8>,
}

impl Stored {
    /// The report; `None` if another hand changed it.
    pub fn read(&self) -> Option<Body> {
        let whole = self.hash == crate::sealing::sha256(self.bytes.as_bytes());
        serde_json::from_str(&self.bytes).ok().filter(|_| whole)
    }
}

/// What a report is about, beside its figures.
pub(super) struct About<'a> {
    /// The period.
    pub covers: Covers,
    /// The place.
    pub area: Option<i64>,
    /// Who makes it, and when.
    pub made: (&'a str, NaiveDate),
}

impl Body {
    /// Of what is published. The groups of `published` are named by codes.
    pub(super) fn new(about: &About<'_>, published: &Published, silent: Vec<i64>) -> Self {
        let flow = &published.flow;
        let days = flow.clocks.iter().filter_map(|clocks| {
            let middle = clocks.person?;
            let middle = Middle { days: middle.days, low: middle.low, high: middle.high };
            Some((clocks.step.as_str().to_owned(), middle))
        });
        let totals = published.totals.as_ref();
        Self {
            covers: about.covers.code(),
            from: about.covers.first(),
            to: about.covers.last(),
            area: about.area,
            as_of: about.covers.last(),
            known_on: about.made.1,
            author: about.made.0.to_owned(),
            counts: counts(published),
            days: if totals.is_some() { days.collect() } else { BTreeMap::new() },
            in_time: totals.and_then(in_time),
            tables: tables(published),
            silent,
        }
    }

    /// Every count by a name that says which: `count/told`, `reason/resolved/received`, `region/12/told`.
    pub fn cells(&self) -> BTreeMap<String, Option<u32>> {
        let counts = self.counts.iter().map(|(name, count)| (format!("count/{name}"), *count));
        let rows = self.tables.iter().flat_map(|table| table.rows.iter().map(move |row| (&table.by, row)));
        let cells = rows.flat_map(|(by, row)| {
            row.counts.iter().map(move |(name, count)| (format!("{by}/{}/{name}", row.code), *count))
        });
        counts.chain(cells).collect()
    }

    /// What it says of a count: a group that is not in its table had nothing.
    pub(super) fn says(&self, key: &str) -> Option<u32> {
        let has_table = |by: &str| self.tables.iter().any(|table| table.by == by);
        match self.cells().get(key) {
            Some(count) => *count,
            None => key.split_once('/').filter(|(by, _)| has_table(by)).map(|_| 0),
        }
    }

    /// The same, never to be kept: where no table of regions may be shown, one in which every number is hidden stands for it.
    pub(super) fn with_regions_hidden(mut self, regions: impl Iterator<Item = String>) -> Self {
        if self.area.is_none() && !self.tables.iter().any(|table| table.by == "region") {
            let counts = || FIVE.iter().map(|name| ((*name).to_owned(), None)).collect();
            let rows: Vec<Row> = regions.map(|code| Row { code, counts: counts() }).collect();
            if !rows.is_empty() {
                self.tables.push(Table { by: "region".into(), rows });
            }
        }
        self
    }
}

fn counts(published: &Published) -> BTreeMap<String, Option<u32>> {
    let Some(totals) = &published.totals else { return BTreeMap::new() };
    let own = five(totals);
    let flow = published.flow.funnel.iter().chain(&published.flow.returns);
    let flow = flow.map(|(what, cell)| (what.as_str().to_owned(), cell.shown()));
    let not_told =
        published.extra.as_ref().and_then(|extra| extra.not_told).map(|cell| ("not_told".to_owned(), cell.shown()));
    flow.chain(not_told).chain(own).collect()
}

fn five(figures: &ShownFigures) -> BTreeMap<String, Option<u32>> {
    let cells: [(&str, Cell); 5] = [
        ("received", figures.received),
        ("closed", figures.closed),
        ("open", figures.open),
        ("overdue", figures.overdue),
        ("told", figures.told),
    ];
    cells.into_iter().map(|(name, cell)| (name.to_owned(), cell.shown())).collect()
}

fn in_time(totals: &ShownFigures) -> Option<InTimeShown> {
    let (percent, or_more) = match totals.in_time {
        Share::Percent(percent) => (percent, false),
        Share::AtLeast(percent) => (percent, true),
        Share::Nothing | Share::Hidden => return None,
    };
    Some(InTimeShown { percent, or_more, due: totals.due })
}

fn tables(published: &Published) -> Vec<Table> {
    let part = |part: &crate::tracker::Part| Row {
        code: part.code.clone(),
        counts: BTreeMap::from([("cases".to_owned(), part.count.shown())]),
    };
    let parts = published.extra.iter().flat_map(|extra| &extra.parts);
    let parts = parts.map(|parts| Table { by: parts.by.to_owned(), rows: parts.rows.iter().map(part).collect() });
    let wanted = published.groups.iter().filter(|groups| groups.by != By::Committee);
    let groups = wanted.filter_map(|groups| {
        let rows =
            groups.rows.as_ref()?.iter().map(|group| Row { code: group.name.clone(), counts: five(&group.figures) });
        Some(Table { by: groups.by.code().to_owned(), rows: rows.collect() })
    });
    parts.chain(groups).collect()
}
