//! What a case is. Pure: no database, no HTTP, no clock.
use crate::desks::DeskKind;
use crate::id::{AccountKey, CaseId, CaseKey, CommitteeKey, DeskKey, PlaceKey, Reference};
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
    OnBehalf { Oneself = "self", Other = "other", Group = "group" }
);
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

/// An ordinary case as it is taken in. The text stays searchable; `identity` is encrypted.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "as the questions of the intake")]
pub struct NewOrdinary {
    pub category: i32,
    pub sector: Option<String>,
    pub channel: String,
    pub project: Option<String>,
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

/// A sensitive case as it is taken in. Everything but track, region and day goes into the envelope.
#[derive(Debug, Clone)]
pub struct NewSealed {
    /// The life it will live.
    pub track: Track,
    /// Its region; nothing finer is kept in the clear.
    pub region: Option<PlaceKey>,
    /// When the first receiver heard it.
    pub received_on: NaiveDate,
    /// "Someone from far away": straight to the bypass desk.
    pub far_away: bool,
    /// Accounts that must never open it.
    pub excluded: Vec<AccountKey>,
    /// An exclusion that matched nobody for sure: goes to the bypass desk as well.
    pub doubtful: bool,
    /// What is sealed.
    pub envelope: Envelope,
    /// An imported case: closed on that day, due on that day.
    pub closed_on: Option<NaiveDate>,
    /// The due date an imported row carries.
    pub due_on: Option<NaiveDate>,
}

/// The first sealed item of a case: what was said and who must not see it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs, reason = "as the questions of the intake")]
pub struct Envelope {
    pub category: i32,
    pub sector: Option<String>,
    pub channel: String,
    pub project: Option<String>,
    pub committee: Option<String>,
    pub about_committee: bool,
    pub place: Option<String>,
    /// `home`, `armed` or `unsaid`.
    pub by: Option<String>,
    pub child: Option<bool>,
    pub danger_now: Option<bool>,
    pub on_behalf: Option<OnBehalf>,
    pub naming: Option<Naming>,
    pub answer_by: Option<AnswerBy>,
    pub identity: Identity,
    /// In the person's own words; never for GBV and child protection.
    pub words: Option<String>,
    /// Public ids of accounts that must never be given this case.
    pub excluded: Vec<String>,
    /// The words an exclusion was asked in, for the desk to weigh.
    pub exclusion_words: Option<String>,
    /// Who took it in.
    pub entered_by: Option<String>,
    /// Further facts of an imported or formerly ordinary case.
    pub kept: Vec<(String, String)>,
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
}

/// What was made.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// Its private key.
    pub key: CaseKey,
    /// The number on the slip.
    pub reference: Reference,
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

text_enum!(
    /// What a sealed item after the envelope tells.
    EntryKind {
        Step = "step",
        Noted = "noted",
        Help = "help",
        Closed = "closed",
        Reopened = "reopened",
        Transferred = "transferred",
        Former = "former",
    }
);

/// A sealed item after the envelope. Empty parts are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs, reason = "as the forms of the actions")]
pub struct Entry {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Help: `offered`, `accepted`, `referred`, `confirmed` or `declined`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The person said yes to this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closing: Option<ClosingReason>,
    /// The timeline of a case that was ordinary before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<Former>,
}

/// An event of a case that was ordinary before, as its sealed item keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as the columns of `events`")]
pub struct Former {
    pub kind: String,
    pub on: NaiveDate,
    pub at: chrono::NaiveDateTime,
    pub actor: Option<String>,
    pub body: EventBody,
}

impl Former {
    /// What is kept of an event.
    pub fn of(event: &Event) -> Self {
        Self {
            kind: event.kind.as_str().to_owned(),
            on: event.happened_on,
            at: event.recorded_at,
            actor: event.actor.clone(),
            body: event.body.clone(),
        }
    }

    /// The event again; `None` for a kind that is not known here.
    pub fn event(&self) -> Option<Event> {
        Some(Event {
            number: 0,
            kind: EventKind::parse(&self.kind)?,
            happened_on: self.on,
            recorded_at: self.at,
            actor: self.actor.clone(),
            body: self.body.clone(),
        })
    }
}

/// A sealed item, opened.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "as the header of the item")]
pub struct OpenedEntry {
    pub number: u32,
    pub kind: EntryKind,
    pub author: Option<crate::id::AccountId>,
    pub entry: Entry,
}

/// A sealed case, opened by somebody who holds a grant.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The clear half.
    pub case: Case,
    /// What was taken in.
    pub envelope: Envelope,
    /// What came after.
    pub entries: Vec<OpenedEntry>,
    /// The names of those who can open it.
    pub holders: Vec<String>,
    /// How many items cannot be read: the others are shown all the same.
    pub damaged: usize,
}

/// What the tracker measures of an ordinary case: dates and codes, no text, no id.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "as the columns")]
pub struct OrdinaryFact {
    pub category: i32,
    pub sector: Option<String>,
    pub channel: String,
    pub committee: Option<CommitteeKey>,
    pub region: Option<PlaceKey>,
    pub received: NaiveDate,
    pub due: Option<NaiveDate>,
    pub closed: Option<NaiveDate>,
    pub acknowledged: Option<NaiveDate>,
    pub answered: Option<NaiveDate>,
    pub told: Option<NaiveDate>,
}
