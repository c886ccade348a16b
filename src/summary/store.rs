//! The only file of this feature that speaks SQL.
use crate::storage::DbConn;
use crate::storage::schema::public_quarters as table;
use chrono::NaiveDate;
use diesel::prelude::*;

/// The first day of a quarter, when it was written, and what is said.
pub type Row = (NaiveDate, NaiveDate, String);

/// The newest quarters.
pub fn newest(conn: &mut DbConn, most: i64) -> QueryResult<Vec<Row>> {
    table::table.order(table::quarter.desc()).limit(most).load(conn)
}

/// Whether a quarter is written already.
pub fn is_there(conn: &mut DbConn, quarter: NaiveDate) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(table::table.find(quarter))).get_result(conn)
}

/// Writes a quarter; it is never changed.
pub fn add(conn: &mut DbConn, quarter: NaiveDate, on: NaiveDate, body: &str) -> QueryResult<()> {
    let row = (table::quarter.eq(quarter), table::frozen_on.eq(on), table::body.eq(body));
    diesel::insert_into(table::table).values(row).execute(conn).map(drop)
}
