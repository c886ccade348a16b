//! Every minute the ends of the audit log are signed into a checkpoint outside the database; every week each auditor is given
//! the newest one to keep.
use super::Program;
use crate::access::Role;
use crate::audit::Checkpoints;
use crate::jobs::Repeating;
use crate::{accounts, notify};
use chrono::NaiveDate;
use std::time::Duration;

const PERIOD: Duration = Duration::from_secs(60);

/// What was done in the last round.
#[derive(Debug, Default, PartialEq, Eq, Clone, Copy)]
pub struct Witness {
    letters_on: Option<NaiveDate>,
}

/// Begins to witness; goes on until the answer is dropped.
///
/// # Errors
/// The machine gave no thread.
pub(super) fn start(program: &Program) -> std::io::Result<Repeating> {
    let program = program.clone();
    let mut done = Witness::default();
    Repeating::start("checkpoints", PERIOD, move || match round(&program, done) {
        Ok(now) => done = now,
        Err(error) => {
            program.measured.round_failed("checkpoints");
            tracing::error!(error = %format!("{error:#}"), "no checkpoint of the audit log");
        }
    })
}

/// One round: a checkpoint if the log moved, which also goes to the program's own log; and once a day a look whether an
/// auditor is due a letter. Blocks.
///
/// # Errors
/// The database failed, the file cannot be written, or the log was changed by another hand.
pub fn round(program: &Program, done: Witness) -> anyhow::Result<Witness> {
    let (checkpoints, key) = (Checkpoints::of(&program.config.data), program.keys.log_key()?);
    let (instance, now) = (program.programme.get().instance.id, program.clock.now());
    let today = program.clock.today();
    let written = program.db.read_now(|conn| checkpoints.write(conn, &key, instance, (today, now)))?;
    if let Some(line) = written {
        tracing::info!(%line, "checkpoint");
    }
    if done.letters_on == Some(today) || checkpoints.newest()?.is_none() {
        return Ok(done);
    }
    program.db.write_now(move |conn| {
        crate::storage::lock(conn, "outbox/checkpoint")?;
        for (auditor, _) in accounts::holders(conn, Role::Auditor)? {
            notify::weekly_checkpoint(conn, auditor, now)?;
        }
        Ok::<_, anyhow::Error>(())
    })?;
    Ok(Witness { letters_on: Some(today) })
}
