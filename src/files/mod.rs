//! Files beside the database: sealed before they come here, each under a random name, readable for their owner alone.
//! Knows neither what is in them nor whose they are.
mod draft;

pub use draft::Draft;

use crate::private;
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

/// How many files are held in memory at once.
const AT_ONCE: usize = 2;
/// How many files arrive at once; they lie on the disk, sealed, until their turn comes.
const ARRIVING: usize = 32;
/// How long somebody waits for a turn before being asked to come again.
const PATIENCE: Duration = Duration::from_secs(120);

/// The name of a file: 32 hexadecimal letters that tell nothing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Name(String);

impl Name {
    fn random() -> Self {
        Self(Uuid::new_v4().simple().to_string())
    }

    /// Reads a name; anything but its exact form is none.
    pub fn parse(text: &str) -> Option<Self> {
        let letters = text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        (text.len() == 32 && letters).then(|| Self(text.to_owned()))
    }

    /// The name as it stands in the folder.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The folder `files` of an instance. Cheap to clone.
#[derive(Clone)]
pub struct Files {
    folder: Arc<Path>,
    turns: Arc<Semaphore>,
    arriving: Arc<Semaphore>,
}

impl Files {
    /// The folder `files` of the data folder; it is made when the first file comes.
    pub fn new(data: &Path) -> Self {
        Self {
            folder: data.join("files").into(),
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            arriving: Arc::new(Semaphore::new(ARRIVING)),
        }
    }

    /// A new file, of which nothing is seen until it is kept.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn draft(&self) -> io::Result<Draft> {
        private::folder(&self.folder)?;
        Draft::begin(&self.folder, Name::random())
    }

    /// Opens a file.
    ///
    /// # Errors
    /// There is none, or it cannot be read.
    pub fn open(&self, name: &Name) -> io::Result<File> {
        File::open(self.path(name))
    }

    /// Deletes a file; one that is gone already is no failure.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn delete(&self, name: &Name) -> io::Result<()> {
        match std::fs::remove_file(self.path(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Files last written before `moment`.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn older_than(&self, moment: SystemTime) -> io::Result<Vec<Name>> {
        Ok(self.entries(moment)?.iter().filter_map(|name| Name::parse(name)).collect())
    }

    /// Deletes what was begun before `moment` and never kept: the machine stopped in between.
    ///
    /// # Errors
    /// The folder cannot be read or written.
    pub fn clear_drafts(&self, moment: SystemTime) -> io::Result<usize> {
        let left: Vec<String> = self.entries(moment)?.into_iter().filter(|name| draft::is_draft(name)).collect();
        left.iter().try_for_each(|name| std::fs::remove_file(self.folder.join(name)))?;
        Ok(left.len())
    }

    /// A turn to hold a whole file in memory; `None` when it is long in coming.
    pub async fn turn(&self) -> Option<OwnedSemaphorePermit> {
        tokio::time::timeout(PATIENCE, self.turns.clone().acquire_owned()).await.ok()?.ok()
    }

    /// A place for a file that arrives; `None` when too many arrive already.
    pub fn arrival(&self) -> Option<OwnedSemaphorePermit> {
        self.arriving.clone().try_acquire_owned().ok()
    }

    fn entries(&self, moment: SystemTime) -> io::Result<Vec<String>> {
        let folder = match std::fs::read_dir(&self.folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            other => other?,
        };
        let mut names = Vec::new();
        for entry in folder {
            let entry = entry?;
            if entry.metadata()?.modified()? < moment {
                names.extend(entry.file_name().into_string());
            }
        }
        Ok(names)
    }

    fn path(&self, name: &Name) -> PathBuf {
        self.folder.join(&name.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_file_is_seen_when_it_is_kept_and_nothing_is_left_of_one_that_is_not() {
        let data = tempfile::tempdir().unwrap();
        let files = Files::new(data.path());
        let all = || std::fs::read_dir(data.path().join("files")).unwrap().count();
        let mut draft = files.draft().unwrap();
        draft.write_all(b"x").unwrap();
        assert_eq!((all(), files.older_than(SystemTime::UNIX_EPOCH).unwrap().len()), (1, 0));
        drop(draft);
        assert_eq!(all(), 0);
        let mut draft = files.draft().unwrap();
        draft.write_all(b"x").unwrap();
        let name = draft.keep().unwrap();
        let path = data.path().join("files").join(name.as_str());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(std::fs::read(path).unwrap(), b"x");
        files.delete(&name).unwrap();
        files.delete(&name).unwrap();
        assert!(files.open(&name).is_err());
    }

    #[test]
    fn a_name_never_leaves_the_folder() {
        for wrong in ["", "..", "../jaabi.db", "A".repeat(32).as_str(), &"/".repeat(32)] {
            assert_eq!(Name::parse(wrong), None, "{wrong}");
        }
        let name = Name::random();
        assert_eq!(Name::parse(name.as_str()), Some(name));
    }
}
