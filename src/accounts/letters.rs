//! How people are written to: whether, at which hour, where.
use super::Error;
use super::store::{self, Letters};
use crate::access::{Held, Role};
use crate::id::{AccountId, AccountKey};
use crate::sealing::InstanceKeys;
use crate::storage::DbConn;

/// What a person chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    /// Whether letters are wanted.
    pub wanted: bool,
    /// At which hour of the day (0 to 23); none: at once.
    pub hour: Option<i32>,
    /// Where to; none: nowhere.
    pub email: Option<String>,
}

/// Whether somebody may do without letters, or wait for them: never whoever looks after sealed cases, or is told of changed
/// rights.
pub fn may_wait(roles: &[Held]) -> bool {
    !roles.iter().any(|held| matches!(held.role, Role::FocalPoint | Role::Administrator))
}

/// How a person is written to.
///
/// # Errors
/// The database failed, or the address cannot be read.
pub fn writing(conn: &mut DbConn, keys: &InstanceKeys, account: (AccountKey, AccountId)) -> Result<Writing, Error> {
    let Letters { wanted, hour, email } = store::letters(conn, account.0)?;
    let email = email.map(|bytes| address(keys, account.1, &bytes)).transpose()?;
    Ok(Writing { wanted, hour, email })
}

/// Changes how a person is written to. Whoever must be reached at once is, whatever was chosen.
///
/// # Errors
/// The database failed.
pub fn set_writing(
    conn: &mut DbConn,
    keys: &InstanceKeys,
    account: (AccountKey, AccountId),
    roles: &[Held],
    chosen: &Writing,
) -> Result<(), Error> {
    let free = may_wait(roles);
    let encrypt = |plain: &String| keys.encrypt(&purpose(account.1), plain.as_bytes());
    let letters = Letters {
        wanted: chosen.wanted || !free,
        hour: chosen.hour.filter(|hour| free && (0..24).contains(hour)),
        email: chosen.email.as_ref().map(encrypt).transpose()?,
    };
    Ok(store::set_letters(conn, account.0, &letters)?)
}

/// The address of an account, from its row.
///
/// # Errors
/// It is not encrypted with a key of this instance, or for another account.
pub fn address(keys: &InstanceKeys, account: AccountId, encrypted: &[u8]) -> Result<String, Error> {
    let plain = keys.decrypt(&purpose(account), encrypted)?;
    String::from_utf8(plain.to_vec()).map_err(|_| Error::Unknown)
}

/// What the key is used for: a row of another account does not open.
pub(super) fn purpose(account: AccountId) -> String {
    format!("email/{account}")
}
