//! The document of questions, fresh or with what was typed, and the look at the answers.
use super::desk::{Desk, Stop, stop, token};
use crate::access::Viewer;
use crate::cases::Deps;
use crate::intake::answers::{Answers, typed};
use crate::intake::forms;
use crate::intake::place::{self, Meant};
use crate::intake::questions::Question;
use crate::intake::token::FormToken;
use crate::intake::views::{self, CheckPage, DocumentPage, Filled};
use crate::web::{Error, Fields, FormErrors, Ui, WebResult, see_other};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;

/// How many places are suggested.
const SUGGESTED: usize = 8;

pub(super) async fn fresh(viewer: Viewer, ui: Ui, deps: Deps) -> WebResult {
    let token = FormToken::random().map_err(anyhow::Error::from)?;
    let desk = Desk::open(deps, &viewer, None).await?;
    let filled = Filled { typed: views::preset(&desk.setting(), &desk.place()), ..Filled::default() };
    ui.page(&DocumentPage::new(&ui, token.text(), &desk.questions(), &filled, desk.people.clone()))
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
            ui.page(&CheckPage::new(&ui, token.text(), (&questions, &answers), around, desk.people.clone()))
        }
    }
}

pub(super) async fn change(viewer: Viewer, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let Some((desk, token)) = opened(deps, &viewer, &fields).await? else { return Ok(see_other(Stop::Used.address())) };
    let questions = desk.questions();
    let answers = Answers::of(&questions, &fields);
    let start = questions.iter().find(|q| q.name == fields.get("start")).map_or("", |q| q.name).to_owned();
    let filled = Filled { typed: typed(&questions, &fields, &answers), start, ..Filled::default() };
    ui.page(&DocumentPage::new(&ui, token.text(), &questions, &filled, desk.people.clone()))
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
        Meant::Several(labels) => labels,
        _ => Vec::new(),
    };
    let filled = Filled { typed: typed(questions, fields, answers), errors, start: String::new(), places };
    let page = DocumentPage::new(ui, token.text(), questions, &filled, desk.people.clone());
    ui.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Places whose name or another name fits.
pub(super) async fn suggest(deps: Deps, req: HttpRequest) -> WebResult {
    let asked = Fields::parse(req.query_string().as_bytes());
    let words: String = asked.get("q").chars().take(100).collect();
    let book = &deps.ctx.book;
    let labels = book.search(&words, SUGGESTED).into_iter().map(|place| book.label(place.key));
    let found: Vec<_> = labels.map(|label| json!({ "value": label, "label": label })).collect();
    Ok(HttpResponse::Ok().json(found))
}
