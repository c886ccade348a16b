//! `/follow`, and what is done there.
use super::heard;
use super::session::{self, Visit};
use super::views::{CasePage, DoorPage, ThreatPage};
use crate::accounts::slips::{self, Doors};
use crate::accounts::wait_words;
use crate::cases::by_slip::{self, Ahead, Held};
use crate::cases::model::{Ask, SATISFIED, Said};
use crate::cases::{self, CodePage, Deps, code_page, phrase};
use crate::config::Config;
use crate::id::Reference;
use crate::sealing::{Key32, SlipSecret};
use crate::voices::{self, Spoken};
use crate::web::{self, Error, Fields, Routes, Ui, WebResult, Who, see_other};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::web::{Data, Path};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as TEXT;

/// The longest text of a person, in characters.
const MOST: usize = 4000;
const CASE: &str = "/follow/case";

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    routes.get("/follow", Who::Public, door);
    routes.post("/follow", Who::Public, enter);
    routes.get(CASE, Who::Public, show);
    routes.post("/follow/say", Who::Public, say);
    routes.post("/follow/threat", Who::Public, threat);
    routes.post("/follow/code", Who::Public, code);
    routes.post("/follow/end", Who::Public, end);
    routes.get("/follow/exit", Who::Public, exit);
    routes.get("/follow/voices/{language}/{prompt}", Who::Public, sound);
}

async fn sound(req: HttpRequest, deps: Deps, path: Path<(String, String)>) -> WebResult {
    let (language, prompt) = path.into_inner();
    let spoken = Spoken::parse(&language).filter(|_| heard::is_ours(&prompt)).ok_or(Error::NotFound)?;
    let mut answer = voices::give(&req, &deps.db, spoken, prompt).await?;
    // a sound that is kept tells on a shared phone that somebody was here
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

async fn door(req: HttpRequest, ui: Ui, deps: Deps) -> WebResult {
    if Visit::of(&req, &deps).await?.is_some() {
        return Ok(see_other(CASE));
    }
    let over = Fields::parse(req.query_string().as_bytes()).get("over") == "yes";
    let heard = voices::heard(&ui, &deps.db, "/follow").await?;
    ui.by_slip().page(&DoorPage::new(heard, String::new(), over))
}

/// What was typed: in two fields, or both in the first, as a picture is read.
fn typed(fields: &Fields) -> (String, String) {
    let (reference, code) = (fields.get("reference"), fields.get("code"));
    match reference.split_once(char::is_whitespace) {
        Some((first, rest)) if code.is_empty() && Reference::parse(first).is_some() => {
            (first.to_owned(), rest.to_owned())
        }
        _ => (reference.to_owned(), code.to_owned()),
    }
}

async fn enter(
    req: HttpRequest,
    ui: Ui,
    deps: Deps,
    (config, doors): (Data<Config>, Data<Doors>),
    fields: Fields,
) -> WebResult {
    let (reference, code) = typed(&fields);
    let address = web::address(&req, config.server.behind_proxy);
    let subject = Reference::parse(&reference).map_or(reference.chars().take(20).collect(), |known| known.to_string());
    let tried = (subject.clone(), address.clone(), deps.ctx.clone());
    let wait = deps.db.write(move |conn| {
        let (subject, address, ctx) = &tried;
        slips::reserve(conn, &ctx.keys, (subject, address), ctx.now)
    });
    if let Some(seconds) = wait.await? {
        return again(&ui, &deps, StatusCode::TOO_MANY_REQUESTS, wait_words(&ui, seconds)).await;
    }
    let Some(held) = tried_code(&ui, &deps, &doors, (reference, code)).await? else {
        let words = ui.text("follow-wrong");
        return again(&ui, &deps, StatusCode::UNPROCESSABLE_ENTITY, words).await;
    };
    let visit = Visit::new(held)?;
    let (kept, held, ctx) = (visit.row()?, visit.held.to_text(), deps.ctx.clone());
    deps.db
        .write(move |conn| {
            slips::succeeded(conn, &ctx.keys, (&subject, &address), ctx.now)?;
            let held = Held::of(&held).ok_or(Error::NotFound)?;
            held.used(conn, ctx.today)?;
            Ok::<_, Error>(session::begin(conn, &kept, ctx.now)?)
        })
        .await?;
    let mut answer = see_other(CASE);
    answer.add_cookie(&visit.cookie(&config)).map_err(anyhow::Error::from)?;
    Ok(answer)
}

async fn again(ui: &Ui, deps: &Deps, status: StatusCode, words: String) -> WebResult {
    let heard = voices::heard(ui, &deps.db, "/follow").await?;
    ui.clone().by_slip().page_with(status, &DoorPage::new(heard, words, false))
}

/// Who holds the code. The same questions to the database and the same derivation, whether there is such a case or not, and
/// whether what was typed could be a code at all.
async fn tried_code(
    ui: &Ui,
    deps: &Deps,
    doors: &Doors,
    (reference, code): (String, String),
) -> Result<Option<Held>, Error> {
    let read = SlipSecret::parse(&code).or_else(|| phrase::read(&ui.i18n(), &code));
    let known = read.is_some();
    let secret = match read {
        Some(secret) => secret,
        None => SlipSecret::new_code().map_err(anyhow::Error::from)?,
    };
    let permit = doors.pass().await.ok_or(Error::Busy)?;
    let ctx = deps.ctx.clone();
    let ahead: Ahead = deps.db.read(move |conn| by_slip::ahead(conn, &ctx, &reference)).await?;
    let held = blocking(move || {
        let _held = permit;
        by_slip::try_code(&ahead, &secret)
    });
    Ok(held.await?.filter(|_| known))
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, cases::Error> + Send + 'static,
) -> Result<T, cases::Error> {
    tokio::task::spawn_blocking(work).await.map_err(|error| cases::Error::Internal(error.into()))?
}

/// Where somebody is led whose visit is over.
const OVER: &str = "/follow?over=yes";

async fn show(req: HttpRequest, ui: Ui, deps: Deps) -> WebResult {
    if req.method() == "HEAD" {
        // a look ahead reads nothing
        return Err(Error::NotFound);
    }
    let Some(visit) = Visit::of(&req, &deps).await? else { return Ok(see_other(OVER)) };
    let (db, ctx, asks) = (deps.db.clone(), deps.ctx.clone(), (!visit.asked, visit.held.fresh));
    let shown = blocking(move || {
        let shown = db.read_now(|conn| by_slip::show(conn, &ctx, &visit.held))?;
        by_slip::read(&db, &ctx, &visit.held, &shown)?;
        Ok(shown)
    });
    let shown = match shown.await {
        Err(cases::Error::NotFound) => return Ok(see_other(OVER)),
        shown => shown?,
    };
    let heard = voices::heard(&ui, &deps.db, CASE).await?;
    let ui = ui.by_slip();
    ui.page(&CasePage::new(&ui, &shown, heard, asks, new_once()?))
}

fn new_once() -> Result<String, Error> {
    Ok(TEXT.encode(Key32::generate().map_err(anyhow::Error::from)?.expose()))
}

/// What the person says, as far as it says something. What must wait is said in words too: who reads it may see nothing else.
fn said(ui: &Ui, fields: &Fields) -> Option<Said> {
    let text: String = fields.get("text").chars().take(MOST).collect();
    let words = Some(text).filter(|text| !text.is_empty());
    match fields.get("kind") {
        "words" => words.map(Said::Words),
        "satisfied" => {
            let how = fields.get("how");
            SATISFIED.contains(&how).then(|| Said::Satisfied(how.to_owned()))
        }
        "appeal" => {
            let wait = cases::wait_asked(fields);
            let asked = wait.map(|wait| cases::wait_words(ui, &wait));
            let text: Vec<String> = asked.into_iter().chain(words).collect();
            Some(Said::Ask(Ask::Appeal, (!text.is_empty()).then(|| text.join("\n")), wait))
        }
        kind => Ask::parse(kind).map(|ask| Said::Ask(ask, words, None)),
    }
}

async fn say(req: HttpRequest, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let Some(visit) = Visit::of(&req, &deps).await? else { return Ok(see_other(OVER)) };
    let Some(said) = said(&ui, &fields) else { return Ok(see_other(CASE)) };
    let done = match &said {
        Said::Words(_) => "follow-wrote",
        Said::Satisfied(_) => "follow-satisfied",
        Said::Ask(Ask::Again, ..) => "follow-again",
        Said::Ask(..) => "follow-asked",
    };
    let (db, ctx, once) = (deps.db.clone(), deps.ctx.clone(), visit.once(fields.get("once")));
    match blocking(move || by_slip::say(&db, &ctx, &visit.held, &said, &once)).await {
        Ok(()) => Ok(see_other(&format!("{CASE}?done={done}"))),
        Err(cases::Error::NotFound) => Ok(see_other(OVER)),
        Err(error) => Err(error.into()),
    }
}

async fn threat(req: HttpRequest, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let Some(mut visit) = Visit::of(&req, &deps).await? else { return Ok(see_other(OVER)) };
    let answer = fields.get("threat").to_owned();
    if !["yes", "no"].contains(&answer.as_str()) {
        return Ok(see_other(CASE));
    }
    visit.asked = true;
    visit.keep(&deps).await?;
    if answer == "no" {
        return Ok(see_other(CASE));
    }
    let text: String = fields.get("text").chars().take(MOST).collect();
    let (db, ctx, once) = (deps.db.clone(), deps.ctx.clone(), visit.once(fields.get("once")));
    let opened = blocking(move || {
        let words = Some(text.as_str()).filter(|text| !text.is_empty());
        cases::threatened(&db, &ctx, &visit.held, words, &once)
    });
    let page = match opened.await {
        Ok(desk) => ThreatPage::new(desk, true),
        Err(cases::Error::CannotSeal) => ThreatPage::new(None, false),
        Err(cases::Error::NotFound) => return Ok(see_other(OVER)),
        Err(error) => return Err(error.into()),
    };
    ui.by_slip().page(&page)
}

/// Another code instead of the one that was brought: shown once, in the answer to this.
async fn code(req: HttpRequest, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let Some(visit) = Visit::of(&req, &deps).await? else { return Ok(see_other(OVER)) };
    let wanted = fields.get("paper").to_owned();
    if wanted == "none" || !visit.held.fresh {
        return Ok(see_other(CASE));
    }
    let secret = if wanted == "phrase" { SlipSecret::new_phrase() } else { SlipSecret::new_code() };
    let secret = secret.map_err(anyhow::Error::from)?;
    let (db, ctx) = (deps.db.clone(), deps.ctx.clone());
    let renewed = blocking(move || {
        let shown = db.read_now(|conn| by_slip::show(conn, &ctx, &visit.held))?;
        let held = by_slip::renew_code(&db, &ctx, &visit.held, &secret)?;
        Ok((visit.with(held), shown.reference, secret))
    });
    let (visit, reference, secret) = match renewed.await {
        Err(cases::Error::NotFound) => return Ok(see_other(OVER)),
        renewed => renewed?,
    };
    visit.keep(&deps).await?;
    let ui = ui.by_slip();
    let page = CodePage { back: CASE.to_owned(), ..code_page(&ui, &reference, &secret, wanted == "picture")? };
    ui.page(&page)
}

async fn end(req: HttpRequest, deps: Deps, config: Data<Config>, _: Fields) -> WebResult {
    session::end(&req, &deps, &config, "/follow?done=follow-ended").await
}

/// The quick way out: ends the visit, locks an account that is open here too, and shows something else.
async fn exit(req: HttpRequest, deps: Deps, config: Data<Config>) -> WebResult {
    session::end(&req, &deps, &config, "/exit").await
}
