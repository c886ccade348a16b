//! Files that were added to the answers of an intake and belong to no case yet. What they are is never readable here.
use super::attachments::Row;
use crate::id::{CaseId, SessionKey};
use crate::storage::DbConn;
use crate::storage::schema::{sessions, waiting_files as table};
use chrono::NaiveDateTime;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

type Columns = (String, i64, Vec<u8>);

/// Holds what files a form has still until this transaction ends: a form is used up with all of them or is not.
pub(in crate::cases) fn lock_waiting(conn: &mut DbConn, form: &[u8]) -> QueryResult<()> {
    crate::storage::lock(conn, &format!("waiting {form:x?}"))
}

/// The files of a form, in the order they came, numbered from 1.
pub(in crate::cases) fn waiting_files(conn: &mut DbConn, form: &[u8]) -> QueryResult<Vec<Row>> {
    let rows: Vec<Columns> = table::table
        .filter(table::form.eq(form))
        .order(table::key)
        .select((table::name, table::size, table::about))
        .load(conn)?;
    let row = |(number, (name, size, about))| Row { number, name, size, about: Some(about) };
    Ok((1..).zip(rows).map(row).collect())
}

/// How many files wait in a session, whatever their form.
pub(in crate::cases) fn waiting_in(conn: &mut DbConn, session: SessionKey) -> QueryResult<i64> {
    table::table.filter(table::session_key.eq(session.get())).count().get_result(conn)
}

pub(in crate::cases) fn add_waiting(
    conn: &mut DbConn,
    (form, session, case): (&[u8], SessionKey, CaseId),
    row: &Row,
    now: NaiveDateTime,
) -> QueryResult<()> {
    diesel::insert_into(table::table)
        .values((
            table::form.eq(form),
            table::session_key.eq(session.get()),
            table::case_id.eq(case.bytes().to_vec()),
            table::name.eq(&row.name),
            table::size.eq(row.size),
            table::about.eq(row.about.clone().unwrap_or_default()),
            table::added_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// False if there was none.
pub(in crate::cases) fn remove_waiting(conn: &mut DbConn, form: &[u8], name: &str) -> QueryResult<bool> {
    let row = table::table.filter(table::form.eq(form)).filter(table::name.eq(name));
    Ok(diesel::delete(row).execute(conn)? == 1)
}

/// Takes the files of a form away; answers their names.
pub(in crate::cases) fn remove_all_waiting(conn: &mut DbConn, form: &[u8]) -> QueryResult<Vec<String>> {
    diesel::delete(table::table.filter(table::form.eq(form))).returning(table::name).get_results(conn)
}

/// The files that were added before a moment, or whose session has ended or was locked by hand: whoever leaves in haste leaves
/// nothing. One that locked by itself is opened again.
pub(in crate::cases) fn outlived_waiting(conn: &mut DbConn, before: NaiveDateTime) -> QueryResult<Vec<String>> {
    let open = sessions::locked.eq(false).or(sessions::locked_idle.eq(true));
    let there = exists(sessions::table.filter(sessions::key.eq(table::session_key)).filter(open));
    table::table.filter(table::added_at.lt(before).or(not(there))).select(table::name).load(conn)
}

/// Takes those away that still wait; answers their names.
pub(in crate::cases) fn remove_named(conn: &mut DbConn, names: &[String]) -> QueryResult<Vec<String>> {
    diesel::delete(table::table.filter(table::name.eq_any(names.to_vec()))).returning(table::name).get_results(conn)
}
