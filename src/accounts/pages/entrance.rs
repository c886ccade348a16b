//! `/sign-in`
use super::super::forms::SignIn;
use super::super::gate::{Attempt, Entry, Gate};
use super::super::session;
use super::super::views::{Faults, SignInPage};
use super::{come_back, wait_words};
use crate::access::Viewer;
use crate::config::Config;
use crate::web::{self, Fields, Ui, WebResult, see_other};
use actix_web::HttpRequest;
use actix_web::http::{StatusCode, header};
use actix_web::web::Data;

pub async fn show(ui: Ui, viewer: Option<Viewer>) -> WebResult {
    if viewer.is_some() {
        return Ok(see_other("/"));
    }
    ui.page(&SignInPage { faults: Faults::default(), typed_name: String::new() })
}

pub async fn enter(
    req: HttpRequest,
    ui: Ui,
    viewer: Option<Viewer>,
    gate: Data<Gate>,
    config: Data<Config>,
    fields: Fields,
) -> WebResult {
    if viewer.is_some() {
        return Ok(see_other("/"));
    }
    let again = |status, faults| {
        let typed_name = fields.get("name").to_owned();
        ui.page_with(status, &SignInPage { faults, typed_name })
    };
    let form = match SignIn::parse(&fields) {
        Ok(form) => form,
        Err(errors) => return again(StatusCode::UNPROCESSABLE_ENTITY, Faults::new(ui.errors(&errors))),
    };
    match gate.sign_in(attempt(&req, &config, form)).await? {
        Entry::In(secret) => {
            let mut answer = see_other("/");
            answer.add_cookie(&session::cookie(&config, &secret)).map_err(anyhow::Error::from)?;
            Ok(answer)
        }
        Entry::Wrong => {
            let faults = Faults::one("password", ui.text("accounts-sign-in-wrong"));
            again(StatusCode::UNPROCESSABLE_ENTITY, faults)
        }
        Entry::Wait(seconds) => {
            let faults = Faults::one("password", wait_words(&ui, seconds));
            Ok(come_back(again(StatusCode::TOO_MANY_REQUESTS, faults)?, seconds))
        }
    }
}

fn attempt(req: &HttpRequest, config: &Config, form: SignIn) -> Attempt {
    let user_agent = req.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    Attempt {
        name: form.name,
        password: form.password,
        address: web::address(req, config.server.behind_proxy),
        user_agent: user_agent.unwrap_or_default().to_owned(),
    }
}
