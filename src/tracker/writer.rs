//! Writes figures as the reader's language writes numbers: marks, months, medians, and nothing where a number is hidden.
use super::chart::{Bar, ChartWords, svg};
use super::measures::Spread;
use super::model::Month;
use super::published::{Groups, ShownMonth};
use super::suppress::Cell;
use super::table::{Share, ShownFigures};
use super::views::{BarRow, Breakdown, Count, GroupRow, ShareText, TimesRow, Totals, Words};

/// Writes numbers as the language does.
pub(super) struct Writer<'a> {
    words: Words<'a>,
}

impl<'a> Writer<'a> {
    pub fn new(words: Words<'a>) -> Self {
        Self { words }
    }

    fn whole(&self, n: i64) -> String {
        let digits = n.unsigned_abs().to_string();
        let mut out = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push_str(&(self.words)("tracker-thousands-mark"));
            }
            out.push(digit);
        }
        if n < 0 { format!("-{out}") } else { out }
    }

    pub(super) fn say(&self, key: &str) -> String {
        (self.words)(key)
    }

    pub(super) fn short_month(&self, month: Month) -> String {
        format!("{} {}", (self.words)(&format!("tracker-month-{}", month.month)), month.year)
    }

    /// A median: whole, or a half.
    /// The middle of two times of a curve may lie elsewhere: to the nearest half.
    pub(super) fn half(&self, value: f64) -> String {
        let value = (value * 2.0).round() / 2.0;
        let whole = self.whole(value.trunc() as i64);
        if value.fract() == 0.0 { whole } else { format!("{whole}{}5", (self.words)("tracker-decimal-mark")) }
    }

    fn number(&self, n: u32) -> Count {
        Count { n, text: self.whole(n.into()) }
    }

    pub(super) fn count(&self, cell: Cell) -> Count {
        cell.shown().map(|n| self.number(n)).unwrap_or_default()
    }

    fn times(&self, step: &'static str, spread: Option<Spread>) -> TimesRow {
        let (days, most_days) = spread.map_or((0.0, 0), |spread| (spread.median, spread.p90));
        TimesRow {
            step,
            known: spread.is_some(),
            days,
            median: self.half(days),
            most_days,
            p90: self.whole(most_days),
            of: spread.map(|spread| self.number(spread.n as u32)).unwrap_or_default(),
        }
    }

    /// How many a step was done for is said where the count itself is: a hidden one would follow from it.
    fn times_of(&self, step: &'static str, spread: Option<Spread>, count: Cell) -> TimesRow {
        let row = self.times(step, spread);
        if count == Cell::Hidden { TimesRow { of: Count::default(), ..row } } else { row }
    }

    pub fn totals(&self, figures: &ShownFigures, acknowledged: Cell) -> Totals {
        let tell = self.times_of("tell", figures.tell, figures.told);
        Totals {
            wait: self.wait(figures.headline, None),
            received: self.count(figures.received),
            closed: self.count(figures.closed),
            open: self.count(figures.open),
            overdue: self.count(figures.overdue),
            told: self.count(figures.told),
            oldest: figures.oldest_open.map(|days| self.number(days.try_into().unwrap_or(0))).unwrap_or_default(),
            share: self.share(figures),
            times: vec![
                self.times_of("acknowledge", figures.acknowledge, acknowledged),
                tell.clone(),
                self.times_of("close", figures.close, figures.closed),
            ],
            tell,
        }
    }

    pub fn breakdown(&self, groups: &Groups) -> Breakdown {
        let waits = groups.rows.iter().flatten().filter_map(|group| group.figures.wait);
        let ends = waits.flat_map(|wait| [wait.days, wait.high]).flatten();
        let longest = ends.fold(0.0, f64::max);
        let rows = groups.rows.iter().flatten().map(|group| self.group(&group.name, &group.figures, longest));
        let rows: Vec<GroupRow> = rows.collect();
        Breakdown {
            by: groups.by.code(),
            possible: groups.rows.is_some(),
            some_few: rows.iter().any(|row| row.few),
            rows,
        }
    }

    fn group(&self, name: &str, figures: &ShownFigures, longest: f64) -> GroupRow {
        let median = |spread: Option<Spread>| spread.map(|spread| self.half(spread.median)).unwrap_or_default();
        GroupRow {
            name: name.to_owned(),
            received: self.count(figures.received),
            closed: self.count(figures.closed),
            open: self.count(figures.open),
            overdue: self.count(figures.overdue),
            told: self.count(figures.told),
            wait: self.wait(figures.wait, Some(longest).filter(|longest| *longest > 0.0)),
            tell: median(figures.tell),
            close: median(figures.close),
            share: self.share(figures),
            few: figures.few,
        }
    }

    pub(super) fn month(&self, month: Month) -> String {
        format!("{} {}", (self.words)(&format!("month-{}", month.month)), month.year)
    }

    pub fn bar_row(&self, month: &ShownMonth) -> BarRow {
        BarRow {
            month: self.month(month.month),
            received: self.count(month.received),
            closed: self.count(month.closed),
        }
    }

    pub fn drawing(&self, months: &[ShownMonth]) -> String {
        let bar = |m: &ShownMonth| Bar { label: self.short_month(m.month), received: m.received, closed: m.closed };
        let bars: Vec<Bar> = months.iter().map(bar).collect();
        let words = ChartWords {
            id: "chart",
            title: (self.words)("tracker-chart-title"),
            description: (self.words)("tracker-chart-description"),
        };
        svg(&bars, &words)
    }

    fn share(&self, figures: &ShownFigures) -> ShareText {
        let (kind, percent) = match figures.in_time {
            Share::Nothing => ("nothing", 0),
            Share::Hidden => ("hidden", 0),
            Share::AtLeast(percent) => ("least", percent),
            Share::Percent(percent) => ("percent", percent),
        };
        ShareText { kind, percent, of: figures.due.map(|due| self.whole(due.into())).unwrap_or_default() }
    }
}
