//! How cases flow: how far they come, what comes back, how long each step takes by three clocks, what comes in and goes out
//! week by week and stays open. Decided here what is hidden of it.
use super::detail::{Span, weeks};
use super::groups::Known;
use super::model::Month;
use super::people;
use super::published::{Names, Published, ShownMonth};
use super::suppress::{Cell, is_small};
use super::table::{Totals, enough};
use super::waits::{Clock, Step, observed};
use super::what::What;
use super::workdays::Workdays;
use crate::estimate::{Curve, Quantile};
use chrono::{Days, NaiveDate};

/// So many weeks are shown at most, and at least.
const WEEKS: (u64, usize) = (14, 3);

/// What is said of the flow.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Flow {
    /// How far cases came.
    pub funnel: Vec<(What, Cell)>,
    /// What came back, and what was taken back.
    pub returns: Vec<(What, Cell)>,
    /// Who asked those who said how satisfied they are: all of it, or nothing where a small number would be among it.
    pub asked: Vec<(What, Cell)>,
    /// The middle of the days until each step, by clock.
    pub clocks: Vec<Clocks>,
    /// Week by week; empty where a small number would be among them.
    pub weeks: Vec<Span>,
    /// Open at the end of each month; empty where it cannot be said.
    pub backlog: Vec<(Month, u32)>,
}

/// How long until a step: those counted who still wait. `None`: too few to say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clocks {
    /// The step.
    pub step: Step,
    /// Every day.
    pub person: Option<Quantile>,
    /// Working days.
    pub working: Option<Quantile>,
    /// Without the days on which the handler waited for something outside.
    pub handler: Option<Quantile>,
}

const FUNNEL: [What; 7] =
    [What::Received, What::Acknowledged, What::Answered, What::Told, What::Satisfied, What::Closed, What::Acted];
const ASKED: [What; 3] = [What::BySlip, What::ToOther, What::ToAnswerer];
const RETURNS: [What; 5] = [What::Reopened, What::ReopenedSoon, What::Appealed, What::Overturned, What::Withdrawn];

impl Flow {
    /// Of what is known, beside what the page already says. `others`: what else of the same can be looked at.
    pub fn of(known: &Known, page: &Published, names: &Names, totals: Totals, others: &[&Known]) -> Self {
        let (Some(shown), Some(_)) = (page.totals.as_ref(), page.extra.as_ref()) else { return Self::default() };
        let cell = |what: What| match what {
            // said elsewhere on the page: said alike here
            What::Received => shown.received,
            What::Told => shown.told,
            What::Closed => shown.closed,
            What::Satisfied => part(page, "satisfaction", "satisfied", shown.told),
            What::Withdrawn => part(page, "reason", "withdrawn", shown.closed),
            What::Acted => {
                let parts = page.extra.as_ref().map(|extra| extra.parts.as_slice()).unwrap_or_default();
                people::acted_cell(known, parts, others)
            }
            other => other.cell(known, others),
        };
        let each = |list: &[What]| list.iter().map(|what| (*what, cell(*what))).collect::<Vec<_>>();
        let months = page.months.as_deref().unwrap_or_default();
        Self {
            funnel: each(&FUNNEL),
            returns: if shown.closed.shown().is_some() { each(&RETURNS) } else { Vec::new() },
            asked: asked(known, page, others),
            clocks: clocks(known, names, &cell),
            weeks: if totals == Totals::Exact { sayable_weeks(known, months) } else { Vec::new() },
            backlog: backlog(known, months, others),
        }
    }
}

impl Flow {
    /// How many were acknowledged, as it is shown.
    pub fn acknowledged(&self) -> Cell {
        self.funnel.iter().find(|(what, _)| *what == What::Acknowledged).map_or(Cell::Hidden, |(_, cell)| *cell)
    }
}

/// Who asked: what is said of it adds up to what is said of satisfaction, so both are said whole or the first not at all.
fn asked(known: &Known, page: &Published, others: &[&Known]) -> Vec<(What, Cell)> {
    let parts = page.extra.iter().flat_map(|extra| &extra.parts).find(|parts| parts.by == "satisfaction");
    let whole = parts.is_some_and(|parts| parts.rows.iter().all(|row| row.count != Cell::Hidden));
    let each: Vec<(What, Cell)> = ASKED.iter().map(|what| (*what, what.cell(known, others))).collect();
    let said = each.iter().map(|(what, _)| what.count(known)).sum::<u32>();
    // of a case of long ago nobody knows who asked: how many those are must not be small either
    let answered = known.received().filter(|fact| fact.told.is_some() && fact.satisfied.is_some()).count() as u32;
    let rest = is_small(answered.saturating_sub(said));
    if whole && said > 0 && !rest && each.iter().all(|(_, cell)| *cell != Cell::Hidden) { each } else { Vec::new() }
}

/// A part of a table of the page, as it stands there. Of nothing there is no table, and no part.
fn part(page: &Published, by: &str, code: &str, whole: Cell) -> Cell {
    let parts = page.extra.iter().flat_map(|extra| &extra.parts).find(|parts| parts.by == by);
    match parts {
        Some(parts) => parts.rows.iter().find(|part| part.code == code).map_or(Cell::Shown(0), |part| part.count),
        None if whole == Cell::Shown(0) => Cell::Shown(0),
        None => Cell::Hidden,
    }
}

fn clocks(known: &Known, names: &Names, cell: &dyn Fn(What) -> Cell) -> Vec<Clocks> {
    let first = known.facts().iter().map(|fact| fact.received).min().unwrap_or(known.day());
    let workdays = Workdays::between(&names.calendar, first, known.day());
    let clocks = |step: &Step| {
        let done = match step {
            Step::Acknowledge => What::Acknowledged,
            Step::Answer => What::Answered,
            Step::Tell => What::Told,
            Step::Close => What::Closed,
        };
        let middle = |clock: Clock<'_>| {
            let seen = observed(known, *step, clock);
            let done_enough = enough(seen.iter().filter(|seen| seen.closed).count());
            (done_enough && cell(done) != Cell::Hidden).then(|| Curve::of(&seen).median())
        };
        let [person, working, handler] = [Clock::Person, Clock::Working(&workdays), Clock::Handler].map(middle);
        Clocks { step: *step, person, working, handler }
    };
    Step::ALL.iter().map(clocks).collect()
}

/// The last months of which both numbers are shown: what was open before them follows from nothing that is shown.
fn clear(months: &[ShownMonth]) -> &[ShownMonth] {
    let hidden = |month: &ShownMonth| month.received == Cell::Hidden || month.closed == Cell::Hidden;
    let from = months.iter().rposition(hidden).map_or(0, |at| at + 1);
    &months[from..]
}

fn open_on(known: &Known, day: NaiveDate) -> u32 {
    let open = known.facts().iter().filter(|f| f.received <= day && f.closed.is_none_or(|closed| closed > day));
    open.count() as u32
}

/// From one month to the next, what is open changes by what came and what was closed: all are said, or none.
fn backlog(known: &Known, months: &[ShownMonth], others: &[&Known]) -> Vec<(Month, u32)> {
    let open = |month: &ShownMonth| {
        let day = month.month.last_day().min(known.day());
        let open = open_on(known, day);
        let apart = others.iter().any(|other| day <= other.day() && is_small(open_on(other, day).abs_diff(open)));
        (!is_small(open) && !apart).then_some((month.month, open))
    };
    let clear = clear(months);
    if clear.len() < 2 {
        return Vec::new();
    }
    clear.iter().map(open).collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// The last weeks without a small number. None of them lies in a month of which a number is hidden, and what is left of the month
/// in which they begin is not small either.
fn sayable_weeks(known: &Known, months: &[ShownMonth]) -> Vec<Span> {
    let Some(begins) = clear(months).first().map(|month| month.month.first_day()) else { return Vec::new() };
    let weeks = weeks(known, WEEKS.0);
    let small = |week: &Span| is_small(week.received) || is_small(week.closed) || is_small(week.open);
    let from = weeks.iter().rposition(small).map_or(0, |at| at + 1);
    let left = |week: &Span| {
        let month = Month::of(week.from).first_day();
        let day_before = week.from.checked_sub_days(Days::new(1)).unwrap_or(week.from);
        let within = |day: NaiveDate| month <= day && day <= day_before;
        let received = known.facts().iter().filter(|fact| within(fact.received)).count() as u32;
        let closed = known.facts().iter().filter(|fact| fact.closed.is_some_and(within)).count() as u32;
        is_small(received) || is_small(closed)
    };
    let start = (from..weeks.len()).find(|at| weeks[*at].from >= begins && !left(&weeks[*at]));
    let sayable = start.map(|start| weeks[start..].to_vec()).unwrap_or_default();
    if sayable.len() < WEEKS.1 { Vec::new() } else { sayable }
}
