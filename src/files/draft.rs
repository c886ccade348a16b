//! A file that is being written. It has a temporary name until it is whole and on the disk; dropped before, it is gone.
use super::Name;
use crate::private;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

const ENDING: &str = ".part";

/// A file that is being written.
pub struct Draft {
    file: File,
    folder: PathBuf,
    name: Name,
    kept: bool,
}

/// Whether a file in the folder is a draft.
pub(super) fn is_draft(name: &str) -> bool {
    name.strip_suffix(ENDING).is_some_and(|name| Name::parse(name).is_some())
}

impl Draft {
    pub(super) fn begin(folder: &Path, name: Name) -> io::Result<Self> {
        let file = private::file().read(true).write(true).create_new(true).open(path(folder, &name))?;
        Ok(Self { file, folder: folder.to_owned(), name, kept: false })
    }

    /// The name it will have.
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// Bytes written so far.
    ///
    /// # Errors
    /// The disk failed.
    pub fn size(&self) -> io::Result<u64> {
        Ok(self.file.metadata()?.len())
    }

    /// Back to the beginning, to be read.
    ///
    /// # Errors
    /// The disk failed.
    pub fn rewind(&mut self) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(0)).map(drop)
    }

    /// On the disk and under its name from now on.
    ///
    /// # Errors
    /// The disk failed; nothing is left then.
    pub fn keep(mut self) -> io::Result<Name> {
        self.file.sync_all()?;
        std::fs::rename(path(&self.folder, &self.name), self.folder.join(self.name.as_str()))?;
        self.kept = true;
        // the name too must survive a power cut
        #[cfg(unix)]
        File::open(&self.folder)?.sync_all()?;
        Ok(self.name.clone())
    }
}

fn path(folder: &Path, name: &Name) -> PathBuf {
    folder.join(format!("{}{ENDING}", name.as_str()))
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Read for Draft {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.file.read(bytes)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.kept
            && let Err(error) = std::fs::remove_file(path(&self.folder, &self.name))
        {
            tracing::warn!(%error, "a file that was not kept could not be deleted; it is cleared away later");
        }
    }
}
