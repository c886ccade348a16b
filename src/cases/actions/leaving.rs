//! Closing an account, where cases and desks would be left alone by it.
use crate::accounts;
use crate::cases::store;
use crate::desks::{self, Trust};
use crate::id::AccountKey;
use crate::storage::{self, DbConn, ROSTER};
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
    storage::lock(conn, ROSTER)?;
    for desk in desks::all(conn)? {
        if let [only] = desks::members(conn, trust, &desk, today)?.as_slice()
            && only.account == account
        {
            return Err(Stays::LastOfDesk(desk.name));
        }
    }
    if store::is_last_holder(conn, account, today)? {
        return Err(Stays::LastHolder);
    }
    Ok(accounts::disable(conn, account, by, now)?)
}
