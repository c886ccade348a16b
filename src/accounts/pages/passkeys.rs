//! The second step by the lock of a phone or computer. What the browser must be asked is fetched by a script; its answer
//! comes in a form like every other.
use super::super::forms::device_name;
use super::super::gate::{Added, Gate, Removed};
use super::super::passkeys::Party;
use super::super::views::{CodesPage, Faults};
use super::factor::{may_set_up, offered};
use super::{come_back, wait_words};
use crate::access::{SecondStep, Session, Viewer};
use crate::config::Config;
use crate::web::{Error, Fields, Refusal, Routes, Shell, Ui, WebResult, Who, see_other};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::ContentType;
use actix_web::web::Data;

pub(super) fn routes(routes: &mut Routes) {
    routes.post("/factor/passkey", Who::Session, ask);
    routes.post("/factor/new/passkey", Who::Session, ask_new);
    routes.post("/factor/new/passkey/made", Who::Session, add);
    routes.post("/me/passkeys/remove", Who::SignedIn, remove);
}

async fn ask(viewer: Viewer, gate: Data<Gate>, config: Data<Config>, _: Fields) -> WebResult {
    let session = viewer.session.as_ref().ok_or(Error::SignIn)?;
    let party = Party::of(&config).ok_or(Error::NotFound)?;
    match session {
        Session { locked: true, .. } => Err(Error::Locked),
        Session { step: SecondStep::SetUp, .. } => Err(Error::NotFound),
        _ => Ok(told(gate.ask_passkey(&viewer, session, &party).await?)),
    }
}

async fn ask_new(viewer: Viewer, gate: Data<Gate>, config: Data<Config>, _: Fields) -> WebResult {
    let session = may_set_up(&viewer, &gate)?;
    let party = Party::of(&config).ok_or(Error::NotFound)?;
    Ok(told(gate.ask_new_passkey(&viewer, session, &party).await?))
}

fn told(json: String) -> HttpResponse {
    HttpResponse::Ok().content_type(ContentType::json()).body(json)
}

async fn add(
    ui: Ui,
    viewer: Viewer,
    gate: Data<Gate>,
    shell: Data<Shell>,
    config: Data<Config>,
    fields: Fields,
) -> WebResult {
    let session = may_set_up(&viewer, &gate)?;
    let party = Party::of(&config).ok_or(Error::NotFound)?;
    let (mut status, mut wait) = (StatusCode::UNPROCESSABLE_ENTITY, None);
    let answer = fields.get("answer");
    let text = match gate.add_passkey(&viewer, session, &party, (device_name(&fields), answer)).await? {
        Added::First(codes) => {
            let codes = codes.iter().map(|code| code.as_str().to_owned()).collect();
            return ui.page(&CodesPage { codes, fresh: true, device: true });
        }
        Added::More => return Ok(see_other("/me?done=passkey")),
        Added::Wrong => ui.text("accounts-passkey-new-wrong"),
        Added::TooMany => ui.text("accounts-passkey-many"),
        Added::Wait(seconds) => {
            (status, wait) = (StatusCode::TOO_MANY_REQUESTS, Some(seconds));
            wait_words(&ui, seconds)
        }
    };
    let faults = Faults::one("device", text);
    let answer = offered(&ui, &viewer, session, (&gate, &shell, &config), status, faults).await?;
    Ok(match wait {
        Some(seconds) => come_back(answer, seconds),
        None => answer,
    })
}

async fn remove(viewer: Viewer, gate: Data<Gate>, fields: Fields) -> WebResult {
    gate.must_be_fresh(&viewer, "/me")?;
    let session = viewer.session.as_ref().ok_or(Error::SignIn)?;
    match gate.remove_passkey(&viewer, session, fields.get("passkey")).await? {
        Removed::Done => Ok(see_other("/me?done=passkey-removed")),
        Removed::MustStay => {
            Err(Error::Refused(Refusal { reason: "accounts-passkey-must-stay", back: "/me".to_owned() }))
        }
    }
}
