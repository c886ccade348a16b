//! `jaabi verify`.
use super::args::Verify;
use super::instance::open;
use super::say::say;
use crate::audit::{self, Break, Checkpoints, Fault};
use crate::clock::Clock;
use crate::config::Config;

pub(super) fn verify(config: &Config, asked: &Verify, clock: &Clock) -> anyhow::Result<()> {
    if let Some(file) = &asked.checkpoints {
        anyhow::ensure!(file.is_file(), "the checkpoints {} do not exist", file.display());
    }
    let opened = open(config, clock)?;
    let key = opened.ctx.keys.log_key()?;
    let checkpoints = asked.checkpoints.as_deref().map_or_else(|| Checkpoints::of(&config.data), Checkpoints::at);
    let other = checkpoints.instance()?.is_some_and(|instance| instance != opened.ctx.programme.instance.id);
    if let (Some(file), true) = (&asked.checkpoints, other) {
        anyhow::bail!("the checkpoints {} are of another instance: they say nothing about this one", file.display());
    }
    let seen = checkpoints.read(&key)?;
    let report =
        opened.db.read_now(|conn| Ok::<_, anyhow::Error>(conn.snapshot(|conn| audit::verify(conn, &key, &seen))?))?;
    if asked.json {
        say(&serde_json::to_string(&report)?)?;
    }
    if let Some(broken) = report.broken {
        anyhow::bail!("the audit log is broken: {}", sentence(&broken));
    }
    if asked.json {
        return Ok(());
    }
    let until = report.until.map_or_else(
        || "there is no checkpoint outside the database to hold it against yet".to_owned(),
        |until| format!("{} checkpoints, the newest of {} UTC", report.checkpoints, until.format("%Y-%m-%d %H:%M")),
    );
    say(&format!("The audit log is whole: {} entries; {until}.", report.entries))
}

fn sentence(broken: &Break) -> String {
    let place = broken.lane.map_or_else(
        || format!("line {} of the checkpoints", broken.number),
        |lane| format!("lane {lane}, number {}", broken.number),
    );
    let wrong = match broken.fault {
        Fault::Missing => "an entry is missing",
        Fault::Added => "an entry was added",
        Fault::Changed => "the entry does not say what it said",
        Fault::Unlinked => "the entry does not follow from the one before it",
        Fault::Unmarked => "the end of the lane does not bear the mark of this instance",
        Fault::Replaced => "a checkpoint saw another entry in this place",
        Fault::Checkpoint => "the checkpoint is not as this instance wrote it",
    };
    format!("{place}: {wrong}")
}
