//! Somebody at the command line who acts as an account: what signing in asks for, without a session.
use super::factor::Given;
use super::{Checked, Gate, check};
use crate::access::{SecondStep, Session, Viewer};
use crate::accounts::{Error, store};
use crate::id::SessionKey;
use crate::sealing::Key32;
use crate::text::fold;
use std::sync::Arc;

/// Why nobody comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoEntry {
    /// Which of the two is not said.
    #[error("name or password are wrong")]
    Wrong,
    /// The same, where a first password, which somebody else knows, proves nothing.
    #[error("the name or the own password is wrong")]
    NotOwn,
    /// The second factor.
    #[error("the code of the telephone is wrong, or was used already")]
    Code,
    /// Too many wrong tries.
    #[error("too many wrong tries for this account: try again later")]
    Wait,
}

impl Gate {
    /// As `viewer`, but a first password that was handed out is as good as a wrong one: for what two people must do.
    ///
    /// # Errors
    /// As `viewer`.
    pub async fn owner(&self, name: &str, password: String, code: &str) -> Result<Result<Viewer, NoEntry>, Error> {
        let own = |viewer: &Viewer| viewer.bundle().is_some();
        Ok(match self.viewer(name, password, code).await? {
            Ok(viewer) if own(&viewer) => Ok(viewer),
            Ok(_) | Err(NoEntry::Wrong) => Err(NoEntry::NotOwn),
            refused => refused,
        })
    }

    /// The person with this name, password and (where there is a second factor) code, with keys, for one command. Counted
    /// like a sign-in.
    ///
    /// # Errors
    /// Too many are at the door, or the database failed.
    pub async fn viewer(&self, name: &str, password: String, code: &str) -> Result<Result<Viewer, NoEntry>, Error> {
        let subject = self.account(name)?;
        let place = self.pool.place().await?;
        if self.reserve(vec![subject.clone()]).await?.is_some() {
            return Ok(Err(NoEntry::Wait));
        }
        let (folded, cost) = (fold(name), self.pool.cost);
        let login = self.db.read(move |conn| store::login(conn, &folded)).await?;
        let work = move || check(login.as_ref(), &password, cost).map(|checked| (login, checked));
        let (login, checked) = self.pool.run(&place, work).await?;
        let (Some(login), Checked::Right(bundle)) = (&login, checked) else {
            self.note_failed(login.map(|login| login.key)).await?;
            return Ok(Err(NoEntry::Wrong));
        };
        let account = login.key;
        drop(place);
        let mut viewer = self.db.read(move |conn| store::viewer(conn, account)).await?;
        let right = move |conn: &mut crate::storage::DbConn, now| Ok(store::succeeded(conn, &subject, None, now)?);
        let now = self.clock.now();
        if !self.has_factor(&viewer).await? {
            self.db.write(move |conn| right(conn, now)).await?;
        } else {
            match self.with_code(&viewer, (code, false), right).await? {
                Given::Done => {}
                Given::Wrong => {
                    self.note_failed(Some(account)).await?;
                    return Ok(Err(NoEntry::Code));
                }
                Given::Wait(_) => return Ok(Err(NoEntry::Wait)),
            }
        }
        viewer.session = Some(Session {
            key: SessionKey::new(0),
            csrf: Arc::new(Key32::generate()?),
            bundle: bundle.map(Arc::from),
            locked: false,
            locks: 0,
            step: SecondStep::Done,
            confirmed_at: Some(now),
            must_change: false,
        });
        Ok(Ok(viewer))
    }
}
