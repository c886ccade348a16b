//! Second factors and the codes on paper.
use super::passkeys::{has_passkeys, remove_passkeys};
use crate::accounts::Error;
use crate::accounts::factor::Proof;
use crate::id::{AccountId, AccountKey};
use crate::storage::DbConn;
use crate::storage::schema::{accounts, factors, recovery_codes};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// The second factor of an account.
#[derive(Debug, Clone, Queryable)]
pub struct FactorRow {
    /// Encrypted with the instance's key.
    pub secret: Vec<u8>,
    /// The step of the last code that was taken.
    pub last_step: i64,
}

pub fn factor(conn: &mut DbConn, account: AccountKey) -> QueryResult<Option<FactorRow>> {
    factors::table.find(account).select((factors::secret, factors::last_step)).first(conn).optional()
}

/// Every second factor, with the public id of its account.
pub fn all_factors(conn: &mut DbConn) -> Result<Vec<(AccountKey, AccountId, FactorRow)>, Error> {
    let rows = factors::table.inner_join(accounts::table);
    Ok(rows.select((accounts::key, accounts::id, (factors::secret, factors::last_step))).load(conn)?)
}

/// Puts the same secret, encrypted anew, in the place of what it was; nothing happens if it is another by now.
pub fn encrypt_anew(conn: &mut DbConn, account: AccountKey, old: &FactorRow, new: &[u8]) -> Result<usize, Error> {
    let row = factors::table.find(account).filter(factors::secret.eq(&old.secret));
    Ok(diesel::update(row).set(factors::secret.eq(new)).execute(conn)?)
}

/// Gives an account a second factor in the place of `old`, the one it had when the new one was offered.
pub fn set_factor(
    conn: &mut DbConn,
    account: AccountKey,
    old: Option<&FactorRow>,
    new: &FactorRow,
    now: NaiveDateTime,
) -> Result<(), Error> {
    let values = (factors::secret.eq(&new.secret), factors::last_step.eq(new.last_step), factors::since_at.eq(now));
    let done = match old {
        Some(old) => diesel::update(factors::table.find(account))
            .filter(factors::secret.eq(&old.secret))
            .set(values)
            .execute(conn)?,
        None if factor(conn, account)?.is_some() => 0,
        None => diesel::insert_into(factors::table).values((factors::account_key.eq(account), values)).execute(conn)?,
    };
    if done == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// Whether the account has a second factor of any kind.
pub fn has_factor(conn: &mut DbConn, account: AccountKey) -> QueryResult<bool> {
    Ok(factor(conn, account)?.is_some() || has_passkeys(conn, account)?)
}

/// Takes every second factor away, and the codes on paper.
pub fn remove_factor(conn: &mut DbConn, account: AccountKey) -> QueryResult<()> {
    diesel::delete(factors::table.find(account)).execute(conn)?;
    remove_passkeys(conn, account)?;
    remove_codes(conn, account)
}

/// Uses a code up; false if somebody else did at the same moment, or the factor is another by now.
pub fn spend(conn: &mut DbConn, account: AccountKey, proof: &Proof) -> QueryResult<bool> {
    let spent = match proof {
        Proof::Step { secret, step } => diesel::update(factors::table.find(account))
            .filter(factors::secret.eq(secret))
            .filter(factors::last_step.lt(step))
            .set(factors::last_step.eq(step))
            .execute(conn)?,
        Proof::Recovery { hash } => diesel::delete(recovery_codes::table.find(hash))
            .filter(recovery_codes::account_key.eq(account))
            .execute(conn)?,
    };
    Ok(spent == 1)
}

/// Gives an account other recovery codes, by their hashes.
pub fn replace_codes(conn: &mut DbConn, account: AccountKey, hashes: &[Vec<u8>]) -> QueryResult<()> {
    remove_codes(conn, account)?;
    for hash in hashes {
        diesel::insert_into(recovery_codes::table)
            .values((recovery_codes::hash.eq(hash), recovery_codes::account_key.eq(account)))
            .execute(conn)?;
    }
    Ok(())
}

pub fn remove_codes(conn: &mut DbConn, account: AccountKey) -> QueryResult<()> {
    diesel::delete(recovery_codes::table.filter(recovery_codes::account_key.eq(account))).execute(conn)?;
    Ok(())
}

pub fn codes_left(conn: &mut DbConn, account: AccountKey) -> QueryResult<i64> {
    recovery_codes::table.filter(recovery_codes::account_key.eq(account)).count().get_result(conn)
}
