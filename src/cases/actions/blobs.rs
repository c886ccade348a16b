//! Files of cases in the folder: sealed on their way out, opened on their way in. A file of an ordinary case has a key of
//! its own, kept under the instance key; one of a sealed case is sealed to the case.
use crate::cases::context::{Context, Error, Kit};
use crate::cases::model::{About, Attached, Case, Opened};
use crate::cases::store::{self, Row};
use crate::files::{Files, Name};
use crate::id::CaseId;
use crate::media::Clean;
use crate::sealing::{CaseIdentity, FileKey, FilePlace, Recipient, SealingError, seal_file};
use crate::storage::DbConn;
use std::io::{self, Read, Write};
use zeroize::Zeroizing;

/// A file that lies in the folder and belongs to no case yet. Dropped before it does, it is deleted.
pub(in crate::cases) struct Stored {
    pub about: About,
    /// Bytes in the folder.
    pub size: i64,
    files: Files,
    kept: bool,
}

impl Stored {
    /// It belongs to a case from now on.
    pub fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for Stored {
    fn drop(&mut self) {
        if !self.kept {
            delete(&self.files, &self.about.file);
        }
    }
}

/// Deletes a file that belongs to nobody any more; if that fails, it is cleared away later.
pub(in crate::cases) fn delete(files: &Files, name: &str) {
    let Some(name) = Name::parse(name) else { return };
    if let Err(error) = files.delete(&name) {
        tracing::warn!(%error, "a file could not be deleted; it is cleared away later");
    }
}

fn place(ctx: &Context, case: CaseId, name: &str) -> FilePlace {
    FilePlace { instance: ctx.programme.instance.id, case: case.bytes(), name: name.to_owned() }
}

/// Seals a file and puts it into the folder.
pub(in crate::cases) fn put(
    kit: &Kit,
    case: CaseId,
    to: &Recipient,
    name: String,
    file: Clean,
) -> Result<Stored, Error> {
    let (kind, thumbnail) = (file.kind(), file.thumbnail()?.unwrap_or_default());
    let about = About { file: String::new(), name, kind, length: 0, thumbnail: thumbnail.len() as u64 };
    seal(kit, case, to, about, |out| {
        out.write_all(&thumbnail)?;
        file.write(out)
    })
}

/// Seals a file of a case anew, to another recipient.
pub(in crate::cases) fn reseal(kit: &Kit, case: &Case, to: &Recipient, old: &Attachment) -> Result<Stored, Error> {
    let key = old.key.as_ref().ok_or(SealingError::NoKey)?;
    let sealed = open_sealed(&kit.files, &old.attached.about)?;
    let length = old.attached.about.thumbnail + old.attached.about.length;
    let opened = key.open_file(&place(&kit.ctx, case.id, &old.attached.about.file), sealed)?;
    seal(kit, case.id, to, old.attached.about.clone(), |out| exactly(&mut opened.take(length), length, out))
}

fn seal(
    kit: &Kit,
    case: CaseId,
    to: &Recipient,
    about: About,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<Stored, Error> {
    let draft = kit.files.draft()?;
    let name = draft.name().as_str().to_owned();
    let mut sealed = seal_file(to, &place(&kit.ctx, case, &name), draft)?;
    write(&mut sealed)?;
    let length = sealed.length() - about.thumbnail;
    let draft = sealed.finish()?;
    let size = i64::try_from(draft.size()?).map_err(anyhow::Error::from)?;
    draft.keep()?;
    Ok(Stored { about: About { file: name, length, ..about }, size, files: kit.files.clone(), kept: false })
}

/// Copies all of a file, or fails.
pub(in crate::cases) fn exactly(from: &mut impl Read, length: u64, to: &mut (impl Write + ?Sized)) -> io::Result<()> {
    if io::copy(from, to)? == length { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

/// A file of a case, with its own key if it is an ordinary one.
pub(in crate::cases) struct Attachment {
    pub attached: Attached,
    pub key: Option<FileKey>,
}

fn purpose(case: CaseId) -> String {
    format!("attachment/{case}")
}

/// The row of a file of an ordinary case: what it is and its key, encrypted.
pub(in crate::cases) fn row(ctx: &Context, case: CaseId, stored: &Stored, key: &FileKey) -> Result<Vec<u8>, Error> {
    let about = serde_json::to_vec(&stored.about).map_err(anyhow::Error::from)?;
    let plain = Zeroizing::new([key.to_text().as_bytes(), b"\n", &about].concat());
    Ok(ctx.keys.encrypt(&purpose(case), &plain)?)
}

/// The files of an ordinary case.
pub(in crate::cases) fn of_ordinary(conn: &mut DbConn, ctx: &Context, case: &Case) -> Result<Vec<Attachment>, Error> {
    let rows = store::attachments(conn, case.key)?;
    rows.iter().map(|row| opened_row(ctx, case.id, row)).collect()
}

/// A file of an ordinary case, from its row.
pub(in crate::cases) fn opened_row(ctx: &Context, case: CaseId, row: &Row) -> Result<Attachment, Error> {
    let plain = ctx.keys.decrypt(&purpose(case), row.about.as_deref().unwrap_or_default())?;
    let text = std::str::from_utf8(&plain).map_err(|_| SealingError::Unreadable)?;
    let (key, about) = text.split_once('\n').ok_or(SealingError::Unreadable)?;
    let about: About = serde_json::from_str(about).map_err(|_| SealingError::Unreadable)?;
    if about.file != row.name {
        return Err(SealingError::Misplaced.into());
    }
    Ok(Attachment { attached: Attached { number: row.number, about }, key: Some(FileKey::parse(key)?) })
}

/// The files of an opened case: those that a row and a sealed item both name.
pub(in crate::cases) fn of_sealed(conn: &mut DbConn, opened: &Opened) -> Result<Vec<Attachment>, Error> {
    let rows = store::attachments(conn, opened.case.key)?;
    let known: Vec<&About> = opened.entries.iter().flat_map(|entry| &entry.entry.files).collect();
    let found = rows.iter().filter_map(|row| {
        let about = known.iter().find(|about| about.file == row.name)?;
        Some(Attachment { attached: Attached { number: row.number, about: (*about).clone() }, key: None })
    });
    Ok(found.collect())
}

fn open_sealed(files: &Files, about: &About) -> Result<std::fs::File, Error> {
    let name = Name::parse(&about.file).ok_or(SealingError::Unreadable)?;
    Ok(files.open(&name)?)
}

/// Which part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The file itself.
    Whole,
    /// The small picture.
    Thumbnail,
}

/// What a file holds, from its beginning, as long as `About` says.
pub type Body = Box<dyn Read + Send>;

/// Opens a file, with its own key or with the case's.
pub(in crate::cases) fn open(
    kit: &Kit,
    case: &Case,
    file: &Attachment,
    identity: Option<&CaseIdentity>,
    part: Part,
) -> Result<Body, Error> {
    let about = &file.attached.about;
    let (sealed, place) = (open_sealed(&kit.files, about)?, place(&kit.ctx, case.id, &about.file));
    let mut opened = match (&file.key, identity) {
        (Some(key), _) => key.open_file(&place, sealed)?,
        (None, Some(identity)) => identity.open_file(&place, sealed)?,
        (None, None) => return Err(SealingError::NoKey.into()),
    };
    if part == Part::Thumbnail {
        return Ok(Box::new(opened.take(about.thumbnail)));
    }
    exactly(&mut (&mut opened).take(about.thumbnail), about.thumbnail, &mut io::sink())?;
    Ok(Box::new(opened.take(about.length)))
}
