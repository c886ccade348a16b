//! The only file of this feature that speaks SQL.
use crate::id::{AccountId, AccountKey, CaseKey};
use crate::storage::DbConn;
use crate::storage::schema::{accounts, outbox};
use crate::text_enum;
use chrono::{Duration, NaiveDateTime};
use diesel::dsl::exists;
use diesel::prelude::*;
use std::collections::HashSet;

text_enum!(
    /// What a letter is for.
    Kind {
        /// Something waits in the program.
        Waits = "waits",
        /// An auditor is given the newest checkpoint to keep.
        Checkpoint = "checkpoint",
    }
);

/// A letter that waits to be sent.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Its row.
    pub key: i64,
    /// What it is for.
    pub kind: Kind,
    /// Public id of the reader: stands in the address, so that no name does.
    pub account: AccountId,
    /// The reader's language.
    pub language: Option<String>,
    /// How often it was tried.
    pub attempts: i32,
}

/// How many letters should have left before a moment and did not.
///
/// # Errors
/// The database failed.
pub fn stuck(conn: &mut DbConn, before: NaiveDateTime) -> QueryResult<i64> {
    outbox::table.filter(outbox::sent_at.is_null()).filter(outbox::created_at.lt(before)).count().get_result(conn)
}

/// Tells a person that something waits. Once, however much waits.
///
/// # Errors
/// The database failed.
pub fn something_waits(conn: &mut DbConn, account: AccountKey, now: NaiveDateTime) -> QueryResult<()> {
    enqueue(conn, account, None, now)
}

/// Tells a person that something waits, whether or not they want letters: somebody changed rights.
///
/// # Errors
/// The database failed.
pub fn rights_changed(conn: &mut DbConn, account: AccountKey, now: NaiveDateTime) -> QueryResult<()> {
    put(conn, account, None, now)
}

/// Tells a person that something waits, because of a case: `forget` takes it back. What is sent does not say which.
///
/// # Errors
/// The database failed.
pub fn case_waits(conn: &mut DbConn, account: AccountKey, case: CaseKey, now: NaiveDateTime) -> QueryResult<()> {
    enqueue(conn, account, Some(case), now)
}

fn enqueue(conn: &mut DbConn, account: AccountKey, case: Option<CaseKey>, now: NaiveDateTime) -> QueryResult<()> {
    if crate::accounts::wants_letters(conn, account)? { put(conn, account, case, now) } else { Ok(()) }
}

fn put(conn: &mut DbConn, account: AccountKey, case: Option<CaseKey>, now: NaiveDateTime) -> QueryResult<()> {
    let waiting = of_kind(Kind::Waits, account).filter(outbox::sent_at.is_null());
    // as many letters may wait as there are cases: only those about this one are looked at
    let there: bool = match case {
        Some(case) => diesel::select(exists(waiting.filter(outbox::case_key.eq(case)))).get_result(conn)?,
        None => diesel::select(exists(waiting.filter(outbox::case_key.is_null()))).get_result(conn)?,
    };
    if there {
        return Ok(());
    }
    add(conn, Kind::Waits, (account, case), now)
}

/// Gives an auditor the newest checkpoint, unless one was given within the last seven days.
///
/// # Errors
/// The database failed.
pub fn weekly_checkpoint(conn: &mut DbConn, account: AccountKey, now: NaiveDateTime) -> QueryResult<()> {
    let given = of_kind(Kind::Checkpoint, account).filter(outbox::created_at.gt(now - Duration::days(7)));
    if diesel::select(exists(given)).get_result(conn)? {
        return Ok(());
    }
    add(conn, Kind::Checkpoint, (account, None), now)
}

#[diesel::dsl::auto_type(no_type_alias)]
fn of_kind(kind: Kind, account: AccountKey) -> _ {
    outbox::table.filter(outbox::kind.eq(kind)).filter(outbox::account_key.eq(account))
}

fn add(
    conn: &mut DbConn,
    kind: Kind,
    (account, case): (AccountKey, Option<CaseKey>),
    now: NaiveDateTime,
) -> QueryResult<()> {
    diesel::insert_into(outbox::table)
        .values((
            outbox::kind.eq(kind),
            outbox::account_key.eq(account),
            outbox::created_at.eq(now),
            outbox::due_at.eq(now),
            outbox::attempts.eq(0),
            outbox::case_key.eq(case),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes back what waits to be sent to a person because of a case that is no longer for them.
///
/// # Errors
/// The database failed.
pub fn forget(conn: &mut DbConn, account: AccountKey, case: CaseKey) -> QueryResult<usize> {
    let about = outbox::table.filter(outbox::account_key.eq(account)).filter(outbox::case_key.eq(case));
    diesel::delete(about.filter(outbox::sent_at.is_null())).execute(conn)
}

/// Takes back what waits to be sent to anybody because of a case that is from now on for few.
///
/// # Errors
/// The database failed.
pub fn forget_case(conn: &mut DbConn, case: CaseKey) -> QueryResult<usize> {
    diesel::delete(outbox::table.filter(outbox::case_key.eq(case)).filter(outbox::sent_at.is_null())).execute(conn)
}

/// The letters that are due, oldest first: one for each person, however much waits.
///
/// # Errors
/// The database failed.
pub fn due(conn: &mut DbConn, now: NaiveDateTime, most: i64) -> QueryResult<Vec<Letter>> {
    let mut rows: Vec<(i64, Kind, AccountId, Option<String>, i32)> = outbox::table
        .inner_join(accounts::table.on(outbox::account_key.eq(accounts::key)))
        .filter(outbox::sent_at.is_null())
        .filter(outbox::due_at.le(now))
        .filter(accounts::active.eq(true))
        .order(outbox::key)
        .limit(most)
        .select((outbox::key, outbox::kind, accounts::id, accounts::language, outbox::attempts))
        .load(conn)?;
    let mut seen = HashSet::new();
    rows.retain(|(_, kind, account, ..)| seen.insert((*kind, account.bytes())));
    let letter = |(key, kind, account, language, attempts)| Letter { key, kind, account, language, attempts };
    Ok(rows.into_iter().map(letter).collect())
}

/// Marks a letter as sent, with whatever else waited for the same person; or puts it off: by a minute, doubling, up to a
/// day. What was sent no longer says because of which case.
///
/// # Errors
/// The database failed.
pub fn sent(conn: &mut DbConn, letter: &Letter, done: bool, now: NaiveDateTime) -> QueryResult<()> {
    let own = accounts::table.filter(accounts::id.eq(letter.account)).select(accounts::key);
    let Some(account) = own.first::<AccountKey>(conn).optional()? else { return Ok(()) };
    let waiting = outbox::table
        .filter(outbox::account_key.eq(account))
        .filter(outbox::kind.eq(letter.kind))
        .filter(outbox::sent_at.is_null());
    if done {
        // what came after this letter was read has a letter of its own
        let known = diesel::update(waiting.filter(outbox::created_at.le(now)));
        let nothing = None::<CaseKey>;
        known
            .set((outbox::sent_at.eq(now), outbox::attempts.eq(letter.attempts + 1), outbox::case_key.eq(nothing)))
            .execute(conn)?;
    } else {
        let minutes = 1i64 << letter.attempts.clamp(0, 10);
        let due = now + Duration::minutes(minutes.min(24 * 60));
        diesel::update(waiting)
            .set((outbox::due_at.eq(due), outbox::attempts.eq(letter.attempts + 1)))
            .execute(conn)?;
    }
    Ok(())
}

/// Marks every letter that waits as sent: what a filled instance brings along is no news.
///
/// # Errors
/// The database failed.
pub fn settle(conn: &mut DbConn, now: NaiveDateTime) -> QueryResult<usize> {
    diesel::update(outbox::table.filter(outbox::sent_at.is_null()))
        .set((outbox::sent_at.eq(now), outbox::case_key.eq(None::<CaseKey>)))
        .execute(conn)
}
