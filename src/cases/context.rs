//! What an action on cases needs beside the database, and what can go wrong.
use crate::desks::Trust;
use crate::files::Files;
use crate::places::Book;
use crate::programme::Programme;
use crate::sealing::{InstanceKeys, SealingError};
use crate::storage::Db;
use chrono::{NaiveDate, NaiveDateTime};
use std::sync::Arc;

/// The programme, its places, its keys and the moment.
#[derive(Clone)]
pub struct Context {
    /// Categories, routes, recovery.
    pub programme: Arc<Programme>,
    /// Places.
    pub book: Arc<Book>,
    /// Whom to believe without asking the database.
    pub trust: Arc<Trust>,
    /// For names and contacts of ordinary cases.
    pub keys: Arc<InstanceKeys>,
    /// The instant.
    pub now: NaiveDateTime,
    /// The date of the programme.
    pub today: NaiveDate,
}

/// What an action on files of cases needs.
#[derive(Clone)]
pub struct Kit {
    /// The database.
    pub db: Db,
    /// The files beside it.
    pub files: Files,
    /// The programme and the moment.
    pub ctx: Context,
}

/// Why an action on a case did not happen. Nothing is written then.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Absent, or not for this viewer.
    #[error("no such case for this viewer")]
    NotFound,
    /// Visible, but not now: the key of the sentence that says why.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// Somebody changed the case meanwhile.
    #[error("the case was changed meanwhile")]
    Stale,
    /// The form was used before: the case is already there.
    #[error("this form was already recorded")]
    AlreadyRecorded,
    /// Nobody could ever open a sensitive case: there is no recovery recipient.
    #[error("sealed intake is off: there is no recovery recipient")]
    CannotSeal,
    /// The desk changed between sealing and writing: seal again.
    #[error("the desk changed meanwhile")]
    DeskMoved,
    /// A key does not fit.
    #[error("a sealed item cannot be opened")]
    Sealing(#[from] SealingError),
    /// Our fault.
    #[error(transparent)]
    Internal(#[from] anyhow::Error),
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Internal(error.into())
    }
}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        Self::Internal(error.into())
    }
}
