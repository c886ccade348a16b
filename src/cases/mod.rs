//! Cases: taking in, reading, handling, closing. Both kinds; one query for every read.
mod actions;
mod coding;
mod context;
mod forms;
mod life;
pub mod model;
mod offer;
mod pages;
pub mod phrase;
pub mod policy;
mod sealed_forms;
mod store;
mod views;

pub use actions::appeal;
pub use actions::by_slip;
pub use actions::chase::chase;
pub use actions::counted::{Counted, counted};
pub use actions::general;
pub use actions::hand_over::{came, hand_over, is_left_behind};
pub use actions::links;
pub use actions::pads::{self, Pad, has_code};
pub use actions::sealed::Addition;
pub use actions::slips::Offer;
pub use actions::telling;
pub use actions::{
    At, Colleague, Form, Granting, Handful, Incoming, MOST_FROM_COMMITTEE, Prepared, Stays, Whom, disable, due_count,
    due_then, erase_due, exclude, form_used, grant, handle, is_recorded, keep_staffed, may_wait, no_longer_wait,
    prepare, proof, record_intake, record_ordinary, record_sealed, recover, rekey, revoke, seal_over, sealed, slip,
    sweep_waiting, take_sealed, take_sealed_on, threatened, transfer, wait, waiting, was_recorded, wipe_waiting,
};
pub use actions::{remind, reset, without_keys};
pub use context::{Context, Error, Kit};
pub use forms::wait_asked;
pub use life::{Verb, steps};
pub use pages::{
    Deps, READERS, Received, chosen, code_page, export_ordinary, export_seen, is_left, receive, routes, wanted,
};
pub use store::{Due, Line, Order, Ordinary, Wanted};
pub use views::{CaseLine, CodePage, Facts, ReferralMark, file_words, line, parcel_rows, wait_words};

use crate::access::{Area, Viewer};
use crate::files::Files;
use crate::places::Place;
use crate::storage::{Db, DbConn};

/// A page of the cases that `viewer` may see, for other pages that show lists.
///
/// # Errors
/// The database failed.
pub fn list(conn: &mut DbConn, ctx: &Context, viewer: &Viewer, wanted: &Wanted) -> Result<Vec<Line>, Error> {
    Ok(store::list(conn, viewer, wanted, ctx.today)?)
}

/// Puts the sealed cases in which somebody is in danger now first, and answers which these are. Looks into those alone that
/// nobody has in hand yet.
pub fn urgent_first(conn: &mut DbConn, ctx: &Context, viewer: &Viewer, lines: &mut [Line]) -> Vec<crate::id::CaseKey> {
    let new = lines.iter().map(|(case, _)| case).filter(|case| life::is_new(case.track, case.state));
    let urgent: Vec<_> =
        new.filter(|case| actions::sealed::is_urgent(conn, ctx, viewer, case)).map(|c| c.key).collect();
    lines.sort_by_key(|(case, _)| !urgent.contains(&case.key));
    urgent
}

/// The facts of ordinary cases for the tracker: of those that `viewer` may see, or of the whole programme for its own
/// command line.
///
/// # Errors
/// The database failed.
pub fn facts(
    conn: &mut DbConn,
    viewer: Option<&Viewer>,
    area: Option<Area>,
    today: chrono::NaiveDate,
) -> Result<Vec<model::OrdinaryFact>, Error> {
    Ok(store::facts(conn, viewer.map_or(store::Whose::All, store::Whose::Seen), area, today, true)?)
}

/// The same for figures of today: only what came back or waited for something outside has its life, for lives are many rows.
///
/// # Errors
/// The database failed.
pub fn facts_of_today(
    conn: &mut DbConn,
    viewer: Option<&Viewer>,
    area: Option<Area>,
    today: chrono::NaiveDate,
) -> Result<Vec<model::OrdinaryFact>, Error> {
    Ok(store::facts(conn, viewer.map_or(store::Whose::All, store::Whose::Seen), area, today, false)?)
}

/// The facts of ordinary cases that are kept from nobody, for what is read by others than whoever makes it.
///
/// # Errors
/// The database failed.
pub fn facts_for_all(
    conn: &mut DbConn,
    area: Option<Area>,
    today: chrono::NaiveDate,
) -> Result<Vec<model::OrdinaryFact>, Error> {
    Ok(store::facts(conn, store::Whose::KeptFromNobody, area, today, true)?)
}

/// A place was put below another, with everything in it: what cases say of where they are follows, and with it who sees
/// them. `place` is as it is now.
///
/// # Errors
/// The database failed.
pub fn relocated(conn: &mut DbConn, place: &Place) -> Result<(), Error> {
    Ok(store::relocated(conn, place)?)
}

/// Two places of one level became one: what was at the double is at the one that stays. Which cases these are, or whether there
/// are any, is not told.
///
/// # Errors
/// The database failed.
pub fn joined(conn: &mut DbConn, double: &Place, stays: &Place) -> Result<(), Error> {
    Ok(store::joined(conn, double, stays)?)
}

/// Whether an ordinary case was recorded and is there. Whether there is a sealed one is not told.
///
/// # Errors
/// The database failed.
pub fn has_ordinary(conn: &mut DbConn) -> Result<bool, Error> {
    Ok(store::has_ordinary(conn)?)
}

/// What was said about the persons of erased ordinary cases, by month of reception.
///
/// # Errors
/// The database failed.
pub fn person_totals(conn: &mut DbConn) -> Result<Vec<model::PersonTotal>, Error> {
    Ok(store::person_totals(conn)?)
}

/// The sealed cases received in the quarter that begins on a day, by track and region, exact: to be frozen, in the same
/// transaction. Nothing that is shown comes from here otherwise.
///
/// # Errors
/// The database failed.
pub fn sealed_counts(conn: &mut DbConn, quarter: chrono::NaiveDate) -> Result<Vec<model::SealedCount>, Error> {
    Ok(store::sealed_counts(conn, quarter)?)
}

/// Freezes a quarter, and forgets the exact numbers of what was erased of it.
///
/// # Errors
/// It was frozen before, or the database failed.
pub fn freeze(conn: &mut DbConn, frozen: &model::FrozenQuarter) -> Result<(), Error> {
    store::add_frozen(conn, frozen)?;
    Ok(store::forget_totals(conn, frozen.quarter)?)
}

/// How many ordinary cases were sealed in the quarter that begins on a day, and how many of them were late then. Exact: to be hidden
/// where few, and shown of an ended quarter alone.
///
/// # Errors
/// The database failed.
pub fn moved(conn: &mut DbConn, quarter: chrono::NaiveDate) -> Result<(u32, u32), Error> {
    Ok(store::moved(conn, quarter)?)
}

/// The quarters that are frozen, the newest first.
///
/// # Errors
/// The database failed.
pub fn frozen(conn: &mut DbConn) -> Result<Vec<model::FrozenQuarter>, Error> {
    Ok(store::frozen(conn)?)
}

/// Deletes files that belong to no case: what was begun or taken away before `moment` when the machine stopped in between.
/// Answers how many.
///
/// # Errors
/// The database or the folder failed.
pub fn clear_files(db: &Db, files: &Files, moment: chrono::NaiveDateTime) -> anyhow::Result<usize> {
    let seconds = u64::try_from(moment.and_utc().timestamp()).unwrap_or_default();
    let moment = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
    // first what lies there, then what is used: a file that comes in between is not taken for a lost one
    let there = files.older_than(moment)?;
    if there.is_empty() {
        return Ok(files.clear_drafts(moment)?);
    }
    let used = db.read_now(|conn| Ok::<_, anyhow::Error>(store::all_names(conn)?))?;
    let lost: Vec<_> = there.iter().filter(|name| !used.contains(name.as_str())).collect();
    lost.iter().try_for_each(|name| files.delete(name))?;
    Ok(lost.len() + files.clear_drafts(moment)?)
}

/// How many files belong to a case and do not lie in the folder.
///
/// # Errors
/// The database or the folder failed.
pub fn missing_files(db: &Db, files: &Files) -> anyhow::Result<usize> {
    let used = db.read_now(|conn| Ok::<_, anyhow::Error>(store::used_names(conn)?))?;
    let there = |name: &String| crate::files::Name::parse(name).is_some_and(|name| files.open(&name).is_ok());
    Ok(used.iter().filter(|name| !there(name)).count())
}

/// Forgets intake forms used before a day.
///
/// # Errors
/// The database failed.
pub fn forget_forms(conn: &mut DbConn, before: chrono::NaiveDate) -> Result<usize, Error> {
    Ok(store::forget_forms(conn, before)?)
}

/// What an administrator must know about the desks: who is missing where. A desk where something lies that nobody could be given
/// counts as one without anybody; whether and how much lies there is not told.
///
/// # Errors
/// The database failed.
pub fn weak_desks(
    conn: &mut DbConn,
    trust: &crate::desks::Trust,
    today: chrono::NaiveDate,
) -> Result<Vec<(crate::desks::Desk, crate::desks::Weakness)>, Error> {
    let waiting = store::told_desks(conn, today)?;
    Ok(weak_with(conn, trust, today, &waiting)?)
}

/// The same for whoever runs the server: also where what lies there lost its last holder because an account was closed.
///
/// # Errors
/// The database failed.
pub fn lost_desks(
    conn: &mut DbConn,
    trust: &crate::desks::Trust,
    today: chrono::NaiveDate,
) -> Result<Vec<(crate::desks::Desk, crate::desks::Weakness)>, Error> {
    let waiting = store::waiting_desks(conn, today)?;
    Ok(weak_with(conn, trust, today, &waiting)?)
}

fn weak_with(
    conn: &mut DbConn,
    trust: &crate::desks::Trust,
    today: chrono::NaiveDate,
    waiting: &[Option<crate::id::DeskKey>],
) -> diesel::QueryResult<Vec<(crate::desks::Desk, crate::desks::Weakness)>> {
    use crate::desks::{self, Weakness};
    let mut found = desks::weak(conn, trust, today)?;
    for desk in desks::all(conn)?.into_iter().filter(|desk| waiting.contains(&Some(desk.key))) {
        if found.iter().any(|(known, weakness)| known.key == desk.key && *weakness == Weakness::Waits) {
            continue;
        }
        found.retain(|(known, _)| known.key != desk.key);
        found.push((desk, Weakness::Nobody));
    }
    found.sort_by_key(|(desk, weakness)| (*weakness, desk.key));
    Ok(found)
}
