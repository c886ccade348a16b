//! What is done to accounts, each in one transaction. `by` is who does it; nobody on the command line.
use super::error::Error;
use super::factor;
use super::model::{Kept, NewAccount, check_roles};
use super::store::{self, FactorRow};
use crate::access::{Held, Role};
use crate::audit;
use crate::config::Security;
use crate::id::AccountKey;
use crate::sealing::{Argon2Cost, InstanceKeys, PlainCredentials, TotpSecret};
use crate::storage::{self, DbConn};
use chrono::NaiveDateTime;

/// What is asked of all accounts together ("the last administrator") is asked one at a time.
const SCOPE: &str = "accounts";

/// Adds an account with its roles.
///
/// # Errors
/// The name is taken, or the database failed.
pub fn create(
    conn: &mut DbConn,
    new: &NewAccount,
    by: Option<AccountKey>,
    now: NaiveDateTime,
) -> Result<AccountKey, Error> {
    let key = store::insert(conn, new, now)?;
    new.roles.iter().try_for_each(|held| store::add_role(conn, key, held))?;
    audit::note(conn, now, by, "account_created", None)?;
    Ok(key)
}

/// Gives an account one more role; one it holds already is not given twice.
///
/// # Errors
/// The roles exclude each other, or there is no such account.
pub fn add_role(
    conn: &mut DbConn,
    account: AccountKey,
    held: Held,
    by: Option<AccountKey>,
    now: NaiveDateTime,
) -> Result<(), Error> {
    storage::lock(conn, SCOPE)?;
    store::is_active(conn, account)?.ok_or(Error::Unknown)?;
    let mut roles = store::own_roles(conn, account)?;
    if roles.contains(&held) {
        return Ok(());
    }
    roles.push(held.clone());
    check_roles(&roles)?;
    store::add_role(conn, account, &held)?;
    Ok(audit::note(conn, now, by, "role_given", None)?)
}

/// Closes an account: nobody signs in with it, and its sessions end at once.
///
/// # Errors
/// It is the last active administrator, or there is no such account.
pub fn disable(
    conn: &mut DbConn,
    account: AccountKey,
    by: Option<AccountKey>,
    now: NaiveDateTime,
) -> Result<(), Error> {
    storage::lock(conn, SCOPE)?;
    store::is_active(conn, account)?.ok_or(Error::Unknown)?;
    if store::active_administrators(conn)? == [account] {
        return Err(Error::LastAdministrator);
    }
    store::set_active(conn, account, false)?;
    store::delete_all(conn, account)?;
    Ok(audit::note(conn, now, by, "account_disabled", None)?)
}

/// Opens a closed account again, with the password it had.
///
/// # Errors
/// There is no such account.
pub fn enable(conn: &mut DbConn, account: AccountKey, by: Option<AccountKey>, now: NaiveDateTime) -> Result<(), Error> {
    store::is_active(conn, account)?.ok_or(Error::Unknown)?;
    store::set_active(conn, account, true)?;
    Ok(audit::note(conn, now, by, "account_enabled", None)?)
}

/// Puts a first password in the place of a forgotten one; a second factor goes, too. The old keys go with the old password: what was sealed to them
/// stays closed to this account, and new keys come with its next own password. `first` is hashed before the transaction.
///
/// # Errors
/// There is no such account, or it was changed at the same moment.
pub fn reset(
    conn: &mut DbConn,
    account: AccountKey,
    first: PlainCredentials,
    by: Option<AccountKey>,
    now: NaiveDateTime,
) -> Result<(), Error> {
    let login = store::login_by_key(conn, account)?;
    store::set_password(conn, account, &login.stored, &Kept::First(first))?;
    store::remove_factor(conn, account)?;
    store::delete_all(conn, account)?;
    Ok(audit::note(conn, now, by, "account_reset", None)?)
}

/// Hashes a first password, for `reset`.
///
/// # Errors
/// The machine gave no memory.
pub fn first_password(password: &str, cost: Argon2Cost) -> Result<PlainCredentials, Error> {
    Ok(PlainCredentials::create(password.trim(), cost)?)
}

/// Takes the second factor away from whoever has lost it: the next sign-in asks for a new one where the roles need it.
/// Every session ends.
///
/// # Errors
/// There is no such account.
pub fn reset_factor(
    conn: &mut DbConn,
    account: AccountKey,
    by: Option<AccountKey>,
    now: NaiveDateTime,
) -> Result<(), Error> {
    store::is_active(conn, account)?.ok_or(Error::Unknown)?;
    store::remove_factor(conn, account)?;
    store::delete_all(conn, account)?;
    Ok(audit::note(conn, now, by, "factor_reset", None)?)
}

/// Gives an account a second factor that is known already: for instances that are filled to be tried. One that has a
/// factor keeps it.
///
/// # Errors
/// There is no such account, or the database failed.
pub fn enrol(
    conn: &mut DbConn,
    keys: &InstanceKeys,
    account: AccountKey,
    secret: &TotpSecret,
    now: NaiveDateTime,
) -> Result<(), Error> {
    let id = store::ids(conn, &[account])?.first().copied().ok_or(Error::Unknown)?;
    if store::factor(conn, account)?.is_some() {
        return Ok(());
    }
    let row = FactorRow { secret: factor::encrypt(keys, id, secret)?, last_step: 0 };
    store::set_factor(conn, account, None, &row, now)
}

type Limit = fn(&Security) -> Option<i64>;

/// Whose sessions lock when nobody uses them, and after how many seconds: committee phones lie around, and the keys of
/// focal points open sealed cases.
pub(super) const LOCKS: &[(Role, Limit)] = &[
    (Role::CommitteeMember, |security| Some(security.lock_after_seconds).filter(|seconds| *seconds > 0)),
    (Role::FocalPoint, |security| Some(security.sealed_idle_seconds).filter(|seconds| *seconds > 0)),
];

/// After how many seconds without use a session with these roles locks.
pub(super) fn idle_limit(roles: &[Held], security: &Security) -> Option<i64> {
    let held = LOCKS.iter().filter(|(role, _)| roles.iter().any(|held| held.role == *role));
    held.filter_map(|(_, limit)| limit(security)).min()
}

/// Whether these roles may open a session with a PIN: never where keys of sealed cases are.
pub(super) fn may_have_pin(roles: &[Held]) -> bool {
    !roles.iter().any(|held| held.role == Role::FocalPoint)
}
