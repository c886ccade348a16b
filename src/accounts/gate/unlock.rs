//! Opening a locked session: with the PIN, or with the password, which also brings the keys back.
use super::{Checked, Gate, check, seen};
use crate::access::{Session, Viewer};
use crate::accounts::actions::may_have_pin;
use crate::accounts::{Error, store};
use crate::sealing::{SealingError, SessionSecret};

/// What the lock says.
pub(in crate::accounts) enum Unlock {
    Open,
    Wrong,
    /// No PIN, or none any more: only the password helps.
    PasswordOnly,
    /// Somebody locked it once more meanwhile.
    Again,
    /// Too many wrong tries: so many seconds.
    Wait(i64),
}

impl Gate {
    /// Whether this session can be opened with a PIN now.
    pub(in crate::accounts) async fn takes_pin(&self, viewer: &Viewer, secret: &SessionSecret) -> Result<bool, Error> {
        if !may_have_pin(&viewer.roles) {
            return Ok(false);
        }
        let id_hash = secret.id_hash();
        let row = self.db.read(move |conn| Ok::<_, Error>(store::find(conn, &id_hash)?)).await?;
        Ok(row.is_some_and(|row| row.takes_pin()))
    }

    /// Opens with the PIN; the keys stay away until the password comes.
    pub(in crate::accounts) async fn unlock_with_pin(
        &self,
        viewer: &Viewer,
        session: &Session,
        secret: &SessionSecret,
        typed: String,
    ) -> Result<Unlock, Error> {
        if !may_have_pin(&viewer.roles) {
            return Ok(Unlock::PasswordOnly);
        }
        let place = self.pool.place().await?;
        let (account, key) = (viewer.key, session.key);
        let pin = self.db.write(move |conn| {
            let Some(pin) = store::pin(conn, account)? else { return Ok(None) };
            Ok::<_, Error>(store::take_pin_try(conn, key)?.then_some(pin))
        });
        let Some(pin) = pin.await? else { return Ok(Unlock::PasswordOnly) };
        let right = self.pool.run(&place, move || match pin.verify(&typed) {
            Ok(()) => Ok(true),
            Err(SealingError::WrongPassword) => Ok(false),
            Err(error) => Err(error.into()),
        });
        if !right.await? {
            return Ok(Unlock::Wrong);
        }
        let (now, seen) = (self.clock.now(), seen(session, secret));
        let open = self.db.write(move |conn| Ok::<_, Error>(store::unlock(conn, &seen, None, now)?)).await?;
        Ok(if open { Unlock::Open } else { Unlock::Again })
    }

    /// Opens with the password and puts the keys back.
    pub(in crate::accounts) async fn unlock_with_password(
        &self,
        viewer: &Viewer,
        session: &Session,
        secret: &SessionSecret,
        password: String,
    ) -> Result<Unlock, Error> {
        let subject = self.account(&viewer.name)?;
        let place = self.pool.place().await?;
        if let Some(seconds) = self.reserve(vec![subject.clone()]).await? {
            return Ok(Unlock::Wait(seconds));
        }
        let (account, cost) = (viewer.key, self.pool.cost);
        let login = self.db.read(move |conn| store::login_by_key(conn, account)).await?;
        let Checked::Right(bundle) = self.pool.run(&place, move || check(Some(&login), &password, cost)).await? else {
            self.note_failed(Some(account)).await?;
            return Ok(Unlock::Wrong);
        };
        let sealed = bundle.map(|bundle| secret.seal_bundle(&bundle)).transpose()?;
        let (now, seen) = (self.clock.now(), seen(session, secret));
        let open = self.db.write(move |conn| {
            store::succeeded(conn, &subject, None, now)?;
            Ok::<_, Error>(store::unlock(conn, &seen, sealed, now)?)
        });
        Ok(if open.await? { Unlock::Open } else { Unlock::Again })
    }
}
