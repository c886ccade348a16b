//! What the forms of a case send, and how it becomes a deed.
use super::actions::appeal::{Asking, WaitSaid};
use super::life::Verb;
use super::model::{AnswerBy, ClosingReason, Holder, Near, Outcome, Track, WaitAsked};
use crate::id::Reference;
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
    Transmit { to: Holder, committee: Option<String>, reason: String },
    Answer { text: String },
    Write { text: String },
    Attempt { on: NaiveDate, text: Option<String> },
    Tell { how: AnswerBy, on: NaiveDate, satisfied: Option<String> },
    Close { reason: ClosingReason, of: Option<Reference> },
    Reopen { reason: String },
    Appeal(Asking),
    Appoint { to: String },
    Decide { outcome: Outcome, text: String },
    Suspend(WaitSaid),
    Unwanted { on: NaiveDate },
    Exclude { name: String },
    Conflict,
    Seal { track: Track },
    Keep { reason: String },
    Release { reason: String },
}

pub(super) struct Reader<'a> {
    pub(super) fields: &'a Fields,
    pub(super) errors: FormErrors,
}

impl<'a> Reader<'a> {
    pub(super) fn new(fields: &'a Fields) -> Self {
        Self { fields, errors: FormErrors::default() }
    }

    pub(super) fn words(&mut self, name: &str) -> Option<String> {
        let text = self.fields.get(name);
        if text.chars().count() > MOST {
            self.errors.add(name, "fault-too-long");
            return None;
        }
        self.errors.need(name, "fault-text", (!text.is_empty()).then(|| text.to_owned()))
    }

    /// A text that may be left out.
    pub(super) fn maybe(&mut self, name: &str) -> Option<Option<String>> {
        if self.fields.get(name).is_empty() { Some(None) } else { self.words(name).map(Some) }
    }

    pub(super) fn day(&mut self, name: &str) -> Option<NaiveDate> {
        self.errors.need(name, "fault-date", self.fields.day(name))
    }

    /// A date that may be left out.
    pub(super) fn maybe_day(&mut self, name: &str) -> Option<Option<NaiveDate>> {
        if self.fields.get(name).is_empty() { Some(None) } else { self.day(name).map(Some) }
    }

    pub(super) fn past(&mut self, name: &str, today: NaiveDate) -> Option<NaiveDate> {
        let day = self.day(name)?;
        self.errors.need(name, "fault-date-future", (day <= today).then_some(day))
    }

    pub(super) fn choice<T>(&mut self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.errors.need(name, "fault-choice", parse(self.fields.get(name)))
    }

    pub(super) fn done<T>(self, value: Option<T>) -> Result<T, FormErrors> {
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
    let mut form = Reader::new(fields);
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
            let committee = fields.some("committee").filter(|_| to == Some(Holder::Committee)).map(str::to_owned);
            to.zip(form.words("reason")).map(|(to, reason)| Deed::Transmit { to, committee, reason })
        }
        Verb::Answer => form.words("text").map(|text| Deed::Answer { text }),
        Verb::Write => form.words("text").map(|text| Deed::Write { text }),
        Verb::Attempt => {
            let text = form.maybe("text");
            form.past("on", today).zip(text).map(|(on, text)| Deed::Attempt { on, text })
        }
        Verb::Tell => telling(&mut form, today),
        Verb::Close => closing(&mut form),
        Verb::Reopen => form.words("reason").map(|reason| Deed::Reopen { reason }),
        Verb::Appeal => asking(&mut form),
        Verb::Appoint => {
            form.choice("to", |id| Some(id.to_owned()).filter(|id| !id.is_empty())).map(|to| Deed::Appoint { to })
        }
        Verb::Decide => {
            let outcome = form.choice("outcome", |raw| Outcome::parse(raw).filter(|o| Outcome::SAID.contains(o)));
            outcome.zip(form.words("text")).map(|(outcome, text)| Deed::Decide { outcome, text })
        }
        Verb::Suspend => waiting(&mut form),
        Verb::Unwanted => form.past("on", today).map(|on| Deed::Unwanted { on }),
        Verb::Exclude => form.words("name").map(|name| Deed::Exclude { name }),
        // their forms are read elsewhere
        Verb::Attach | Verb::Detach | Verb::Export | Verb::Erase | Verb::Announce => None,
        Verb::Keep => form.words("reason").map(|reason| Deed::Keep { reason }),
        Verb::Release => form.words("reason").map(|reason| Deed::Release { reason }),
        Verb::Conflict => Some(Deed::Conflict),
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

/// What an appeal asks to wait: nothing, unless something is chosen.
pub fn wait_asked(fields: &Fields) -> Option<WaitAsked> {
    Near::parse(fields.get("wait")).map(|what| WaitAsked { what, by: fields.day("by") })
}

fn asking(form: &mut Reader<'_>) -> Option<Deed> {
    let text = form.words("text");
    let wait = wait_asked(form.fields);
    let by = form.maybe_day("by");
    let which = form.maybe("which")?.filter(|_| wait.is_some());
    if wait.is_some() && which.is_none() {
        form.errors.add("which", "fault-appeal-which");
    }
    by?;
    Some(Deed::Appeal(Asking { text: text?, which, wait }))
}

fn waiting(form: &mut Reader<'_>) -> Option<Deed> {
    let waits = form.choice("waits", yes);
    let legal_aid = form.choice("legal_aid", yes);
    let reason = form.words("reason");
    let until = form.maybe_day("until")?;
    if waits == Some(true) && until.is_none() {
        form.errors.add("until", "fault-date");
    }
    let until = until.filter(|_| waits == Some(true));
    Some(Deed::Suspend(WaitSaid { until, reason: reason?, legal_aid: legal_aid? }))
}

fn yes(raw: &str) -> Option<bool> {
    match raw {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

fn closing(form: &mut Reader<'_>) -> Option<Deed> {
    let reason = form.choice("reason", |r| ClosingReason::parse(r).filter(|r| ClosingReason::ORDINARY.contains(r)))?;
    let of = Reference::parse(form.fields.get("of"));
    if reason == ClosingReason::Duplicate && of.is_none() {
        form.errors.add("of", "fault-duplicate-of");
    }
    Some(Deed::Close { reason, of })
}
