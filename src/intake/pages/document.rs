//! The document of questions, fresh or with what was typed, and the look at the answers.
use super::desk::{Desk, Stop, stop, token};
use crate::access::Viewer;
use crate::accounts::{Gate, session};
use crate::cases::Deps;
use crate::intake::answers::{Answers, typed};
use crate::intake::forms;
use crate::intake::place::{self, Meant};
use crate::intake::questions::Question;
use crate::intake::token::FormToken;
use crate::intake::views::{self, CheckPage, DocumentPage, Filled};
use crate::web::{Error, Fields, FormErrors, Ui, WebResult, see_other};
use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;

/// How many places are suggested.
const SUGGESTED: usize = 8;

pub(super) async fn fresh(viewer: Viewer, ui: Ui, deps: Deps) -> WebResult {
    let token = FormToken::random().map_err(anyhow::Error::from)?;
    let desk = Desk::open(deps, &viewer, None).await?;
    let around = desk.committees.first().and_then(|c| c.place).map(|key| desk.place(&ui, key)).unwrap_or_default();
    let typed = views::preset(&desk.setting(), (&around.0, &around.1));
    let filled = Filled { typed, ..Filled::default() };
    ui.page(&DocumentPage::new(&ui, token.text(), &desk.questions(), &filled, desk.contacts.clone()))
}

pub(super) async fn check(viewer: Viewer, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let Some((desk, token)) = opened(deps, &viewer, &fields).await? else { return Ok(see_other(Stop::Used.address())) };
    let questions = desk.questions();
    let answers = Answers::of(&questions, &fields);
    if let Some(stop) = stop(&answers) {
        return Ok(see_other(stop.address()));
    }
    match forms::read(&questions, &answers, &desk.around()) {
        Err(errors) => again(&ui, &desk, token, (&questions, &answers, &fields), errors),
        Ok(_) => {
            let around = (desk.deps.ctx.book.as_ref(), desk.deps.ctx.today);
            ui.page(&CheckPage::new(&ui, token.text(), (&questions, &answers), around, desk.contacts.calls.clone()))
        }
    }
}

/// What was typed before the screen locked, once it is open again.
pub(super) async fn kept(req: HttpRequest, viewer: Viewer, ui: Ui, deps: Deps, gate: Data<Gate>) -> WebResult {
    if req.method() == "HEAD" {
        // a look ahead must not use up the one showing
        return Err(Error::NotFound);
    }
    match session::take_form(&req, &gate).await? {
        Some(fields) => check(viewer, ui.without_languages(), deps, fields).await,
        None => Ok(see_other("/intake")),
    }
}

pub(super) async fn change(viewer: Viewer, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let Some((desk, token)) = opened(deps, &viewer, &fields).await? else { return Ok(see_other(Stop::Used.address())) };
    let questions = desk.questions();
    let answers = Answers::of(&questions, &fields);
    let start = questions.iter().find(|q| q.name == fields.get("start")).map_or("", |q| q.name).to_owned();
    let filled = Filled { typed: typed(&questions, &fields, &answers), start, ..Filled::default() };
    ui.page(&DocumentPage::new(&ui, token.text(), &questions, &filled, desk.contacts.clone()))
}

/// The desk and the token of a form that was not used yet.
pub(super) async fn opened(deps: Deps, viewer: &Viewer, fields: &Fields) -> Result<Option<(Desk, FormToken)>, Error> {
    let Some(token) = token(fields) else { return Ok(None) };
    let desk = Desk::open(deps, viewer, Some(token)).await?;
    Ok(if desk.used { None } else { Some((desk, token)) })
}

/// The document once more, with everything typed and each fault.
pub(super) fn again(
    ui: &Ui,
    desk: &Desk,
    token: FormToken,
    (questions, answers, fields): (&[Question], &Answers, &Fields),
    errors: FormErrors,
) -> WebResult<HttpResponse> {
    let places = match place::read(answers, &desk.deps.ctx.book) {
        Meant::Several(places) => places.into_iter().map(|key| desk.place(ui, key)).collect(),
        _ => Vec::new(),
    };
    let filled = Filled { typed: typed(questions, fields, answers), errors, start: String::new(), places };
    let page = DocumentPage::new(ui, token.text(), questions, &filled, desk.contacts.clone());
    ui.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Places whose name or another name fits.
pub(super) async fn suggest(ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    let asked = Fields::parse(req.query_string().as_bytes());
    let words: String = asked.get("q").chars().take(100).collect();
    let book = &deps.ctx.book;
    let found = book
        .search(&words, SUGGESTED)
        .into_iter()
        .map(|place| json!({ "value": book.label(place.key), "label": views::place_words(&ui, book, place.key) }));
    let found: Vec<_> = found.collect();
    Ok(HttpResponse::Ok().json(found))
}
