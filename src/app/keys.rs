//! The file of the instance's keys, beside the database and never in it.
use crate::private;
use crate::sealing::InstanceKeys;
use anyhow::Context;
use chrono::NaiveDateTime;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

fn file(data: &Path) -> PathBuf {
    data.join("instance.keys")
}

/// Makes the keys of a new instance and writes them where only the owner reads.
///
/// # Errors
/// The folder cannot be written, or an instance has its keys there already.
pub fn create(data: &Path) -> anyhow::Result<InstanceKeys> {
    let keys = InstanceKeys::generate()?;
    let path = file(data);
    let mut out = private::file().write(true).create_new(true).open(&path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => anyhow::anyhow!("there are instance keys in {} already", data.display()),
        _ => anyhow::anyhow!("the keys cannot be written to {}: {error}", path.display()),
    })?;
    out.write_all(keys.to_text().as_bytes())
        .and_then(|()| out.sync_all())
        .with_context(|| format!("the keys cannot be written to {}", path.display()))?;
    Ok(keys)
}

/// Writes the keys in the place of those that lie there: either the old ones or the new ones are there, whatever happens.
///
/// # Errors
/// The folder cannot be written; the old keys are there then.
pub fn replace(data: &Path, keys: &InstanceKeys) -> anyhow::Result<()> {
    let path = file(data);
    private::replace(&path, keys.to_text().as_bytes())
        .with_context(|| format!("the keys cannot be written to {}", path.display()))
}

/// When the keys were last written: UTC.
///
/// # Errors
/// There are none.
pub fn written_at(data: &Path) -> anyhow::Result<NaiveDateTime> {
    let modified = std::fs::metadata(file(data))?.modified()?;
    Ok(chrono::DateTime::<chrono::Utc>::from(modified).naive_utc())
}

/// Reads the keys; what another process changes in them later is found when it is needed.
///
/// # Errors
/// There is no instance in this folder, or its keys cannot be read.
pub fn load(data: &Path) -> anyhow::Result<InstanceKeys> {
    let path = file(data);
    let text = read(&path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => anyhow::anyhow!(
            "there is no instance in {}: make one with `jaabi init`, or try `jaabi demo`",
            data.display()
        ),
        _ => anyhow::anyhow!("the keys in {} cannot be read: {error}", path.display()),
    })?;
    let keys = InstanceKeys::parse(&text).with_context(|| format!("the keys in {} cannot be read", path.display()))?;
    keys.comes_from(move || read(&path).ok());
    Ok(keys)
}

fn read(path: &Path) -> std::io::Result<Zeroizing<String>> {
    std::fs::read_to_string(path).map(Zeroizing::new)
}
