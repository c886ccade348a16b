//! What the forms of a case send, and how it becomes a deed.
use super::life::Verb;
use super::model::{AnswerBy, ClosingReason, Entry, EntryKind, Holder, State, Track};
use crate::desks::DeskKind;
use crate::id::Reference;
use crate::text_enum;
use crate::web::{Fields, FormErrors};
use chrono::NaiveDate;

/// The longest text of an action, in characters.
const MOST: usize = 8000;

/// What a person asks to be done with an ordinary case.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "as the fields of the forms")]
pub enum Deed {
    Acknowledge { on: NaiveDate },
    Assign { to: String },
    Start,
    Category { code: i32, reason: String },
    Sector { code: String, reason: String },
    Note { text: String },
    Hold { reason: String, until: NaiveDate },
    Resume,
    Refer { to: String },
    Transmit { to: Holder, reason: String },
    Answer { text: String },
    Attempt { on: NaiveDate, text: Option<String> },
    Tell { how: AnswerBy, on: NaiveDate, satisfied: Option<String> },
    Close { reason: ClosingReason, of: Option<Reference> },
    Reopen { reason: String },
    Appeal { text: String },
    Exclude { name: String },
    Seal { track: Track },
}

text_enum!(
    /// What may be done with a sealed case.
    SealedVerb {
        Step = "step",
        Note = "note",
        Help = "help",
        Close = "close",
        Reopen = "reopen",
        Transfer = "transfer",
    }
);

/// What a person asks to be done with a sealed case.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "as the fields of the forms")]
pub enum SealedDeed {
    Step { to: State, entry: Entry },
    Entry { kind: EntryKind, entry: Entry },
    Close { reason: ClosingReason, entry: Entry },
    Reopen { entry: Entry },
    Transfer { to: DeskKind, reason: String },
}

struct Reader<'a> {
    fields: &'a Fields,
    errors: FormErrors,
}

impl Reader<'_> {
    fn words(&mut self, name: &str) -> Option<String> {
        let text = self.fields.get(name);
        if text.chars().count() > MOST {
            self.errors.add(name, "fault-too-long");
            return None;
        }
        self.errors.need(name, "fault-text", (!text.is_empty()).then(|| text.to_owned()))
    }

    /// A text that may be left out.
    fn maybe(&mut self, name: &str) -> Option<Option<String>> {
        if self.fields.get(name).is_empty() { Some(None) } else { self.words(name).map(Some) }
    }

    fn day(&mut self, name: &str) -> Option<NaiveDate> {
        self.errors.need(name, "fault-date", self.fields.day(name))
    }

    fn past(&mut self, name: &str, today: NaiveDate) -> Option<NaiveDate> {
        let day = self.day(name)?;
        self.errors.need(name, "fault-date-future", (day <= today).then_some(day))
    }

    fn choice<T>(&mut self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.errors.need(name, "fault-choice", parse(self.fields.get(name)))
    }

    fn done<T>(self, value: Option<T>) -> Result<T, FormErrors> {
        match value {
            Some(value) if self.errors.is_empty() => Ok(value),
            _ => Err(self.errors),
        }
    }
}

/// Reads the form of `verb`.
///
/// # Errors
/// Every fault at once.
pub fn parse(verb: Verb, fields: &Fields, today: NaiveDate) -> Result<Deed, FormErrors> {
    let mut form = Reader { fields, errors: FormErrors::default() };
    let deed = match verb {
        Verb::Acknowledge => form.past("on", today).map(|on| Deed::Acknowledge { on }),
        Verb::Assign => {
            form.choice("to", |id| Some(id.to_owned()).filter(|id| !id.is_empty())).map(|to| Deed::Assign { to })
        }
        Verb::Start => Some(Deed::Start),
        Verb::Category => {
            let code = form.choice("code", |c| c.parse().ok().filter(|c| (1..=5).contains(c)));
            code.zip(form.words("reason")).map(|(code, reason)| Deed::Category { code, reason })
        }
        Verb::Sector => {
            let code = form.choice("code", |c| Some(c.to_owned()).filter(|c| !c.is_empty()));
            code.zip(form.words("reason")).map(|(code, reason)| Deed::Sector { code, reason })
        }
        Verb::Note => form.words("text").map(|text| Deed::Note { text }),
        Verb::Hold => form.words("reason").zip(form.day("until")).map(|(reason, until)| Deed::Hold { reason, until }),
        Verb::Resume => Some(Deed::Resume),
        Verb::Refer => form.words("to").map(|to| Deed::Refer { to }),
        Verb::Transmit => {
            let to = form.choice("to", Holder::parse);
            to.zip(form.words("reason")).map(|(to, reason)| Deed::Transmit { to, reason })
        }
        Verb::Answer => form.words("text").map(|text| Deed::Answer { text }),
        Verb::Attempt => {
            let text = form.maybe("text");
            form.past("on", today).zip(text).map(|(on, text)| Deed::Attempt { on, text })
        }
        Verb::Tell => telling(&mut form, today),
        Verb::Close => closing(&mut form),
        Verb::Reopen => form.words("reason").map(|reason| Deed::Reopen { reason }),
        Verb::Appeal => form.words("text").map(|text| Deed::Appeal { text }),
        Verb::Exclude => form.words("name").map(|name| Deed::Exclude { name }),
        // their forms are read elsewhere
        Verb::Attach | Verb::Detach | Verb::Export => None,
        Verb::Seal => {
            let track = form.choice("track", |t| Track::parse(t).filter(|t| *t != Track::Ordinary));
            track.map(|track| Deed::Seal { track })
        }
    };
    form.done(deed)
}

fn telling(form: &mut Reader<'_>, today: NaiveDate) -> Option<Deed> {
    let how = form.choice("how", AnswerBy::parse);
    let on = form.past("on", today);
    let satisfied =
        form.choice("satisfied", |s| ["satisfied", "partly", "not", "not_asked"].contains(&s).then(|| s.to_owned()));
    let satisfied = satisfied.map(|s| Some(s).filter(|s| s != "not_asked"));
    Some(Deed::Tell { how: how?, on: on?, satisfied: satisfied? })
}

fn closing(form: &mut Reader<'_>) -> Option<Deed> {
    let reason = form.choice("reason", |r| ClosingReason::parse(r).filter(|r| ClosingReason::ORDINARY.contains(r)))?;
    let of = Reference::parse(form.fields.get("of"));
    if reason == ClosingReason::Duplicate && of.is_none() {
        form.errors.add("of", "fault-duplicate-of");
    }
    Some(Deed::Close { reason, of })
}

/// Reads the form of a sealed case.
///
/// # Errors
/// Every fault at once.
pub fn parse_sealed(verb: SealedVerb, fields: &Fields, today: NaiveDate) -> Result<SealedDeed, FormErrors> {
    let mut form = Reader { fields, errors: FormErrors::default() };
    let (text, reason) = (form.maybe("text").flatten(), form.maybe("reason").flatten());
    let entry = Entry { text, reason, on: Some(today), ..Entry::default() };
    let deed = match verb {
        SealedVerb::Step => {
            let to = form.choice("to", State::parse);
            let on = form.past("on", today);
            let consent = fields.some("consent").map(|c| c == "yes");
            if to == Some(State::ServiceReferred) && consent != Some(true) {
                form.errors.add("consent", "fault-consent");
            }
            to.zip(on).map(|(to, on)| SealedDeed::Step { to, entry: Entry { on: Some(on), consent, ..entry } })
        }
        SealedVerb::Note => form.words("text").map(|_| SealedDeed::Entry { kind: EntryKind::Noted, entry }),
        SealedVerb::Help => {
            let help = form.choice("help", |h| HELP.contains(&h).then(|| h.to_owned()));
            let to = form.words("to");
            help.zip(to).map(|(help, to)| SealedDeed::Entry {
                kind: EntryKind::Help,
                entry: Entry { help: Some(help), to: Some(to), ..entry },
            })
        }
        SealedVerb::Close => {
            let reason =
                form.choice("closing", |r| ClosingReason::parse(r).filter(|r| ClosingReason::SEALED.contains(r)));
            reason.map(|reason| SealedDeed::Close { reason, entry })
        }
        SealedVerb::Reopen => form.words("reason").map(|_| SealedDeed::Reopen { entry }),
        SealedVerb::Transfer => {
            let to = form.choice("to", DeskKind::parse);
            to.zip(form.words("reason")).map(|(to, reason)| SealedDeed::Transfer { to, reason })
        }
    };
    form.done(deed)
}

/// How far help to a person has come.
pub const HELP: &[&str] = &["offered", "accepted", "referred", "confirmed", "declined"];
