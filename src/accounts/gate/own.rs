//! What people change about their own account: password, PIN, language, sessions.
use super::{Checked, Gate, check, seen};
use crate::access::{Role, Session, Viewer};
use crate::accounts::Error;
use crate::accounts::actions::may_have_pin;
use crate::accounts::factor;
use crate::accounts::model::{Kept, Login};
use crate::accounts::passwords::{self, Fault};
use crate::accounts::store::{self, RoleLine, SessionLine};
use crate::audit;
use crate::i18n::Lang;
use crate::sealing::{Argon2Cost, Credentials, KeyBundle, PlainCredentials, SealingError, SessionSecret};
use chrono::NaiveDateTime;

/// What became of a new password.
pub(in crate::accounts) enum Change {
    Done,
    /// The old one is wrong.
    WrongOld,
    /// The new one is not good enough.
    Fault(Fault),
    /// Too many wrong tries: so many seconds.
    Wait(i64),
}

/// What became of a new PIN.
pub(in crate::accounts) enum PinSet {
    Done,
    WrongPassword,
    /// This account opens with the password alone.
    NotForYou,
    Wait(i64),
}

/// A passkey as its owner sees it: what a page calls it, its name, and since when it is there.
pub(in crate::accounts) type PasskeyLine = (String, String, NaiveDateTime);

/// What a person sees of the own account.
pub(in crate::accounts) struct Me {
    pub roles: Vec<RoleLine>,
    pub sessions: Vec<SessionLine>,
    pub has_pin: bool,
    pub may_have_pin: bool,
    /// With a second factor: how many codes on paper are left.
    pub codes_left: Option<i64>,
    /// Phones and computers whose lock counts as a second factor; none where the program was built without them.
    pub passkeys: Vec<PasskeyLine>,
    /// Whether the roles need a second factor.
    pub factor_compulsory: bool,
}

impl Gate {
    /// Gives the account its own password. The first one makes the keys; a later one needs the old one and wraps the same
    /// keys anew. All other sessions end.
    pub(in crate::accounts) async fn set_own_password(
        &self,
        viewer: &Viewer,
        session: &Session,
        secret: &SessionSecret,
        (old, new): (String, String),
    ) -> Result<Change, Error> {
        let place = self.pool.place().await?;
        let (security, name, candidate) = (self.security.clone(), viewer.name.clone(), new.clone());
        let good = move || Ok(passwords::check(&security, &name, &candidate));
        if let Err(fault) = self.pool.run(&place, good).await? {
            return Ok(Change::Fault(fault));
        }
        let subject = self.account(&viewer.name)?;
        if let Some(seconds) = self.reserve(vec![subject.clone()]).await? {
            return Ok(Change::Wait(seconds));
        }
        let (account, cost) = (viewer.key, self.pool.cost);
        let login = self.db.read(move |conn| store::login_by_key(conn, account)).await?;
        let work = move || replace(&login, &old, &new, cost).map(|replaced| (login, replaced));
        let (login, replaced) = self.pool.run(&place, work).await?;
        let (credentials, bundle) = match replaced {
            Ok(made) => made,
            Err(change) => return Ok(change),
        };
        let sealed = secret.seal_bundle(&bundle)?;
        let (key, now, seen) = (session.key, self.clock.now(), seen(session, secret));
        let written = self.db.write(move |conn| {
            store::set_password(conn, account, &login.stored, &Kept::Own(credentials))?;
            store::delete_others(conn, account, key)?;
            store::succeeded(conn, &subject, None, now)?;
            audit::note(conn, now, Some(account), "own_password_set", None)?;
            Ok::<_, Error>(store::set_bundle(conn, &seen, sealed)?)
        });
        written.await?;
        Ok(Change::Done)
    }

    /// Sets the PIN that opens a locked session; the password proves that it is the person who sets it.
    pub(in crate::accounts) async fn set_pin(
        &self,
        viewer: &Viewer,
        password: String,
        pin: String,
    ) -> Result<PinSet, Error> {
        if !may_have_pin(&viewer.roles) {
            return Ok(PinSet::NotForYou);
        }
        let place = self.pool.place().await?;
        let subject = self.account(&viewer.name)?;
        if let Some(seconds) = self.reserve(vec![subject.clone()]).await? {
            return Ok(PinSet::Wait(seconds));
        }
        let (account, cost) = (viewer.key, self.pool.cost);
        let login = self.db.read(move |conn| store::login_by_key(conn, account)).await?;
        let work = move || match check(Some(&login), &password, cost)? {
            Checked::Wrong => Ok(None),
            Checked::Right(_) => Ok(Some(PlainCredentials::create(&pin, cost)?)),
        };
        let Some(hashed) = self.pool.run(&place, work).await? else { return Ok(PinSet::WrongPassword) };
        let now = self.clock.now();
        let written = self.db.write(move |conn| {
            store::succeeded(conn, &subject, None, now)?;
            store::set_pin(conn, account, Some(&hashed))
        });
        written.await?;
        Ok(PinSet::Done)
    }

    /// Takes the PIN away.
    pub(in crate::accounts) async fn remove_pin(&self, viewer: &Viewer) -> Result<(), Error> {
        let account = viewer.key;
        self.db.write(move |conn| store::set_pin(conn, account, None)).await
    }

    /// Chooses the language of the pages; `None`: what the browser asks for.
    pub(in crate::accounts) async fn set_language(&self, viewer: &Viewer, language: Option<Lang>) -> Result<(), Error> {
        let account = viewer.key;
        self.db.write(move |conn| Ok(store::set_language(conn, account, language)?)).await
    }

    /// What the person sees of the own account.
    pub(in crate::accounts) async fn me(&self, viewer: &Viewer) -> Result<Me, Error> {
        let (account, may_have_pin) = (viewer.key, may_have_pin(&viewer.roles));
        let passkeys = self.passkey_lines(viewer).await?;
        let factor_compulsory = factor::is_compulsory(&viewer.roles, &self.security);
        self.db
            .read(move |conn| {
                let roles = store::roles_of(conn, Some(account))?;
                let sessions = store::list(conn, account)?;
                let has_pin = store::pin(conn, account)?.is_some();
                let has_factor = store::has_factor(conn, account)?;
                let codes_left = has_factor.then(|| store::codes_left(conn, account)).transpose()?;
                Ok(Me { roles, sessions, has_pin, may_have_pin, codes_left, passkeys, factor_compulsory })
            })
            .await
    }

    /// Says under which role the person acts in this browser from now on; none: under all. Nothing happens where the role is
    /// not held.
    pub(in crate::accounts) async fn act_as(
        &self,
        viewer: &Viewer,
        session: &Session,
        role: Option<Role>,
    ) -> Result<(), Error> {
        if role.is_some_and(|role| !viewer.is(role)) {
            return Err(Error::Unknown);
        }
        let key = session.key;
        self.db.write(move |conn| Ok(store::set_acting(conn, key, role)?)).await
    }

    /// Ends every session of the person but this one.
    pub(in crate::accounts) async fn end_other_sessions(
        &self,
        viewer: &Viewer,
        session: &Session,
    ) -> Result<(), Error> {
        let (account, key) = (viewer.key, session.key);
        self.db.write(move |conn| Ok(store::delete_others(conn, account, key)?)).await
    }

    #[cfg(not(feature = "passkeys"))]
    async fn passkey_lines(&self, _: &Viewer) -> Result<Vec<PasskeyLine>, Error> {
        Ok(Vec::new())
    }

    /// Ends one of the person's own sessions, named as `SessionLine::handle` names it.
    pub(in crate::accounts) async fn end_session(&self, viewer: &Viewer, handle: String) -> Result<(), Error> {
        let account = viewer.key;
        self.db
            .write(move |conn| {
                let mine = store::list(conn, account)?;
                let line = mine.iter().find(|line| line.handle() == handle).ok_or(Error::Unknown)?;
                Ok(store::delete(conn, line.key)?)
            })
            .await
    }
}

type Replaced = Result<(Box<Credentials>, KeyBundle), Change>;

/// The credentials that take the old ones' place, or why there are none.
fn replace(login: &Login, old: &str, new: &str, cost: Argon2Cost) -> Result<Replaced, Error> {
    let account = login.id.bytes();
    let (credentials, bundle) = match &login.kept {
        Kept::First(first) => match first.verify(new) {
            Ok(()) => return Ok(Err(Change::Fault(Fault::Same))),
            Err(SealingError::WrongPassword) => Credentials::create(new, cost, &account)?,
            Err(error) => return Err(error.into()),
        },
        Kept::Own(_) => {
            let Checked::Right(Some(bundle)) = check(Some(login), old, cost)? else { return Ok(Err(Change::WrongOld)) };
            if old == new {
                return Ok(Err(Change::Fault(Fault::Same)));
            }
            (Credentials::rewrap(new, cost, &account, &bundle)?, *bundle)
        }
    };
    Ok(Ok((Box::new(credentials), bundle)))
}
