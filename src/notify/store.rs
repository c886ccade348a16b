//! The only file of this feature that speaks SQL.
use crate::id::AccountKey;
use crate::storage::DbConn;
use crate::storage::schema::{accounts, outbox};
use chrono::{Duration, NaiveDateTime};
use diesel::prelude::*;

/// A letter that waits to be sent.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Its row.
    pub key: i64,
    /// Public id of the reader: stands in the address, so that no name does.
    pub account: crate::id::AccountId,
    /// The reader's language.
    pub language: Option<String>,
    /// How often it was tried.
    pub attempts: i32,
}

/// Tells a person that something waits. Once, however much waits.
///
/// # Errors
/// The database failed.
pub fn something_waits(conn: &mut DbConn, account: AccountKey, now: NaiveDateTime) -> QueryResult<()> {
    let waiting = outbox::table.filter(outbox::account_key.eq(account)).filter(outbox::sent_at.is_null());
    if diesel::select(diesel::dsl::exists(waiting)).get_result(conn)? {
        return Ok(());
    }
    diesel::insert_into(outbox::table)
        .values((
            outbox::kind.eq("waits"),
            outbox::account_key.eq(account),
            outbox::created_at.eq(now),
            outbox::due_at.eq(now),
            outbox::attempts.eq(0),
        ))
        .execute(conn)?;
    Ok(())
}

/// The letters that are due, oldest first.
///
/// # Errors
/// The database failed.
pub fn due(conn: &mut DbConn, now: NaiveDateTime, most: i64) -> QueryResult<Vec<Letter>> {
    let rows: Vec<(i64, crate::id::AccountId, Option<String>, i32)> = outbox::table
        .inner_join(accounts::table.on(outbox::account_key.eq(accounts::key)))
        .filter(outbox::sent_at.is_null())
        .filter(outbox::due_at.le(now))
        .filter(accounts::active.eq(true))
        .order(outbox::key)
        .limit(most)
        .select((outbox::key, accounts::id, accounts::language, outbox::attempts))
        .load(conn)?;
    Ok(rows.into_iter().map(|(key, account, language, attempts)| Letter { key, account, language, attempts }).collect())
}

/// Marks a letter as sent, or puts it off: by a minute, doubling, up to a day.
///
/// # Errors
/// The database failed.
pub fn sent(conn: &mut DbConn, letter: &Letter, done: bool, now: NaiveDateTime) -> QueryResult<()> {
    let row = diesel::update(outbox::table.filter(outbox::key.eq(letter.key)));
    if done {
        row.set((outbox::sent_at.eq(now), outbox::attempts.eq(letter.attempts + 1))).execute(conn)?;
    } else {
        let minutes = 1i64 << letter.attempts.clamp(0, 10);
        let due = now + Duration::minutes(minutes.min(24 * 60));
        row.set((outbox::due_at.eq(due), outbox::attempts.eq(letter.attempts + 1))).execute(conn)?;
    }
    Ok(())
}

/// Marks every letter that waits as sent: what a filled instance brings along is no news.
///
/// # Errors
/// The database failed.
pub fn settle(conn: &mut DbConn, now: NaiveDateTime) -> QueryResult<usize> {
    diesel::update(outbox::table.filter(outbox::sent_at.is_null())).set(outbox::sent_at.eq(now)).execute(conn)
}
