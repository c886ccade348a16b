//! `/l/{link}`: what a service reads that somebody was led to, and what it answers. Nobody there has an account: the link and a code
//! that was told apart are the proof. Every link is answered alike that opens nothing: unknown, over, taken back, mistyped.
use super::case::blocking;
use crate::accounts::slips::{self, Doors};
use crate::accounts::wait_words;
use crate::cases::links::{self, Caller};
use crate::cases::model::{Heard, Reach};
use crate::cases::{self, Deps, parcel_rows};
use crate::config::Config;
use crate::referrals::views::{Choice, DoorPage, ParcelPage, ThanksPage};
use crate::sealing::{LinkCode, LinkSecret};
use crate::web::{self, ErrorLine, Fields, Routes, Ui, WebResult, Who};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};

/// The longest text of a service, in characters.
const MOST: usize = 2000;

/// Adds the routes of this page.
pub(super) fn routes(routes: &mut Routes) {
    routes.get("/l/{link}", Who::Public, door);
    routes.post("/l/{link}", Who::Public, enter);
}

/// The same for every link: whether there is such a one is not looked up.
async fn door(ui: Ui, path: Path<String>) -> WebResult {
    ui.page(&DoorPage::new(as_link(&path), String::new()))
}

/// What stood in the address, as far as it can stand in one of ours.
fn as_link(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).take(22).collect()
}

async fn enter(
    req: HttpRequest,
    ui: Ui,
    deps: Deps,
    (config, doors): (Data<Config>, Data<Doors>),
    path: Path<String>,
    fields: Fields,
) -> WebResult {
    let link = as_link(&path);
    let tried = (format!("l/{link}"), web::address(&req, config.server.behind_proxy), deps.ctx.clone());
    let who = tried.clone();
    let wait = deps.db.write(move |conn| slips::reserve(conn, &who.2.keys, (&who.0, &who.1), who.2.now));
    if let Some(seconds) = wait.await? {
        return again(&ui, link, StatusCode::TOO_MANY_REQUESTS, wait_words(&ui, seconds));
    }
    let Some(mut caller) = open(&deps, &doors, &link, fields.get("code")).await? else {
        let words = ui.text("link-wrong");
        return again(&ui, link, StatusCode::UNPROCESSABLE_ENTITY, words);
    };
    deps.db.write(move |conn| slips::succeeded(conn, &tried.2.keys, (&tried.0, &tried.1), tried.2.now)).await?;
    let (said, text) = (Heard::parse(fields.get("said")), fields.some("text").map(short));
    let (db, ctx) = (deps.db.clone(), deps.ctx.clone());
    let done = blocking(move || {
        links::read_link(&db, &ctx, &mut caller)?;
        if let Some(said) = said.filter(|said| *said != Heard::Received) {
            links::say_link(&db, &ctx, &mut caller, said, text.as_deref())?;
        }
        Ok(caller)
    });
    match done.await {
        Ok(caller) => show(&ui, (link, &fields), &caller, said),
        // taken back, or answered a moment ago in another window
        Err(cases::Error::NotFound) => again(&ui, link, StatusCode::UNPROCESSABLE_ENTITY, ui.text("link-wrong")),
        Err(error) => Err(error.into()),
    }
}

fn short(text: &str) -> String {
    text.chars().take(MOST).collect()
}

fn again(ui: &Ui, link: String, status: StatusCode, fault: String) -> WebResult {
    ui.page_with(status, &DoorPage::new(link, fault))
}

/// Tries link and code. The same question to the database and the same derivation, whether there is such a link or not.
async fn open(deps: &Deps, doors: &Doors, link: &str, code: &str) -> Result<Option<Caller>, web::Error> {
    let (read, typed) = (LinkSecret::parse(link), LinkCode::parse(code));
    let known = read.is_some() && typed.is_some();
    let secret = read.map_or_else(LinkSecret::generate, Ok).map_err(anyhow::Error::from)?;
    let typed = typed.map_or_else(LinkCode::generate, Ok).map_err(anyhow::Error::from)?;
    let permit = doors.pass().await.ok_or(web::Error::Busy)?;
    let (db, ctx) = (deps.db.clone(), deps.ctx.clone());
    let tried = blocking(move || {
        let _held = permit;
        let waiting = db.read_now(|conn| links::waiting(conn, &ctx, &secret))?;
        let caller = links::try_link(&ctx, waiting, (&secret, &typed))?.filter(|_| known);
        if caller.is_none() {
            db.write_now(move |conn| links::wrong_code(conn, &secret))?;
        }
        Ok(caller)
    });
    Ok(tried.await?)
}

fn show(ui: &Ui, (link, fields): (String, &Fields), caller: &Caller, said: Option<Heard>) -> WebResult {
    if matches!(caller.reach, Reach::Refused | Reach::Done) {
        return ui.page(&ThanksPage { done: caller.reach == Reach::Done });
    }
    let open = caller.reach.open_to().into_iter().filter(|heard| *heard != Heard::Received);
    let answer = |heard: Heard| Choice::new(heard.as_str(), ui.text(&format!("link-answer-{}", heard.as_str())), false);
    let unsaid = said.is_none() && !fields.get("answering").is_empty();
    let error = if unsaid { ui.text("fault-choice") } else { String::new() };
    let fault = ErrorLine { field: "said".into(), text: error.clone() };
    ui.page(&ParcelPage {
        link,
        code: fields.get("code").to_owned(),
        to: caller.parcel.to.clone(),
        words: caller.parcel.words.clone(),
        rows: parcel_rows(ui, &caller.parcel),
        until: ui.date(caller.parcel.until),
        reach: caller.reach.as_str(),
        answers: open.map(answer).collect(),
        error,
        errors: Some(fault).filter(|_| unsaid).into_iter().collect(),
    })
}
