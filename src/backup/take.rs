//! Taking a backup: under another name until it is whole, then the oldest go.
use super::database::{self, copy_file};
use super::rotation::{self, Kept};
use super::{BESIDE, FILES, KEYS, MANIFEST, Manifest};
use crate::desks::to_hex;
use crate::private;
use crate::sealing::{InstanceKeys, Recipient};
use crate::storage::Db;
use anyhow::Context;
use chrono::NaiveDateTime;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// What is backed up.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The database.
    pub db: &'a Db,
    /// Its URL.
    pub url: &'a str,
    /// The data folder.
    pub data: &'a Path,
    /// The keys of the instance.
    pub keys: &'a InstanceKeys,
    /// The instance's id.
    pub instance: [u8; 16],
    /// The public half of the recovery kit.
    pub recovery: &'a Recipient,
}

/// A backup that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Where it lies.
    pub folder: PathBuf,
    /// How many older ones were deleted.
    pub deleted: usize,
}

/// Takes a backup into a new folder of `into`, and deletes the oldest of this instance there but for `keep`. Blocks.
///
/// # Errors
/// A folder cannot be written, or the database cannot be copied: there is no backup then, and none is deleted.
pub fn take(source: Source<'_>, into: &Path, keep: usize, now: NaiveDateTime) -> anyhow::Result<Taken> {
    let made = !into.exists();
    private::folder(into).with_context(|| format!("the folder {} cannot be made", into.display()))?;
    let (real, data) = (into.canonicalize()?, source.data.canonicalize()?);
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
    let folder = into.join(format!("{}{}", rotation::PREFIX, now.format("%Y%m%d-%H%M%S")));
    anyhow::ensure!(!folder.exists(), "{} is there already", folder.display());
    let half = into.join(format!(".{}", folder.file_name().unwrap_or_default().to_string_lossy()));
    rotation::clear_halves(into)?;
    private::folder(&half)?;
    if let Err(error) = fill(source, &half, now) {
        drop(std::fs::remove_dir_all(&half));
        return Err(error);
    }
    std::fs::rename(&half, &folder)?;
    std::fs::File::open(into)?.sync_all()?;
    let deleted = rotation::delete_old(into, &to_hex(&source.instance), keep, &folder)?;
    rotation::remember(source.data, &Kept { folder: real, keep }, now)?;
    Ok(Taken { folder, deleted })
}

fn fill(source: Source<'_>, half: &Path, now: NaiveDateTime) -> anyhow::Result<()> {
    let mut hashes = BTreeMap::new();
    // what witnesses the database before the database: it may be behind, never ahead
    for name in BESIDE.iter().filter(|name| source.data.join(name).is_file()) {
        let to = half.join(name);
        to.parent().map_or(Ok(()), private::folder)?;
        copy_file(&source.data.join(name), &to)?;
        hashes.insert((*name).to_owned(), hash(&to)?);
    }
    let name = database::name(source.url);
    // a file that a row names was there before the row: files first, and those that came meanwhile after
    copy_files(source.data, half)?;
    database::copy(source.db, source.url, &half.join(name))?;
    copy_files(source.data, half)?;
    hashes.insert(name.to_owned(), hash(&half.join(name))?);
    write(&half.join(KEYS), &source.keys.seal(source.recovery)?)?;
    hashes.insert(KEYS.to_owned(), hash(&half.join(KEYS))?);
    let manifest = Manifest {
        instance: to_hex(&source.instance),
        taken_at: now,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        database: if database::is_sqlite(source.url) { "sqlite" } else { "postgres" }.to_owned(),
        hashes,
    };
    write(&half.join(MANIFEST), &serde_json::to_vec_pretty(&manifest)?)
}

/// The sealed files that are not there yet. One that is deleted in this moment is none any more.
fn copy_files(data: &Path, half: &Path) -> anyhow::Result<()> {
    let (from, to) = (data.join(FILES), half.join(FILES));
    if !from.is_dir() {
        return Ok(());
    }
    private::folder(&to)?;
    for entry in std::fs::read_dir(&from)? {
        let entry = entry?;
        let there = to.join(entry.file_name());
        // what has another name is not kept yet
        let kept = crate::files::Name::parse(&entry.file_name().to_string_lossy()).is_some();
        if kept
            && !there.exists()
            && let Err(error) = copy_file(&entry.path(), &there)
        {
            anyhow::ensure!(!entry.path().exists(), error);
            drop(std::fs::remove_file(&there));
        }
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = private::file().write(true).create_new(true).open(path)?;
    out.write_all(bytes)?;
    Ok(out.sync_all()?)
}

/// SHA-256 of a file, as hexadecimal letters.
pub(super) fn hash(path: &Path) -> anyhow::Result<String> {
    let told = || format!("{} cannot be read", path.display());
    let mut file = std::fs::File::open(path).with_context(told)?;
    let (mut hasher, mut part) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        let read = file.read(&mut part).with_context(told)?;
        if read == 0 {
            return Ok(to_hex(hasher.finalize().as_slice()));
        }
        hasher.update(&part[..read]);
    }
}
