//! All SQL of this feature. A report is read by its author alone.
use super::model::Report;
use crate::id::AccountKey;
use crate::storage::DbConn;
use crate::storage::schema::network_reports as t;
use crate::tracker::Quarter;
use chrono::NaiveDate;
use diesel::prelude::*;

/// A report as it is stored.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    /// The day it was frozen.
    pub on: NaiveDate,
    /// The report, as JSON.
    pub body: String,
    /// SHA-256 of it.
    pub hash: Vec<u8>,
}

impl Stored {
    /// The report; `None` if another hand changed it.
    pub fn read(&self) -> Option<Report> {
        let whole = self.hash == crate::sealing::sha256(self.body.as_bytes());
        serde_json::from_str(&self.body).ok().filter(|_| whole)
    }
}

/// What `author` froze of a quarter.
pub(super) fn of(conn: &mut DbConn, author: AccountKey, quarter: Quarter) -> QueryResult<Option<Stored>> {
    let row = t::table.find((author, quarter.first_day())).select((t::frozen_on, t::body, t::hash));
    let row: Option<(NaiveDate, String, Vec<u8>)> = row.first(conn).optional()?;
    Ok(row.map(|(on, body, hash)| Stored { on, body, hash }))
}

/// Freezes it. False: it was frozen before, and stays as it was.
pub(super) fn add(conn: &mut DbConn, author: AccountKey, quarter: Quarter, new: &Stored) -> QueryResult<bool> {
    if of(conn, author, quarter)?.is_some() {
        return Ok(false);
    }
    let own = (t::account_key.eq(author), t::quarter.eq(quarter.first_day()));
    let values = (own, (t::frozen_on.eq(new.on), t::body.eq(&new.body), t::hash.eq(&new.hash)));
    // two windows at once: the second is refused by the key of the table
    diesel::insert_into(t::table).values(values).execute(conn)?;
    Ok(true)
}
