//! `/locked`: nothing but the way back in, and the way out.
use super::super::Error;
use super::super::forms::{self, Opening};
use super::super::gate::{Gate, Unlock};
use super::super::session;
use super::super::views::{Faults, LockedPage};
use super::{come_back, wait_words};
use crate::access::Viewer;
use crate::sealing::SessionSecret;
use crate::web::{self, Fields, Ui, WebResult, see_other};
use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

pub async fn show(req: HttpRequest, ui: Ui, viewer: Viewer, gate: Data<Gate>) -> WebResult {
    if !is_locked(&viewer) {
        return Ok(see_other("/"));
    }
    // a page that has blanked says where it was
    let asked = Fields::parse(req.query_string().as_bytes());
    if asked.some("next").is_some() {
        gate.keep_place(&viewer, &secret(&req)?, &forms::next(&asked)).await?;
    }
    page(&req, &ui, &viewer, &gate, StatusCode::OK, Faults::default()).await
}

pub async fn open(req: HttpRequest, ui: Ui, viewer: Viewer, gate: Data<Gate>, fields: Fields) -> WebResult {
    if !is_locked(&viewer) {
        return Ok(see_other("/"));
    }
    let again = StatusCode::UNPROCESSABLE_ENTITY;
    let opening = match Opening::parse(&fields) {
        Ok(opening) => opening,
        Err(errors) => return page(&req, &ui, &viewer, &gate, again, Faults::new(ui.errors(&errors))).await,
    };
    let by_pin = matches!(opening, Opening::Pin(_));
    let faults = match unlock(&req, &viewer, &gate, opening).await? {
        Unlock::Open => {
            let waits = gate.goes_on_at(&secret(&req)?).await?;
            return Ok(see_other(waits.as_deref().unwrap_or("/")));
        }
        Unlock::Again => return Ok(see_other("/locked")),
        Unlock::Wait(seconds) => {
            let faults = Faults::one("password", wait_words(&ui, seconds));
            let answer = page(&req, &ui, &viewer, &gate, StatusCode::TOO_MANY_REQUESTS, faults).await?;
            return Ok(come_back(answer, seconds));
        }
        Unlock::PasswordOnly => Faults::one("password", ui.text("accounts-pin-none-left")),
        Unlock::Wrong if by_pin => Faults::one("pin", ui.text("accounts-pin-wrong")),
        Unlock::Wrong => Faults::one("password", ui.text("accounts-password-wrong")),
    };
    page(&req, &ui, &viewer, &gate, again, faults).await
}

async fn unlock(req: &HttpRequest, viewer: &Viewer, gate: &Gate, opening: Opening) -> Result<Unlock, web::Error> {
    let (session, secret) = (viewer.session.as_ref().ok_or(web::Error::SignIn)?, secret(req)?);
    Ok(match opening {
        Opening::Pin(pin) => gate.unlock_with_pin(viewer, session, &secret, pin).await?,
        Opening::Password(password) => gate.unlock_with_password(viewer, session, &secret, password).await?,
    })
}

async fn page(
    req: &HttpRequest,
    ui: &Ui,
    viewer: &Viewer,
    gate: &Gate,
    status: StatusCode,
    faults: Faults,
) -> Result<HttpResponse, web::Error> {
    let takes_pin = gate.takes_pin(viewer, &secret(req)?).await?;
    // after the last wrong PIN its field is gone: the fault must not point at it
    let faults = match faults {
        faults if !takes_pin && faults.has("pin") => Faults::one("password", ui.text("accounts-pin-none-left")),
        faults => faults,
    };
    ui.page_with(status, &LockedPage { faults, takes_pin })
}

fn is_locked(viewer: &Viewer) -> bool {
    viewer.session.as_ref().is_some_and(|session| session.locked)
}

fn secret(req: &HttpRequest) -> Result<SessionSecret, web::Error> {
    session::secret(req).ok_or_else(|| Error::Unknown.into())
}
