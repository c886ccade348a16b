//! What of a sealed report is handed to an entity, and on what that rests: a yes of the person to this entity, or a reason
//! why it must be passed on without one. What is not named here never leaves.
use super::agreed::NoYes;
use super::sealed::{Consent, Entry, EntryKind, Envelope, Former, Opened, OpenedEntry, Purpose, Share};
use super::{EventBody, EventKind, Identity, State, Track};
use crate::text::fold;
use chrono::NaiveDate;

/// Further facts that belong to the report. Others say how it was looked after, and by whom.
const REPORTED: &[&str] = &[
    "sex",
    "age",
    "displacement",
    "disability",
    "access_needs",
    "language",
    "interpreter",
    "happened_on",
    "complainant",
    "commune",
    "site",
    "region",
    "cercle",
    "issue",
    "summary",
];
/// Those that say who the person is.
const NAMING: &[&str] = &["name", "contact"];
/// Those that others wrote beside the report.
const NOTED: &[&str] = &["notes", "answer", "action"];
/// What happened to a case before it was sealed, as far as it is the person's own.
const TOLD: &[EventKind] = &[
    EventKind::Received,
    EventKind::Noted,
    EventKind::Answered,
    EventKind::Told,
    EventKind::Closed,
    EventKind::Reopened,
    EventKind::Appealed,
    EventKind::Decided,
];

/// On what a hand-over rests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// Nobody said: the only yes that holds, where the person answered about one entity alone.
    Unsaid,
    /// The yes with this number.
    Yes(u32),
    /// The yes to the entity of this name.
    YesTo(String),
    /// No yes to whoever receives it, and why it is handed over all the same.
    Without(String),
}

/// The ground, as it holds on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The number of the yes, and what the person lets go.
    pub yes: Option<(u32, Share)>,
    /// Why without a yes.
    pub reason: Option<String>,
}

impl Terms {
    /// Whether name and contact go: only with a yes to that.
    pub fn with_identity(&self) -> bool {
        matches!(self.share(), Some(Share::WithName | Share::Everything))
    }

    /// Whether notes, help and files go.
    pub fn with_everything(&self) -> bool {
        self.share() == Some(Share::Everything)
    }

    /// What the person lets go; none without a yes.
    pub fn share(&self) -> Option<Share> {
        self.yes.map(|(_, share)| share)
    }
}

impl Opened {
    /// The last answer about each entity, with its number and why it is no yes that holds on `day`.
    pub fn handing_answers(&self, day: NaiveDate) -> Vec<(u32, &Consent, Option<NoYes>)> {
        let asked = self.said().filter(|(_, one)| one.purpose == Purpose::HandOver);
        let mut last: Vec<(u32, &Consent, Option<NoYes>)> = Vec::new();
        for (number, one) in asked {
            last.retain(|(_, before, _)| !before.is_about(one));
            last.push((number, one, self.missing(number, one, day)));
        }
        last
    }

    /// The yeses to a hand-over that hold on `day`; none where an item is missing: it could be the taking back.
    pub fn handing_yeses(&self, day: NaiveDate) -> Vec<(u32, &Consent)> {
        let answers = self.handing_answers(day).into_iter().filter(|(_, _, missing)| self.whole && missing.is_none());
        answers.map(|(number, one, _)| (number, one)).collect()
    }

    /// Whether it may leave without the person's yes, for a reason: never what an adult told of violence done to her. What somebody
    /// who works for the aid did is looked after as PSEA, a child by child protection; there it may have to be passed on.
    pub fn may_go_unasked(&self) -> bool {
        self.case.track != Track::Gbv
    }

    /// On which terms it may be handed over on `day`.
    ///
    /// # Errors
    /// The key of a sentence: the yes does not hold, nobody said which one is meant, no reason was given without one, or a yes is
    /// what it takes.
    pub fn terms(&self, ground: &Ground, day: NaiveDate) -> Result<Terms, &'static str> {
        let (answers, yeses) = (self.handing_answers(day), self.handing_yeses(day));
        let under = |yes: Option<&(u32, &Consent)>| {
            let (number, one) = yes.ok_or("refusal-hand-over-yes")?;
            Ok(Terms { yes: Some((*number, one.share)), reason: None })
        };
        match ground {
            Ground::Yes(number) => under(yeses.iter().find(|(known, _)| known == number)),
            Ground::YesTo(name) => under(yeses.iter().find(|(_, one)| fold(&one.to) == fold(name))),
            Ground::Unsaid | Ground::Without(_) if yeses.is_empty() && !self.may_go_unasked() => {
                Err("refusal-hand-over-hers")
            }
            Ground::Without(_) if !self.may_go_unasked() => Err("refusal-hand-over-which"),
            Ground::Without(reason) if !reason.trim().is_empty() => {
                Ok(Terms { yes: None, reason: Some(reason.clone()) })
            }
            Ground::Unsaid if yeses.len() == 1 && answers.len() == 1 => under(yeses.first()),
            Ground::Unsaid if !yeses.is_empty() => Err("refusal-hand-over-which"),
            Ground::Unsaid | Ground::Without(_) => Err("refusal-hand-over-reason"),
        }
    }

    /// The case as the entity reads it. Who must not see it, who was given it and why, and who worked on it is never there.
    pub fn passed_on(&self, terms: &Terms) -> Self {
        let entries = self.entries.iter().filter_map(|one| Some((one.kind, passed_entry(one, terms)?)));
        let numbered = (2..).zip(entries);
        let entry = |(number, (kind, entry))| OpenedEntry { number, kind, author: None, entry };
        Self {
            case: self.case.clone(),
            envelope: passed_envelope(&self.envelope, terms),
            entries: numbered.map(entry).collect(),
            holders: Vec::new(),
            damaged: self.damaged,
            whole: self.whole,
        }
    }
}

fn passed_envelope(e: &Envelope, terms: &Terms) -> Envelope {
    let named = terms.with_identity();
    let goes = |name: &str| {
        let with = |yes: bool, names: &[&str]| yes && names.contains(&name);
        with(true, REPORTED) || with(named, NAMING) || with(terms.with_everything(), NOTED)
    };
    let kept = e.kept.iter().filter(|(name, _)| goes(name)).cloned();
    Envelope {
        category: e.category,
        sector: e.sector.clone(),
        channel: e.channel.clone(),
        // under which project something serious was said would lead to the place and the day
        project: None,
        committee: e.committee.clone(),
        about_committee: e.about_committee,
        place: e.place.clone(),
        by: e.by.clone(),
        child: e.child,
        danger_now: e.danger_now,
        on_behalf: e.on_behalf,
        naming: e.naming.filter(|_| named),
        answer_by: e.answer_by.filter(|_| named),
        identity: if named { e.identity.clone() } else { Identity::default() },
        words: e.words.clone(),
        excluded: Vec::new(),
        exclusion_words: None,
        entered_by: None,
        received_by: None,
        kept: kept.collect(),
    }
}

/// What an entry says to the entity; `None`: nothing. Reasons are about the work and stay here.
fn passed_entry(one: &OpenedEntry, terms: &Terms) -> Option<Entry> {
    let (e, all) = (&one.entry, terms.with_everything());
    let dated = Entry { on: e.on, ..Entry::default() };
    let of_services = matches!(e.state, Some(State::OptionsExplained | State::ServiceReferred | State::Declined));
    let is_the_yes = terms.yes.is_some_and(|(number, _)| number == one.number);
    Some(match one.kind {
        EntryKind::Step if all => Entry { state: e.state, text: e.text.clone(), to: e.to.clone(), ..dated },
        // to which service somebody was led is told with a yes to that alone
        EntryKind::Step if !of_services => Entry { state: e.state, ..dated },
        EntryKind::Closed => Entry { closing: e.closing, ..dated },
        EntryKind::Reopened | EntryKind::HandedOver => dated,
        EntryKind::Consent if all || is_the_yes => {
            let agreed = e.agreed.as_deref().map(|one| Box::new(Consent { best_interest: None, ..one.clone() }));
            Entry { agreed, ..dated }
        }
        EntryKind::Withdrawn if all => dated,
        EntryKind::Noted | EntryKind::Wrote | EntryKind::Written | EntryKind::Threatened if all => {
            Entry { text: e.text.clone(), ..dated }
        }
        EntryKind::Help if all => Entry { help: e.help.clone(), to: e.to.clone(), text: e.text.clone(), ..dated },
        EntryKind::Attached if all => Entry { files: e.files.clone(), ..dated },
        EntryKind::Former if all => {
            let told = e.former.iter().filter_map(passed_event);
            Entry { files: e.files.clone(), former: told.collect(), ..dated }
        }
        _ => return None,
    })
}

/// An event from before the case was sealed: what was said, and when; not by whom.
fn passed_event(former: &Former) -> Option<Former> {
    let kind = EventKind::parse(&former.kind).filter(|kind| TOLD.contains(kind))?;
    let text = former.body.text.clone().filter(|_| kind != EventKind::Closed);
    let body = EventBody { text, ..EventBody::default() };
    Some(Former { kind: former.kind.clone(), on: former.on, at: former.at, actor: None, body })
}
