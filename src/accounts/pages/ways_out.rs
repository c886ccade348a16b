//! Leaving: by signing out, or at once.
use super::super::gate::Gate;
use super::super::session;
use super::super::views::MeteoPage;
use crate::access::Viewer;
use crate::config::Config;
use crate::web::{Fields, Ui, WebResult, see_other};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::web::Data;

pub async fn sign_out(viewer: Viewer, gate: Data<Gate>, config: Data<Config>, _: Fields) -> WebResult {
    if let Some(session) = &viewer.session {
        gate.sign_out(session.key).await?;
    }
    let mut answer = see_other("/sign-in");
    answer.add_cookie(&session::no_cookie(&config)).map_err(anyhow::Error::from)?;
    let clear = HeaderValue::from_static("\"cache\", \"storage\"");
    answer.headers_mut().insert(HeaderName::from_static("clear-site-data"), clear);
    Ok(answer)
}

/// Quick exit: locks, and shows something that has nothing to do with this program. A link, so that it works everywhere;
/// whoever follows it from another site loses nothing but an open session.
pub async fn exit(viewer: Option<Viewer>, gate: Data<Gate>, config: Data<Config>) -> WebResult {
    let elsewhere = config.security.exit_url.as_str();
    let mut answer = see_other(if elsewhere.is_empty() { "/meteo" } else { elsewhere });
    if let Some(session) = viewer.and_then(|viewer| viewer.session)
        && let Err(error) = gate.lock(session.key).await
    {
        // whoever leaves in haste must not meet a page about a fault: without its cookie the session is as good as locked
        tracing::error!(%error, "a session could not be locked at quick exit");
        answer.add_cookie(&session::no_cookie(&config)).map_err(anyhow::Error::from)?;
    }
    Ok(answer)
}

pub async fn meteo(ui: Ui) -> WebResult {
    ui.page(&MeteoPage {})
}
