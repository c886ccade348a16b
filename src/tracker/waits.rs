//! How long each step takes: of the cases in which it was done, and, beside it, of all, those that still wait for it included.
use super::groups::Known;
use super::model::Fact;
use super::workdays::Workdays;
use crate::cases::model::ClosingReason;
use crate::estimate::{Curve, Described, Observation};
use crate::text_enum;
use chrono::NaiveDate;
use serde::Serialize;

text_enum!(
    /// A step people wait for.
    Step { Acknowledge = "acknowledge", Answer = "answer", Tell = "tell", Close = "close" }
);

/// So many days after reception the share served is said.
pub const WITHIN: [i64; 5] = [7, 14, 30, 60, 90];

/// The reasons for which a case ends without being resolved: each rules resolving it out.
pub const UNRESOLVED: [ClosingReason; 3] =
    [ClosingReason::Withdrawn, ClosingReason::Duplicate, ClosingReason::OutOfScope];

/// How long people wait for a step. `null`: nothing to say it of, or not reached.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Wait {
    /// Cases that waited or still wait.
    pub n: usize,
    /// Of these, done.
    pub done: usize,
    /// Where done: the mean of days.
    pub mean: Option<f64>,
    /// Where done: the middle.
    pub median: Option<f64>,
    /// Where done: within which three in four were served.
    pub p75: Option<f64>,
    /// Where done: within which nine in ten were served.
    pub p90: Option<f64>,
    /// Of all, those still waiting included (Kaplan-Meier).
    pub of_all: OfAll,
    /// The share served so many days after reception, those still waiting included.
    pub within: Vec<Within>,
}

/// Days within which a share of all is served.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct OfAll {
    /// Half.
    pub median: Option<f64>,
    /// From so many days on, 95 times in 100.
    pub median_low: Option<f64>,
    /// To so many.
    pub median_high: Option<f64>,
    /// Three in four.
    pub p75: Option<f64>,
    /// Nine in ten.
    pub p90: Option<f64>,
}

/// The share served by a day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Within {
    /// Days after reception.
    pub days: i64,
    /// The share, 0 to 1; `None` where nobody was watched so long.
    pub share: Option<f64>,
    /// From, 95 times in 100.
    pub low: Option<f64>,
    /// To.
    pub high: Option<f64>,
}

/// Whose days are counted.
#[derive(Debug, Clone, Copy)]
pub enum Clock<'a> {
    /// The person's: every day from reception on.
    Person,
    /// The handler's: without the days it waited for something outside.
    Handler,
    /// Working days of the programme.
    Working(&'a Workdays),
}

impl Clock<'_> {
    fn days(self, fact: &Fact, until: NaiveDate) -> Option<i64> {
        let all = (until - fact.received).num_days();
        match self {
            Self::Person => Some(all),
            Self::Handler => Some(all - fact.held_days(until)),
            Self::Working(workdays) => workdays.days(fact.received, until),
        }
    }
}

impl Step {
    /// When the step was done, else until when the case was seen waiting for it.
    pub fn seen(self, fact: &Fact, day: NaiveDate) -> (NaiveDate, bool) {
        let over = |until: Option<NaiveDate>| (until.unwrap_or(day), false);
        let done = match self {
            Self::Acknowledge => fact.acknowledged,
            Self::Answer => fact.answered,
            Self::Tell => fact.told,
            Self::Close => fact.closed.filter(|_| !fact.reason.is_some_and(|reason| UNRESOLVED.contains(&reason))),
        };
        match (done, self) {
            (Some(done), _) => (done, true),
            // somebody can still be told after a case was closed, unless nobody is left to tell
            (None, Self::Tell) => {
                let nobody = |reason: ClosingReason| reason.leaves_nobody_to_tell() || UNRESOLVED.contains(&reason);
                over(fact.closed.filter(|_| fact.reason.is_some_and(nobody)))
            }
            (None, _) => over(fact.closed),
        }
    }
}

/// The observations of the cases received in the period.
pub fn observed(known: &Known, step: Step, clock: Clock<'_>) -> Vec<Observation> {
    known.received().filter_map(|fact| observe(fact, known.day(), step, clock)).collect()
}

/// One case; `None` for a step before the beginning, which is a slip of the pen and measures nothing.
pub fn observe(fact: &Fact, day: NaiveDate, step: Step, clock: Clock<'_>) -> Option<Observation> {
    let (until, done) = step.seen(fact, day);
    if until < fact.received {
        return None;
    }
    Observation::new(clock.days(fact, until)? as f64, done)
}

impl Wait {
    /// Of these observations.
    pub fn of(observations: &[Observation]) -> Self {
        let done: Vec<f64> = observations.iter().filter(|seen| seen.closed).map(|seen| seen.days).collect();
        let curve = Curve::of(observations);
        let median = curve.median();
        let described = Described::of(done);
        let within = |days: i64| {
            let served = curve.served_by(days as f64);
            let interval = served.and_then(|(_, interval)| interval);
            Within {
                days,
                share: served.map(|(share, _)| share),
                low: interval.map(|interval| interval.low),
                high: interval.map(|interval| interval.high),
            }
        };
        Self {
            n: observations.len(),
            done: described.map_or(0, |described| described.n),
            mean: described.map(|described| described.mean),
            median: described.map(|described| described.median),
            p75: described.map(|described| described.p75),
            p90: described.map(|described| described.p90),
            of_all: OfAll {
                median: median.days,
                median_low: median.low,
                median_high: median.high,
                p75: curve.quantile(0.75).days,
                p90: curve.quantile(0.9).days,
            },
            within: WITHIN.map(within).to_vec(),
        }
    }
}
