//! What the page of a case says of its appeals: the first decision beside the second, who decides, and what has to wait.
use super::case::{EventLine, Parts, event_line};
use super::field::{Choice, Form};
use crate::access::Viewer;
use crate::cases::actions::appeal::Judge;
use crate::cases::context::Context;
use crate::cases::life::Verb;
use crate::cases::model::{Appeal, EventKind, Wait, WaitAsked};
use crate::cases::policy;
use crate::web::Ui;
use serde::Serialize;

/// One appeal.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct AppealLine {
    /// How far up it goes.
    pub rung: &'static str,
    /// Who decides, or decided, or that nobody is named yet; and by when.
    pub who: String,
    /// What became of it: a code; empty while it waits.
    pub outcome: &'static str,
    /// Nobody decided in time.
    pub late: bool,
    /// What was decided before.
    pub first: Option<EventLine>,
    /// What was decided now.
    pub second: Option<EventLine>,
    /// What was asked to wait, and what was said to it; empty: nothing.
    pub wait: String,
    /// Somebody has to say today whether it waits.
    pub urgent: bool,
}

/// The appeals of a case, the newest first.
pub(super) fn appeal_lines(ui: &Ui, ctx: &Context, parts: &Parts<'_>) -> Vec<AppealLine> {
    let next =
        |appeal: &Appeal| parts.appeals.iter().map(|other| other.asked_number).find(|n| *n > appeal.asked_number);
    parts.appeals.iter().rev().map(|appeal| line(ui, ctx, parts, appeal, next(appeal))).collect()
}

fn line(ui: &Ui, ctx: &Context, parts: &Parts<'_>, appeal: &Appeal, next: Option<i32>) -> AppealLine {
    let decision = |kind: EventKind| matches!(kind, EventKind::Answered | EventKind::Decided);
    let before = |closed: bool| {
        let wanted = move |kind: EventKind| if closed { kind == EventKind::Closed } else { decision(kind) };
        parts.events.iter().rev().find(move |e| e.number < appeal.asked_number && wanted(e.kind))
    };
    let first = before(false).or_else(|| before(true));
    let until = next.unwrap_or(i32::MAX);
    let own = |number: i32| number > appeal.asked_number && number < until;
    let second = parts.events.iter().find(|e| own(e.number) && e.kind == EventKind::Decided);
    let named = parts.events.iter().rev().find(|e| own(e.number) && e.kind == EventKind::Appointed);
    let name = named.filter(|_| appeal.decider.is_some()).and_then(|e| e.body.to.clone());
    let due = ui.date(appeal.due_on);
    let who = match name {
        Some(name) => ui.text_with("appeal-decides", &[("name", name.into()), ("date", due.into())]),
        None => ui.text_with("appeal-nobody", &[("date", due.into())]),
    };
    AppealLine {
        rung: appeal.rung.as_str(),
        who: if appeal.is_open() { who } else { String::new() },
        outcome: appeal.outcome.map_or("", |outcome| outcome.as_str()),
        late: appeal.is_open() && appeal.due_on < ctx.today,
        first: first.map(|event| event_line(ui, ctx, event)),
        second: second.map(|event| event_line(ui, ctx, event)),
        wait: appeal.wait.as_ref().map(|wait| waits(ui, wait)).unwrap_or_default(),
        urgent: appeal.wait_is_asked(),
    }
}

/// What was asked to wait, in a sentence.
pub fn wait_words(ui: &Ui, asked: &WaitAsked) -> String {
    let what = ui.text(&format!("near-{}", asked.what.as_str()));
    match asked.by {
        Some(by) => ui.text_with("appeal-wait-by", &[("what", what.into()), ("date", ui.date(by).into())]),
        None => ui.text_with("appeal-wait", &[("what", what.into())]),
    }
}

fn waits(ui: &Ui, wait: &Wait) -> String {
    let asked = wait_words(ui, &wait.asked);
    let said = match (wait.suspended, wait.until) {
        (None, _) => ui.text_with("appeal-wait-due", &[("date", ui.date(wait.due_on).into())]),
        (Some(true), Some(until)) => ui.text_with("appeal-wait-until", &[("date", ui.date(until).into())]),
        (Some(_), _) => ui.text("appeal-wait-not"),
    };
    format!("{asked} {said}")
}

/// Whether a form that belongs to an appeal is shown to somebody: where it waits, and it is theirs.
pub(super) fn offers(parts: &Parts<'_>, viewer: &Viewer, verb: Verb) -> bool {
    let Some(appeal) = parts.appeals.last().filter(|appeal| appeal.is_open()) else { return false };
    let may = |verb| policy::may(viewer, parts.case, parts.ordinary, verb).is_ok();
    let decides = appeal.decider == Some(viewer.key);
    match verb {
        Verb::Decide => decides && may(Verb::Decide),
        Verb::Suspend => appeal.wait_is_asked() && (decides || may(Verb::Appoint)) && may(Verb::Suspend),
        _ => may(verb),
    }
}

/// The forms that belong to an appeal.
pub(super) fn appeal_form<'a>(ui: &Ui, verb: Verb, form: Form<'a>, parts: &Parts<'_>) -> Form<'a> {
    let coded = |prefix: &str, codes: &[&str]| -> Vec<Choice> {
        codes.iter().map(|code| Choice::new(*code, ui.text(&format!("{prefix}{code}")))).collect()
    };
    let yes_no = || coded("yesno-", &["yes", "no"]);
    match verb {
        Verb::Appoint => {
            let named = |(id, judge): &(String, Judge)| {
                Choice::new(id, format!("{} ({})", judge.name, ui.text(&format!("rung-{}", judge.rung.as_str()))))
            };
            form.select("to", parts.judges.iter().map(named).collect())
        }
        Verb::Decide => form.radios("outcome", coded("outcome-", &["upheld", "changed", "partly"])).words("text"),
        Verb::Suspend => {
            form.radios("waits", yes_no()).day("until", None).words("reason").radios("legal_aid", yes_no())
        }
        _ => {
            let near = coded("near-", &["nothing", "removal", "eviction", "return", "other"]);
            form.words("text").chosen("wait", near, "nothing").line("which").day("by", None)
        }
    }
}
