//! Figures as they may be published: a table of groups beside its totals, the totals of a filter, counts by month.
use super::groups::MonthFigures;
use super::measures::{Figures, InTime, Spread};
use super::suppress::{Cell, Column, Range, SMALLEST_SHOWN, cover_counts, is_small};
use serde::Serialize;

/// Below so many cases nothing is compared.
const COMPARABLE: u32 = 20;

/// A share as it is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Share {
    /// Nothing was due.
    Nothing,
    /// Would point at few people.
    Hidden,
    /// So many per cent or more: fewer than five were late.
    AtLeast(u32),
    /// So many per cent.
    Percent(u32),
}

/// The figures of a group or a filter, without what must stay hidden.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownFigures {
    /// Received.
    pub received: Cell,
    /// Closed.
    pub closed: Cell,
    /// Open.
    pub open: Cell,
    /// Overdue.
    pub overdue: Cell,
    /// Told.
    pub told: Cell,
    /// Days the longest waiting open case has been waiting.
    pub oldest_open: Option<i64>,
    /// Days until acknowledged.
    pub acknowledge: Option<Spread>,
    /// Days until told.
    pub tell: Option<Spread>,
    /// Days until closed.
    pub close: Option<Spread>,
    /// In time, by what was due.
    pub in_time: Share,
    /// Too few cases to compare with others.
    pub few: bool,
}

/// How the totals of a page are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Totals {
    /// All that somebody answers for, without a filter: exact.
    Exact,
    /// What a filter left over: a cell of a larger table, hidden like one.
    Guarded,
}

/// Which counts of a row are hidden.
#[derive(Clone, Copy, Default)]
struct Hide {
    all: bool,
    open: bool,
    overdue: bool,
    told: bool,
}

/// The totals of a page; `None` where a filter left so few cases that nothing may be said.
pub fn protect_totals(figures: &Figures, totals: Totals) -> Option<ShownFigures> {
    if totals == Totals::Exact {
        return Some(exact(figures));
    }
    (!is_small(figures.received)).then(|| shown(figures, hidden_totals(figures, totals)))
}

/// A table of groups beside the totals `all`, row for row; `None` where it cannot be shown without giving away
/// a small number, or where nothing would be left of it.
pub fn protect(rows: &[Figures], all: &Figures, totals: Totals) -> Option<Vec<ShownFigures>> {
    let hide = hidden_totals(all, totals);
    // next to nobody closed: how many are late would tell how many
    if hide.all || (hide.open && is_small(all.closed)) {
        return None;
    }
    let table = Table { rows, all, totals: hide };
    let received = table.received()?;
    let open = table.open(&received)?;
    let overdue = table.overdue(&received, &open)?;
    let told = table.told(&received)?;
    if !rows.is_empty() && received.iter().all(|hidden| *hidden) {
        return None;
    }
    let hide = |row: usize| Hide { all: received[row], open: open[row], overdue: overdue[row], told: told[row] };
    Some(rows.iter().enumerate().map(|(row, figures)| shown(figures, hide(row))).collect())
}

/// Received and closed by month, in that order; `None` for a column that cannot be shown.
pub fn protect_months(months: &[MonthFigures]) -> (Option<Vec<Cell>>, Option<Vec<Cell>>) {
    let column = |count: fn(&MonthFigures) -> u32| {
        let values: Vec<u32> = months.iter().map(count).collect();
        let hidden = cover_counts(values.clone())?;
        Some(values.into_iter().zip(hidden).map(|(value, hidden)| Cell::new(value, hidden)).collect())
    };
    (column(|month| month.received), column(|month| month.closed))
}

fn hidden_totals(all: &Figures, totals: Totals) -> Hide {
    if totals == Totals::Exact {
        return Hide::default();
    }
    Hide {
        all: is_small(all.received),
        open: is_small(all.open) || is_small(all.closed),
        overdue: is_small(all.overdue) || is_small(all.closed),
        told: is_small(all.told),
    }
}

fn exact(figures: &Figures) -> ShownFigures {
    ShownFigures {
        oldest_open: figures.oldest_open,
        acknowledge: figures.acknowledge,
        tell: figures.tell,
        close: figures.close,
        in_time: figures.in_time.map_or(Share::Nothing, |share| Share::Percent(share.percent())),
        ..shown(figures, Hide::default())
    }
}

fn shown(figures: &Figures, hide: Hide) -> ShownFigures {
    let times = |spread: Option<Spread>| spread.filter(|spread| !hide.all && enough(spread.n));
    ShownFigures {
        received: Cell::new(figures.received, hide.all),
        closed: Cell::new(figures.closed, hide.open),
        open: Cell::new(figures.open, hide.open),
        overdue: Cell::new(figures.overdue, hide.overdue),
        told: Cell::new(figures.told, hide.told),
        oldest_open: figures.oldest_open.filter(|_| !hide.open && figures.open >= SMALLEST_SHOWN),
        acknowledge: times(figures.acknowledge),
        tell: times(figures.tell),
        close: times(figures.close),
        in_time: if hide.all { Share::Hidden } else { share(figures.in_time) },
        // a hidden number may not be betrayed by what is said beside it
        few: hide.all || figures.received < COMPARABLE,
    }
}

fn enough(n: usize) -> bool {
    n >= SMALLEST_SHOWN as usize
}

/// How many were late or in time is a count too: small ones must not follow from the share.
fn share(in_time: Option<InTime>) -> Share {
    let Some(share) = in_time else { return Share::Nothing };
    if share.due < SMALLEST_SHOWN || is_small(share.met) {
        Share::Hidden
    } else if !is_small(share.due - share.met) {
        Share::Percent(share.percent())
    } else if share.due >= COMPARABLE {
        Share::AtLeast(InTime { met: share.due - (SMALLEST_SHOWN - 1), ..share }.percent())
    } else {
        Share::Hidden
    }
}

/// Finds out column by column what is to be hidden. Received is closed and open together, so these two are one
/// column; late is at most open; told is at most received.
///
/// Rows whose received cases are hidden (there are none, or at least two) form a block: nothing is published of any of
/// them but their sums, and whatever those are, each may be larger and another smaller. In the other columns only the
/// block as a whole therefore matters, as one more hidden count. Where open is hidden, so is late, and each of the two
/// is hidden well enough for a reader who knows the other: so nothing follows from both together.
struct Table<'a> {
    rows: &'a [Figures],
    all: &'a Figures,
    totals: Hide,
}

impl Table<'_> {
    fn values(&self, count: fn(&Figures) -> u32) -> Vec<u32> {
        self.rows.iter().map(count).collect()
    }

    fn received(&self) -> Option<Vec<bool>> {
        cover_counts(self.values(|row| row.received))
    }

    /// What was counted in the block.
    fn in_block(&self, received: &[bool], count: fn(&Figures) -> u32) -> i64 {
        self.rows.iter().zip(received).filter(|(_, hidden)| **hidden).map(|(row, _)| i64::from(count(row))).sum()
    }

    fn open(&self, received: &[bool]) -> Option<Vec<bool>> {
        // at worst the late ones of the block are known: so many at least are open
        let block = Range::new(self.in_block(received, |row| row.overdue), self.in_block(received, |row| row.received));
        let two_sides = |row: &Figures| is_small(row.open) || is_small(row.closed);
        Column {
            // nought open or nought closed protects others less than some of both
            rank: self.values(|row| row.open.min(row.closed)),
            values: self.values(|row| row.open),
            sensitive: self.rows.iter().zip(received).map(|(row, block)| !block && two_sides(row)).collect(),
            hidden: self.rows.iter().zip(received).map(|(row, block)| *block || two_sides(row)).collect(),
            total: Range::of_total(self.all.open, self.totals.open),
            bounds: &|row, noughts| match received[row] {
                true => share_of_block(received, row, block),
                false => open_range(&self.rows[row], noughts),
            },
        }
        .cover()
    }

    fn overdue(&self, received: &[bool], open: &[bool]) -> Option<Vec<bool>> {
        let with_open = |row: usize| open[row] && !nobody_late(&self.rows[row]);
        let bounds = |row: usize, noughts: bool| {
            let figures = &self.rows[row];
            let least = i64::from(!noughts && !with_open(row));
            // at worst the open ones are known: so many at most are late
            let most = match share(figures.in_time) {
                Share::AtLeast(_) => figures.open.min(SMALLEST_SHOWN - 1),
                _ if nobody_late(figures) => 0,
                _ => figures.open,
            };
            Range::new(least, most.max(figures.overdue))
        };
        let total = Range::of_total(self.all.overdue, self.totals.overdue);
        self.plain(received, &with_open, |row| row.overdue, |row| row.open, (total, &bounds))
    }

    fn told(&self, received: &[bool]) -> Option<Vec<bool>> {
        let bounds = |row: usize, noughts: bool| {
            let figures = &self.rows[row];
            match figures.tell {
                // the days until told are shown for five and more
                Some(days) if enough(days.n) => Range::new(SMALLEST_SHOWN, figures.received),
                _ if figures.told < SMALLEST_SHOWN => Range::new(u32::from(!noughts), SMALLEST_SHOWN - 1),
                _ => Range::new(u32::from(!noughts), figures.received),
            }
        };
        let total = Range::of_total(self.all.told, self.totals.told);
        self.plain(received, &|_| false, |row| row.told, |row| row.received, (total, &bounds))
    }

    /// A column of its own kind, hidden where it is small or where `too` says so; in the block it is at most what
    /// `limit` counts.
    fn plain(
        &self,
        received: &[bool],
        too: &dyn Fn(usize) -> bool,
        count: fn(&Figures) -> u32,
        limit: fn(&Figures) -> u32,
        (total, bounds): (Range, &dyn Fn(usize, bool) -> Range),
    ) -> Option<Vec<bool>> {
        let block = Range::new(0, self.in_block(received, limit));
        let values = self.values(count);
        let each = |hide: &dyn Fn(usize) -> bool| (0..values.len()).map(hide).collect::<Vec<bool>>();
        Column {
            rank: values.clone(),
            sensitive: each(&|row| !received[row] && is_small(values[row])),
            hidden: each(&|row| received[row] || is_small(values[row]) || too(row)),
            values,
            total,
            bounds: &|row, noughts| match received[row] {
                true => share_of_block(received, row, block),
                false => bounds(row, noughts),
            },
        }
        .cover()
    }
}

/// The block counts once: at its first row.
fn share_of_block(received: &[bool], row: usize, block: Range) -> Range {
    if received[..row].contains(&true) { Range::new(0, 0) } else { block }
}

/// What a reader knows of the open cases of a row whose received ones are shown.
fn open_range(row: &Figures, noughts: bool) -> Range {
    let (received, floor) = (i64::from(row.received), i64::from(!noughts));
    let small = i64::from(SMALLEST_SHOWN) - 1;
    let (mut least, mut most) = (floor, received - floor);
    // the days until closed are shown for five and more
    if row.close.is_some_and(|days| enough(days.n)) {
        most = most.min(received - small - 1);
    } else if row.closed < SMALLEST_SHOWN {
        least = least.max(received - small);
    }
    // at worst the late ones are known: so many at least are open
    Range::new(least.max(row.overdue.into()), most)
}

/// Where the share in time says so already, that nobody is late need not be hidden.
fn nobody_late(row: &Figures) -> bool {
    matches!(share(row.in_time), Share::Nothing | Share::Percent(100))
}
