//! All SQL of this feature. Reports are added and read; nothing changes one.
use super::model::Stored;
use crate::id::{AccountKey, PlaceKey};
use crate::storage::DbConn;
use crate::storage::schema::tracker_reports as t;
use chrono::NaiveDate;
use diesel::prelude::*;

/// Reports are made one after another: each looks at those before.
pub(super) const REPORTS: &str = "tracker_reports";

/// The newest reports, the newest first.
pub(super) fn newest(conn: &mut DbConn, most: i64) -> QueryResult<Vec<Stored>> {
    let rows = t::table.order(t::key.desc()).limit(most).select((t::key, t::area_key, t::body, t::hash));
    Ok(rows.load(conn)?.into_iter().map(stored).collect())
}

/// One of them.
pub(super) fn one(conn: &mut DbConn, key: i64) -> QueryResult<Option<Stored>> {
    Ok(t::table.find(key).select((t::key, t::area_key, t::body, t::hash)).first(conn).optional()?.map(stored))
}

/// Those of some periods, the oldest first.
pub(super) fn of(conn: &mut DbConn, covers: Vec<String>) -> QueryResult<Vec<Stored>> {
    let rows = t::table.filter(t::covers.eq_any(covers)).order(t::key).select((t::key, t::area_key, t::body, t::hash));
    Ok(rows.load(conn)?.into_iter().map(stored).collect())
}

fn stored((key, area, bytes, hash): (i64, Option<i64>, String, Vec<u8>)) -> Stored {
    Stored { key, area, bytes, hash }
}

/// A report to be kept.
pub(super) struct New<'a> {
    pub covers: String,
    pub area: Option<PlaceKey>,
    pub made_by: AccountKey,
    pub made_on: NaiveDate,
    pub bytes: &'a str,
    pub hash: &'a [u8],
}

/// Adds it; answers its number.
pub(super) fn add(conn: &mut DbConn, new: &New<'_>) -> QueryResult<i64> {
    let about =
        (t::covers.eq(&new.covers), t::area_key.eq(new.area), t::made_by.eq(new.made_by), t::made_on.eq(new.made_on));
    diesel::insert_into(t::table)
        .values((about, t::body.eq(new.bytes), t::hash.eq(new.hash)))
        .returning(t::key)
        .get_result(conn)
}
