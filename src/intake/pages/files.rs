//! Photos, recordings and documents beside the answers, before they are recorded.
use super::desk::Stop;
use super::document::{Fault, look};
use super::posted::{Posted, blocking};
use crate::access::Viewer;
use crate::cases::{self, Deps, MOST_FROM_COMMITTEE, Received};
use crate::web::{self, Fields, Ui, WebResult, see_other};
use actix_multipart::{Field, Multipart};
use actix_web::HttpRequest;

pub(super) async fn add(viewer: Viewer, ui: Ui, deps: Deps, req: HttpRequest, mut parts: Multipart) -> WebResult {
    let (fields, mut part) = web::fields_and_file(&req, &mut parts).await?;
    let mut posted = Posted::open(deps, viewer, fields).await?;
    posted.file_left = part.as_ref().is_some_and(|part| !web::file_name(part).is_empty());
    if posted.desk.used {
        return Ok(see_other(Stop::Used.address()));
    }
    let told = match posted.told(&ui).await? {
        Ok(told) => told,
        Err(answer) => return Ok(answer),
    };
    let mut beside = posted.beside(&told).await?;
    let mut fault = None;
    if beside.offered {
        posted.file_left = false;
        match keep(&posted, part.as_mut()).await {
            Ok(()) => beside = posted.beside(&told).await?,
            Err(cases::Error::AlreadyRecorded) => return Ok(see_other(Stop::Used.address())),
            Err(error) => fault = Some(sentence(error)?),
        }
    }
    look(&ui, &posted, &told, &beside, fault.map(Fault::File))
}

/// Receives a file and keeps it for the form.
async fn keep(posted: &Posted, part: Option<&mut Field>) -> Result<(), cases::Error> {
    let (deps, form) = (&posted.desk.deps, posted.token.form(&posted.viewer).ok_or(cases::Error::NotFound)?);
    let asked = form.clone();
    let may = deps.db.read(move |conn| cases::may_wait(conn, &asked)).await;
    let received = match part {
        None => Received::Refused("refusal-file-missing"),
        Some(part) => received(cases::receive(deps, MOST_FROM_COMMITTEE, part).await)?,
    };
    may?;
    let (name, incoming) = match received {
        Received::Refused(reason) => return Err(cases::Error::Refused(reason)),
        Received::File(name, incoming) => (name, incoming),
    };
    let turn = deps.files.turn().await.ok_or(cases::Error::Refused(FAILED))?;
    let kit = deps.kit();
    let kept = move || {
        let _turn = turn;
        let bytes = incoming.whole()?;
        cases::wait(&kit, &form, &name, &bytes)
    };
    blocking(kept).await
}

/// What went wrong on our side: the answers are there, and the person may go on without the file.
const FAILED: &str = "refusal-file-failed";

/// A file that broke off, or for which there is no room, is one that did not come: the answers came before it.
fn received(outcome: WebResult<Received>) -> Result<Received, cases::Error> {
    match outcome {
        Ok(received) => Ok(received),
        Err(web::Error::Internal(error)) => Err(cases::Error::Internal(error)),
        Err(_) => Err(cases::Error::Refused(FAILED)),
    }
}

/// The sentence of a fault. Our own are told to whoever runs the program; the page with the answers is shown all the same.
fn sentence(error: cases::Error) -> Result<&'static str, web::Error> {
    match error {
        cases::Error::Refused(reason) => Ok(reason),
        cases::Error::Internal(error) => {
            tracing::error!(error = %format!("{error:#}"), "a file at an intake could not be kept");
            Ok(FAILED)
        }
        error => Err(error.into()),
    }
}

pub(super) async fn remove(viewer: Viewer, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let mut posted = Posted::open(deps, viewer, fields).await?;
    if posted.desk.used {
        return Ok(see_other(Stop::Used.address()));
    }
    let told = match posted.told(&ui).await? {
        Ok(told) => told,
        Err(answer) => return Ok(answer),
    };
    let (kit, form, name) = (posted.desk.deps.kit(), posted.form()?, posted.fields.get("remove").to_owned());
    blocking(move || cases::no_longer_wait(&kit, &form, &name)).await?;
    posted.files_seen = posted.files_seen.saturating_sub(1);
    let beside = posted.beside(&told).await?;
    look(&ui, &posted, &told, &beside, None)
}
