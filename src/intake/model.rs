//! What a person told, read into what cannot be wrong. Pure.
use crate::access::Role;
use crate::cases::model::{AnswerBy, Displacement, Identity, Naming, OnBehalf, Sex};
use crate::id::{CommitteeKey, PlaceKey};
use crate::routing::Facts;
use chrono::NaiveDate;

/// One finished intake.
#[derive(Debug, Clone)]
pub(super) struct Told {
    /// What routing looks at.
    pub facts: Facts,
    /// 1 to 8.
    pub category: i32,
    /// A child is concerned; none: not said.
    pub child: Option<bool>,
    /// Somebody is in danger now.
    pub danger: Option<bool>,
    /// Someone from far away is to look after it.
    pub far: bool,
    /// Who must not see it.
    pub keep_away: Option<KeepAway>,
    pub on_behalf: OnBehalf,
    pub naming: Naming,
    pub identity: Identity,
    pub answer_by: AnswerBy,
    pub received_on: NaiveDate,
    pub channel: String,
    pub project: Option<String>,
    /// The distribution at which it came up; kept with ordinary cases alone.
    pub activity: Option<String>,
    /// Public id of the member of the committee who received it; none: the one who writes.
    pub received_by: Option<String>,
    /// The committee that took it in; none for a receiver.
    pub committee: Option<CommitteeKey>,
    /// Where that committee is.
    pub around: Option<PlaceKey>,
    /// What was said; for a sealed case once and in the person's own words, or nothing.
    pub words: Option<String>,
    /// What only an ordinary case is asked.
    pub ordinary: Option<Particulars>,
    /// The region a receiver named for a sealed case.
    pub region: Option<PlaceKey>,
}

/// What only an ordinary case is asked.
#[derive(Debug, Clone, Default)]
pub(super) struct Particulars {
    pub sector: Option<String>,
    pub happened_on: Option<NaiveDate>,
    pub place: Option<PlaceKey>,
    pub sex: Option<Sex>,
    pub age: Option<String>,
    pub displacement: Option<Displacement>,
    pub access: Option<String>,
    pub language: Option<String>,
    pub interpreter: Option<bool>,
}

/// A person who must not see a case, as spoken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KeepAway {
    pub name: String,
    pub function: Option<Role>,
    pub place: String,
    /// The function as it was chosen, for the desk to read.
    pub said: String,
}

impl KeepAway {
    /// The words of it, for the desk to weigh.
    pub fn words(&self) -> String {
        let parts = [&self.name, &self.said, &self.place].map(|part| part.trim());
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" / ")
    }
}

impl Told {
    /// Where the case lies: where it was said to be, else where the committee is.
    pub fn place(&self) -> Option<PlaceKey> {
        self.ordinary.as_ref().and_then(|o| o.place).or(self.region).or(self.around)
    }
}
