//! Making the report from what the viewer can open, freezing it, carrying it away.
use super::model::Report;
use super::store::{self, Stored};
use crate::access::{Role, Viewer};
use crate::audit;
use crate::cases::model::{Coded, Track};
use crate::cases::{self, Context, Counted, Error};
use crate::id::{DeskKey, Reference};
use crate::storage::{Db, DbConn};
use crate::tracker::Quarter;
use chrono::NaiveDate;

/// The report as it would be now, and the cases it is made of: for whoever can open these, and nobody else.
#[derive(Debug, Clone)]
pub struct Sight {
    /// The report.
    pub report: Report,
    /// SHA-256 of it, so that nothing else is frozen than what was seen.
    pub hash: Vec<u8>,
    /// So many reports, exactly.
    pub counted: usize,
    /// Whose facts nobody chose yet: they are counted as not known.
    pub without_facts: Vec<Reference>,
    /// So many persons do not want to be counted.
    pub refused: usize,
}

/// A report that was frozen.
#[derive(Debug, Clone)]
pub struct Own {
    /// The day.
    pub on: NaiveDate,
    /// SHA-256 of it.
    pub hash: Vec<u8>,
    /// The report.
    pub report: Report,
}

/// Makes the report of an ended quarter from what `viewer` can open. Opens many cases: not for an async thread.
///
/// # Errors
/// `NotFound` for a quarter that has not ended; `Refused` when the session is locked.
pub fn see(conn: &mut DbConn, ctx: &Context, viewer: &Viewer, quarter: Quarter) -> Result<Sight, Error> {
    if quarter.last_day() >= ctx.today {
        return Err(Error::NotFound);
    }
    let days = (quarter.first_day(), quarter.last_day());
    let (refused, counted): (Vec<Counted>, Vec<Counted>) =
        cases::counted(conn, ctx, viewer, Track::Psea, days)?.into_iter().partition(|case| case.refused);
    let facts: Vec<Coded> = counted.iter().map(|case| case.coded.clone().unwrap_or_default()).collect();
    let report = Report::of(quarter, &facts);
    let hash = crate::sealing::sha256(body(&report)?.as_bytes()).to_vec();
    let without = counted.iter().filter(|case| case.coded.is_none()).map(|case| case.reference.clone());
    Ok(Sight { report, hash, counted: counted.len(), without_facts: without.collect(), refused: refused.len() })
}

fn body(report: &Report) -> Result<String, Error> {
    Ok(serde_json::to_string(report).map_err(anyhow::Error::from)?)
}

/// What `viewer` froze of a quarter. Of what others froze there is no trace.
///
/// # Errors
/// The database failed.
pub fn own(conn: &mut DbConn, viewer: &Viewer, quarter: Quarter) -> Result<Option<Own>, Error> {
    let stored = store::of(conn, viewer.key, quarter)?;
    Ok(stored.and_then(|stored| Some(Own { on: stored.on, report: stored.read()?, hash: stored.hash })))
}

/// Freezes the report as the viewer saw it, once. Blocks: not for an async thread.
///
/// # Errors
/// `Stale` when it would be another by now; `Refused` when it was frozen before, or the session is locked.
pub fn freeze(db: &Db, ctx: &Context, viewer: &Viewer, quarter: Quarter, seen: &[u8]) -> Result<(), Error> {
    let sight = db.read_now(|conn| see(conn, ctx, viewer, quarter))?;
    if sight.hash != seen {
        return Err(Error::Stale);
    }
    let new = Stored { on: ctx.today, body: body(&sight.report)?, hash: sight.hash };
    let (author, today, desk) = (viewer.key, ctx.today, desk(viewer));
    db.write_now(move |conn| {
        if !store::add(conn, author, quarter, &new)? {
            return Err(Error::Refused("refusal-report-frozen"));
        }
        Ok(audit::note_sealed(conn, today, "sealed_report_frozen", desk)?)
    })
}

/// Notes that the own report is carried away, and answers it.
///
/// # Errors
/// `NotFound` before it is frozen.
pub fn carry(db: &Db, ctx: &Context, viewer: &Viewer, quarter: Quarter) -> Result<Own, Error> {
    let (viewer, today) = (viewer.clone(), ctx.today);
    db.write_now(move |conn| {
        let own = own(conn, &viewer, quarter)?.ok_or(Error::NotFound)?;
        audit::note_sealed(conn, today, "sealed_report_taken", desk(&viewer))?;
        Ok(own)
    })
}

fn desk(viewer: &Viewer) -> Option<DeskKey> {
    viewer.roles.iter().filter(|held| held.role == Role::FocalPoint).find_map(|held| held.desk)
}
