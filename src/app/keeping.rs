//! What a running server keeps in memory is kept as the database says: other nodes and the command line change it too.
//! Sessions that nobody uses give their keys back. Once a day, what nobody needs any more is cleared away, and those are
//! reminded who have to answer, or who can open a sealed case that stands still.
use super::Program;
use crate::jobs::Repeating;
use crate::places::{self, Book, Mark};
use crate::{accounts, alerts, cases, desks, follow, programme, settings};
use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};
use std::time::Duration;

const PERIOD: Duration = Duration::from_secs(5);
/// No browser holds a form longer: its session is gone by then.
const FORMS_KEPT: Days = Days::new(7);

/// On which day of the week administrators are reminded of what is due in committees.
const REMINDED_ON: Weekday = Weekday::Mon;

/// A file that still belongs to nobody after so long was left over.
const LEFT_FILES: TimeDelta = TimeDelta::hours(3);

/// What was seen in the last round.
#[derive(Debug, Default, PartialEq, Eq, Clone, Copy)]
pub struct Seen {
    places: Option<Mark>,
    settings: Option<i64>,
    day: Option<NaiveDate>,
}

/// Begins to keep; goes on until the answer is dropped.
///
/// # Errors
/// The machine gave no thread.
pub(super) fn start(program: &Program) -> std::io::Result<Repeating> {
    let program = program.clone();
    let mut seen = Seen::default();
    Repeating::start("keeping", PERIOD, move || match round(&program, seen) {
        Ok(now) => seen = now,
        Err(error) => {
            program.measured.round_failed("keeping");
            tracing::error!(error = %format!("{error:#}"), "a round of keeping failed");
        }
    })
}

/// One round: locks what is idle, reads anew what changed since `seen`, and clears away at the beginning of a day.
///
/// # Errors
/// The database failed.
pub fn round(program: &Program, seen: Seen) -> anyhow::Result<Seen> {
    // first: whatever fails below, nothing is written with an old key for long
    program.keys.renew();
    accounts::sweep(&program.db, &program.config.security, program.clock.now())?;
    let day = program.clock.today();
    let now = program.db.read_now(|conn| {
        let places = Some(places::mark(conn)?);
        Ok::<_, anyhow::Error>(Seen { places, settings: programme::mark(conn)?, day: Some(day) })
    })?;
    // a place that was renamed leaves a version behind
    if (now.places, now.settings) != (seen.places, seen.settings) {
        program.places.replace(program.db.read_now(|conn| Ok::<_, anyhow::Error>(Book::load(conn)?))?);
    }
    if (now.settings, now.day) != (seen.settings, seen.day)
        && let Some(mut programme) = program.db.read_now(|conn| programme::load(conn, day))?
    {
        program.trust.pin(&mut programme)?;
        settings::take_up(programme, &program.programme, &program.clock, &program.shell);
    }
    hand_over(program)?;
    follow::sweep(&program.db, program.clock.now())?;
    cases::sweep_waiting(&program.db, &program.files, program.clock.now())?;
    program.db.wipe_log()?;
    let rosters = program.db.read_now(|conn| Ok::<_, anyhow::Error>(desks::rosters(conn, &program.trust)?))?;
    program.trust.remember(rosters.iter().map(|(desk, roster)| (desk.as_str(), roster)))?;
    if now.day != seen.day {
        let before = day.checked_sub_days(FORMS_KEPT).unwrap_or(day);
        let at = program.clock.now();
        program.db.write_now(move |conn| {
            cases::forget_forms(conn, before)?;
            cases::links::forget_links(conn, day)?;
            cases::recover::forget_old(conn, at)
        })?;
        if day.weekday() == REMINDED_ON {
            let (texts, by) = (program.shell.i18n.clone(), settings::By { actor: None, now: at, today: day });
            program.db.write_now(move |conn| settings::remind(conn, &texts, &by))?;
        }
        cases::chase(&program.db, &program.trust.clone().into_inner(), day, at)?;
        cases::remind(&program.db, &program.kit().ctx)?;
        alerts::round(&program.db, &program.kit().ctx)?;
        let left = program.clock.now() - LEFT_FILES;
        cases::clear_files(&program.db, &program.files, left)?;
    }
    Ok(now)
}

/// What committees left open that are closed by now goes to whoever answers from now on, a handful in each transaction.
fn hand_over(program: &Program) -> anyhow::Result<()> {
    let ctx = program.kit().ctx;
    let today = ctx.today;
    let mut more = program.db.read_now(|conn| cases::is_left_behind(conn, today))?;
    while more {
        let ctx = ctx.clone();
        more = program.db.write_now(move |conn| cases::hand_over(conn, &ctx))?;
    }
    Ok(())
}
