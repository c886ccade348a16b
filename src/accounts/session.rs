//! The session cookie, and the middleware that puts the viewer into each request.
use super::Gate;
use crate::access::Viewer;
use crate::config::Config;
use crate::sealing::SessionSecret;
use crate::web;
use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{HttpMessage, HttpRequest};

/// The name of the cookie; browsers hold `__Host-` to https, this host and the whole site.
fn name(config: &Config) -> &'static str {
    if config.is_https() { "__Host-jaabi" } else { "jaabi" }
}

/// Puts the `Viewer` into the request, if a session comes with it.
///
/// # Errors
/// Only what comes from inside; a failing database answers with its page.
pub async fn load<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    match viewer_of(req.request()).await {
        Ok(Some(viewer)) => {
            req.extensions_mut().insert(viewer);
        }
        Ok(None) => {}
        Err(error) => return Ok(req.error_response(error).map_into_right_body()),
    }
    Ok(next.call(req).await?.map_into_left_body())
}

async fn viewer_of(req: &HttpRequest) -> Result<Option<Viewer>, web::Error> {
    // style and pictures are the same for everybody
    if req.path().starts_with("/assets/") {
        return Ok(None);
    }
    let (Some(gate), Some(secret)) = (req.app_data::<Data<Gate>>(), secret(req)) else { return Ok(None) };
    Ok(gate.present(&secret).await?)
}

/// Id and secret of the session, as the cookie carries them.
pub(super) fn secret(req: &HttpRequest) -> Option<SessionSecret> {
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
