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

/// Writes a file for the owner alone in the place of what lies there: either the old one or the new one is there, whole,
/// whatever happens, and whoever else does the same at that moment.
///
/// # Errors
/// The folder cannot be written; the old file is there then.
pub fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}{NEW}", uuid::Uuid::new_v4().simple()));
    let beside = PathBuf::from(name);
    let written = write_new(&beside, bytes).and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        // half a file helps nobody; what went wrong is said below
        drop(std::fs::remove_file(&beside));
    }
    written?;
    path.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

fn write_new(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut out = file().write(true).create_new(true).open(path)?;
    out.write_all(bytes)?;
    out.sync_all()
}

/// How the name of a file ends that is not in its place yet.
const NEW: &str = ".new";

/// What the machine left over when it stopped while `replace` wrote a file.
///
/// # Errors
/// The folder cannot be read.
pub fn left_over(path: &Path) -> std::io::Result<Vec<PathBuf>> {
    let Some((folder, name)) = path.parent().zip(path.file_name().and_then(|name| name.to_str())) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let is_new =
            |other: &str| other.strip_prefix(name).is_some_and(|rest| rest.starts_with('.') && rest.ends_with(NEW));
        if entry.file_name().to_str().is_some_and(is_new) {
            found.push(entry.path());
        }
    }
    Ok(found)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_who_replace_a_file_at_once_leave_one_whole_and_nothing_beside_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("clock.json");
        std::thread::scope(|scope| {
            for n in 0..8u8 {
                let path = &path;
                scope.spawn(move || (0..20).for_each(|_| replace(path, &[n; 4000]).expect("replaced")));
            }
        });
        let there = std::fs::read(&path).expect("a file");
        assert!(there.len() == 4000 && there.iter().all(|byte| *byte == there[0]));
        assert_eq!(left_over(&path).expect("a folder"), Vec::<PathBuf>::new());
        std::fs::write(folder.path().join("clock.json.abc.new"), "?").expect("written");
        assert_eq!(left_over(&path).expect("a folder").len(), 1);
    }
}
