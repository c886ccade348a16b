//! Against forged forms: a token bound to the session, and the browser's own word about where a form came from.
use super::Error;
use crate::access::Viewer;
use crate::sealing::csrf;
use actix_web::http::header::HeaderMap;
use actix_web::{HttpMessage, HttpRequest};

/// Checks the origin of a posted form and, for a signed-in session, its token.
///
/// # Errors
/// `StaleForm` when the form is not from a page of this session.
pub fn verify(req: &HttpRequest, token: &str) -> Result<(), Error> {
    if !same_site(req.headers(), req.connection_info().host()) {
        return Err(Error::StaleForm);
    }
    let extensions = req.extensions();
    match extensions.get::<Viewer>().and_then(|viewer| viewer.session.as_ref()) {
        Some(session) if !csrf::verify(&session.csrf, token) => Err(Error::StaleForm),
        _ => Ok(()),
    }
}

fn same_site(headers: &HeaderMap, host: &str) -> bool {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    if text("sec-fetch-site").is_some_and(|site| !matches!(site, "same-origin" | "none")) {
        return false;
    }
    match text("origin") {
        Some(origin) => origin.split_once("://").is_some_and(|(_, origin)| origin.eq_ignore_ascii_case(host)),
        None => true,
    }
}
