//! Slips printed in advance: references and codes that belong to no case yet.
use crate::id::{CaseId, Reference};
use crate::storage::DbConn;
use crate::storage::schema::{cases, follow_pads as table};
use chrono::NaiveDate;
use diesel::dsl::exists;
use diesel::prelude::*;

/// A slip that was printed and handed to nobody: number, the id its case will have, what its code proves itself with, and what
/// is sealed to it.
pub(in crate::cases) type Row = (Vec<u8>, Vec<u8>, String);

/// Keeps a printed slip. False: a case or another slip has this number.
pub(in crate::cases) fn add_pad(
    conn: &mut DbConn,
    reference: &Reference,
    (id, verifier, recipient): (CaseId, &[u8], &str),
    today: NaiveDate,
) -> QueryResult<bool> {
    let text = reference.as_str().to_owned();
    let taken = exists(cases::table.filter(cases::reference.eq(text.clone())));
    let printed = exists(table::table.find(text.clone()));
    if diesel::select(taken).get_result(conn)? || diesel::select(printed).get_result(conn)? {
        return Ok(false);
    }
    diesel::insert_into(table::table)
        .values((
            table::reference.eq(text),
            table::case_id.eq(id.bytes().to_vec()),
            table::verifier.eq(verifier),
            table::recipient.eq(recipient),
            table::printed_on.eq(today),
        ))
        .execute(conn)?;
    Ok(true)
}

/// A printed slip that was handed to nobody.
pub(in crate::cases) fn pad(conn: &mut DbConn, reference: &Reference) -> QueryResult<Option<Row>> {
    let row = table::table.find(reference.as_str().to_owned());
    row.select((table::case_id, table::verifier, table::recipient)).first(conn).optional()
}

/// It belongs to a case from now on. False: somebody was quicker.
pub(in crate::cases) fn take_pad(conn: &mut DbConn, reference: &Reference) -> QueryResult<bool> {
    Ok(diesel::delete(table::table.find(reference.as_str().to_owned())).execute(conn)? == 1)
}
