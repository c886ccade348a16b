//! The only file of this feature that speaks SQL.
use super::model::Kind;
use crate::id::{AccountKey, CommitteeKey};
use crate::storage::DbConn;
use crate::storage::schema::alerts as table;
use chrono::NaiveDate;
use diesel::prelude::*;

/// An alert that lasts: its row, what it is about, and when it was made.
pub type Lasting = (i64, Kind, Option<CommitteeKey>, NaiveDate);

/// The alerts of somebody that are not over, the oldest first; those alone that were not seen, where asked for.
pub fn lasting(conn: &mut DbConn, account: AccountKey, unseen: bool) -> QueryResult<Vec<Lasting>> {
    let own = table::table.filter(table::account_key.eq(account)).filter(table::over_on.is_null());
    let columns = (table::key, table::kind, table::committee_key, table::made_on);
    if unseen {
        own.filter(table::seen_on.is_null()).order(table::key).select(columns).load(conn)
    } else {
        own.order(table::key).select(columns).load(conn)
    }
}

/// Writes an alert down.
pub fn add(
    conn: &mut DbConn,
    account: AccountKey,
    (kind, committee): (Kind, Option<CommitteeKey>),
    today: NaiveDate,
) -> QueryResult<()> {
    let row = (
        table::account_key.eq(account),
        table::kind.eq(kind),
        table::committee_key.eq(committee),
        table::made_on.eq(today),
    );
    diesel::insert_into(table::table).values(row).execute(conn).map(drop)
}

/// What an alert was about is over: if it comes again, it is said again.
pub fn over(conn: &mut DbConn, key: i64, today: NaiveDate) -> QueryResult<()> {
    diesel::update(table::table.find(key)).set(table::over_on.eq(today)).execute(conn).map(drop)
}

/// Somebody has seen their own alert.
pub fn seen(conn: &mut DbConn, account: AccountKey, keys: &[i64], today: NaiveDate) -> QueryResult<usize> {
    let own = table::table.filter(table::account_key.eq(account)).filter(table::key.eq_any(keys.to_vec()));
    diesel::update(own.filter(table::seen_on.is_null())).set(table::seen_on.eq(today)).execute(conn)
}
