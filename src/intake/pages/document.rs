//! The document of questions, fresh or with what was typed, and the look at the answers.
use super::desk::{Desk, Stop};
use super::posted::{Beside, Posted};
use crate::access::Viewer;
use crate::accounts::{Gate, session};
use crate::cases::Deps;
use crate::intake::actions;
use crate::intake::answers::typed;
use crate::intake::model::Told;
use crate::intake::place::{self, Meant};
use crate::intake::token::FormToken;
use crate::intake::views::{self, CheckPage, CommitteePage, DocumentPage, FilesBeside, Filled};
use crate::voices;
use crate::web::{Error, Fields, FormErrors, Ui, WebResult, query_value, see_other};
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
    let typed = views::preset(&desk.setting(), (&around.0, &around.1), asked.get("channel"));
    let here = match asked.some("committee") {
        Some(code) => format!("/intake?committee={}", query_value(code)),
        None => "/intake".to_owned(),
    };
    let heard = voices::heard(&ui, &desk.deps.db, &here).await?;
    let filled = Filled { typed, fresh: true, heard, ..Filled::default() };
    ui.page(&DocumentPage::new(&ui, token.text(), &desk.questions(), &filled, desk.contacts.clone())?)
}

pub(super) async fn check(viewer: Viewer, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let posted = Posted::open(deps, viewer, fields).await?;
    if posted.desk.used {
        return Ok(see_other(Stop::Used.address()));
    }
    match posted.told(&ui).await? {
        Ok(told) => look(&ui, &posted, &told, &posted.beside(&told).await?, None),
        Err(answer) => Ok(answer),
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
    let posted = Posted::open(deps, viewer, fields).await?;
    if posted.desk.used {
        return Ok(see_other(Stop::Used.address()));
    }
    ui.page(&from(&ui, &posted).await?)
}

/// The document with what was typed, from the question that somebody wants to answer anew.
pub(super) async fn from(ui: &Ui, posted: &Posted) -> Result<DocumentPage, Error> {
    let asked = posted.questions.iter().find(|q| q.name == posted.fields.get("start"));
    let start = asked.map_or("", |q| q.name).to_owned();
    document(ui, posted, Filled { start, ..Filled::default() }).await
}

/// The document with what was typed, and what the person knows of files beside it.
async fn document(ui: &Ui, posted: &Posted, filled: Filled) -> Result<DocumentPage, Error> {
    let Posted { desk, token, questions, fields, answers, .. } = posted;
    let typed = typed(questions, fields, answers);
    let here = if desk.practice { "/practice/questions" } else { "/intake" };
    let heard = voices::heard(ui, &desk.deps.db, here).await?;
    let filled = Filled { typed, heard, files: (posted.files_seen, posted.file_left), ..filled };
    DocumentPage::new(ui, token.text(), questions, &filled, desk.contacts.clone())
}

/// What is wrong beside the answers: with the last file, or with the number of a printed slip.
#[derive(Clone, Copy)]
pub(super) enum Fault {
    File(&'static str),
    Pad(&'static str),
}

/// The look at the answers, with the files beside them and what is wrong with the last one.
pub(super) fn look(
    ui: &Ui,
    posted: &Posted,
    told: &Told,
    beside: &Beside,
    fault: Option<Fault>,
) -> WebResult<HttpResponse> {
    let Posted { desk, questions, answers, .. } = posted;
    let ctx = &desk.deps.ctx;
    let calls = desk.contacts.calls_from(actions::first_called(ctx, told));
    let left = (beside.offered && posted.file_left).then_some("intake-file-left");
    let (of_file, of_pad) = match fault {
        Some(Fault::File(key)) => (Some(key), None),
        Some(Fault::Pad(key)) => (None, Some(key)),
        None => (None, None),
    };
    let files = FilesBeside::new(ui, beside.offered, &beside.files, (beside.lost, of_file.or(left)));
    let asked = (questions.as_slice(), answers);
    let form = (posted.token.text(), posted.renewed);
    let page = CheckPage::new(ui, form, asked, (ctx.book.as_ref(), ctx.today), calls).with(files);
    let page = page.with_pad(ui, posted.fields.get("pad"), of_pad);
    ui.page_with(if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

/// The document once more, with everything typed and each fault.
pub(super) async fn again(ui: &Ui, posted: &Posted, errors: FormErrors) -> WebResult<HttpResponse> {
    let desk = &posted.desk;
    let places = match place::read(&posted.answers, &desk.deps.ctx.book) {
        Meant::Several(places) => places.into_iter().map(|key| desk.place(ui, key)).collect(),
        _ => Vec::new(),
    };
    let page = document(ui, posted, Filled { errors, places, ..Filled::default() }).await?;
    ui.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Places whose name or another name fits.
pub(super) async fn suggest(ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    let asked = Fields::parse(req.query_string().as_bytes());
    let words: String = asked.get("q").chars().take(100).collect();
    let (book, shut) = (&deps.ctx.book, &deps.ctx.programme.more.shut_sites);
    let found = book
        .search(&words, 2 * SUGGESTED)
        .into_iter()
        .filter(|place| !place.retired && !shut.contains(&place.handle))
        .take(SUGGESTED)
        .map(|place| json!({ "value": book.label_in(place.key, ui.lang), "label": views::place_words(&ui, book, place.key) }));
    let found: Vec<_> = found.collect();
    Ok(HttpResponse::Ok().json(found))
}
