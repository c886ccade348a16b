//! The only file of this feature that speaks SQL.
use super::model::{Closing, Committee, NewCommittee};
use crate::id::{CommitteeKey, PlaceKey};
use crate::storage::DbConn;
use crate::storage::schema::committees;
use crate::text::{fold, newer};
use chrono::NaiveDate;
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = committees)]
struct Row {
    key: CommitteeKey,
    code: String,
    name: String,
    place_key: Option<PlaceKey>,
    phone: String,
    hours: String,
    woman: String,
    man: String,
    to_confirm: bool,
    closed_on: Option<NaiveDate>,
    heir_key: Option<CommitteeKey>,
}

impl From<Row> for Committee {
    fn from(row: Row) -> Self {
        Self {
            key: row.key,
            code: row.code,
            name: row.name,
            place: row.place_key,
            phone: row.phone,
            hours: row.hours,
            woman: row.woman,
            man: row.man,
            to_confirm: row.to_confirm,
            closed_on: row.closed_on,
            heir: row.heir_key,
        }
    }
}

/// Every committee, by name.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> QueryResult<Vec<Committee>> {
    let rows: Vec<Row> = committees::table.select(Row::as_select()).order(committees::folded).load(conn)?;
    Ok(rows.into_iter().map(Committee::from).collect())
}

/// A committee by key.
///
/// # Errors
/// The database failed.
pub fn get(conn: &mut DbConn, key: CommitteeKey) -> QueryResult<Option<Committee>> {
    let row: Option<Row> = committees::table.find(key).select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(Committee::from))
}

/// A committee by name or code, however it is spelt.
///
/// # Errors
/// The database failed.
pub fn find_by_name(conn: &mut DbConn, name: &str) -> QueryResult<Option<Committee>> {
    let row: Option<Row> = committees::table
        .filter(committees::folded.eq(fold(name)).or(committees::code.eq(name.trim())))
        .select(Row::as_select())
        .order(committees::key)
        .first(conn)
        .optional()?;
    Ok(row.map(Committee::from))
}

/// Adds a committee.
///
/// # Errors
/// The database failed, or the code is taken.
pub fn add(conn: &mut DbConn, new: &NewCommittee) -> QueryResult<Committee> {
    let key: CommitteeKey = diesel::insert_into(committees::table)
        .values((
            committees::code.eq(&new.code),
            committees::name.eq(new.name.trim()),
            committees::folded.eq(fold(&new.name)),
            committees::place_key.eq(new.place),
            committees::phone.eq(&new.phone),
            committees::hours.eq(&new.hours),
            committees::woman.eq(&new.woman),
            committees::man.eq(&new.man),
            committees::to_confirm.eq(new.to_confirm),
        ))
        .returning(committees::key)
        .get_result(conn)?;
    get(conn, key)?.ok_or(diesel::result::Error::NotFound)
}

/// Says of a committee that is there whom to call and when: phone, hours, a woman, a man. An empty word changes nothing.
/// Answers whether anything differs now.
///
/// # Errors
/// The database failed.
pub fn describe(conn: &mut DbConn, committee: &Committee, words: [&str; 4]) -> QueryResult<bool> {
    let known = [&committee.phone, &committee.hours, &committee.woman, &committee.man].map(String::as_str);
    let [phone, hours, woman, man] = newer(known, words);
    diesel::update(committees::table.find(committee.key))
        .set((
            committees::phone.eq(phone),
            committees::hours.eq(hours),
            committees::woman.eq(woman),
            committees::man.eq(man),
        ))
        .execute(conn)?;
    Ok(known != [phone, hours, woman, man])
}

/// Changes everything that is said of a committee but its code; whoever changed it has looked at it, so that it waits for
/// nobody's confirmation any more.
///
/// # Errors
/// The database failed.
pub fn change(conn: &mut DbConn, key: CommitteeKey, to: &NewCommittee, closing: Option<Closing>) -> QueryResult<()> {
    diesel::update(committees::table.find(key))
        .set((
            committees::name.eq(to.name.trim()),
            committees::folded.eq(fold(&to.name)),
            committees::place_key.eq(to.place),
            committees::phone.eq(&to.phone),
            committees::hours.eq(&to.hours),
            committees::woman.eq(&to.woman),
            committees::man.eq(&to.man),
            committees::to_confirm.eq(false),
            committees::closed_on.eq(closing.map(|closing| closing.on)),
            committees::heir_key.eq(closing.and_then(|closing| closing.heir)),
        ))
        .execute(conn)?;
    Ok(())
}

/// The committees of a place are those of another from now on.
///
/// # Errors
/// The database failed.
pub fn resettle(conn: &mut DbConn, from: PlaceKey, to: PlaceKey) -> QueryResult<usize> {
    diesel::update(committees::table.filter(committees::place_key.eq(from)))
        .set(committees::place_key.eq(to))
        .execute(conn)
}
