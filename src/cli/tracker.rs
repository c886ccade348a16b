//! `jaabi tracker`: the exact figures of the whole programme's ordinary cases, or an ended quarter of sealed ones as it was frozen.
use super::args::Tracker;
use super::instance::{Opened, open};
use super::say::say;
use crate::cases;
use crate::clock::Clock;
use crate::config::Config;
use crate::tracker::{self, Fact, Known, Period, Quarter, Shown, Summary};

pub(super) fn tracker(config: &Config, asked: &Tracker, clock: &Clock) -> anyhow::Result<()> {
    let opened = open(config, clock)?;
    if let Some(quarter) = asked.sealed_quarter {
        return frozen_quarter(&opened, quarter, asked.json);
    }
    let as_of = asked.as_of.unwrap_or(opened.ctx.today);
    let facts = opened.db.read_now(|conn| cases::facts(conn, None, None, opened.ctx.today))?;
    let known = Known::on(as_of, Period::default(), facts.into_iter().map(Fact::from).collect());
    let summary = Summary::from(&known.all());
    if asked.json {
        return say(&serde_json::to_string(&summary)?);
    }
    let days = |value: Option<f64>| value.map_or_else(|| "none".to_owned(), |days| days.to_string());
    say(&format!(
        "as of {as_of}: {} received, {} closed, {} open, {} overdue, {} told\n\
         days to close: median {}, nine in ten within {}",
        summary.received,
        summary.closed,
        summary.open,
        summary.overdue,
        summary.told,
        days(summary.median_days_to_close),
        summary.p90_days_to_close.map_or_else(|| "none".to_owned(), |days| days.to_string())
    ))
}

/// Nothing but what is frozen: small numbers are hidden here too.
fn frozen_quarter(opened: &Opened, quarter: Quarter, json: bool) -> anyhow::Result<()> {
    let frozen = opened.db.read_now(tracker::frozen)?;
    let found = frozen.into_iter().find(|frozen| frozen.totals.quarter == quarter);
    let found = found.ok_or_else(|| {
        anyhow::anyhow!("{quarter} is not frozen: the server freezes a quarter two weeks after it has ended")
    })?;
    if json {
        return say(&serde_json::to_string(&found)?);
    }
    let count = |count: Option<u32>| count.map_or_else(|| "hidden".to_owned(), |n| n.to_string());
    let line = |name: &str, shown: Shown| {
        let Shown { cases, known, within_one, within_two } = shown;
        let [cases, known, one, two] = [cases, known, within_one, within_two].map(count);
        format!("{name}: {cases} received; within one day {one}, within two days {two}, of {known}")
    };
    let mut lines = vec![format!("{quarter}, frozen on {}, {}", found.frozen_on, found.hash)];
    for track in &found.totals.tracks {
        lines.push(line(&track.track, track.shown));
        for row in track.regions.iter().filter(|row| row.shown.cases.is_some()) {
            let place = Some(crate::id::PlaceKey::new(row.region)).filter(|_| row.region != 0);
            let name = place.map_or("no region", |key| opened.ctx.book.name(Some(key)));
            lines.push(line(&format!("  {name}"), row.shown));
        }
    }
    say(&lines.join("\n"))
}
