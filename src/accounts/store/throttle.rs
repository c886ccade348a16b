//! Wrong tries, by keyed hash of who made them.
use crate::accounts::throttle::Subject;
use crate::storage::schema::throttle;
use crate::storage::{self, DbConn};
use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

/// After so long a row says nothing any more.
const FORGOTTEN: TimeDelta = TimeDelta::days(7);

/// Counts a try as wrong before it is made, so that many at once cannot slip through; `succeeded` takes it back.
/// Answers with the seconds to wait, and counts nothing then.
pub fn reserve(conn: &mut DbConn, subjects: &[Subject], now: NaiveDateTime) -> QueryResult<Option<i64>> {
    let mut known = Vec::with_capacity(subjects.len());
    for subject in subjects {
        storage::lock(conn, &format!("throttle {:x?}", subject.hash))?;
        let row: Option<(i32, NaiveDateTime)> = throttle::table
            .find(&subject.hash)
            .select((throttle::failures, throttle::last_at))
            .first(conn)
            .optional()?;
        let counting = row.map_or(0, |(failures, last_at)| subject.counting(failures, last_at, now));
        let wait = row.and_then(|(_, last_at)| subject.wait(counting, last_at, now));
        if wait.is_some() {
            return Ok(wait);
        }
        known.push((subject, counting, row.is_some()));
    }
    for (subject, counting, exists) in known {
        set(conn, subject, counting.saturating_add(1), now, exists)?;
    }
    Ok(None)
}

/// The try was right: the account's row goes, the address gets its try back.
pub fn succeeded(
    conn: &mut DbConn,
    account: &Subject,
    address: Option<&Subject>,
    now: NaiveDateTime,
) -> QueryResult<()> {
    diesel::delete(throttle::table.find(&account.hash)).execute(conn)?;
    if let Some(address) = address {
        diesel::update(throttle::table.find(&address.hash))
            .filter(throttle::failures.gt(0))
            .set(throttle::failures.eq(throttle::failures - 1))
            .execute(conn)?;
    }
    diesel::delete(throttle::table.filter(throttle::last_at.lt(now - FORGOTTEN))).execute(conn)?;
    Ok(())
}

/// Whether nothing of this kind was noted within `window` before now; then it counts as noted now.
pub fn is_first_in(conn: &mut DbConn, hash: &[u8], window: TimeDelta, now: NaiveDateTime) -> QueryResult<bool> {
    storage::lock(conn, &format!("throttle {hash:x?}"))?;
    let last: Option<NaiveDateTime> = throttle::table.find(hash).select(throttle::last_at).first(conn).optional()?;
    // a clock that was set back must not silence what happens now
    if last.is_some_and(|last| (TimeDelta::zero()..window).contains(&(now - last))) {
        return Ok(false);
    }
    let values = (throttle::failures.eq(0), throttle::last_at.eq(now));
    if last.is_some() {
        diesel::update(throttle::table.find(hash)).set(values).execute(conn)?;
    } else {
        diesel::insert_into(throttle::table).values((throttle::subject.eq(hash), values)).execute(conn)?;
    }
    Ok(true)
}

fn set(conn: &mut DbConn, subject: &Subject, failures: i32, now: NaiveDateTime, exists: bool) -> QueryResult<()> {
    let values = (throttle::failures.eq(failures), throttle::last_at.eq(now));
    if exists {
        diesel::update(throttle::table.find(&subject.hash)).set(values).execute(conn)?;
    } else {
        diesel::insert_into(throttle::table).values((throttle::subject.eq(&subject.hash), values)).execute(conn)?;
    }
    Ok(())
}
