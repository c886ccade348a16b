//! What a case is. Pure: no database, no HTTP, no clock.
mod agreed;
mod appeal;
mod coded;
mod file;
mod general;
mod handing;
mod ordinary;
mod quarters;
mod referral;
mod retention;
mod sealed;
mod slip;

pub use agreed::NoYes;
pub use appeal::{Appeal, Near, Outcome, Rung, Wait, WaitAsked, decide_by};
pub use coded::{ACCUSED, CHOICES, Coded, MOST_PERSONS, VICTIMS};
pub use file::{About, Attached, MOST_FILES, tidy_name};
pub use general::{General, MOST_IN_GENERAL};
pub use handing::{Ground, Terms};
pub use ordinary::{AskedBy, Event, EventBody, EventKind, Kept, Life, LifeStep, NewOrdinary, OrdinaryFact, PersonSaid};
pub use quarters::{FrozenQuarter, SealedCount};
pub use referral::{Heard, Reach, Referral};
pub use retention::{PersonTotal, Stage, Which};
pub use sealed::{
    Consent, Entry, EntryKind, Envelope, Former, GivenBy, GivenHow, NewSealed, Opened, OpenedEntry, Purpose, Share,
};
pub use slip::{Ask, Code, Message, MessageKind, Progress, SATISFIED, Said};

use crate::desks::DeskKind;
use crate::id::{CaseId, CaseKey, DeskKey, PlaceKey, Reference};
use crate::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum!(
    /// The kind of life a case lives.
    Track {
        Ordinary = "ordinary",
        Psea = "psea",
        Integrity = "integrity",
        Rights = "rights",
        Gbv = "gbv",
        Child = "child",
    }
);

impl Track {
    /// Whether nothing of what happened is asked or kept: the mechanism refers, it does not record.
    pub fn asks_nothing(self) -> bool {
        matches!(self, Self::Gbv | Self::Child)
    }

    /// The category of the taxonomy that leads to it, for its target days; 5 for an ordinary case.
    pub fn category(self) -> i32 {
        match self {
            Self::Ordinary => 5,
            Self::Psea => 6,
            Self::Integrity => 7,
            Self::Rights | Self::Gbv | Self::Child => 8,
        }
    }

    /// The desk that looks after it; none for an ordinary case.
    pub fn desk(self) -> Option<DeskKind> {
        match self {
            Self::Ordinary => None,
            Self::Psea => Some(DeskKind::Psea),
            Self::Integrity => Some(DeskKind::Integrity),
            Self::Rights => Some(DeskKind::Rights),
            Self::Gbv => Some(DeskKind::Gbv),
            Self::Child => Some(DeskKind::Child),
        }
    }
}

text_enum!(
    /// Where a case stands. The first nine belong to ordinary cases, the rest to sealed ones; both begin with
    /// `received` and end with `closed`.
    State {
        Received = "received",
        Acknowledged = "acknowledged",
        InProgress = "in_progress",
        Referred = "referred",
        OnHold = "on_hold",
        Answered = "answered",
        Closed = "closed",
        Reopened = "reopened",
        Appealed = "appealed",
        SafetyChecked = "safety_checked",
        HandedOver = "handed_over",
        ReceiptConfirmed = "receipt_confirmed",
        OutcomeReported = "outcome_reported",
        ComplainantInformed = "complainant_informed",
        NotWanted = "not_wanted",
        NotSafe = "not_safe",
        OptionsExplained = "options_explained",
        ServiceReferred = "service_referred",
        Declined = "declined",
    }
);

text_enum!(
    /// Why a case was closed. The first nine are for ordinary cases.
    ClosingReason {
        Resolved = "resolved",
        InformationGiven = "information_given",
        ReferredConfirmed = "referred_confirmed",
        NotFeasibleExplained = "not_feasible_explained",
        Unreachable = "unreachable",
        GeneralAnswer = "general_answer",
        Withdrawn = "withdrawn",
        Duplicate = "duplicate",
        OutOfScope = "out_of_scope",
        HandedOverConfirmed = "handed_over_confirmed",
        AssistanceGiven = "assistance_given",
        NothingMore = "person_wants_nothing_more",
        NotSafeToContact = "not_safe_to_contact",
    }
);

impl ClosingReason {
    /// Whether a sealed case of `track` may be closed for it: where nothing is handed over, no hand-over is confirmed.
    pub fn fits(self, track: Track) -> bool {
        self != Self::HandedOverConfirmed || !track.asks_nothing()
    }

    /// Whether nobody is left who could be told an answer.
    pub fn leaves_nobody_to_tell(self) -> bool {
        matches!(self, Self::Unreachable | Self::Withdrawn | Self::Duplicate | Self::GeneralAnswer)
    }

    /// The reasons an ordinary case may be closed for.
    pub const ORDINARY: &'static [Self] = &[
        Self::Resolved,
        Self::InformationGiven,
        Self::ReferredConfirmed,
        Self::NotFeasibleExplained,
        Self::Unreachable,
        Self::GeneralAnswer,
        Self::Withdrawn,
        Self::Duplicate,
        Self::OutOfScope,
    ];
    /// The reasons a sealed case may be closed for.
    pub const SEALED: &'static [Self] = &[
        Self::HandedOverConfirmed,
        Self::AssistanceGiven,
        Self::NothingMore,
        Self::NotSafeToContact,
        Self::Withdrawn,
        Self::Duplicate,
    ];
}

text_enum!(
    /// Who holds an ordinary case now.
    Holder { Committee = "committee", Handler = "handler" }
);
text_enum!(
    /// For whom a person speaks.
    OnBehalf { Oneself = "self", Other = "other", Group = "group", Unsaid = "unsaid" }
);

impl OnBehalf {
    /// For whom, where somebody said so: many a tracker does not.
    pub fn said(self) -> Option<Self> {
        (self != Self::Unsaid).then_some(self)
    }
}

text_enum!(
    /// Whether and to whom the person gives a name.
    Naming { Named = "named", Confidential = "confidential", Anonymous = "anonymous" }
);
text_enum!(
    /// Sex as said by the person.
    Sex { Female = "female", Male = "male", Other = "other", Unsaid = "unsaid" }
);
text_enum!(
    /// Displacement status as said by the person.
    Displacement {
        Idp = "idp",
        Host = "host",
        Returnee = "returnee",
        Repatriated = "repatriated",
        Refugee = "refugee",
        Migrant = "migrant",
        NonDisplaced = "non_displaced",
        Unsaid = "unsaid",
    }
);
text_enum!(
    /// How the person wants to hear the answer. `comes` and `calls`: she comes or calls where and when she chose.
    AnswerBy {
        NotNeeded = "not_needed",
        Committee = "committee",
        HelpDesk = "help_desk",
        Phone = "phone",
        Sms = "sms",
        Visit = "visit",
        Trusted = "trusted",
        Comes = "comes",
        Calls = "calls",
    }
);

/// Age bands that are asked or imported; all nest into 0-17, 18-59, 60+.
pub const AGE_BANDS: &[&str] = &["0-17", "18-59", "60+", "adult", "unsaid"];

/// What identifies a person, and the rules for reaching them. Never in the clear in the database.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Identity {
    /// Name or alias.
    pub name: String,
    /// Phone, place or person to reach them by.
    pub contact: String,
    /// Whose phone it is.
    pub whose: String,
    /// Who else may pick up.
    pub who_may_answer: String,
    /// Whether one may say who calls.
    pub may_say: Option<bool>,
    /// Hours and places that are safe.
    pub when_where: String,
}

impl Identity {
    /// Whether there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A case as every list and page starts from: what both kinds share.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "as the columns of `cases`")]
pub struct Case {
    pub key: CaseKey,
    pub id: CaseId,
    pub reference: Reference,
    pub sealed: bool,
    pub track: Track,
    pub state: State,
    pub desk: Option<DeskKey>,
    pub region: Option<PlaceKey>,
    pub received_on: NaiveDate,
    pub recorded_on: NaiveDate,
    pub due_on: Option<NaiveDate>,
    pub closed_on: Option<NaiveDate>,
    pub version: i32,
    pub recipient: Option<String>,
    pub waiting: bool,
    /// How much was erased since it was closed: a `Stage`'s rank, 0 for nothing.
    pub erased: i32,
    /// Kept whatever its age, because somebody must be able to look at it again.
    pub legal_hold: bool,
}

/// What was made.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// Its private key.
    pub key: CaseKey,
    /// The number on the slip.
    pub reference: Reference,
}
