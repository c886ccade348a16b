//! Writing down what is said of a quarter, once.
use super::model::Quarterly;
use super::store;
use crate::access::Level;
use crate::cases::{self, Context};
use crate::storage::{self, Db};
use crate::tracker::{Fact, Known, Period, Quarter, View};
use crate::{audit, programme};
use chrono::Days;

/// Paper comes late.
const SETTLES: Days = Days::new(14);
/// So many quarters are shown, and written where the page is switched on later.
pub(super) const SHOWN: i32 = 4;

/// Writes the ended quarters that are not written yet, where the page is switched on. Answers how many. Blocks.
///
/// # Errors
/// The database failed.
pub fn freeze_due(db: &Db, ctx: &Context) -> anyhow::Result<usize> {
    if !ctx.programme.more.organisation.public_summary {
        return Ok(0);
    }
    let Some(began) = db.read_now(|conn| Ok::<_, anyhow::Error>(programme::began(conn)?))? else { return Ok(0) };
    let running = Quarter::of(ctx.today);
    let settled = |quarter: &Quarter| quarter.last_day() + SETTLES <= ctx.today && quarter.last_day() >= began;
    let mut written = 0;
    for quarter in (1..=SHOWN).map(|back| running.shifted(-back)).filter(settled) {
        let first = quarter.first_day();
        if db.read_now(|conn| Ok::<_, anyhow::Error>(store::is_there(conn, first)?))? {
            continue;
        }
        let body = serde_json::to_string(&said(db, ctx, quarter)?)?;
        let (today, now) = (ctx.today, ctx.now);
        written += db.write_now(move |conn| {
            // another node may have been first
            storage::lock(conn, "summary")?;
            if store::is_there(conn, first)? {
                return Ok::<_, anyhow::Error>(0);
            }
            store::add(conn, first, today, &body)?;
            audit::note(conn, now, None, "summary_frozen", None)?;
            Ok(1)
        })?;
    }
    Ok(written)
}

fn said(db: &Db, ctx: &Context, quarter: Quarter) -> anyhow::Result<Quarterly> {
    let facts = db.read_now(|conn| cases::facts(conn, None, None, ctx.today))?;
    let facts = facts.into_iter().map(Fact::from).collect();
    let period = Period { from: Some(quarter.first_day()), to: Some(quarter.last_day()) };
    let due = |fact: &Fact| fact.due_then(ctx);
    let known = Known::seen(View::of(ctx.today), period, facts, &due);
    let regions: Vec<i64> = ctx.book.of_level(Level::Region).iter().map(|place| place.key.get()).collect();
    Ok(Quarterly::of(&known, &regions))
}
