//! The kinds of files that are taken, told by their first bytes alone: a name says nothing.
use crate::text_enum;

text_enum!(
    /// A kind of file.
    Kind {
        Jpeg = "jpeg",
        Png = "png",
        Webp = "webp",
        Pdf = "pdf",
        Ogg = "ogg",
        Mp3 = "mp3",
        M4a = "m4a",
        Wav = "wav",
        Amr = "amr",
    }
);

impl Kind {
    /// The kind of a file that begins like this.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let at = |from: usize, mark: &[u8]| bytes.get(from..).is_some_and(|rest| rest.starts_with(mark));
        let riff = |form: &[u8]| at(0, b"RIFF") && at(8, form);
        let marks = [
            (at(0, b"\xff\xd8\xff"), Self::Jpeg),
            (at(0, b"\x89PNG\r\n\x1a\n"), Self::Png),
            (riff(b"WEBP"), Self::Webp),
            (riff(b"WAVE"), Self::Wav),
            (at(0, b"%PDF-"), Self::Pdf),
            (at(0, b"OggS"), Self::Ogg),
            (at(0, b"#!AMR"), Self::Amr),
            (at(4, b"ftyp"), Self::M4a),
            (at(0, b"ID3") || super::frames::begins_like_mp3(bytes), Self::Mp3),
        ];
        marks.into_iter().find(|(fits, _)| *fits).map(|(_, kind)| kind)
    }

    /// As a browser is told.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
            Self::Ogg => "audio/ogg",
            Self::Mp3 => "audio/mpeg",
            Self::M4a => "audio/mp4",
            Self::Wav => "audio/wav",
            Self::Amr => "audio/amr",
        }
    }

    /// The ending of a name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            other => other.as_str(),
        }
    }

    /// Whether it is looked at as a picture.
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp)
    }

    /// Whether it is listened to.
    pub fn is_sound(self) -> bool {
        !self.is_picture() && self != Self::Pdf
    }
}
