//! Bringing a backup back, with the recovery kit, which alone opens the keys. It is read through before anything is touched.
use super::archive;
use super::{BESIDE, DATABASE, FILES, KEYS, Manifest};
use crate::app;
use crate::private;
use crate::sealing::{InstanceKeys, RecoveryKit};
use crate::storage::carry::{self, There};
use crate::storage::{Alone, alone};
use anyhow::Context;
use chrono::NaiveDateTime;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Where a backup comes back to.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The data folder.
    pub data: &'a Path,
    /// The database, of either kind.
    pub url: &'a str,
    /// Whether what is there may be replaced.
    pub force: bool,
}

/// A backup that was brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// When it was taken: UTC. What happened since is not in it, and what was erased since is there again.
    pub taken_at: NaiveDateTime,
    /// What lay there and was moved aside.
    pub aside: Vec<PathBuf>,
}

/// The keys of an instance in its folder: what makes it one.
const OWN_KEYS: &str = "instance.keys";

/// Reads a backup through: whether it is whole. Blocks.
///
/// # Errors
/// It is not.
pub fn check(from: &Path) -> anyhow::Result<Manifest> {
    archive::read(from, None)
}

/// Brings back a backup. Blocks.
///
/// # Errors
/// It is no whole backup, the kit is another instance's, or something lies there already and may not be replaced: nothing is
/// changed then.
pub fn restore(from: &Path, kit: &RecoveryKit, to: Target<'_>, now: NaiveDateTime) -> anyhow::Result<Restored> {
    let lying = lying(to)?;
    private::folder(to.data).with_context(|| format!("the folder {} cannot be made", to.data.display()))?;
    let unpacked = to.data.join(".restoring");
    super::rotation::clear(&unpacked)?;
    private::folder(&unpacked).with_context(|| format!("{} cannot be written", to.data.display()))?;
    let done = bring(from, &unpacked, kit, to, lying, now);
    drop(std::fs::remove_dir_all(&unpacked));
    done
}

fn bring(
    from: &Path,
    unpacked: &Path,
    kit: &RecoveryKit,
    to: Target<'_>,
    lying: Vec<PathBuf>,
    now: NaiveDateTime,
) -> anyhow::Result<Restored> {
    let manifest = archive::read(from, Some(unpacked))?;
    let keys = InstanceKeys::unseal(kit, &std::fs::read(unpacked.join(KEYS))?)
        .map_err(|_| anyhow::anyhow!("this recovery kit does not open the keys of this backup"))?;
    carry::make_ready(&unpacked.join(DATABASE))?;
    let alone = stand_still(to)?;
    // the keys go first and come last: without them a folder is no instance, whatever else is in it
    let mut aside = Vec::new();
    for path in lying {
        aside.push(move_aside(&path, now)?);
    }
    carry::put_back(&unpacked.join(DATABASE), to.url)?;
    for name in BESIDE.iter().copied().chain([FILES]).filter(|name| unpacked.join(name).exists()) {
        let target = to.data.join(name);
        target.parent().map_or(Ok(()), private::folder)?;
        std::fs::rename(unpacked.join(name), &target)
            .with_context(|| format!("{} cannot be written", target.display()))?;
    }
    std::fs::File::open(to.data)?.sync_all()?;
    app::replace_keys(to.data, &keys)?;
    drop(alone);
    Ok(Restored { taken_at: manifest.taken_at, aside })
}

/// What lies where the backup comes back to, the keys first.
fn lying(to: Target<'_>) -> anyhow::Result<Vec<PathBuf>> {
    let names = [OWN_KEYS].into_iter().chain(BESIDE).chain([FILES]);
    let mut paths: Vec<PathBuf> = names.map(|name| to.data.join(name)).collect();
    // the database of an instance whose files lie here, too, whichever database the backup comes back to
    paths.extend(carry::with_beside(&to.data.join(DATABASE)));
    paths.extend(carry::file_of(to.url).iter().flat_map(|file| carry::with_beside(file)));
    paths.retain(|path| path.exists());
    let mut seen = BTreeSet::new();
    paths.retain(|path| seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())));
    if let (Some(path), false) = (paths.first(), to.force) {
        anyhow::bail!(
            "there is {} already: choose an empty folder, or say --force, which moves aside what is there",
            path.display()
        );
    }
    match carry::what_is_there(to.url)? {
        There::Nothing => {}
        _ if carry::file_of(to.url).is_some() => {}
        _ if !to.force => anyhow::bail!(
            "there is an instance in this database already: choose an empty one, or say --force, which replaces it"
        ),
        There::InUse(others) => anyhow::bail!(
            "{others} connections to this database are open: stop every server and command that uses it first"
        ),
        There::Instance => {}
    }
    Ok(paths)
}

/// Nobody may serve what is replaced.
fn stand_still(to: Target<'_>) -> anyhow::Result<Vec<Alone>> {
    let here = to.data.join(DATABASE);
    let databases = [Some(here), carry::file_of(to.url)].into_iter().flatten();
    // one file has one lock, whatever it is called
    let real: BTreeSet<PathBuf> = databases.filter_map(|file| file.canonicalize().ok()).collect();
    real.iter().map(|file| alone(&format!("sqlite://{}", file.display()))).collect()
}

/// Another name, under which it stays until somebody deletes it.
fn move_aside(path: &Path, now: NaiveDateTime) -> anyhow::Result<PathBuf> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".before-{}", now.format("%Y%m%d-%H%M%S")));
    let aside = PathBuf::from(name);
    std::fs::rename(path, &aside).with_context(|| format!("{} cannot be moved aside", path.display()))?;
    Ok(aside)
}
