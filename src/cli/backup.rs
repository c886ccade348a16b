//! `jaabi backup` and `jaabi restore`.
use super::args::{Backup, Restore};
use super::instance::{lock_folder, open};
use super::recover::read_kit;
use super::say::say;
use crate::backup::{self, Source};
use crate::clock::Clock;
use crate::config::Config;

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
    let source = Source {
        db: &opened.db,
        url: &config.database.url,
        data: &config.data,
        keys: &opened.ctx.keys,
        instance: instance.id,
        recovery,
    };
    let taken = backup::take(source, &asked.folder, asked.keep.into(), opened.ctx.now)?;
    let folder = taken.folder.display().to_string();
    if asked.json {
        return say(&serde_json::json!({ "folder": folder, "deleted": taken.deleted }).to_string());
    }
    say(&format!("The backup lies in {folder}. Older ones deleted: {}.", taken.deleted))
}

pub(super) fn restore(config: &Config, asked: &Restore, clock: &Clock) -> anyhow::Result<()> {
    let kit = read_kit(&asked.kit)?;
    let restored = backup::restore(&asked.backup, &kit, &config.data, &config.database.url)?;
    // it is whole if it opens
    drop(open(config, clock)?);
    say(&format!(
        "The instance is as it was on {} UTC. What people had asked to be erased since is there again: erase it once more, \
         the statements name it. What was due since is erased by `jaabi retention`. Every server must be stopped that still \
         writes to the old one.",
        restored.taken_at.format("%Y-%m-%d %H:%M")
    ))
}
