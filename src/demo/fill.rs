//! Playing the plan through the real actions, day by day, with the clock in the past: what the demo shows came about as
//! everything does.
use super::cast::Cast;
use super::plan::{PlannedCase, PlannedKind};
use super::{informing, play_ordinary, play_sealed};
use crate::cases::Context;
use crate::id::{AccountKey, Reference};
use crate::storage::{Db, DbConn};
use crate::{accounts, notify, programme};
use anyhow::Context as _;
use chrono::NaiveDateTime;
use std::sync::mpsc::{Sender, channel};

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

/// Fills an instance with the cases of `plan`, which needs what `set_up` adds, and marks it as ready: all at once or
/// nothing, so an interrupted filling leaves nothing behind and is begun again. Tells `progress` how many cases are
/// entered. Letters about what is long past are not sent. Blocks: not for an async thread.
///
/// # Errors
/// The database failed, or an action refused what the plan wants: names the case.
pub fn fill(
    db: &Db,
    ctx_at: impl Fn(NaiveDateTime) -> Context,
    plan: &[PlannedCase],
    progress: impl Fn(usize),
) -> anyhow::Result<()> {
    let moments: Vec<(Moment, Context)> = moments(plan).into_iter().map(|m| (m, ctx_at(m.at))).collect();
    let cases = plan.to_vec();
    let (sender, entered) = channel();
    std::thread::scope(|scope| {
        let writing = scope.spawn(move || db.write_now(move |conn| play_all(conn, &cases, &moments, &sender)));
        entered.iter().for_each(progress);
        writing.join().map_err(|_| anyhow::anyhow!("the demo could not be filled"))?
    })
}

fn play_all(
    conn: &mut DbConn,
    plan: &[PlannedCase],
    moments: &[(Moment, Context)],
    entered: &Sender<usize>,
) -> anyhow::Result<()> {
    let cast = Cast::load(conn)?;
    let mut lives: Lives = vec![None; plan.len()];
    let mut count = 0;
    for (moment, ctx) in moments {
        play(conn, ctx, &cast, plan, *moment, &mut lives).with_context(|| moment.named())?;
        if moment.step.is_none() {
            count += 1;
            // whoever counted may have gone
            let _ = entered.send(count);
        }
    }
    let last = moments.iter().map(|(moment, _)| moment.at).max().unwrap_or_default();
    informing::fill(conn, last)?;
    notify::settle(conn, last)?;
    accounts::settle_news(conn)?;
    programme::ready(conn, true)?;
    Ok(())
}

fn play(
    conn: &mut DbConn,
    ctx: &Context,
    cast: &Cast,
    plan: &[PlannedCase],
    moment: Moment,
    lives: &mut Lives,
) -> anyhow::Result<()> {
    match plan[moment.case].kind {
        PlannedKind::Ordinary(_) => play_ordinary::play(conn, ctx, cast, plan, moment, lives),
        PlannedKind::Sealed(_) => {
            play_sealed::play(conn, ctx, cast, &plan[moment.case], moment.step, &mut lives[moment.case])
        }
    }
}

/// Everything that happens, in order. Of sealed work the log keeps the day alone, so it stands before what else happened
/// on it.
fn moments(plan: &[PlannedCase]) -> Vec<Moment> {
    let mut moments: Vec<Moment> = Vec::new();
    for (number, case) in plan.iter().enumerate() {
        moments.push(Moment { at: case.entered_at, case: number, step: None });
        let steps = case.steps.iter().enumerate();
        moments.extend(steps.map(|(step, planned)| Moment { at: planned.at, case: number, step: Some(step) }));
    }
    let ordinary = |case: usize| matches!(plan[case].kind, PlannedKind::Ordinary(_));
    moments.sort_by_key(|moment| (moment.at.date(), ordinary(moment.case), *moment));
    moments
}

impl Moment {
    fn named(self) -> String {
        match self.step {
            None => format!("case {} of the plan cannot be entered", self.case),
            Some(step) => format!("step {step} of case {} of the plan cannot be done", self.case),
        }
    }
}
