//! Playing the plan through the real actions, day by day, with the clock in the past: what the demo shows came about as
//! everything does.
use super::cast::Cast;
use super::plan::{PlannedCase, PlannedKind};
use super::{play_ordinary, play_sealed};
use crate::cases::Context;
use crate::id::{AccountKey, Reference};
use crate::notify;
use crate::storage::Db;
use anyhow::Context as _;
use chrono::{NaiveDate, NaiveDateTime};
use std::sync::Arc;

/// How many steps share a transaction at most.
const BATCH: usize = 100;

/// A case that is there by now.
#[derive(Debug, Clone)]
pub(super) struct Live {
    pub reference: Reference,
    /// As the next one who works on it sees it.
    pub version: i32,
    /// Who works on it now: the one who holds it, or those of the desk.
    pub keepers: Vec<AccountKey>,
    /// Who would hold it if the committee did not.
    pub handler: Option<AccountKey>,
}

/// The cases that are there by now, by their place in the plan.
pub(super) type Lives = Vec<Option<Live>>;

/// Something that happens: a case is entered, or one of its steps is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment {
    at: NaiveDateTime,
    /// Which case of the plan.
    pub case: usize,
    /// Which of its steps; none: it is entered.
    pub step: Option<usize>,
}

/// Fills an instance with the cases of `plan`. It must have none yet, and what `set_up` adds. Tells `progress` how many
/// cases are entered. Letters about what is long past are not sent. Blocks: not for an async thread.
///
/// # Errors
/// The database failed, or an action refused what the plan wants: names the case. Then the instance is half full.
pub fn fill(
    db: &Db,
    ctx_at: impl Fn(NaiveDateTime) -> Context,
    plan: &[PlannedCase],
    progress: impl Fn(usize),
) -> anyhow::Result<()> {
    let cast = Arc::new(db.read_now(Cast::load)?);
    let mut stage = Stage { db, cast, plan: plan.into(), lives: vec![None; plan.len()], waiting: Vec::new() };
    for (_, moments) in days(plan) {
        let (sealed, ordinary): (Vec<Moment>, Vec<Moment>) =
            moments.into_iter().partition(|moment| matches!(plan[moment.case].kind, PlannedKind::Sealed(_)));
        // of sealed work the log keeps the day alone, so it stands before what else happened on it
        if !sealed.is_empty() {
            stage.catch_up()?;
            sealed.into_iter().try_for_each(|moment| stage.sealed(moment, &ctx_at(moment.at)))?;
        }
        stage.waiting.extend(ordinary.into_iter().map(|moment| (moment, ctx_at(moment.at))));
        if stage.waiting.len() >= BATCH {
            stage.catch_up()?;
        }
        progress(stage.lives.iter().flatten().count());
    }
    stage.catch_up()?;
    progress(stage.lives.iter().flatten().count());
    let last = plan.iter().flat_map(|case| &case.steps).map(|step| step.at).max().unwrap_or_default();
    db.write_now(move |conn| anyhow::Ok(notify::settle(conn, last)?))?;
    Ok(())
}

/// Everything that happens, by day, in order.
fn days(plan: &[PlannedCase]) -> Vec<(NaiveDate, Vec<Moment>)> {
    let mut moments: Vec<Moment> = Vec::new();
    for (number, case) in plan.iter().enumerate() {
        moments.push(Moment { at: case.entered_at, case: number, step: None });
        let steps = case.steps.iter().enumerate();
        moments.extend(steps.map(|(step, planned)| Moment { at: planned.at, case: number, step: Some(step) }));
    }
    moments.sort();
    let mut days: Vec<(NaiveDate, Vec<Moment>)> = Vec::new();
    for moment in moments {
        match days.last_mut() {
            Some((day, all)) if *day == moment.at.date() => all.push(moment),
            _ => days.push((moment.at.date(), vec![moment])),
        }
    }
    days
}

struct Stage<'a> {
    db: &'a Db,
    cast: Arc<Cast>,
    plan: Arc<[PlannedCase]>,
    lives: Lives,
    /// Ordinary moments that are not written yet.
    waiting: Vec<(Moment, Context)>,
}

impl Stage<'_> {
    /// Writes what waits, in one transaction.
    fn catch_up(&mut self) -> anyhow::Result<()> {
        let waiting = std::mem::take(&mut self.waiting);
        let mut lives = std::mem::take(&mut self.lives);
        let (cast, plan) = (self.cast.clone(), self.plan.clone());
        self.lives = self.db.write_now(move |conn| {
            for (moment, ctx) in &waiting {
                let played = play_ordinary::play(conn, ctx, &cast, &plan, *moment, &mut lives);
                played.with_context(|| named(*moment))?;
            }
            anyhow::Ok(lives)
        })?;
        Ok(())
    }

    /// Sealing comes before the transaction, so a sealed moment has one of its own.
    fn sealed(&mut self, moment: Moment, ctx: &Context) -> anyhow::Result<()> {
        let case = &self.plan[moment.case];
        let live = &mut self.lives[moment.case];
        play_sealed::play(self.db, ctx, &self.cast, case, moment.step, live).with_context(|| named(moment))
    }
}

fn named(moment: Moment) -> String {
    match moment.step {
        None => format!("case {} of the plan cannot be entered", moment.case),
        Some(step) => format!("step {step} of case {} of the plan cannot be done", moment.case),
    }
}
