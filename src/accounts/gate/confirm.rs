//! Proving anew to be there, before what cannot be taken back.
use super::factor::{Given, Shown};
use super::{Checked, Gate, check};
use crate::access::{Session, Viewer};
use crate::accounts::{Error, store};
use crate::web;
use chrono::{NaiveDateTime, TimeDelta};

/// How long a proof holds.
const HOLDS: TimeDelta = TimeDelta::minutes(5);

/// What became of the proof.
pub(in crate::accounts) enum Confirmed {
    Done,
    WrongPassword,
    WrongCode,
    /// Too many wrong tries: so many seconds.
    Wait(i64),
}

/// Whether the person proved within the last five minutes to be there. Ask before granting, exporting, recovering or
/// changing a factor: on the page with the form, and again when the form comes.
///
/// # Errors
/// `Confirm`, which leads to the page that asks for the password (and the code) and from there on to `next`, a path of
/// this program; `SignIn` without a session.
pub fn fresh(viewer: &Viewer, now: NaiveDateTime, next: &str) -> Result<(), web::Error> {
    let session = viewer.session.as_ref().ok_or(web::Error::SignIn)?;
    match session.confirmed_at {
        // a clock that was set back must not make an old proof a new one
        Some(at) if (TimeDelta::zero()..HOLDS).contains(&(now - at)) => Ok(()),
        _ => Err(web::Error::Confirm(next.to_owned())),
    }
}

impl Gate {
    /// As `fresh`, by the gate's own clock.
    pub(in crate::accounts) fn must_be_fresh(&self, viewer: &Viewer, next: &str) -> Result<(), web::Error> {
        fresh(viewer, self.clock.now(), next)
    }

    /// Takes the password and, where there is a second factor, its proof.
    pub(in crate::accounts) async fn confirm(
        &self,
        viewer: &Viewer,
        session: &Session,
        password: String,
        shown: Option<Shown>,
    ) -> Result<Confirmed, Error> {
        let subject = self.account(&viewer.name)?;
        let place = self.pool.place().await?;
        if let Some(seconds) = self.reserve(vec![subject.clone()]).await? {
            return Ok(Confirmed::Wait(seconds));
        }
        let (account, key, cost) = (viewer.key, session.key, self.pool.cost);
        let login = self.db.read(move |conn| store::login_by_key(conn, account)).await?;
        let Checked::Right(_) = self.pool.run(&place, move || check(Some(&login), &password, cost)).await? else {
            self.note_failed(Some(account)).await?;
            return Ok(Confirmed::WrongPassword);
        };
        drop(place);
        let has_factor = self.has_factor(viewer).await?;
        let now = self.clock.now();
        let right = move |conn: &mut crate::storage::DbConn, now| {
            store::succeeded(conn, &subject, None, now)?;
            Ok(store::confirmed(conn, key, now)?)
        };
        if !has_factor {
            self.db.write(move |conn| right(conn, now)).await?;
            return Ok(Confirmed::Done);
        }
        let Some(shown) = shown else { return Ok(Confirmed::WrongCode) };
        Ok(match self.with_shown((viewer, session), (shown, false), right).await? {
            Given::Done => Confirmed::Done,
            Given::Wrong => Confirmed::WrongCode,
            Given::Wait(seconds) => Confirmed::Wait(seconds),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{SecondStep, Session};
    use crate::id::{AccountId, AccountKey, SessionKey};
    use crate::sealing::Key32;
    use std::sync::Arc;

    #[test]
    fn a_proof_holds_five_minutes() {
        let then = NaiveDateTime::default();
        let viewer = |confirmed_at| Viewer {
            key: AccountKey::new(1),
            id: AccountId::random(),
            name: String::new(),
            language: None,
            roles: Vec::new(),
            acting: None,
            session: Some(Session {
                key: SessionKey::new(1),
                csrf: Arc::new(Key32::from_bytes([0; 32])),
                bundle: None,
                locked: false,
                locks: 0,
                step: SecondStep::Done,
                confirmed_at,
                must_change: false,
            }),
        };
        let holds =
            |at: Option<NaiveDateTime>, seconds| fresh(&viewer(at), then + TimeDelta::seconds(seconds), "/me").is_ok();
        assert!(holds(Some(then), 0) && holds(Some(then), 299));
        assert!(!holds(Some(then), 300) && !holds(Some(then), -1) && !holds(None, 0));
    }
}
