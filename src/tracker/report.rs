//! What `jaabi tracker --json` prints: exact, of the whole programme's ordinary cases. `docs/tracker.md` says what each number is.
use super::detail::{
    Age, Endings, Funnel, Reason, Returns, Satisfaction, Span, ageing, endings, months, reasons, weeks,
};
use super::groups::Known;
use super::measures::{Figures, Spread, Summary};
use super::model::Fact;
use super::people::{Heard, persons};
use super::waits::{Clock, Step, UNRESOLVED, Wait, observe, observed};
use super::what::What;
use super::workdays::Workdays;
use crate::cases::model::ClosingReason;
use crate::estimate::wilson;
use crate::programme::Calendar;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

/// So many weeks and months are said at most.
const SPANS: u32 = 14;

/// Everything that is measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The figures that were always there.
    #[serde(flatten)]
    pub summary: Summary,
    /// What happened until this day.
    pub as_of: NaiveDate,
    /// As far as it had been entered by this day; `None`: as known today.
    pub known_on: Option<NaiveDate>,
    /// How far cases came.
    pub funnel: Funnel,
    /// Closed, and nobody told the person.
    pub closed_not_told: u32,
    /// Closed because the person took it back.
    pub withdrawn: u32,
    /// Closed because it was known already.
    pub duplicate: u32,
    /// Closed because it is not for the programme.
    pub out_of_scope: u32,
    /// Days the longest waiting open case has been waiting.
    pub oldest_open_days: Option<i64>,
    /// Days from reception until it was entered here.
    pub entry_delay: Option<Spread>,
    /// Days as the person waits them, by step.
    pub days_to: BTreeMap<&'static str, Wait>,
    /// Working days by the programme's calendar.
    pub working_days_to: BTreeMap<&'static str, Wait>,
    /// Without the days on which the handler waited for something outside.
    pub handler_days_to: BTreeMap<&'static str, Wait>,
    /// How cases ended.
    pub endings: Vec<Endings>,
    /// In time, of those due in the period.
    pub in_time: Option<InTimeShare>,
    /// Open cases by age.
    pub ageing: Vec<Age>,
    /// Closed cases by reason.
    pub closing_reasons: Vec<Reason>,
    /// What people said who were told.
    pub satisfaction: Satisfaction,
    /// What came back.
    pub returns: Returns,
    /// Closed because something was done.
    pub acted: u32,
    /// What people said of themselves.
    pub persons: BTreeMap<&'static str, BTreeMap<String, Heard>>,
    /// Received, by channel.
    pub channels: BTreeMap<String, u32>,
    /// By week.
    pub weeks: Vec<Span>,
    /// By month.
    pub months: Vec<Span>,
}

/// A share with its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct InTimeShare {
    /// Whose last day has come.
    pub due: u32,
    /// Answered or closed by then.
    pub met: u32,
    /// The share, 0 to 1.
    pub share: f64,
    /// From, 95 times in 100 (Wilson).
    pub low: Option<f64>,
    /// To.
    pub high: Option<f64>,
}

impl Report {
    /// Of what is known, with the programme's calendar.
    pub fn of(known: &Known, calendar: &Calendar) -> Self {
        let figures = known.all();
        let first = known.facts().iter().map(|fact| fact.received).min().unwrap_or(known.day());
        let workdays = Workdays::between(calendar, first, known.day());
        let days = |clock: Clock<'_>| {
            let wait = |step: &Step| (step.as_str(), Wait::of(&observed(known, *step, clock)));
            Step::ALL.iter().map(wait).collect::<BTreeMap<_, _>>()
        };
        let closed_for = |reason: ClosingReason| count(known, |f| f.closed.is_some() && f.reason == Some(reason));
        let [withdrawn, duplicate, out_of_scope] = UNRESOLVED.map(closed_for);
        let mut channels = BTreeMap::new();
        known.received().for_each(|fact| *channels.entry(fact.channel.clone()).or_default() += 1);
        Self {
            summary: Summary::from(&figures),
            as_of: known.day(),
            known_on: known.view().known_on,
            funnel: Funnel::of(known.received()),
            closed_not_told: count(known, |fact| fact.closed.is_some() && fact.told.is_none()),
            withdrawn,
            duplicate,
            out_of_scope,
            oldest_open_days: figures.oldest_open,
            entry_delay: entry_delay(known),
            days_to: days(Clock::Person),
            working_days_to: days(Clock::Working(&workdays)),
            handler_days_to: days(Clock::Handler),
            endings: endings(known),
            in_time: in_time(&figures),
            ageing: ageing(known),
            closing_reasons: reasons(known),
            satisfaction: Satisfaction::of(known.received()),
            returns: Returns::of(known),
            acted: What::Acted.count(known),
            persons: persons(known),
            channels,
            weeks: weeks(known, SPANS.into()),
            months: months(known, SPANS as i32),
        }
    }
}

fn count(known: &Known, is: impl Fn(&Fact) -> bool) -> u32 {
    known.received().filter(|fact| is(fact)).count() as u32
}

fn entry_delay(known: &Known) -> Option<Spread> {
    let days = known.received().map(|fact| (fact.recorded() - fact.received).num_days());
    Spread::of(days.filter(|days| *days >= 0).collect())
}

fn in_time(figures: &Figures) -> Option<InTimeShare> {
    let share = figures.in_time?;
    let interval = wilson(share.met.into(), share.due.into());
    Some(InTimeShare {
        due: share.due,
        met: share.met,
        share: f64::from(share.met) / f64::from(share.due),
        low: interval.map(|interval| interval.low),
        high: interval.map(|interval| interval.high),
    })
}

/// One group beside the others.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupReport {
    /// Its code; absent where nothing was said.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// The figures.
    #[serde(flatten)]
    pub summary: Summary,
    /// Days until told, those still waiting included.
    pub days_to_tell: Wait,
}

impl GroupReport {
    /// Of the cases of each group, in the order of their codes.
    pub fn each<K: Ord + Clone>(
        known: &Known,
        key: impl Fn(&Fact) -> K,
        name: impl Fn(&K) -> (Option<String>, String),
    ) -> Vec<Self> {
        let groups = known.by(&key);
        let group = |(of, figures): (K, Figures)| {
            let facts = known.received().filter(|fact| key(fact) == of);
            let seen: Vec<_> = facts.filter_map(|fact| observe(fact, known.day(), Step::Tell, Clock::Person)).collect();
            let (code, name) = name(&of);
            Self { code, name, summary: Summary::from(&figures), days_to_tell: Wait::of(&seen) }
        };
        groups.into_iter().map(group).collect()
    }
}
