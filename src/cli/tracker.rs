//! `jaabi tracker`: the exact figures of the whole programme's ordinary cases.
use super::args::Tracker;
use super::instance::open;
use crate::cases;
use crate::clock::Clock;
use crate::config::Config;
use crate::tracker::{Fact, Known, Period, Summary};

pub(super) fn tracker(config: &Config, asked: &Tracker, clock: &Clock) -> anyhow::Result<()> {
    let opened = open(config, clock)?;
    let as_of = asked.as_of.unwrap_or(opened.ctx.today);
    let facts = opened.db.read_now(|conn| cases::facts(conn, None, None, opened.ctx.today))?;
    let known = Known::on(as_of, Period::default(), facts.into_iter().map(Fact::from).collect());
    let summary = Summary::from(&known.all());
    if asked.json {
        println!("{}", serde_json::to_string(&summary)?);
        return Ok(());
    }
    let days = |value: Option<f64>| value.map_or_else(|| "none".to_owned(), |days| days.to_string());
    println!(
        "as of {as_of}: {} received, {} closed, {} open, {} overdue, {} told",
        summary.received, summary.closed, summary.open, summary.overdue, summary.told
    );
    println!(
        "days to close: median {}, nine in ten within {}",
        days(summary.median_days_to_close),
        summary.p90_days_to_close.map_or_else(|| "none".to_owned(), |days| days.to_string())
    );
    Ok(())
}
