//! `/password`: the own password, at first use and later.
use super::super::forms::NewPassword;
use super::super::gate::{Change, Gate};
use super::super::session;
use super::super::views::{Faults, PasswordPage};
use super::{come_back, fault_words, wait_words};
use crate::access::{SecondStep, Session, Viewer};
use crate::config::Config;
use crate::web::{Error, Fields, Ui, WebResult, see_other};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::Data;

pub async fn show(ui: Ui, viewer: Viewer, gate: Data<Gate>, config: Data<Config>) -> WebResult {
    let session = open_session(&viewer, &gate)?;
    page(&ui, &config, session, StatusCode::OK, Faults::default())
}

pub async fn change(
    req: HttpRequest,
    ui: Ui,
    viewer: Viewer,
    gate: Data<Gate>,
    config: Data<Config>,
    fields: Fields,
) -> WebResult {
    let session = open_session(&viewer, &gate)?;
    let again = |faults| page(&ui, &config, session, StatusCode::UNPROCESSABLE_ENTITY, faults);
    let form = match NewPassword::parse(&fields, session.must_change) {
        Ok(form) => form,
        Err(errors) => return again(Faults::new(ui.errors(&errors))),
    };
    let secret = session::secret(&req).ok_or(Error::SignIn)?;
    match gate.set_own_password(&viewer, session, &secret, (form.old, form.new)).await? {
        Change::Done if session.must_change => Ok(see_other("/?done=own-password")),
        Change::Done => Ok(see_other("/me?done=own-password")),
        Change::WrongOld => again(Faults::one("old", ui.text("accounts-old-wrong"))),
        Change::Fault(fault) => again(Faults::one("new", fault_words(&ui, fault))),
        Change::Wait(seconds) => {
            let faults = Faults::one("old", wait_words(&ui, seconds));
            Ok(come_back(page(&ui, &config, session, StatusCode::TOO_MANY_REQUESTS, faults)?, seconds))
        }
    }
}

fn page(ui: &Ui, config: &Config, session: &Session, status: StatusCode, faults: Faults) -> WebResult {
    let min_length = config.security.password_min_length;
    ui.page_with(status, &PasswordPage { faults, first: session.must_change, min_length })
}

/// A session in which the password may be chosen: whoever came in with a first one chooses before anything else, everybody
/// else proves to be there.
fn open_session<'a>(viewer: &'a Viewer, gate: &Gate) -> Result<&'a Session, Error> {
    let session = viewer.session.as_ref().ok_or(Error::SignIn)?;
    match session {
        Session { locked: true, .. } => Err(Error::Locked),
        Session { step: SecondStep::Code, .. } => Err(Error::Factor),
        Session { must_change: true, .. } => Ok(session),
        Session { step: SecondStep::SetUp, .. } => Err(Error::SetUpFactor),
        _ => gate.must_be_fresh(viewer, "/password").map(|()| session),
    }
}
