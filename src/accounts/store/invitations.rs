//! Ways in for the first time: links, of which the hash alone is kept, and how long first passwords are good.
use crate::accounts::Error;
use crate::accounts::model::Login;
use crate::id::AccountKey;
use crate::storage::DbConn;
use crate::storage::schema::{accounts, invitations};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// Opens a way in until a moment; the one before is closed. Without `hash`: by the first password alone.
pub fn invite(conn: &mut DbConn, account: AccountKey, hash: Option<[u8; 32]>, until: NaiveDateTime) -> QueryResult<()> {
    forget_invitation(conn, account)?;
    diesel::insert_into(invitations::table)
        .values((
            invitations::account_key.eq(account),
            invitations::hash.eq(hash.map(|hash| hash.to_vec())),
            invitations::expires_at.eq(until),
        ))
        .execute(conn)?;
    Ok(())
}

/// Closes the way in.
pub fn forget_invitation(conn: &mut DbConn, account: AccountKey) -> QueryResult<()> {
    diesel::delete(invitations::table.find(account)).execute(conn)?;
    Ok(())
}

/// Until when the way in of an account is open.
pub fn invited_until(conn: &mut DbConn, account: AccountKey) -> QueryResult<Option<NaiveDateTime>> {
    invitations::table.find(account).select(invitations::expires_at).first(conn).optional()
}

/// The account to which a link leads now, with its name; nobody if it was used, is over or never was.
pub fn invited(conn: &mut DbConn, hash: &[u8; 32], now: NaiveDateTime) -> Result<Option<(String, Login)>, Error> {
    let found: Option<(AccountKey, String)> = invitations::table
        .inner_join(accounts::table)
        .filter(invitations::hash.eq(hash.to_vec()))
        .filter(invitations::expires_at.gt(now))
        .filter(accounts::active.eq(true))
        .select((accounts::key, accounts::name))
        .first(conn)
        .optional()?;
    let Some((key, name)) = found else { return Ok(None) };
    Ok(Some((name, super::login_by_key(conn, key)?)))
}

/// Uses a link up; false if somebody was faster, or it is over.
pub fn use_link(conn: &mut DbConn, hash: &[u8; 32], now: NaiveDateTime) -> QueryResult<bool> {
    let open = invitations::table.filter(invitations::hash.eq(hash.to_vec())).filter(invitations::expires_at.gt(now));
    Ok(diesel::delete(open).execute(conn)? == 1)
}
