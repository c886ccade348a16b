//! Accounts and their roles.
use super::credentials;
use crate::access::{Area, Held, Level, Role, Viewer};
use crate::accounts::Error;
use crate::accounts::model::{Kept, Listed, Login, NewAccount};
use crate::i18n::Lang;
use crate::id::{AccountId, AccountKey, CommitteeKey, DeskKey, PlaceKey};
use crate::sealing::PlainCredentials;
use crate::storage::schema::{accounts, committees, desks, invitations, places, roles};
use crate::storage::{self, DbConn};
use crate::text::fold;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DbError};
use std::collections::HashMap;

#[derive(Queryable, Selectable)]
#[diesel(table_name = accounts)]
struct Row {
    key: AccountKey,
    id: AccountId,
    name: String,
    active: bool,
    must_change: bool,
    language: Option<String>,
    credentials: String,
    bundle: Option<Vec<u8>>,
    recipient: Option<String>,
    verifying_key: Option<Vec<u8>>,
    last_sign_in: Option<NaiveDateTime>,
    retired_on: Option<NaiveDate>,
}

impl Row {
    fn into_login(self) -> anyhow::Result<Login> {
        let columns = credentials::Columns {
            credentials: self.credentials.clone(),
            bundle: self.bundle,
            recipient: self.recipient,
            verifying_key: self.verifying_key,
        };
        let kept = credentials::kept(columns)?;
        Ok(Login { key: self.key, id: self.id, active: self.active, kept, stored: self.credentials })
    }
}

impl Row {
    fn listed(self, held: &mut HashMap<i64, Vec<Held>>) -> Listed {
        Listed {
            roles: held.remove(&self.key.get()).unwrap_or_default(),
            key: self.key,
            id: self.id,
            name: self.name,
            active: self.active,
            must_change: self.must_change,
            has_keys: self.recipient.is_some(),
            last_sign_in: self.last_sign_in,
            retired_on: self.retired_on,
        }
    }
}

pub fn insert(conn: &mut DbConn, new: &NewAccount, now: NaiveDateTime) -> Result<AccountKey, Error> {
    let columns = credentials::columns(&new.kept)?;
    // in a savepoint: on PostgreSQL a refused insert would spoil the whole transaction
    let inserted: QueryResult<AccountKey> = conn.transaction(|conn| {
        diesel::insert_into(accounts::table)
            .values((
                accounts::id.eq(new.id),
                accounts::name.eq(new.name.as_str()),
                accounts::folded.eq(new.name.folded()),
                accounts::language.eq(new.language.map(Lang::code)),
                accounts::active.eq(true),
                accounts::must_change.eq(matches!(new.kept, Kept::First(_))),
                accounts::credentials.eq(columns.credentials),
                accounts::bundle.eq(columns.bundle),
                accounts::recipient.eq(columns.recipient),
                accounts::verifying_key.eq(columns.verifying_key),
                accounts::created_at.eq(now),
            ))
            .returning(accounts::key)
            .get_result(conn)
    });
    match inserted {
        Err(DbError::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Err(Error::NameTaken),
        other => Ok(other?),
    }
}

pub fn add_role(conn: &mut DbConn, account: AccountKey, held: &Held) -> QueryResult<()> {
    diesel::insert_into(roles::table)
        .values((
            roles::account_key.eq(account),
            roles::role.eq(held.role),
            roles::committee_key.eq(held.committee),
            roles::place_key.eq(held.area.map(|area| area.place)),
            roles::sector.eq(&held.sector),
            roles::desk_key.eq(held.desk),
        ))
        .execute(conn)?;
    Ok(())
}

/// Ends a role; one held twice with the same scope ends once.
pub fn end_role(conn: &mut DbConn, account: AccountKey, held: &Held) -> QueryResult<()> {
    let keys: Vec<i64> =
        roles::table.filter(roles::account_key.eq(account)).order(roles::key).select(roles::key).load(conn)?;
    let lines = roles_of(conn, Some(account))?;
    // both are in the order of their keys
    let mut same = keys.into_iter().zip(lines).filter(|(_, line)| line.held == *held).map(|(key, _)| key);
    if let Some(key) = same.next() {
        diesel::delete(roles::table.find(key)).execute(conn)?;
    }
    Ok(())
}

/// The account of this name, however it is spelt.
///
/// # Errors
/// The database failed.
pub fn by_name(conn: &mut DbConn, name: &str) -> QueryResult<Option<AccountKey>> {
    accounts::table.filter(accounts::folded.eq(fold(name))).select(accounts::key).first(conn).optional()
}

pub fn login(conn: &mut DbConn, folded: &str) -> Result<Option<Login>, Error> {
    let row: Option<Row> =
        accounts::table.filter(accounts::folded.eq(folded)).select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(Row::into_login).transpose()?)
}

pub fn login_by_key(conn: &mut DbConn, key: AccountKey) -> Result<Login, Error> {
    let row: Option<Row> = accounts::table.find(key).select(Row::as_select()).first(conn).optional()?;
    Ok(row.ok_or(Error::Unknown)?.into_login()?)
}

/// The person as the rest of the program knows them, without a session: for the command line.
///
/// # Errors
/// `Unknown`, or the database failed.
pub fn viewer(conn: &mut DbConn, key: AccountKey) -> Result<Viewer, Error> {
    let row: Option<Row> = accounts::table.find(key).select(Row::as_select()).first(conn).optional()?;
    let row = row.filter(|row| row.active).ok_or(Error::Unknown)?;
    let roles = own_roles(conn, key)?;
    let language = row.language.as_deref().and_then(Lang::parse);
    Ok(Viewer { key, id: row.id, name: row.name, language, roles, acting: None, session: None })
}

/// Every account, in the order of creation.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> QueryResult<Vec<Listed>> {
    let rows: Vec<Row> = accounts::table.select(Row::as_select()).order(accounts::key).load(conn)?;
    let mut held: HashMap<i64, Vec<Held>> = HashMap::new();
    for line in roles_of(conn, None)? {
        held.entry(line.account.get()).or_default().push(line.held);
    }
    Ok(rows.into_iter().map(|row| row.listed(&mut held)).collect())
}

/// The account with a public id, as lists show it.
///
/// # Errors
/// The database failed.
pub fn of_id(conn: &mut DbConn, id: AccountId) -> QueryResult<Option<Listed>> {
    let row: Option<Row> =
        accounts::table.filter(accounts::id.eq(id)).select(Row::as_select()).first(conn).optional()?;
    let Some(row) = row else { return Ok(None) };
    let roles = own_roles(conn, row.key)?;
    let mut held = HashMap::from([(row.key.get(), roles)]);
    Ok(Some(row.listed(&mut held)))
}

/// A role with the names of its scope.
pub struct RoleLine {
    pub account: AccountKey,
    pub held: Held,
    pub committee: Option<String>,
    pub place: Option<String>,
    pub desk: Option<String>,
}

type RoleRow = (AccountKey, Role, Option<CommitteeKey>, Option<PlaceKey>, Option<String>, Option<DeskKey>);
type RoleNames = (Option<Level>, Option<String>, Option<String>, Option<String>);

/// The roles of one account, or of all.
pub fn roles_of(conn: &mut DbConn, account: Option<AccountKey>) -> QueryResult<Vec<RoleLine>> {
    let mut query = roles::table
        .left_join(places::table.on(roles::place_key.eq(places::key.nullable())))
        .left_join(committees::table.on(roles::committee_key.eq(committees::key.nullable())))
        .left_join(desks::table.on(roles::desk_key.eq(desks::key.nullable())))
        .order(roles::key)
        .select((
            (roles::account_key, roles::role, roles::committee_key, roles::place_key, roles::sector, roles::desk_key),
            (places::level.nullable(), places::name.nullable(), committees::name.nullable(), desks::name.nullable()),
        ))
        .into_boxed();
    if let Some(account) = account {
        query = query.filter(roles::account_key.eq(account));
    }
    let rows: Vec<(RoleRow, RoleNames)> = query.load(conn)?;
    let line = |((account, role, committee, place, sector, desk), (level, place_name, committee_name, desk_name))| {
        let area = Option::zip(place, level).map(|(place, level)| Area { place, level });
        let held = Held { role, committee, area, sector, desk };
        RoleLine { account, held, committee: committee_name, place: place_name, desk: desk_name }
    };
    Ok(rows.into_iter().map(line).collect())
}

pub fn own_roles(conn: &mut DbConn, account: AccountKey) -> QueryResult<Vec<Held>> {
    Ok(roles_of(conn, Some(account))?.into_iter().map(|line| line.held).collect())
}

pub fn active_administrators(conn: &mut DbConn) -> QueryResult<Vec<AccountKey>> {
    accounts::table
        .inner_join(roles::table)
        .filter(accounts::active.eq(true))
        .filter(roles::role.eq(Role::Administrator))
        .select(accounts::key)
        .distinct()
        .load(conn)
}

pub fn is_active(conn: &mut DbConn, key: AccountKey) -> QueryResult<Option<bool>> {
    accounts::table.find(key).select(accounts::active).first(conn).optional()
}

pub fn set_active(conn: &mut DbConn, key: AccountKey, active: bool) -> QueryResult<()> {
    storage::lock(conn, storage::ROSTER)?;
    diesel::update(accounts::table.find(key)).set(accounts::active.eq(active)).execute(conn)?;
    Ok(())
}

/// Nobody works with this account any more, or (`None`) somebody does again.
pub fn retire(conn: &mut DbConn, key: AccountKey, on: Option<NaiveDate>) -> QueryResult<()> {
    diesel::update(accounts::table.find(key)).set(accounts::retired_on.eq(on)).execute(conn)?;
    if on.is_some() {
        // nobody who left is written to
        diesel::update(accounts::table.find(key)).set(accounts::email.eq(None::<Vec<u8>>)).execute(conn)?;
    }
    Ok(())
}

pub fn is_retired(conn: &mut DbConn, key: AccountKey) -> QueryResult<bool> {
    let on: Option<Option<NaiveDate>> =
        accounts::table.find(key).select(accounts::retired_on).first(conn).optional()?;
    Ok(on.flatten().is_some())
}

/// Replaces the password, if it still is the one in `stored`. A PIN goes with the password it stood for, and so does the
/// way in for the first time.
pub fn set_password(conn: &mut DbConn, key: AccountKey, stored: &str, kept: &Kept) -> Result<(), Error> {
    storage::lock(conn, storage::ROSTER)?;
    let columns = credentials::columns(kept)?;
    let changed = diesel::update(accounts::table.find(key))
        .filter(accounts::credentials.eq(stored))
        .set((
            accounts::must_change.eq(matches!(kept, Kept::First(_))),
            accounts::credentials.eq(columns.credentials),
            accounts::bundle.eq(columns.bundle),
            accounts::recipient.eq(columns.recipient),
            accounts::verifying_key.eq(columns.verifying_key),
            accounts::pin.eq(None::<String>),
        ))
        .execute(conn)?;
    super::forget_invitation(conn, key)?;
    if changed == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// The same password at another cost, if it still is the one in `stored`. Nothing else changes.
pub fn set_rehashed(conn: &mut DbConn, key: AccountKey, stored: &str, kept: &Kept) -> Result<(), Error> {
    let columns = credentials::columns(kept)?;
    diesel::update(accounts::table.find(key))
        .filter(accounts::credentials.eq(stored))
        .set((accounts::credentials.eq(columns.credentials), accounts::bundle.eq(columns.bundle)))
        .execute(conn)?;
    Ok(())
}

pub fn set_language(conn: &mut DbConn, key: AccountKey, language: Option<Lang>) -> QueryResult<()> {
    diesel::update(accounts::table.find(key)).set(accounts::language.eq(language.map(Lang::code))).execute(conn)?;
    Ok(())
}

pub fn pin(conn: &mut DbConn, key: AccountKey) -> Result<Option<PlainCredentials>, Error> {
    let column: Option<Option<String>> = accounts::table.find(key).select(accounts::pin).first(conn).optional()?;
    Ok(column.flatten().as_deref().map(credentials::read_plain).transpose()?)
}

pub fn set_pin(conn: &mut DbConn, key: AccountKey, pin: Option<&PlainCredentials>) -> Result<(), Error> {
    let column = pin.map(credentials::pin_column).transpose()?;
    diesel::update(accounts::table.find(key)).set(accounts::pin.eq(column)).execute(conn)?;
    Ok(())
}

/// Whether a person wants letters.
///
/// # Errors
/// There is no such account, or the database failed.
pub fn wants_letters(conn: &mut DbConn, key: AccountKey) -> QueryResult<bool> {
    accounts::table.find(key).select(accounts::letters).first(conn)
}

/// Those of some people who want letters.
///
/// # Errors
/// The database failed.
pub fn who_wants_letters(conn: &mut DbConn, keys: &[AccountKey]) -> QueryResult<Vec<AccountKey>> {
    let want = accounts::table.filter(accounts::key.eq_any(keys.to_vec())).filter(accounts::letters.eq(true));
    want.order(accounts::key).select(accounts::key).load(conn)
}

/// How somebody is written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letters {
    /// Whether letters are wanted.
    pub wanted: bool,
    /// At which hour of the day (0 to 23); none: at once.
    pub hour: Option<i32>,
    /// Where to, encrypted.
    pub email: Option<Vec<u8>>,
}

pub fn letters(conn: &mut DbConn, key: AccountKey) -> QueryResult<Letters> {
    let columns = (accounts::letters, accounts::letters_hour, accounts::email);
    let (wanted, hour, email) = accounts::table.find(key).select(columns).first(conn)?;
    Ok(Letters { wanted, hour, email })
}

pub fn set_letters(conn: &mut DbConn, key: AccountKey, letters: &Letters) -> QueryResult<()> {
    let Letters { wanted, hour, email } = letters;
    diesel::update(accounts::table.find(key))
        .set((accounts::letters.eq(*wanted), accounts::letters_hour.eq(*hour), accounts::email.eq(email)))
        .execute(conn)?;
    Ok(())
}

/// Every address, encrypted.
pub fn all_emails(conn: &mut DbConn) -> QueryResult<Vec<(AccountId, Vec<u8>)>> {
    let given = accounts::table.filter(accounts::email.is_not_null());
    given.select((accounts::id, accounts::email.assume_not_null())).load(conn)
}

/// Puts the same address, encrypted anew, in its place; nothing happens if it is another by now.
pub fn replace_email(conn: &mut DbConn, id: AccountId, old: &[u8], new: &[u8]) -> QueryResult<usize> {
    let own = accounts::table.filter(accounts::id.eq(id)).filter(accounts::email.eq(old));
    diesel::update(own).set(accounts::email.eq(new)).execute(conn)
}

/// Notes a sign-in, if the account may still come in with the password that was checked. A first password that was
/// printed is good for some days only.
pub fn signed_in(conn: &mut DbConn, key: AccountKey, stored: &str, now: NaiveDateTime) -> QueryResult<bool> {
    let over = invitations::table.filter(invitations::account_key.eq(key)).filter(invitations::expires_at.le(now));
    let noted = diesel::update(accounts::table.find(key))
        .filter(accounts::active.eq(true))
        .filter(accounts::credentials.eq(stored))
        .filter(not(exists(over)))
        .set(accounts::last_sign_in.eq(now))
        .execute(conn)?;
    Ok(noted == 1)
}

/// Notes that somebody came in by a link; false if the account was closed.
pub fn come_in(conn: &mut DbConn, key: AccountKey, now: NaiveDateTime) -> QueryResult<bool> {
    let noted = diesel::update(accounts::table.find(key).filter(accounts::active.eq(true)))
        .set(accounts::last_sign_in.eq(now))
        .execute(conn)?;
    Ok(noted == 1)
}
