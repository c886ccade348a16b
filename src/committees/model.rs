//! What a committee is. Pure.
use crate::id::{CommitteeKey, PlaceKey};
use chrono::NaiveDate;

/// A complaint committee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committee {
    /// Its key.
    pub key: CommitteeKey,
    /// A short code, stable.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub place: Option<PlaceKey>,
    /// Its phone, as people dial it.
    pub phone: String,
    /// When somebody is there.
    pub hours: String,
    /// The woman to ask for.
    pub woman: String,
    /// The man to ask for.
    pub man: String,
    /// Came with an import and waits to be confirmed.
    pub to_confirm: bool,
    /// From this day on nobody takes anything in there.
    pub closed_on: Option<NaiveDate>,
    /// Which committee answers what this one leaves open when it closes; none: whoever handles cases there.
    pub heir: Option<CommitteeKey>,
}

impl Committee {
    /// Whether something may be taken in there on a day.
    pub fn is_open(&self, day: NaiveDate) -> bool {
        self.closed_on.is_none_or(|closed| day < closed)
    }
}

/// A committee to be added. Empty texts are allowed.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs, reason = "as in Committee")]
pub struct NewCommittee {
    pub code: String,
    pub name: String,
    pub place: Option<PlaceKey>,
    pub phone: String,
    pub hours: String,
    pub woman: String,
    pub man: String,
    pub to_confirm: bool,
}

/// That a committee closes, and who answers what it leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing {
    /// From this day on nobody takes anything in there.
    pub on: NaiveDate,
    /// Another committee; none: whoever handles cases there.
    pub heir: Option<CommitteeKey>,
}
