//! The door: passwords are checked here, outside every transaction and only few at a time.
mod confirm;
mod factor;
mod kept;
mod own;
mod presence;
mod renewal;
mod sign_in;
mod terminal;
mod unlock;
mod welcome;

pub(super) use confirm::Confirmed;
pub use confirm::fresh;
pub(super) use factor::{Given, SetUp};
pub(super) use own::{Change, Me, PinSet};
pub use renewal::{Renewal, Renewing, bundle_replaced};
pub(super) use sign_in::{Attempt, Entry};
pub use terminal::NoEntry;
pub(super) use unlock::Unlock;
pub(super) use welcome::Welcome;

use super::Error;
use super::model::{Kept, Login};
use super::passwords::Pool;
use super::store;
use super::throttle::Subject;
use crate::access::Session;
use crate::clock::Clock;
use crate::config::Security;
use crate::sealing::{Argon2Cost, InstanceKeys, KeyBundle, SealingError, SessionSecret, kdf};
use crate::storage::Db;
use std::sync::Arc;

/// Everything signing in needs. Cheap to clone.
#[derive(Clone)]
pub struct Gate {
    db: Db,
    clock: Clock,
    keys: Arc<InstanceKeys>,
    pool: Pool,
    security: Security,
}

/// Whether a password was right.
enum Checked {
    Wrong,
    /// Right; with the keys, if the account has any.
    Right(Option<Box<KeyBundle>>),
}

impl Gate {
    /// Makes the door of an instance.
    pub fn new(db: Db, clock: Clock, keys: Arc<InstanceKeys>, security: &Security) -> Self {
        Self { db, clock, keys, pool: Pool::new(security), security: security.clone() }
    }

    /// Counts a try; answers with the seconds to wait if there were too many.
    async fn reserve(&self, subjects: Vec<Subject>) -> Result<Option<i64>, Error> {
        let now = self.clock.now();
        self.db.write(move |conn| Ok(store::reserve(conn, &subjects, now)?)).await
    }

    fn account(&self, name: &str) -> Result<Subject, Error> {
        Ok(Subject::account(&self.keys, &crate::text::fold(name))?)
    }
}

/// The session as it was when the request came.
fn seen(session: &Session, secret: &SessionSecret) -> store::Seen {
    store::Seen { key: session.key, id_hash: secret.id_hash().to_vec(), locks: session.locks }
}

/// Checks a password against what is kept; the same work is done for a name nobody has.
fn check(login: Option<&Login>, password: &str, cost: Argon2Cost) -> Result<Checked, Error> {
    let Some(login) = login.filter(|login| login.active) else {
        kdf::spend(password, cost)?;
        return Ok(Checked::Wrong);
    };
    let opened = match &login.kept {
        Kept::First(plain) => plain.verify(password).map(|()| None),
        Kept::Own(own) => own.open(password, &login.id.bytes()).map(|bundle| Some(Box::new(bundle))),
    };
    match opened {
        Ok(bundle) => Ok(Checked::Right(bundle)),
        Err(SealingError::WrongPassword) => Ok(Checked::Wrong),
        Err(error) => Err(error.into()),
    }
}
