//! `jaabi rotate-key`: a new key for what the server must be able to read by itself.
use super::args::RotateKey;
use super::instance::{Opened, lock_folder, open};
use super::say::say;
use crate::clock::Clock;
use crate::config::Config;
use crate::{accounts, app, audit, cases};
use chrono::TimeDelta;

/// By then every server has taken the new key, and no page is open that still needs the old one.
const SETTLED: TimeDelta = TimeDelta::hours(1);

pub(super) fn rotate(config: &Config, asked: &RotateKey, clock: &Clock) -> anyhow::Result<()> {
    // two at once would each write a ring of their own
    let _lock = lock_folder(config)?;
    let opened = open(config, clock)?;
    if asked.retire { retire(config, &opened) } else { renew(config, &opened) }
}

fn renew(config: &Config, opened: &Opened) -> anyhow::Result<()> {
    let keys = &opened.ctx.keys;
    let (begun, unreadable) = everything(opened)?;
    if begun > 0 {
        return finished(
            keys.current(),
            begun,
            unreadable,
            "What was begun before is finished, and no newer key was made",
        );
    }
    let id = keys.rotate()?;
    // the file first: what is encrypted with a key that is nowhere is lost
    app::replace_keys(&config.data, keys)?;
    note(opened, "key_rotated")?;
    let (done, unreadable) = everything(opened)?;
    finished(id, done, unreadable, "There is a new key")
}

fn finished(id: u8, done: usize, unreadable: usize, what: &str) -> anyhow::Result<()> {
    say(&format!(
        "{what}: number {id}; encrypted anew: {done}. Back up instance.keys. The old keys are kept until \
         `jaabi rotate-key --retire`, in an hour or later."
    ))?;
    anyhow::ensure!(
        unreadable == 0,
        "{unreadable} rows cannot be read with any key of instance.keys: they stay as they are"
    );
    Ok(())
}

fn retire(config: &Config, opened: &Opened) -> anyhow::Result<()> {
    let keys = &opened.ctx.keys;
    anyhow::ensure!(!keys.older().is_empty(), "there is no old key: make a new one with `jaabi rotate-key` first");
    let since = opened.ctx.now - app::keys_written_at(&config.data)?;
    anyhow::ensure!(
        since >= SETTLED,
        "the key was exchanged less than an hour ago: pages that are open may still need the old one"
    );
    let (_, unreadable) = everything(opened)?;
    let (again, _) = everything(opened)?;
    anyhow::ensure!(
        unreadable == 0 && again == 0,
        "the old keys are still needed: {unreadable} rows cannot be read, {again} were written with them just now"
    );
    keys.retire();
    app::replace_keys(&config.data, keys)?;
    note(opened, "key_retired")?;
    say("The old keys are forgotten. Backups from before need the keys that lie beside them.")
}

/// Whatever is not under the current key is encrypted anew: how much, and how much cannot be read.
fn everything(opened: &Opened) -> anyhow::Result<(usize, usize)> {
    let (db, keys) = (&opened.db, &opened.ctx.keys);
    let (of_cases, lost) = cases::rekey(db, keys, opened.ctx.now)?;
    let (of_accounts, lost_too) = accounts::rekey(db, keys)?;
    if of_cases > 0 {
        db.readable_was_deleted();
    }
    Ok((of_cases + of_accounts, lost + lost_too))
}

fn note(opened: &Opened, kind: &'static str) -> anyhow::Result<()> {
    let now = opened.ctx.now;
    opened.db.write_now(move |conn| Ok(audit::note(conn, now, None, kind, None)?))
}
