//! The audit log: append-only, in the transaction of what it tells. Never content, never a name.
use crate::id::{AccountKey, CaseKey, DeskKey};
use crate::storage::DbConn;
use crate::storage::schema::audit as table;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use diesel::prelude::*;

/// Notes that somebody did a kind of thing, outside cases or to an ordinary one.
///
/// # Errors
/// The database failed.
pub fn note(
    conn: &mut DbConn,
    now: NaiveDateTime,
    actor: Option<AccountKey>,
    kind: &str,
    case: Option<CaseKey>,
) -> QueryResult<()> {
    insert(conn, now, actor, kind, None, case)
}

/// Notes that a kind of thing was done at a desk, on a day. Neither who nor which case nor when in the day: that much
/// would tell who spoke.
///
/// # Errors
/// The database failed.
pub fn note_sealed(conn: &mut DbConn, today: NaiveDate, kind: &str, desk: Option<DeskKey>) -> QueryResult<()> {
    insert(conn, today.and_time(NaiveTime::MIN), None, kind, desk, None)
}

fn insert(
    conn: &mut DbConn,
    at: NaiveDateTime,
    actor: Option<AccountKey>,
    kind: &str,
    desk: Option<DeskKey>,
    case: Option<CaseKey>,
) -> QueryResult<()> {
    diesel::insert_into(table::table)
        .values((
            table::at.eq(at),
            table::actor_key.eq(actor),
            table::kind.eq(kind),
            table::desk_key.eq(desk),
            table::case_key.eq(case.map(|c| c.get())),
            table::detail.eq(""),
        ))
        .execute(conn)?;
    Ok(())
}

/// One line of the log.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its key, for paging.
    pub key: i64,
    /// When; for sealed cases the day alone.
    pub at: NaiveDateTime,
    /// Who; never for sealed cases.
    pub actor: Option<AccountKey>,
    /// What kind of thing.
    pub kind: String,
    /// At which desk, for sealed cases.
    pub desk: Option<DeskKey>,
}

/// The newest entries before `before`.
///
/// # Errors
/// The database failed.
pub fn page(conn: &mut DbConn, before: Option<i64>, most: i64) -> QueryResult<Vec<Entry>> {
    type Row = (i64, NaiveDateTime, Option<AccountKey>, String, Option<DeskKey>);
    let rows: Vec<Row> = table::table
        .filter(table::key.lt(before.unwrap_or(i64::MAX)))
        .order(table::key.desc())
        .limit(most)
        .select((table::key, table::at, table::actor_key, table::kind, table::desk_key))
        .load(conn)?;
    Ok(rows.into_iter().map(|(key, at, actor, kind, desk)| Entry { key, at, actor, kind, desk }).collect())
}
