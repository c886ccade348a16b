//! Closing an account, or giving it a new beginning, where cases and desks would be left alone by it.
use crate::accounts;
use crate::cases::store;
use crate::desks::{self, Trust};
use crate::id::{AccountKey, DeskKey};
use crate::sealing::PlainCredentials;
use crate::storage::{self, DbConn, ROSTER};
use crate::{grants, notify};
use chrono::{NaiveDate, NaiveDateTime};

/// Why an account stays open.
#[derive(Debug, thiserror::Error)]
pub enum Stays {
    /// Nobody at that desk could take in a case.
    #[error("this is the last member of the team {0} who has keys: let somebody else join it first")]
    LastOfDesk(String),
    /// Nobody but the recovery kit could open it.
    #[error("this is the last person who can open a case kept for few: let them give it to a colleague first")]
    LastHolder,
    /// As accounts say.
    #[error(transparent)]
    Account(#[from] accounts::Error),
}

impl From<diesel::result::Error> for Stays {
    fn from(error: diesel::result::Error) -> Self {
        Self::Account(error.into())
    }
}

impl From<anyhow::Error> for Stays {
    fn from(error: anyhow::Error) -> Self {
        Self::Account(error.into())
    }
}

/// Closes an account, unless a desk or an open sealed case would be left to nobody.
///
/// # Errors
/// `Stays`; nothing is changed then.
pub fn disable(
    conn: &mut DbConn,
    trust: &Trust,
    account: AccountKey,
    by: Option<AccountKey>,
    (today, now): (NaiveDate, NaiveDateTime),
) -> Result<(), Stays> {
    keep_staffed(conn, trust, (account, None), today)?;
    if store::is_last_holder(conn, account, today)? {
        return Err(Stays::LastHolder);
    }
    Ok(accounts::disable(conn, account, by, now)?)
}

/// Puts a first password in the place of a forgotten one. The keys go with the old password, and with them every grant: what the
/// account held is seen by it no more, nobody is told any longer that it can open it, and it can be given anew.
///
/// # Errors
/// As `accounts::reset`.
pub fn reset(
    conn: &mut DbConn,
    account: AccountKey,
    first: PlainCredentials,
    by: Option<AccountKey>,
    now: NaiveDateTime,
) -> Result<(), accounts::Error> {
    accounts::reset(conn, account, first, by, now)?;
    without_keys(conn, account)
}

/// Ends what an account holds whose keys are gone. Comes after the change of the account, which holds the roster.
///
/// # Errors
/// The database failed.
pub fn without_keys(conn: &mut DbConn, account: AccountKey) -> Result<(), accounts::Error> {
    storage::lock(conn, ROSTER)?;
    notify::forget_all(conn, account)?;
    grants::end_all(conn, account)?;
    Ok(())
}

/// Whether a desk (or any) would be left to nobody without an account. Nothing about cases is asked: an administrator must
/// not learn by trying who holds one. What nobody can open afterwards waits for the recovery kit, as `jaabi doctor` says.
///
/// # Errors
/// `LastOfDesk`, or the database failed.
pub fn keep_staffed(
    conn: &mut DbConn,
    trust: &Trust,
    (account, at): (AccountKey, Option<DeskKey>),
    today: NaiveDate,
) -> Result<(), Stays> {
    storage::lock(conn, ROSTER)?;
    match desks::left_to(conn, trust, (account, at), today)? {
        Some(desk) => Err(Stays::LastOfDesk(desk.name)),
        None => Ok(()),
    }
}
