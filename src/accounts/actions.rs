//! What is done to accounts, each in one transaction. `by` is who does it; nobody on the command line.
use super::error::Error;
use super::factor;
use super::link::Link;
use super::model::{Deed, INVITED_FOR, Kept, Login, NewAccount, check_roles};
use super::store::{self, About, FactorRow, MOST};
use crate::access::{Held, Role};
use crate::audit;
use crate::config::Security;
use crate::id::AccountKey;
use crate::sealing::{Argon2Cost, InstanceKeys, PlainCredentials, TotpSecret};
use crate::storage::{self, DbConn};
use chrono::{NaiveDate, NaiveDateTime};

/// What is asked of all accounts together ("the last administrator") is asked one at a time.
const SCOPE: &str = "accounts";

/// Begins a change of somebody's rights: one at a time, by an administrator (still, at this moment) or on the command
/// line, and never by the person. The roster first, as whoever closes an account takes it.
fn begin(conn: &mut DbConn, about: About) -> Result<(), Error> {
    storage::lock(conn, storage::ROSTER)?;
    storage::lock(conn, SCOPE)?;
    let Some(by) = about.by else { return Ok(()) };
    if by == about.account {
        return Err(Error::OwnRights);
    }
    may_change(conn, by)
}

fn may_change(conn: &mut DbConn, by: AccountKey) -> Result<(), Error> {
    if store::active_administrators(conn)?.contains(&by) { Ok(()) } else { Err(Error::NotAdministrator) }
}

/// Writes down what happened, and that the person and the other administrators have not seen it yet.
fn tell(conn: &mut DbConn, about: About, deed: Deed, held: Option<&Held>, now: NaiveDateTime) -> Result<(), Error> {
    let event = store::note_change(conn, about, deed, held, now)?;
    let readers = store::readers(conn, about.account, about.by)?;
    Ok(store::add_news(conn, event, &readers)?)
}

/// Adds an account with its roles. The administrators are told when an administrator did it, or by `announce`: what an
/// instance begins with is no news.
///
/// # Errors
/// The name is taken, whoever does it is no administrator, or the database failed.
pub fn create(
    conn: &mut DbConn,
    new: &NewAccount,
    by: Option<AccountKey>,
    now: NaiveDateTime,
) -> Result<AccountKey, Error> {
    if let Some(by) = by {
        storage::lock(conn, storage::ROSTER)?;
        storage::lock(conn, SCOPE)?;
        may_change(conn, by)?;
    }
    let account = store::insert(conn, new, now)?;
    let about = About { account, by };
    store::note_change(conn, about, Deed::Created, None, now)?;
    for held in &new.roles {
        store::add_role(conn, account, held)?;
        store::note_change(conn, about, Deed::RoleGiven, Some(held), now)?;
    }
    audit::note(conn, now, by, "account_created", None)?;
    if by.is_some() {
        announce(conn, account, by)?;
    }
    Ok(account)
}

/// Tells the administrators of a new account with its roles. The person need not be told of what it begins with.
///
/// # Errors
/// The database failed.
pub fn announce(conn: &mut DbConn, account: AccountKey, by: Option<AccountKey>) -> Result<(), Error> {
    let mut readers = store::readers(conn, account, by)?;
    readers.retain(|reader| *reader != account);
    for change in store::changes(conn, Some(account), (0, MOST))? {
        store::add_news(conn, change.key, &readers)?;
    }
    Ok(())
}

/// Gives an account one more role; one it holds already is not given twice.
///
/// # Errors
/// The roles exclude each other, there is no such account, or whoever does it may not.
pub fn add_role(
    conn: &mut DbConn,
    account: AccountKey,
    held: Held,
    by: Option<AccountKey>,
    now: NaiveDateTime,
) -> Result<(), Error> {
    let about = About { account, by };
    begin(conn, about)?;
    store::is_active(conn, account)?.ok_or(Error::Unknown)?;
    if store::is_retired(conn, account)? {
        return Err(Error::Retired);
    }
    let mut roles = store::own_roles(conn, account)?;
    if roles.contains(&held) {
        return Ok(());
    }
    roles.push(held.clone());
    check_roles(&roles)?;
    store::add_role(conn, account, &held)?;
    tell(conn, about, Deed::RoleGiven, Some(&held), now)?;
    Ok(audit::note(conn, now, by, "role_given", None)?)
}

/// Takes a role with this scope away.
///
/// # Errors
/// It is not held, it is the last administrator's, there is no such account, or whoever does it may not.
pub fn take_role(
    conn: &mut DbConn,
    account: AccountKey,
    held: &Held,
    by: Option<AccountKey>,
    now: NaiveDateTime,
) -> Result<(), Error> {
    let about = About { account, by };
    begin(conn, about)?;
    if !store::own_roles(conn, account)?.contains(held) {
        return Err(Error::Unknown);
    }
    if held.role == Role::Administrator {
        not_the_last(conn, account)?;
    }
    store::end_role(conn, account, held)?;
    tell(conn, about, Deed::RoleTaken, Some(held), now)?;
    Ok(audit::note(conn, now, by, "role_taken", None)?)
}

fn not_the_last(conn: &mut DbConn, account: AccountKey) -> Result<(), Error> {
    if store::active_administrators(conn)? == [account] { Err(Error::LastAdministrator) } else { Ok(()) }
}

/// Closes an account: nobody signs in with it, and its sessions end at once.
///
/// # Errors
/// It is the last active administrator, there is no such account, or whoever does it may not.
pub fn disable(
    conn: &mut DbConn,
    account: AccountKey,
    by: Option<AccountKey>,
    now: NaiveDateTime,
) -> Result<(), Error> {
    let about = About { account, by };
    begin(conn, about)?;
    store::is_active(conn, account)?.ok_or(Error::Unknown)?;
    not_the_last(conn, account)?;
    store::set_active(conn, account, false)?;
    store::delete_all(conn, account)?;
    tell(conn, about, Deed::Closed, None, now)?;
    Ok(audit::note(conn, now, by, "account_disabled", None)?)
}

/// Opens a closed account again, with the password it had. One that was retired is not opened but invited.
///
/// # Errors
/// There is no such account, the person left for good, or whoever does it may not.
pub fn enable(conn: &mut DbConn, account: AccountKey, by: Option<AccountKey>, now: NaiveDateTime) -> Result<(), Error> {
    let about = About { account, by };
    begin(conn, about)?;
    store::is_active(conn, account)?.ok_or(Error::Unknown)?;
    if store::is_retired(conn, account)? {
        return Err(Error::Retired);
    }
    store::set_active(conn, account, true)?;
    tell(conn, about, Deed::Opened, None, now)?;
    Ok(audit::note(conn, now, by, "account_enabled", None)?)
}

/// The person left for good: no roles, no keys, no way in. The account stays, so that what was done with it keeps its name.
/// `nobodys` is a password that nobody knows, hashed before the transaction.
///
/// # Errors
/// It is the last active administrator, there is no such account, or whoever does it may not.
pub fn retire(
    conn: &mut DbConn,
    account: AccountKey,
    nobodys: PlainCredentials,
    by: Option<AccountKey>,
    (today, now): (NaiveDate, NaiveDateTime),
) -> Result<(), Error> {
    let about = About { account, by };
    begin(conn, about)?;
    let login = store::login_by_key(conn, account)?;
    if store::is_retired(conn, account)? {
        return Err(Error::Retired);
    }
    not_the_last(conn, account)?;
    for held in store::own_roles(conn, account)? {
        store::end_role(conn, account, &held)?;
        store::note_change(conn, about, Deed::RoleTaken, Some(&held), now)?;
    }
    store::set_active(conn, account, false)?;
    store::retire(conn, account, Some(today))?;
    forget_password(conn, &login, nobodys)?;
    tell(conn, about, Deed::Retired, None, now)?;
    Ok(audit::note(conn, now, by, "account_retired", None)?)
}

/// Puts a first password in the place of a forgotten one; a second factor goes, too. The old keys go with the old password: what was sealed to them
/// stays closed to this account, and new keys come with its next own password. `first` is hashed before the transaction.
/// Somebody who had left is back, without any role.
///
/// # Errors
/// There is no such account, it was changed at the same moment, or whoever does it may not.
pub fn reset(
    conn: &mut DbConn,
    account: AccountKey,
    first: PlainCredentials,
    by: Option<AccountKey>,
    now: NaiveDateTime,
) -> Result<(), Error> {
    let about = About { account, by };
    begin(conn, about)?;
    let login = store::login_by_key(conn, account)?;
    forget_password(conn, &login, first)?;
    if store::is_retired(conn, account)? {
        store::retire(conn, account, None)?;
        store::set_active(conn, account, true)?;
    }
    tell(conn, about, Deed::Reset, None, now)?;
    Ok(audit::note(conn, now, by, "account_reset", None)?)
}

fn forget_password(conn: &mut DbConn, login: &Login, first: PlainCredentials) -> Result<(), Error> {
    store::set_password(conn, login.key, &login.stored, &Kept::First(first))?;
    store::remove_factor(conn, login.key)?;
    Ok(store::delete_all(conn, login.key)?)
}

/// Opens a way in for some days: by this link, or, without one, by the first password. The one before is closed.
///
/// # Errors
/// The database failed.
pub fn invite(conn: &mut DbConn, account: AccountKey, link: Option<&Link>, now: NaiveDateTime) -> Result<(), Error> {
    Ok(store::invite(conn, account, link.map(Link::hash), now + INVITED_FOR)?)
}

/// Signs every device of an account out: a telephone was lost.
///
/// # Errors
/// There is no such account, or whoever does it may not.
pub fn end_sessions(
    conn: &mut DbConn,
    account: AccountKey,
    by: Option<AccountKey>,
    now: NaiveDateTime,
) -> Result<(), Error> {
    let about = About { account, by };
    begin(conn, about)?;
    store::is_active(conn, account)?.ok_or(Error::Unknown)?;
    store::delete_all(conn, account)?;
    tell(conn, about, Deed::SessionsEnded, None, now)?;
    Ok(audit::note(conn, now, by, "sessions_ended", None)?)
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
/// There is no such account, or whoever does it may not.
pub fn reset_factor(
    conn: &mut DbConn,
    account: AccountKey,
    by: Option<AccountKey>,
    now: NaiveDateTime,
) -> Result<(), Error> {
    let about = About { account, by };
    begin(conn, about)?;
    store::is_active(conn, account)?.ok_or(Error::Unknown)?;
    store::remove_factor(conn, account)?;
    store::delete_all(conn, account)?;
    tell(conn, about, Deed::FactorReset, None, now)?;
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

const STAFF: Limit = |security| Some(security.staff_idle_seconds).filter(|seconds| *seconds > 0);

/// Whose sessions lock when nobody uses them, and after how many seconds: committee phones lie around, the keys of focal
/// points open sealed cases, and an office has visitors.
pub(super) const LOCKS: &[(Role, Limit)] = &[
    (Role::CommitteeMember, |security| Some(security.lock_after_seconds).filter(|seconds| *seconds > 0)),
    (Role::FocalPoint, |security| Some(security.sealed_idle_seconds).filter(|seconds| *seconds > 0)),
    (Role::Receiver, STAFF),
    (Role::Handler, STAFF),
    (Role::Manager, STAFF),
    (Role::DataLoader, STAFF),
    (Role::Administrator, STAFF),
    (Role::Auditor, STAFF),
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
