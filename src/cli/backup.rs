//! `jaabi backup` and `jaabi restore`.
use super::args::{Backup, Restore};
use super::instance::{lock_folder, open};
use super::recover::read_kit;
use super::say::{asked as wrongly, say};
use crate::backup::{self, Destination, Source, Target};
use crate::clock::Clock;
use crate::config::Config;

/// How many backups are kept where nobody says how many.
const KEEP: u16 = 14;

pub(super) fn backup(config: &Config, asked: &Backup, clock: &Clock) -> anyhow::Result<()> {
    // neither a second backup nor new keys meanwhile: each would be of another moment
    let _lock = lock_folder(config)?;
    let opened = open(config, clock)?;
    let instance = &opened.ctx.programme.instance;
    let recovery = instance.recovery.as_ref().ok_or_else(|| {
        anyhow::anyhow!(
            "there is no recovery kit to seal the keys of the instance to: a backup without them opens no names"
        )
    })?;
    let source = Source { db: &opened.db, data: &config.data, keys: &opened.ctx.keys, instance: instance.id, recovery };
    // a folder is one that is there, or that is said to keep some
    let to = match asked.keep {
        None if !asked.to.is_dir() => Destination::File(&asked.to),
        keep => Destination::Folder { folder: &asked.to, keep: keep.unwrap_or(KEEP).into() },
    };
    let taken = backup::take(source, to, opened.ctx.now)?;
    let file = taken.file.display().to_string();
    if asked.json {
        return say(&serde_json::json!({ "file": file, "deleted": taken.deleted }).to_string());
    }
    say(&match to {
        Destination::File(_) => format!("The backup is {file}."),
        Destination::Folder { .. } => format!("The backup is {file}. Older ones deleted: {}.", taken.deleted),
    })
}

pub(super) fn restore(config: &Config, asked: &Restore, clock: &Clock) -> anyhow::Result<()> {
    if asked.check {
        let manifest = backup::check(&asked.backup)?;
        let (at, version) = (manifest.taken_at.format("%Y-%m-%d %H:%M"), manifest.version);
        return say(&format!("The backup is whole. It was taken on {at} UTC by version {version}."));
    }
    let kit = asked.kit.as_deref().ok_or_else(|| wrongly("the recovery kit is needed: --kit FILE"))?;
    let target = Target { data: &config.data, url: &config.database.url, force: asked.force };
    let restored = backup::restore(&asked.backup, &read_kit(kit)?, target, clock.now())?;
    // it is whole if it opens
    drop(open(config, clock)?);
    let aside: Vec<String> = restored.aside.iter().map(|path| format!("\n  {}", path.display())).collect();
    let aside = match aside.as_slice() {
        [] => String::new(),
        aside => format!("\nWhat lay here was moved aside; delete it once you are sure:{}", aside.concat()),
    };
    say(&format!(
        "The instance is as it was on {} UTC. What people had asked to be erased since is there again: erase it once more, \
         the statements name it. What was due since is erased by `jaabi retention`. Every server must be stopped that still \
         writes to the old one.{aside}",
        restored.taken_at.format("%Y-%m-%d %H:%M")
    ))
}
