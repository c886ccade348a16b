//! `/confirm`: the password (and the code) once more, before what cannot be taken back.
use super::super::forms::{self, Proof};
use super::super::gate::{Confirmed, Gate};
use super::super::views::{ConfirmPage, Faults};
use super::factor::{demo_code, takes_passkey, wrong_words};
use super::{come_back, wait_words};
use crate::access::Viewer;
use crate::config::Config;
use crate::web::{Error, Fields, Shell, Ui, WebResult, see_other};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::Data;

pub async fn show(
    req: HttpRequest,
    ui: Ui,
    viewer: Viewer,
    gate: Data<Gate>,
    shell: Data<Shell>,
    config: Data<Config>,
) -> WebResult {
    let asked = Fields::parse(req.query_string().as_bytes());
    page(&ui, &viewer, (&gate, &shell, &config), &asked, StatusCode::OK, Faults::default()).await
}

pub async fn confirm(
    ui: Ui,
    viewer: Viewer,
    gate: Data<Gate>,
    shell: Data<Shell>,
    config: Data<Config>,
    fields: Fields,
) -> WebResult {
    let session = viewer.session.as_ref().ok_or(Error::SignIn)?;
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    let answer = |status, faults| page(&ui, &viewer, (&gate, &shell, &config), &fields, status, faults);
    let proof = match Proof::parse(&fields, &config, gate.has_factor(&viewer).await?) {
        Ok(proof) => proof,
        Err(errors) => return answer(wrong, Faults::new(ui.errors(&errors))).await,
    };
    match gate.confirm(&viewer, session, proof.password, proof.shown).await? {
        Confirmed::Done => Ok(see_other(&forms::next(&fields))),
        Confirmed::WrongPassword => answer(wrong, Faults::one("password", ui.text("accounts-password-wrong"))).await,
        Confirmed::WrongCode => answer(wrong, Faults::one("code", wrong_words(&ui, &fields))).await,
        Confirmed::Wait(seconds) => {
            let faults = Faults::one("password", wait_words(&ui, seconds));
            Ok(come_back(answer(StatusCode::TOO_MANY_REQUESTS, faults).await?, seconds))
        }
    }
}

async fn page(
    ui: &Ui,
    viewer: &Viewer,
    (gate, shell, config): (&Gate, &Shell, &Config),
    fields: &Fields,
    status: StatusCode,
    faults: Faults,
) -> WebResult {
    let has_factor = gate.has_factor(viewer).await?;
    let demo_code = demo_code(viewer, gate, shell).await?;
    let passkey = takes_passkey(viewer, gate, config).await?;
    let next = forms::next(fields);
    let act = ui.text(act_of(&next));
    ui.page_with(status, &ConfirmPage { faults, next, act, has_factor, passkey, demo_code })
}

/// The sentence that says for what somebody must prove to be there, by the page that it leads back to.
fn act_of(next: &str) -> &'static str {
    match next.split(['?', '#']).next().unwrap_or_default() {
        "/password" => "accounts-confirm-password",
        "/factor/new" => "accounts-confirm-factor",
        "/me/renew" => "accounts-confirm-renew",
        "/me" => "accounts-confirm-account",
        "/team" => "accounts-confirm-team",
        case if case.starts_with("/cases/") => "accounts-confirm-case",
        _ => "accounts-confirm-any",
    }
}
