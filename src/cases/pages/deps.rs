//! What handlers about cases need, in one extractor.
use crate::cases::context::{Context, Error, Kit};
use crate::clock::Clock;
use crate::config::{Config, Retention};
use crate::desks::Trust;
use crate::files::Files;
use crate::places::Shelf;
use crate::programme::Current;
use crate::sealing::InstanceKeys;
use crate::storage::Db;
use crate::web::{self, Refusal};
use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use std::future::{Ready, ready};
use std::sync::Arc;

/// The database and the context of this moment.
#[derive(Clone)]
pub struct Deps {
    /// The database.
    pub db: Db,
    /// The files beside it.
    pub files: Files,
    /// Programme, places, keys, time.
    pub ctx: Context,
    /// How long cases are kept.
    pub retention: Arc<Retention>,
}

impl Deps {
    /// What actions on files need.
    pub fn kit(&self) -> Kit {
        Kit { db: self.db.clone(), files: self.files.clone(), ctx: self.ctx.clone() }
    }
}

impl FromRequest for Deps {
    type Error = web::Error;
    type Future = Ready<Result<Self, web::Error>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let found = || {
            let clock = req.app_data::<Data<Clock>>()?;
            Some(Self {
                db: req.app_data::<Data<Db>>()?.as_ref().clone(),
                retention: Arc::new(req.app_data::<Data<Config>>()?.retention.clone()),
                files: req.app_data::<Data<Files>>()?.as_ref().clone(),
                ctx: Context {
                    programme: req.app_data::<Data<Current>>()?.get(),
                    book: req.app_data::<Data<Shelf>>()?.book(),
                    trust: req.app_data::<Data<Trust>>()?.clone().into_inner(),
                    keys: req.app_data::<Data<InstanceKeys>>()?.clone().into_inner(),
                    now: clock.now(),
                    today: clock.today(),
                },
            })
        };
        ready(found().ok_or_else(|| anyhow::anyhow!("the pages are not set up").into()))
    }
}

impl From<Error> for web::Error {
    fn from(error: Error) -> Self {
        let refused = |reason| Self::Refused(Refusal { reason, back: "/cases".into() });
        match error {
            Error::NotFound => Self::NotFound,
            Error::Refused(reason) => refused(reason),
            Error::Stale | Error::DeskMoved => refused("refusal-stale"),
            Error::AlreadyRecorded => refused("refusal-already-recorded"),
            Error::CannotSeal => refused("refusal-cannot-seal"),
            Error::Sealing(_) => refused("refusal-cannot-open"),
            Error::Internal(error) => Self::Internal(error),
        }
    }
}
