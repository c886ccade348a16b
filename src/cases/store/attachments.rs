//! Which files belong to a case. What they are is never readable here.
use crate::id::CaseKey;
use crate::storage::DbConn;
use crate::storage::schema::{attachments as table, waiting_files};
use diesel::prelude::*;
use std::collections::HashSet;

/// A file of a case, as the database knows it.
#[derive(Debug, Clone)]
pub(in crate::cases) struct Row {
    pub number: i32,
    /// The random name in the folder.
    pub name: String,
    /// Bytes in the folder: a size class.
    pub size: i64,
    /// Of an ordinary case: what it is and its key, encrypted.
    pub about: Option<Vec<u8>>,
}

pub(in crate::cases) fn attachments(conn: &mut DbConn, case: CaseKey) -> QueryResult<Vec<Row>> {
    let rows: Vec<(i32, String, i64, Option<Vec<u8>>)> = table::table
        .filter(table::case_key.eq(case))
        .order(table::number)
        .select((table::number, table::name, table::size, table::about))
        .load(conn)?;
    Ok(rows.into_iter().map(|(number, name, size, about)| Row { number, name, size, about }).collect())
}

pub(in crate::cases) fn add_attachment(conn: &mut DbConn, case: CaseKey, row: &Row) -> QueryResult<()> {
    diesel::insert_into(table::table)
        .values((
            table::case_key.eq(case),
            table::number.eq(row.number),
            table::name.eq(&row.name),
            table::size.eq(row.size),
            table::about.eq(row.about.as_deref()),
        ))
        .execute(conn)?;
    Ok(())
}

/// False if there was none.
pub(in crate::cases) fn remove_attachment(conn: &mut DbConn, case: CaseKey, name: &str) -> QueryResult<bool> {
    let row = table::table.filter(table::case_key.eq(case)).filter(table::name.eq(name));
    Ok(diesel::delete(row).execute(conn)? == 1)
}

pub(in crate::cases) fn remove_attachments(conn: &mut DbConn, case: CaseKey) -> QueryResult<usize> {
    diesel::delete(table::table.filter(table::case_key.eq(case))).execute(conn)
}

/// The names of all files that belong to some case or wait for one: what else lies in the folder belongs to nobody.
pub(in crate::cases) fn all_names(conn: &mut DbConn) -> QueryResult<HashSet<String>> {
    // those that wait first: one that finds its case meanwhile is found there
    let waiting = waiting_files::table.select(waiting_files::name).load::<String>(conn)?;
    let mut all = used_names(conn)?;
    all.extend(waiting);
    Ok(all)
}

/// The names of all files that belong to some case.
pub(in crate::cases) fn used_names(conn: &mut DbConn) -> QueryResult<HashSet<String>> {
    Ok(table::table.select(table::name).load::<String>(conn)?.into_iter().collect())
}
