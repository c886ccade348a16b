//! What the tracker measures: the dates of a case, without its reference and without a word of its text.
use crate::cases::model::{AskedBy, ClosingReason, Life, PersonSaid};
use crate::cases::{Context, due_then};
use crate::id::PlaceKey;
use chrono::{Datelike, NaiveDate};

/// The facts of one ordinary case. Dates are the programme's; a date that has not come is absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Category by its number.
    pub category: i32,
    /// Code of the sector, where one was named.
    pub sector: Option<String>,
    /// Code of the channel.
    pub channel: String,
    /// Code of the project, where one was named.
    pub project: Option<String>,
    /// Code of the activity, where one was named; not known any more once the case was erased.
    pub activity: Option<String>,
    /// The committee it was said to.
    pub committee: Option<i64>,
    /// The region it is about.
    pub region: Option<i64>,
    /// When the first receiver heard it. All clocks count from here.
    pub received: NaiveDate,
    /// When the person heard that it had arrived.
    pub acknowledged: Option<NaiveDate>,
    /// When the person was told what became of it.
    pub told: Option<NaiveDate>,
    /// When it was closed; absent again once reopened.
    pub closed: Option<NaiveDate>,
    /// The last day for an answer.
    pub due: Option<NaiveDate>,
    /// When there was an answer.
    pub answered: Option<NaiveDate>,
    /// Why it was closed, where that was said.
    pub reason: Option<ClosingReason>,
    /// `satisfied`, `partly` or `not`, where the person was asked and answered.
    pub satisfied: Option<String>,
    /// Who asked.
    pub asked_by: Option<AskedBy>,
    /// What happened step by step; `None` where the dates alone are known.
    pub life: Option<Life>,
    /// Each time it came back: when it had been closed, and when it was opened again.
    pub returns: Vec<(NaiveDate, NaiveDate)>,
    /// What was said about the person; `None` where the case was erased.
    pub person: Option<PersonSaid>,
}

/// From where one looks at the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// What happened until the end of this day.
    pub day: NaiveDate,
    /// As far as it had been entered by the end of this day; `None`: as it is known today.
    pub known_on: Option<NaiveDate>,
}

impl View {
    /// What happened until a day, as it is known today.
    pub fn of(day: NaiveDate) -> Self {
        Self { day, known_on: None }
    }

    /// Whether something that happened on a day and was entered on another is seen.
    pub fn sees(self, on: NaiveDate, recorded: NaiveDate) -> bool {
        on <= self.day && self.known_on.is_none_or(|known| recorded <= known)
    }
}

impl Fact {
    /// A case of which nothing is known but that it was received.
    pub fn new(received: NaiveDate) -> Self {
        Self {
            category: 3,
            sector: None,
            channel: "committee".into(),
            project: None,
            activity: None,
            committee: None,
            region: None,
            received,
            acknowledged: None,
            told: None,
            closed: None,
            due: None,
            answered: None,
            reason: None,
            satisfied: None,
            asked_by: None,
            life: None,
            returns: Vec::new(),
            person: None,
        }
    }

    /// The last day for an answer, had it been in its category from the beginning.
    pub fn due_then(&self, ctx: &Context) -> Option<NaiveDate> {
        due_then(ctx, self.category, self.region.map(PlaceKey::new), self.received)
    }

    /// The day it was entered here; where that is not known, the day it was received.
    pub fn recorded(&self) -> NaiveDate {
        self.life.as_ref().map_or(self.received, |life| life.recorded)
    }

    /// Still open after its last day for an answer.
    pub fn is_overdue(&self, day: NaiveDate) -> bool {
        self.closed.is_none() && self.due.is_some_and(|due| due < day)
    }

    /// Answered or closed by its last day; `None` without such a day.
    pub fn was_in_time(&self) -> Option<bool> {
        let due = self.due?;
        Some([self.answered, self.closed].into_iter().flatten().any(|done| done <= due))
    }

    /// Days it waited for something outside, from reception to `until`.
    pub fn held_days(&self, until: NaiveDate) -> i64 {
        let holds = self.life.iter().flat_map(|life| &life.holds);
        let days = |(from, end): &(NaiveDate, Option<NaiveDate>)| {
            let (from, end) = ((*from).max(self.received), end.map_or(until, |end| end.min(until)));
            (end - from).num_days().max(0)
        };
        holds.map(days).sum()
    }
}

/// From one day to another, both included; open where a side is absent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

impl Period {
    /// Whether `day` lies in it.
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
}

impl Month {
    /// Reads `2026-03`.
    pub fn parse(raw: &str) -> Option<Self> {
        let (year, month) = raw.split_once('-')?;
        NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1).map(Self::of)
    }

    /// `2026-03`
    pub fn code(self) -> String {
        self.first_day().format("%Y-%m").to_string()
    }

    /// The month `day` is in.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// The next month.
    pub fn next(self) -> Self {
        self.shifted(1)
    }

    /// The month so many months later, or earlier when negative.
    pub fn shifted(self, months: i32) -> Self {
        let count = self.year * 12 + self.month as i32 - 1 + months;
        Self { year: count.div_euclid(12), month: count.rem_euclid(12) as u32 + 1 }
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or_default()
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        self.next().first_day().pred_opt().unwrap_or_default()
    }
}
