//! What an `init` makes; gone again unless it is kept.
use std::path::{Path, PathBuf};

/// Files and the folder made so far. What was there before is never listed here, so it is never taken away.
#[derive(Debug, Default)]
pub(super) struct Made {
    files: Vec<PathBuf>,
    folder: Option<PathBuf>,
}

impl Made {
    /// A file that is about to be made; one that is there already is not ours.
    pub fn file(&mut self, path: &Path) {
        if !path.exists() {
            self.files.push(path.to_path_buf());
        }
    }

    /// The folder that was made.
    pub fn folder(&mut self, path: &Path) {
        self.folder = Some(path.to_path_buf());
    }

    /// It succeeded: everything stays.
    pub fn keep(mut self) {
        self.files.clear();
        self.folder = None;
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        for file in &self.files {
            drop(std::fs::remove_file(file));
        }
        if let Some(folder) = &self.folder {
            // only if it is empty: nothing of anybody else goes with it
            drop(std::fs::remove_dir(folder));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_failed_is_taken_back_and_what_was_there_stays() {
        let place = tempfile::tempdir().expect("a folder");
        let (old, new) = (place.path().join("old"), place.path().join("new"));
        std::fs::write(&old, "kept").expect("a file");
        let mut made = Made::default();
        made.folder(place.path());
        made.file(&old);
        made.file(&new);
        std::fs::write(&new, "gone").expect("a file");
        drop(made);
        assert!(old.exists() && !new.exists());
    }
}
