//! The second step by the lock of a phone or computer: asking, proving, adding, taking away.
use super::Gate;
use super::factor::Given;
use super::own::PasskeyLine;
use crate::access::{Session, Viewer};
use crate::accounts::Error;
use crate::accounts::factor::{self, Codes};
use crate::accounts::passkeys::{Kind, Party, Passkey, decrypt_challenge, encrypt_challenge};
use crate::accounts::store::{self, PasskeyRow};
use crate::accounts::throttle::Subject;
use crate::audit;
use crate::storage::{self, DbConn};
use chrono::NaiveDateTime;

/// The most passkeys of one account.
const MOST: usize = 10;

/// What became of a new passkey.
pub(in crate::accounts) enum Added {
    /// The first second factor of the account: its codes for paper, which are shown this once.
    First(Codes),
    /// One more.
    More,
    /// The answer was none to what was asked.
    Wrong,
    /// The account has as many as it may.
    TooMany,
    /// Too many wrong tries: so many seconds.
    Wait(i64),
}

/// What became of one that was to go.
pub(in crate::accounts) enum Removed {
    Done,
    /// The last second factor, and the roles need one.
    MustStay,
}

impl Gate {
    /// What the browser is asked that adds a passkey (JSON).
    pub(in crate::accounts) async fn ask_new_passkey(
        &self,
        viewer: &Viewer,
        session: &Session,
        party: &Party,
    ) -> Result<String, Error> {
        let known = self.passkeys(viewer).await?.into_iter().map(|(_, passkey)| passkey).collect::<Vec<_>>();
        let asked = party.ask_new(&known)?;
        self.keep_challenge((Kind::Make, viewer, session), &asked.kept).await?;
        Ok(asked.told)
    }

    /// What the browser is asked that proves the second step (JSON).
    pub(in crate::accounts) async fn ask_passkey(
        &self,
        viewer: &Viewer,
        session: &Session,
        party: &Party,
    ) -> Result<String, Error> {
        let known = self.passkeys(viewer).await?.into_iter().map(|(_, passkey)| passkey).collect::<Vec<_>>();
        if known.is_empty() {
            return Err(Error::Unknown);
        }
        let asked = party.ask(&known)?;
        self.keep_challenge((Kind::Prove, viewer, session), &asked.kept).await?;
        Ok(asked.told)
    }

    /// Does `work` in the transaction that moves the counter of a passkey on. The challenge is used up whatever comes of it.
    pub(super) async fn with_passkey(
        &self,
        viewer: &Viewer,
        session: &Session,
        (party, answer, signs_in): (&Party, &str, bool),
        work: impl FnOnce(&mut DbConn, NaiveDateTime) -> Result<(), Error> + Send + 'static,
    ) -> Result<Given, Error> {
        let subject = Subject::factor(&self.keys, viewer.id)?;
        if let Some(seconds) = self.reserve(vec![subject.clone()]).await? {
            return Ok(Given::Wait(seconds));
        }
        let Some(kept) = self.take_challenge((Kind::Prove, viewer, session)).await? else { return Ok(Given::Wrong) };
        let (mut rows, known): (Vec<_>, Vec<_>) = self.passkeys(viewer).await?.into_iter().unzip();
        let Some((place, proved)) = party.proved(&kept, answer, known)? else { return Ok(Given::Wrong) };
        let (row, new) = (rows.swap_remove(place).0, proved.encrypt(&self.keys, viewer.id)?);
        let (account, now) = (viewer.key, self.clock.now());
        let right = self.db.write(move |conn| {
            // taken away, or used elsewhere, at the same moment
            if store::replace_passkey(conn, &row, &new)? == 0 {
                return Ok::<_, Error>(false);
            }
            store::succeeded(conn, &subject, None, now)?;
            if signs_in {
                audit::note(conn, now, Some(account), "passkey_given", None)?;
            }
            work(conn, now)?;
            Ok(true)
        });
        Ok(if right.await? { Given::Done } else { Given::Wrong })
    }

    /// Adds the passkey that the browser made. All other sessions end.
    pub(in crate::accounts) async fn add_passkey(
        &self,
        viewer: &Viewer,
        session: &Session,
        party: &Party,
        (name, answer): (String, &str),
    ) -> Result<Added, Error> {
        let subject = Subject::factor(&self.keys, viewer.id)?;
        if let Some(seconds) = self.reserve(vec![subject.clone()]).await? {
            return Ok(Added::Wait(seconds));
        }
        let Some(kept) = self.take_challenge((Kind::Make, viewer, session)).await? else { return Ok(Added::Wrong) };
        let Some(made) = party.made(&kept, answer, &name)? else { return Ok(Added::Wrong) };
        let sealed = made.encrypt(&self.keys, viewer.id)?;
        let (codes, hashes) = factor::new_codes(&self.keys, viewer.id)?;
        let (account, key, now) = (viewer.key, session.key, self.clock.now());
        let written = self.db.write(move |conn| {
            storage::lock(conn, &format!("passkeys {account}"))?;
            if store::passkeys_of(conn, account)?.len() >= MOST {
                return Ok::<_, Error>(Added::TooMany);
            }
            let is_first = !store::has_factor(conn, account)?;
            store::add_passkey(conn, account, &sealed, now)?;
            if is_first {
                store::replace_codes(conn, account, &hashes)?;
            }
            store::delete_others(conn, account, key)?;
            store::factor_given(conn, key, now)?;
            store::succeeded(conn, &subject, None, now)?;
            audit::note(conn, now, Some(account), "passkey_added", None)?;
            Ok(if is_first { Added::First(codes) } else { Added::More })
        });
        written.await
    }

    /// The person's own passkeys.
    pub(super) async fn passkey_lines(&self, viewer: &Viewer) -> Result<Vec<PasskeyLine>, Error> {
        let line =
            |((_, since), passkey): ((PasskeyRow, NaiveDateTime), Passkey)| (passkey.handle(), passkey.name, since);
        Ok(self.passkeys(viewer).await?.into_iter().map(line).collect())
    }

    /// Takes one of the person's own passkeys away, and ends every other session: one of them may be on the device that was
    /// lost.
    pub(in crate::accounts) async fn remove_passkey(
        &self,
        viewer: &Viewer,
        session: &Session,
        handle: &str,
    ) -> Result<Removed, Error> {
        let found = self.passkeys(viewer).await?.into_iter().find(|(_, passkey)| passkey.handle() == handle);
        let ((row, _), _) = found.ok_or(Error::Unknown)?;
        let must_have_one = factor::is_compulsory(&viewer.roles, &self.security);
        let (account, own, now) = (viewer.key, session.key, self.clock.now());
        let written = self.db.write(move |conn| {
            storage::lock(conn, &format!("passkeys {account}"))?;
            let others = store::passkeys_of(conn, account)?.iter().filter(|(other, _)| other.key != row.key).count();
            let is_last = others == 0 && store::factor(conn, account)?.is_none();
            if is_last && must_have_one {
                return Ok::<_, Error>(Removed::MustStay);
            }
            store::remove_passkey(conn, row.key)?;
            if is_last {
                store::remove_codes(conn, account)?;
            }
            store::delete_others(conn, account, own)?;
            audit::note(conn, now, Some(account), "passkey_removed", None)?;
            Ok(Removed::Done)
        });
        written.await
    }

    async fn passkeys(&self, viewer: &Viewer) -> Result<Vec<((PasskeyRow, NaiveDateTime), Passkey)>, Error> {
        let account = viewer.key;
        let rows = self.db.read(move |conn| Ok::<_, Error>(store::passkeys_of(conn, account)?)).await?;
        let open = |(row, since): (PasskeyRow, NaiveDateTime)| {
            // one that another hand changed counts as none, and shuts nobody out who has another
            match Passkey::decrypt(&self.keys, viewer.id, &row.sealed) {
                Ok(passkey) => Some(((row, since), passkey)),
                Err(error) => {
                    tracing::error!(%error, "a passkey is not as this program wrote it");
                    None
                }
            }
        };
        Ok(rows.into_iter().filter_map(open).collect())
    }

    async fn keep_challenge(
        &self,
        (kind, viewer, session): (Kind, &Viewer, &Session),
        kept: &[u8],
    ) -> Result<(), Error> {
        let (place, key) = ((kind, viewer.id, session.key), session.key);
        let sealed = encrypt_challenge(&self.keys, place, kept, self.clock.now())?;
        self.db.write(move |conn| Ok(store::keep_challenge(conn, key, sealed)?)).await
    }

    async fn take_challenge(
        &self,
        (kind, viewer, session): (Kind, &Viewer, &Session),
    ) -> Result<Option<Vec<u8>>, Error> {
        let key = session.key;
        let sealed = self.db.write(move |conn| Ok::<_, Error>(store::take_challenge(conn, key)?)).await?;
        let place = (kind, viewer.id, session.key);
        Ok(sealed.and_then(|sealed| decrypt_challenge(&self.keys, place, &sealed, self.clock.now())))
    }
}
