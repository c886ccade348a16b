//! From bytes to sheets of cells: what kind of file it is, what a cell holds, and why a file cannot be read.
use super::{dates::Epoch, delimited, workbook};
use chrono::NaiveDate;
use std::borrow::Cow;

/// The largest file that is taken, in bytes.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;
/// The most cells that are read from one file.
pub const MAX_CELLS: usize = 3_000_000;
/// The most text that is read from one file, in bytes.
pub const MAX_TEXT: usize = 96 * 1024 * 1024;

/// Why a file as a whole cannot be read. Nothing of it has been taken in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The file holds nothing.
    #[error("the file is empty")]
    Empty,
    /// The file, or what it unpacks to, is larger than a tracker can be.
    #[error("the file is too large")]
    TooLarge,
    /// The workbook is encrypted.
    #[error("the workbook is protected by a password")]
    Protected,
    /// A spreadsheet of another kind: .xls of before 2007, .xlsb, .ods.
    #[error("the spreadsheet has an older or other format")]
    OtherFormat,
    /// Not a spreadsheet at all: a picture, a PDF, a text document.
    #[error("the file is not a spreadsheet")]
    NotASpreadsheet,
    /// It says it is a workbook, but it is broken.
    #[error("the workbook is damaged")]
    Damaged,
    /// No sheet has a row of headings with a received date and a category or summary.
    #[error("no headings of a tracker were found")]
    NoHeader,
    /// The sheet that was asked for is not there.
    #[error("no sheet is named {asked}")]
    NoSuchSheet {
        /// The name that was asked for.
        asked: String,
        /// The names there are.
        found: Vec<String>,
    },
}

impl ReadError {
    /// The sentence to show, as a locale key.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty => "import-error-empty",
            Self::TooLarge => "import-error-too-large",
            Self::Protected => "import-error-protected",
            Self::OtherFormat => "import-error-other-format",
            Self::NotASpreadsheet => "import-error-not-a-spreadsheet",
            Self::Damaged => "import-error-damaged",
            Self::NoHeader => "import-error-no-header",
            Self::NoSuchSheet { .. } => "import-error-no-such-sheet",
        }
    }

    /// What the sentence needs to know.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NoSuchSheet { asked, found } => {
                vec![("sheet", asked.clone()), ("found", found.join(", "))]
            }
            Self::TooLarge => vec![("limit", (MAX_BYTES / (1024 * 1024)).to_string())],
            _ => Vec::new(),
        }
    }
}

/// What a cell holds.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// Nothing, or a formula without a kept result.
    Empty,
    /// Text as typed.
    Text(String),
    /// A number.
    Number(f64),
    /// A cell formatted as a date.
    Date(NaiveDate),
    /// True or false.
    Bool(bool),
    /// A formula that failed (`#N/A`, `#REF!`).
    Error(String),
}

/// A formula, as far as it matters here.
#[derive(Clone, Copy, PartialEq)]
pub enum Formula {
    /// Another cell of the same row plus a number of days, the usual way to make a due date.
    Plus {
        /// The column of the other cell, counted from zero.
        column: u32,
        /// The days added.
        days: i64,
    },
    /// Any other formula.
    Other,
}

/// A cell: its value and, where it is calculated, how.
#[derive(Clone, PartialEq)]
pub struct Cell {
    /// The column, counted from zero.
    pub column: u32,
    /// What it holds.
    pub value: Value,
    /// How it is calculated, if it is.
    pub formula: Option<Formula>,
}

impl Cell {
    /// The value as one would type it, without characters that no database takes.
    pub fn text(&self) -> Cow<'_, str> {
        match &self.value {
            Value::Empty => Cow::Borrowed(""),
            Value::Text(text) | Value::Error(text) => Cow::Borrowed(text),
            Value::Number(n) => Cow::Owned(n.to_string()),
            Value::Date(date) => Cow::Owned(date.format("%Y-%m-%d").to_string()),
            Value::Bool(yes) => Cow::Borrowed(if *yes { "1" } else { "0" }),
        }
    }

    /// Whether there is nothing to read in it.
    pub fn is_blank(&self) -> bool {
        match &self.value {
            Value::Empty | Value::Error(_) => true,
            Value::Text(text) => text.trim().is_empty(),
            Value::Number(_) | Value::Date(_) | Value::Bool(_) => false,
        }
    }
}

/// A row with its number as the spreadsheet counts, and only the cells that hold something.
#[derive(Clone, Default, PartialEq)]
pub struct Row {
    /// The number, counted from one.
    pub number: u32,
    /// The cells, from left to right.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell in a column, if it holds something.
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        self.cells.get(at)
    }
}

/// A sheet of a workbook, or the whole of a text file.
#[derive(Clone)]
pub struct Sheet {
    /// Its name; of a text file the file's name without its ending.
    pub name: String,
    /// Whether it is hidden in the workbook.
    pub hidden: bool,
    /// From which day its serial numbers count.
    pub epoch: Epoch,
    /// Whether the epoch is known: a workbook says it, a text file does not.
    pub epoch_known: bool,
    /// The rows that hold something, in order.
    pub rows: Vec<Row>,
}

/// Reads a file into sheets. What it is, is decided by its first bytes and never by its name.
pub fn read(bytes: &[u8], filename: &str) -> Result<Vec<Sheet>, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return workbook::read(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(if holds_utf16(bytes, "EncryptedPackage") { ReadError::Protected } else { ReadError::OtherFormat });
    }
    Ok(vec![delimited::read(bytes, stem(filename))?])
}

/// What is no letter and no break. Halves of letters that were written twice stay: they are needed to put them right.
pub(super) fn stray(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t' | '\u{80}'..='\u{9F}')
}

/// An encrypted workbook and one of before 2007 are both compound files; only the former has this stream.
fn holds_utf16(bytes: &[u8], word: &str) -> bool {
    let wanted: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn stem(filename: &str) -> &str {
    let name = filename.rsplit(['/', '\\']).next().unwrap_or(filename);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}
