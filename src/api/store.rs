//! Tokens in the database: their hashes.
use super::model::{Kept, Token};
use crate::id::AccountKey;
use crate::storage::DbConn;
use crate::storage::schema::{accounts, api_tokens as table};
use chrono::NaiveDate;
use diesel::prelude::*;

type Row = (i64, AccountKey, String, String, NaiveDate, NaiveDate, Option<NaiveDate>, Option<NaiveDate>);

fn kept((key, account, owner, name, made_on, expires_on, last_used_on, revoked_on): Row) -> Kept {
    Kept { key, account, owner, name, made_on, expires_on, last_used_on, revoked_on }
}

macro_rules! columns {
    () => {
        (
            table::key,
            table::account_key,
            accounts::name,
            table::name,
            table::made_on,
            table::expires_on,
            table::last_used_on,
            table::revoked_on,
        )
    };
}

/// Keeps the hash of a token of `account`.
pub fn add(
    conn: &mut DbConn,
    account: AccountKey,
    (token, name): (&Token, &str),
    (made, expires): (NaiveDate, NaiveDate),
) -> QueryResult<()> {
    let row = (
        table::hash.eq(token.hash().to_vec()),
        table::account_key.eq(account),
        table::name.eq(name),
        table::made_on.eq(made),
        table::expires_on.eq(expires),
    );
    diesel::insert_into(table::table).values(row).execute(conn).map(drop)
}

/// The token that somebody sent, whatever became of it.
pub fn find(conn: &mut DbConn, token: &Token) -> QueryResult<Option<Kept>> {
    let row: Option<Row> = table::table
        .inner_join(accounts::table)
        .filter(table::hash.eq(token.hash().to_vec()))
        .select(columns!())
        .first(conn)
        .optional()?;
    Ok(row.map(kept))
}

/// Those of one account, or all; the newest first.
pub fn all(conn: &mut DbConn, of: Option<AccountKey>) -> QueryResult<Vec<Kept>> {
    let rows: Vec<Row> = match of {
        Some(account) => table::table
            .inner_join(accounts::table)
            .filter(table::account_key.eq(account))
            .order(table::key.desc())
            .select(columns!())
            .load(conn)?,
        None => table::table.inner_join(accounts::table).order(table::key.desc()).select(columns!()).load(conn)?,
    };
    Ok(rows.into_iter().map(kept).collect())
}

/// Notes the day on which a token was used; false where that is known.
pub fn used(conn: &mut DbConn, key: i64, today: NaiveDate) -> QueryResult<bool> {
    let before = table::last_used_on.is_null().or(table::last_used_on.lt(today));
    let own = table::table.filter(table::key.eq(key)).filter(before);
    Ok(diesel::update(own).set(table::last_used_on.eq(today)).execute(conn)? == 1)
}

/// Takes a token away; of whom says whose it must be. False where there is none, or it was taken away before.
pub fn revoke(conn: &mut DbConn, key: i64, of: Option<AccountKey>, today: NaiveDate) -> QueryResult<bool> {
    let open = table::table.filter(table::key.eq(key)).filter(table::revoked_on.is_null());
    let done = match of {
        Some(account) => diesel::update(open.filter(table::account_key.eq(account)))
            .set(table::revoked_on.eq(today))
            .execute(conn)?,
        None => diesel::update(open).set(table::revoked_on.eq(today)).execute(conn)?,
    };
    Ok(done == 1)
}
