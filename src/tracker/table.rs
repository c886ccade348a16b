//! Figures as they may be published: a table of groups beside its totals, the totals of a filter, counts by month.
use super::groups::MonthFigures;
use super::hiding::{Hide, hide_rows};
use super::measures::{Figures, InTime, Spread};
use super::suppress::{Cell, SMALLEST_SHOWN, cover_counts, is_small};
use crate::estimate::Quantile;
use serde::Serialize;

/// Below so many cases nothing is compared.
pub(super) const COMPARABLE: u32 = 20;

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
    /// Of how many; of totals only, for beside the small shares of groups it would give away too much.
    pub due: Option<u32>,
    /// Too few cases to compare with others.
    pub few: bool,
    /// Days until told, those counted who still wait; `None` where there are too few to compare.
    pub wait: Option<Quantile>,
    /// The same of totals, where there are too few to compare but enough to say.
    pub headline: Option<Quantile>,
}

/// How the totals of a page are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Totals {
    /// All that somebody answers for, without a filter: exact.
    Exact,
    /// What a filter left over: a cell of a larger table, hidden like one.
    Guarded,
}

/// The totals of a page; `None` where a filter left so few cases that nothing may be said.
pub fn protect_totals(figures: &Figures, totals: Totals) -> Option<ShownFigures> {
    let mut page = match totals {
        Totals::Exact => exact(figures),
        Totals::Guarded if is_small(figures.received) => return None,
        Totals::Guarded => shown(figures, hidden_totals(figures, totals)),
    };
    let told = matches!(page.in_time, Share::Percent(_) | Share::AtLeast(_));
    page.due = figures.in_time.filter(|_| told).map(|share| share.due);
    Some(page)
}

/// A table of groups beside the totals `all`, row for row; `None` where it cannot be shown without giving away
/// a small number, or where nothing would be left of it.
pub fn protect(rows: &[Figures], all: &Figures, totals: Totals) -> Option<Vec<ShownFigures>> {
    let hide = hidden_totals(all, totals);
    // next to nobody closed: how many are late would tell how many
    if hide.all || (hide.open && is_small(all.closed)) {
        return None;
    }
    let hide = hide_rows(rows, all, hide)?;
    if !rows.is_empty() && hide.iter().all(|hide| hide.all) {
        return None;
    }
    Some(rows.iter().zip(hide).map(|(figures, hide)| shown(figures, hide)).collect())
}

/// Received and closed by month, in that order; `None` for a column that cannot be shown.
pub fn protect_months(months: &[MonthFigures]) -> (Option<Vec<Cell>>, Option<Vec<Cell>>) {
    let column = |count: fn(&MonthFigures) -> u32| {
        let values: Vec<u32> = months.iter().map(count).collect();
        let hidden = cover_counts(values.clone(), |_| false)?;
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

/// Counts as they are. Days and shares of a handful say more about persons than about waiting, here too.
fn exact(figures: &Figures) -> ShownFigures {
    let percent =
        |share: InTime| if enough(share.due as usize) { Share::Percent(share.percent()) } else { Share::Hidden };
    ShownFigures {
        oldest_open: figures.oldest_open,
        in_time: figures.in_time.map_or(Share::Nothing, percent),
        ..shown(figures, Hide::default())
    }
}

fn shown(figures: &Figures, hide: Hide) -> ShownFigures {
    let times = |spread: Option<Spread>| spread.filter(|spread| !hide.all && enough(spread.n));
    let tells = !hide.all && !hide.told && figures.tell.is_some_and(|days| enough(days.n));
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
        due: None,
        // a hidden number may not be betrayed by what is said beside it
        few: hide.all || figures.received < COMPARABLE,
        wait: Some(figures.wait).filter(|_| tells && figures.received >= COMPARABLE),
        headline: Some(figures.wait).filter(|_| tells),
    }
}

pub(super) fn enough(n: usize) -> bool {
    n >= SMALLEST_SHOWN as usize
}

/// How many were late or in time is a count too: small ones must not follow from the share.
pub(super) fn share(in_time: Option<InTime>) -> Share {
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
