//! Passkeys, and the challenge that waits in a session's row. What another build of the program reads stands here too: an
//! account that has passkeys has a second factor, whether this build can ask for it or not.
use crate::accounts::Error;
use crate::id::{AccountId, AccountKey};
use crate::storage::DbConn;
use crate::storage::schema::{accounts, passkeys};
use diesel::prelude::*;

/// A passkey of an account.
#[derive(Debug, Clone, Queryable)]
pub struct PasskeyRow {
    pub key: i64,
    /// Encrypted with the instance's key.
    pub sealed: Vec<u8>,
}

pub fn has_passkeys(conn: &mut DbConn, account: AccountKey) -> QueryResult<bool> {
    let own = passkeys::table.filter(passkeys::account_key.eq(account));
    diesel::select(diesel::dsl::exists(own)).get_result(conn)
}

/// Takes all passkeys of an account away.
pub fn remove_passkeys(conn: &mut DbConn, account: AccountKey) -> QueryResult<()> {
    diesel::delete(passkeys::table.filter(passkeys::account_key.eq(account))).execute(conn)?;
    Ok(())
}

/// Every passkey, with the public id of its account.
pub fn all_passkeys(conn: &mut DbConn) -> Result<Vec<(AccountId, PasskeyRow)>, Error> {
    let rows = passkeys::table.inner_join(accounts::table);
    Ok(rows.select((accounts::id, (passkeys::key, passkeys::sealed))).load(conn)?)
}

/// Puts `new` in the place of what a passkey was; 0 if it is another by now, or gone.
pub fn replace_passkey(conn: &mut DbConn, old: &PasskeyRow, new: &[u8]) -> QueryResult<usize> {
    let row = passkeys::table.find(old.key).filter(passkeys::sealed.eq(&old.sealed));
    diesel::update(row).set(passkeys::sealed.eq(new)).execute(conn)
}

#[cfg(feature = "passkeys")]
mod asked {
    use super::{AccountKey, DbConn, PasskeyRow, passkeys};
    use crate::id::SessionKey;
    use crate::storage::schema::sessions;
    use chrono::NaiveDateTime;
    use diesel::prelude::*;

    /// The passkeys of an account, the oldest first, each with the moment since which it is there.
    pub fn passkeys_of(conn: &mut DbConn, account: AccountKey) -> QueryResult<Vec<(PasskeyRow, NaiveDateTime)>> {
        passkeys::table
            .filter(passkeys::account_key.eq(account))
            .order(passkeys::key)
            .select(((passkeys::key, passkeys::sealed), passkeys::since_at))
            .load(conn)
    }

    pub fn add_passkey(conn: &mut DbConn, account: AccountKey, sealed: &[u8], now: NaiveDateTime) -> QueryResult<()> {
        diesel::insert_into(passkeys::table)
            .values((passkeys::account_key.eq(account), passkeys::sealed.eq(sealed), passkeys::since_at.eq(now)))
            .execute(conn)?;
        Ok(())
    }

    pub fn remove_passkey(conn: &mut DbConn, key: i64) -> QueryResult<()> {
        diesel::delete(passkeys::table.find(key)).execute(conn)?;
        Ok(())
    }

    /// Keeps a challenge in the place of the one before.
    pub fn keep_challenge(conn: &mut DbConn, session: SessionKey, sealed: Vec<u8>) -> QueryResult<()> {
        diesel::update(sessions::table.find(session)).set(sessions::challenge.eq(Some(sealed))).execute(conn)?;
        Ok(())
    }

    /// Takes the challenge out of a session's row: it is answered once, rightly or wrongly.
    pub fn take_challenge(conn: &mut DbConn, session: SessionKey) -> QueryResult<Option<Vec<u8>>> {
        let row = || sessions::table.find(session);
        let kept: Option<Option<Vec<u8>>> = row().select(sessions::challenge).first(conn).optional()?;
        let Some(sealed) = kept.flatten() else { return Ok(None) };
        let taken = diesel::update(row().filter(sessions::challenge.eq(&sealed)))
            .set(sessions::challenge.eq(None::<Vec<u8>>))
            .execute(conn)?;
        Ok((taken == 1).then_some(sealed))
    }
}
#[cfg(feature = "passkeys")]
pub use asked::{add_passkey, keep_challenge, passkeys_of, remove_passkey, take_challenge};
