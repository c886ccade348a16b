//! Erasing what is due: a handful of closed cases at a time, each time in a transaction of its own, so that whoever writes
//! meanwhile does not wait and a round that is broken off is taken up again where it stood.
use super::blobs;
use crate::audit;
use crate::cases::context::{Error, Kit};
use crate::cases::model::{Stage, Track, Which};
use crate::cases::store::{self, Gone};
use crate::id::{CaseKey, DeskKey};
use crate::storage::{DbConn, scrub};
use chrono::NaiveDate;
use std::time::{Duration, Instant};

/// What one handful came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Handful {
    /// How many cases.
    pub cases: usize,
    /// How long the transaction was open, without the commit.
    pub took: Duration,
}

/// How many cases are due.
///
/// # Errors
/// The database failed.
pub fn due_count(conn: &mut DbConn, which: &Which, stage: Stage, day: NaiveDate) -> Result<i64, Error> {
    Ok(store::due_count(conn, which, stage, day)?)
}

/// Erases this much of up to `most` cases that were closed, and entered here, on `day` or before. Blocks: not for an async
/// thread. The log of changes is to be wiped afterwards.
///
/// # Errors
/// The database failed; nothing of this handful is erased then.
pub fn erase_due(kit: &Kit, which: &Which, stage: Stage, day: NaiveDate, most: i64) -> Result<Handful, Error> {
    let found = kit.db.read_now(|conn| Ok::<_, Error>(store::due(conn, which, stage, day, most)?))?;
    if found.is_empty() {
        return Ok(Handful { cases: 0, took: Duration::ZERO });
    }
    let (ctx, which) = (kit.ctx.clone(), which.clone());
    let (gone, done) = kit.db.write_now(move |conn| {
        let begun = Instant::now();
        let claimed = store::claim(conn, &found, &which, stage, day)?;
        if claimed.is_empty() {
            return Ok::<_, Error>((Vec::new(), Handful { cases: 0, took: begun.elapsed() }));
        }
        let keys: Vec<CaseKey> = claimed.iter().map(|(key, _)| *key).collect();
        note(conn, &ctx, &which, stage, &claimed)?;
        let gone = erase(conn, &keys, which.track != Track::Ordinary, stage)?;
        scrub::readable_deleted(conn, ctx.now)?;
        Ok((gone, Handful { cases: keys.len(), took: begun.elapsed() }))
    })?;
    gone.iter().for_each(|name| blobs::delete(&kit.files, name));
    Ok(done)
}

fn erase(conn: &mut DbConn, keys: &[CaseKey], sealed: bool, stage: Stage) -> Result<Gone, Error> {
    Ok(match (stage, sealed) {
        (Stage::Case, _) => store::erase(conn, keys, sealed)?,
        (_, true) => store::forget_keys(conn, keys)?,
        (Stage::Narrative, false) => store::forget_narrative(conn, keys)?,
        (Stage::Contact, false) => {
            store::forget_contact(conn, keys)?;
            Gone::new()
        }
    })
}

/// Every erasure stands in the log, without what was erased. Of a case from which somebody is excluded the log forgets the
/// rest: that person could else read about it, once nothing says that they must not.
fn note(
    conn: &mut DbConn,
    ctx: &crate::cases::Context,
    which: &Which,
    stage: Stage,
    claimed: &[(CaseKey, Option<DeskKey>)],
) -> Result<(), Error> {
    if which.track != Track::Ordinary {
        for (_, desk) in claimed {
            audit::note_sealed(conn, ctx.today, "sealed_erased", *desk)?;
        }
        return Ok(());
    }
    for (key, _) in claimed {
        audit::note(conn, ctx.now, None, &format!("erased_{}", stage.as_str()), Some(*key))?;
    }
    if stage == Stage::Case {
        let keys: Vec<CaseKey> = claimed.iter().map(|(key, _)| *key).collect();
        for key in store::excluded_any(conn, &keys)? {
            audit::withhold(conn, &ctx.keys, key, ctx.today)?;
        }
    }
    Ok(())
}
