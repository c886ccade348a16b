//! `/import`: a file is sent, shown as it was understood, imported after a yes, reported on, and wiped.
mod export;
mod reading;
mod receive;

pub use receive::{Fault as NotReceived, Received, file as received};

use super::actions::{self, Error, Import};
use super::look::look;
use super::mapping::Mapping;
use super::report::Report;
use super::sheet::ReadError;
use super::store;
use super::tracker::{Tracker, Understood};
use super::uploads::{Bytes, MINUTES, Stage, Upload, Uploads};
use super::views::{Figures, PreviewPage, ResultPage, StartPage};
use crate::access::{Role, Viewer};
use crate::cases::Deps;
use crate::id::SessionKey;
use crate::places::Shelf;
use crate::web::{self, Fields, Routes, Ui, WebResult, Who, see_other};
use actix_multipart::Multipart;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use receive::Fault;
use std::sync::Arc;
use std::time::Duration;

/// Who may carry a list away.
pub(super) const CARRIERS: Who = Who::Any(&[Role::Handler, Role::Manager]);
const LOADERS: Who = Who::Any(&[Role::DataLoader]);

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    routes.get("/import", LOADERS, start);
    routes.post("/import", LOADERS, upload);
    routes.get("/import/{upload}", LOADERS, show);
    routes.post("/import/{upload}", LOADERS, confirm);
    routes.post("/import/{upload}/cancel", LOADERS, cancel);
    routes.get("/import/{upload}/columns", LOADERS, reading::columns);
    routes.post("/import/{upload}/columns", LOADERS, reading::set_columns);
    routes.get("/import/{upload}/values", LOADERS, reading::values);
    routes.post("/import/{upload}/values", LOADERS, reading::set_values);
    routes.post("/import/{upload}/keep", LOADERS, reading::keep);
    routes.post("/import/corrections/remove", LOADERS, reading::forget);
    routes.get("/cases.csv", CARRIERS, export::file);
    super::carry::routes(routes);
}

async fn start(_: Viewer, ui: Ui, deps: Deps) -> WebResult {
    ui.page(&StartPage::new(&ui, None, kept(&deps).await?))
}

/// The names under which readings are kept.
async fn kept(deps: &Deps) -> Result<Vec<String>, web::Error> {
    let saved = deps.db.read(|conn| store::all(conn).map_err(crate::cases::Error::from)).await?;
    Ok(saved.into_iter().map(|saved| saved.name).collect())
}

/// The form again, with the sentence that says what was wrong.
async fn again(ui: &Ui, deps: &Deps, status: StatusCode, fault: String) -> WebResult {
    ui.page_with(status, &StartPage::new(ui, Some(fault), kept(deps).await?))
}

fn session(viewer: &Viewer) -> Result<SessionKey, web::Error> {
    viewer.session.as_ref().map(|session| session.key).ok_or(web::Error::SignIn)
}

async fn upload(
    viewer: Viewer,
    ui: Ui,
    deps: Deps,
    uploads: Data<Uploads>,
    req: HttpRequest,
    parts: Multipart,
) -> WebResult {
    let unfit = StatusCode::UNPROCESSABLE_ENTITY;
    let Received { name, bytes, said } = match receive::file(&req, parts).await {
        Ok(received) => received,
        Err(Fault::Web(error)) => return Err(error),
        Err(Fault::Missing) => return again(&ui, &deps, unfit, ui.text("import-error-no-file")).await,
        Err(Fault::Read(error)) => {
            let said = Error::from(error).say(&ui.i18n(), ui.lang);
            return again(&ui, &deps, StatusCode::PAYLOAD_TOO_LARGE, said).await;
        }
    };
    // the name of the reading that was chosen; empty for none
    let mapping = said.get("mapping").to_owned();
    let saved = deps.db.read(move |conn| store::named(conn, &mapping).map_err(crate::cases::Error::from)).await?;
    let (today, mapping) = (deps.ctx.today, saved.map(|saved| saved.mapping).unwrap_or_default());
    let (title, wanted) = (name.clone(), mapping.clone());
    let (read, bytes) = blocking(move || (look(&bytes, &name, &wanted, today).map(drop), bytes)).await?;
    if let Err(error) = read {
        return again(&ui, &deps, unfit, Error::from(error).say(&ui.i18n(), ui.lang)).await;
    }
    let Some(id) = uploads.keep(session(&viewer)?, (title, mapping), bytes, deps.ctx.now) else {
        return again(&ui, &deps, StatusCode::SERVICE_UNAVAILABLE, ui.text("import-error-busy")).await;
    };
    wipe_later(&uploads, session(&viewer)?, id.to_string(), &req);
    Ok(see_other(&format!("/import/{id}/columns")))
}

/// A file that nobody asks for again goes too.
fn wipe_later(uploads: &Data<Uploads>, session: SessionKey, id: String, req: &HttpRequest) {
    let uploads = uploads.clone();
    let clock = req.app_data::<Data<crate::clock::Clock>>().cloned();
    actix_web::rt::spawn(async move {
        actix_web::rt::time::sleep(Duration::from_secs(MINUTES.unsigned_abs() * 60)).await;
        if let Some(clock) = clock {
            // looking wipes what waited long enough; what was gone on with has a watch of its own
            uploads.until(&id, session, clock.now());
        }
    });
}

async fn show(viewer: Viewer, ui: Ui, deps: Deps, uploads: Data<Uploads>, path: Path<String>) -> WebResult {
    let id = path.into_inner();
    let Some(Upload { name, stage, mapping }) = uploads.get(&id, session(&viewer)?, deps.ctx.now) else {
        return again(&ui, &deps, StatusCode::GONE, ui.text("import-gone")).await;
    };
    let mut result = ResultPage { upload: id, file_name: name, running: false, failed: String::new(), figures: None };
    match stage {
        Stage::Waiting(bytes) => return preview(&viewer, &ui, deps, result, (bytes, mapping)).await,
        Stage::Running => result.running = true,
        Stage::Done(report) => result.figures = Some(Figures::new(&ui, &report, true)),
        Stage::Failed(sentence) => result.failed = sentence,
    }
    ui.page(&result)
}

async fn preview(
    viewer: &Viewer,
    ui: &Ui,
    deps: Deps,
    about: ResultPage,
    (bytes, mapping): (Bytes, Mapping),
) -> WebResult {
    let (name, run) = (about.file_name.clone(), Run::new(viewer, ui, deps, None, true));
    let corrected = !mapping.is_empty();
    let read = blocking(move || {
        let read = Tracker::read_with(&bytes, &name, None, &mapping, run.deps.ctx.today)?;
        let told = run.import(&read);
        Ok::<_, Error>((read, told))
    })
    .await?;
    let (read, told) = match read {
        // somebody has to say first where the date and the category stand
        Err(Error::Read(ReadError::NoHeader)) => return Ok(see_other(&format!("/import/{}/columns", about.upload))),
        read => read?,
    };
    let told = match told {
        Ok(report) => Ok(report),
        Err(error @ (Error::CannotSeal | Error::NoFocalPoint(_))) => Err(error.say(&ui.i18n(), ui.lang)),
        Err(error) => return Err(error.into()),
    };
    let told = told.as_ref().map_err(Clone::clone);
    ui.page(&PreviewPage::new(ui, about.upload, about.file_name, (&read, corrected), told))
}

async fn confirm(
    viewer: Viewer,
    ui: Ui,
    deps: Deps,
    shared: (Data<Uploads>, Data<Shelf>),
    path: Path<String>,
    _: Fields,
) -> WebResult {
    let ((uploads, shelf), id, session) = (shared, path.into_inner(), session(&viewer)?);
    let back = format!("/import/{id}");
    // pressed twice, or too late: the page says where it stands
    let Some((Upload { name, mapping, .. }, bytes)) = uploads.start(&id, session, deps.ctx.now) else {
        return Ok(see_other(&back));
    };
    let stage = Stage::Failed(ui.text("import-error-failed"));
    let ending = Ending { uploads, id, session, stage, now: deps.ctx.now };
    let run = Run::new(&viewer, &ui, deps, Some(shelf.as_ref().clone()), false);
    // goes on to its end also when the browser does not wait
    blocking(move || {
        let today = run.deps.ctx.today;
        let read = Tracker::read_with(&bytes, &name, None, &mapping, today).map_err(Error::from);
        ending.with(match read.and_then(|read| run.import(&read)) {
            Ok(report) => Stage::Done(Arc::new(report)),
            Err(error) => {
                log(&error);
                Stage::Failed(error.say(&run.texts, run.lang))
            }
        });
    })
    .await?;
    Ok(see_other(&back))
}

/// Says what came of a file, whatever way its import ends.
struct Ending {
    uploads: Data<Uploads>,
    id: String,
    session: SessionKey,
    stage: Stage,
    now: chrono::NaiveDateTime,
}

impl Ending {
    fn with(mut self, stage: Stage) {
        self.stage = stage;
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        self.uploads.finish(&self.id, self.session, self.stage.clone(), self.now);
    }
}

async fn cancel(viewer: Viewer, deps: Deps, uploads: Data<Uploads>, path: Path<String>, _: Fields) -> WebResult {
    uploads.forget(&path.into_inner(), session(&viewer)?, deps.ctx.now);
    Ok(see_other("/import?done=import-cancelled"))
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, web::Error> {
    Ok(tokio::task::spawn_blocking(work).await.map_err(anyhow::Error::from)?)
}

/// The cause, for whoever watches over the server; never what a row holds.
fn log(error: &Error) {
    if let Error::Cases(_) | Error::Stopped { .. } = error {
        let cause: &dyn std::error::Error = error;
        let causes: Vec<String> =
            std::iter::successors(Some(cause), |cause| cause.source()).map(ToString::to_string).collect();
        tracing::error!(error = causes.join(": "), "an import failed");
    }
}

impl From<Error> for web::Error {
    fn from(error: Error) -> Self {
        match error {
            Error::Cases(error) => error.into(),
            other => Self::Internal(other.into()),
        }
    }
}

/// An import that can be handed to another thread.
struct Run {
    deps: Deps,
    texts: Arc<crate::i18n::I18n>,
    lang: crate::i18n::Lang,
    actor: actions::Actor,
    shelf: Option<Shelf>,
    dry_run: bool,
}

impl Run {
    fn new(viewer: &Viewer, ui: &Ui, deps: Deps, shelf: Option<Shelf>, dry_run: bool) -> Self {
        Self { deps, texts: ui.i18n(), lang: ui.lang, actor: (viewer.key, viewer.id), shelf, dry_run }
    }

    fn import(&self, read: &Understood) -> Result<Report, Error> {
        let import = Import {
            db: &self.deps.db,
            ctx: &self.deps.ctx,
            texts: &self.texts,
            lang: self.lang,
            actor: Some(self.actor),
            shelf: self.shelf.as_ref(),
            dry_run: self.dry_run,
        };
        actions::import(&import, read)
    }
}
