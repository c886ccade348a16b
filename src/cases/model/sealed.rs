//! Sealed cases: as taken in, and what is inside once opened.
use super::{
    About, AnswerBy, Case, ClosingReason, Coded, Event, EventBody, EventKind, Identity, Naming, OnBehalf, State, Track,
};
use crate::grants::{Holder, Why};
use crate::id::{AccountId, AccountKey, PlaceKey};
use crate::text_enum;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

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
    /// Who received it, if somebody else entered it: kept out like the one who entered it.
    pub received_by: Option<AccountKey>,
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
    /// Who received it; none: nobody said.
    pub received_by: Option<String>,
    /// Further facts of an imported or formerly ordinary case.
    pub kept: Vec<(String, String)>,
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
        Attached = "attached",
        Detached = "detached",
        HandedOver = "handed_over",
        /// Somebody can open it from now on.
        Granted = "granted",
        /// Somebody no longer can.
        Revoked = "revoked",
        /// Somebody must never open it.
        Excluded = "excluded",
        /// Opened with the recovery kit, by two people.
        Recovered = "recovered",
        /// What the person said yes or no to.
        Consent = "consent",
        /// A yes taken back.
        Withdrawn = "withdrawn",
        /// Kept whatever its age, with the reason.
        Kept = "kept",
        /// Kept no longer than others.
        Released = "released",
        /// The person asked that it is erased.
        ErasureAsked = "erasure_asked",
        /// Name and contact were erased, because the person asked.
        Erased = "erased",
        /// The facts of a report for the network of other organisations: codes and numbers.
        Coded = "coded",
        /// The person wrote, by slip.
        Wrote = "wrote",
        /// Something was written to the person, to be read by slip if it is safe.
        Written = "written",
        /// The person asks what became of it, by slip.
        AskedAgain = "asked_again",
        /// The person asks that somebody else decides, by slip.
        AskedAppeal = "asked_appeal",
        /// The person wants no more, by slip.
        AskedWithdraw = "asked_withdraw",
        /// The person asks to be erased, by slip: to be confirmed with the person.
        AskedErase = "asked_erase",
        /// The person says how satisfied they are, by slip.
        Felt = "felt",
        /// The person was threatened, or aid was taken away, since.
        Threatened = "threatened",
    }
);

text_enum!(
    /// What a person is asked to agree to.
    Purpose {
        Record = "record",
        Contact = "contact",
        Refer = "refer",
        HandOver = "hand_over",
        Statistics = "statistics",
    }
);
impl Purpose {
    /// Whether something goes to somebody else by it.
    pub fn leaves(self) -> bool {
        matches!(self, Self::Refer | Self::HandOver)
    }
}

text_enum!(
    /// What is shared of a person.
    Share { Minimum = "minimum", WithName = "with_name", Everything = "everything" }
);
text_enum!(
    /// Who said yes or no.
    GivenBy { Oneself = "self", Caregiver = "caregiver" }
);
text_enum!(
    /// How a person said yes or no. Spoken is normal where people do not read.
    GivenHow { Spoken = "spoken", Thumb = "thumb", Signed = "signed" }
);

/// One answer of a person: to one purpose, towards one receiver. Each is given, declined and taken back by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as the questions of the form")]
pub struct Consent {
    pub purpose: Purpose,
    /// With whom it is shared; empty where it stays here.
    #[serde(default)]
    pub to: String,
    pub share: Share,
    /// Yes or no.
    pub yes: bool,
    pub by: GivenBy,
    pub how: GivenHow,
    /// The language it was asked in, as written.
    #[serde(default)]
    pub language: String,
    pub interpreter: bool,
    /// The last day it holds, if the person set one.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// The code of the service in the directory; none: it is not from there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// A child itself agrees too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assent: Option<bool>,
    /// Of a child: why it is best for the child, where the one who cares for it is not asked or the child does not decide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub best_interest: Option<String>,
}

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
    /// Help: one of `HELP`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The person said yes to this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closing: Option<ClosingReason>,
    /// Files that were added or taken away, or that were there before the case was sealed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<About>,
    /// Whose access changes: the account's public id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// Recovery: the public ids of the two who opened it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<String>,
    /// A grant: the first day on which it is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// What the person said yes or no to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Box<Consent>>,
    /// The number of the yes it is about: taken back, or the one that led to a service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<u32>,
    /// The code of a service in the directory that was offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// What the row of a link that was given to a service is found by, in hexadecimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Written to the person: whether whoever comes with the code may read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub safe: Option<bool>,
    /// How satisfied the person is: `satisfied`, `partly` or `not`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub satisfied: Option<String>,
    /// The facts of a report, in codes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coded: Option<Box<Coded>>,
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
    pub at: NaiveDateTime,
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
    pub author: Option<AccountId>,
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
    /// Those who can open it.
    pub holders: Vec<Holder>,
    /// How many items cannot be read: the others are shown all the same.
    pub damaged: usize,
    /// Every item that was ever written is there and was read: no exclusion is missing.
    pub whole: bool,
}

impl Opened {
    /// Whether somebody was given the case by name and helps, while others have it because it is theirs: a guest decides
    /// nothing about who else opens it, where it goes and whether it is erased.
    pub fn is_guest(&self, account: AccountId) -> bool {
        let named = self.holders.iter().any(|holder| holder.id == account && holder.why == Why::Named);
        named && self.holders.iter().any(|holder| holder.why != Why::Named)
    }

    /// The public ids of those who must never open it, as far as the items can be read: for lists. Whoever gives somebody the
    /// case reads the exclusions whole.
    pub fn kept_out(&self) -> Vec<&str> {
        let later = self.entries.iter().filter(|one| one.kind == EntryKind::Excluded);
        let later = later.filter_map(|one| one.entry.account.as_deref());
        self.envelope.excluded.iter().map(String::as_str).chain(later).collect()
    }

    /// The wish of the person to be erased that nobody has fulfilled yet.
    pub fn erasure_asked(&self) -> Option<&OpenedEntry> {
        let last = |kind| self.entries.iter().rev().find(move |entry| entry.kind == kind);
        let done = last(EntryKind::Erased).map_or(0, |entry| entry.number);
        last(EntryKind::ErasureAsked).filter(|asked| asked.number > done)
    }

    /// Whether a report is owed to an entity, or was handed to one: it stays when the person asks to be erased. What somebody who
    /// works for the aid did, abuse as well as fraud, must be passed on from the beginning, which the person was told before
    /// speaking.
    pub fn is_owed(&self) -> bool {
        let handed =
            |one: &OpenedEntry| one.kind == EntryKind::HandedOver || one.entry.state == Some(State::HandedOver);
        match self.case.track {
            Track::Psea | Track::Integrity => true,
            Track::Rights => self.entries.iter().any(handed),
            Track::Ordinary | Track::Gbv | Track::Child => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sealing::{CaseIdentity, ItemHeader, open_json, seal_item};
    use proptest::prelude::*;

    /// Something like an envelope: its own names and others, with values of every kind.
    fn any_envelope() -> impl Strategy<Value = String> {
        let whole = serde_json::to_value(Envelope::default()).expect("an envelope");
        let names: Vec<String> = whole.as_object().expect("fields").keys().cloned().collect();
        let name = prop_oneof![4 => proptest::sample::select(names), 1 => "[a-z_]{1,9}".boxed()];
        let value = prop_oneof![
            Just("null".to_owned()),
            any::<bool>().prop_map(|b| b.to_string()),
            any::<i64>().prop_map(|n| n.to_string()),
            "\\PC{0,20}".prop_map(|text| serde_json::json!(text).to_string()),
            Just("[]".to_owned()),
            Just("{\"name\":\"x\"}".to_owned()),
            (0usize..300).prop_map(|deep| "[".repeat(deep)),
        ];
        let fields = proptest::collection::vec((name, value), 0..8);
        fields.prop_map(|all| {
            let all: Vec<String> = all.into_iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
            format!("{{{}}}", all.join(","))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 4))]
        #[test]
        fn an_envelope_is_read_whole_or_not_at_all(text in prop_oneof![any_envelope(), "\\PC{0,200}".boxed()]) {
            let case = CaseIdentity::generate();
            let header = ItemHeader { instance: [3; 16], case: [4; 16], kind: "intake".into(), number: 1, author: [1; 16] };
            let item = seal_item(&case.recipient(), &header, text.as_bytes()).expect("an item");
            let opened = open_json::<Envelope>(&case, &header.place(), &item.bytes);
            prop_assert_eq!(opened.is_ok(), serde_json::from_str::<Envelope>(&text).is_ok());
            if let Ok((_, envelope)) = opened {
                // what was read can be written and read again
                let again = serde_json::to_string(&envelope).expect("an envelope");
                prop_assert!(serde_json::from_str::<Envelope>(&again).is_ok());
            }
        }
    }
}
