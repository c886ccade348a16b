//! Bringing a backup back, into a folder in which nothing lies: with the recovery kit, which alone opens the keys.
use super::database::{self, copy_file};
use super::take::hash;
use super::{BESIDE, FILES, KEYS, MANIFEST, Manifest};
use crate::app;
use crate::private;
use crate::sealing::{InstanceKeys, RecoveryKit};
use anyhow::Context;
use chrono::NaiveDateTime;
use std::path::Path;

/// A backup that was brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// When it was taken: UTC. What happened since is not in it, and what was erased since is there again.
    pub taken_at: NaiveDateTime,
}

/// Brings back the backup in `from` into the data folder and the database, both of which must be empty. Blocks.
///
/// # Errors
/// It is no whole backup, the kit is another instance's, or something lies there already: nothing is changed then.
pub fn restore(from: &Path, kit: &RecoveryKit, data: &Path, url: &str) -> anyhow::Result<Restored> {
    let manifest = std::fs::read_to_string(from.join(MANIFEST))
        .with_context(|| format!("{} is no backup of this program", from.display()))?;
    let manifest: Manifest = serde_json::from_str(&manifest)?;
    for (name, right) in &manifest.hashes {
        anyhow::ensure!(hash(&from.join(name))? == *right, "{name} is not as it was backed up: take another backup");
    }
    let kind = if database::is_sqlite(url) { "sqlite" } else { "postgres" };
    anyhow::ensure!(manifest.database == kind, "the backup is of {}, the database of {kind}", manifest.database);
    let keys = InstanceKeys::unseal(kit, &std::fs::read(from.join(KEYS))?)
        .map_err(|_| anyhow::anyhow!("this recovery kit does not open the keys of this backup"))?;
    private::folder(data)?;
    let mut names = BESIDE.iter().copied().chain(["instance.keys", "jaabi.db", FILES]);
    if let Some(there) = names.find(|name| data.join(name).exists()) {
        anyhow::bail!("there is {there} in {} already: choose an empty folder", data.display());
    }
    database::put_back(&from.join(database::name(url)), url)?;
    for name in BESIDE.iter().filter(|name| manifest.hashes.contains_key(**name)) {
        let to = data.join(name);
        to.parent().map_or(Ok(()), private::folder)?;
        copy_file(&from.join(name), &to)?;
    }
    if from.join(FILES).is_dir() {
        private::folder(&data.join(FILES))?;
        for entry in std::fs::read_dir(from.join(FILES))? {
            let entry = entry?;
            copy_file(&entry.path(), &data.join(FILES).join(entry.file_name()))?;
        }
    }
    app::replace_keys(data, &keys)?;
    Ok(Restored { taken_at: manifest.taken_at })
}
