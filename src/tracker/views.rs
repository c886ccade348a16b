//! What the page is given: numbers as the reader's language writes them, and the drawing.
use super::beside::Beside;
use super::flow_view::FlowView;
use super::more::{More, WaitText};
use super::published::Published;
use super::shares::Compared;
use super::writer::Writer;
use crate::web::{ErrorLine, Page};
use chrono::NaiveDate;
use serde::Serialize;

/// Looks up a text without arguments.
pub type Words<'a> = &'a dyn Fn(&str) -> String;

/// A count: as a number, for the plural, and as it is written. Hidden: no text.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Count {
    /// The number; nought when hidden.
    pub n: u32,
    /// As written; empty when hidden.
    pub text: String,
}

/// How long one step takes.
#[derive(Debug, Clone, Serialize)]
pub struct TimesRow {
    /// `acknowledge`, `tell` or `close`.
    pub step: &'static str,
    /// Whether there is anything to show.
    pub known: bool,
    /// The middle, as a number.
    pub days: f64,
    /// The middle, as written.
    pub median: String,
    /// Nine in ten, as a number.
    pub most_days: i64,
    /// Nine in ten, as written.
    pub p90: String,
    /// Of how many.
    pub of: Count,
}

/// A group of a table.
#[derive(Debug, Clone, Serialize)]
pub struct GroupRow {
    /// Its name.
    pub name: String,
    /// Received.
    pub received: Count,
    /// Closed.
    pub closed: Count,
    /// Open.
    pub open: Count,
    /// Overdue.
    pub overdue: Count,
    /// Told.
    pub told: Count,
    /// Median of days until told, those counted who still wait.
    pub wait: WaitText,
    /// Median of days until told; empty when hidden.
    pub tell: String,
    /// Median of days until closed; empty when hidden.
    pub close: String,
    /// The share in time.
    pub share: ShareText,
    /// Too few to compare.
    pub few: bool,
}

/// A share as the page shows it.
#[derive(Debug, Clone, Serialize)]
pub struct ShareText {
    /// `nothing`, `hidden`, `least` or `percent`.
    pub kind: &'static str,
    /// The per cent, where there is one.
    pub percent: u32,
    /// Of how many, as written; empty in a table.
    pub of: String,
}

/// A table of groups.
#[derive(Debug, Clone, Serialize)]
pub struct Breakdown {
    /// `category`, `sector`, `region` or `committee`.
    pub by: &'static str,
    /// False where it would give away small numbers.
    pub possible: bool,
    /// By name.
    pub rows: Vec<GroupRow>,
    /// Some groups are too small to compare.
    pub some_few: bool,
}

/// A month of the table beside the drawing.
#[derive(Debug, Clone, Serialize)]
pub struct BarRow {
    /// The month in words.
    pub month: String,
    /// Received in it.
    pub received: Count,
    /// Closed in it.
    pub closed: Count,
}

/// A choice of a filter.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// As sent.
    pub value: String,
    /// As read.
    pub text: String,
    /// Chosen now.
    pub checked: bool,
}

/// A filter in use.
#[derive(Debug, Clone, Serialize)]
pub struct Chip {
    /// Its field.
    pub field: &'static str,
    /// What was chosen.
    pub text: String,
    /// The page without it.
    pub without: String,
}

/// A choice as it is sent along.
#[derive(Debug, Clone, Serialize)]
pub struct Sent {
    /// Its field.
    pub field: &'static str,
    /// Its value.
    pub value: String,
}

/// The filters.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Filters {
    /// Those in use, as they are sent along.
    pub chosen: Vec<Sent>,
    /// First month of what stands beside.
    pub from2: Vec<Choice>,
    /// Last month of it.
    pub to2: Vec<Choice>,
    /// Its place.
    pub places2: Vec<Choice>,
    /// Its category.
    pub categories2: Vec<Choice>,
    /// Those in use.
    pub chips: Vec<Chip>,
    /// As it stood at the end of a month.
    pub as_of: Vec<Choice>,
    /// What is wrong with that month.
    pub as_of_error: String,
    /// First month.
    pub from: Vec<Choice>,
    /// Last month.
    pub to: Vec<Choice>,
    /// Place.
    pub places: Vec<Choice>,
    /// Category.
    pub categories: Vec<Choice>,
    /// Project.
    pub projects: Vec<Choice>,
    /// Donor.
    pub donors: Vec<Choice>,
    /// Partner.
    pub partners: Vec<Choice>,
    /// Activity.
    pub activities: Vec<Choice>,
    /// What is wrong with the project.
    pub project_error: String,
    /// What is wrong with the donor.
    pub donor_error: String,
    /// What is wrong with the partner.
    pub partner_error: String,
    /// What is wrong with the activity.
    pub activity_error: String,
    /// What is wrong with the first month; empty: nothing.
    pub from_error: String,
    /// What is wrong with the last month.
    pub to_error: String,
    /// What is wrong with the place.
    pub place_error: String,
    /// What is wrong with the category.
    pub category_error: String,
    /// Whether any is in use.
    pub active: bool,
    /// The address of the same figures as a file.
    pub csv: String,
    /// Whether the cases behind a figure can be listed.
    pub listed: bool,
    /// What the list of cases is asked for beside the figure, `&from=…`.
    pub cases: String,
    /// As a workbook.
    pub xlsx: String,
}

/// The totals of the page.
#[derive(Debug, Clone, Serialize)]
pub struct Totals {
    /// Received.
    pub received: Count,
    /// Closed.
    pub closed: Count,
    /// Open.
    pub open: Count,
    /// Overdue.
    pub overdue: Count,
    /// Told.
    pub told: Count,
    /// Days the oldest open one has waited; no text when there is none or it is hidden.
    pub oldest: Count,
    /// The share in time.
    pub share: ShareText,
    /// Until told, those counted who still wait: the headline.
    pub wait: WaitText,
    /// Until told.
    pub tell: TimesRow,
    /// Until acknowledged, told, closed.
    pub times: Vec<TimesRow>,
}

impl Totals {
    /// Where nothing may be said.
    pub(super) fn nothing() -> Self {
        let (none, share) = (Count::default, ShareText { kind: "hidden", percent: 0, of: String::new() });
        let tell = TimesRow {
            step: "tell",
            known: false,
            days: 0.0,
            median: String::new(),
            most_days: 0,
            p90: String::new(),
            of: none(),
        };
        Self {
            received: none(),
            closed: none(),
            open: none(),
            overdue: none(),
            told: none(),
            oldest: none(),
            share,
            wait: WaitText { kind: "nothing", ..WaitText::default() },
            tell,
            times: Vec::new(),
        }
    }
}

/// `/tracker`.
#[derive(Debug, Clone, Serialize)]
pub struct TrackerPage {
    /// Filters that cannot be read; then there are no figures.
    pub errors: Vec<ErrorLine>,
    /// The day the figures stand at.
    pub as_of: NaiveDate,
    /// The filters.
    pub filters: Filters,
    /// Whether there is any case.
    pub any: bool,
    /// The totals; absent where there are too few cases.
    pub totals: Option<Totals>,
    /// The drawing; empty where there is none.
    pub drawing: String,
    /// Its table.
    pub months: Vec<BarRow>,
    /// The tables.
    pub breakdowns: Vec<Breakdown>,
    /// What else is said.
    pub more: More,
    /// How cases flow.
    pub flow: FlowView,
    /// Another choice beside it.
    pub beside: Option<Beside>,
    /// Some number on the page is hidden.
    pub some_hidden: bool,
}

impl Page for TrackerPage {
    const TEMPLATE: &'static str = "tracker/page";
}

impl TrackerPage {
    /// The page of what is published.
    pub fn new(as_of: NaiveDate, published: &Published, filters: Filters, words: Words<'_>) -> Self {
        let writer = Writer::new(words);
        let months = published.months.as_deref().unwrap_or_default();
        let mut page = Self {
            errors: Vec::new(),
            as_of,
            filters,
            any: published.any,
            totals: published.totals.as_ref().map(|figures| writer.totals(figures, published.flow.acknowledged())),
            drawing: writer.drawing(months),
            months: months.iter().map(|month| writer.bar_row(month)).collect(),
            breakdowns: published.groups.iter().map(|groups| writer.breakdown(groups)).collect(),
            more: writer.more(published),
            flow: writer.flow(published),
            beside: None,
            some_hidden: false,
        };
        page.some_hidden = page.hides();
        page
    }

    /// The same with another choice beside it.
    pub fn with_beside(mut self, beside: Option<Beside>) -> Self {
        self.beside = beside;
        self.some_hidden = self.hides();
        self
    }

    /// The same with who lives there beside who speaks: groups, who counted, and where.
    pub fn with_population(mut self, compared: Vec<Compared>, (by, place): (&str, &str)) -> Self {
        self.more.compared = compared;
        (self.more.counted_by, self.more.counted_in) = (by.to_owned(), place.to_owned());
        self
    }

    fn hides(&self) -> bool {
        self.counts().any(|count| count.text.is_empty())
    }

    /// The page for filters that cannot be read: they are said, and no figure is shown.
    pub fn unread(as_of: NaiveDate, errors: Vec<ErrorLine>, mut filters: Filters) -> Self {
        let fault = |field: &str| errors.iter().find(|error| error.field == field).map(|error| error.text.clone());
        filters.from_error = fault("from").unwrap_or_default();
        filters.to_error = fault("to").unwrap_or_default();
        filters.place_error = fault("place").unwrap_or_default();
        filters.as_of_error = fault("as_of").unwrap_or_default();
        filters.category_error = fault("category").unwrap_or_default();
        filters.project_error = fault("project").unwrap_or_default();
        filters.donor_error = fault("donor").unwrap_or_default();
        filters.partner_error = fault("partner").unwrap_or_default();
        filters.activity_error = fault("activity").unwrap_or_default();
        filters.active = true;
        Self {
            errors,
            as_of,
            filters,
            any: false,
            totals: None,
            drawing: String::new(),
            months: Vec::new(),
            breakdowns: Vec::new(),
            more: More::default(),
            flow: FlowView::default(),
            beside: None,
            some_hidden: false,
        }
    }

    fn counts(&self) -> impl Iterator<Item = &Count> {
        let totals = self.totals.iter().flat_map(|t| [&t.received, &t.closed, &t.open, &t.overdue, &t.told]);
        let rows = self.breakdowns.iter().flat_map(|table| &table.rows);
        let groups = rows.flat_map(|row| [&row.received, &row.closed, &row.open, &row.overdue, &row.told]);
        let parts = self.more.parts.iter().flat_map(|parts| &parts.rows).map(|row| &row.count);
        let steps = self.flow.funnel.iter().chain(&self.flow.returns).map(|row| &row.count);
        let others = self.more.not_told_known.then_some(&self.more.not_told);
        totals
            .chain(groups)
            .chain(parts)
            .chain(others)
            .chain(steps)
            .chain(self.months.iter().flat_map(|month| [&month.received, &month.closed]))
    }
}
