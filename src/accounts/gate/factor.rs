//! The second step: giving the code, setting the factor up, codes on paper, taking it away.
use super::Gate;
use crate::access::{Session, Viewer};
use crate::accounts::Error;
use crate::accounts::factor::{self, Codes, Proof};
use crate::accounts::store::{self, FactorRow};
use crate::accounts::throttle::Subject;
use crate::audit;
use crate::sealing::TotpSecret;
use crate::storage::DbConn;
use chrono::NaiveDateTime;

/// What proves the second step.
pub(in crate::accounts) enum Shown {
    /// A code, of the device or from paper, as it was typed.
    Code(String),
    /// The answer of a device (JSON) to what it was asked.
    #[cfg(feature = "passkeys")]
    Passkey(crate::accounts::passkeys::Party, String),
}

/// What the second step says to a proof.
pub(in crate::accounts) enum Given {
    Done,
    Wrong,
    /// Too many wrong tries: so many seconds.
    Wait(i64),
}

/// What became of a new factor.
pub(in crate::accounts) enum SetUp {
    /// It is there, with its codes for paper, which are shown this once.
    Done(Codes),
    Wrong,
    Wait(i64),
}

impl Gate {
    /// Takes the second step of a session that is half-way in.
    pub(in crate::accounts) async fn give(
        &self,
        viewer: &Viewer,
        session: &Session,
        shown: Shown,
    ) -> Result<Given, Error> {
        let key = session.key;
        let done = move |conn: &mut DbConn, now| Ok(store::factor_given(conn, key, now)?);
        self.with_shown((viewer, session), (shown, true), done).await
    }

    /// Does `work` in the transaction that uses the proof up, whatever it is. Only who signs in stands in the log.
    pub(super) async fn with_shown(
        &self,
        who: (&Viewer, &Session),
        (shown, signs_in): (Shown, bool),
        work: impl FnOnce(&mut DbConn, NaiveDateTime) -> Result<(), Error> + Send + 'static,
    ) -> Result<Given, Error> {
        let given = match shown {
            Shown::Code(typed) => self.with_code(who.0, (&typed, signs_in), work).await?,
            #[cfg(feature = "passkeys")]
            Shown::Passkey(party, answer) => self.with_passkey(who.0, who.1, (&party, &answer, signs_in), work).await?,
        };
        if matches!(given, Given::Wrong) {
            self.note_failed(Some(who.0.key)).await?;
        }
        Ok(given)
    }

    /// Does `work` in the transaction that uses a right code up.
    pub(super) async fn with_code(
        &self,
        viewer: &Viewer,
        (typed, signs_in): (&str, bool),
        work: impl FnOnce(&mut DbConn, NaiveDateTime) -> Result<(), Error> + Send + 'static,
    ) -> Result<Given, Error> {
        let subject = Subject::factor(&self.keys, viewer.id)?;
        if let Some(seconds) = self.reserve(vec![subject.clone()]).await? {
            return Ok(Given::Wait(seconds));
        }
        let (account, now) = (viewer.key, self.clock.now());
        let row = self.factor(viewer).await?;
        let Some(proof) = factor::prove(&self.keys, viewer.id, row.as_ref(), typed, now)? else {
            return Ok(Given::Wrong);
        };
        let right = self.db.write(move |conn| {
            if !store::spend(conn, account, &proof)? {
                return Ok::<_, Error>(false);
            }
            store::succeeded(conn, &subject, None, now)?;
            // a code in between would tell the minute of what it stands before: sealed work
            match proof {
                Proof::Step { .. } if !signs_in => {}
                Proof::Step { .. } => audit::note(conn, now, Some(account), "factor_given", None)?,
                Proof::Recovery { .. } => audit::note(conn, now, Some(account), "recovery_code_used", None)?,
            }
            work(conn, now)?;
            Ok(true)
        });
        Ok(if right.await? { Given::Done } else { Given::Wrong })
    }

    /// The factor of the viewer's account.
    pub(super) async fn factor(&self, viewer: &Viewer) -> Result<Option<FactorRow>, Error> {
        let account = viewer.key;
        self.db.read(move |conn| Ok(store::factor(conn, account)?)).await
    }

    /// Whether the viewer's account has a second factor.
    pub(in crate::accounts) async fn has_factor(&self, viewer: &Viewer) -> Result<bool, Error> {
        let account = viewer.key;
        self.db.read(move |conn| Ok(store::has_factor(conn, account)?)).await
    }

    /// Whether the viewer's account has passkeys.
    pub(in crate::accounts) async fn has_passkeys(&self, viewer: &Viewer) -> Result<bool, Error> {
        let account = viewer.key;
        self.db.read(move |conn| Ok(store::has_passkeys(conn, account)?)).await
    }

    /// The code that would be right now. For the demonstration alone, where everybody is invented.
    pub(in crate::accounts) async fn demo_code(&self, viewer: &Viewer) -> Result<Option<String>, Error> {
        let Some(row) = self.factor(viewer).await? else { return Ok(None) };
        let present = TotpSecret::step_at(factor::seconds(self.clock.now()));
        // one that somebody has used a moment ago would be refused
        let unused = u64::try_from(row.last_step + 1).unwrap_or_default();
        let step = unused.clamp(present, present + 1);
        Ok(Some(factor::decrypt(&self.keys, viewer.id, &row)?.code(step)?))
    }

    /// The secret that is offered to this session.
    pub(in crate::accounts) async fn offer(&self, viewer: &Viewer, session: &Session) -> Result<TotpSecret, Error> {
        let row = self.factor(viewer).await?;
        Ok(factor::offered(&self.keys, viewer.id, session.csrf.expose(), row.as_ref())?)
    }

    /// Sets up what was offered, once a code proves that the device has it. All other sessions end.
    pub(in crate::accounts) async fn set_up(
        &self,
        viewer: &Viewer,
        session: &Session,
        typed: &str,
    ) -> Result<SetUp, Error> {
        let subject = Subject::factor(&self.keys, viewer.id)?;
        if let Some(seconds) = self.reserve(vec![subject.clone()]).await? {
            return Ok(SetUp::Wait(seconds));
        }
        let old = self.factor(viewer).await?;
        let secret = factor::offered(&self.keys, viewer.id, session.csrf.expose(), old.as_ref())?;
        let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let now = self.clock.now();
        let Some(step) = secret.step_of(&digits, factor::seconds(now))? else { return Ok(SetUp::Wrong) };
        let last_step = i64::try_from(step).map_err(anyhow::Error::from)?;
        let new = FactorRow { secret: factor::encrypt(&self.keys, viewer.id, &secret)?, last_step };
        let (codes, hashes) = factor::new_codes(&self.keys, viewer.id)?;
        let (account, key) = (viewer.key, session.key);
        let written = self.db.write(move |conn| {
            store::set_factor(conn, account, old.as_ref(), &new, now)?;
            store::replace_codes(conn, account, &hashes)?;
            store::delete_others(conn, account, key)?;
            store::factor_given(conn, key, now)?;
            store::succeeded(conn, &subject, None, now)?;
            Ok::<_, Error>(audit::note(conn, now, Some(account), "factor_set", None)?)
        });
        written.await?;
        Ok(SetUp::Done(codes))
    }

    /// Ten other codes for paper; those before are worth nothing any more.
    pub(in crate::accounts) async fn new_codes(&self, viewer: &Viewer) -> Result<Codes, Error> {
        let (codes, hashes) = factor::new_codes(&self.keys, viewer.id)?;
        let (account, now) = (viewer.key, self.clock.now());
        let written = self.db.write(move |conn| {
            if !store::has_factor(conn, account)? {
                return Err(Error::Unknown);
            }
            store::replace_codes(conn, account, &hashes)?;
            Ok::<_, Error>(audit::note(conn, now, Some(account), "recovery_codes_made", None)?)
        });
        written.await?;
        Ok(codes)
    }

    /// Takes the factor away; false where the roles need one.
    pub(in crate::accounts) async fn end_factor(&self, viewer: &Viewer) -> Result<bool, Error> {
        if factor::is_compulsory(&viewer.roles, &self.security) {
            return Ok(false);
        }
        let (account, now) = (viewer.key, self.clock.now());
        let written = self.db.write(move |conn| {
            store::remove_factor(conn, account)?;
            Ok::<_, Error>(audit::note(conn, now, Some(account), "factor_removed", None)?)
        });
        written.await?;
        Ok(true)
    }
}
