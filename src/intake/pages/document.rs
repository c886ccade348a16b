//! The document of questions, fresh or with what was typed, and the look at the answers.
use super::desk::{Desk, Stop, stop, token};
use crate::access::Viewer;
use crate::accounts::{Gate, session};
use crate::cases::Deps;
use crate::intake::actions;
use crate::intake::answers::{Answers, typed};
use crate::intake::forms;
use crate::intake::model::Told;
use crate::intake::place::{self, Meant};
use crate::intake::questions::Question;
use crate::intake::token::FormToken;
use crate::intake::views::{self, CheckPage, CommitteePage, DocumentPage, Filled};
use crate::web::{Error, Fields, FormErrors, Ui, WebResult, see_other};
use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;

/// How many places are suggested.
const SUGGESTED: usize = 8;

pub(super) async fn fresh(viewer: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    let token = FormToken::new(&viewer).map_err(anyhow::Error::from)?;
    let asked = Fields::parse(req.query_string().as_bytes());
    let desk = Desk::open(deps, &viewer, None, asked.get("committee")).await?;
    if desk.committees.len() > 1 && desk.committee().is_none() {
        return ui.page(&CommitteePage::new(&desk.committees));
    }
    let around = desk.committee().and_then(|c| c.place).map(|key| desk.place(&ui, key)).unwrap_or_default();
    let typed = views::preset(&desk.setting(), (&around.0, &around.1));
    let filled = Filled { typed, fresh: true, ..Filled::default() };
    ui.page(&DocumentPage::new(&ui, token.text(), &desk.questions(), &filled, desk.contacts.clone())?)
}

pub(super) async fn check(viewer: Viewer, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let opened = opened(deps, &viewer, &fields).await?;
    if opened.desk.used {
        return Ok(see_other(Stop::Used.address()));
    }
    let questions = opened.desk.questions();
    let (answers, ahead) = (Answers::of(&questions, &fields), Answers::ahead(&questions, &fields));
    if let Some(stop) = stop(&answers) {
        return Ok(see_other(stop.address()));
    }
    match forms::read(&questions, (&answers, &ahead), &opened.desk.around()) {
        Err(errors) => again(&ui, &opened, (&questions, &answers, &fields), errors),
        Ok(told) => look(&ui, &opened, (&questions, &answers), &told),
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
    let Opened { desk, token, .. } = opened(deps, &viewer, &fields).await?;
    if desk.used {
        return Ok(see_other(Stop::Used.address()));
    }
    let questions = desk.questions();
    let answers = Answers::of(&questions, &fields);
    let start = questions.iter().find(|q| q.name == fields.get("start")).map_or("", |q| q.name).to_owned();
    let filled = Filled { typed: typed(&questions, &fields, &answers), start, ..Filled::default() };
    ui.page(&DocumentPage::new(&ui, token.text(), &questions, &filled, desk.contacts.clone())?)
}

/// What a posted form is read with.
pub(super) struct Opened {
    pub desk: Desk,
    pub token: FormToken,
    /// The form came without a token of this session: it has a new one now, and nothing of it was recorded before.
    pub renewed: bool,
}

/// Opens the desk for a posted form. One without a token of this session gets a new one: nothing typed is lost.
pub(super) async fn opened(deps: Deps, viewer: &Viewer, fields: &Fields) -> Result<Opened, Error> {
    let known = token(fields, viewer);
    let desk = Desk::open(deps, viewer, known, fields.get("committee")).await?;
    let token = known.map_or_else(|| FormToken::new(viewer), Ok).map_err(anyhow::Error::from)?;
    Ok(Opened { desk, token, renewed: known.is_none() })
}

/// The look at the answers.
pub(super) fn look(ui: &Ui, opened: &Opened, asked: (&[Question], &Answers), told: &Told) -> WebResult<HttpResponse> {
    let Opened { desk, token, renewed } = opened;
    let ctx = &desk.deps.ctx;
    let calls = desk.contacts.calls_from(actions::first_called(ctx, told));
    ui.page(&CheckPage::new(ui, (token.text(), *renewed), asked, (ctx.book.as_ref(), ctx.today), calls))
}

/// The document once more, with everything typed and each fault.
pub(super) fn again(
    ui: &Ui,
    Opened { desk, token, .. }: &Opened,
    (questions, answers, fields): (&[Question], &Answers, &Fields),
    errors: FormErrors,
) -> WebResult<HttpResponse> {
    let places = match place::read(answers, &desk.deps.ctx.book) {
        Meant::Several(places) => places.into_iter().map(|key| desk.place(ui, key)).collect(),
        _ => Vec::new(),
    };
    let filled = Filled { typed: typed(questions, fields, answers), errors, places, ..Filled::default() };
    let page = DocumentPage::new(ui, token.text(), questions, &filled, desk.contacts.clone())?;
    ui.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Places whose name or another name fits.
pub(super) async fn suggest(ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    let asked = Fields::parse(req.query_string().as_bytes());
    let words: String = asked.get("q").chars().take(100).collect();
    let book = &deps.ctx.book;
    let found = book
        .search(&words, 2 * SUGGESTED)
        .into_iter()
        .filter(|place| !place.retired)
        .take(SUGGESTED)
        .map(|place| json!({ "value": book.label(place.key), "label": views::place_words(&ui, book, place.key) }));
    let found: Vec<_> = found.collect();
    Ok(HttpResponse::Ok().json(found))
}
