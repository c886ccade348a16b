//! The only file of this feature that speaks SQL.
use super::model::{NewPlace, Place};
use crate::access::Level;
use crate::i18n::Lang;
use crate::id::PlaceKey;
use crate::storage::DbConn;
use crate::storage::schema::{place_aliases, place_codes, places};
use crate::text::fold;
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = places)]
struct Row {
    key: PlaceKey,
    parent: Option<PlaceKey>,
    level: Level,
    name: String,
    folded: String,
    scheme: String,
    code: Option<String>,
    region: Option<PlaceKey>,
    cercle: Option<PlaceKey>,
    commune: Option<PlaceKey>,
    to_confirm: bool,
    handle: String,
    retired: bool,
    joined_to: Option<PlaceKey>,
}

impl From<Row> for Place {
    fn from(row: Row) -> Self {
        Self {
            key: row.key,
            parent: row.parent,
            level: row.level,
            name: row.name,
            folded: row.folded,
            scheme: row.scheme,
            code: row.code,
            region: row.region,
            cercle: row.cercle,
            commune: row.commune,
            to_confirm: row.to_confirm,
            handle: row.handle,
            retired: row.retired,
            joined_to: row.joined_to,
        }
    }
}

/// Another name of a place.
#[derive(Queryable)]
pub struct OtherName {
    /// Whose it is.
    pub place: PlaceKey,
    /// The name.
    pub name: String,
    /// Code of the language it is the name in; none: only another spelling.
    pub language: Option<String>,
}

/// A code in a further list.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct OtherCode {
    /// Whose it is.
    pub place: PlaceKey,
    /// The list.
    pub scheme: String,
    /// The code in it.
    pub code: String,
}

/// Every code of every place in further lists.
///
/// # Errors
/// The database failed.
pub fn codes(conn: &mut DbConn) -> QueryResult<Vec<OtherCode>> {
    let columns = (place_codes::place_key, place_codes::scheme, place_codes::code);
    place_codes::table.select(columns).order((place_codes::place_key, place_codes::scheme)).load(conn)
}

/// Every place, and every other name.
///
/// # Errors
/// The database failed.
pub fn load(conn: &mut DbConn) -> QueryResult<(Vec<Place>, Vec<OtherName>)> {
    let rows: Vec<Row> = places::table.select(Row::as_select()).order(places::key).load(conn)?;
    let names = place_aliases::table
        .select((place_aliases::place_key, place_aliases::name, place_aliases::language))
        .order(place_aliases::key)
        .load(conn)?;
    Ok((rows.into_iter().map(Place::from).collect(), names))
}

/// What differs as soon as a place or another name was added: how many there are of both, and the newest.
pub type Mark = (i64, Option<PlaceKey>, i64);

/// The mark of the places as they are now: three cheap numbers instead of all places.
///
/// # Errors
/// The database failed.
pub fn mark(conn: &mut DbConn) -> QueryResult<Mark> {
    let (count, newest) =
        places::table.select((diesel::dsl::count_star(), diesel::dsl::max(places::key))).first(conn)?;
    Ok((count, newest, place_aliases::table.count().get_result(conn)?))
}

/// Adds a place.
///
/// # Errors
/// The database failed, or the code is taken in that list.
pub fn add(conn: &mut DbConn, new: &NewPlace<'_>) -> QueryResult<Place> {
    let above = new.parent;
    let key: PlaceKey = diesel::insert_into(places::table)
        .values((
            places::parent.eq(above.map(|p| p.key)),
            places::level.eq(new.level),
            places::name.eq(new.name.trim()),
            places::folded.eq(fold(new.name)),
            places::scheme.eq(new.code.map_or("own", |(scheme, _)| scheme)),
            places::code.eq(new.code.map(|(_, code)| code)),
            places::region.eq(above.and_then(|p| p.region)),
            places::cercle.eq(above.and_then(|p| p.cercle)),
            places::commune.eq(above.and_then(|p| p.commune)),
            places::to_confirm.eq(new.to_confirm),
            places::handle.eq(new_handle()),
            places::retired.eq(false),
        ))
        .returning(places::key)
        .get_result(conn)?;
    let found = diesel::update(places::table.find(key));
    match new.level {
        Level::Region => found.set(places::region.eq(key)).execute(conn)?,
        Level::Cercle => found.set(places::cercle.eq(key)).execute(conn)?,
        Level::Commune => found.set(places::commune.eq(key)).execute(conn)?,
        Level::Country | Level::Site => 0,
    };
    let row: Row = places::table.find(key).select(Row::as_select()).first(conn)?;
    Ok(row.into())
}

/// Twelve signs of chance.
fn new_handle() -> String {
    uuid::Uuid::new_v4().simple().to_string().chars().take(12).collect()
}

/// What may change of a place that is there.
#[derive(Debug, Clone)]
pub struct PlaceChange<'a> {
    /// Its name.
    pub name: &'a str,
    /// Code list and code, if it has one.
    pub code: Option<(&'a str, &'a str)>,
    /// Its codes in further lists.
    pub codes: &'a [(String, String)],
    /// All its other names.
    pub aliases: &'a [String],
    /// No longer offered.
    pub retired: bool,
}

/// Changes a place; whoever changed it has looked at it, so that it waits for nobody's confirmation any more.
///
/// # Errors
/// The database failed, or the code is taken in that list.
pub fn change(conn: &mut DbConn, place: PlaceKey, to: &PlaceChange<'_>) -> QueryResult<()> {
    diesel::update(places::table.find(place))
        .set((
            places::name.eq(to.name.trim()),
            places::folded.eq(fold(to.name)),
            places::scheme.eq(to.code.map_or("own", |(scheme, _)| scheme)),
            places::code.eq(to.code.map(|(_, code)| code)),
            places::retired.eq(to.retired),
            places::to_confirm.eq(false),
        ))
        .execute(conn)?;
    diesel::delete(place_codes::table.filter(place_codes::place_key.eq(place))).execute(conn)?;
    for (scheme, code) in to.codes {
        diesel::insert_into(place_codes::table)
            .values((place_codes::place_key.eq(place), place_codes::scheme.eq(scheme), place_codes::code.eq(code)))
            .execute(conn)?;
    }
    diesel::delete(place_aliases::table.filter(place_aliases::place_key.eq(place))).execute(conn)?;
    to.aliases.iter().try_for_each(|alias| add_alias(conn, place, alias))
}

/// Every other name of every place, as it was written.
///
/// # Errors
/// The database failed.
pub fn aliases(conn: &mut DbConn) -> QueryResult<Vec<(PlaceKey, String)>> {
    place_aliases::table
        .select((place_aliases::place_key, place_aliases::name))
        .order((place_aliases::place_key, place_aliases::key))
        .load(conn)
}

/// Another name of a place; written in the letters of a language of its own, it is the place's name in that language.
///
/// # Errors
/// The database failed.
pub fn add_alias(conn: &mut DbConn, place: PlaceKey, name: &str) -> QueryResult<()> {
    add_name(conn, place, name, Lang::of_letters(name))
}

/// The name of a place in a language (`lang`), or only another spelling (none).
///
/// # Errors
/// The database failed.
pub fn add_name(conn: &mut DbConn, place: PlaceKey, name: &str, lang: Option<Lang>) -> QueryResult<()> {
    diesel::insert_into(place_aliases::table)
        .values((
            place_aliases::place_key.eq(place),
            place_aliases::name.eq(name.trim()),
            place_aliases::folded.eq(fold(name)),
            place_aliases::language.eq(lang.map(Lang::code)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Puts a place, with everything in it, below another: whatever lies in it has what lies around it from there.
///
/// # Errors
/// The database failed.
pub fn relocate(conn: &mut DbConn, place: &Place, parent: Option<&Place>) -> QueryResult<()> {
    let region = places::region.eq(parent.and_then(|p| p.region));
    let cercle = places::cercle.eq(parent.and_then(|p| p.cercle));
    let commune = places::commune.eq(parent.and_then(|p| p.commune));
    diesel::update(places::table.find(place.key)).set(places::parent.eq(parent.map(|p| p.key))).execute(conn)?;
    match place.level {
        Level::Site => diesel::update(places::table.find(place.key)).set((region, cercle, commune)).execute(conn)?,
        Level::Commune => {
            diesel::update(places::table.filter(places::commune.eq(place.key))).set((region, cercle)).execute(conn)?
        }
        Level::Cercle => {
            diesel::update(places::table.filter(places::cercle.eq(place.key))).set(region).execute(conn)?
        }
        // nothing lies around a region
        Level::Region | Level::Country => 0,
    };
    Ok(())
}

/// Says of a place that it was the same as another, and of those that were the same as it too.
///
/// # Errors
/// The database failed.
pub fn join(conn: &mut DbConn, double: PlaceKey, stays: PlaceKey) -> QueryResult<()> {
    diesel::update(places::table.filter(places::joined_to.eq(double)))
        .set(places::joined_to.eq(stays))
        .execute(conn)?;
    diesel::update(places::table.find(double)).set(places::joined_to.eq(stays)).execute(conn)?;
    Ok(())
}
