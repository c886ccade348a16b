//! What the pages of reports are given.
use super::actions::Readable;
use super::model::{Body, Covers, Middle, Table};
use crate::cases::Context;
use crate::committees::Committee;
use crate::id::PlaceKey;
use crate::tracker::writer::Writer;
use crate::tracker::{Choice, Count, fingerprint, hex, quarter_words};
use crate::web::{Page, Ui};
use chrono::Datelike;
use serde::Serialize;
use std::collections::BTreeMap;

/// What stands above a report.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct Head {
    pub key: i64,
    pub words: String,
    pub area: String,
    pub as_of: String,
    pub known_on: String,
    pub author: String,
    pub hash: String,
    /// Another hand changed it: nothing of it is shown.
    pub damaged: bool,
}

/// `/tracker/reports`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct ReportsPage {
    /// Whether reports are shown to the reader.
    pub shown: bool,
    pub refusal: String,
    pub reports: Vec<Head>,
    pub periods: Vec<Choice>,
    pub areas: Vec<Choice>,
}

impl Page for ReportsPage {
    const TEMPLATE: &'static str = "tracker/reports";
}

/// A number of one report, and of another beside it.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct Pair {
    pub name: String,
    pub left: Count,
    pub right: Count,
    /// The bar of the left one, in per cent of those received.
    pub width: u32,
}

/// Days of one report, and of another beside it; empty: too few.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct DaysPair {
    pub name: String,
    pub left: String,
    pub right: String,
}

/// A table of both.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct TablePair {
    pub by: String,
    pub title: String,
    pub rows: Vec<Pair>,
}

/// `/tracker/reports/{key}`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct ReportPage {
    pub left: Head,
    /// What stands beside it.
    pub right: Option<Head>,
    pub counts: Vec<Pair>,
    pub days: Vec<DaysPair>,
    pub tables: Vec<TablePair>,
    pub silent: Vec<String>,
    /// Others to be put beside it.
    pub others: Vec<Choice>,
    pub some_hidden: bool,
}

impl Page for ReportPage {
    const TEMPLATE: &'static str = "tracker/report";
}

/// The same as a file that stands alone.
#[derive(Debug, Serialize)]
pub struct ReportFile {
    #[serde(flatten)]
    page: ReportPage,
}

impl Page for ReportFile {
    const TEMPLATE: &'static str = "tracker/report_file";
}

impl From<ReportPage> for ReportFile {
    fn from(page: ReportPage) -> Self {
        Self { page }
    }
}

/// The order of the counts.
const COUNTS: [&str; 15] = [
    "received",
    "acknowledged",
    "answered",
    "told",
    "satisfied",
    "closed",
    "acted",
    "not_told",
    "open",
    "overdue",
    "reopened",
    "reopened_soon",
    "appealed",
    "overturned",
    "withdrawn",
];
const STEPS: [&str; 4] = ["acknowledge", "answer", "tell", "close"];
/// The tables in the order of the page, with the count that is shown of each.
const TABLES: [(&str, &str); 13] = [
    ("category", "received"),
    ("sector", "received"),
    ("region", "received"),
    ("reason", "cases"),
    ("satisfaction", "cases"),
    ("channel", "cases"),
    ("age", "cases"),
    ("sex", "cases"),
    ("person_age", "cases"),
    ("displacement", "cases"),
    ("access", "cases"),
    ("acted_sex", "cases"),
    ("acted_person_age", "cases"),
];

/// The tables of what people said of themselves.
const PERSONS: [&str; 6] = ["sex", "person_age", "displacement", "access", "acted_sex", "acted_person_age"];

/// The period in words.
pub(super) fn words(ui: &Ui, covers: &str) -> String {
    match Covers::parse(covers) {
        Some(Covers::Quarter(quarter)) => quarter_words(ui, quarter),
        Some(Covers::Month(month)) => {
            let first = month.first_day();
            format!("{} {}", ui.text(&format!("month-{}", first.month())), first.year())
        }
        None => covers.to_owned(),
    }
}

/// The name of the place of a report.
pub(super) fn area_words(ui: &Ui, ctx: &Context, area: Option<i64>) -> String {
    let named = area.map(|key| ctx.book.name_in(Some(PlaceKey::new(key)), ui.lang).to_owned());
    named.unwrap_or_else(|| ui.text("tracker-frozen-all"))
}

impl Head {
    /// Of a report.
    pub(super) fn new(ui: &Ui, ctx: &Context, readable: &Readable) -> Self {
        let (key, hash) = (readable.stored.key, fingerprint(&hex(&readable.stored.hash)));
        let Some(body) = &readable.body else { return Self { key, hash, damaged: true, ..Self::default() } };
        Self {
            key,
            words: words(ui, &body.covers),
            area: area_words(ui, ctx, body.area),
            as_of: ui.date(body.as_of),
            known_on: ui.date(body.known_on),
            author: body.author.clone(),
            hash,
            damaged: false,
        }
    }
}

/// Writes what two reports say, or one.
pub(super) struct Sheet<'a> {
    pub ui: &'a Ui,
    pub ctx: &'a Context,
    pub committees: &'a [Committee],
}

impl Sheet<'_> {
    /// The page.
    pub(super) fn page(&self, left: &Readable, right: Option<&Readable>, others: Vec<Choice>) -> ReportPage {
        let head = |readable: &Readable| Head::new(self.ui, self.ctx, readable);
        let (left_body, right_body) = (left.body.as_ref(), right.and_then(|right| right.body.as_ref()));
        let mut page = ReportPage {
            left: head(left),
            right: right.map(head),
            counts: Vec::new(),
            days: Vec::new(),
            tables: Vec::new(),
            silent: Vec::new(),
            others,
            some_hidden: false,
        };
        if let Some(body) = left_body {
            page.counts = self.counts(body, right_body);
            page.days = STEPS.iter().map(|step| self.days(step, body, right_body)).collect();
            page.tables = TABLES.iter().filter_map(|table| self.table(*table, body, right_body)).collect();
            page.silent = self.silent(body);
        }
        let pairs = page.counts.iter().chain(page.tables.iter().flat_map(|table| &table.rows));
        page.some_hidden = pairs.into_iter().any(|pair| pair.left.text.is_empty());
        page
    }

    fn count(&self, count: Option<u32>) -> Count {
        let words = |key: &str| self.ui.text(key);
        count.map_or_else(Count::default, |n| Writer::new(&words).count(crate::tracker::Cell::Shown(n)))
    }

    fn pair(&self, name: String, left: Option<u32>, right: Option<u32>, total: u32) -> Pair {
        let width = left.map_or(0, |n| n.min(total) * 100 / total.max(1));
        Pair { name, left: self.count(left), right: self.count(right), width }
    }

    fn counts(&self, left: &Body, right: Option<&Body>) -> Vec<Pair> {
        let of = |body: &Body, name: &str| body.counts.get(name).copied().flatten();
        let total = of(left, "received").unwrap_or_default();
        let known = COUNTS.iter().filter(|name| left.counts.contains_key(**name));
        let pair = |name: &&str| {
            let words = self.ui.text(&format!("tracker-count-{name}"));
            self.pair(words, of(left, name), right.and_then(|right| of(right, name)), total)
        };
        known.map(pair).collect()
    }

    fn days(&self, step: &str, left: &Body, right: Option<&Body>) -> DaysPair {
        let words = |key: &str| self.ui.text(key);
        let writer = Writer::new(&words);
        let text = |middle: &Middle| match middle.days {
            None => self.ui.text("tracker-clock-unreached"),
            Some(days) => {
                let end = |days: Option<f64>| days.map_or_else(|| "…".to_owned(), |days| writer.half(days));
                let mark = self.ui.text("tracker-days-mark");
                let days = format!("{}\u{a0}{mark}", writer.half(days));
                middle.low.map_or(days.clone(), |low| format!("{days} ({}–{})", writer.half(low), end(middle.high)))
            }
        };
        let of = |body: &Body| body.days.get(step).map(text).unwrap_or_default();
        let name = self.ui.text(&format!("tracker-step-{step}"));
        DaysPair { name, left: of(left), right: right.map(of).unwrap_or_default() }
    }

    fn table(&self, (by, measure): (&str, &str), left: &Body, right: Option<&Body>) -> Option<TablePair> {
        let table = |body: &Body| body.tables.iter().find(|table| table.by == by).cloned();
        let rows = |table: &Table| -> BTreeMap<String, Option<u32>> {
            table.rows.iter().map(|row| (row.code.clone(), row.counts.get(measure).copied().flatten())).collect()
        };
        let (left, right) = (table(left)?, right.and_then(table));
        let (own, other) = (rows(&left), right.as_ref().map(rows));
        let total = own.values().flatten().sum::<u32>();
        let more = right.iter().flat_map(|table| &table.rows).filter(|row| !own.contains_key(&row.code));
        let pair = |row: &super::model::Row| {
            let left = own.get(&row.code).copied().unwrap_or(Some(0));
            let right = other.as_ref().and_then(|other| other.get(&row.code).copied().unwrap_or(Some(0)));
            self.pair(self.name(by, &row.code), left, right, total)
        };
        let title = if PERSONS.contains(&by) { "tracker-part-" } else { "tracker-report-table-" };
        let title = self.ui.text(&format!("{title}{by}"));
        Some(TablePair { by: by.to_owned(), title, rows: left.rows.iter().chain(more).map(pair).collect() })
    }

    /// The name of a group in the reader's language.
    fn name(&self, by: &str, code: &str) -> String {
        let programme = &self.ctx.programme;
        match by {
            _ if PERSONS.contains(&by) => self.ui.text(&format!("tracker-person-{code}")),
            _ if code.is_empty() || code == "none" => self.ui.text("tracker-not-said"),
            "category" => {
                code.parse().map_or_else(|_| code.to_owned(), |code| programme.category_name(code, self.ui.lang))
            }
            "region" => self.region(code),
            "reason" => self.ui.text(&format!("closing-{code}")),
            "satisfaction" => self.ui.text(&format!("tracker-satisfaction-{code}")),
            "age" => self.ui.text(&format!("tracker-age-{code}")),
            kind => programme.name(kind, code, self.ui.lang),
        }
    }

    fn region(&self, code: &str) -> String {
        let key = code.parse().ok().map(PlaceKey::new);
        self.ctx.book.name_in(key, self.ui.lang).to_owned()
    }

    fn silent(&self, body: &Body) -> Vec<String> {
        let named = |key: &i64| self.committees.iter().find(|c| c.key.get() == *key).map(|c| c.name.clone());
        body.silent.iter().filter_map(named).collect()
    }
}
