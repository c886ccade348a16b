//! A batch of rows in one transaction: sealed before the writer sees it, written with its fingerprints, so that an
//! import that is cut off goes on where it stopped.
use super::{
    actions::{Actor, Error, Import},
    facts::Say,
    gazetteer::{Gazetteer, Ground},
    ordinary::{self, Around},
    place::{self, InRegion},
    report::{Remark, WarningKind},
    rows::TrackerRow,
    sealed,
};
use crate::cases::{self, Context, Prepared};
use crate::id::{AccountKey, PlaceKey};
use crate::notify;
use crate::routing;
use crate::storage::{self, DbConn};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// How many rows share a transaction: a fraction of a second on a slow laptop.
pub const ROWS: usize = 150;
/// How often a batch is sealed again when a desk changes meanwhile.
const TRIES: usize = 3;

/// The keyed hashes by which a row and its number are known again. What they are made from is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Prints {
    /// Of what the row says.
    pub row: [u8; 32],
    /// Of its cells as they stand: a row that was understood otherwise before is the same row.
    pub cells: [u8; 32],
    /// Of its number.
    pub reference: Option<[u8; 32]>,
}

impl Prints {
    /// Of a row.
    pub fn of(row: &TrackerRow, ctx: &Context) -> Result<Self, Error> {
        let mac = |purpose, bytes: &[u8]| ctx.keys.hmac(purpose, bytes).map_err(cases::Error::from);
        let reference = row.reference_key().map(|key| mac("import-reference", key.as_bytes())).transpose()?;
        let cells = mac("import-cells", &row.cells)?;
        Ok(Self { row: mac("import", &row.fingerprint_source())?, cells, reference })
    }
}

/// What became of a row.
#[derive(Debug, Default)]
pub struct Done {
    /// It became a case; else it was there already.
    pub created: bool,
    /// What should be looked at.
    pub warnings: Vec<Remark>,
}

/// What a batch did.
#[derive(Default)]
pub struct Written {
    /// Row by row, in order.
    pub rows: Vec<Done>,
    /// How many places and committees were added.
    pub added: usize,
    /// Who was told that something waits.
    pub told: HashSet<AccountKey>,
}

/// A row, ready to be written.
struct Job {
    prints: Prints,
    what: What,
}

enum What {
    Ordinary(Box<TrackerRow>),
    Sealed { ready: Box<Prepared>, place_warning: Option<WarningKind> },
}

/// What is the same for every row of an import.
#[derive(Clone)]
pub struct Frame {
    /// Programme, places, keys, time.
    pub ctx: Context,
    /// Words for what is written into cases.
    pub say: Say,
    /// Who imports.
    pub actor: Option<Actor>,
    /// The last day on which a step can have happened.
    pub latest: NaiveDate,
}

/// Writes a batch. `told` have been told by this import already.
pub fn write(
    import: &Import<'_>,
    frame: &Frame,
    rows: &[(&TrackerRow, Prints)],
    told: &HashSet<AccountKey>,
) -> Result<Written, Error> {
    for _ in 0..TRIES {
        let jobs = import.db.read_now(|conn| prepare(conn, frame, rows))?;
        let (frame, told) = (frame.clone(), told.clone());
        match import.db.write_now(move |conn| write_jobs(conn, frame, jobs, told)) {
            Err(Error::Cases(cases::Error::DeskMoved)) => {}
            written => return written,
        }
    }
    Err(cases::Error::DeskMoved.into())
}

/// Seals what must be sealed.
fn prepare(conn: &mut DbConn, frame: &Frame, rows: &[(&TrackerRow, Prints)]) -> Result<Vec<Job>, Error> {
    let (ctx, say) = (&frame.ctx, &frame.say);
    let mut jobs = Vec::with_capacity(rows.len());
    for (row, prints) in rows {
        let InRegion { region, warning: place_warning } = place::region(&ctx.book, &row.place);
        let what = match sealed::case_of(row, region, &ctx.programme, say) {
            None => What::Ordinary(Box::new((*row).clone())),
            Some(new) => {
                let ready = cases::prepare(conn, ctx, &new, frame.actor)?;
                if ready.readers().next().is_none() {
                    return Err(Error::NoFocalPoint(new.track.desk().into_iter().collect()));
                }
                What::Sealed { ready: Box::new(ready), place_warning }
            }
        };
        jobs.push(Job { prints: *prints, what });
    }
    Ok(jobs)
}

fn write_jobs(
    conn: &mut DbConn,
    mut frame: Frame,
    jobs: Vec<Job>,
    told: HashSet<AccountKey>,
) -> Result<Written, Error> {
    storage::lock(conn, "places")?;
    let mut written = Written::default();
    let mut fresh = Vec::new();
    for job in jobs {
        let mut done = Done::default();
        // both are noted, also where one was known
        let (row, cells) = (cases::is_recorded(conn, &job.prints.row)?, cases::is_recorded(conn, &job.prints.cells)?);
        if !row && !cells {
            done.created = true;
            if let Some(reference) = &job.prints.reference
                && number_is_known(conn, reference, &job.what)?
            {
                done.warnings.push(WarningKind::ReferenceReused.into());
            }
            fresh.push((written.rows.len(), job.what));
        }
        written.rows.push(done);
    }
    let mut gazetteer = Gazetteer::load(conn)?;
    let mut placed = Vec::with_capacity(fresh.len());
    for (at, what) in fresh {
        let around = match &what {
            What::Ordinary(row) => {
                let (around, warnings) = around(&mut gazetteer, &mut Ground::Database(conn), row)?;
                written.rows[at].warnings.extend(warnings);
                around
            }
            What::Sealed { place_warning, .. } => {
                written.rows[at].warnings.extend(place_warning.map(Remark::from));
                Around::default()
            }
        };
        placed.push((what, around));
    }
    written.added = gazetteer.added;
    frame.ctx.book = Arc::new(gazetteer.book);
    written.told = record(conn, &frame, placed, told)?;
    Ok(written)
}

/// Whether a row with this number came before. That of a sensitive row is not remembered: trying numbers would else tell
/// somebody who does not have its file that there is such a case.
fn number_is_known(conn: &mut DbConn, reference: &[u8], what: &What) -> Result<bool, cases::Error> {
    match what {
        What::Ordinary(_) => cases::is_recorded(conn, reference),
        What::Sealed { .. } => cases::was_recorded(conn, reference),
    }
}

/// Where an ordinary row belongs, and what should be looked at for that.
pub fn around(
    gazetteer: &mut Gazetteer,
    ground: &mut Ground<'_>,
    row: &TrackerRow,
) -> Result<(Around, Vec<Remark>), Error> {
    let mut warnings = Vec::new();
    let placed = gazetteer.place(ground, &row.place)?;
    if placed.unknown {
        warnings.push(WarningKind::UnknownPlace.into());
    }
    if let Some(names) = placed.contradiction {
        warnings.push(Remark { kind: WarningKind::PlaceContradicts, about: Some(names) });
    }
    let committee = match row.committee.as_deref() {
        None => None,
        Some(name) => gazetteer.committee(ground, name, placed.place)?,
    };
    if committee.is_some_and(|(_, made)| made) {
        warnings.push(WarningKind::UnknownCommittee.into());
    }
    let around = Around {
        place: placed.place,
        committee: committee.map(|(key, _)| key),
        assigned: None,
        unplaced: placed.left_out,
    };
    Ok((around, warnings))
}

/// Records the cases; answers whom it told, once each.
fn record(
    conn: &mut DbConn,
    frame: &Frame,
    placed: Vec<(What, Around)>,
    told: HashSet<AccountKey>,
) -> Result<HashSet<AccountKey>, Error> {
    let (ctx, actor) = (&frame.ctx, frame.actor.map(|(key, _)| key));
    let mut handlers: HashMap<(Option<&str>, Option<PlaceKey>), Option<AccountKey>> = HashMap::new();
    let mut readers = HashSet::new();
    for (what, mut around) in placed {
        match what {
            What::Ordinary(row) => {
                let (sector, place) = (row.sector, around.place);
                around.assigned = match handlers.get(&(sector, place)) {
                    Some(known) => *known,
                    None => {
                        let found = routing::assign(conn, &ctx.book, sector, place, &[], None)?.assigned;
                        handlers.insert((sector, place), found);
                        found
                    }
                };
                let new = ordinary::case_of(&row, around, &ctx.programme, &frame.say, frame.latest);
                cases::record_ordinary(conn, ctx, &new, actor, None)?;
            }
            What::Sealed { ready, .. } => {
                readers.extend(ready.readers());
                cases::record_sealed(conn, ctx, *ready, None, false)?;
            }
        }
    }
    let mut new: Vec<AccountKey> = readers.difference(&told).copied().collect();
    new.sort();
    for account in &new {
        notify::something_waits(conn, *account, ctx.now)?;
    }
    Ok(new.into_iter().collect())
}
