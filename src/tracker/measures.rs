//! The measures themselves. What cannot be measured is absent, never zero and never "not a number".
use super::model::{Fact, Period};
use super::waits::{Clock, Step, observe};
use crate::estimate::{Curve, Quantile};
use chrono::NaiveDate;
use serde::Serialize;

/// How long something took: the middle, and the time within which nine in ten were served.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spread {
    /// How many were measured.
    pub n: usize,
    /// The middle; between the middle two, their mean.
    pub median: f64,
    /// The smallest value that at least nine in ten do not exceed.
    pub p90: i64,
}

impl Spread {
    /// Of these days; `None` of none.
    pub fn of(mut days: Vec<i64>) -> Option<Self> {
        days.sort_unstable();
        let n = days.len();
        let at = |i: usize| days.get(i).copied();
        let median = (at(n.checked_sub(1)? / 2)? + at(n / 2)?) as f64 / 2.0;
        Some(Self { n, median, p90: at((9 * n).div_ceil(10) - 1)? })
    }
}

/// Of the cases whose last day for an answer has come, how many had one by that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct InTime {
    /// Whose last day has come, open ones included.
    pub due: u32,
    /// Answered or closed by that day.
    pub met: u32,
}

impl InTime {
    /// In whole per cent, rounded down: what is not complete never reads as 100.
    pub fn percent(self) -> u32 {
        (u64::from(self.met) * 100 / u64::from(self.due.max(1))) as u32
    }
}

/// All measures of one set of cases.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures {
    /// Received.
    pub received: u32,
    /// Of these, closed.
    pub closed: u32,
    /// Of these, not closed.
    pub open: u32,
    /// Open after the last day for an answer.
    pub overdue: u32,
    /// The person knows what became of it.
    pub told: u32,
    /// Days the longest waiting open case has been waiting.
    pub oldest_open: Option<i64>,
    /// Days until acknowledged.
    pub acknowledge: Option<Spread>,
    /// Days until told.
    pub tell: Option<Spread>,
    /// Days until closed.
    pub close: Option<Spread>,
    /// In time, by what was due; `None` where nothing was.
    pub in_time: Option<InTime>,
    /// Days until told, those counted who still wait.
    pub wait: Quantile,
}

impl Figures {
    /// Of `facts` as they stood on `day`: counts and times of those received in `period`, in time of those due in it.
    pub(super) fn of<'a>(facts: impl IntoIterator<Item = &'a Fact>, period: Period, day: NaiveDate) -> Self {
        let (mut figures, mut days, mut seen) = (Self::default(), Days::default(), Vec::new());
        for fact in facts {
            figures.count_due(fact, period, day);
            if period.holds(fact.received) {
                figures.count(fact, day);
                days.add(fact);
                seen.extend(observe(fact, day, Step::Tell, Clock::Person));
            }
        }
        figures.acknowledge = Spread::of(days.acknowledge);
        figures.tell = Spread::of(days.tell);
        figures.close = Spread::of(days.close);
        figures.wait = Curve::of(&seen).median();
        figures
    }

    fn count(&mut self, fact: &Fact, day: NaiveDate) {
        self.received += 1;
        self.told += u32::from(fact.told.is_some());
        self.overdue += u32::from(fact.is_overdue(day));
        if fact.closed.is_some() {
            self.closed += 1;
        } else {
            self.open += 1;
            self.oldest_open = self.oldest_open.max(Some((day - fact.received).num_days()));
        }
    }

    fn count_due(&mut self, fact: &Fact, period: Period, day: NaiveDate) {
        let due = fact.due.filter(|due| *due <= day && period.holds(*due));
        if let (Some(_), Some(met)) = (due, fact.was_in_time()) {
            let so_far = self.in_time.unwrap_or(InTime { due: 0, met: 0 });
            self.in_time = Some(InTime { due: so_far.due + 1, met: so_far.met + u32::from(met) });
        }
    }
}

/// The days that each step took.
#[derive(Default)]
struct Days {
    acknowledge: Vec<i64>,
    tell: Vec<i64>,
    close: Vec<i64>,
}

impl Days {
    fn add(&mut self, fact: &Fact) {
        let steps =
            [(&mut self.acknowledge, fact.acknowledged), (&mut self.tell, fact.told), (&mut self.close, fact.closed)];
        for (days, date) in steps {
            // a step before the beginning is a slip of the pen: it happened, but measures nothing
            days.extend(date.map(|date| (date - fact.received).num_days()).filter(|days| *days >= 0));
        }
    }
}

/// What `jaabi tracker --json` prints: exact, for the whole instance.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// Received until then.
    pub received: u32,
    /// Closed until then.
    pub closed: u32,
    /// Open then.
    pub open: u32,
    /// Open then, after the last day for an answer.
    pub overdue: u32,
    /// Told until then.
    pub told: u32,
    /// Days until closed, the middle; `null` where nothing is closed.
    pub median_days_to_close: Option<f64>,
    /// Days within which nine in ten of the closed were closed.
    pub p90_days_to_close: Option<i64>,
}

impl From<&Figures> for Summary {
    fn from(figures: &Figures) -> Self {
        Self {
            received: figures.received,
            closed: figures.closed,
            open: figures.open,
            overdue: figures.overdue,
            told: figures.told,
            median_days_to_close: figures.close.map(|days| days.median),
            p90_days_to_close: figures.close.map(|days| days.p90),
        }
    }
}
