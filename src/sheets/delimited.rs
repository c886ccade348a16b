//! Delimited files: a row of headings, a row of HXL tags, then data. Days as ISO writes them, codes and not their names.
use super::{Cell, Rows, Table};
use crate::cell::guarded;
use std::io::Write;

/// Spreadsheets take a file for UTF-8 only when it says so.
const MARK: &[u8] = "\u{feff}".as_bytes();

pub(super) fn write(table: &Table, rows: Rows<'_>, out: &mut dyn Write) -> anyhow::Result<()> {
    out.write_all(MARK)?;
    let mut file = csv::Writer::from_writer(out);
    file.write_record(table.columns.iter().map(|column| guarded(&column.heading).into_owned()))?;
    file.write_record(table.columns.iter().map(|column| column.tag))?;
    loop {
        let block = rows()?;
        if block.is_empty() {
            return Ok(file.flush()?);
        }
        for row in &block {
            file.write_record(row.iter().map(words))?;
        }
    }
}

/// A cell as it stands in the file.
fn words(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        // blanks around a word would make of one code two
        Cell::Text(text) => guarded(text.trim()).into_owned(),
        Cell::Coded(code, _) => guarded(code).into_owned(),
        Cell::Day(day) => day.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Yes(yes) => yes.to_string(),
    }
}
