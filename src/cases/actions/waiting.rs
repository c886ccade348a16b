//! Files that are added to the answers of an intake, before there is a case. They are sealed at once as the files of the case
//! that will be; the transaction that records the case takes them over, and what is never recorded goes within half an hour.
use super::attach::refusal;
use super::blobs;
use crate::cases::context::{Context, Error, Kit};
use crate::cases::model::{About, Case, MOST_FILES, tidy_name};
use crate::cases::store::{self, Row};
use crate::files::Files;
use crate::id::{CaseId, SessionKey};
use crate::media;
use crate::sealing::FileKey;
use crate::storage::{Db, DbConn};
use chrono::{NaiveDateTime, TimeDelta};

/// How long a file waits for its form to be recorded.
const LONGEST: TimeDelta = TimeDelta::minutes(30);
/// The most files that wait in one session, whatever their form.
const MOST_IN_SESSION: i64 = 12;

/// The form of an intake, as far as its files must know it.
#[derive(Debug, Clone)]
pub struct Form {
    /// What makes it count once: useless without the session it was given to.
    pub hash: Vec<u8>,
    /// The session.
    pub session: SessionKey,
    /// The public id of the case that it becomes if it has files.
    pub case: CaseId,
}

/// Whether one more file may wait: asked before a byte of it is read.
///
/// # Errors
/// `Refused` when there are as many as a case or a session may have; `AlreadyRecorded` when the form was used before.
pub fn may_wait(conn: &mut DbConn, form: &Form) -> Result<(), Error> {
    if store::form_used(conn, &form.hash)? {
        return Err(Error::AlreadyRecorded);
    }
    if store::waiting_files(conn, &form.hash)?.len() >= MOST_FILES {
        return Err(Error::Refused("refusal-files-full"));
    }
    let full = store::waiting_in(conn, form.session)? >= MOST_IN_SESSION;
    if full { Err(Error::Refused("refusal-files-many")) } else { Ok(()) }
}

/// Keeps a file for a form: its kind is told by its content, everything that tells about its making is left out. Blocks, and
/// holds the whole file in memory: only in one's turn.
///
/// # Errors
/// As `may_wait`; `Refused` when it is not of a kind that is taken.
pub fn wait(kit: &Kit, form: &Form, sent: &str, bytes: &[u8]) -> Result<(), Error> {
    let clean = media::read(bytes).map_err(|fault| Error::Refused(refusal(fault)))?;
    let (name, key) = (tidy_name(sent, clean.kind()), FileKey::generate());
    let stored = blobs::put(kit, form.case, &key.recipient(), name, clean)?;
    let about = blobs::row(&kit.ctx, form.case, &stored, &key)?;
    let row = Row { number: 0, name: stored.about.file.clone(), size: stored.size, about: Some(about) };
    let (form, now) = (form.clone(), kit.ctx.now);
    kit.db.write_now(move |conn| {
        store::lock_waiting(conn, &form.hash)?;
        may_wait(conn, &form)?;
        Ok::<_, Error>(store::add_waiting(conn, (&form.hash, form.session, form.case), &row, now)?)
    })?;
    stored.keep();
    Ok(())
}

/// The files that wait for a form, and whether the form was used meanwhile: then they belong to its case.
///
/// # Errors
/// The database failed, or a key does not fit.
pub fn waiting(conn: &mut DbConn, ctx: &Context, form: &Form) -> Result<(Vec<About>, bool), Error> {
    // in this order: whoever finds them gone for a case finds the form used
    let rows = store::waiting_files(conn, &form.hash)?;
    let used = store::form_used(conn, &form.hash)?;
    let about = |row: &Row| Ok(blobs::opened_row(ctx, form.case, row)?.attached.about);
    Ok((rows.iter().map(about).collect::<Result<_, Error>>()?, used))
}

/// Takes one file away from a form; one that is gone already is no failure. Blocks.
///
/// # Errors
/// The database failed.
pub fn no_longer_wait(kit: &Kit, form: &Form, name: &str) -> Result<(), Error> {
    let (hash, gone) = (form.hash.clone(), name.to_owned());
    if kit.db.write_now(move |conn| Ok::<_, Error>(store::remove_waiting(conn, &hash, &gone)?))? {
        blobs::delete(&kit.files, name);
    }
    Ok(())
}

/// Wipes every file that waits for a form; answers how many there were. Blocks.
///
/// # Errors
/// The database failed.
pub fn wipe_waiting(kit: &Kit, form: &Form) -> Result<usize, Error> {
    if kit.db.read_now(|conn| Ok::<_, Error>(store::waiting_files(conn, &form.hash)?))?.is_empty() {
        return Ok(0);
    }
    let hash = form.hash.clone();
    let gone = kit.db.write_now(move |conn| Ok::<_, Error>(store::remove_all_waiting(conn, &hash)?))?;
    gone.iter().for_each(|name| blobs::delete(&kit.files, name));
    Ok(gone.len())
}

/// Wipes the files that waited too long, and those whose session has ended or was locked by hand. Writes only where there is something to do. Blocks.
///
/// # Errors
/// The database failed.
pub fn sweep_waiting(db: &Db, files: &Files, now: NaiveDateTime) -> Result<(), Error> {
    let old = db.read_now(|conn| Ok::<_, Error>(store::outlived_waiting(conn, now - LONGEST)?))?;
    if old.is_empty() {
        return Ok(());
    }
    let gone = db.write_now(move |conn| Ok::<_, Error>(store::remove_named(conn, &old)?))?;
    gone.iter().for_each(|name| blobs::delete(files, name));
    Ok(())
}

/// The files of a form become those of its case; the caller holds them still. `seen`: how many the person saw when it was recorded.
///
/// # Errors
/// `Stale` when there are more or fewer by now.
pub(super) fn take_over(conn: &mut DbConn, case: &Case, form: &Form, seen: usize) -> Result<(), Error> {
    let rows = store::waiting_files(conn, &form.hash)?;
    if rows.len() != seen {
        return Err(Error::Stale);
    }
    store::remove_all_waiting(conn, &form.hash)?;
    Ok(rows.iter().try_for_each(|row| store::add_attachment(conn, case.key, row))?)
}
