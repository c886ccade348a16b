//! "I think someone knew my password": other keys in the place of those somebody may have.
use super::{Checked, Gate, check, seen};
use crate::access::{Session, Viewer};
use crate::accounts::model::{Kept, Login};
use crate::accounts::passwords::{self, Fault};
use crate::accounts::throttle::Subject;
use crate::accounts::{Error, store};
use crate::audit;
use crate::id::AccountKey;
use crate::sealing::{Argon2Cost, Credentials, KeyBundle, Recipient, SessionSecret};
use crate::storage::DbConn;
use chrono::NaiveDateTime;

/// New keys that wait to take the old ones' place. What the old ones open is sealed anew first.
pub struct Renewal {
    account: AccountKey,
    seen: store::Seen,
    stored: String,
    credentials: Box<Credentials>,
    old: KeyBundle,
    sealed: Vec<u8>,
    subject: Subject,
}

impl Renewal {
    /// Whose keys.
    pub fn account(&self) -> AccountKey {
        self.account
    }

    /// The keys that go.
    pub fn old(&self) -> &KeyBundle {
        &self.old
    }

    /// Whom to seal to from now on.
    pub fn recipient(&self) -> &Recipient {
        &self.credentials.recipient
    }
}

/// Whether keys can be renewed.
pub enum Renewing {
    /// They can.
    Ready(Box<Renewal>),
    /// The old password is wrong.
    WrongOld,
    /// The new one is not good enough.
    Fault(Fault),
    /// Too many wrong tries: so many seconds.
    Wait(i64),
}

impl Gate {
    /// Makes new keys under a new password; nothing is written yet.
    ///
    /// # Errors
    /// Too many at once, or the database failed.
    pub async fn begin_renewal(
        &self,
        viewer: &Viewer,
        session: &Session,
        secret: &SessionSecret,
        (old, new): (String, String),
    ) -> Result<Renewing, Error> {
        if old == new {
            return Ok(Renewing::Fault(Fault::Same));
        }
        let place = self.pool.place().await?;
        let (security, name, candidate) = (self.security.clone(), viewer.name.clone(), new.clone());
        let good = move || Ok(passwords::check(&security, &name, &candidate));
        if let Err(fault) = self.pool.run(&place, good).await? {
            return Ok(Renewing::Fault(fault));
        }
        let subject = self.account(&viewer.name)?;
        if let Some(seconds) = self.reserve(vec![subject.clone()]).await? {
            return Ok(Renewing::Wait(seconds));
        }
        let (account, cost) = (viewer.key, self.pool.cost);
        let login = self.db.read(move |conn| store::login_by_key(conn, account)).await?;
        let work = move || renew(&login, &old, &new, cost).map(|made| (login.stored, made));
        let (stored, made) = self.pool.run(&place, work).await?;
        let Some((old, credentials, bundle)) = made else { return Ok(Renewing::WrongOld) };
        let sealed = secret.seal_bundle(&bundle)?;
        let seen = seen(session, secret);
        Ok(Renewing::Ready(Box::new(Renewal { account, seen, stored, credentials, old, sealed, subject })))
    }
}

/// The keys of an account are others from now on: password, bundle and both public keys in one, every other session ends,
/// and the codes on paper are worth nothing any more. The one place where the keys of somebody who has keys are exchanged:
/// what depends on them hangs here, in the same transaction.
///
/// # Errors
/// The password was changed at the same moment, or the database failed.
pub fn bundle_replaced(conn: &mut DbConn, renewal: &Renewal, now: NaiveDateTime) -> Result<(), Error> {
    let account = renewal.account;
    store::set_password(conn, account, &renewal.stored, &Kept::Own(renewal.credentials.clone()))?;
    store::remove_codes(conn, account)?;
    store::delete_others(conn, account, renewal.seen.key)?;
    store::set_bundle(conn, &renewal.seen, renewal.sealed.clone())?;
    store::succeeded(conn, &renewal.subject, None, now)?;
    Ok(audit::note(conn, now, Some(account), "keys_renewed", None)?)
}

type Made = (KeyBundle, Box<Credentials>, KeyBundle);

/// The old keys, the new password and the new keys; `None` if the old password is wrong.
fn renew(login: &Login, old: &str, new: &str, cost: Argon2Cost) -> Result<Option<Made>, Error> {
    let Checked::Right(Some(bundle)) = check(Some(login), old, cost)? else { return Ok(None) };
    let (credentials, fresh) = Credentials::create(new, cost, &login.id.bytes())?;
    Ok(Some((*bundle, Box::new(credentials), fresh)))
}
