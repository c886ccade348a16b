//! Folders and files that their owner alone reads: keys, letters, logs, sealed files.
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Makes a folder, and those around it, for the owner alone (mode 0700). One that is there stays as it is.
///
/// # Errors
/// It cannot be made.
pub fn folder(path: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path)
}

/// Options to open a file with; one that is made by them is for the owner alone (mode 0600).
pub fn file() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

/// Where `replace` writes before the file is whole; left over only when the machine stopped in between.
pub fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    name.into()
}

/// Writes a file for the owner alone in the place of what lies there: either the old one or the new one is there, whole,
/// whatever happens.
///
/// # Errors
/// The folder cannot be written; the old file is there then.
pub fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let beside = beside(path);
    let mut out = file().write(true).create(true).truncate(true).open(&beside)?;
    out.write_all(bytes)?;
    out.sync_all()?;
    std::fs::rename(&beside, path)?;
    path.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

/// Whether somebody else than its owner may do something with a file or folder.
///
/// # Errors
/// There is none.
pub fn is_open_to_others(path: &Path) -> std::io::Result<bool> {
    let about = std::fs::metadata(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        Ok(about.permissions().mode() & 0o077 != 0)
    }
    #[cfg(not(unix))]
    {
        drop(about);
        Ok(false)
    }
}

/// Bytes that are free on the disk of a folder, and all there are.
///
/// # Errors
/// There is no such folder.
pub fn room(path: &Path) -> std::io::Result<(u64, u64)> {
    let disk = rustix::fs::statvfs(path)?;
    Ok((disk.f_bavail.saturating_mul(disk.f_frsize), disk.f_blocks.saturating_mul(disk.f_frsize)))
}
