//! Recording: the answers are read once more, since the hidden fields could be anything by now.
use super::desk::Stop;
use super::document;
use super::document::Fault;
use super::posted::{Beside, Posted, blocking};
use crate::access::Viewer;
use crate::cases::{self, Deps, Pad};
use crate::id::{DeskKey, Reference};
use crate::intake::actions::{self, Taking};
use crate::intake::model::Told;
use crate::intake::token::SlipToken;
use crate::web::{Error, Fields, Ui, WebResult, see_other};
use actix_web::HttpResponse;

pub(super) async fn record(viewer: Viewer, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let posted = Posted::open(deps, viewer, fields).await?;
    let told = match posted.told(&ui).await? {
        Ok(told) => told,
        Err(answer) => return Ok(answer),
    };
    let beside = posted.beside(&told).await?;
    let same = beside.files.len() == posted.files_seen && beside.lost.is_none() && !posted.file_left;
    // a form that was used already has no files any more: its slip is asked for
    if posted.renewed || !(same || beside.used || posted.desk.used) {
        return document::look(&ui, &posted, &told, &beside, None);
    }
    let pad = match pad(&posted, &beside).await? {
        Ok(pad) => pad,
        Err(fault) => return document::look(&ui, &posted, &told, &beside, Some(Fault::Pad(fault))),
    };
    match take(&posted, in_words(&ui, &posted, told.clone()), pad).await {
        Ok(call) => {
            if !beside.offered {
                posted.wipe_files().await?;
            }
            slip(&posted, call)
        }
        Err(cases::Error::CannotSeal) => Ok(see_other(Stop::Call.address())),
        // a file came or went in this moment, or the printed slip went to somebody else
        Err(cases::Error::Stale) => document::look(&ui, &posted, &told, &posted.beside(&told).await?, None),
        Err(error) => Err(error.into()),
    }
}

type Call = Option<(DeskKey, bool)>;

/// The printed slip whose number was typed or scanned; or what is wrong with it.
async fn pad(posted: &Posted, beside: &Beside) -> Result<Result<Option<Pad>, &'static str>, Error> {
    let Some(typed) = posted.fields.some("pad") else { return Ok(Ok(None)) };
    if beside.used || posted.desk.used {
        // recorded already, under its number: the slip is asked for
        return Ok(Ok(None));
    }
    // a picture holds nothing but the number, but whoever types may add the rest
    let first = typed.split_whitespace().next().unwrap_or_default().to_owned();
    let Some(reference) = Reference::parse(typed).or_else(|| Reference::parse(&first)) else {
        return Ok(Err("intake-pad-wrong"));
    };
    if !beside.files.is_empty() {
        return Ok(Err("intake-pad-files"));
    }
    let found = posted.desk.deps.db.read(move |conn| cases::pads::pad(conn, &reference)).await?;
    Ok(found.map(Some).ok_or("intake-pad-wrong"))
}

async fn take(posted: &Posted, told: Told, pad: Option<Pad>) -> Result<Call, cases::Error> {
    let Some(form) = posted.token.form(&posted.viewer) else { return Err(cases::Error::NotFound) };
    let danger = told.danger == Some(true);
    let cases::Deps { db, ctx, .. } = posted.desk.deps.clone();
    let taking = Taking { db, ctx, viewer: posted.viewer.clone(), told, form, files: posted.files_seen, pad };
    let done = blocking(move || actions::take(&taking)).await?;
    Ok(done.map(|desk| (desk, danger)))
}

fn slip(posted: &Posted, call: Call) -> Result<HttpResponse, Error> {
    let slip = SlipToken { form: posted.token, call: call.map(|(desk, _)| desk), danger: call.is_some_and(|(_, d)| d) };
    let address = slip.text(&posted.desk.deps.ctx.keys).map_err(anyhow::Error::from)?;
    Ok(see_other(&format!("/intake/slip/{address}")))
}

/// The function of the person who must not see it, as the desk will read it: in the programme's language, whatever the one
/// of the person who writes.
fn in_words(ui: &Ui, posted: &Posted, mut told: Told) -> Told {
    let lang = posted.desk.deps.ctx.programme.instance.language;
    if let Some(away) = told.keep_away.as_mut().filter(|away| !away.said.is_empty()) {
        away.said = ui.i18n().plain(lang, &format!("intake-person_function-{}", away.said));
    }
    told
}
