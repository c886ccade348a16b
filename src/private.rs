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
