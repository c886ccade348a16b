//! What was typed into the forms of a sealed case becomes a deed, with every fault at once.
use super::actions::exclude::Whom;
use super::actions::granting::{Colleague, Granting};
use super::forms::Reader;
use super::model::{
    ClosingReason, Consent, Entry, EntryKind, GivenBy, GivenHow, Ground, Opened, Purpose, Share, State,
};
use crate::desks::DeskKind;
use crate::id::AccountId;
use crate::text_enum;
use crate::web::{Fields, FormErrors};
use chrono::NaiveDate;

text_enum!(
    /// What may be done with a sealed case.
    SealedVerb {
        Step = "step",
        Note = "note",
        Write = "write",
        Help = "help",
        Close = "close",
        Reopen = "reopen",
        Transfer = "transfer",
        Consent = "consent",
        Withdraw = "withdraw",
        Grant = "grant",
        Revoke = "revoke",
        Exclude = "exclude",
        Conflict = "conflict",
        Keep = "keep",
        Release = "release",
        AskErase = "ask_erase",
        Erase = "erase",
        Code = "code",
    }
);

/// What a person asks to be done with a sealed case.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "as the fields of the forms")]
pub enum SealedDeed {
    Step { to: State, entry: Entry },
    Entry { kind: EntryKind, entry: Entry },
    Close { reason: ClosingReason, entry: Entry },
    Write { text: String, safe: bool },
    Reopen { entry: Entry },
    Transfer { to: DeskKind, reason: String },
    Grant(Granting),
    Revoke { from: AccountId, reason: String },
    Exclude { whom: Whom, reason: Option<String> },
    Keep { held: bool, reason: String },
}

/// What is sent where the file is for an entity to which the person did not say yes.
pub const WITHOUT_YES: &str = "none";

/// How far help to a person has come.
pub const HELP: &[&str] = &["offered", "accepted", "declined", "referred", "received", "confirmed", "refused", "done"];

/// Reads the form of a sealed case.
///
/// # Errors
/// Every fault at once.
pub fn parse_sealed(verb: SealedVerb, fields: &Fields, today: NaiveDate) -> Result<SealedDeed, FormErrors> {
    let mut form = Reader::new(fields);
    let deed = match verb {
        SealedVerb::Grant => granting(&mut form).map(SealedDeed::Grant),
        SealedVerb::Write => {
            let safe = form.choice("safe", |a| ["yes", "no"].contains(&a).then(|| a == "yes"));
            form.words("text").zip(safe).map(|(text, safe)| SealedDeed::Write { text, safe })
        }
        SealedVerb::Revoke => {
            let from = form.choice("from", AccountId::parse);
            from.zip(form.words("reason")).map(|(from, reason)| SealedDeed::Revoke { from, reason })
        }
        SealedVerb::Exclude => {
            let whom = one_of(&mut form, ("who", "name")).map(|meant| match meant {
                Meant::Chosen(id) => Whom::Holder(id),
                Meant::Typed(name) => Whom::Named(name),
            });
            let reason = form.words("reason").map(Some);
            whom.zip(reason).map(|(whom, reason)| SealedDeed::Exclude { whom, reason })
        }
        SealedVerb::Conflict => {
            let reason = form.maybe("reason");
            reason.map(|reason| SealedDeed::Exclude { whom: Whom::Oneself, reason })
        }
        SealedVerb::Consent => agreeing(&mut form, today),
        SealedVerb::Withdraw => {
            let of = form.choice("of", |of| of.parse().ok());
            let entry = Entry { of, on: Some(today), reason: form.maybe("reason").flatten(), ..Entry::default() };
            of.map(|_| SealedDeed::Entry { kind: EntryKind::Withdrawn, entry })
        }
        SealedVerb::Keep | SealedVerb::Release => {
            form.words("reason").map(|reason| SealedDeed::Keep { held: verb == SealedVerb::Keep, reason })
        }
        SealedVerb::AskErase => form.words("reason").map(|reason| {
            let entry = Entry { on: Some(today), reason: Some(reason), ..Entry::default() };
            SealedDeed::Entry { kind: EntryKind::ErasureAsked, entry }
        }),
        SealedVerb::Code => super::coding::coding(&mut form, today),
        // its form is read elsewhere
        SealedVerb::Erase => None,
        verb => work(&mut form, verb, today),
    };
    form.done(deed)
}

fn work(form: &mut Reader<'_>, verb: SealedVerb, today: NaiveDate) -> Option<SealedDeed> {
    let (text, reason) = (form.maybe("text").flatten(), form.maybe("reason").flatten());
    let entry = Entry { text, reason, on: Some(today), ..Entry::default() };
    match verb {
        SealedVerb::Step => {
            let to = form.choice("to", State::parse);
            let on = form.past("on", today);
            // which service it is stands in the yes alone
            let referred = to == Some(State::ServiceReferred);
            let yes = form.fields.get("of").parse().ok();
            let of = if referred { form.errors.need("of", "fault-consent", yes) } else { None };
            to.zip(on).map(|(to, on)| SealedDeed::Step { to, entry: Entry { on: Some(on), of, ..entry } })
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
        _ => None,
    }
}

/// On what a hand-over rests: one of the yeses where one holds, or else a reason where one is enough.
pub fn handing_ground(fields: &Fields, opened: &Opened, today: NaiveDate, errors: &mut FormErrors) -> Option<Ground> {
    let yes_holds = !opened.handing_yeses(today).is_empty();
    let under = fields.get("under");
    if !yes_holds && !opened.may_go_unasked() {
        return Some(Ground::Unsaid);
    }
    if yes_holds && under != WITHOUT_YES {
        return errors.need("under", "fault-choice", under.parse().ok()).map(Ground::Yes);
    }
    let mut form = Reader::new(fields);
    let reason = form.words("reason");
    form.errors.iter().for_each(|(name, key)| errors.add(name, key));
    reason.map(Ground::Without)
}

/// A person, chosen from a short list or named.
enum Meant {
    Chosen(AccountId),
    Typed(String),
}

/// One of two fields: a choice, or a name in words.
fn one_of(form: &mut Reader<'_>, (chosen, typed): (&str, &str)) -> Option<Meant> {
    match (form.fields.get(chosen), form.fields.get(typed)) {
        ("", "") => {
            form.errors.add(typed, "fault-who");
            None
        }
        (_, "") => form.choice(chosen, AccountId::parse).map(Meant::Chosen),
        ("", _) => form.words(typed).map(Meant::Typed),
        _ => {
            form.errors.add(typed, "fault-one-of-both");
            None
        }
    }
}

fn granting(form: &mut Reader<'_>) -> Option<Granting> {
    let to = one_of(form, ("member", "name")).map(|meant| match meant {
        Meant::Chosen(id) => Colleague::Member(id),
        Meant::Typed(name) => Colleague::Named(name),
    });
    let reason = form.words("reason");
    let until = form.maybe_day("until");
    let concerned = form.choice("concerned", |c| ["no", "yes", "unsure"].contains(&c).then(|| c == "no"));
    if concerned == Some(false) {
        form.errors.add("concerned", "fault-concerned");
    }
    Some(Granting { to: to?, reason: reason?, until: until? })
}

/// What the person was asked, and what they said: each purpose and each receiver by itself.
fn agreeing(form: &mut Reader<'_>, today: NaiveDate) -> Option<SealedDeed> {
    let purpose = form.choice("purpose", Purpose::parse);
    let shared = purpose.is_some_and(Purpose::leaves);
    let to = if shared { form.words("to") } else { form.maybe("to").map(Option::unwrap_or_default) };
    let yes = form.choice("answer", |a| ["yes", "no"].contains(&a).then(|| a == "yes"));
    // where nothing leaves there is nothing to choose; a yes to a referral or a hand-over says how far it goes
    let share = match Share::parse(form.fields.get("share")) {
        Some(share) => Some(share),
        None if shared && yes != Some(false) => form.errors.need("share", "fault-choice", None),
        None => Some(Share::Minimum),
    };
    let by = form.choice("by", GivenBy::parse);
    let how = form.choice("how", GivenHow::parse);
    let language = form.maybe("language").map(Option::unwrap_or_default);
    let interpreter = form.choice("interpreter", |i| ["yes", "no"].contains(&i).then(|| i == "yes"));
    // a child answers for itself beside whoever cares for it
    let assent = ["yes", "no"].contains(&form.fields.get("assent")).then(|| form.fields.get("assent") == "yes");
    let best_interest = form.maybe("best_interest").flatten();
    let until = form.maybe_day("until");
    if until.flatten().is_some_and(|day| day < today) {
        form.errors.add("until", "fault-date-past");
    }
    let on = form.past("on", today);
    let (to, language, until, interpreter) = (to?, language?, until?, interpreter?);
    let agreed = Consent {
        purpose: purpose?,
        to,
        share: share?,
        yes: yes?,
        by: by?,
        how: how?,
        language,
        interpreter,
        until,
        service: None,
        assent,
        best_interest,
    };
    let entry = Entry { on, agreed: Some(Box::new(agreed)), ..Entry::default() };
    Some(SealedDeed::Entry { kind: EntryKind::Consent, entry })
}
