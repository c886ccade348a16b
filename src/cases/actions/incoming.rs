//! A file on its way in. Until it is whole it lies on the disk, sealed to a key that only this request knows: nothing
//! readable is written, memory stays free, and what breaks off leaves nothing.
use crate::cases::context::Error;
use crate::files::{Draft, Files};
use crate::sealing::{FileKey, FilePlace, SealedFile, seal_file};
use std::io::{self, Read, Write};
use zeroize::Zeroizing;

/// The largest file staff may add, in bytes.
pub const MOST_BYTES: u64 = 25 * 1024 * 1024;
/// The largest file a committee may add, in bytes.
pub const MOST_FROM_COMMITTEE: u64 = 5 * 1024 * 1024;

/// A file on its way in.
pub struct Incoming {
    sealed: SealedFile<Draft>,
    key: FileKey,
    place: FilePlace,
}

impl Incoming {
    /// Begins one.
    ///
    /// # Errors
    /// The folder of files cannot be written.
    pub fn begin(files: &Files) -> Result<Self, Error> {
        let (draft, key) = (files.draft()?, FileKey::generate());
        let place = FilePlace { instance: [0; 16], case: [0; 16], name: draft.name().as_str().to_owned() };
        Ok(Self { sealed: seal_file(&key.recipient(), &place, draft)?, key, place })
    }

    /// Adds what has come.
    ///
    /// # Errors
    /// The disk is full.
    pub fn push(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.sealed.write_all(bytes)
    }

    /// Bytes so far.
    pub fn length(&self) -> u64 {
        self.sealed.length()
    }

    /// The whole file in memory; on the disk it is gone.
    ///
    /// # Errors
    /// The disk failed.
    pub fn whole(self) -> Result<Zeroizing<Vec<u8>>, Error> {
        let length = self.sealed.length();
        let mut draft = self.sealed.finish()?;
        draft.rewind()?;
        // room for all of it from the start: growing would leave copies behind
        let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(length).map_err(anyhow::Error::from)? + 1));
        self.key.open_file(&self.place, draft)?.take(length).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}
