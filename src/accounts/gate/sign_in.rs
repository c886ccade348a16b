//! Coming in with name and password.
use super::{Checked, Gate, check};
use crate::accounts::store::{self, Start};
use crate::accounts::throttle::Subject;
use crate::accounts::{Error, device};
use crate::audit;
use crate::sealing::SessionSecret;
use crate::text::fold;
use chrono::TimeDelta;

/// Somebody at the door.
pub(in crate::accounts) struct Attempt {
    pub name: String,
    pub password: String,
    /// Where the request comes from.
    pub address: String,
    /// The browser's description of itself.
    pub user_agent: String,
}

/// What the door says.
pub(in crate::accounts) enum Entry {
    /// Come in; this goes into the cookie.
    In(SessionSecret),
    /// Name or password are wrong; which, is not said.
    Wrong,
    /// Too many wrong tries: so many seconds.
    Wait(i64),
}

impl Gate {
    /// Signs in. Unknown names, closed accounts and wrong passwords cost the same and get the same answer.
    pub(in crate::accounts) async fn sign_in(&self, attempt: Attempt) -> Result<Entry, Error> {
        let account = self.account(&attempt.name)?;
        let address = Subject::address(&self.keys, &attempt.address)?;
        let place = self.pool.place().await?;
        if let Some(seconds) = self.reserve(vec![account.clone(), address.clone()]).await? {
            return Ok(Entry::Wait(seconds));
        }
        let folded = fold(&attempt.name);
        let login = self.db.read(move |conn| store::login(conn, &folded)).await?;
        let (cost, password) = (self.pool.cost, attempt.password);
        let work = move || check(login.as_ref(), &password, cost).map(|checked| (login, checked));
        let (Some(login), Checked::Right(bundle)) = self.pool.run(&place, work).await? else {
            return Ok(Entry::Wrong);
        };
        drop(place);
        let secret = SessionSecret::generate()?;
        let start = Start {
            account: login.key,
            id_hash: secret.id_hash(),
            bundle: bundle.map(|bundle| secret.seal_bundle(&bundle)).transpose()?,
            device: device::describe(&attempt.user_agent),
        };
        let now = self.clock.now();
        let idle = now - TimeDelta::hours(self.security.session_hours);
        let entered = self.db.write(move |conn| {
            // disabled, or another password, while this one was being checked
            if !store::signed_in(conn, login.key, &login.stored, now)? {
                return Ok::<_, Error>(false);
            }
            store::succeeded(conn, &account, Some(&address), now)?;
            store::delete_idle(conn, idle)?;
            store::start(conn, &start, now)?;
            audit::note(conn, now, Some(login.key), "signed_in", None)?;
            Ok(true)
        });
        Ok(if entered.await? { Entry::In(secret) } else { Entry::Wrong })
    }
}
