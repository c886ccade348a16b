//! Visits: the few minutes in which somebody who came with a code reads and writes.
use crate::storage::DbConn;
use crate::storage::schema::follow_sessions as table;
use chrono::NaiveDateTime;
use diesel::dsl::exists;
use diesel::prelude::*;

/// A visit begins, or what it holds is another thing from now on.
pub(super) fn put(conn: &mut DbConn, hash: &[u8], note: &[u8], until: NaiveDateTime) -> QueryResult<()> {
    diesel::delete(table::table.find(hash)).execute(conn)?;
    let row = (table::hash.eq(hash), table::note.eq(note), table::until_at.eq(until));
    diesel::insert_into(table::table).values(row).execute(conn)?;
    Ok(())
}

/// What a visit holds that is not over.
pub(super) fn find(
    conn: &mut DbConn,
    hash: &[u8],
    now: NaiveDateTime,
) -> QueryResult<Option<(Vec<u8>, NaiveDateTime)>> {
    let row = table::table.filter(table::hash.eq(hash)).filter(table::until_at.gt(now));
    row.select((table::note, table::until_at)).first(conn).optional()
}

/// It goes on for a while. False: it was ended meanwhile.
pub(super) fn go_on(conn: &mut DbConn, hash: &[u8], until: NaiveDateTime) -> QueryResult<bool> {
    Ok(diesel::update(table::table.find(hash)).set(table::until_at.eq(until)).execute(conn)? == 1)
}

/// It is over.
pub(super) fn end(conn: &mut DbConn, hash: &[u8]) -> QueryResult<()> {
    diesel::delete(table::table.find(hash)).execute(conn)?;
    Ok(())
}

/// Whether some are over and still there.
pub(super) fn is_any_over(conn: &mut DbConn, now: NaiveDateTime) -> QueryResult<bool> {
    diesel::select(exists(table::table.filter(table::until_at.le(now)))).get_result(conn)
}

/// Forgets those that are over.
pub(super) fn forget_over(conn: &mut DbConn, now: NaiveDateTime) -> QueryResult<()> {
    diesel::delete(table::table.filter(table::until_at.le(now))).execute(conn)?;
    Ok(())
}
