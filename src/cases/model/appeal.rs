//! Appeals: how far up they go, what becomes of them, and what may have to wait until then. Codes and days; the words stand in
//! the timeline.
use crate::access::Level;
use crate::id::AccountKey;
use crate::text_enum;
use chrono::{Days, NaiveDate};

/// Within so many days an appeal is decided.
const DECIDED_WITHIN: Days = Days::new(14);
/// Within so many days it is said whether a decision waits, where nothing is near.
const WAIT_SAID_WITHIN: Days = Days::new(3);
/// A day that is no further off is near.
const NEAR: Days = Days::new(3);

text_enum!(
    /// The ladder of those who decide, from the ground up.
    Rung { Committee = "committee", Commune = "commune", Cercle = "cercle", Region = "region", National = "national" }
);

impl Rung {
    /// The next one up; above the last there is none.
    pub fn next(self) -> Self {
        match self {
            Self::Committee => Self::Commune,
            Self::Commune => Self::Cercle,
            Self::Cercle => Self::Region,
            Self::Region | Self::National => Self::National,
        }
    }

    /// Where somebody stands who works for an area; `None`: for the whole country.
    pub fn of(level: Option<Level>) -> Self {
        match level {
            Some(Level::Site | Level::Commune) => Self::Commune,
            Some(Level::Cercle) => Self::Cercle,
            Some(Level::Region) => Self::Region,
            Some(Level::Country) | None => Self::National,
        }
    }
}

text_enum!(
    /// What becomes of the first decision.
    Outcome {
        /// It stands.
        Upheld = "upheld",
        /// Another one takes its place.
        Changed = "changed",
        /// A part of it is another.
        Partly = "partly",
        /// The person no longer asks.
        Withdrawn = "withdrawn",
    }
);

impl Outcome {
    /// What a decider may say.
    pub const SAID: [Self; 3] = [Self::Upheld, Self::Changed, Self::Partly];
}

text_enum!(
    /// What must wait until an appeal is decided.
    Near {
        /// Somebody is to be taken away from a place, or off a list.
        Removal = "removal",
        /// Somebody is to leave a home or a site.
        Eviction = "eviction",
        /// Somebody is to be sent back.
        Return = "return",
        /// Something else.
        Other = "other",
    }
);

/// What an appeal asks to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitAsked {
    /// What it is.
    pub what: Near,
    /// By when, where the person knows.
    pub by: Option<NaiveDate>,
}

impl WaitAsked {
    /// By when it is said whether it waits: the same day where somebody would be taken away, put out or sent back, or where the
    /// day is near.
    pub fn due_on(self, today: NaiveDate) -> NaiveDate {
        let near = self.by.is_some_and(|by| by <= today.checked_add_days(NEAR).unwrap_or(today));
        if self.what != Near::Other || near { today } else { later(today, WAIT_SAID_WITHIN) }
    }
}

fn later(day: NaiveDate, days: Days) -> NaiveDate {
    day.checked_add_days(days).unwrap_or(day)
}

/// By when an appeal that is made on a day is decided.
pub fn decide_by(asked: NaiveDate) -> NaiveDate {
    later(asked, DECIDED_WITHIN)
}

/// What was asked to wait, and what was said to it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "as the columns of `appeals`")]
pub struct Wait {
    pub asked: WaitAsked,
    pub due_on: NaiveDate,
    /// `None`: nothing was said yet.
    pub suspended: Option<bool>,
    pub until: Option<NaiveDate>,
    pub answered_on: Option<NaiveDate>,
    pub legal_aid: Option<bool>,
}

/// One appeal of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "as the columns of `appeals`")]
pub struct Appeal {
    pub key: i64,
    /// The number of the event with which it began.
    pub asked_number: i32,
    pub rung: Rung,
    pub asked_on: NaiveDate,
    pub due_on: NaiveDate,
    pub decider: Option<AccountKey>,
    pub decided_on: Option<NaiveDate>,
    pub outcome: Option<Outcome>,
    pub wait: Option<Wait>,
}

impl Appeal {
    /// Whether nobody decided it yet.
    pub fn is_open(&self) -> bool {
        self.decided_on.is_none()
    }

    /// Whether somebody still has to say if a decision waits.
    pub fn wait_is_asked(&self) -> bool {
        self.is_open() && self.wait.as_ref().is_some_and(|wait| wait.suspended.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_appeal_climbs_one_rung_at_a_time_and_stays_at_the_top() {
        let climbed: Vec<Rung> = Rung::ALL.iter().map(|rung| rung.next()).collect();
        assert_eq!(climbed, [Rung::Commune, Rung::Cercle, Rung::Region, Rung::National, Rung::National]);
        assert!(Rung::ALL.is_sorted(), "comparing rungs compares how far up they are");
        assert_eq!(Rung::of(None), Rung::National);
    }

    #[test]
    fn whoever_would_be_put_out_hears_the_same_day_whether_it_waits() {
        let today = day("2026-03-02");
        for what in [Near::Removal, Near::Eviction, Near::Return] {
            assert_eq!(WaitAsked { what, by: None }.due_on(today), today);
            assert_eq!(WaitAsked { what, by: Some(day("2026-06-01")) }.due_on(today), today);
        }
        let other = |by: Option<&str>| WaitAsked { what: Near::Other, by: by.map(day) }.due_on(today);
        assert_eq!(other(Some("2026-03-05")), today);
        assert_eq!((other(Some("2026-03-06")), other(None)), (day("2026-03-05"), day("2026-03-05")));
        assert_eq!(decide_by(today), day("2026-03-16"));
    }
}
