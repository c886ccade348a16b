//! The only file of this feature that speaks SQL.
use crate::id::{AccountId, AccountKey, CaseKey, MembershipKey};
use crate::sealing::{CaseIdentity, KeyBundle, Recipient, SealingError};
use crate::storage::schema::{accounts, cases, desk_members, grants};
use crate::storage::{DbConn, MultiBackend, NewRow, insert_together};
use crate::text_enum;
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::query_builder::AstPass;
use diesel::sql_types::{BigInt, Binary, Date, Nullable, Text};

text_enum!(
    /// Why somebody can open a case.
    Why {
        /// The recovery kit's own grant.
        Recovery = "recovery",
        Member = "member",
        Named = "named",
        /// Given by two people with the recovery kit.
        Recovered = "recovered",
    }
);

/// A grant to be written. Without an account it is the recovery's.
#[derive(Debug, Clone)]
pub struct Grant {
    /// Why.
    pub why: Why,
    /// Whose; none for recovery.
    pub account: Option<AccountKey>,
    /// The membership it follows: when that ends, the grant is dead.
    pub membership: Option<MembershipKey>,
    /// The case's identity, sealed.
    pub wrapped: Vec<u8>,
    /// The first day on which it is dead.
    pub until: Option<NaiveDate>,
}

impl Grant {
    /// The recovery kit's.
    pub fn recovery(wrapped: Vec<u8>) -> Self {
        Self { why: Why::Recovery, account: None, membership: None, wrapped, until: None }
    }

    /// A desk member's: it lives as long as the membership.
    pub fn member(account: AccountKey, membership: MembershipKey, wrapped: Vec<u8>) -> Self {
        Self { why: Why::Member, account: Some(account), membership: Some(membership), wrapped, until: None }
    }

    /// A named colleague's: it lives until it is revoked, or until a day.
    pub fn named(account: AccountKey, wrapped: Vec<u8>) -> Self {
        Self { why: Why::Named, account: Some(account), membership: None, wrapped, until: None }
    }
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The account.
    pub account: AccountKey,
    /// Its public id.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// Why.
    pub why: Why,
    /// Since which day.
    pub since: NaiveDate,
    /// The first day on which it is over, if one is set.
    pub until: Option<NaiveDate>,
}

/// Writes grants.
///
/// # Errors
/// The database failed.
pub fn add(conn: &mut DbConn, case: CaseKey, new: &[Grant], today: NaiveDate) -> QueryResult<()> {
    let rows: Vec<NewGrant> = new.iter().map(|grant| NewGrant { case, grant: grant.clone(), today }).collect();
    insert_together(conn, &rows)
}

struct NewGrant {
    case: CaseKey,
    grant: Grant,
    today: NaiveDate,
}

impl NewRow for NewGrant {
    const INTO: &'static str = "INSERT INTO grants (case_key, kind, account_key, membership_key, wrapped, granted_on, \
        until_on) VALUES ";

    fn bind<'b>(&'b self, out: &mut AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        out.push_bind_param::<BigInt, _>(&self.case)?;
        out.push_sql(", ");
        out.push_bind_param::<Text, _>(&self.grant.why)?;
        out.push_sql(", ");
        out.push_bind_param::<Nullable<BigInt>, _>(&self.grant.account)?;
        out.push_sql(", ");
        out.push_bind_param::<Nullable<BigInt>, _>(&self.grant.membership)?;
        out.push_sql(", ");
        out.push_bind_param::<Binary, _>(&self.grant.wrapped)?;
        out.push_sql(", ");
        out.push_bind_param::<Date, _>(&self.today)?;
        out.push_sql(", ");
        out.push_bind_param::<Nullable<Date>, _>(&self.grant.until)
    }
}

/// Writes a grant in the place of whatever its account held on the case: dead by now, or less.
///
/// # Errors
/// The database failed.
pub fn replace(conn: &mut DbConn, case: CaseKey, grant: &Grant, today: NaiveDate) -> QueryResult<()> {
    if let Some(account) = grant.account {
        end(conn, case, account)?;
    }
    add(conn, case, std::slice::from_ref(grant), today)
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

/// The sealed identity that the recovery kit opens.
///
/// # Errors
/// The database failed.
pub fn for_recovery(conn: &mut DbConn, case: CaseKey) -> QueryResult<Option<Vec<u8>>> {
    grants::table
        .filter(grants::account_key.is_null())
        .filter(grants::case_key.eq(case))
        .order(grants::key.desc())
        .select(grants::wrapped)
        .first(conn)
        .optional()
}

/// Deletes whatever `account` holds on a case: it must not see it from now on.
///
/// # Errors
/// The database failed.
pub fn end(conn: &mut DbConn, case: CaseKey, account: AccountKey) -> QueryResult<usize> {
    diesel::delete(grants::table)
        .filter(grants::case_key.eq(case))
        .filter(grants::account_key.eq(account))
        .execute(conn)
}

/// Deletes whatever `account` holds on any case: its keys are gone, and nothing that was sealed to them opens any more.
///
/// # Errors
/// The database failed.
pub fn end_all(conn: &mut DbConn, account: AccountKey) -> QueryResult<usize> {
    let own = grants::table.filter(grants::account_key.eq(account));
    diesel::delete(own).execute(conn)
}

/// Who can open a case on `day`: active accounts with a live grant, each once, by name.
///
/// # Errors
/// The database failed.
pub fn holders(conn: &mut DbConn, case: CaseKey, day: NaiveDate) -> QueryResult<Vec<Holder>> {
    type Row = (AccountKey, AccountId, String, Why, NaiveDate, Option<NaiveDate>);
    let rows: Vec<Row> = grants::table
        .inner_join(accounts::table.on(grants::account_key.eq(accounts::key.nullable())))
        .left_join(desk_members::table.on(grants::membership_key.eq(desk_members::key.nullable())))
        .filter(grants::case_key.eq(case))
        .filter(accounts::active.eq(true))
        .filter(grants::until_on.is_null().or(grants::until_on.gt(day)))
        .filter(desk_members::from_on.is_null().or(desk_members::from_on.le(day)))
        .filter(desk_members::until_on.is_null().or(desk_members::until_on.gt(day)))
        .order((accounts::folded, grants::key))
        .select((accounts::key, accounts::id, accounts::name, grants::kind, grants::granted_on, grants::until_on))
        .load(conn)?;
    let mut holders: Vec<Holder> = rows
        .into_iter()
        .map(|(account, id, name, why, since, until)| Holder { account, id, name, why, since, until })
        .collect();
    holders.dedup_by_key(|holder| holder.account);
    Ok(holders)
}
