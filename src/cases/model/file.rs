//! Files of a case.
use crate::media::Kind;
use serde::{Deserialize, Serialize};

/// The most files of a case.
pub const MOST_FILES: usize = 3;
/// Letters of a name that are kept.
const LONGEST_NAME: usize = 80;

/// What is known of a file. Never in the clear in the database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The random name it is kept under.
    pub file: String,
    /// Its name, as it was sent, with the ending of its kind.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its length in bytes.
    pub length: u64,
    /// Bytes of the small picture that stands before it; 0 without one.
    pub thumbnail: u64,
}

/// A file of a case, under its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Its number within the case.
    pub number: i32,
    /// What is known of it.
    pub about: About,
}

/// A name without folders and control characters, with the ending that its content asks for.
pub fn tidy_name(sent: &str, kind: Kind) -> String {
    let name = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    // direction marks could make one ending look like another
    let hidden = |c: char| {
        c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let stem: String = stem.chars().filter(|c| !hidden(*c)).take(LONGEST_NAME).collect();
    let stem = stem.trim().trim_start_matches('.');
    format!("{}.{}", if stem.is_empty() { "file" } else { stem }, kind.ending())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_words_and_gets_the_ending_of_its_content() {
        let tidy = |sent| tidy_name(sent, Kind::Jpeg);
        assert_eq!(tidy("C:\\photos\\pompe cassée.exe"), "pompe cassée.jpg");
        assert_eq!(tidy("../../etc/passwd"), "passwd.jpg");
        assert_eq!(tidy("photo\u{202e}gpj.exe"), "photogpj.jpg");
        assert_eq!((tidy(""), tidy(".jpg"), tidy("\r\n")), ("file.jpg".into(), "file.jpg".into(), "file.jpg".into()));
        assert_eq!(tidy(&"é".repeat(500)).chars().count(), LONGEST_NAME + 4);
    }
}
