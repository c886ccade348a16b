//! What a page says beside totals and tables: how cases are made up, how waiting changes, what is closed and not told, where
//! nobody speaks. Whatever adds up to a number that is shown hides enough of its parts.
use super::detail::{Satisfaction, ageing, reasons};
use super::groups::Known;
use super::measures::{Figures, Spread};
use super::model::{Fact, Month};
use super::people;
use super::published::{By, Names};
use super::suppress::{Cell, cover_counts, is_small};
use super::table::{COMPARABLE, ShownFigures, enough};
use super::waits::{Clock, Step, Wait, observed};
use std::collections::BTreeMap;

/// So many months the line shows.
const MONTHS: i32 = 14;

/// What else is published.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extra {
    /// The share told within so many days of reception, in per cent; those still waiting are counted.
    pub within: Vec<(i64, u32)>,
    /// Closed, and nobody told the person.
    pub not_told: Option<Cell>,
    /// What counts are made up of.
    pub parts: Vec<Parts>,
    /// Days until told, the middle of those told in a month; `None`: too few.
    pub trend: Vec<(Month, Option<f64>)>,
    /// Days until told by region and sector.
    pub heat: Option<Heat>,
    /// Names of committees from which nothing came.
    pub silent: Vec<String>,
}

/// What a count is made up of.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// `age`, `reason`, `satisfaction`, `channel`, or what people said of themselves.
    pub by: &'static str,
    /// Each part.
    pub rows: Vec<Part>,
}

/// One part.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its code.
    pub code: String,
    /// How many.
    pub count: Cell,
    /// Days until closed, the middle.
    pub days: Option<f64>,
}

/// Days until told, by region and sector; only where there are enough cases to say.
#[derive(Debug, Clone, PartialEq)]
pub struct Heat {
    /// The sectors.
    pub sectors: Vec<String>,
    /// The regions, each with its days by sector.
    pub regions: Vec<(String, Vec<Option<f64>>)>,
}

impl Extra {
    /// Of what is known, beside the totals as they are shown. `wider`: what a filter was narrowed from; nothing may follow from
    /// both together.
    pub fn of(known: &Known, all: &Figures, shown: &ShownFigures, names: &Names, wider: Option<&Known>) -> Self {
        let closed = shown.closed.shown().is_some();
        let not_told =
            |known: &Known| known.received().filter(|fact| fact.closed.is_some() && fact.told.is_none()).count() as u32;
        let (own, others) = (not_told(known), wider.map(not_told));
        let tells = is_small(own) || is_small(all.closed - own) || others.is_some_and(|all| is_small(all - own));
        Self {
            within: within(known, shown),
            not_told: closed.then(|| Cell::new(own, tells)),
            parts: parts(known, shown, wider),
            trend: trend(known),
            heat: heat(known, names),
            silent: Vec::new(),
        }
    }
}

/// A share of whom few are left, or few were told, would tell how many.
fn within(known: &Known, shown: &ShownFigures) -> Vec<(i64, u32)> {
    if shown.few || shown.wait.is_none() {
        return Vec::new();
    }
    let wait = Wait::of(&observed(known, Step::Tell, Clock::Person));
    let n = wait.n as f64;
    let told = |days: i64, share: Option<f64>| {
        let share = share?;
        let (served, left) = (share * n, (1.0 - share) * n);
        let safe = |count: f64| !(0.5..5.0).contains(&count);
        (safe(served) && safe(left)).then_some((days, (share * 100.0 + 1e-9) as u32))
    };
    wait.within.iter().take(3).filter_map(|within| told(within.days, within.share)).collect()
}

fn parts(known: &Known, shown: &ShownFigures, wider: Option<&Known>) -> Vec<Parts> {
    type Way = (&'static str, Cell, fn(&Known) -> Counts);
    let ways: [Way; 4] = [
        ("age", shown.open, ages),
        ("reason", shown.closed, closed_for),
        ("satisfaction", shown.told, said),
        ("channel", shown.received, channels),
    ];
    let part = |(by, total, of): Way| {
        total.shown().filter(|total| *total > 0)?;
        let (own, whole) = (of(known), wider.map(of));
        let counts: Vec<u32> = own.values().map(|(count, _)| *count).collect();
        // what is left for all others must not be small either
        let left = |code: &String, count: u32| {
            let whole = whole.as_ref()?.get(code)?.0;
            Some(is_small(whole.saturating_sub(count)))
        };
        let also: Vec<bool> = own.iter().map(|(code, (count, _))| left(code, *count).unwrap_or(false)).collect();
        let hidden = cover_counts(counts, |row| also[row])?;
        let rows = own.into_iter().zip(hidden).map(|((code, (count, days)), hidden)| Part {
            code,
            count: Cell::new(count, hidden),
            days: days.filter(|_| !hidden && enough(count as usize)),
        });
        Some(Parts { by, rows: rows.collect() })
    };
    let mut found: Vec<Parts> = ways.into_iter().filter_map(part).collect();
    let others: Vec<&Known> = wider.into_iter().collect();
    let acted = people::acted_cell(known, &found, &others);
    found.extend(people::speaking(known, shown.received, wider));
    found.extend(people::acted(known, acted, wider));
    found
}

/// How many, and in how many days, by code.
type Counts = BTreeMap<String, (u32, Option<f64>)>;

fn ages(known: &Known) -> Counts {
    ageing(known).into_iter().enumerate().map(|(at, age)| (at.to_string(), (age.open, None))).collect()
}

fn closed_for(known: &Known) -> Counts {
    let code = |reason: Option<crate::cases::model::ClosingReason>| reason.map_or("none", |reason| reason.as_str());
    reasons(known).into_iter().map(|r| (code(r.reason).to_owned(), (r.cases, r.median_days))).collect()
}

fn said(known: &Known) -> Counts {
    let said = Satisfaction::of(known.received());
    let counts =
        [("satisfied", said.satisfied), ("partly", said.partly), ("not", said.not), ("not_asked", said.no_answer)];
    counts.map(|(code, count)| (code.to_owned(), (count, None))).into_iter().collect()
}

fn channels(known: &Known) -> Counts {
    let mut found = Counts::new();
    known.received().for_each(|fact| found.entry(fact.channel.clone()).or_default().0 += 1);
    found
}

fn trend(known: &Known) -> Vec<(Month, Option<f64>)> {
    let last = Month::of(known.period().to.map_or(known.day(), |to| to.min(known.day())));
    let mut days: BTreeMap<Month, Vec<i64>> = BTreeMap::new();
    for fact in known.facts() {
        if let Some(told) = fact.told.filter(|told| known.period().holds(*told) && *told >= fact.received) {
            days.entry(Month::of(told)).or_default().push((told - fact.received).num_days());
        }
    }
    let Some(first) = days.keys().next().map(|first| (*first).max(last.shifted(1 - MONTHS))) else {
        return Vec::new();
    };
    let middle = |month: Month| Spread::of(days.get(&month)?.clone()).filter(|s| enough(s.n)).map(|s| s.median);
    std::iter::successors(Some(first), |month| Some(month.next()))
        .take_while(|month| *month <= last)
        .map(|month| (month, middle(month)))
        .collect()
}

fn heat(known: &Known, names: &Names) -> Option<Heat> {
    let groups = known.by(|fact: &Fact| (By::Region.key(fact, names), By::Sector.key(fact, names)));
    let says = |figures: &Figures| {
        let days = figures.tell.filter(|days| figures.received >= COMPARABLE && enough(days.n))?;
        Some(days.median)
    };
    let mut regions: BTreeMap<_, BTreeMap<_, f64>> = BTreeMap::new();
    let mut sectors = BTreeMap::new();
    for ((region, sector), figures) in &groups {
        if let Some(days) = says(figures) {
            sectors.insert(sector.clone(), ());
            regions.entry(region.clone()).or_default().insert(sector.clone(), days);
        }
    }
    let row = |(region, of): (&(bool, String, String), &BTreeMap<_, f64>)| {
        (region.2.clone(), sectors.keys().map(|sector| of.get(sector).copied()).collect())
    };
    let heat = Heat {
        sectors: sectors.keys().map(|(.., name)| name.clone()).collect(),
        regions: regions.iter().map(row).collect(),
    };
    (heat.regions.len() > 1 && heat.sectors.len() > 1).then_some(heat)
}
