//! Who comes with a request, judged by the session's row.
use super::Gate;
use crate::access::{Held, SecondStep, Session, Viewer};
use crate::accounts::actions::idle_limit;
use crate::accounts::factor;
use crate::accounts::store::{self, SessionRow};
use crate::accounts::{Error, Profile};
use crate::id::SessionKey;
use crate::sealing::{KeyBundle, SessionSecret};
use chrono::{NaiveDateTime, TimeDelta};
use std::sync::Arc;

/// How often the row is told that somebody is there, in seconds.
const TOUCH: i64 = 60;
/// The clocks of several nodes differ by less.
const AHEAD: TimeDelta = TimeDelta::minutes(1);
/// The same for a session that locks, as a part of the time it waits: it must not lock on somebody at work.
const TOUCH_PART: i64 = 15;
/// Who has not finished the second step after so long begins again.
const HALF_WAY_IN: TimeDelta = TimeDelta::minutes(30);

/// What becomes of a session at this moment.
enum Verdict {
    Over,
    /// Nobody was there since then.
    Lock(NaiveDateTime),
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
        let step = factor::step(row.has_factor(), row.factor_given, factor::is_compulsory(&roles, &self.security));
        let verdict = self.judge(&row, &roles, step);
        self.carry_out(&verdict, row.key).await?;
        if matches!(verdict, Verdict::Over) {
            return Ok(None);
        }
        let locks_now = matches!(verdict, Verdict::Lock(_));
        let locked = row.locked || locks_now;
        // half-way in there is nothing to open yet
        let opens = !locked && step != SecondStep::Code;
        let bundle = if opens { open(secret, row.bundle.as_deref())? } else { None };
        let session = Session {
            key: row.key,
            csrf: Arc::new(secret.csrf_key()?),
            bundle: bundle.map(Arc::new),
            locked,
            locks: row.locks + i32::from(locks_now),
            step,
            confirmed_at: row.confirmed_at.filter(|_| step == SecondStep::Done),
            must_change: row.must_change,
        };
        // a role that was taken away meanwhile is nobody's
        let acting = row.acting.filter(|role| roles.iter().any(|held| held.role == *role));
        let profile = Profile { language: row.language(), name: row.name, roles };
        Ok(Some(Viewer {
            key: row.account,
            id: row.id,
            name: profile.name,
            language: profile.language,
            roles: profile.roles,
            acting,
            session: Some(session),
        }))
    }

    fn judge(&self, row: &SessionRow, roles: &[Held], step: SecondStep) -> Verdict {
        let now = self.clock.now();
        let (idle, age) = (now - row.seen_at, now - row.created_at);
        let limit = idle_limit(roles, &self.security);
        let touch = limit.map_or(TOUCH, |seconds| TOUCH.min(seconds / TOUCH_PART));
        let half_way = step == SecondStep::Code && age >= HALF_WAY_IN;
        if half_way || age >= self.longest(roles) || idle >= TimeDelta::hours(self.security.session_hours) {
            return Verdict::Over;
        }
        if row.locked {
            return Verdict::Stands;
        }
        match limit.map(TimeDelta::seconds) {
            Some(limit) if idle >= limit => Verdict::Lock(now - limit),
            // used in the future: the clock was set back, and from now on it counts anew
            _ if idle >= TimeDelta::seconds(touch) || idle < -AHEAD || age < -AHEAD => Verdict::Touch,
            _ => Verdict::Stands,
        }
    }

    /// How long a session of somebody with these roles lasts, however much it is used.
    fn longest(&self, roles: &[Held]) -> TimeDelta {
        let sensitive = factor::is_sensitive(roles);
        let security = &self.security;
        TimeDelta::hours(if sensitive { security.session_longest_hours_factor } else { security.session_longest_hours })
    }

    async fn carry_out(&self, verdict: &Verdict, key: SessionKey) -> Result<(), Error> {
        let now = self.clock.now();
        match *verdict {
            Verdict::Stands => Ok(()),
            Verdict::Over => self.db.write(move |conn| Ok(store::delete(conn, key)?)).await,
            Verdict::Lock(before) => self.db.write(move |conn| Ok(store::lock_idle(conn, key, before)?)).await,
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
