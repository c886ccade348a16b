//! Who comes with a request, judged by the session's row.
use super::Gate;
use crate::access::{Session, Viewer};
use crate::accounts::actions::locks_when_idle;
use crate::accounts::store::{self, SessionRow};
use crate::accounts::{Error, Profile};
use crate::id::SessionKey;
use crate::sealing::{KeyBundle, SessionSecret};
use chrono::TimeDelta;
use std::sync::Arc;

/// How often the row is told that somebody is there, in seconds.
const TOUCH: i64 = 60;
/// The same for a session that locks, as a part of the time it waits: it must not lock on somebody at work.
const TOUCH_PART: i64 = 15;

/// What becomes of a session at this moment.
enum Verdict {
    Over,
    Lock,
    Touch,
    Stands,
}

impl Gate {
    /// The viewer of a session; `None` if there is no such session (any more).
    pub(in crate::accounts) async fn present(&self, secret: &SessionSecret) -> Result<Option<Viewer>, Error> {
        let id_hash = secret.id_hash();
        let found = self.db.read(move |conn| {
            let Some(row) = store::find(conn, &id_hash)? else { return Ok::<_, Error>(None) };
            let roles = store::own_roles(conn, row.account)?;
            Ok(Some((row, roles)))
        });
        let Some((row, roles)) = found.await? else { return Ok(None) };
        let verdict = self.judge(&row, locks_when_idle(&roles));
        self.carry_out(&verdict, row.key).await?;
        if matches!(verdict, Verdict::Over) {
            return Ok(None);
        }
        let locked = row.locked || matches!(verdict, Verdict::Lock);
        let bundle = if locked { None } else { open(secret, row.bundle.as_deref())? };
        let session = Session {
            key: row.key,
            csrf: Arc::new(secret.csrf_key()?),
            bundle: bundle.map(Arc::new),
            locked,
            must_change: row.must_change,
        };
        let profile = Profile { language: row.language(), name: row.name, roles };
        Ok(Some(Viewer {
            key: row.account,
            id: row.id,
            name: profile.name,
            language: profile.language,
            roles: profile.roles,
            session: Some(session),
        }))
    }

    fn judge(&self, row: &SessionRow, locks: bool) -> Verdict {
        let idle = self.clock.now() - row.seen_at;
        let limit = self.security.lock_after_seconds;
        let locks = locks && limit > 0;
        let touch = if locks { TOUCH.min(limit / TOUCH_PART) } else { TOUCH };
        if idle >= TimeDelta::hours(self.security.session_hours) {
            Verdict::Over
        } else if row.locked {
            Verdict::Stands
        } else if locks && idle >= TimeDelta::seconds(limit) {
            Verdict::Lock
        } else if idle >= TimeDelta::seconds(touch) {
            Verdict::Touch
        } else {
            Verdict::Stands
        }
    }

    async fn carry_out(&self, verdict: &Verdict, key: SessionKey) -> Result<(), Error> {
        let now = self.clock.now();
        match verdict {
            Verdict::Stands => Ok(()),
            Verdict::Over => self.db.write(move |conn| Ok(store::delete(conn, key)?)).await,
            Verdict::Lock => self.db.write(move |conn| Ok(store::lock(conn, key)?)).await,
            Verdict::Touch => self.db.write(move |conn| Ok(store::touch(conn, key, now)?)).await,
        }
    }

    /// Locks a session: the wrapped keys go from its row.
    pub(in crate::accounts) async fn lock(&self, key: SessionKey) -> Result<(), Error> {
        self.db.write(move |conn| Ok(store::lock(conn, key)?)).await
    }

    /// Ends a session.
    pub(in crate::accounts) async fn sign_out(&self, key: SessionKey) -> Result<(), Error> {
        self.db.write(move |conn| Ok(store::delete(conn, key)?)).await
    }
}

fn open(secret: &SessionSecret, sealed: Option<&[u8]>) -> Result<Option<KeyBundle>, Error> {
    Ok(sealed.map(|sealed| secret.open_bundle(sealed)).transpose()?)
}
