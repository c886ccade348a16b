//! `jaabi doctor`: is everything as it should be? It opens no case.
use super::args::Doctor;
use super::instance::{Opened, open};
use super::say::say;
use crate::audit::{self, Checkpoints};
use crate::cases::model::Track;
use crate::clock::Clock;
use crate::config::Config;
use crate::desks::Weakness;
use crate::files::Files;
use crate::retention::{self, Policy};
use crate::storage::scrub;
use crate::{app, backup, cases, certificates, desks, mail, notify, private, storage};
use anyhow::Context;
use chrono::{Datelike, TimeDelta};
use serde::Serialize;

/// With less on the disk than this, writing will soon fail.
const LITTLE_ROOM: u64 = 500 << 20;
/// A log of changes that grows beyond this many pages is not emptied any more.
const LONG_LOG: i64 = 50_000;

/// How a thing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    Ok,
    Note,
    Wrong,
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
struct Finding {
    what: &'static str,
    level: Level,
    say: String,
}

/// What was looked at so far.
#[derive(Debug, Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, what: &'static str, level: Level, say: impl Into<String>) {
        self.0.push(Finding { what, level, say: say.into() });
    }

    /// A look that failed is a finding as well.
    fn look(&mut self, what: &'static str, look: impl FnOnce(&mut Self) -> anyhow::Result<()>) {
        if let Err(error) = look(self) {
            self.add(what, Level::Wrong, format!("{error:#}"));
        }
    }
}

pub(super) fn doctor(config: &Config, asked: &Doctor, clock: &Clock) -> anyhow::Result<()> {
    let mut found = Findings::default();
    found.add(
        "settings",
        Level::Ok,
        format!("version {}, data folder {}", env!("CARGO_PKG_VERSION"), config.data.display()),
    );
    found.look("clock", |found| watch(config, clock, found));
    match open(config, clock) {
        Err(error) => found.add("instance", Level::Wrong, format!("{error:#}")),
        Ok(opened) => {
            found.look("database", |found| database(config, &opened, found));
            found.look("desks", |found| staffed(&opened, found));
            found.look("scrub", |found| scrubbed(&opened, found));
            found.look("keys", |found| keys(config, &opened, found));
            found.look("log", |found| log(config, &opened, found));
            found.look("mail", |found| letters(config, &opened, found));
            found.look("server", |found| serving(config, &opened, found));
            found.look("files", |found| files(config, &opened, found));
            found.look("retention", |found| kept(config, &opened, found));
            found.look("backups", |found| backups(config, &opened, found));
        }
    }
    found.look("certificate", |found| certificate(config, clock, found));
    found.look("disk", |found| disk(config, found));
    found.look("permissions", |found| permissions(config, found));
    let Findings(found) = found;
    let wrong = found.iter().filter(|one| one.level == Level::Wrong).count();
    if asked.json {
        say(&serde_json::json!({ "wrong": wrong, "findings": found }).to_string())?;
    } else {
        let line = |one: &Finding| {
            let level = match one.level {
                Level::Ok => "ok   ",
                Level::Note => "note ",
                Level::Wrong => "WRONG",
            };
            format!("{level} {:12} {}", one.what, one.say)
        };
        say(&found.iter().map(line).collect::<Vec<_>>().join("\n"))?;
    }
    anyhow::ensure!(wrong == 0, "{wrong} things are wrong");
    Ok(())
}

fn staffed(opened: &Opened, found: &mut Findings) -> anyhow::Result<()> {
    let ctx = &opened.ctx;
    if ctx.programme.instance.recovery.is_none() {
        found.add("recovery", Level::Wrong, "there is no recovery kit: sensitive cases cannot be taken in. Make one elsewhere with `jaabi recovery-key` and begin with `jaabi init`");
    }
    if ctx.trust.recovery_was_swapped() {
        let say = "the database names another recovery recipient than trust.json: somebody changed it; the pinned one is used. Find out who, and bring back a backup";
        found.add("recovery", Level::Wrong, say);
    }
    let (weak, broken) = opened.db.read_now(|conn| {
        let mut broken = Vec::new();
        for desk in desks::all(conn)? {
            if desks::listed(conn, &ctx.trust, &desk, ctx.today)?.1.is_some() {
                broken.push(desk.name);
            }
        }
        Ok::<_, anyhow::Error>((cases::lost_desks(conn, &ctx.trust, ctx.today)?, broken))
    })?;
    for name in &broken {
        found.add(
            "desks",
            Level::Wrong,
            format!("the log of {name:?} is not as this program wrote it: nothing is sealed to it. Find out who changed it, and bring back a backup"),
        );
    }
    for (desk, weakness) in &weak {
        let say = match weakness {
            Weakness::Nobody => {
                "has nobody who can open its cases: add a focal point and have somebody confirm the eight words"
            }
            Weakness::Waits => {
                "has nobody confirmed, and somebody who waits for it: a member, or with nobody left `jaabi member confirm` and the recovery kit, hears the eight words"
            }
            Weakness::OneWaits => {
                "has one confirmed member only, and somebody who waits: the member hears the eight words and confirms"
            }
            Weakness::One => {
                "has one member only: nobody is there when that one is away, or concerned. Add a second one"
            }
            Weakness::Shares => {
                "is the way round other desks, and shares a member with one of them: put somebody else there"
            }
        };
        found.add("desks", Level::Wrong, format!("{:?} {say}", desk.name));
    }
    if weak.is_empty() && broken.is_empty() {
        found.add("desks", Level::Ok, "every desk has two members or more, and the way round shares none");
    }
    Ok(())
}

fn scrubbed(opened: &Opened, found: &mut Findings) -> anyhow::Result<()> {
    let now = opened.ctx.now;
    let (pending, sqlite, log) = opened.db.read_now(|conn| {
        let log = scrub::log_pages(conn)?;
        Ok::<_, anyhow::Error>((scrub::pending(conn)?, conn.is_sqlite(), log))
    })?;
    // the server does it by itself on SQLite; on PostgreSQL somebody must choose the hour
    let patience = if sqlite { TimeDelta::days(2) } else { TimeDelta::days(8) };
    match pending.since {
        None => found.add("scrub", Level::Ok, "nothing that was erased waits to be written over"),
        Some(since) => {
            let level = if now - since > patience { Level::Wrong } else { Level::Note };
            let pages = pending.pages;
            let say = format!("{pages} pages may still hold what was erased since {}: run `jaabi scrub`", since.date());
            found.add("scrub", level, say);
        }
    }
    if sqlite {
        let level = if log > LONG_LOG { Level::Wrong } else { Level::Ok };
        let say = if log > LONG_LOG { ": end what reads for long, or start the server anew" } else { "" };
        found.add("wal", level, format!("{log} pages in the log of changes{say}"));
    }
    Ok(())
}

fn keys(config: &Config, opened: &Opened, found: &mut Findings) -> anyhow::Result<()> {
    let older = opened.ctx.keys.older().len();
    let since = app::keys_written_at(&config.data)?;
    let level = if older > 0 { Level::Note } else { Level::Ok };
    let say = format!("key {} in use, {older} old ones kept; written {} UTC", opened.ctx.keys.current(), since.date());
    found.add("keys", level, say);
    for left in private::left_over(&config.data.join("instance.keys"))? {
        let say = format!("{} was left over when the machine stopped: delete it", left.display());
        found.add("keys", Level::Wrong, say);
    }
    Ok(())
}

fn log(config: &Config, opened: &Opened, found: &mut Findings) -> anyhow::Result<()> {
    let key = opened.ctx.keys.log_key()?;
    let checkpoints = Checkpoints::of(&config.data);
    let seen = checkpoints.read(&key)?;
    let report =
        opened.db.read_now(|conn| Ok::<_, anyhow::Error>(conn.snapshot(|conn| audit::verify(conn, &key, &seen))?))?;
    match report.broken {
        Some(_) => found.add("log", Level::Wrong, "the audit log is broken: `jaabi verify` names where"),
        None => found.add("log", Level::Ok, format!("the audit log is whole: {} entries", report.entries)),
    }
    match checkpoints.newest_at()? {
        None => found.add("checkpoint", Level::Note, "there is none yet: the server writes one every minute"),
        Some(at) => {
            let old = opened.ctx.now - at > TimeDelta::days(7);
            let level = if old { Level::Wrong } else { Level::Ok };
            found.add("checkpoint", level, format!("the newest is of {} UTC", at.format("%Y-%m-%d %H:%M")));
        }
    }
    Ok(())
}

fn letters(config: &Config, opened: &Opened, found: &mut Findings) -> anyhow::Result<()> {
    mail::Outbox::open(&config.data, &config.mail).context("[mail] in the settings")?;
    let before = opened.ctx.now - TimeDelta::hours(24);
    let needs_address = config.mail.by_post();
    let stuck = opened.db.read_now(|conn| Ok::<_, anyhow::Error>(notify::stuck(conn, before, needs_address)?))?;
    let level = if stuck > 0 { Level::Wrong } else { Level::Ok };
    let why = if stuck > 0 { ": is the server running, and can it write the folder outbox?" } else { "" };
    found.add("letters", level, format!("{stuck} should have left a day ago and did not{why}"));
    if config.server.public_url.is_empty() && !config.is_https() && !opened.ctx.programme.instance.demo {
        found.add(
            "address",
            Level::Note,
            "server.public_url is empty: cookies are not marked Secure, letters name no address",
        );
    }
    Ok(())
}

fn files(config: &Config, opened: &Opened, found: &mut Findings) -> anyhow::Result<()> {
    let missing = cases::missing_files(&opened.db, &Files::new(&config.data))?;
    let level = if missing > 0 { Level::Wrong } else { Level::Ok };
    let what = if missing > 0 { ": bring them back from a backup" } else { "" };
    found.add("files", level, format!("{missing} files of cases are missing in the folder{what}"));
    Ok(())
}

fn kept(config: &Config, opened: &Opened, found: &mut Findings) -> anyhow::Result<()> {
    // what should have gone two days ago
    let before = opened.ctx.today.checked_sub_days(chrono::Days::new(2)).unwrap_or(opened.ctx.today);
    let late = retention::due(&opened.db, &Policy::of(&config.retention), before)?;
    // of sealed cases no number: it would tell about each of them
    let (ordinary, sealed): (Vec<_>, Vec<_>) = late.iter().partition(|line| line.track == Track::Ordinary.as_str());
    let late: i64 = ordinary.iter().map(|line| line.cases).sum();
    let sealed = sealed.iter().any(|line| line.cases > 0);
    let demo = opened.ctx.programme.instance.demo;
    let level = if (late > 0 || sealed) && !demo { Level::Wrong } else { Level::Ok };
    let few = if sealed { ", and some that are kept for few" } else { "" };
    let kept = if demo { ": a demo keeps everything" } else { "" };
    let say = format!("{late} cases{few} hold more than they should for two days or longer{kept}");
    found.add("retention", level, say);
    Ok(())
}

fn backups(config: &Config, opened: &Opened, found: &mut Findings) -> anyhow::Result<()> {
    match backup::rotation(&config.data, opened.ctx.today)? {
        None => match backup::last(&config.data)? {
            None => found.add(
                "backups",
                Level::Note,
                "none was made with `jaabi backup`: make one every night, on another disk",
            ),
            Some(last) => {
                let level = if opened.ctx.now - last > TimeDelta::days(8) { Level::Wrong } else { Level::Ok };
                found.add("backups", level, format!("the last file is of {}; none are kept in a folder", last.date()));
            }
        },
        Some(rotation) => {
            let old = opened.ctx.now - rotation.last > TimeDelta::days(8);
            let level = if old || rotation.backups == 0 { Level::Wrong } else { Level::Ok };
            let what = if level == Level::Wrong { ": does the one that makes them still run?" } else { "" };
            let say = format!("{} there, the last of {}{what}", rotation.backups, rotation.last.date());
            found.add("backups", level, say);
        }
    }
    Ok(())
}

fn disk(config: &Config, found: &mut Findings) -> anyhow::Result<()> {
    let (free, _) = private::room(&config.data)?;
    let level = if free < LITTLE_ROOM { Level::Wrong } else { Level::Ok };
    let what = if free < LITTLE_ROOM { ": make room before it is full" } else { "" };
    found.add("disk", level, format!("{} MB free where the data folder lies{what}", free >> 20));
    Ok(())
}

fn permissions(config: &Config, found: &mut Findings) -> anyhow::Result<()> {
    let names = [
        "instance.keys",
        "jaabi.db",
        "jaabi.db-wal",
        "trust.json",
        "desk-heads.json",
        "files",
        "outbox",
        "audit",
        "tls",
    ];
    let paths = names.iter().map(|name| config.data.join(name)).filter(|path| path.exists());
    let mut open = Vec::new();
    for path in paths {
        if private::is_open_to_others(&path)? {
            open.push(path.display().to_string());
        }
    }
    let level = if open.is_empty() { Level::Ok } else { Level::Wrong };
    let say = if open.is_empty() {
        "only the owner reads keys and database".to_owned()
    } else {
        format!("others may read {}: take that away with `chmod go-rwx`", open.join(", "))
    };
    found.add("permissions", level, say);
    Ok(())
}

/// The program was not there before this year.
const FIRST_YEAR: i32 = 2026;

/// A clock that is wrong makes days, ends and orders wrong.
fn watch(config: &Config, clock: &Clock, found: &mut Findings) -> anyhow::Result<()> {
    let now = clock.now();
    let newest = Checkpoints::of(&config.data).newest_at()?;
    match newest.filter(|newest| *newest > now + TimeDelta::minutes(10)) {
        Some(newest) => found.add(
            "clock",
            Level::Wrong,
            format!(
                "the clock says {now:.16} UTC, but something was noted at {newest:.16}: set it right (timedatectl)"
            ),
        ),
        None if now.year() < FIRST_YEAR => {
            found.add("clock", Level::Wrong, format!("the clock says {now:.16} UTC: set it right (timedatectl)"));
        }
        None => found.add("clock", Level::Ok, format!("{now:.16} UTC")),
    }
    Ok(())
}

fn database(config: &Config, opened: &Opened, found: &mut Findings) -> anyhow::Result<()> {
    let began = std::time::Instant::now();
    let sqlite = opened.db.read_now(|conn| Ok::<_, anyhow::Error>(conn.is_sqlite()))?;
    let kind = if sqlite { "SQLite" } else { "PostgreSQL" };
    let size = storage::carry::file_of(&config.database.url).and_then(|file| std::fs::metadata(file).ok());
    let size = size.map(|about| format!(", {} MB", about.len() >> 20)).unwrap_or_default();
    let millis = began.elapsed().as_millis();
    found.add("database", Level::Ok, format!("{kind}{size}, answers in {millis} ms, its tables are of this version"));
    Ok(())
}

/// Whether the work in the background is done by somebody.
fn serving(config: &Config, opened: &Opened, found: &mut Findings) -> anyhow::Result<()> {
    if storage::carry::file_of(&config.database.url).is_none() {
        found.add("server", Level::Ok, "servers of a database on a server are not counted");
    } else if storage::alone(&config.database.url).is_err() {
        found.add("server", Level::Ok, "a server is running");
    } else {
        let demo = opened.ctx.programme.instance.demo;
        let level = if demo { Level::Ok } else { Level::Note };
        found.add("server", level, "no server is running: letters, checkpoints and erasing wait until one does");
    }
    Ok(())
}

fn certificate(config: &Config, clock: &Clock, found: &mut Findings) -> anyhow::Result<()> {
    let Some(shown) = certificates::Shown::open(config)? else { return Ok(()) };
    let until = certificates::about(shown.file())?.until;
    let left = until - clock.now();
    let level = match left.num_days() {
        ..=7 => Level::Wrong,
        8..=21 => Level::Note,
        _ => Level::Ok,
    };
    let what = match (level, config.tls.local) {
        (Level::Ok, _) => "",
        (_, true) => ": start the server, or run `jaabi certificate`",
        (_, false) => ": does the one that renews it still run?",
    };
    found.add("certificate", level, format!("it counts until {}{what}", until.date()));
    Ok(())
}
