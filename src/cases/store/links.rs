//! What waits for services, sealed to links. Found by what the link makes; no row names a case.
use crate::cases::model::Reach;
use crate::storage::DbConn;
use crate::storage::schema::links as table;
use chrono::NaiveDate;
use diesel::prelude::*;

/// Codes that do not fit, after which a link opens nothing any more.
const MOST_WRONG: i32 = 10;

/// Keeps what waits behind a link.
pub(in crate::cases) fn add_link(conn: &mut DbConn, hash: &[u8], sealed: &[u8], until: NaiveDate) -> QueryResult<()> {
    let row = (table::hash.eq(hash), table::sealed.eq(sealed), table::until_on.eq(until), table::reach.eq(Reach::Sent));
    diesel::insert_into(table::table).values(row).execute(conn)?;
    Ok(())
}

/// What waits behind a link that still opens something, and how far its service is.
pub(in crate::cases) fn link(
    conn: &mut DbConn,
    hash: &[u8],
    today: NaiveDate,
) -> QueryResult<Option<(Vec<u8>, Reach)>> {
    let live = table::table.find(hash).filter(table::until_on.ge(today)).filter(table::wrong.lt(MOST_WRONG));
    live.select((table::sealed, table::reach)).first(conn).optional()
}

/// A code did not fit.
pub(in crate::cases) fn link_wrong(conn: &mut DbConn, hash: &[u8]) -> QueryResult<()> {
    diesel::update(table::table.find(hash)).set(table::wrong.eq(table::wrong + 1)).execute(conn)?;
    Ok(())
}

/// The service is further than it was. False: it said so before, or the link is over.
pub(in crate::cases) fn link_moved(conn: &mut DbConn, hash: &[u8], from: Reach, to: Reach) -> QueryResult<bool> {
    let row = table::table.find(hash).filter(table::reach.eq(from));
    Ok(diesel::update(row).set(table::reach.eq(to)).execute(conn)? == 1)
}

/// These open nothing any more.
pub(in crate::cases) fn end_links(conn: &mut DbConn, hashes: &[Vec<u8>]) -> QueryResult<()> {
    diesel::delete(table::table.filter(table::hash.eq_any(hashes.to_vec()))).execute(conn)?;
    Ok(())
}

/// Forgets those whose last day is past.
pub(in crate::cases) fn forget_links(conn: &mut DbConn, today: NaiveDate) -> QueryResult<()> {
    diesel::delete(table::table.filter(table::until_on.lt(today))).execute(conn)?;
    Ok(())
}
