//! Taking a backup: under another name until it is whole, then the oldest go.
use super::archive::Writer;
use super::rotation::{self, Kept};
use super::{BESIDE, DATABASE, FILES, FORM, KEYS, Manifest};
use crate::desks::to_hex;
use crate::files::Name;
use crate::private;
use crate::sealing::{InstanceKeys, Recipient};
use crate::storage::Db;
use anyhow::Context;
use chrono::NaiveDateTime;
use std::path::{Path, PathBuf};

/// What is backed up.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The database.
    pub db: &'a Db,
    /// The data folder.
    pub data: &'a Path,
    /// The keys of the instance.
    pub keys: &'a InstanceKeys,
    /// The instance's id.
    pub instance: [u8; 16],
    /// The public half of the recovery kit.
    pub recovery: &'a Recipient,
}

/// Where a backup goes.
#[derive(Debug, Clone, Copy)]
pub enum Destination<'a> {
    /// This file, which is not there yet.
    File(&'a Path),
    /// A new file in this folder; the oldest of the instance there are deleted but for `keep`.
    Folder {
        /// The folder.
        folder: &'a Path,
        /// How many are kept, the new one included.
        keep: usize,
    },
}

/// A backup that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The file.
    pub file: PathBuf,
    /// How many older ones were deleted.
    pub deleted: usize,
}

/// Takes a backup. Blocks.
///
/// # Errors
/// The file or a folder cannot be written, or the database cannot be copied: there is no backup then, and none is deleted.
pub fn take(source: Source<'_>, to: Destination<'_>, now: NaiveDateTime) -> anyhow::Result<Taken> {
    let instance = to_hex(&source.instance);
    let file = match to {
        Destination::File(file) => file.to_owned(),
        Destination::Folder { folder, .. } => folder.join(rotation::name(&instance, now)),
    };
    let into = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
    let real = outside(source.data, &into)?;
    anyhow::ensure!(!file.exists(), "{} is there already", file.display());
    let half = into.join(format!(".{}", file.file_name().unwrap_or_default().to_string_lossy()));
    match to {
        Destination::File(_) => rotation::clear(&half)?,
        Destination::Folder { .. } => rotation::clear_halves(&into, &instance)?,
    }
    private::folder(&half).with_context(|| format!("{} cannot be written", into.display()))?;
    let filled = fill(source, &half, now).and_then(|whole| Ok(std::fs::rename(whole, &file)?));
    drop(std::fs::remove_dir_all(&half));
    filled?;
    std::fs::File::open(&into)?.sync_all()?;
    let mut deleted = 0;
    if let Destination::Folder { keep, .. } = to {
        deleted = rotation::delete_old(&into, &instance, keep, &file)?;
        rotation::remember(source.data, Some(Kept { folder: real, keep, instance }), now)?;
    } else {
        rotation::remember(source.data, None, now)?;
    }
    Ok(Taken { file, deleted })
}

/// Makes the folder, which must not lie in the data folder. Its real name.
fn outside(data: &Path, into: &Path) -> anyhow::Result<PathBuf> {
    let made = !into.exists();
    private::folder(into).with_context(|| format!("the folder {} cannot be made", into.display()))?;
    let (real, data) = (into.canonicalize()?, data.canonicalize()?);
    let inside = real.starts_with(&data);
    if inside && made {
        // nothing is left behind of what was refused
        drop(std::fs::remove_dir(into));
    }
    anyhow::ensure!(
        !inside,
        "{} lies in the data folder, and would be lost with it: choose a folder elsewhere, on another disk",
        into.display()
    );
    Ok(real)
}

/// Makes the file in the folder `half`, where a copy of the database waits for its turn.
fn fill(source: Source<'_>, half: &Path, now: NaiveDateTime) -> anyhow::Result<PathBuf> {
    let (whole, copy) = (half.join("whole"), half.join(DATABASE));
    let mut out = Writer::create(&whole)?;
    // what witnesses the database before the database: it may be behind, never ahead
    for name in BESIDE.iter().filter(|name| source.data.join(name).is_file()) {
        out.file(name, &source.data.join(name))?;
    }
    // a file that a row names was there before the row: files first, and those that came meanwhile after
    sealed_files(source.data, &mut out)?;
    source.db.copy_to(&copy)?;
    sealed_files(source.data, &mut out)?;
    out.file(DATABASE, &copy)?;
    out.bytes(KEYS, &source.keys.seal(source.recovery)?)?;
    out.finish(|hashes| Manifest {
        form: FORM,
        instance: to_hex(&source.instance),
        taken_at: now,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        hashes,
    })?;
    Ok(whole)
}

/// The sealed files that are not in it yet. One that is deleted in this moment is none any more.
fn sealed_files(data: &Path, out: &mut Writer) -> anyhow::Result<()> {
    let from = data.join(FILES);
    if !from.is_dir() {
        return Ok(());
    }
    for entry in std::fs::read_dir(&from)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let inside = format!("{FILES}/{name}");
        // what has another name is not kept yet
        if Name::parse(&name).is_none() || out.holds(&inside) {
            continue;
        }
        match out.file(&inside, &entry.path()) {
            Err(error) if entry.path().exists() => return Err(error),
            _ => {}
        }
    }
    Ok(())
}
