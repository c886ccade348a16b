//! Once a day what is due is erased: a while at a time, so that other work and a stop never wait long, until nothing is left.
use super::Program;
use crate::jobs::Repeating;
use crate::retention::{self, Policy};
use chrono::NaiveDate;
use std::time::{Duration, Instant};

const PERIOD: Duration = Duration::from_secs(30);
/// How long one round works.
const WHILE: Duration = Duration::from_secs(10);

/// Begins to erase what is due; goes on until the answer is dropped.
///
/// # Errors
/// The machine gave no thread.
pub(super) fn start(program: &Program) -> std::io::Result<Repeating> {
    let program = program.clone();
    let mut done = None;
    Repeating::start("erasing", PERIOD, move || match round(&program, done) {
        Ok(day) => done = day,
        Err(error) => tracing::error!(error = %format!("{error:#}"), "a round of erasing failed"),
    })
}

/// One round: works off what is due unless everything of the day `done` is. Answers the day of which nothing is left. A demo,
/// whose cases are invented, keeps them.
///
/// # Errors
/// The database failed.
pub fn round(program: &Program, done: Option<NaiveDate>) -> anyhow::Result<Option<NaiveDate>> {
    let today = program.clock.today();
    let settings = &program.config.retention;
    if done == Some(today) || !settings.automatic || program.shell.demo {
        return Ok(done);
    }
    let until = Instant::now() + WHILE;
    let (_, finished) = retention::run(&program.kit(), &Policy::of(settings), Some(until))?;
    Ok(if finished { Some(today) } else { done })
}
