//! Sessions that nobody asks for any more: the keys of sealed cases leave the database even if no request comes.
use super::actions::LOCKS;
use super::factor::COMPULSORY;
use super::{Error, store};
use crate::access::Role;
use crate::config::Security;
use crate::storage::Db;
use chrono::{NaiveDateTime, TimeDelta};

/// The clocks of several nodes differ by less.
const AHEAD: TimeDelta = TimeDelta::minutes(1);

/// Locks what was idle too long and deletes what has outlived its time. Writes only where there is something to do.
/// Blocks: not for an async thread.
///
/// # Errors
/// The database failed.
pub fn sweep(db: &Db, security: &Security, now: NaiveDateTime) -> Result<(), Error> {
    let rules: Vec<(Role, NaiveDateTime)> =
        LOCKS.iter().filter_map(|(role, limit)| Some((*role, now - TimeDelta::seconds(limit(security)?)))).collect();
    let begun = now - TimeDelta::hours(security.session_longest_hours);
    let begun_sensitive = now - TimeDelta::hours(security.session_longest_hours_factor);
    let used = now - TimeDelta::hours(security.session_hours);
    let (idle, outlived, ahead) = db.read_now(|conn| {
        let mut idle = Vec::new();
        for (role, before) in &rules {
            idle.extend(store::idle(conn, *role, *before)?.into_iter().map(|key| (key, *before)));
        }
        let mut outlived = store::outlived(conn, begun, used)?;
        outlived.extend(store::outlived_by(conn, COMPULSORY, begun_sensitive)?);
        Ok::<_, Error>((idle, outlived, store::ahead(conn, now + AHEAD)?))
    })?;
    if idle.is_empty() && outlived.is_empty() && ahead.is_empty() {
        return Ok(());
    }
    db.write_now(move |conn| {
        for (key, before) in idle {
            store::lock_idle(conn, key, before)?;
        }
        // after the clock was set back nobody would be idle for as long: from now on it counts anew
        for key in ahead {
            store::touch(conn, key, now)?;
        }
        for key in outlived {
            store::delete(conn, key)?;
        }
        Ok(())
    })
}
