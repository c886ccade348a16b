//! `/me/renew`: "I think someone knew my password".
use super::actions;
use crate::access::{Session, Viewer};
use crate::accounts::{Error as AccountError, Gate, Renewing, fault_words, fresh, session, wait_words};
use crate::clock::Clock;
use crate::config::Config;
use crate::storage::Db;
use crate::web::{Error, ErrorLine, Fields, FormErrors, Page, Routes, Ui, WebResult, Who, see_other};
use actix_web::http::{StatusCode, header};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;

const HERE: &str = "/me/renew";

#[derive(Serialize)]
struct RenewPage {
    errors: Vec<ErrorLine>,
    old_error: String,
    new_error: String,
    again_error: String,
    min_length: usize,
}

impl Page for RenewPage {
    const TEMPLATE: &'static str = "accounts/renew";
}

/// Adds `/me/renew`.
pub fn routes(routes: &mut Routes) {
    routes.get(HERE, Who::SignedIn, show);
    routes.post(HERE, Who::SignedIn, renew);
}

async fn show(ui: Ui, viewer: Viewer, clock: Data<Clock>, config: Data<Config>) -> WebResult {
    fresh(&viewer, clock.now(), HERE)?;
    page(&ui, &config, StatusCode::OK, Vec::new())
}

/// What the handler needs beside the request.
type Around = (Data<Gate>, Data<Db>, Data<Clock>, Data<Config>);

async fn renew(req: HttpRequest, ui: Ui, viewer: Viewer, around: Around, fields: Fields) -> WebResult {
    let (gate, db, clock, config) = around;
    fresh(&viewer, clock.now(), HERE)?;
    let own = viewer.session.as_ref().ok_or(Error::SignIn)?;
    let wrong = |lines| page(&ui, &config, StatusCode::UNPROCESSABLE_ENTITY, lines);
    let line = |field: &str, text| vec![ErrorLine { field: field.to_owned(), text }];
    let passwords = match parse(&fields) {
        Ok(passwords) => passwords,
        Err(errors) => return wrong(ui.errors(&errors)),
    };
    match begin(&req, &gate, &viewer, own, passwords).await? {
        Renewing::Ready(renewal) => {
            let (db, now) = (db.get_ref().clone(), clock.now());
            let work = move || actions::renew(&db, *renewal, now);
            tokio::task::spawn_blocking(work).await.map_err(anyhow::Error::from)??;
            Ok(see_other("/me?done=renewed"))
        }
        Renewing::WrongOld => wrong(line("old", ui.text("accounts-password-wrong"))),
        Renewing::Fault(fault) => wrong(line("new", fault_words(&ui, fault))),
        Renewing::Wait(seconds) => {
            let lines = line("old", wait_words(&ui, seconds));
            let mut answer = page(&ui, &config, StatusCode::TOO_MANY_REQUESTS, lines)?;
            answer.headers_mut().insert(header::RETRY_AFTER, seconds.into());
            Ok(answer)
        }
    }
}

async fn begin(
    req: &HttpRequest,
    gate: &Gate,
    viewer: &Viewer,
    own: &Session,
    passwords: (String, String),
) -> Result<Renewing, Error> {
    let secret = session::secret(req).ok_or(Error::SignIn)?;
    gate.begin_renewal(viewer, own, &secret, passwords).await.map_err(AccountError::into)
}

/// The present password and the new one.
fn parse(fields: &Fields) -> Result<(String, String), FormErrors> {
    let mut errors = FormErrors::default();
    let (old, new) = (fields.get("old"), fields.get("new"));
    if old.is_empty() {
        errors.add("old", "accounts-password-missing");
    }
    if new.is_empty() {
        errors.add("new", "accounts-new-missing");
    } else if new != fields.get("again") {
        errors.add("again", "accounts-again-differs");
    }
    if errors.is_empty() { Ok((old.to_owned(), new.to_owned())) } else { Err(errors) }
}

fn page(ui: &Ui, config: &Config, status: StatusCode, errors: Vec<ErrorLine>) -> WebResult<HttpResponse> {
    let of = |field: &str| errors.iter().find(|line| line.field == field).map(|l| l.text.clone()).unwrap_or_default();
    let (old_error, new_error, again_error) = (of("old"), of("new"), of("again"));
    let min_length = config.security.password_min_length;
    ui.page_with(status, &RenewPage { old_error, new_error, again_error, min_length, errors })
}
