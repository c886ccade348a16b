//! `/welcome/…`: the link that works once. Looking at it uses nothing up: messengers open links to show what is there.
use super::super::forms::NewPassword;
use super::super::gate::{Gate, Welcome};
use super::super::link::Link;
use super::super::session;
use super::super::views::{Faults, WelcomePage};
use super::fault_words;
use crate::access::Viewer;
use crate::config::Config;
use crate::web::{Error, Fields, Ui, WebResult, see_other};
use actix_web::HttpRequest;
use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Path};

pub async fn show(
    ui: Ui,
    viewer: Option<Viewer>,
    gate: Data<Gate>,
    config: Data<Config>,
    link: Path<String>,
) -> WebResult {
    if let Some(viewer) = viewer {
        return busy(&ui, &viewer);
    }
    page(&ui, (&gate, &config), &link, StatusCode::OK, Faults::default()).await
}

pub async fn enter(
    req: HttpRequest,
    ui: Ui,
    viewer: Option<Viewer>,
    (gate, config): (Data<Gate>, Data<Config>),
    link: Path<String>,
    fields: Fields,
) -> WebResult {
    if let Some(viewer) = viewer {
        return busy(&ui, &viewer);
    }
    let again = |faults| page(&ui, (&gate, &config), &link, StatusCode::UNPROCESSABLE_ENTITY, faults);
    let form = match NewPassword::parse(&fields, true) {
        Ok(form) => form,
        Err(errors) => return again(Faults::new(ui.errors(&errors))).await,
    };
    let Some(known) = Link::parse(&link) else { return over(&ui) };
    let user_agent = req.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match gate.welcome(&known, form.new, user_agent).await? {
        Welcome::In(secret) => {
            let mut answer = see_other("/?done=own-password");
            answer.add_cookie(&session::cookie(&config, &secret)).map_err(anyhow::Error::from)?;
            Ok(answer)
        }
        Welcome::Fault(fault) => again(Faults::one("new", fault_words(&ui, fault))).await,
        Welcome::Over => over(&ui),
    }
}

async fn page(
    ui: &Ui,
    (gate, config): (&Gate, &Config),
    link: &str,
    status: StatusCode,
    faults: Faults,
) -> Result<actix_web::HttpResponse, Error> {
    let Some(known) = Link::parse(link) else { return over(ui) };
    let Some(invited) = gate.invited(&known).await? else { return over(ui) };
    let min_length = config.security.password_min_length;
    let page =
        WelcomePage { faults, action: known.path().to_string(), invited, signed_in_as: String::new(), min_length };
    ui.page_with(status, &page)
}

/// Used, over, or never there: one answer.
fn over(ui: &Ui) -> WebResult {
    ui.page_with(StatusCode::NOT_FOUND, &WelcomePage::over())
}

/// Somebody is signed in here: whoever made the link must not use it up by looking.
fn busy(ui: &Ui, viewer: &Viewer) -> WebResult {
    let open = viewer.session.as_ref().is_some_and(|session| session.is_open());
    let signed_in_as = if open { viewer.name.clone() } else { "…".to_owned() };
    ui.page_with(StatusCode::CONFLICT, &WelcomePage { signed_in_as, ..WelcomePage::over() })
}
