//! The page of a sealed case, for those who hold a grant.
use super::access::{
    AgreementLine, Group, HolderLine, access_forms, agreed_words, agreement_lines, consent_forms, holder_lines,
    keeping, medical,
};
use super::case::{EventLine, Facts, contact, event_line, named};
use super::field::{ActionForm, Choice, Form, Typed};
use super::files::FilesPanel;
use super::links::ReferralMark;
use super::slip::SlipPanel;
use super::words::{clock_words, is_late, state_tag};
use crate::cases::coding::coding_form;
use crate::cases::context::Context;
use crate::cases::life;
use crate::cases::model::{ClosingReason, Code, Event, Former, Opened, OpenedEntry, State, Track};
use crate::cases::sealed_forms::{HELP, SealedVerb};
use crate::desks::DeskKind;
use crate::id::AccountId;
use crate::web::{ErrorLine, Page, Ui};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::HashMap;

/// The page of a sealed case.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as the parts of the page")]
pub struct SealedPage {
    pub reference: String,
    pub version: i32,
    pub state: &'static str,
    pub track: &'static str,
    pub tag: &'static str,
    pub clock: String,
    pub late: bool,
    pub asks_nothing: bool,
    pub danger_now: bool,
    pub words: String,
    pub facts: Vec<Facts>,
    pub contact: Vec<Facts>,
    /// Words about care that cannot wait.
    pub medical: String,
    pub holders: Vec<HolderLine>,
    pub access: Group,
    pub referrals: Vec<ReferralMark>,
    pub agreements: Vec<AgreementLine>,
    pub consent: Group,
    pub keeping: Group,
    /// The facts for the network's report; no form where none is made.
    pub reporting: Group,
    /// That it is on legal hold, in a sentence; empty where it is not.
    pub held: String,
    /// How long it is kept, in a sentence; filled in by the page.
    pub kept: String,
    pub slip: SlipPanel,
    pub timeline: Vec<EventLine>,
    pub actions: Vec<ActionForm>,
    pub first: Option<ActionForm>,
    pub files: FilesPanel,
    pub errors: Vec<ErrorLine>,
    /// Where a form stands that waited; empty where none did.
    pub waited: String,
    pub refused: String,
}

impl Page for SealedPage {
    const TEMPLATE: &'static str = "cases/sealed";
}

/// What the page is made from.
pub struct SealedParts<'a> {
    /// The case.
    pub opened: &'a Opened,
    /// The names of accounts by public id.
    pub names: &'a HashMap<String, String>,
    /// Members of its desk who cannot open it: public id and name.
    pub colleagues: &'a [(String, String)],
    /// Who looks.
    pub viewer: AccountId,
    /// Proved within the last minutes to be that person.
    pub proved: bool,
    /// The code the person has.
    pub code: Option<&'a Code>,
}

/// Builds the page.
pub fn sealed_page(ui: &Ui, ctx: &Context, parts: &SealedParts<'_>, files: FilesPanel, typed: &Typed) -> SealedPage {
    let SealedParts { opened, names, .. } = *parts;
    let case = &opened.case;
    let mut actions: Vec<ActionForm> = SealedVerb::ALL
        .iter()
        .filter(|verb| match verb {
            SealedVerb::Step | SealedVerb::Close => case.state != State::Closed,
            SealedVerb::Reopen => case.state == State::Closed,
            SealedVerb::Note | SealedVerb::Write | SealedVerb::Help => true,
            SealedVerb::Transfer => !opened.is_guest(parts.viewer),
            // these stand with what they change
            _ => false,
        })
        .map(|verb| action(ui, *verb, opened, typed, ctx.today))
        .collect();
    let steps = life::steps(case.track, case.state);
    let wanted = match (case.state, steps.iter().any(|(state, _)| *state != State::Closed)) {
        (State::Closed, _) => "",
        (_, true) => "step",
        (_, false) => "close",
    };
    actions.retain(|action| action.verb != "step" || wanted == "step");
    let first = actions.iter().position(|a| a.verb == wanted).map(|at| actions.remove(at));
    SealedPage {
        reference: case.reference.to_string(),
        version: case.version,
        state: case.state.as_str(),
        track: case.track.as_str(),
        tag: state_tag(case.state),
        clock: clock_words(ui, case, ctx.today),
        late: is_late(case, ctx.today),
        asks_nothing: case.track.asks_nothing(),
        danger_now: opened.envelope.danger_now == Some(true),
        words: opened.envelope.words.clone().unwrap_or_default(),
        facts: facts(ui, ctx, opened, names),
        contact: contact(ui, opened.envelope.answer_by, &opened.envelope.identity),
        medical: medical(ui, case, ctx.today),
        holders: holder_lines(ui, &opened.holders),
        access: Group {
            confirm: if parts.proved { String::new() } else { format!("/confirm?next=/cases/{}", case.reference) },
            say: ui.text("case-confirm-first"),
            ..Group::new(access_forms(ui, parts, typed))
        },
        referrals: ReferralMark::all(ui, opened, ctx.today),
        agreements: agreement_lines(ui, opened, ctx.today, |_| true),
        consent: Group::new(consent_forms(ui, opened, typed, ctx.today)),
        keeping: keeping_of(ui, parts, typed),
        reporting: reporting_of(ui, opened, typed),
        held: held_words(ui, opened),
        kept: String::new(),
        slip: SlipPanel::new(ui, parts.code, true),
        timeline: timeline(ui, ctx, opened, names),
        actions,
        first,
        files,
        errors: typed.errors.clone(),
        waited: typed.waited.clone(),
        refused: String::new(),
    }
}

/// What happened, the newest first; of one that was ordinary before with what had happened until then.
fn timeline(ui: &Ui, ctx: &Context, opened: &Opened, names: &HashMap<String, String>) -> Vec<EventLine> {
    let former: Vec<Event> = opened.entries.iter().flat_map(|e| &e.entry.former).filter_map(Former::event).collect();
    let mut timeline: Vec<EventLine> = opened.entries.iter().rev().map(|e| entry_line(ui, e, names)).collect();
    timeline.extend(former.iter().rev().map(|event| event_line(ui, ctx, event)));
    if former.is_empty() {
        let (date, what) = (ui.date(opened.case.received_on), ui.text("event-received"));
        timeline.push(EventLine { date, what, who: String::new(), text: String::new(), more: Vec::new() });
    }
    timeline
}

fn reporting_of(ui: &Ui, opened: &Opened, typed: &Typed) -> Group {
    let reported = opened.case.track == Track::Psea;
    Group::new(reported.then(|| coding_form(ui, &opened.suggested(), typed)).into_iter().collect())
}

fn keeping_of(ui: &Ui, parts: &SealedParts<'_>, typed: &Typed) -> Group {
    let (opened, form) = (parts.opened, |verb: SealedVerb| Form::sealed(ui, verb.as_str(), typed));
    let mut forms = Vec::new();
    let mut erase = None;
    let held = opened.case.legal_hold;
    forms.push(form(if held { SealedVerb::Release } else { SealedVerb::Keep }).line("reason").build());
    let yes_no = ["yes", "no"].map(|code| Choice::new(code, ui.text(&format!("yesno-{code}"))));
    match opened.erasure_asked() {
        // whoever asks is heard in a hold too; it waits for its end
        None if held => forms.push(ActionForm { say: ui.text("sealed-say-ask_erase-held"), ..ask_erase(form) }),
        None => forms.push(ask_erase(form)),
        Some(_) if held => {}
        Some(_) => erase = Some(form(SealedVerb::Erase).radios("sure", yes_no.to_vec()).build()),
    }
    keeping(forms, erase, (ui, opened.case.reference.as_str(), parts.proved))
}

fn ask_erase<'a>(form: impl Fn(SealedVerb) -> Form<'a>) -> ActionForm {
    form(SealedVerb::AskErase).line("reason").build()
}

/// What keeps it, and since when the person's wish to be erased waits for that.
fn held_words(ui: &Ui, opened: &Opened) -> String {
    if !opened.case.legal_hold {
        return String::new();
    }
    let asked = opened.erasure_asked().and_then(|asked| asked.entry.on);
    match asked {
        Some(day) => ui.text_with("case-legal-hold-asked", &[("date", ui.date(day).into())]),
        None => ui.text("case-legal-hold"),
    }
}

pub(super) fn facts(ui: &Ui, ctx: &Context, opened: &Opened, names: &HashMap<String, String>) -> Vec<Facts> {
    let (case, e) = (&opened.case, &opened.envelope);
    let coded = |prefix: &str, code: Option<&str>| code.map(|c| ui.text(&format!("{prefix}{c}"))).unwrap_or_default();
    let yes_no = |answer: Option<bool>| coded("yesno-", answer.map(|yes| if yes { "yes" } else { "no" }));
    let place = e.place.clone().unwrap_or_else(|| ctx.book.name_in(case.region, ui.lang).to_owned());
    let rows = [
        ("received", ui.date(case.received_on)),
        ("received-by", e.received_by.as_ref().and_then(|id| names.get(id).cloned()).unwrap_or_default()),
        ("sector", ctx.programme.sector_name(e.sector.as_deref(), ui.lang)),
        ("place", place),
        ("committee", e.committee.clone().unwrap_or_default()),
        ("about-committee", if e.about_committee { ui.text("yesno-yes") } else { String::new() }),
        ("channel", ctx.programme.channel_name(&e.channel, ui.lang)),
        ("by", coded("by-", e.by.as_deref())),
        ("child", yes_no(e.child)),
        ("danger", yes_no(e.danger_now)),
        ("behalf", coded("behalf-", e.on_behalf.map(|b| b.as_str()))),
        ("naming", coded("naming-", e.naming.map(|n| n.as_str()))),
        ("must-not-see", e.exclusion_words.clone().unwrap_or_default()),
    ];
    let mut facts = named(ui, &rows);
    facts.extend(
        e.kept
            .iter()
            .filter(|(name, _)| name.as_str() != "activity")
            .map(|(name, value)| Facts { name: ui.text(&format!("kept-{name}")), value: kept_words(ui, name, value) }),
    );
    if opened.damaged > 0 {
        let value = ui.text_with("case-damaged", &[("count", opened.damaged.into())]);
        facts.push(Facts { name: ui.text("fact-damaged"), value });
    }
    facts
}

/// A further fact in words: some are kept as codes, some as a tracker had them.
pub(super) fn kept_words(ui: &Ui, name: &str, value: &str) -> String {
    let prefix = match name {
        "sex" => "sex-",
        "age" => "age-",
        "displacement" => "displacement-",
        "interpreter" | "follow_threat" => "yesno-",
        "satisfied" => "satisfied-",
        "closing_reason" => "closing-",
        "access_needs" => "access-",
        "language" => "language-",
        _ => return dated(ui, value),
    };
    let words = value.split(',').map(|code| {
        let key = format!("{prefix}{}", code.replace('+', "-plus"));
        if ui.knows(&key) { ui.text(&key) } else { code.to_owned() }
    });
    words.collect::<Vec<_>>().join(", ")
}

/// A day is kept as `2026-03-02`; people read it in words.
fn dated(ui: &Ui, value: &str) -> String {
    value.parse::<NaiveDate>().map_or_else(|_| value.to_owned(), |day| ui.date(day))
}

pub(super) fn entry_line(ui: &Ui, opened: &OpenedEntry, names: &HashMap<String, String>) -> EventLine {
    let entry = &opened.entry;
    let value = |raw: &Option<String>| raw.clone().unwrap_or_default();
    let name_of = |id: Option<&String>| id.and_then(|id| names.get(id).cloned()).unwrap_or_default();
    let what = match entry.state {
        Some(state) => ui.text(&format!("state-{}", state.as_str())),
        None => ui.text(&format!("entry-{}", opened.kind.as_str())),
    };
    let to = match (&entry.to, DeskKind::parse(entry.to.as_deref().unwrap_or_default())) {
        (Some(_), Some(desk)) => ui.text(&format!("desk-{}", desk.as_str())),
        (to, _) => value(to),
    };
    let files: Vec<&str> = entry.files.iter().map(|about| about.name.as_str()).collect();
    let rows = [
        ("file", files.join(", ")),
        ("to", to),
        ("help", entry.help.as_ref().map(|h| ui.text(&format!("help-{h}"))).unwrap_or_default()),
        ("consent", entry.consent.map(|yes| ui.text(if yes { "yesno-yes" } else { "yesno-no" })).unwrap_or_default()),
        ("person", name_of(entry.account.as_ref())),
        ("two", entry.people.iter().map(|id| name_of(Some(id))).collect::<Vec<_>>().join(", ")),
        ("until", entry.until.map(|day| ui.date(day)).unwrap_or_default()),
        ("reason", value(&entry.reason)),
        ("safe", entry.safe.map(|yes| ui.text(if yes { "yesno-yes" } else { "yesno-no" })).unwrap_or_default()),
        ("satisfied", entry.satisfied.as_ref().map(|s| ui.text(&format!("satisfied-{s}"))).unwrap_or_default()),
        ("closing", entry.closing.map(|c| ui.text(&format!("closing-{}", c.as_str()))).unwrap_or_default()),
    ];
    let more = named(ui, &rows);
    EventLine {
        date: entry.on.map(|d| ui.date(d)).unwrap_or_default(),
        what,
        who: opened.author.and_then(|id| names.get(&id.to_string()).cloned()).unwrap_or_default(),
        text: match &entry.agreed {
            Some(agreed) => agreed_words(ui, agreed),
            None => value(&entry.text),
        },
        more,
    }
}

/// To which service the person is led: only one they said yes to.
fn agreed_service<'a>(ui: &Ui, form: Form<'a>, opened: &Opened, today: NaiveDate) -> Form<'a> {
    let services = opened.services(today).into_iter();
    match opened.no_service(today) {
        None => form.radios("of", services.map(|(number, name)| Choice::new(number.to_string(), name)).collect()),
        Some(why) => form.note("of", ui.text(why.key()), "#agreements"),
    }
}

fn action(ui: &Ui, verb: SealedVerb, opened: &Opened, typed: &Typed, today: NaiveDate) -> ActionForm {
    let case = &opened.case;
    let form = Form::sealed(ui, verb.as_str(), typed);
    let coded = |prefix: &str, codes: &[&str]| -> Vec<Choice> {
        codes.iter().map(|code| Choice::new(*code, ui.text(&format!("{prefix}{code}")))).collect()
    };
    match verb {
        SealedVerb::Step => {
            let steps: Vec<Choice> = life::steps(case.track, case.state)
                .into_iter()
                .filter(|(state, _)| *state != State::Closed)
                .map(|(state, skips)| {
                    let hint = if skips { ui.text("step-skips") } else { String::new() };
                    Choice { hint, ..Choice::new(state.as_str(), ui.text(&format!("state-{}", state.as_str()))) }
                })
                .collect();
            let form = form.radios("to", steps).words("text");
            let form = if case.track.asks_nothing() { agreed_service(ui, form, opened, today) } else { form };
            form.day("on", Some(today)).line("reason")
        }
        SealedVerb::Note => form.words("text"),
        SealedVerb::Write => form.words("text").radios("safe", coded("sealed-safe-", &["yes", "no"])),
        SealedVerb::Help => form.line("to").select("help", coded("help-", HELP)).words("text"),
        SealedVerb::Close => {
            let reasons = ClosingReason::SEALED.iter().filter(|reason| reason.fits(case.track));
            let reasons: Vec<&str> = reasons.map(|r| r.as_str()).collect();
            form.select("closing", coded("closing-", &reasons)).words("text").line("reason")
        }
        SealedVerb::Reopen => form.line("reason"),
        SealedVerb::Transfer => {
            let desks: Vec<&str> = DeskKind::ALL.iter().map(|d| d.as_str()).collect();
            form.select("to", coded("desk-", &desks)).line("reason")
        }
        _ => form,
    }
    .build()
}
