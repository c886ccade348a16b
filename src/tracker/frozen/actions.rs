//! Freezing what has ended, once, and reading it again.
use super::hiding::hide;
use super::model::{Frozen, Totals};
use crate::access::Level;
use crate::cases::model::{FrozenQuarter, Track};
use crate::cases::{self, Error};
use crate::places::Book;
use crate::storage::DbConn;
use crate::tracker::Quarter;
use crate::{audit, programme};
use chrono::{Days, NaiveDate, NaiveDateTime};

/// Paper comes late, and what was received on the last day has two days to be handed over.
const SETTLES: Days = Days::new(14);
/// So many quarters before the programme began are frozen too, for what is imported in its first days.
const BEFORE: i32 = 4;

/// The tracks, in the order they are shown.
const TRACKS: [Track; 5] = [Track::Psea, Track::Integrity, Track::Rights, Track::Gbv, Track::Child];

/// Freezes every quarter that has ended and settled and is not frozen yet, whatever was received in it: which quarters are
/// there tells nothing. Answers how many were. In one transaction.
///
/// # Errors
/// The database failed.
pub fn freeze_due(conn: &mut DbConn, book: &Book, (today, now): (NaiveDate, NaiveDateTime)) -> Result<usize, Error> {
    let Some(began) = programme::began(conn)? else { return Ok(0) };
    let settled = |quarter: &Quarter| {
        let from = quarter.last_day().max(began);
        from.checked_add_days(SETTLES).is_some_and(|day| day <= today)
    };
    freeze(conn, book, (began, today, now), settled)
}

/// As `freeze_due`, without waiting for what comes late: for filling, where nothing does.
///
/// # Errors
/// The database failed.
pub fn freeze_all(conn: &mut DbConn, book: &Book, (today, now): (NaiveDate, NaiveDateTime)) -> Result<usize, Error> {
    let Some(began) = programme::began(conn)? else { return Ok(0) };
    freeze(conn, book, (began, today, now), |quarter| quarter.last_day() < today)
}

fn freeze(
    conn: &mut DbConn,
    book: &Book,
    (began, today, now): (NaiveDate, NaiveDate, NaiveDateTime),
    due: impl Fn(&Quarter) -> bool,
) -> Result<usize, Error> {
    let first = Quarter::of(began).shifted(-BEFORE);
    let ended = std::iter::successors(Some(first), |quarter| Some(quarter.shifted(1)));
    let ended: Vec<Quarter> = ended.take_while(|quarter| quarter.last_day() < today).filter(due).collect();
    let before = known(conn)?;
    let mut done = 0;
    for quarter in ended.into_iter().filter(|quarter| !before.contains(&quarter.first_day())) {
        let counts = cases::sealed_counts(conn, quarter.first_day())?;
        // another node may have been first: the counting waited for it
        if known(conn)?.contains(&quarter.first_day()) {
            continue;
        }
        let regions: Vec<i64> = book.of_level(Level::Region).iter().map(|place| place.key.get()).chain([0]).collect();
        let tracks = TRACKS.iter().map(|track| hide(*track, &counts, &regions)).collect();
        let body = serde_json::to_string(&Totals { quarter, tracks }).map_err(anyhow::Error::from)?;
        let hash = crate::sealing::sha256(body.as_bytes()).to_vec();
        cases::freeze(conn, &FrozenQuarter { quarter: quarter.first_day(), on: today, body, hash })?;
        audit::note(conn, now, None, "quarter_frozen", None)?;
        done += 1;
    }
    Ok(done)
}

fn known(conn: &mut DbConn) -> Result<Vec<NaiveDate>, Error> {
    Ok(cases::frozen(conn)?.into_iter().map(|row| row.quarter).collect())
}

/// The frozen quarters, the newest first. One that was changed in the database is left out.
///
/// # Errors
/// The database failed.
pub fn frozen(conn: &mut DbConn) -> Result<Vec<Frozen>, Error> {
    Ok(cases::frozen(conn)?.iter().filter_map(Frozen::read).collect())
}
