//! Coming in for the first time by a link that works once, and hashing what is handed out instead.
use super::Gate;
use crate::accounts::link::Link;
use crate::accounts::model::Kept;
use crate::accounts::passwords::{self, Fault};
use crate::accounts::store::{self, Start};
use crate::accounts::{Error, device};
use crate::audit;
use crate::sealing::{Credentials, PlainCredentials, SessionSecret};

/// What becomes of somebody who comes with a link.
pub(in crate::accounts) enum Welcome {
    /// Come in; this goes into the cookie.
    In(SessionSecret),
    /// The password is not good enough; the link still works.
    Fault(Fault),
    /// The link was used, is over, or never was.
    Over,
}

impl Gate {
    /// Hashes a first password that is handed out.
    ///
    /// # Errors
    /// Too many at once, or the machine gave no memory.
    pub async fn first(&self, password: String) -> Result<PlainCredentials, Error> {
        let (place, cost) = (self.pool.place().await?, self.pool.cost);
        self.pool.run(&place, move || Ok(PlainCredentials::create(password.trim(), cost)?)).await
    }

    /// The name of whom a link leads in now.
    pub(in crate::accounts) async fn invited(&self, link: &Link) -> Result<Option<String>, Error> {
        let (hash, now) = (link.hash(), self.clock.now());
        let found = self.db.read(move |conn| store::invited(conn, &hash, now)).await?;
        Ok(found.map(|(name, _)| name))
    }

    /// Uses a link up: the person's own password is set, keys are made, and this browser is signed in. Of two at the same
    /// moment one comes in.
    pub(in crate::accounts) async fn welcome(
        &self,
        link: &Link,
        new: String,
        user_agent: &str,
    ) -> Result<Welcome, Error> {
        let (hash, now) = (link.hash(), self.clock.now());
        let found = self.db.read(move |conn| store::invited(conn, &hash, now)).await?;
        let Some((name, login)) = found else { return Ok(Welcome::Over) };
        let (place, cost, security) = (self.pool.place().await?, self.pool.cost, self.security.clone());
        let id = login.id;
        let work = move || match passwords::check(&security, &name, &new) {
            Ok(()) => Ok(Ok(Credentials::create(new.trim(), cost, &id.bytes())?)),
            Err(fault) => Ok(Err(fault)),
        };
        let (credentials, bundle) = match self.pool.run(&place, work).await? {
            Ok(made) => made,
            Err(fault) => return Ok(Welcome::Fault(fault)),
        };
        drop(place);
        let secret = SessionSecret::generate()?;
        let start = Start {
            account: login.key,
            id_hash: secret.id_hash(),
            bundle: Some(secret.seal_bundle(&bundle)?),
            device: device::describe(user_agent),
        };
        let entered = self.db.write(move |conn| {
            let now_open = store::use_link(conn, &hash, now)?;
            if !now_open || !store::come_in(conn, login.key, now)? {
                return Err(Error::Unknown);
            }
            store::set_password(conn, login.key, &login.stored, &Kept::Own(Box::new(credentials)))?;
            store::start(conn, &start, now)?;
            audit::note(conn, now, Some(login.key), "link_used", None)?;
            Ok(audit::note(conn, now, Some(login.key), "own_password_set", None)?)
        });
        match entered.await {
            Ok(()) => Ok(Welcome::In(secret)),
            // somebody was faster, the account was closed, or the link was replaced meanwhile
            Err(Error::Unknown | Error::Stale) => Ok(Welcome::Over),
            Err(error) => Err(error),
        }
    }
}
