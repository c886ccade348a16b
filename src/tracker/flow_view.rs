//! The flow of cases as the page shows it: counts with bars beside them, days by three clocks, weeks and what stays open as drawings with
//! their tables.
use super::chart::{Bar, ChartWords, Line, line_svg, svg};
use super::flow::{Clocks, Flow};
use super::published::Published;
use super::suppress::Cell;
use super::views::Count;
use super::what::What;
use super::writer::Writer;
use crate::estimate::Quantile;
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// What is said of the flow.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FlowView {
    /// How far cases came.
    pub funnel: Vec<StepRow>,
    /// What came back.
    pub returns: Vec<StepRow>,
    /// Who asked those who said how satisfied they are.
    pub asked: Vec<StepRow>,
    /// Days until each step, by clock.
    pub clocks: Vec<ClockRow>,
    /// Weeks, as a drawing; empty: none.
    pub weeks: String,
    /// What stayed open week by week, as a drawing; empty: none.
    pub weeks_open: String,
    /// Their table.
    pub week_rows: Vec<SpanRow>,
    /// What stayed open month by month, as a drawing; empty: none.
    pub backlog: String,
    /// Its table.
    pub backlog_rows: Vec<SpanRow>,
}

/// A count with its bar.
#[derive(Debug, Clone, Serialize)]
pub struct StepRow {
    /// Its code.
    pub code: &'static str,
    /// How many.
    pub count: Count,
    /// Of how many received, for the bar, in per cent.
    pub width: u32,
    /// What to ask the list of cases for; empty: it has no such list.
    pub figure: &'static str,
    /// The list holds others too.
    pub wider: bool,
}

/// Days until a step; empty where there are too few, `…` where it is not reached.
#[derive(Debug, Clone, Serialize)]
pub struct ClockRow {
    /// `acknowledge`, `answer`, `tell` or `close`.
    pub step: &'static str,
    /// Every day.
    pub person: ClockText,
    /// Working days.
    pub working: ClockText,
    /// Without the handler's waiting.
    pub handler: ClockText,
}

/// A middle of days.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ClockText {
    /// Whether half of all were served; else `text` is empty.
    pub known: bool,
    /// Whether it can be said that half were not served yet.
    pub unreached: bool,
    /// Days.
    pub text: String,
}

/// A week or a month.
#[derive(Debug, Clone, Serialize)]
pub struct SpanRow {
    /// The month in words; empty for a week.
    pub month: String,
    /// The first day of a week.
    pub from: Option<NaiveDate>,
    /// Received in it.
    pub received: Count,
    /// Closed in it.
    pub closed: Count,
    /// Open at its end.
    pub open: Count,
}

/// The list of cases that a count is made of, and whether it holds others too.
pub(super) fn listed(what: What) -> (&'static str, bool) {
    match what {
        What::ReopenedSoon => (What::Reopened.as_str(), true),
        What::Overturned => (What::Appealed.as_str(), true),
        What::EverClosed | What::ToAnswerer | What::ToOther | What::BySlip => ("", false),
        other => (other.as_str(), false),
    }
}

impl Writer<'_> {
    /// The flow, in words.
    pub fn flow(&self, published: &Published) -> FlowView {
        let flow = &published.flow;
        let total = published.totals.as_ref().and_then(|totals| totals.received.shown()).unwrap_or_default().max(1);
        let row = |(what, cell): &(What, Cell)| {
            let (figure, wider) = listed(*what);
            let width = cell.shown().map_or(0, |count| count.min(total) * 100 / total);
            StepRow { code: what.as_str(), count: self.count(*cell), width, figure, wider }
        };
        FlowView {
            funnel: flow.funnel.iter().map(row).collect(),
            returns: flow.returns.iter().map(row).collect(),
            asked: flow.asked.iter().map(row).collect(),
            clocks: flow.clocks.iter().map(|clocks| self.clocks(clocks)).collect(),
            weeks: self.weeks(flow),
            weeks_open: self.weeks_open(flow),
            week_rows: self.week_rows(flow),
            backlog: self.backlog(flow),
            backlog_rows: self.backlog_rows(published),
        }
    }

    fn clocks(&self, clocks: &Clocks) -> ClockRow {
        let text = |middle: Option<Quantile>| {
            let days = middle.and_then(|middle| middle.days);
            ClockText {
                known: days.is_some(),
                unreached: middle.is_some() && days.is_none(),
                text: days.map(|days| self.half(days)).unwrap_or_default(),
            }
        };
        ClockRow {
            step: clocks.step.as_str(),
            person: text(clocks.person),
            working: text(clocks.working),
            handler: text(clocks.handler),
        }
    }

    /// `14 Sept`
    fn short_day(&self, day: NaiveDate) -> String {
        format!("{} {}", day.day(), self.say(&format!("tracker-month-{}", day.month())))
    }

    fn weeks(&self, flow: &Flow) -> String {
        let bar = |week: &super::Span| Bar {
            label: self.short_day(week.from),
            received: Cell::Shown(week.received),
            closed: Cell::Shown(week.closed),
        };
        let bars: Vec<Bar> = flow.weeks.iter().map(bar).collect();
        let words = ChartWords {
            id: "weeks",
            title: self.say("tracker-weeks-title"),
            description: self.say("tracker-weeks-description"),
        };
        svg(&bars, &words)
    }

    fn weeks_open(&self, flow: &Flow) -> String {
        let points = flow.weeks.iter().map(|week| (self.short_day(week.from), Some(f64::from(week.open))));
        self.open_line("weeks-open", points.collect())
    }

    fn backlog(&self, flow: &Flow) -> String {
        let points = flow.backlog.iter().map(|(month, open)| (self.short_month(*month), Some(f64::from(*open))));
        self.open_line("backlog", points.collect())
    }

    fn open_line(&self, id: &'static str, points: Vec<(String, Option<f64>)>) -> String {
        if points.is_empty() {
            return String::new();
        }
        let (title, description) = (self.say("tracker-backlog-title"), self.say("tracker-backlog-description"));
        line_svg(&Line { id, points, title, description })
    }

    fn week_rows(&self, flow: &Flow) -> Vec<SpanRow> {
        let count = |n: u32| self.count(Cell::Shown(n));
        let row = |week: &super::Span| SpanRow {
            month: String::new(),
            from: Some(week.from),
            received: count(week.received),
            closed: count(week.closed),
            open: count(week.open),
        };
        flow.weeks.iter().map(row).collect()
    }

    fn backlog_rows(&self, published: &Published) -> Vec<SpanRow> {
        let months = published.months.as_deref().unwrap_or_default();
        let row = |(month, open): &(super::Month, u32)| {
            let shown = months.iter().find(|shown| shown.month == *month);
            let cell = |cell: Option<Cell>| self.count(cell.unwrap_or(Cell::Hidden));
            SpanRow {
                month: self.month(*month),
                from: None,
                received: cell(shown.map(|shown| shown.received)),
                closed: cell(shown.map(|shown| shown.closed)),
                open: self.count(Cell::Shown(*open)),
            }
        };
        published.flow.backlog.iter().map(row).collect()
    }
}
