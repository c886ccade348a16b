//! The audit log: append-only, in the transaction of what it tells. Never content, never a name. Every entry is hashed with
//! its predecessor in its lane; the ends of the lanes are marked with a key that is not in the database, and every minute
//! they are signed into a checkpoint outside of it.
mod chain;
mod checkpoint;
mod closing;
mod model;
mod store;
mod verify;
mod withhold;

pub use checkpoint::{Checkpoints, Seen};
pub use closing::open;
pub use model::{Break, Cursor, Fault, Line, Page, Report};
pub use verify::verify;
pub use withhold::withhold;

use crate::id::{AccountKey, CaseKey, DeskKey};
use crate::storage::DbConn;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use diesel::QueryResult;
use model::Noted;

/// The first lane of sealed work, whose entries carry the day alone; the others are numbered downward from it.
const SEALED: i32 = 0;
/// Lanes of each of both kinds, those of all other entries numbered from 1: so many transactions of PostgreSQL chain at
/// the same time. SQLite has one writer and uses the first.
const LANES: i32 = 16;
/// What stands instead of an entry about an ordinary case that was sealed later.
const WITHHELD: &str = "withheld";

/// Notes that somebody did a kind of thing, outside cases or to an ordinary one. It is chained when the transaction ends.
///
/// # Errors
/// The database failed, or was not opened by `audit::open`.
pub fn note(
    conn: &mut DbConn,
    now: NaiveDateTime,
    actor: Option<AccountKey>,
    kind: &str,
    case: Option<CaseKey>,
) -> QueryResult<()> {
    store::note(conn, &Noted { at: now, actor, kind: kind.to_owned(), desk: None, case, sealed: false })
}

/// Notes that a kind of thing was done at a desk, on a day. Neither who nor which case nor when in the day: that much
/// would tell who spoke.
///
/// # Errors
/// As `note`.
pub fn note_sealed(conn: &mut DbConn, today: NaiveDate, kind: &str, desk: Option<DeskKey>) -> QueryResult<()> {
    let at = today.and_time(NaiveTime::MIN);
    store::note(conn, &Noted { at, actor: None, kind: kind.to_owned(), desk, case: None, sealed: true })
}

/// The newest entries after `after` of the page before; at most `most` that carry their minute, and what was done on
/// sealed cases on the days that end on this page. Without those of an ordinary case that `viewer` must not see.
///
/// # Errors
/// The database failed.
pub fn page(conn: &mut DbConn, viewer: AccountKey, after: Option<&Cursor>, most: usize) -> QueryResult<Page> {
    match store::page(conn, viewer, after, most) {
        // somebody wrote what is no day into an entry: the verifier names it, and the page says so
        Err(diesel::result::Error::DeserializationError(_)) => Ok(Page { lines: Vec::new(), next: None }),
        page => page,
    }
}
