//! The file of the instance's keys, beside the database and never in it.
use crate::private;
use crate::sealing::InstanceKeys;
use anyhow::Context;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

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

/// Reads the keys.
///
/// # Errors
/// There is no instance in this folder, or its keys cannot be read.
pub fn load(data: &Path) -> anyhow::Result<InstanceKeys> {
    let path = file(data);
    let text = std::fs::read_to_string(&path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => anyhow::anyhow!(
            "there is no instance in {}: make one with `jaabi init`, or try `jaabi demo`",
            data.display()
        ),
        _ => anyhow::anyhow!("the keys in {} cannot be read: {error}", path.display()),
    })?;
    let text = zeroize::Zeroizing::new(text);
    InstanceKeys::parse(&text).with_context(|| format!("the keys in {} cannot be read", path.display()))
}
