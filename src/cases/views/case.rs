//! The page of an ordinary case.
use super::access::{Group, keeping};
use super::appeal::{AppealLine, appeal_form, appeal_lines, offers};
use super::field::{ActionForm, Choice, Form, Typed};
use super::files::{FilesPanel, files_panel};
use super::slip::SlipPanel;
use super::words::{clock_words, is_late, state_tag};
use crate::access::Viewer;
use crate::accounts;
use crate::cases::actions::appeal::Judge;
use crate::cases::actions::telling::is_number;
use crate::cases::context::Context;
use crate::cases::life::Verb;
use crate::cases::model::{
    AnswerBy, Appeal, Attached, Case, ClosingReason, Code, Event, EventKind, Holder, Identity, State, Track,
};
use crate::cases::policy;
use crate::cases::store::Ordinary;
use crate::i18n::Lang;
use crate::programme::Sample;
use crate::web::{ErrorLine, Page, Ui, query_value};
use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;

/// A name and its value.
#[derive(Debug, Clone, Serialize)]
pub struct Facts {
    /// What it is.
    pub name: String,
    /// What it says.
    pub value: String,
}

/// One entry of the timeline.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct EventLine {
    pub date: String,
    pub what: String,
    pub who: String,
    pub text: String,
    pub more: Vec<Facts>,
}

/// The page of an ordinary case.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as the parts of the page")]
pub struct CasePage {
    pub reference: String,
    pub version: i32,
    pub state: &'static str,
    pub tag: &'static str,
    pub clock: String,
    /// Until when it waits, and why; empty if it does not.
    pub held: String,
    pub late: bool,
    pub told: String,
    pub holder: String,
    pub text: String,
    pub facts: Vec<Facts>,
    pub contact: Vec<Facts>,
    /// Name and contact were given in confidence, to somebody else.
    pub confided: bool,
    /// The number is shown to whoever calls, on a page of its own.
    pub call: bool,
    pub appeals: Vec<AppealLine>,
    pub slip: SlipPanel,
    pub timeline: Vec<EventLine>,
    pub actions: Vec<ActionForm>,
    pub first: Option<ActionForm>,
    pub files: FilesPanel,
    pub keeping: Group,
    pub legal_hold: bool,
    /// How long it is kept, in a sentence; filled in by the page.
    pub kept: String,
    /// What was erased since it was closed, in a sentence; empty for nothing.
    pub erased: String,
    /// Where a form stands that waited; empty where none did.
    pub waited: String,
    pub errors: Vec<ErrorLine>,
    pub changed: Vec<EventLine>,
    pub refused: String,
}

impl Page for CasePage {
    const TEMPLATE: &'static str = "cases/case";
}

/// Everything the page is made from.
pub struct Parts<'a> {
    pub case: &'a Case,
    pub ordinary: &'a Ordinary,
    /// None: not for this viewer.
    pub identity: Option<&'a Identity>,
    pub events: &'a [Event],
    pub assigned: Option<&'a str>,
    pub committee: Option<&'a str>,
    pub received: Option<&'a str>,
    pub handlers: &'a [(String, String)],
    /// Codes and names of the committees that are open, for whoever may choose one of them.
    pub committees: &'a [(String, String)],
    /// Those who could decide an appeal, with their public ids, where one waits.
    pub judges: &'a [(String, Judge)],
    pub appeals: &'a [Appeal],
    pub files: &'a [Attached],
    /// The code the person has.
    pub code: Option<&'a Code>,
}

/// Builds the page for a viewer.
pub fn case_page(ui: &Ui, ctx: &Context, viewer: &Viewer, parts: &Parts<'_>, typed: &Typed) -> CasePage {
    let Parts { case, ordinary, .. } = *parts;
    let mut actions: Vec<ActionForm> = Verb::ALL
        .iter()
        .filter(|verb| !verb.is_of_files() && !verb.is_of_keeping() && **verb != Verb::Announce)
        .filter(|verb| !verb.is_of_appeal() || offers(parts, viewer, **verb))
        .filter(|verb| policy::may(viewer, case, ordinary, **verb).is_ok())
        // without a code nobody could read it
        .filter(|verb| **verb != Verb::Write || parts.code.is_some())
        .map(|verb| action(ui, ctx, *verb, parts, typed))
        .collect();
    let may = |verb| policy::may(viewer, case, ordinary, verb).is_ok();
    let mut shown = parts.identity.cloned().unwrap_or_default();
    let call = is_number(ordinary.answer_by) && !shown.contact.trim().is_empty();
    if call {
        shown.contact.clear();
    }
    let call = call && may(Verb::Write);
    let wanted = next_verb(viewer, parts);
    let first = actions.iter().position(|a| Some(a.verb) == wanted.map(Verb::as_str)).map(|at| actions.remove(at));
    let told = match ordinary.told_on {
        Some(day) => ui.text_with("case-told", &[("date", ui.date(day).into())]),
        None => ui.text("case-not-told"),
    };
    CasePage {
        reference: case.reference.to_string(),
        version: case.version,
        state: case.state.as_str(),
        tag: state_tag(case.state),
        clock: clock_words(ui, case, ctx.today),
        held: held_words(ui, parts),
        late: is_late(case, ctx.today),
        told,
        holder: holder_words(ui, parts),
        text: ordinary.text.clone(),
        facts: facts(ui, ctx, parts),
        contact: contact(ui, Some(ordinary.answer_by), &shown),
        call,
        appeals: appeal_lines(ui, ctx, parts),
        confided: parts.identity.is_none(),
        slip: SlipPanel::new(ui, parts.code, may(Verb::Write)),
        timeline: parts.events.iter().rev().map(|e| event_line(ui, ctx, e)).collect(),
        actions,
        first,
        files: files_panel(ui, viewer, (case, ctx.now), parts.files, (may(Verb::Attach), may(Verb::Export)), typed),
        keeping: keeping_of(ui, ctx, viewer, parts, typed),
        legal_hold: case.legal_hold,
        kept: String::new(),
        erased: match case.erased {
            0 => String::new(),
            1 => ui.text("case-erased-contact"),
            _ => ui.text("case-erased-narrative"),
        },
        errors: typed.errors.clone(),
        waited: typed.waited.clone(),
        changed: Vec::new(),
        refused: String::new(),
    }
}

fn keeping_of(ui: &Ui, ctx: &Context, viewer: &Viewer, parts: &Parts<'_>, typed: &Typed) -> Group {
    let may = |verb: Verb| policy::may(viewer, parts.case, parts.ordinary, verb).is_ok();
    let form = |verb: Verb| may(verb).then(|| action(ui, ctx, verb, parts, typed));
    let forms = [Verb::Keep, Verb::Release].into_iter().filter_map(form).collect();
    let proved = accounts::fresh(viewer, ctx.now, "/").is_ok();
    keeping(forms, form(Verb::Erase), (ui, parts.case.reference.as_str(), proved))
}

/// What most likely comes next.
fn next_verb(viewer: &Viewer, parts: &Parts<'_>) -> Option<Verb> {
    let Parts { case, ordinary, .. } = *parts;
    if parts.appeals.last().is_some_and(Appeal::is_open) {
        let ways = [Verb::Suspend, Verb::Decide, Verb::Appoint];
        return ways.into_iter().find(|verb| offers(parts, viewer, *verb));
    }
    match case.state {
        State::Received => Some(if ordinary.acknowledged_on.is_none() { Verb::Acknowledge } else { Verb::Answer }),
        State::OnHold => Some(Verb::Resume),
        State::Answered if ordinary.told_on.is_none() && ordinary.unwanted_on.is_none() => Some(Verb::Tell),
        State::Answered => Some(Verb::Close),
        State::Closed if ordinary.told_on.is_none() && ordinary.answered_on.is_some() => Some(Verb::Tell),
        State::Closed => None,
        _ => Some(Verb::Answer),
    }
}

fn held_words(ui: &Ui, parts: &Parts<'_>) -> String {
    let Some(until) = parts.ordinary.held_until.filter(|_| parts.case.state == State::OnHold) else {
        return String::new();
    };
    let last = parts.events.iter().rev().find(|event| event.kind == EventKind::Held);
    let reason = last.and_then(|event| event.body.reason.clone()).unwrap_or_default();
    ui.text_with("case-held-until", &[("date", ui.date(until).into()), ("reason", reason.into())])
}

fn holder_words(ui: &Ui, parts: &Parts<'_>) -> String {
    match (parts.ordinary.holder, parts.assigned) {
        (Holder::Committee, _) => ui.text("case-held-committee"),
        (Holder::Handler, Some(name)) => ui.text_with("case-held-by", &[("name", name.into())]),
        (Holder::Handler, None) => ui.text("case-held-nobody"),
    }
}

pub(super) fn facts(ui: &Ui, ctx: &Context, parts: &Parts<'_>) -> Vec<Facts> {
    let Parts { case, ordinary: o, .. } = *parts;
    let lang = ui.lang;
    let coded = |prefix: &str, code: Option<&str>| code.map(|c| ui.text(&format!("{prefix}{c}"))).unwrap_or_default();
    let access = o.access_needs.as_deref().unwrap_or_default();
    let access: Vec<String> = access.split(',').filter(|c| !c.is_empty()).map(|c| coded("access-", Some(c))).collect();
    let age = o.age.as_deref().map(|a| a.replace('+', "-plus"));
    let more = &ctx.programme.more;
    // what was renamed since keeps the name under which it was recorded
    let then = |kind: &str, code: Option<&str>| {
        code.map(|code| ctx.programme.name_at(kind, code, o.recorded_at, lang)).unwrap_or_default()
    };
    let partners: Vec<String> = more
        .partners_of(o.project.as_deref(), o.activity.as_deref())
        .into_iter()
        .map(|code| then("partner", Some(code)))
        .collect();
    let place = match o.place_key {
        Some(key) => ctx.book.label_in(key, ui.lang),
        None => ctx.book.name_in(case.region, ui.lang).to_owned(),
    };
    let rows = [
        ("received", ui.date(case.received_on)),
        ("received-by", parts.received.unwrap_or_default().to_owned()),
        ("category", ctx.programme.category_name_in(o.category, o.category_version, lang)),
        ("sector", then("sector", o.sector.as_deref())),
        ("place", place),
        ("committee", parts.committee.unwrap_or_default().to_owned()),
        ("channel", then("channel", Some(&o.channel))),
        ("project", then("project", o.project.as_deref())),
        ("activity", then("activity", o.activity.as_deref())),
        ("donor", then("donor", o.project.as_deref().and_then(|project| more.donor_of(project)))),
        ("partner", partners.join(", ")),
        ("happened", o.happened_on.map(|d| ui.date(d)).unwrap_or_default()),
        ("behalf", coded("behalf-", o.on_behalf.said().map(|b| b.as_str()))),
        ("naming", coded("naming-", Some(o.naming.as_str()))),
        ("sex", coded("sex-", o.sex.map(|s| s.as_str()))),
        ("age", coded("age-", age.as_deref())),
        ("displacement", coded("displacement-", o.displacement.map(|d| d.as_str()))),
        ("access", access.join(", ")),
        ("language", coded("language-", o.language.as_deref())),
        ("interpreter", coded("yesno-", o.interpreter.map(|i| if i { "yes" } else { "no" }))),
        ("former", o.former_reference.clone().unwrap_or_default()),
        ("closing", closing(ui, ctx, o.closing_reason.map(|c| c.as_str()), case.closed_on.map(end_of))),
        ("satisfied", coded("satisfied-", o.satisfied.as_deref())),
    ];
    named(ui, &rows)
}

fn end_of(day: NaiveDate) -> NaiveDateTime {
    day.and_hms_opt(23, 59, 59).unwrap_or_default()
}

/// A closing reason as it was called then.
fn closing(ui: &Ui, ctx: &Context, code: Option<&str>, then: Option<NaiveDateTime>) -> String {
    let Some(code) = code else { return String::new() };
    let set = then.and_then(|then| ctx.programme.more.past.at("closing", code, then)).map(|names| names.get(ui.lang));
    set.filter(|name| !name.is_empty()).map_or_else(|| ui.text(&format!("closing-{code}")), str::to_owned)
}

/// How the person wants to be answered, with the rules for it.
pub(super) fn contact(ui: &Ui, answer_by: Option<AnswerBy>, identity: &Identity) -> Vec<Facts> {
    let say = identity.may_say.map(|yes| ui.text(if yes { "yesno-yes" } else { "yesno-no" })).unwrap_or_default();
    let by = answer_by.map(|a| ui.text(&format!("answerby-{}", a.as_str()))).unwrap_or_default();
    let rows = [
        ("answer-by", by),
        ("name", identity.name.clone()),
        ("contact", identity.contact.clone()),
        ("whose", identity.whose.clone()),
        ("who-answers", identity.who_may_answer.clone()),
        ("may-say", say),
        ("when-where", identity.when_where.clone()),
    ];
    named(ui, &rows)
}

/// Rows with a value, their names from `fact-…`.
pub(super) fn named(ui: &Ui, rows: &[(&str, String)]) -> Vec<Facts> {
    rows.iter()
        .filter(|(_, value)| !value.trim().is_empty())
        .map(|(name, value)| Facts { name: ui.text(&format!("fact-{name}")), value: value.clone() })
        .collect()
}

/// An event in the reader's language.
pub fn event_line(ui: &Ui, ctx: &Context, event: &Event) -> EventLine {
    let body = &event.body;
    let value = |raw: &Option<String>| raw.clone().unwrap_or_default();
    let code = |prefix: &str, raw: &Option<String>| match raw {
        Some(code) => ui.text(&format!("{prefix}{code}")),
        None => String::new(),
    };
    let category = |raw: &Option<String>| {
        let code = raw.as_deref().and_then(|c| c.parse().ok());
        code.map(|c| ctx.programme.category_name(c, ui.lang)).unwrap_or_default()
    };
    let (from, to, reason) = match event.kind {
        EventKind::CategoryChanged => (category(&body.from), category(&body.to), value(&body.reason)),
        EventKind::SectorChanged => {
            let sector = |raw: &Option<String>| ctx.programme.sector_name(raw.as_deref(), ui.lang);
            (sector(&body.from), sector(&body.to), value(&body.reason))
        }
        EventKind::Transmitted if body.from.is_some() => (String::new(), value(&body.from), value(&body.reason)),
        EventKind::Transmitted => (String::new(), code("holder-", &body.to), value(&body.reason)),
        EventKind::HandedOn => {
            (value(&body.from), body.to.clone().unwrap_or_else(|| ui.text("holder-handler")), String::new())
        }
        EventKind::Detached => {
            let number = ui.text_with("file-number", &[("number", value(&body.to).into())]);
            (String::new(), number, String::new())
        }
        EventKind::Closed => {
            let then = event.recorded_at;
            (String::new(), value(&body.to), closing(ui, ctx, body.reason.as_deref(), Some(then)))
        }
        _ => (value(&body.from), value(&body.to), value(&body.reason)),
    };
    let (status, reason, how) = match event.kind {
        EventKind::Imported => (reason, String::new(), String::new()),
        EventKind::Decided => (String::new(), reason, String::new()),
        EventKind::Suspended | EventKind::NotSuspended => (String::new(), reason, code("offered-", &body.how)),
        _ => (String::new(), reason, code("answerby-", &body.how)),
    };
    let rows = [
        ("status", status),
        ("from", from),
        ("to", to),
        ("reason", reason),
        ("until", body.until.map(|d| ui.date(d)).unwrap_or_default()),
        ("how", how),
        ("outcome", if event.kind == EventKind::Decided { code("outcome-", &body.how) } else { String::new() }),
        ("satisfied", code("satisfied-", &body.satisfied)),
        ("asked-by", body.asked_by.map(|by| ui.text(&format!("askedby-{}", by.as_str()))).unwrap_or_default()),
    ];
    EventLine {
        date: ui.date(event.happened_on),
        what: ui.text(&format!("event-{}", event.kind.as_str())),
        who: value(&event.actor),
        text: value(&body.text),
        more: named(ui, &rows),
    }
}

/// The templates that fit, each with the address that begins the answer from it.
fn samples(ui: &Ui, ctx: &Context, parts: &Parts<'_>) -> Vec<Choice> {
    let Parts { case, ordinary: o, .. } = *parts;
    let fits = |sample: &&Sample| {
        sample.category.is_none_or(|category| category == o.category)
            && sample.sector.as_deref().is_none_or(|sector| Some(sector) == o.sector.as_deref())
    };
    let begun = |sample: &Sample, lang: Option<Lang>| {
        let other = lang.map(|lang| format!("&in={}", lang.code())).unwrap_or_default();
        format!("/cases/{}?sample={}{other}#answer-text", case.reference, query_value(&sample.code))
    };
    // the person may speak another language than whoever answers
    let ways = |sample: &Sample| {
        let name = sample.name.get(ui.lang);
        let others = Lang::all().filter(|lang| *lang != ui.lang && sample.text.has(*lang));
        let others = others.map(|lang| Choice::new(begun(sample, Some(lang)), format!("{name} · {}", lang.own_name())));
        std::iter::once(Choice::new(begun(sample, None), name)).chain(others).collect::<Vec<_>>()
    };
    ctx.programme.more.samples.iter().filter(fits).flat_map(ways).collect()
}

/// To whom it can be passed on: to the other level, or, by whoever may choose, to another committee.
fn levels(parts: &Parts<'_>) -> Vec<&'static str> {
    let entrusts = !parts.committees.is_empty();
    let fits = |holder: &&Holder| **holder != parts.ordinary.holder || (entrusts && **holder == Holder::Committee);
    Holder::ALL.iter().filter(fits).map(|holder| holder.as_str()).collect()
}

/// The reasons that are offered, as the programme calls them.
fn closings(ui: &Ui, ctx: &Context) -> Vec<Choice> {
    let more = &ctx.programme.more;
    let offered = ClosingReason::ORDINARY.iter().map(|r| r.as_str()).filter(|code| more.offers_closing(code));
    let named = |code: &str| match more.closing_name(code, ui.lang) {
        Some(name) => Choice::new(code, name),
        None => Choice::new(code, ui.text(&format!("closing-{code}"))),
    };
    offered.map(named).collect()
}

fn action(ui: &Ui, ctx: &Context, verb: Verb, parts: &Parts<'_>, typed: &Typed) -> ActionForm {
    let form = Form::new(ui, verb.as_str(), typed);
    let coded = |prefix: &str, codes: &[&str]| -> Vec<Choice> {
        codes.iter().map(|code| Choice::new(*code, ui.text(&format!("{prefix}{code}")))).collect()
    };
    let today = Some(ctx.today);
    match verb {
        Verb::Acknowledge => form.day("on", today),
        Verb::Assign => form.select("to", parts.handlers.iter().map(|(id, name)| Choice::new(id, name)).collect()),
        Verb::Start | Verb::Resume | Verb::Conflict | Verb::Attach | Verb::Detach | Verb::Export | Verb::Announce => {
            form
        }
        Verb::Category => {
            let known = ctx.programme.categories.iter().filter(|c| c.code <= 5);
            let known = known.map(|c| Choice::new(c.code.to_string(), c.name.get(ui.lang))).collect();
            form.select("code", known).line("reason")
        }
        Verb::Sector => {
            let known = ctx.programme.sectors.iter().map(|e| Choice::new(&e.code, e.name.get(ui.lang))).collect();
            form.select("code", known).line("reason")
        }
        Verb::Note | Verb::Write => form.words("text"),
        Verb::Appeal | Verb::Appoint | Verb::Decide | Verb::Suspend => appeal_form(ui, verb, form, parts),
        Verb::Unwanted => form.day("on", today),
        Verb::Answer => form.begun("sample", samples(ui, ctx, parts)).words("text"),
        Verb::Attempt => form.day("on", today).words("text"),
        Verb::Hold => form.line("reason").day("until", None),
        Verb::Refer => form.line("to"),
        Verb::Transmit => {
            let form = form.radios("to", coded("holder-", &levels(parts)));
            // who may choose none is not asked which
            let others = parts.committees.iter().map(|(code, name)| Choice::new(code, name)).collect::<Vec<_>>();
            let form = if others.is_empty() { form } else { form.chosen("committee", others, "") };
            form.line("reason")
        }
        Verb::Tell => {
            let ways: Vec<&str> = AnswerBy::ALL.iter().skip(1).take(6).map(|a| a.as_str()).collect();
            let liked = ["satisfied", "partly", "not", "not_asked"];
            form.select("how", coded("answerby-", &ways))
                .day("on", today)
                .radios("satisfied", coded("satisfied-", &liked))
        }
        Verb::Close => form.select("reason", closings(ui, ctx)).line("of"),
        Verb::Reopen | Verb::Keep | Verb::Release => form.line("reason"),
        Verb::Erase => form.radios("sure", coded("yesno-", &["yes", "no"])),
        Verb::Exclude => form.line("name"),
        Verb::Seal => {
            let tracks: Vec<&str> = Track::ALL.iter().skip(1).map(|t| t.as_str()).collect();
            form.radios("track", coded("track-", &tracks))
        }
    }
    .build()
}
