//! Folders and files that their owner alone reads: keys, letters, logs, sealed files.
use std::fs::{DirBuilder, OpenOptions};
use std::path::Path;

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
