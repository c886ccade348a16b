//! Ordinary cases: as taken in, what happens to them, what is measured.
use super::{AnswerBy, ClosingReason, Displacement, Holder, Identity, Naming, OnBehalf, Sex, State};
use crate::id::{AccountKey, CommitteeKey, PlaceKey};
use crate::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An ordinary case as it is taken in. The text stays searchable; `identity` is encrypted.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "as the questions of the intake")]
pub struct NewOrdinary {
    pub category: i32,
    pub sector: Option<String>,
    pub channel: String,
    pub project: Option<String>,
    pub activity: Option<String>,
    pub committee: Option<CommitteeKey>,
    pub place: Option<PlaceKey>,
    pub holder: Holder,
    pub assigned: Option<AccountKey>,
    pub hidden_from_committee: bool,
    pub excluded: Vec<AccountKey>,
    pub text: String,
    pub received_on: NaiveDate,
    pub happened_on: Option<NaiveDate>,
    pub on_behalf: OnBehalf,
    pub naming: Naming,
    pub sex: Option<Sex>,
    pub age: Option<String>,
    pub displacement: Option<Displacement>,
    pub access_needs: Option<String>,
    pub language: Option<String>,
    pub interpreter: Option<bool>,
    pub answer_by: AnswerBy,
    pub identity: Identity,
    /// Who received it; none: nobody said.
    pub received_by: Option<AccountKey>,
    pub kept: Option<Kept>,
}

/// What an imported row already says about the life of its case.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs, reason = "as the columns of a tracker")]
pub struct Kept {
    pub former_reference: Option<String>,
    pub status: Option<String>,
    pub state: Option<State>,
    pub due_on: Option<NaiveDate>,
    pub acknowledged_on: Option<NaiveDate>,
    pub answered_on: Option<NaiveDate>,
    pub answer: Option<String>,
    pub told_on: Option<NaiveDate>,
    pub satisfied: Option<String>,
    pub closed_on: Option<NaiveDate>,
    pub closing_reason: Option<ClosingReason>,
    pub notes: Option<String>,
}

text_enum!(
    /// What may happen to an ordinary case.
    EventKind {
        Received = "received",
        Imported = "imported",
        Acknowledged = "acknowledged",
        Assigned = "assigned",
        CategoryChanged = "category_changed",
        SectorChanged = "sector_changed",
        Noted = "noted",
        Held = "held",
        Resumed = "resumed",
        Started = "started",
        Referred = "referred",
        Transmitted = "transmitted",
        Answered = "answered",
        Told = "told",
        Closed = "closed",
        Reopened = "reopened",
        Appealed = "appealed",
        Excluded = "excluded",
        Attempted = "attempted",
        Attached = "attached",
        Detached = "detached",
        HandedOver = "handed_over",
        /// Its committee closed: somebody else answers from now on.
        HandedOn = "handed_on",
        /// The person came with the number and asks for the answer.
        Came = "came",
        /// Kept whatever its age, with the reason.
        Kept = "kept",
        /// Kept no longer than others.
        Released = "released",
        /// The person wrote, by slip.
        Wrote = "wrote",
        /// Something was written to the person, to be read by slip.
        Written = "written",
        /// The person asks what became of it, by slip.
        AskedAgain = "asked_again",
        /// The person asks that somebody else decides, by slip.
        AskedAppeal = "asked_appeal",
        /// The person wants no more, by slip.
        AskedWithdraw = "asked_withdraw",
        /// The person asks to be erased, by slip.
        AskedErase = "asked_erase",
        /// The person says how satisfied they are, by slip.
        Felt = "felt",
        /// The person did not want to hear the answer.
        Unwanted = "unwanted",
        /// Somebody is named who decides an appeal.
        Appointed = "appointed",
        /// An appeal is decided.
        Decided = "decided",
        /// A decision waits until the appeal is decided.
        Suspended = "suspended",
        /// A decision does not wait, and why.
        NotSuspended = "not_suspended",
    }
);

text_enum!(
    /// Who asked a person whether the answer is good: people say to whoever decided what they would not say to others.
    AskedBy {
        /// Whoever answered.
        Answerer = "answerer",
        /// Somebody else.
        Other = "other",
        /// Nobody: the person said so by slip.
        Slip = "slip",
    }
);

/// What an event says beside its kind. Empty parts are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs, reason = "as the forms of the actions")]
pub struct EventBody {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub satisfied: Option<String>,
    /// Who asked how satisfied the person is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_by: Option<AskedBy>,
}

/// One entry of a timeline.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "as the columns of `events`")]
pub struct Event {
    pub number: i32,
    pub kind: EventKind,
    pub happened_on: NaiveDate,
    pub recorded_at: chrono::NaiveDateTime,
    pub actor: Option<String>,
    pub body: EventBody,
}

/// What the tracker measures of an ordinary case: dates and codes, no text, no id.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "as the columns")]
pub struct OrdinaryFact {
    pub category: i32,
    pub sector: Option<String>,
    pub channel: String,
    pub project: Option<String>,
    /// Ends with the case: an activity is one day at one site, finer than what outlives.
    pub activity: Option<String>,
    pub committee: Option<CommitteeKey>,
    pub region: Option<PlaceKey>,
    pub received: NaiveDate,
    pub due: Option<NaiveDate>,
    pub closed: Option<NaiveDate>,
    pub acknowledged: Option<NaiveDate>,
    pub answered: Option<NaiveDate>,
    pub told: Option<NaiveDate>,
    pub first_closed: Option<NaiveDate>,
    pub closing_reason: Option<ClosingReason>,
    pub satisfied: Option<String>,
    pub satisfied_by: Option<AskedBy>,
    pub life: Option<Life>,
    /// What was said about the person; `None` of an erased case.
    pub person: Option<PersonSaid>,
}

/// What was said about a person, in codes. What nobody said is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonSaid {
    /// Sex.
    pub sex: Option<String>,
    /// Age band.
    pub age: Option<String>,
    /// Displacement status.
    pub displacement: Option<String>,
    /// Access needs, separated by commas.
    pub access: Option<String>,
}

/// What happened to a case one after another, as far as it is measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Life {
    /// The day it was entered here.
    pub recorded: NaiveDate,
    /// In the order in which it was entered.
    pub steps: Vec<LifeStep>,
    /// When it waited for something outside: from a day, until a day or still.
    pub holds: Vec<(NaiveDate, Option<NaiveDate>)>,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LifeStep {
    /// What.
    pub kind: EventKind,
    /// The day it happened.
    pub on: NaiveDate,
    /// The day it was entered here.
    pub recorded: NaiveDate,
    /// Of a change: what it was before; of telling: how satisfied; of closing: the reason; of an appeal: what became of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Of telling, and of what a person said by slip: who asked how satisfied the person is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<AskedBy>,
}
