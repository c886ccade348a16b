//! `jaabi retention` and `jaabi scrub`.
use super::args::Retention;
use super::instance::{Opened, open};
use super::say::{asked as wrongly, say};
use crate::backup::{self, Rotation};
use crate::cases::model::{Stage, Track};
use crate::cases::{self, Kit};
use crate::clock::Clock;
use crate::config::Config;
use crate::files::Files;
use crate::id::Reference;
use crate::retention::{self, Line, Policy};
use chrono::NaiveDate;
use serde::Serialize;
use std::time::Duration;

/// How often a log that somebody reads is tried again.
const TRIES: u32 = 50;

/// What `--json` answers.
#[derive(Serialize)]
struct Report<'a> {
    dry_run: bool,
    day: NaiveDate,
    /// Of ordinary cases.
    lines: &'a [&'a Line],
    /// Whether something of sealed cases too: how many, and of which day, would tell about each of them.
    sealed: bool,
    /// Until when backups hold what is erased today; none: this program made no backup.
    backups: Option<Rotation>,
}

pub(super) fn retention(config: &Config, asked: &Retention, clock: &Clock) -> anyhow::Result<()> {
    let opened = open(config, clock)?;
    if let (Some(code), Some(reference), Some(on)) = (&asked.proof, &asked.reference, asked.on) {
        return check_proof(&opened, code, reference, on);
    }
    let (policy, today) = (Policy::of(&config.retention), opened.ctx.today);
    anyhow::ensure!(
        asked.dry_run || !opened.ctx.programme.instance.demo,
        "a demo keeps everything: see what would go with --dry-run"
    );
    let lines = if asked.dry_run {
        retention::due(&opened.db, &policy, today)?
    } else {
        let kit = Kit { db: opened.db.clone(), files: Files::new(&config.data), ctx: opened.ctx.clone() };
        retention::run(&kit, &policy, None)?.0
    };
    let sealed = lines.iter().any(|line| line.track != Track::Ordinary.as_str() && line.cases > 0);
    let lines: Vec<&Line> = lines.iter().filter(|line| line.track == Track::Ordinary.as_str()).collect();
    // what was erased is said also where a disk with backups is not plugged in
    let backups = backup::rotation(&config.data, today);
    if asked.json {
        let (dry_run, backups) = (asked.dry_run, backups?);
        return say(&serde_json::to_string(&Report { dry_run, day: today, lines: &lines, sealed, backups })?);
    }
    say(&words(&lines, sealed, asked.dry_run))?;
    say(&kept(backups?.as_ref()))
}

fn words(lines: &[&Line], sealed: bool, dry_run: bool) -> String {
    let would = if dry_run { "would be erased" } else { "erased" };
    let mut said: Vec<String> = lines
        .iter()
        .filter(|line| line.cases > 0)
        .map(|line| {
            let category = line.category.map(|code| format!(", category {code}")).unwrap_or_default();
            let what = match line.stage {
                Stage::Contact => "name and contact",
                Stage::Narrative => "words and files",
                Stage::Case => "the case",
            };
            format!("{}{category}, closed until {}: {what} {would}: {}", line.track, line.closed_until, line.cases)
        })
        .collect();
    if sealed {
        said.push(format!("cases kept for few: what is due of them {would}"));
    }
    if said.is_empty() {
        said.push("Nothing is due.".to_owned());
    }
    said.join("\n")
}

/// Until when backups hold what is erased.
fn kept(backups: Option<&Rotation>) -> String {
    let Some(Rotation { backups, keep, oldest: Some(oldest), oldest_gone_on, erased_gone_on, .. }) = backups else {
        return "No backup is known that still holds it: none was made with `jaabi backup`. Look for other copies."
            .to_owned();
    };
    let said = format!("The oldest of {backups} backups ({keep} are kept) is of {oldest}");
    match (oldest_gone_on, erased_gone_on) {
        (Some(oldest), Some(erased)) => format!(
            "{said} and has rotated out on {oldest}, if backups go on as so far; what is erased today is gone from the last \
             one on {erased}."
        ),
        _ => format!("{said}. When it has rotated out can be told once there is a second one."),
    }
}

fn check_proof(opened: &Opened, code: &str, reference: &str, on: NaiveDate) -> anyhow::Result<()> {
    let reference = Reference::parse(reference)
        .ok_or_else(|| wrongly("the reference cannot be right: check it, letter by letter"))?;
    // as somebody reads it out: with or without what stands between
    let bare = |code: &str| code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    let said = bare(code);
    for (stays, what) in [(false, "the case was erased"), (true, "name and contact were erased; the report stays")] {
        if bare(&cases::proof(&opened.ctx.keys, &reference, on, stays)?) == said {
            return say(&format!("This instance wrote the statement: {what}."));
        }
    }
    anyhow::bail!("this instance did not write that code for this reference and day")
}

pub(super) fn scrub(config: &Config, clock: &Clock) -> anyhow::Result<()> {
    let opened = open(config, clock)?;
    for _ in 0..TRIES {
        if opened.db.scrub()? {
            return say("What was erased is written over.");
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    anyhow::bail!("somebody reads from the database all the time: try again, or stop the server for a moment")
}
