//! Files: the same age format, written and read in pieces, so that a long one never stands in memory or on the disk as it
//! is. Inside stands one line that says where the file belongs, then the body, then zero bytes up to a size class.
//! What is handed over to somebody outside is a bare age file.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::iter;

use age::stream::{StreamReader, StreamWriter};
use age::{Decryptor, Encryptor};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::SealingError;
use super::case::CaseIdentity;
use super::envelope::{Identity, Recipient};

const VERSION: u8 = 1;
const LONGEST_LINE: u64 = 512;
const KIB: u64 = 1024;
/// Steps of the size classes: up to so many bytes, in such steps.
const CLASSES: [(u64, u64); 3] = [(1024 * KIB, 64 * KIB), (8 * 1024 * KIB, 256 * KIB), (u64::MAX, 1024 * KIB)];

/// The key of one file alone: of an ordinary case, or of something on its way.
pub struct FileKey(Identity);

impl FileKey {
    /// A new key.
    pub fn generate() -> Self {
        Self(Identity::generate())
    }

    /// What the file is sealed to.
    pub fn recipient(&self) -> Recipient {
        self.0.recipient()
    }

    /// The key as text, to be encrypted and kept.
    pub fn to_text(&self) -> Zeroizing<String> {
        self.0.to_text()
    }

    /// Reads what `to_text` made.
    pub fn parse(text: &str) -> Result<Self, SealingError> {
        Identity::parse(text).map(Self)
    }

    /// Opens a file and checks that it is the one that was asked for.
    pub fn open_file<R: Read>(&self, place: &FilePlace, sealed: R) -> Result<OpenedFile<R>, SealingError> {
        open(&self.0, place, sealed)
    }
}

impl std::fmt::Debug for FileKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FileKey(hidden)")
    }
}

impl CaseIdentity {
    /// Opens a file of the case and checks that it is the one that was asked for.
    pub fn open_file<R: Read>(&self, place: &FilePlace, sealed: R) -> Result<OpenedFile<R>, SealingError> {
        open(self.identity(), place, sealed)
    }
}

/// Where a file belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePlace {
    /// The instance.
    pub instance: [u8; 16],
    /// The case.
    pub case: [u8; 16],
    /// The random name it is kept under.
    pub name: String,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    v: u8,
    instance: Uuid,
    case: Uuid,
    file: String,
}

impl Line {
    fn of(place: &FilePlace) -> Self {
        let FilePlace { instance, case, name } = place;
        Self { v: VERSION, instance: Uuid::from_bytes(*instance), case: Uuid::from_bytes(*case), file: name.clone() }
    }
}

/// Begins a bare age file for somebody outside; `finish` ends it.
pub fn hand_over<W: Write>(to: &Recipient, out: W) -> Result<StreamWriter<W>, SealingError> {
    let encryptor = Encryptor::with_recipients(iter::once(to.as_age())).map_err(|_| SealingError::Unsealable)?;
    encryptor.wrap_output(out).map_err(|_| SealingError::Unsealable)
}

/// Begins a file of a case; what is written is its body.
pub fn seal_file<W: Write>(to: &Recipient, place: &FilePlace, out: W) -> Result<SealedFile<W>, SealingError> {
    let mut line = serde_json::to_vec(&Line::of(place)).map_err(|_| SealingError::Unsealable)?;
    line.push(b'\n');
    let mut out = hand_over(to, out)?;
    out.write_all(&line).map_err(|_| SealingError::Unsealable)?;
    Ok(SealedFile { out, head: line.len() as u64, body: 0 })
}

/// A file that is being sealed.
pub struct SealedFile<W: Write> {
    out: StreamWriter<W>,
    head: u64,
    body: u64,
}

impl<W: Write> SealedFile<W> {
    /// Bytes of the body so far.
    pub fn length(&self) -> u64 {
        self.body
    }

    /// Fills up to the size class and ends the file: without it, the file never opens.
    ///
    /// # Errors
    /// What it is written to failed.
    pub fn finish(mut self) -> io::Result<W> {
        let written = self.head + self.body;
        let filling = size_class(written) - written;
        io::copy(&mut io::repeat(0).take(filling), &mut self.out)?;
        self.out.finish()
    }
}

impl<W: Write> Write for SealedFile<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.out.write(bytes)?;
        self.body += taken as u64;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The size a plaintext is filled up to.
fn size_class(length: u64) -> u64 {
    let step = CLASSES.iter().find(|(most, _)| length <= *most).map_or(KIB, |(_, step)| *step);
    length.next_multiple_of(step)
}

/// A file that is being read: its body, then the zeros that fill it up. Whoever reads knows its length.
pub struct OpenedFile<R: Read>(BufReader<StreamReader<BufReader<R>>>);

impl<R: Read> Read for OpenedFile<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.0.read(bytes)
    }
}

fn open<R: Read>(identity: &Identity, place: &FilePlace, sealed: R) -> Result<OpenedFile<R>, SealingError> {
    let reader = Decryptor::new_buffered(BufReader::new(sealed))
        .and_then(|decryptor| decryptor.decrypt(iter::once(identity.as_age())))
        .map_err(|_| SealingError::Unreadable)?;
    let mut reader = BufReader::new(reader);
    let mut line = Vec::new();
    (&mut reader).take(LONGEST_LINE).read_until(b'\n', &mut line).map_err(|_| SealingError::Unreadable)?;
    let line: Line = serde_json::from_slice(&line).map_err(|_| SealingError::Unreadable)?;
    if line == Line::of(place) { Ok(OpenedFile(reader)) } else { Err(SealingError::Misplaced) }
}
