//! `/me`: the own account.
use super::super::forms::{self, NewPin};
use super::super::gate::{Gate, PinSet};
use super::super::views::{Faults, MePage};
use super::{come_back, offers_passkeys, wait_words};
use crate::access::{Role, Viewer};
use crate::config::Config;
use crate::web::{Error, Fields, Refusal, Ui, WebResult, see_other};
use actix_web::HttpResponse;
use actix_web::cookie::Cookie;
use actix_web::http::StatusCode;
use actix_web::web::Data;

pub async fn show(ui: Ui, viewer: Viewer, gate: Data<Gate>, config: Data<Config>) -> WebResult {
    page(&ui, &viewer, (&gate, &config), StatusCode::OK, Faults::default()).await
}

/// Somebody is at work on a long page: the session does not count as idle. Says nothing.
pub async fn here() -> WebResult {
    Ok(HttpResponse::NoContent().finish())
}

pub async fn language(viewer: Viewer, gate: Data<Gate>, fields: Fields) -> WebResult {
    gate.set_language(&viewer, forms::language(&fields)).await?;
    let mut answer = see_other("/me?done=language");
    // a choice made by a link earlier would outweigh the account's
    let mut link = Cookie::build("lang", "").path("/").finish();
    link.make_removal();
    answer.add_cookie(&link).map_err(anyhow::Error::from)?;
    Ok(answer)
}

pub async fn set_pin(ui: Ui, viewer: Viewer, gate: Data<Gate>, config: Data<Config>, fields: Fields) -> WebResult {
    let again = StatusCode::UNPROCESSABLE_ENTITY;
    let form = match NewPin::parse(&fields) {
        Ok(form) => form,
        Err(errors) => return page(&ui, &viewer, (&gate, &config), again, Faults::new(ui.errors(&errors))).await,
    };
    match gate.set_pin(&viewer, form.password, form.pin).await? {
        PinSet::Done => Ok(see_other("/me?done=pin")),
        PinSet::NotForYou => {
            Err(Error::Refused(Refusal { reason: "accounts-pin-not-for-you", back: "/me".to_owned() }))
        }
        PinSet::WrongPassword => {
            let faults = Faults::one("password", ui.text("accounts-password-wrong"));
            page(&ui, &viewer, (&gate, &config), again, faults).await
        }
        PinSet::Wait(seconds) => {
            let faults = Faults::one("password", wait_words(&ui, seconds));
            let answer = page(&ui, &viewer, (&gate, &config), StatusCode::TOO_MANY_REQUESTS, faults).await?;
            Ok(come_back(answer, seconds))
        }
    }
}

pub async fn remove_pin(viewer: Viewer, gate: Data<Gate>, _: Fields) -> WebResult {
    gate.remove_pin(&viewer).await?;
    Ok(see_other("/me?done=pin-removed"))
}

pub async fn end_session(viewer: Viewer, gate: Data<Gate>, fields: Fields) -> WebResult {
    gate.end_session(&viewer, fields.get("session").to_owned()).await?;
    Ok(see_other("/me?done=session-ended"))
}

pub async fn end_others(viewer: Viewer, gate: Data<Gate>, _: Fields) -> WebResult {
    let session = viewer.session.as_ref().ok_or(Error::SignIn)?;
    gate.end_other_sessions(&viewer, session).await?;
    Ok(see_other("/me?done=sessions-ended"))
}

/// Under which role one acts; an empty value: under all.
pub async fn act_as(viewer: Viewer, gate: Data<Gate>, fields: Fields) -> WebResult {
    let session = viewer.session.as_ref().ok_or(Error::SignIn)?;
    let role = fields.some("role").map(|code| Role::parse(code).ok_or(Error::NotFound)).transpose()?;
    gate.act_as(&viewer, session, role).await?;
    Ok(see_other("/?done=acting"))
}

async fn page(
    ui: &Ui,
    viewer: &Viewer,
    (gate, config): (&Gate, &Config),
    status: StatusCode,
    faults: Faults,
) -> WebResult {
    let own = viewer.session.as_ref().ok_or(Error::SignIn)?.key;
    let me = gate.me(viewer).await?;
    ui.page_with(status, &MePage::new(ui, me, viewer, own, offers_passkeys(config), faults))
}
