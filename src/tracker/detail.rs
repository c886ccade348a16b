//! What became of cases, beside how long it took: how far they came, how old the open ones are, why they were closed, whether
//! people were satisfied, through which channels they spoke, and how many came back.
use super::groups::Known;
use super::measures::Spread;
use super::model::{Fact, Month};
use super::waits::UNRESOLVED;
use super::what::What;
use crate::cases::model::ClosingReason;
use crate::estimate::incidence;
use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;
use std::collections::BTreeMap;

/// Ages of open cases, in days: from, to.
pub const AGES: [(i64, Option<i64>); 5] = [(0, Some(7)), (8, Some(14)), (15, Some(30)), (31, Some(60)), (61, None)];

/// How far cases came.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Funnel {
    /// Received.
    pub received: u32,
    /// The person heard that it had arrived.
    pub acknowledged: u32,
    /// There was an answer.
    pub answered: u32,
    /// The person was told.
    pub told: u32,
    /// And was satisfied.
    pub satisfied: u32,
    /// Closed.
    pub closed: u32,
}

impl Funnel {
    /// Of these cases.
    pub fn of<'a>(facts: impl Iterator<Item = &'a Fact>) -> Self {
        facts.fold(Self::default(), |sum, fact| Self {
            received: sum.received + 1,
            acknowledged: sum.acknowledged + u32::from(fact.acknowledged.is_some()),
            answered: sum.answered + u32::from(fact.answered.is_some()),
            told: sum.told + u32::from(fact.told.is_some()),
            satisfied: sum.satisfied + u32::from(fact.satisfied.as_deref() == Some("satisfied")),
            closed: sum.closed + u32::from(fact.closed.is_some()),
        })
    }
}

/// Open cases of an age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Age {
    /// From so many days on.
    pub from: i64,
    /// To so many; `None`: and more.
    pub to: Option<i64>,
    /// How many are open.
    pub open: u32,
}

/// The open cases by the days since their reception.
pub fn ageing(known: &Known) -> Vec<Age> {
    let days: Vec<i64> =
        known.received().filter(|f| f.closed.is_none()).map(|f| (known.day() - f.received).num_days()).collect();
    let open = |from: i64, to: Option<i64>| {
        days.iter().filter(|days| **days >= from && to.is_none_or(|to| **days <= to)).count() as u32
    };
    AGES.map(|(from, to)| Age { from, to, open: open(from, to) }).to_vec()
}

/// Cases that were closed for one reason.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// The reason; `None`: nobody said.
    pub reason: Option<ClosingReason>,
    /// How many.
    pub cases: u32,
    /// Days until closed, the middle.
    pub median_days: Option<f64>,
}

/// The closed cases by their reason.
pub fn reasons(known: &Known) -> Vec<Reason> {
    type Cases = (Option<ClosingReason>, u32, Vec<i64>);
    let mut found: BTreeMap<Option<&str>, Cases> = BTreeMap::new();
    for fact in known.received() {
        let Some(closed) = fact.closed else { continue };
        let (reason, cases, days) = found.entry(fact.reason.map(ClosingReason::as_str)).or_default();
        (*reason, *cases) = (fact.reason, *cases + 1);
        days.extend(Some((closed - fact.received).num_days()).filter(|days| *days >= 0));
    }
    let median = |days| Spread::of(days).map(|spread| spread.median);
    found.into_values().map(|(reason, cases, days)| Reason { reason, cases, median_days: median(days) }).collect()
}

/// What people said who were told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Satisfaction {
    /// Who were told.
    pub told: u32,
    /// Satisfied.
    pub satisfied: u32,
    /// Partly.
    pub partly: u32,
    /// Not.
    pub not: u32,
    /// Not asked, or no answer.
    pub no_answer: u32,
}

impl Satisfaction {
    /// Of these cases.
    pub fn of<'a>(facts: impl Iterator<Item = &'a Fact>) -> Self {
        let mut sum = Self::default();
        for fact in facts.filter(|fact| fact.told.is_some()) {
            sum.told += 1;
            *match fact.satisfied.as_deref() {
                Some("satisfied") => &mut sum.satisfied,
                Some("partly") => &mut sum.partly,
                Some("not") => &mut sum.not,
                _ => &mut sum.no_answer,
            } += 1;
        }
        sum
    }
}

/// How many cases came back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Returns {
    /// Cases that were ever closed.
    pub ever_closed: u32,
    /// Of these, opened again.
    pub reopened: u32,
    /// Of these, within thirty days after they were closed.
    pub reopened_within_30_days: u32,
    /// Cases in which the person asked somebody else to decide.
    pub appealed: u32,
    /// Of these, closed again for another reason than before.
    pub overturned: u32,
}

impl Returns {
    /// Of the cases received in the period.
    pub fn of(known: &Known) -> Self {
        Self {
            ever_closed: What::EverClosed.count(known),
            reopened: What::Reopened.count(known),
            reopened_within_30_days: What::ReopenedSoon.count(known),
            appealed: What::Appealed.count(known),
            overturned: What::Overturned.count(known),
        }
    }
}

/// Of all cases, the share that had ended in each way so many days after reception; together they make up one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Endings {
    /// Days after reception.
    pub days: i64,
    /// Resolved, or closed with an explanation.
    pub resolved: Option<f64>,
    /// The person took it back.
    pub withdrawn: Option<f64>,
    /// It was known already.
    pub duplicate: Option<f64>,
    /// It is not for the programme.
    pub out_of_scope: Option<f64>,
    /// Still open.
    pub open: Option<f64>,
}

/// How cases ended, by days since reception (Aalen-Johansen).
pub fn endings(known: &Known) -> Vec<Endings> {
    let seen = known.received().map(|fact| {
        let other = |reason: ClosingReason| UNRESOLVED.iter().position(|known| *known == reason);
        let ending = fact.closed.map(|_| fact.reason.and_then(other).map_or(0, |at| at + 1));
        ((fact.closed.unwrap_or(known.day()) - fact.received).num_days() as f64, ending)
    });
    let found = incidence(&seen.collect::<Vec<_>>(), 1 + UNRESOLVED.len());
    let at = |days: i64| {
        let by = |ending: usize| found.by(ending, days as f64);
        let [resolved, withdrawn, duplicate, out_of_scope] = [0, 1, 2, 3].map(by);
        let ended = [resolved, withdrawn, duplicate, out_of_scope].into_iter().sum::<Option<f64>>();
        let open = ended.map(|ended| (1.0 - ended).max(0.0));
        Endings { days, resolved, withdrawn, duplicate, out_of_scope, open }
    };
    super::waits::WITHIN.map(at).to_vec()
}

/// What came and went in a week or a month, and what was open at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Span {
    /// Its first day.
    pub from: NaiveDate,
    /// Received in it.
    pub received: u32,
    /// Closed in it, whenever received.
    pub closed: u32,
    /// Open at its end, whenever received.
    pub open: u32,
}

/// Week after week (Monday to Sunday) to the day of the view, as many as are asked for at most.
pub fn weeks(known: &Known, most: u64) -> Vec<Span> {
    let day = known.day();
    let monday = day - Days::new(day.weekday().num_days_from_monday().into());
    let starts = (0..=most).rev().filter_map(|back| monday.checked_sub_days(Days::new(7 * back)));
    spans(known, &starts.chain(monday.checked_add_days(Days::new(7))).skip(1).collect::<Vec<_>>())
}

/// Month after month, likewise.
pub fn months(known: &Known, most: i32) -> Vec<Span> {
    let last = Month::of(known.day());
    spans(known, &(0..=most).rev().map(|back| last.shifted(1 - back).first_day()).collect::<Vec<_>>())
}

fn spans(known: &Known, starts: &[NaiveDate]) -> Vec<Span> {
    let first = known.facts().iter().map(|fact| fact.received).min();
    let span = |pair: &[NaiveDate]| {
        let (from, next) = (pair[0], pair[1]);
        let within = |day: NaiveDate| from <= day && day < next;
        let facts = || known.facts().iter();
        Span {
            from,
            received: facts().filter(|fact| within(fact.received)).count() as u32,
            closed: facts().filter(|fact| fact.closed.is_some_and(within)).count() as u32,
            open: facts().filter(|f| f.received < next && f.closed.is_none_or(|closed| closed >= next)).count() as u32,
        }
    };
    let worth = |pair: &&[NaiveDate]| first.is_some_and(|first| first < pair[1]);
    starts.windows(2).filter(worth).map(span).collect()
}
