//! `jaabi tracker`: the exact figures of the whole programme's ordinary cases, or an ended quarter of sealed ones as it was frozen.
use super::args::Tracker;
use super::instance::{Opened, open};
use super::say::say;
use crate::cell::guarded;
use crate::clock::Clock;
use crate::config::Config;
use crate::id::PlaceKey;
use crate::tracker::{self, Fact, GroupReport, Known, Period, Quarter, Report, Shown, Summary, View};
use crate::{cases, committees};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn tracker(config: &Config, asked: &Tracker, clock: &Clock) -> anyhow::Result<()> {
    let opened = open(config, clock)?;
    if let Some(quarter) = asked.sealed_quarter {
        return frozen_quarter(&opened, quarter, asked.json);
    }
    if asked.reports {
        return reports(&opened, asked.json);
    }
    let as_of = asked.as_of.or(asked.known_on).unwrap_or(opened.ctx.today);
    let known = known(&opened, asked, as_of)?;
    if asked.json || asked.csv || asked.by.is_some() {
        let mut all = everything(&opened, &known)?;
        all.by.retain(|by, _| asked.by.as_deref().is_none_or(|wanted| wanted == *by));
        return if asked.json { say(&serde_json::to_string(&all)?) } else { say(table(&all)?.trim_end()) };
    }
    let summary = Summary::from(&known.all());
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

fn known(opened: &Opened, asked: &Tracker, as_of: NaiveDate) -> anyhow::Result<Known> {
    let facts = opened.db.read_now(|conn| cases::facts(conn, None, None, opened.ctx.today))?;
    let facts = facts.into_iter().map(Fact::from).collect();
    let period = Period { from: asked.from, to: asked.to };
    let view = View { day: as_of, known_on: asked.known_on };
    Ok(Known::seen(view, period, facts, &|fact| fact.due_then(&opened.ctx)))
}

/// All figures, and those of each group.
#[derive(Debug, Serialize)]
struct Everything {
    #[serde(flatten)]
    report: Report,
    by: BTreeMap<&'static str, Vec<GroupReport>>,
    /// Committees from which nothing was received: to be visited.
    silent_committees: Vec<String>,
}

/// A line for all together, then one for each group.
fn table(all: &Everything) -> anyhow::Result<String> {
    let mut file = csv::Writer::from_writer(Vec::new());
    file.write_record([
        "as_of",
        "group",
        "code",
        "name",
        "received",
        "closed",
        "open",
        "overdue",
        "told",
        "median_days_to_close",
        "p90_days_to_close",
        "median_days_to_tell",
    ])?;
    let days = |days: Option<f64>| days.map(|days| days.to_string()).unwrap_or_default();
    let mut line = |by: &str, code: &str, name: &str, summary: &Summary, tell: Option<f64>| {
        let counts = [summary.received, summary.closed, summary.open, summary.overdue, summary.told];
        let mut cells = vec![all.report.as_of.to_string(), by.to_owned(), guarded(code).into(), guarded(name).into()];
        cells.extend(counts.map(|count| count.to_string()));
        cells.push(days(summary.median_days_to_close));
        cells.push(summary.p90_days_to_close.map(|days| days.to_string()).unwrap_or_default());
        cells.push(days(tell));
        file.write_record(cells)
    };
    line("all", "", "", &all.report.summary, all.report.days_to.get("tell").and_then(|wait| wait.median))?;
    for (by, groups) in &all.by {
        for group in groups {
            let code = group.code.as_deref().unwrap_or_default();
            line(by, code, &group.name, &group.summary, group.days_to_tell.median)?;
        }
    }
    Ok(String::from_utf8(file.into_inner()?)?)
}

fn everything(opened: &Opened, known: &Known) -> anyhow::Result<Everything> {
    let programme = &opened.ctx.programme;
    let lang = programme.instance.language;
    let committees = opened.db.read_now(|conn| Ok::<_, anyhow::Error>(committees::all(conn)?))?;
    let coded = |kind: &'static str| {
        move |code: &Option<String>| {
            (code.clone(), code.as_deref().map(|c| programme.name(kind, c, lang)).unwrap_or_default())
        }
    };
    let place = |key: &Option<i64>| {
        let place = key.map(PlaceKey::new);
        (place.and_then(|key| opened.ctx.book.get(key)?.code.clone()), opened.ctx.book.name(place).to_owned())
    };
    let committee = |key: &Option<i64>| {
        let found = key.and_then(|key| committees.iter().find(|committee| committee.key.get() == key));
        (found.map(|c| c.code.clone()), found.map(|c| c.name.clone()).unwrap_or_default())
    };
    let donor = |fact: &Fact| fact.project.as_deref().and_then(|code| programme.more.donor_of(code)).map(str::to_owned);
    let category = |code: &i32| (Some(code.to_string()), programme.category_name(*code, lang));
    let heard: BTreeSet<i64> = known.received().filter_map(|fact| fact.committee).collect();
    let silent =
        committees.iter().filter(|committee| committee.is_open(known.day()) && !heard.contains(&committee.key.get()));
    let silent_committees = silent.map(|committee| committee.name.clone()).collect();
    let by = BTreeMap::from([
        ("category", GroupReport::each(known, |fact| fact.category, category)),
        ("sector", GroupReport::each(known, |fact| fact.sector.clone(), coded("sector"))),
        ("channel", GroupReport::each(known, |fact| Some(fact.channel.clone()), coded("channel"))),
        ("project", GroupReport::each(known, |fact| fact.project.clone(), coded("project"))),
        ("donor", GroupReport::each(known, donor, coded("donor"))),
        ("region", GroupReport::each(known, |fact| fact.region, place)),
        ("committee", GroupReport::each(known, |fact| fact.committee, committee)),
    ]);
    Ok(Everything { report: Report::of(known, &programme.more.calendar), by, silent_committees })
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

/// A report that was kept, with its hash.
#[derive(Debug, Serialize)]
struct Kept {
    key: i64,
    sha256: String,
    report: tracker::Body,
}

/// The reports that were kept, the newest first; one that was changed in the database is left out.
fn reports(opened: &Opened, json: bool) -> anyhow::Result<()> {
    let stored = opened.db.read_now(tracker::stored)?;
    let kept = stored.iter().filter_map(|stored| {
        Some(Kept { key: stored.key, sha256: tracker::hex(&stored.hash), report: stored.read()? })
    });
    let kept: Vec<Kept> = kept.collect();
    if json {
        return say(&serde_json::to_string(&kept)?);
    }
    let line = |kept: &Kept| {
        let area = kept.report.area.map_or_else(|| "all", |key| opened.ctx.book.name(Some(PlaceKey::new(key))));
        let Kept { key, sha256, report } = kept;
        format!("{key}: {}, {area}, as of {}, known on {}, {sha256}", report.covers, report.as_of, report.known_on)
    };
    say(&kept.iter().map(line).collect::<Vec<_>>().join("\n"))
}
