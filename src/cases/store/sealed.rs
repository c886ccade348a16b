//! Sealed items, and turning an ordinary case into a sealed one.
use super::erase::forget_ordinary;
use super::slips::forget_messages;
use crate::cases::model::{Case, Track};
use crate::id::{CaseKey, DeskKey};
use crate::storage::DbConn;
use crate::storage::schema::{cases, items as table};
use diesel::prelude::*;

/// The sealed items of a case, in order: number and bytes.
pub(in crate::cases) fn items(conn: &mut DbConn, case: CaseKey) -> QueryResult<Vec<(i32, Vec<u8>)>> {
    table::table.filter(table::case_key.eq(case)).order(table::number).select((table::number, table::bytes)).load(conn)
}

/// What was taken in: the first item of a case.
pub(in crate::cases) fn first_item(conn: &mut DbConn, case: CaseKey) -> QueryResult<Option<Vec<u8>>> {
    table::table.filter(table::case_key.eq(case)).order(table::number).select(table::bytes).first(conn).optional()
}

/// Makes an ordinary case a sealed one: its ordinary half, events and exclusions are deleted (and wiped by the
/// database), the shared half keeps only what a sealed case may show.
pub(in crate::cases) fn seal_over(
    conn: &mut DbConn,
    case: &Case,
    track: Track,
    desk: Option<DeskKey>,
    recipient: &str,
    waiting: bool,
    due_on: Option<chrono::NaiveDate>,
) -> QueryResult<bool> {
    let changed = diesel::update(cases::table.find(case.key).filter(cases::version.eq(case.version)))
        .set((
            cases::sealed.eq(true),
            cases::track.eq(track),
            cases::state.eq(crate::cases::model::State::Received),
            cases::desk_key.eq(desk),
            cases::closed_on.eq(None::<chrono::NaiveDate>),
            cases::due_on.eq(due_on),
            cases::recipient.eq(recipient),
            cases::waiting.eq(waiting),
            cases::version.eq(case.version + 1),
        ))
        .execute(conn)?;
    if changed != 1 {
        return Ok(false);
    }
    forget_ordinary(conn, &[case.key])?;
    // the code stays the person's; from now on it shows what the desk finds safe, and nothing from before
    forget_messages(conn, &[case.key])?;
    Ok(true)
}

/// The case goes to another desk.
pub(in crate::cases) fn set_desk(
    conn: &mut DbConn,
    case: CaseKey,
    desk: Option<DeskKey>,
    waiting: bool,
) -> QueryResult<()> {
    diesel::update(cases::table.find(case))
        .set((cases::desk_key.eq(desk), cases::waiting.eq(waiting)))
        .execute(conn)?;
    Ok(())
}
