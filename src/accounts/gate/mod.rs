//! The door: passwords are checked here, outside every transaction and only few at a time.
mod confirm;
mod factor;
mod kept;
mod own;
#[cfg(feature = "passkeys")]
mod passkeys;
mod presence;
mod renewal;
mod sign_in;
mod terminal;
mod unlock;
mod welcome;

pub(super) use confirm::Confirmed;
pub use confirm::fresh;
pub(super) use factor::{Given, SetUp, Shown};
pub(super) use own::{Change, Me, PasskeyLine, PinSet};
#[cfg(feature = "passkeys")]
pub(super) use passkeys::{Added, Removed};
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
use crate::audit;
use crate::clock::Clock;
use crate::config::Security;
use crate::id::AccountKey;
use crate::sealing::{Argon2Cost, InstanceKeys, KeyBundle, SealingError, SessionSecret, kdf};
use crate::storage::Db;
use chrono::TimeDelta;
use std::sync::Arc;

/// How often a failed try of one account stands in the log.
const NOTED_EACH: TimeDelta = TimeDelta::minutes(15);

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

    /// Notes in the log that a name, a password or a second step was wrong: of which account, if it is one, and never what
    /// was typed. Once in a quarter of an hour for each account, and once for all names that nobody has: whoever guesses
    /// must not be able to fill the log.
    async fn note_failed(&self, account: Option<AccountKey>) -> Result<(), Error> {
        let whose = account.map_or_else(|| "nobody".to_owned(), |key| key.to_string());
        let hash = self.keys.hmac("noted/sign-in-failed", whose.as_bytes())?;
        let now = self.clock.now();
        let noted = self.db.write(move |conn| {
            if store::is_first_in(conn, &hash, NOTED_EACH, now)? {
                audit::note(conn, now, account, "sign_in_failed", None)?;
            }
            Ok(())
        });
        noted.await
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
