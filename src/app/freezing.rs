//! Quarters that have ended are frozen, by whichever node comes first.
use super::{Program, erasing};
use crate::jobs::Repeating;
use crate::{summary, tracker};
use chrono::NaiveDate;
use std::time::Duration;

const PERIOD: Duration = Duration::from_secs(60);

/// Begins to look whether a quarter has ended; goes on until the answer is dropped.
///
/// # Errors
/// The machine gave no thread.
pub(super) fn start(program: &Program) -> std::io::Result<Repeating> {
    let program = program.clone();
    let mut done = None;
    Repeating::start("freezing", PERIOD, move || match round(&program, done) {
        Ok(day) => done = Some(day),
        Err(error) => {
            program.measured.round_failed("freezing");
            tracing::error!(error = %format!("{error:#}"), "a quarter could not be frozen");
        }
    })
}

/// Freezes what is due, unless that was done on the day `done` already; answers the day. Nothing is frozen by a clock that is not
/// known to be right: it could never be undone.
///
/// # Errors
/// The database failed.
pub fn round(program: &Program, done: Option<NaiveDate>) -> anyhow::Result<NaiveDate> {
    let now = program.clock.now();
    let today = program.clock.today();
    if done == Some(today) || !(program.shell.demo || erasing::steady(&program.config.data, today)?) {
        return Ok(today);
    }
    let book = program.places.book();
    program.db.write_now(move |conn| Ok::<_, anyhow::Error>(tracker::freeze_due(conn, &book, (today, now))?))?;
    summary::freeze_due(&program.db, &program.kit().ctx)?;
    Ok(today)
}
