//! The only file of this feature that speaks SQL.
use crate::id::{AccountKey, CaseKey, MembershipKey};
use crate::sealing::{CaseIdentity, KeyBundle, Recipient, SealingError};
use crate::storage::DbConn;
use crate::storage::schema::{accounts, cases, desk_members, grants};
use chrono::NaiveDate;
use diesel::prelude::*;

/// A grant to be written. Without an account it is the recovery's.
#[derive(Debug, Clone)]
pub struct Grant {
    /// Whose; none for recovery.
    pub account: Option<AccountKey>,
    /// The membership it follows: when that ends, the grant is dead.
    pub membership: Option<MembershipKey>,
    /// The case's identity, sealed.
    pub wrapped: Vec<u8>,
}

/// A grant as its holder has it, to be sealed to other keys.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Queryable)]
pub(super) struct Held {
    key: i64,
    /// The case's identity, sealed.
    pub wrapped: Vec<u8>,
    /// What stands beside the case.
    pub case: String,
}

/// Every grant of an account, the dead ones included: they may come to life again.
pub(super) fn held_by(conn: &mut DbConn, account: AccountKey) -> QueryResult<Vec<Held>> {
    grants::table
        .inner_join(cases::table.on(grants::case_key.eq(cases::key)))
        .filter(grants::account_key.eq(account))
        .filter(cases::recipient.is_not_null())
        .order(grants::key)
        .select((grants::key, grants::wrapped, cases::recipient.assume_not_null()))
        .load(conn)
}

/// Puts the same identity, sealed to other keys, in the place of what `held` was.
pub(super) fn seal_anew(conn: &mut DbConn, held: &Held, wrapped: &[u8]) -> QueryResult<()> {
    diesel::update(grants::table.find(held.key))
        .filter(grants::wrapped.eq(&held.wrapped))
        .set(grants::wrapped.eq(wrapped))
        .execute(conn)?;
    Ok(())
}

/// Somebody who can open a case.
#[derive(Debug, Clone)]
pub struct Holder {
    /// The account.
    pub account: AccountKey,
    /// Its name.
    pub name: String,
}

/// Writes a grant.
///
/// # Errors
/// The database failed.
pub fn add(conn: &mut DbConn, case: CaseKey, grant: &Grant, today: NaiveDate) -> QueryResult<()> {
    let kind = match (grant.account, grant.membership) {
        (None, _) => "recovery",
        (_, Some(_)) => "member",
        _ => "named",
    };
    diesel::insert_into(grants::table)
        .values((
            grants::case_key.eq(case),
            grants::kind.eq(kind),
            grants::account_key.eq(grant.account),
            grants::membership_key.eq(grant.membership),
            grants::wrapped.eq(&grant.wrapped),
            grants::granted_on.eq(today),
        ))
        .execute(conn)?;
    Ok(())
}

/// Deletes the grants that a desk's members hold on a case: it goes to another desk.
///
/// # Errors
/// The database failed.
pub fn end_membership_grants(conn: &mut DbConn, case: CaseKey) -> QueryResult<usize> {
    diesel::delete(grants::table)
        .filter(grants::case_key.eq(case))
        .filter(grants::membership_key.is_not_null())
        .execute(conn)
}

/// The sealed identity that `account` holds of a case. Whether the grant is alive was decided by the query that found
/// the case.
///
/// # Errors
/// The database failed.
pub fn wrapped(conn: &mut DbConn, account: AccountKey, case: CaseKey) -> QueryResult<Option<Vec<u8>>> {
    grants::table
        .filter(grants::account_key.eq(account))
        .filter(grants::case_key.eq(case))
        .order(grants::key.desc())
        .select(grants::wrapped)
        .first(conn)
        .optional()
}

/// Opens a case's identity with the viewer's keys.
///
/// # Errors
/// The grant is not for these keys, or not of this case.
pub fn open(wrapped: &[u8], bundle: &KeyBundle, case: &Recipient) -> Result<CaseIdentity, SealingError> {
    CaseIdentity::from_grant(wrapped, bundle, case)
}

/// Who can open a case on `day`: active accounts with a live grant.
///
/// # Errors
/// The database failed.
pub fn holders(conn: &mut DbConn, case: CaseKey, day: NaiveDate) -> QueryResult<Vec<Holder>> {
    let rows: Vec<(AccountKey, String)> = grants::table
        .inner_join(accounts::table.on(grants::account_key.eq(accounts::key.nullable())))
        .left_join(desk_members::table.on(grants::membership_key.eq(desk_members::key.nullable())))
        .filter(grants::case_key.eq(case))
        .filter(accounts::active.eq(true))
        .filter(grants::until_on.is_null().or(grants::until_on.gt(day)))
        .filter(desk_members::until_on.is_null().or(desk_members::until_on.gt(day)))
        .order(accounts::folded)
        .select((accounts::key, accounts::name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(account, name)| Holder { account, name }).collect())
}
