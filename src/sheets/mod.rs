//! Tables that are handed out: as a workbook with typed cells, or delimited with a row of HXL tags; behind a password where
//! somebody wants one. Written row by row to whoever reads: nothing waits on the disk, and memory does not grow with the table.
//! Knows no feature.
mod book;
mod delimited;
#[cfg(test)]
mod tests;
mod xml;

use chrono::NaiveDate;
use std::io::Write;
use zip::write::{SimpleFileOptions, ZipWriter};

/// Rows that a sheet of a workbook holds beside its headings: what spreadsheets open.
const MOST_ROWS: u32 = 1_048_575;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A day.
    Day,
    /// A number.
    Number,
    /// Yes or no.
    Yes,
}

/// A column: its heading, its HXL tag, what it holds, and a sentence that says what it means.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "as said")]
pub struct Column {
    pub heading: String,
    pub tag: &'static str,
    pub kind: Kind,
    pub says: String,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing is known, or it is hidden.
    Empty,
    /// Words.
    Text(String),
    /// A code and what it is called: a workbook says the words, a delimited file the code.
    Coded(String, String),
    /// A day of the programme's time.
    Day(NaiveDate),
    /// A number.
    Number(f64),
    /// Yes or no.
    Yes(bool),
}

impl Cell {
    /// A day, where there is one.
    pub fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// A count, where it is shown.
    pub fn count(count: Option<impl Into<f64>>) -> Self {
        count.map_or(Self::Empty, |count| Self::Number(count.into()))
    }

    /// Words, where there are some.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

/// A table without its rows.
#[derive(Debug, Clone)]
pub struct Table {
    /// The name of its sheet.
    pub title: String,
    /// The name of the sheet that says what columns mean.
    pub definitions: String,
    /// Sentences that stand above the meanings: of when, of what, what is hidden.
    pub notes: Vec<String>,
    /// From left to right.
    pub columns: Vec<Column>,
}

/// What kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A workbook.
    Xlsx,
    /// Delimited, in UTF-8.
    Csv,
}

impl Format {
    /// Its name, as forms and files have it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// Reads a name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Xlsx, Self::Csv].into_iter().find(|format| format.as_str() == name)
    }
}

/// Gives the next rows; none: the end.
pub type Rows<'a> = &'a mut dyn FnMut() -> anyhow::Result<Vec<Vec<Cell>>>;

/// Writes a table as it comes. With a password, the file lies in an archive that it opens (AES-256), called `name` there.
///
/// # Errors
/// Rows could not be read, or nobody reads what is written any more.
pub fn write(
    table: &Table,
    format: Format,
    locked: Option<(&str, &str)>,
    rows: Rows<'_>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let Some((name, password)) = locked else { return bare(table, format, rows, out) };
    let mut archive = ZipWriter::new_stream(out);
    let options = SimpleFileOptions::default().large_file(true);
    archive.start_file(name, options.with_aes_encryption(zip::AesMode::Aes256, password))?;
    bare(table, format, rows, &mut archive)?;
    archive.finish()?;
    Ok(())
}

fn bare(table: &Table, format: Format, rows: Rows<'_>, out: &mut dyn Write) -> anyhow::Result<()> {
    match format {
        Format::Csv => delimited::write(table, rows, out),
        Format::Xlsx => book::write(table, MOST_ROWS, rows, out),
    }
}
