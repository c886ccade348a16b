//! The session cookie, and the middleware that puts the viewer into each request.
use super::{Gate, fresh};
use crate::access::Viewer;
use crate::config::Config;
use crate::sealing::SessionSecret;
use crate::web::{self, Fields, Policy, Who};
use actix_multipart::Multipart;
use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use chrono::NaiveDateTime;
use std::future::{Ready, ready};

/// The name of the cookie; browsers hold `__Host-` to https, this host and the whole site.
fn name(config: &Config) -> &'static str {
    if config.is_https() { "__Host-jaabi" } else { "jaabi" }
}

/// Bytes of a file that are read, and not kept, from somebody whose session is locked.
const MOST_READ: u64 = 20 * 1024 * 1024;

/// Puts the `Viewer` into the request, if a session comes with it.
///
/// # Errors
/// Only what comes from inside; a failing database answers with its page.
pub async fn load<B: MessageBody>(
    mut req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    if let Err(error) = find(&mut req).await {
        return Ok(req.error_response(error).map_into_right_body());
    }
    Ok(next.call(req).await?.map_into_left_body())
}

async fn find(req: &mut ServiceRequest) -> Result<(), web::Error> {
    let Some(viewer) = viewer_of(req.request()).await? else { return Ok(()) };
    req.extensions_mut().insert(viewer.clone());
    if viewer.session.as_ref().is_some_and(|session| session.locked) {
        keep_form(req, &viewer).await?;
        keep_place(req, &viewer).await?;
    }
    Ok(())
}

/// Whoever asks for a page of a session that has locked by itself comes there once it is open again.
async fn keep_place(req: &ServiceRequest, viewer: &Viewer) -> Result<(), web::Error> {
    let is_page = |policy: &Policy| matches!(policy.who, Who::Any(_) | Who::SignedIn) && policy.path != "/me/here";
    // what a script fetches is no page; browsers that do not say so are believed
    let mode = req.headers().get("sec-fetch-mode");
    let navigates = mode.is_none_or(|mode| mode == "navigate");
    if req.method() != "GET" || !navigates || !web::policy_of(req).as_ref().is_some_and(is_page) {
        return Ok(());
    }
    let (Some(gate), Some(secret)) = (req.app_data::<Data<Gate>>(), secret(req.request())) else { return Ok(()) };
    Ok(gate.keep_place(viewer, &secret, req.path()).await?)
}

/// A form that took long to fill in and comes to a session which has locked by itself waits for its owner.
async fn keep_form(req: &mut ServiceRequest, viewer: &Viewer) -> Result<(), web::Error> {
    let Some(Policy { who: Who::Any(roles), kept_at: Some(page), .. }) = web::policy_of(req) else { return Ok(()) };
    if !viewer.is_any(roles) {
        return Ok(());
    }
    // too large, or from elsewhere: refused when its page is asked for
    let Ok(fields) = fields_of(req).await else { return Ok(()) };
    let (Some(gate), Some(secret)) = (req.app_data::<Data<Gate>>(), secret(req.request())) else { return Ok(()) };
    Ok(gate.keep_form(viewer, &secret, page, &fields).await?)
}

/// The fields of a form. A file beside them cannot wait: its name alone says that one was chosen.
async fn fields_of(req: &mut ServiceRequest) -> Result<Fields, web::Error> {
    let kind = req.headers().get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("multipart/form-data") {
        return req.extract::<Fields>().await.map_err(|_| web::Error::StaleForm);
    }
    let mut parts = req.extract::<Multipart>().await.map_err(|_| web::Error::StaleForm)?;
    let (fields, file) = web::fields_and_file(req.request(), &mut parts).await?;
    let Some(mut file) = file else { return Ok(fields) };
    let chosen = web::file_name(&file);
    web::read_away(&mut file, MOST_READ).await;
    Ok(Fields::from_pairs(fields.iter().chain([("file", chosen.as_str())])))
}

/// The form that waited while the session was locked; it is there once.
///
/// # Errors
/// The database failed.
pub async fn take_form(req: &HttpRequest, gate: &Gate) -> Result<Option<Fields>, web::Error> {
    let Some(secret) = secret(req) else { return Ok(None) };
    Ok(gate.take_form(&secret, req.path()).await?.map(|(_, fields)| fields))
}

/// Keeps what was typed into a form that asks for a proof to be there, when that comes too late.
pub struct Keeper {
    gate: Data<Gate>,
    secret: Option<SessionSecret>,
    /// Not a look ahead, which must not use up the one showing.
    shows: bool,
}

impl Keeper {
    /// As `fresh`; when the proof is too old, what was typed waits for `page` before that leads to `/confirm`.
    ///
    /// # Errors
    /// `Confirm`; `SignIn` without a session; the database failed.
    pub async fn fresh(
        &self,
        viewer: &Viewer,
        now: NaiveDateTime,
        page: &str,
        (form, fields): (&str, &Fields),
    ) -> Result<(), web::Error> {
        let late = match fresh(viewer, now, page) {
            Err(late @ web::Error::Confirm(_)) => late,
            other => return other,
        };
        if let Some(secret) = &self.secret {
            self.gate.keep_typed(viewer, secret, (page, form), fields).await?;
        }
        Err(late)
    }

    /// The form that waits for `page`, once its owner proved to be there: which one, and what was typed. It is there once.
    ///
    /// # Errors
    /// The database failed.
    pub async fn take(
        &self,
        viewer: &Viewer,
        now: NaiveDateTime,
        page: &str,
    ) -> Result<Option<(String, Fields)>, web::Error> {
        match &self.secret {
            Some(secret) if self.shows && fresh(viewer, now, page).is_ok() => {
                Ok(self.gate.take_form(secret, page).await?)
            }
            _ => Ok(None),
        }
    }
}

impl FromRequest for Keeper {
    type Error = web::Error;
    type Future = Ready<Result<Self, web::Error>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let gate = req.app_data::<Data<Gate>>().cloned();
        let gate = gate.ok_or_else(|| anyhow::anyhow!("the pages are not set up").into());
        ready(gate.map(|gate| Self { gate, secret: secret(req), shows: req.method() != "HEAD" }))
    }
}

async fn viewer_of(req: &HttpRequest) -> Result<Option<Viewer>, web::Error> {
    // style and pictures are the same for everybody, and whether the program lives is told without the database
    if req.path().starts_with("/assets/") || ["/healthz", "/readyz"].contains(&req.path()) {
        return Ok(None);
    }
    let (Some(gate), Some(secret)) = (req.app_data::<Data<Gate>>(), secret(req)) else { return Ok(None) };
    Ok(gate.present(&secret).await?)
}

/// Id and secret of the session, as the cookie carries them.
pub fn secret(req: &HttpRequest) -> Option<SessionSecret> {
    let config = req.app_data::<Data<Config>>()?;
    SessionSecret::from_cookie(req.cookie(name(config))?.value()).ok()
}

/// The cookie of a new session.
pub(super) fn cookie(config: &Config, secret: &SessionSecret) -> Cookie<'static> {
    build(config, secret.to_cookie().as_str().to_owned())
}

/// The cookie that takes the session's away.
pub(super) fn no_cookie(config: &Config) -> Cookie<'static> {
    let mut cookie = build(config, String::new());
    cookie.make_removal();
    cookie
}

fn build(config: &Config, value: String) -> Cookie<'static> {
    Cookie::build(name(config), value)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(config.is_https())
        .finish()
}
