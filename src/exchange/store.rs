//! The only file of this feature that speaks SQL: how the trackers of organisations are read, kept under a name.
use super::mapping::Mapping;
use crate::id::AccountKey;
use crate::storage::DbConn;
use crate::storage::schema::import_mappings;
use crate::text::fold;
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// A mapping that is kept.
#[derive(Debug, Clone)]
pub struct Saved {
    /// Its name, mostly that of an organisation.
    pub name: String,
    /// What it puts right.
    pub mapping: Mapping,
}

/// Every mapping, by name.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> QueryResult<Vec<Saved>> {
    let rows: Vec<(String, String)> = import_mappings::table
        .select((import_mappings::name, import_mappings::body))
        .order(import_mappings::folded)
        .load(conn)?;
    Ok(rows.into_iter().map(saved).collect())
}

/// The mapping of a name, however it is spelt.
///
/// # Errors
/// The database failed.
pub fn named(conn: &mut DbConn, name: &str) -> QueryResult<Option<Saved>> {
    let row: Option<(String, String)> = import_mappings::table
        .filter(import_mappings::folded.eq(fold(name)))
        .select((import_mappings::name, import_mappings::body))
        .first(conn)
        .optional()?;
    Ok(row.map(saved))
}

/// What this program wrote it reads; what an older one wrote and this one does not know any more corrects nothing.
fn saved((name, body): (String, String)) -> Saved {
    Saved { name, mapping: Mapping::parse(&body).unwrap_or_default() }
}

/// Keeps a mapping, instead of the one of the same name.
///
/// # Errors
/// The database failed.
pub fn save(
    conn: &mut DbConn,
    name: &str,
    mapping: &Mapping,
    by: Option<AccountKey>,
    now: NaiveDateTime,
) -> QueryResult<()> {
    remove(conn, name)?;
    diesel::insert_into(import_mappings::table)
        .values((
            import_mappings::name.eq(name),
            import_mappings::folded.eq(fold(name)),
            import_mappings::body.eq(mapping.to_json()),
            import_mappings::saved_by.eq(by),
            import_mappings::saved_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Forgets a mapping; whether there was one.
///
/// # Errors
/// The database failed.
pub fn remove(conn: &mut DbConn, name: &str) -> QueryResult<bool> {
    let removed =
        diesel::delete(import_mappings::table.filter(import_mappings::folded.eq(fold(name)))).execute(conn)?;
    Ok(removed > 0)
}
