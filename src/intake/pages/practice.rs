//! Practising: the same questions and pages, striped; nothing that is typed is written anywhere.
use super::desk::Desk;
use super::document;
use super::posted::{Beside, Posted};
use crate::access::Viewer;
use crate::cases::Deps;
use crate::id::SessionKey;
use crate::intake::answers::Answers;
use crate::intake::forms;
use crate::intake::model::Told;
use crate::intake::practised::Practised;
use crate::intake::views::{self, DocumentPage, Filled, PracticePage, SlipPage, StoryPage, TalkPage, promised_days};
use crate::voices;
use crate::web::{Error, Fields, Ui, WebResult, see_other};
use actix_web::HttpResponse;
use actix_web::web::Data;

/// No case can have this number: no number has a U in it.
pub(in crate::intake) const REFERENCE: &str = "FAUX-FAUX";

fn session(viewer: &Viewer) -> Result<SessionKey, Error> {
    viewer.session.as_ref().map(|session| session.key).ok_or(Error::SignIn)
}

pub(super) async fn start(viewer: Viewer, ui: Ui, deps: Deps, practised: Data<Practised>) -> WebResult {
    let ui = ui.practised();
    let line = |(at, topic): (chrono::NaiveDateTime, String)| {
        let args = [("time", at.format("%H:%M").to_string().into()), ("topic", words(&ui, &deps, &topic).into())];
        ui.text_with("intake-practice-line", &args)
    };
    let done = practised.of(session(&viewer)?, deps.ctx.now).into_iter().map(line).collect();
    ui.page(&PracticePage { done })
}

/// The words of a topic, as its tile has them.
fn words(ui: &Ui, deps: &Deps, topic: &str) -> String {
    match topic.strip_prefix("s-") {
        Some(sector) => deps.ctx.programme.sector_name(Some(sector), ui.lang),
        None => ui.text(&format!("intake-topic-{topic}")),
    }
}

pub(super) async fn fresh(viewer: Viewer, ui: Ui, deps: Deps) -> WebResult {
    let desk = Desk::practised(deps, &viewer).await?;
    let ui = ui.practised();
    let around = desk.committee().and_then(|c| c.place).map(|key| desk.place(&ui, key)).unwrap_or_default();
    let typed = views::preset(&desk.setting(), (&around.0, &around.1), "");
    let heard = voices::heard(&ui, &desk.deps.db, "/practice/questions").await?;
    let filled = Filled { typed, fresh: true, heard, ..Filled::default() };
    ui.page(&DocumentPage::new(&ui, String::new(), &desk.questions(), &filled, desk.contacts.clone())?)
}

pub(super) async fn check(viewer: Viewer, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let (ui, posted) = (ui.practised(), Posted::practised(deps, viewer, fields).await?);
    match told(&ui, &posted).await? {
        Ok(told) => document::look(&ui, &posted, &told, &Beside::default(), None),
        Err(answer) => Ok(answer),
    }
}

/// What would have been told; or the answer to a form that goes no further.
async fn told(ui: &Ui, posted: &Posted) -> Result<Result<Told, HttpResponse>, Error> {
    if let Some(end) = posted.answers.end {
        return Ok(Err(ended(ui, &posted.desk, end)?));
    }
    let ahead = Answers::ahead(&posted.questions, &posted.fields);
    match forms::read(&posted.questions, (&posted.answers, &ahead), &posted.desk.around()) {
        Ok(told) => Ok(Ok(told)),
        Err(errors) => Ok(Err(document::again(ui, posted, errors).await?)),
    }
}

/// Where nothing more is asked: a story, or whom to speak to.
fn ended(ui: &Ui, desk: &Desk, end: &str) -> WebResult {
    let people = desk.contacts.people.clone();
    if end.starts_with("story") {
        return ui.page(&StoryPage { story: views::story(ui, end), people });
    }
    ui.page(&TalkPage { unsafe_here: false, people })
}

pub(super) async fn change(viewer: Viewer, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let (ui, posted) = (ui.practised(), Posted::practised(deps, viewer, fields).await?);
    ui.page(&document::from(&ui, &posted).await?)
}

/// The slip one would hand out, with a number that no case has. Here the real one would be written; this one is not.
pub(super) async fn slip(viewer: Viewer, ui: Ui, deps: Deps, practised: Data<Practised>, fields: Fields) -> WebResult {
    let (ui, session) = (ui.practised(), session(&viewer)?);
    let posted = Posted::practised(deps, viewer, fields).await?;
    if let Err(answer) = told(&ui, &posted).await? {
        return Ok(answer);
    }
    practised.add(session, posted.answers.get("topic"), posted.desk.deps.ctx.now);
    let days = i64::from(promised_days(&posted.desk.setting()));
    ui.page(&SlipPage {
        title: ui.text("intake-practice-end"),
        reference: REFERENCE.to_owned(),
        offer: String::new(),
        bound: false,
        rule: ui.text_with("intake-slip-rule", &[("days", days.into())]),
        call: false,
        danger: false,
        with_voice: false,
        play_number: String::new(),
        play_rule: String::new(),
        people: Vec::new(),
    })
}

pub(super) async fn remove(viewer: Viewer, deps: Deps, practised: Data<Practised>, _: Fields) -> WebResult {
    practised.remove(session(&viewer)?, deps.ctx.now);
    Ok(see_other("/?done=practice-removed"))
}
