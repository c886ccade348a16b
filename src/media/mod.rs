//! What a file is, by its content, and the same file without anything that tells who made it, where, when or with what.
//! Pure: bytes in, bytes out. Sound is rebuilt from the parts that sound, pictures from their pixels; what is not known is
//! left out.
mod boxes;
mod frames;
mod kind;
mod ogg;
mod pdf;
mod picture;
mod wave;

pub use kind::Kind;

use image::DynamicImage;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not one of the kinds that are taken.
    #[error("not a kind of file that is taken")]
    Unknown,
    /// It says it is of a kind, but cannot be read as such.
    #[error("the file cannot be read")]
    Broken,
    /// More pixels than a camera makes.
    #[error("the picture is too large to be opened")]
    TooManyPixels,
}

/// A file that can be written without what it told beside its content.
pub struct Clean {
    kind: Kind,
    content: Content,
}

enum Content {
    Picture(DynamicImage),
    Document(Box<lopdf::Document>),
    Sound(Vec<u8>),
}

/// Reads a file of any kind that is taken. A broken one can harm nobody: what fails badly inside a decoder is `Broken`.
///
/// # Errors
/// Says why it is not taken.
pub fn read(bytes: &[u8]) -> Result<Clean, Fault> {
    let kind = Kind::of(bytes).ok_or(Fault::Unknown)?;
    catch_unwind(AssertUnwindSafe(|| read_as(kind, bytes))).unwrap_or(Err(Fault::Broken))
}

fn read_as(kind: Kind, bytes: &[u8]) -> Result<Clean, Fault> {
    let content = match kind {
        Kind::Jpeg | Kind::Png | Kind::Webp => {
            let picture = picture::read(kind, bytes)?;
            return Ok(Clean { kind: picture::kept_as(kind, &picture), content: Content::Picture(picture) });
        }
        Kind::Pdf => Content::Document(Box::new(pdf::read(bytes)?)),
        Kind::Mp3 => Content::Sound(frames::mp3(bytes)?),
        Kind::Amr => Content::Sound(frames::amr(bytes)?),
        Kind::Wav => Content::Sound(wave::read(bytes)?),
        Kind::Ogg => Content::Sound(ogg::read(bytes)?),
        Kind::M4a => Content::Sound(boxes::read(bytes)?),
    };
    Ok(Clean { kind, content })
}

impl Clean {
    /// What it is written as; a WebP becomes a JPEG or a PNG.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// A picture made smaller, until no side is longer than this; anything else as it is.
    pub fn within(mut self, side: u32) -> Self {
        if let Content::Picture(picture) = &mut self.content
            && (picture.width() > side || picture.height() > side)
        {
            *picture = picture.thumbnail(side, side);
        }
        self
    }

    /// A small JPEG of a picture; `None` for anything else.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn thumbnail(&self) -> io::Result<Option<Vec<u8>>> {
        match &self.content {
            Content::Picture(picture) => picture::thumbnail(picture).map(Some),
            _ => Ok(None),
        }
    }

    /// Writes the file.
    ///
    /// # Errors
    /// `out` does not take it.
    pub fn write(mut self, mut out: &mut dyn Write) -> io::Result<()> {
        match &mut self.content {
            Content::Picture(picture) => picture::write(self.kind, picture, &mut out),
            Content::Document(document) => document.save_to(&mut out).map_err(io::Error::other),
            Content::Sound(bytes) => out.write_all(bytes),
        }
    }
}

#[cfg(test)]
mod tests;
