//! The sealed cases of a quarter that somebody can open, for a report of which nothing leaves but counts.
use super::sealed::{identity, open_with};
use crate::access::Viewer;
use crate::cases::context::{Context, Error};
use crate::cases::model::{Coded, Opened, Track};
use crate::cases::store;
use crate::id::Reference;
use crate::storage::DbConn;
use chrono::NaiveDate;

/// What a case adds to a report.
#[derive(Debug, Clone)]
pub struct Counted {
    /// Its number.
    pub reference: Reference,
    /// Its facts; none: nobody chose them yet, or they cannot be read.
    pub coded: Option<Coded>,
    /// The person does not want to be counted.
    pub refused: bool,
}

/// The cases of a track, received from one day to another, that `viewer` can open: no others, and no word of how many others
/// there are. Opens each of them.
///
/// # Errors
/// `Refused` when the session is locked; the database failed.
pub fn counted(
    conn: &mut DbConn,
    ctx: &Context,
    viewer: &Viewer,
    track: Track,
    days: (NaiveDate, NaiveDate),
) -> Result<Vec<Counted>, Error> {
    if viewer.bundle().is_none() {
        return Err(Error::Refused("refusal-locked"));
    }
    let mut all = Vec::new();
    for case in store::sealed_seen(conn, viewer, track, days, ctx.today)? {
        let reference = case.reference.clone();
        let opened = identity(conn, viewer, &case).and_then(|key| open_with(conn, ctx, case, &key));
        all.push(match opened {
            Ok(opened) => of(reference, &opened, ctx.today),
            // what cannot be read was received all the same
            Err(Error::Sealing(_)) => Counted { reference, coded: None, refused: false },
            Err(error) => return Err(error),
        });
    }
    Ok(all)
}

fn of(reference: Reference, opened: &Opened, today: NaiveDate) -> Counted {
    Counted { reference, coded: opened.coded().cloned(), refused: opened.refuses_counting(today) }
}
