//! Once a day what is due is erased: a while at a time, so that other work and a stop never wait long, until nothing is left.
use super::Program;
use crate::jobs::Repeating;
use crate::private;
use crate::retention::{self, Policy};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::time::{Duration, Instant};

const PERIOD: Duration = Duration::from_secs(30);
/// How long one round works.
const WHILE: Duration = Duration::from_secs(10);

/// Where the data folder remembers how the clock went.
const CLOCK: &str = "clock.json";
/// A clock that jumped must go on steadily for so many days before anything is erased by it: what a year set wrong erases is
/// gone for ever, and a week more harms nobody.
const STEADY: Days = Days::new(7);

/// Begins to erase what is due; goes on until the answer is dropped.
///
/// # Errors
/// The machine gave no thread.
pub(super) fn start(program: &Program) -> std::io::Result<Repeating> {
    let program = program.clone();
    let mut done = None;
    Repeating::start("erasing", PERIOD, move || match round(&program, done) {
        Ok(day) => done = day,
        Err(error) => {
            program.measured.round_failed("erasing");
            tracing::error!(error = %format!("{error:#}"), "a round of erasing failed");
        }
    })
}

/// One round: works off what is due unless everything of the day `done` is. Answers the day of which nothing is left. A demo,
/// whose cases are invented, keeps them; and nothing is erased by a clock that is not known to be right.
///
/// # Errors
/// The database failed.
pub fn round(program: &Program, done: Option<NaiveDate>) -> anyhow::Result<Option<NaiveDate>> {
    let today = program.clock.today();
    let settings = &program.config.retention;
    if done == Some(today) || !settings.automatic || program.shell.demo {
        return Ok(done);
    }
    if !steady(&program.config.data, today)? {
        tracing::info!("nothing is erased yet: the clock has to go on steadily for a week first");
        return Ok(Some(today));
    }
    let until = Instant::now() + WHILE;
    let (_, finished) = retention::run(&program.kit(), &Policy::of(settings), Some(until))?;
    Ok(if finished { Some(today) } else { done })
}

/// How the clock went: `since` then from day to day, the last time on `last`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Watched {
    since: NaiveDate,
    last: NaiveDate,
}

impl Watched {
    /// After a day that is before the last one, or much later, it begins anew.
    fn next(before: Option<Self>, today: NaiveDate) -> Self {
        let near = |seen: &Self| seen.last <= today && today <= seen.last.checked_add_days(STEADY).unwrap_or(today);
        let since = before.filter(near).map_or(today, |seen| seen.since);
        Self { since, last: today }
    }

    fn is_steady(self) -> bool {
        self.since.checked_add_days(STEADY).is_some_and(|day| day <= self.last)
    }
}

/// Whether the clock has gone from day to day for a week, without a jump.
pub(super) fn steady(data: &Path, today: NaiveDate) -> anyhow::Result<bool> {
    let path = data.join(CLOCK);
    // one that cannot be read is as good as none: it begins anew
    let before = std::fs::read(&path).ok().and_then(|text| serde_json::from_slice(&text).ok());
    let now = Watched::next(before, today);
    if before != Some(now) {
        private::replace(&path, &serde_json::to_vec(&now)?)?;
    }
    Ok(now.is_steady())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_jumps_erases_nothing_for_a_week() {
        let folder = tempfile::tempdir().unwrap();
        let day = |day: i64| NaiveDate::from_ymd_opt(2026, 3, 2).unwrap() + chrono::TimeDelta::days(day);
        let steady = |at| steady(folder.path(), day(at)).unwrap();
        assert!(!steady(0) && !steady(0) && !steady(3) && !steady(6) && steady(7));
        // a few days off, then on: nothing lost
        assert!(steady(12) && steady(12));
        // an hour in another year, and back again
        assert!(!steady(377) && !steady(12) && !steady(18) && steady(19));
        // a clock that was behind
        assert!(!steady(2) && !steady(20));
        std::fs::write(folder.path().join(CLOCK), "?").unwrap();
        assert!(!steady(21) && steady(28));
    }
}
