//! Coming in with name and password.
use super::{Checked, Gate, check};
use crate::accounts::model::{Kept, Login};
use crate::accounts::store::{self, Start};
use crate::accounts::throttle::Subject;
use crate::accounts::{Error, device};
use crate::audit;
use crate::sealing::{Argon2Cost, Credentials, PlainCredentials, SessionSecret};
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
        let work = move || {
            let checked = check(login.as_ref(), &password, cost)?;
            let again = rehash(login.as_ref(), &checked, &password, cost)?;
            Ok((login, checked, again))
        };
        let (login, checked, again) = self.pool.run(&place, work).await?;
        let (Some(login), Checked::Right(bundle)) = (&login, checked) else {
            self.note_failed(login.map(|login| login.key)).await?;
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
        let (now, login) = (self.clock.now(), login.clone());
        let idle = now - TimeDelta::hours(self.security.session_hours);
        let entered = self.db.write(move |conn| {
            // disabled, or another password, while this one was being checked
            if !store::signed_in(conn, login.key, &login.stored, now)? {
                return Ok::<_, Error>(false);
            }
            if let Some(again) = again {
                store::set_rehashed(conn, login.key, &login.stored, &again)?;
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

/// A right password at the cost that is set now, if it was kept at another: else known names would take longer or shorter
/// than unknown ones, and old passwords would stay cheap to guess.
fn rehash(login: Option<&Login>, checked: &Checked, password: &str, cost: Argon2Cost) -> Result<Option<Kept>, Error> {
    let (Some(login), Checked::Right(bundle)) = (login, checked) else { return Ok(None) };
    Ok(match (&login.kept, bundle) {
        (Kept::First(plain), _) if plain.cost != cost => Some(Kept::First(PlainCredentials::create(password, cost)?)),
        (Kept::Own(own), Some(bundle)) if own.cost != cost => {
            Some(Kept::Own(Box::new(Credentials::rewrap(password, cost, &login.id.bytes(), bundle)?)))
        }
        _ => None,
    })
}
