//! A posted form, opened: its questions, its answers, and what waits beside them.
use super::desk::{Desk, Stop, stop};
use super::document;
use crate::access::Viewer;
use crate::cases::model::About;
use crate::cases::{self, Deps, Form};
use crate::intake::actions;
use crate::intake::answers::Answers;
use crate::intake::forms;
use crate::intake::model::Told;
use crate::intake::questions::Question;
use crate::intake::token::FormToken;
use crate::web::{Error, Fields, Ui, see_other};
use actix_web::HttpResponse;

/// A posted form.
pub(super) struct Posted {
    pub viewer: Viewer,
    pub desk: Desk,
    pub token: FormToken,
    /// The form came without a token of this session: it has a new one now, and nothing of it was recorded before.
    pub renewed: bool,
    pub fields: Fields,
    pub questions: Vec<Question>,
    pub answers: Answers,
    /// How many files the person saw beside the answers.
    pub files_seen: usize,
    /// A file was chosen and did not come.
    pub file_left: bool,
}

/// The files beside the answers.
#[derive(Default)]
pub(super) struct Beside {
    /// Whether the answers let files be added.
    pub offered: bool,
    /// Those that wait.
    pub files: Vec<About>,
    /// Why files that the person saw are no longer there.
    pub lost: Option<&'static str>,
    /// The form was recorded meanwhile.
    pub used: bool,
}

impl Posted {
    /// Opens the desk for a posted form. One without a token of this session gets a new one: nothing typed is lost.
    pub async fn open(deps: Deps, viewer: Viewer, fields: Fields) -> Result<Self, Error> {
        let known = FormToken::parse(fields.get("token"), &viewer);
        let desk = Desk::open(deps, &viewer, known, fields.get("committee")).await?;
        let token = known.map_or_else(|| FormToken::new(&viewer), Ok).map_err(anyhow::Error::from)?;
        let questions = desk.questions();
        let answers = Answers::of(&questions, &fields);
        let files_seen = fields.get("files").parse().unwrap_or(0);
        let file_left = fields.some("file").is_some();
        let renewed = known.is_none();
        Ok(Self { viewer, desk, token, renewed, fields, questions, answers, files_seen, file_left })
    }

    /// A form of the practice, with a token that nothing is recorded under and no files.
    pub async fn practised(deps: Deps, viewer: Viewer, fields: Fields) -> Result<Self, Error> {
        let desk = Desk::practised(deps, &viewer).await?;
        let token = FormToken::new(&viewer).map_err(anyhow::Error::from)?;
        let questions = desk.questions();
        let answers = Answers::of(&questions, &fields);
        let (renewed, files_seen, file_left) = (false, 0, false);
        Ok(Self { viewer, desk, token, renewed, fields, questions, answers, files_seen, file_left })
    }

    /// What was told; or the answer to a form that goes no further.
    pub async fn told(&self, ui: &Ui) -> Result<Result<Told, HttpResponse>, Error> {
        if let Some(stop) = stop(&self.answers) {
            self.wipe_files().await?;
            return Ok(Err(see_other(stop.address())));
        }
        let ahead = Answers::ahead(&self.questions, &self.fields);
        match forms::read(&self.questions, (&self.answers, &ahead), &self.desk.around()) {
            Ok(told) => Ok(Ok(told)),
            Err(_) if self.desk.used => Ok(Err(see_other(Stop::Used.address()))),
            Err(errors) => Ok(Err(document::again(ui, self, errors).await?)),
        }
    }

    /// The form as its files know it.
    pub fn form(&self) -> Result<Form, Error> {
        self.token.form(&self.viewer).ok_or(Error::NotFound)
    }

    /// The files beside the answers. Where the answers let none be added, those that waited are wiped.
    pub async fn beside(&self, told: &Told) -> Result<Beside, Error> {
        let ctx = self.desk.deps.ctx.clone();
        if !actions::takes_files(&ctx, told) {
            let lost = self.wipe_files().await? > 0 || self.files_seen > 0 || self.file_left;
            return Ok(Beside { lost: lost.then_some("intake-files-dropped"), ..Beside::default() });
        }
        let form = self.form()?;
        let read = self.desk.deps.db.read(move |conn| cases::waiting(conn, &ctx, &form));
        let (files, used) = read.await?;
        let lost = (files.len() < self.files_seen).then_some("intake-files-gone");
        Ok(Beside { offered: true, files, lost, used })
    }

    /// Wipes the files that wait for the form; answers how many there were.
    pub async fn wipe_files(&self) -> Result<usize, Error> {
        let (kit, form) = (self.desk.deps.kit(), self.form()?);
        Ok(blocking(move || cases::wipe_waiting(&kit, &form)).await?)
    }
}

/// Work that must not hold up other requests.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, cases::Error> + Send + 'static,
) -> Result<T, cases::Error> {
    tokio::task::spawn_blocking(work).await.map_err(|error| cases::Error::Internal(error.into()))?
}
