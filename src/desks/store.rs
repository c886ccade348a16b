//! The only file of this feature that speaks SQL.
use super::model::{Desk, DeskKind, NewDesk};
use super::roster::Entry;
use crate::id::{AccountId, AccountKey, DeskKey, MembershipKey, PlaceKey};
use crate::storage::schema::{accounts, desk_log, desk_members, desks};
use crate::storage::{self, DbConn, ROSTER};
use crate::text::newer;
use chrono::NaiveDate;
use diesel::dsl::exists;
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = desks)]
struct Row {
    key: DeskKey,
    code: String,
    kind: DeskKind,
    name: String,
    place_key: Option<PlaceKey>,
    phone: String,
    hours: String,
    woman: String,
    man: String,
    retired: bool,
}

impl From<Row> for Desk {
    fn from(row: Row) -> Self {
        Self {
            key: row.key,
            code: row.code,
            kind: row.kind,
            name: row.name,
            place: row.place_key,
            phone: row.phone,
            hours: row.hours,
            woman: row.woman,
            man: row.man,
            retired: row.retired,
        }
    }
}

/// Every desk, in the order of creation.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> QueryResult<Vec<Desk>> {
    let rows: Vec<Row> = desks::table.select(Row::as_select()).order(desks::key).load(conn)?;
    Ok(rows.into_iter().map(Desk::from).collect())
}

/// A desk by key.
///
/// # Errors
/// The database failed.
pub fn get(conn: &mut DbConn, key: DeskKey) -> QueryResult<Option<Desk>> {
    let row: Option<Row> = desks::table.find(key).select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(Desk::from))
}

/// A desk by code.
///
/// # Errors
/// The database failed.
pub fn by_code(conn: &mut DbConn, code: &str) -> QueryResult<Option<Desk>> {
    let row: Option<Row> = desks::table.filter(desks::code.eq(code)).select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(Desk::from))
}

/// Adds a desk.
///
/// # Errors
/// The database failed, or the code is taken.
pub fn add(conn: &mut DbConn, new: &NewDesk) -> QueryResult<Desk> {
    let key: DeskKey = diesel::insert_into(desks::table)
        .values((
            desks::code.eq(&new.code),
            desks::kind.eq(new.kind),
            desks::name.eq(&new.name),
            desks::place_key.eq(new.place),
            desks::phone.eq(&new.phone),
            desks::hours.eq(&new.hours),
            desks::woman.eq(&new.woman),
            desks::man.eq(&new.man),
        ))
        .returning(desks::key)
        .get_result(conn)?;
    get(conn, key)?.ok_or(diesel::result::Error::NotFound)
}

/// Says of a desk that is there whom to call and when: phone, hours, a woman, a man. An empty word changes nothing. Answers
/// whether anything differs now.
///
/// # Errors
/// The database failed.
pub fn describe(conn: &mut DbConn, desk: &Desk, words: [&str; 4]) -> QueryResult<bool> {
    let known = [&desk.phone, &desk.hours, &desk.woman, &desk.man].map(String::as_str);
    let [phone, hours, woman, man] = newer(known, words);
    diesel::update(desks::table.find(desk.key))
        .set((desks::phone.eq(phone), desks::hours.eq(hours), desks::woman.eq(woman), desks::man.eq(man)))
        .execute(conn)?;
    Ok(known != [phone, hours, woman, man])
}

/// Takes a desk out of what is offered, or brings it back; whoever belongs to it and whatever it has stays.
///
/// # Errors
/// The database failed.
pub fn set_retired(conn: &mut DbConn, desk: DeskKey, retired: bool) -> QueryResult<()> {
    storage::lock(conn, ROSTER)?;
    diesel::update(desks::table.find(desk)).set(desks::retired.eq(retired)).execute(conn)?;
    Ok(())
}

/// The desks of a place are those of another from now on.
///
/// # Errors
/// The database failed.
pub fn resettle(conn: &mut DbConn, from: PlaceKey, to: PlaceKey) -> QueryResult<usize> {
    diesel::update(desks::table.filter(desks::place_key.eq(from))).set(desks::place_key.eq(to)).execute(conn)
}

/// Changes what is said of a desk; what it looks after and where stays.
///
/// # Errors
/// The database failed.
pub fn change(conn: &mut DbConn, desk: DeskKey, name: &str, words: [&str; 4]) -> QueryResult<()> {
    let [phone, hours, woman, man] = words;
    diesel::update(desks::table.find(desk))
        .set((
            desks::name.eq(name),
            desks::phone.eq(phone),
            desks::hours.eq(hours),
            desks::woman.eq(woman),
            desks::man.eq(man),
        ))
        .execute(conn)?;
    Ok(())
}

/// Makes an account a member of a desk from a day on.
///
/// # Errors
/// The database failed, or the account is already a member from that day.
pub fn add_member(conn: &mut DbConn, desk: DeskKey, account: AccountKey, from: NaiveDate) -> QueryResult<()> {
    storage::lock(conn, ROSTER)?;
    diesel::insert_into(desk_members::table)
        .values((
            desk_members::desk_key.eq(desk),
            desk_members::account_key.eq(account),
            desk_members::from_on.eq(from),
        ))
        .execute(conn)?;
    Ok(())
}

/// Lists an account at a desk from a day on, unless it is listed already; who left on that same day is listed again.
///
/// # Errors
/// The database failed.
pub fn propose(conn: &mut DbConn, desk: DeskKey, account: AccountKey, from: NaiveDate) -> QueryResult<()> {
    storage::lock(conn, ROSTER)?;
    let own =
        || desk_members::table.filter(desk_members::desk_key.eq(desk)).filter(desk_members::account_key.eq(account));
    let alive = own().filter(desk_members::until_on.is_null().or(desk_members::until_on.gt(from)));
    if diesel::select(exists(alive)).get_result(conn)? {
        return Ok(());
    }
    let again = diesel::update(own().filter(desk_members::from_on.eq(from)))
        .set(desk_members::until_on.eq(None::<NaiveDate>))
        .execute(conn)?;
    if again == 0 { add_member(conn, desk, account, from) } else { Ok(()) }
}

/// Ends the membership of an account at one desk, or at all, from `day` on; answers where it was a member.
pub(super) fn end_memberships(
    conn: &mut DbConn,
    account: AccountKey,
    desk: Option<DeskKey>,
    day: NaiveDate,
) -> QueryResult<Vec<DeskKey>> {
    storage::lock(conn, ROSTER)?;
    let of_account =
        desk_members::table.filter(desk_members::account_key.eq(account)).filter(desk_members::until_on.is_null());
    let mut desks: Vec<DeskKey> = of_account.select(desk_members::desk_key).load(conn)?;
    desks.retain(|key| desk.is_none_or(|desk| desk == *key));
    diesel::update(desk_members::table)
        .filter(desk_members::account_key.eq(account))
        .filter(desk_members::desk_key.eq_any(desks.clone()))
        .filter(desk_members::until_on.is_null())
        .set(desk_members::until_on.eq(day))
        .execute(conn)?;
    Ok(desks)
}

/// A membership whose row is alive on `day`, of an active account; what it is worth, the log says.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Alive {
    pub membership: MembershipKey,
    pub account: AccountKey,
    pub id: AccountId,
    pub name: String,
    pub recipient: Option<String>,
    pub verifying: Option<Vec<u8>>,
    pub from: NaiveDate,
}

/// The memberships that are alive on `day`.
pub(super) fn rows(conn: &mut DbConn, desk: DeskKey, day: NaiveDate) -> QueryResult<Vec<Alive>> {
    desk_members::table
        .inner_join(accounts::table)
        .filter(desk_members::desk_key.eq(desk))
        .filter(desk_members::from_on.le(day))
        .filter(desk_members::until_on.is_null().or(desk_members::until_on.gt(day)))
        .filter(accounts::active.eq(true))
        .order(desk_members::key)
        .select((
            desk_members::key,
            accounts::key,
            accounts::id,
            accounts::name,
            accounts::recipient,
            accounts::verifying_key,
            desk_members::from_on,
        ))
        .load(conn)
}

/// The log of a desk, from its beginning.
pub(super) fn log(conn: &mut DbConn, desk: DeskKey) -> QueryResult<Vec<Entry>> {
    let rows: Vec<(String, Vec<u8>, Vec<u8>)> = desk_log::table
        .filter(desk_log::desk_key.eq(desk))
        .order(desk_log::number)
        .select((desk_log::body, desk_log::signature, desk_log::hash))
        .load(conn)?;
    Ok(rows.into_iter().map(|(body, signature, hash)| Entry { body, signature, hash }).collect())
}

/// Adds an entry to the log of a desk.
pub(super) fn append(conn: &mut DbConn, desk: DeskKey, number: i32, entry: &Entry) -> QueryResult<()> {
    diesel::insert_into(desk_log::table)
        .values((
            desk_log::desk_key.eq(desk),
            desk_log::number.eq(number),
            desk_log::body.eq(&entry.body),
            desk_log::signature.eq(&entry.signature),
            desk_log::hash.eq(&entry.hash),
        ))
        .execute(conn)?;
    Ok(())
}

/// Public id and keys of an account; `None` where it has none yet.
pub(super) fn keys(conn: &mut DbConn, account: AccountKey) -> QueryResult<Option<(AccountId, String, Vec<u8>)>> {
    type Found = (AccountId, Option<String>, Option<Vec<u8>>);
    let found: Option<Found> = accounts::table
        .find(account)
        .filter(accounts::active.eq(true))
        .select((accounts::id, accounts::recipient, accounts::verifying_key))
        .first(conn)
        .optional()?;
    Ok(found.and_then(|(id, recipient, verifying)| Some((id, recipient?, verifying?))))
}
