//! One file with everything in it: tar, compressed. Whatever is put in is hashed on the way, and hashed again when it is taken out.
use super::{BESIDE, DATABASE, FILES, FORM, KEYS, MANIFEST, Manifest};
use crate::desks::to_hex;
use crate::files::Name;
use crate::private;
use anyhow::Context;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

/// A manifest of millions of files is no longer.
const LONGEST_MANIFEST: u64 = 1 << 30;

/// Hashes what is read or written through it.
struct Hashed<T> {
    inner: T,
    hasher: Sha256,
}

impl<T> Hashed<T> {
    fn new(inner: T) -> Self {
        Self { inner, hasher: Sha256::new() }
    }

    fn sum(self) -> String {
        to_hex(self.hasher.finalize().as_slice())
    }
}

impl<T: Read> Read for Hashed<T> {
    fn read(&mut self, part: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(part)?;
        self.hasher.update(&part[..read]);
        Ok(read)
    }
}

/// A backup that is being written.
pub(super) struct Writer {
    tar: tar::Builder<GzEncoder<BufWriter<File>>>,
    hashes: BTreeMap<String, String>,
}

impl Writer {
    /// Into a file that is not there yet, for its owner alone.
    pub fn create(path: &Path) -> anyhow::Result<Self> {
        let told = || format!("{} cannot be written", path.display());
        let out = private::file().write(true).create_new(true).open(path).with_context(told)?;
        let tar = tar::Builder::new(GzEncoder::new(BufWriter::new(out), Compression::default()));
        Ok(Self { tar, hashes: BTreeMap::new() })
    }

    /// Whether something of this name is in it already.
    pub fn holds(&self, name: &str) -> bool {
        self.hashes.contains_key(name)
    }

    /// Puts a file in, as long as it is now.
    pub fn file(&mut self, name: &str, from: &Path) -> anyhow::Result<()> {
        let told = || format!("{} cannot be backed up", from.display());
        let file = File::open(from).with_context(told)?;
        let length = file.metadata().with_context(told)?.len();
        self.put(name, length, file.take(length)).with_context(told)
    }

    /// Puts bytes in.
    pub fn bytes(&mut self, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
        self.put(name, bytes.len() as u64, bytes)
    }

    fn put(&mut self, name: &str, length: u64, from: impl Read) -> anyhow::Result<()> {
        let mut header = tar::Header::new_gnu();
        header.set_size(length);
        header.set_mode(0o600);
        let mut from = Hashed::new(from);
        self.tar.append_data(&mut header, name, &mut from)?;
        self.hashes.insert(name.to_owned(), from.sum());
        Ok(())
    }

    /// Ends with what the backup says of itself, and waits for the disk.
    pub fn finish(mut self, say: impl FnOnce(BTreeMap<String, String>) -> Manifest) -> anyhow::Result<()> {
        let manifest = say(std::mem::take(&mut self.hashes));
        self.bytes(MANIFEST, &serde_json::to_vec(&manifest)?)?;
        let out = self.tar.into_inner()?.finish()?;
        let out = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(out.sync_all()?)
    }
}

/// Whether a backup may hold something of this name: nothing that leads elsewhere.
fn is_known(name: &str) -> bool {
    let sealed = name.strip_prefix(FILES).and_then(|rest| rest.strip_prefix('/'));
    [DATABASE, KEYS].contains(&name) || BESIDE.contains(&name) || sealed.is_some_and(|name| Name::parse(name).is_some())
}

/// Reads a backup through to its last byte; `into` a folder, if one is given. Answers what it says of itself.
///
/// # Errors
/// It is none, not whole, or not as it was written.
pub(super) fn read(path: &Path, into: Option<&Path>) -> anyhow::Result<Manifest> {
    let file = File::open(path).map_err(|error| anyhow::anyhow!("{} cannot be read: {error}", path.display()))?;
    let mut tar = tar::Archive::new(GzDecoder::new(BufReader::new(file)));
    let (mut seen, mut manifest) = (BTreeMap::new(), None);
    let broken = || format!("{} is no whole backup of this program: take another one", path.display());
    for entry in tar.entries().with_context(broken)? {
        let mut entry = entry.with_context(broken)?;
        let name = entry.path().with_context(broken)?.to_string_lossy().into_owned();
        // the last thing in it
        anyhow::ensure!(manifest.is_none() && entry.header().entry_type().is_file(), broken());
        if name == MANIFEST {
            let mut text = Vec::new();
            entry.take(LONGEST_MANIFEST).read_to_end(&mut text).with_context(broken)?;
            manifest = Some(serde_json::from_slice::<Manifest>(&text).with_context(broken)?);
            continue;
        }
        anyhow::ensure!(is_known(&name), broken());
        let sum = take_out(&mut entry, into.map(|folder| folder.join(&name)).as_deref(), &broken)?;
        anyhow::ensure!(seen.insert(name, sum).is_none(), broken());
    }
    // what stands behind the end of the tar belongs to the checksum of the compression
    io::copy(&mut tar.into_inner(), &mut io::sink()).with_context(broken)?;
    let manifest = manifest.with_context(broken)?;
    anyhow::ensure!(
        manifest.form == FORM,
        "this backup is of another form: bring it back with version {} of the program",
        manifest.version
    );
    if let Some(name) = manifest.hashes.iter().find(|(name, sum)| seen.get(*name) != Some(sum)).map(|(name, _)| name) {
        anyhow::bail!("{name} is not as it was backed up: take another backup");
    }
    let whole = seen.len() == manifest.hashes.len() && [DATABASE, KEYS].iter().all(|name| seen.contains_key(*name));
    anyhow::ensure!(whole, broken());
    Ok(manifest)
}

/// Hashes one thing, and writes it to a file.
fn take_out(entry: &mut impl Read, to: Option<&Path>, broken: &impl Fn() -> String) -> anyhow::Result<String> {
    let mut entry = Hashed::new(entry);
    match to {
        None => drop(io::copy(&mut entry, &mut io::sink()).with_context(broken)?),
        Some(to) => {
            let told = || format!("{} cannot be written", to.display());
            to.parent().map_or(Ok(()), private::folder).with_context(told)?;
            let mut out = private::file().write(true).create_new(true).open(to).with_context(told)?;
            let mut part = vec![0; 1 << 16];
            loop {
                let read = entry.read(&mut part).with_context(broken)?;
                if read == 0 {
                    break;
                }
                out.write_all(&part[..read]).with_context(told)?;
            }
            out.sync_all().with_context(told)?;
        }
    }
    Ok(entry.sum())
}
