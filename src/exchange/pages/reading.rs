//! How a file is read, put right by hand: its columns, then the words of coded columns; kept under a name.
use super::{again, blocking, session, wipe_later};
use crate::access::Viewer;
use crate::cases::Deps;
use crate::exchange::actions::{self, Error};
use crate::exchange::fields::Field;
use crate::exchange::look::{Looked, look};
use crate::exchange::mapping::{Choice, Mapping};
use crate::exchange::uploads::{Bytes, Stage, Upload, Uploads};
use crate::exchange::views::{ColumnsPage, WordsPage};
use crate::web::{self, Fields, Ui, WebResult, see_other};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};

/// The longest name of a mapping, in letters.
const LONGEST_NAME: usize = 80;

/// A file that waits.
pub(super) struct Waiting {
    pub id: String,
    pub upload: Upload,
    bytes: Bytes,
}

/// What came of asking for it.
pub(super) enum Found {
    /// It waits.
    Here(Waiting),
    /// It is imported, or was.
    Later(String),
    /// It was wiped.
    Gone,
}

pub(super) fn find(uploads: &Uploads, viewer: &Viewer, id: String, deps: &Deps) -> Result<Found, web::Error> {
    Ok(match uploads.get(&id, session(viewer)?, deps.ctx.now) {
        None => Found::Gone,
        Some(upload) => match &upload.stage {
            Stage::Waiting(bytes) => Found::Here(Waiting { id, bytes: bytes.clone(), upload }),
            _ => Found::Later(format!("/import/{id}")),
        },
    })
}

async fn seen(waiting: &Waiting, mapping: &Mapping, deps: &Deps) -> Result<Looked, web::Error> {
    let (bytes, name, mapping, today) =
        (waiting.bytes.clone(), waiting.upload.name.clone(), mapping.clone(), deps.ctx.today);
    let seen = blocking(move || look(&bytes, &name, &mapping, today)).await?;
    seen.map_err(|error| web::Error::from(Error::from(error)))
}

macro_rules! waiting {
    ($ui:expr, $uploads:expr, $viewer:expr, $path:expr, $deps:expr) => {
        match find(&$uploads, &$viewer, $path.into_inner(), &$deps)? {
            Found::Here(waiting) => waiting,
            Found::Later(to) => return Ok(see_other(&to)),
            Found::Gone => return again(&$ui, &$deps, StatusCode::GONE, $ui.text("import-gone")).await,
        }
    };
}

pub(super) async fn columns(
    viewer: Viewer,
    ui: Ui,
    deps: Deps,
    uploads: Data<Uploads>,
    path: Path<String>,
) -> WebResult {
    let waiting = waiting!(ui, uploads, viewer, path, deps);
    let seen = seen(&waiting, &waiting.upload.mapping, &deps).await?;
    let names = (waiting.id, waiting.upload.name);
    ui.page(&ColumnsPage::new(&ui, names, &seen, &waiting.upload.mapping, !seen.complete))
}

pub(super) async fn set_columns(
    viewer: Viewer,
    ui: Ui,
    deps: Deps,
    (uploads, req): (Data<Uploads>, HttpRequest),
    path: Path<String>,
    fields: Fields,
) -> WebResult {
    let waiting = waiting!(ui, uploads, viewer, path, deps);
    let mut mapping = waiting.upload.mapping.clone();
    for (key, value) in fields.iter().filter_map(|(name, value)| Some((name.strip_prefix("c-")?, value))) {
        mapping.set_column(key, Choice::parse(value));
    }
    if fields.some("letters").is_some() {
        mapping.repair_letters = fields.get("repair") == "yes";
    }
    let seen = seen(&waiting, &mapping, &deps).await?;
    if seen.twice.is_some() || !seen.complete {
        let page = ColumnsPage::new(&ui, (waiting.id, waiting.upload.name), &seen, &mapping, true);
        return ui.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    uploads.read_as(&waiting.id, session(&viewer)?, mapping, deps.ctx.now);
    wipe_later(&uploads, session(&viewer)?, waiting.id.clone(), &req);
    let next = if seen.fields.is_empty() { "" } else { "/values" };
    Ok(see_other(&format!("/import/{}{next}", waiting.id)))
}

pub(super) async fn values(
    viewer: Viewer,
    ui: Ui,
    deps: Deps,
    uploads: Data<Uploads>,
    path: Path<String>,
) -> WebResult {
    let waiting = waiting!(ui, uploads, viewer, path, deps);
    let seen = seen(&waiting, &waiting.upload.mapping, &deps).await?;
    ui.page(&WordsPage::new(&ui, &deps.ctx.programme, (waiting.id, waiting.upload.name), &seen))
}

pub(super) async fn set_values(
    viewer: Viewer,
    ui: Ui,
    deps: Deps,
    (uploads, req): (Data<Uploads>, HttpRequest),
    path: Path<String>,
    fields: Fields,
) -> WebResult {
    let waiting = waiting!(ui, uploads, viewer, path, deps);
    let mut mapping = waiting.upload.mapping.clone();
    for (name, value) in fields.iter() {
        let word = name.strip_prefix("v-").and_then(|rest| rest.split_once('-'));
        let Some((field, word)) = word.and_then(|(code, word)| Some((Field::parse(code)?, word))) else { continue };
        // as the program understands it, or something no page of ours offers
        if mapping.set_value(field, word, value).is_none() {
            mapping.forget_value(field, word);
        }
    }
    uploads.read_as(&waiting.id, session(&viewer)?, mapping, deps.ctx.now);
    wipe_later(&uploads, session(&viewer)?, waiting.id.clone(), &req);
    Ok(see_other(&format!("/import/{}", waiting.id)))
}

/// Keeps how this file is read, for the next of the same organisation.
pub(super) async fn keep(
    viewer: Viewer,
    ui: Ui,
    deps: Deps,
    uploads: Data<Uploads>,
    path: Path<String>,
    fields: Fields,
) -> WebResult {
    let waiting = waiting!(ui, uploads, viewer, path, deps);
    let name: String = fields.get("organisation").chars().take(LONGEST_NAME).collect();
    if crate::text::fold(&name).is_empty() {
        return Ok(see_other(&format!("/import/{}?done=import-needs-name", waiting.id)));
    }
    let (mapping, by, now) = (waiting.upload.mapping, viewer.key, deps.ctx.now);
    deps.db.write(move |conn| actions::keep_mapping(conn, &name, &mapping, by, now)).await?;
    Ok(see_other(&format!("/import/{}?done=import-kept", waiting.id)))
}

/// Forgets a kept reading.
pub(super) async fn forget(viewer: Viewer, deps: Deps, fields: Fields) -> WebResult {
    let (name, by, now) = (fields.get("organisation").to_owned(), viewer.key, deps.ctx.now);
    deps.db.write(move |conn| actions::forget_mapping(conn, &name, by, now)).await?;
    Ok(see_other("/import?done=import-forgotten"))
}
