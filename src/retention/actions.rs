//! What is due today, and erasing it.
use super::policy::{Policy, Rule};
use crate::cases::model::{Stage, Which};
use crate::cases::{self, Kit};
use crate::storage::Db;
use chrono::NaiveDate;
use serde::Serialize;
use std::time::{Duration, Instant};

/// Cases that share a transaction at first.
const BEGIN: i64 = 8;
/// And at most.
const MOST: i64 = 64;
/// No transaction that writes may take 100 ms: above half of that the next one is smaller.
const LONG: Duration = Duration::from_millis(50);
/// Below this the next one is larger.
const SHORT: Duration = Duration::from_millis(20);

/// What is, or was, erased of one group of cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Their track.
    pub track: &'static str,
    /// Their category, where that has periods of its own.
    pub category: Option<i32>,
    /// How much of them.
    pub stage: Stage,
    /// Closed on this day or before.
    pub closed_until: NaiveDate,
    /// How many.
    pub cases: i64,
}

impl Line {
    fn of(which: &Which, stage: Stage, closed_until: NaiveDate, cases: i64) -> Self {
        Self { track: which.track.as_str(), category: which.only, stage, closed_until, cases }
    }
}

/// What a round would erase today; what falls under two stages counts for the one that takes more.
///
/// # Errors
/// The database failed.
pub fn due(db: &Db, policy: &Policy, today: NaiveDate) -> Result<Vec<Line>, cases::Error> {
    db.read_now(|conn| {
        let mut lines = Vec::new();
        for rule in &policy.0 {
            let mut before = None;
            for (stage, days) in &rule.stages {
                let day = Rule::closed_until(*days, today);
                let all = cases::due_count(conn, &rule.which, *stage, day)?;
                let counted = match before {
                    Some(before) => cases::due_count(conn, &rule.which, *stage, before)?,
                    None => 0,
                };
                lines.push(Line::of(&rule.which, *stage, day, all - counted));
                before = Some(day);
            }
        }
        Ok(lines)
    })
}

/// Erases what is due, a handful of cases at a time, until nothing is left or `until` has come. Answers what was erased, and
/// whether nothing is left. Blocks: not for an async thread.
///
/// # Errors
/// The database failed; what was erased before stays erased.
pub fn run(kit: &Kit, policy: &Policy, until: Option<Instant>) -> Result<(Vec<Line>, bool), cases::Error> {
    let (mut lines, mut most, today) = (Vec::new(), BEGIN, kit.ctx.today);
    for rule in &policy.0 {
        for (stage, days) in &rule.stages {
            let day = Rule::closed_until(*days, today);
            let mut erased = 0;
            loop {
                if until.is_some_and(|until| Instant::now() >= until) {
                    lines.push(Line::of(&rule.which, *stage, day, erased));
                    return Ok((finished(kit, lines), false));
                }
                let done = cases::erase_due(kit, &rule.which, *stage, day, most)?;
                if done.cases == 0 {
                    break;
                }
                erased += i64::try_from(done.cases).unwrap_or(i64::MAX);
                most = if done.took > LONG {
                    (most / 2).max(1)
                } else if done.took < SHORT {
                    (most * 2).min(MOST)
                } else {
                    most
                };
            }
            lines.push(Line::of(&rule.which, *stage, day, erased));
        }
    }
    Ok((finished(kit, lines), true))
}

fn finished(kit: &Kit, lines: Vec<Line>) -> Vec<Line> {
    if lines.iter().any(|line| line.cases > 0) {
        kit.db.readable_was_deleted();
    }
    lines
}
