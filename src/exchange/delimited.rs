//! Text files (.csv, .txt) to one sheet: whichever letters they are written in, whichever separator stands between.
//!
//! A record is a row as a spreadsheet counts them: a line break inside quotes does not end it, an empty line is one.
use super::{
    dates::Epoch,
    headers,
    mapping::Mapping,
    sheet::{Cell, MAX_CELLS, ReadError, Row, Sheet, Value, stray},
};
use crate::cell::unguarded;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How much of a file is looked at to find out its separator, in bytes.
const SAMPLE: usize = 64 * 1024;
const SEPARATORS: [char; 4] = [';', ',', '\t', '|'];

/// Reads a text file.
pub fn read(bytes: &[u8], name: &str) -> Result<Sheet, ReadError> {
    let decoded = decode(bytes);
    if !looks_like_text(&decoded) {
        return Err(ReadError::NotASpreadsheet);
    }
    if decoded.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let (text, separator) = match announced_separator(&decoded) {
        Some((separator, rest)) => (rest, separator),
        None => (decoded.as_str(), likely_separator(&decoded, name)),
    };
    split(text, separator, name)
}

/// Text in UTF-8 or UTF-16 where it says so or is so, else in Windows-1252, which every byte is.
fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or_default()).0.into_owned();
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => legacy(bytes),
    }
}

/// Windows-1252, unless it is clearly UTF-8 in which a letter or two were broken on the way.
fn legacy(bytes: &[u8]) -> String {
    let lossy = UTF_8.decode_without_bom_handling(bytes).0;
    let (mut kept, mut lost) = (0usize, 0usize);
    for c in lossy.chars().filter(|c| !c.is_ascii()) {
        if c == char::REPLACEMENT_CHARACTER { lost += 1 } else { kept += 1 }
    }
    if kept > lost * 4 { lossy.into_owned() } else { WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned() }
}

/// UTF-16 without a mark shows in the zero bytes that every second place of Latin text then has.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(512)).filter(|sample| sample.len() >= 8)?;
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let half = sample.len() / 2;
    match (zeros(0) * 10 > half * 8, zeros(1) * 10 > half * 8) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

fn looks_like_text(text: &str) -> bool {
    let head: String = text.chars().take(4096).collect();
    let start = head.trim_start().to_lowercase();
    let strange = head.chars().filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')).count();
    let lost = head.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    let marked = ["%pdf", "{\\rtf", "<html", "<!doctype", "<?xml", "<table"].iter().any(|mark| start.starts_with(mark));
    // letters that were lost on the way are warned of; what is mostly lost was never text
    let letters = head.chars().count();
    !marked && strange * 50 <= letters && lost * 4 <= letters
}

/// The line `sep=;` that some programs write first; a spreadsheet does not show it, so it is no row.
fn announced_separator(text: &str) -> Option<(char, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let separator = line.trim_end_matches('\r').trim_matches('"').strip_prefix("sep=")?;
    let mut letters = separator.chars();
    letters.next().filter(|_| letters.next().is_none()).map(|separator| (separator, rest))
}

/// The separator with which the headings of a tracker appear; without any, the one that makes the most cells.
fn likely_separator(text: &str, name: &str) -> char {
    let end = (0..=text.len().min(SAMPLE)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let sample = text.get(..end).unwrap_or(text);
    let weight = |separator: char| {
        let Ok(sheet) = split(sample, separator, name) else {
            return (0, 0);
        };
        let headings = headers::find(&sheet, &Mapping::default()).map_or(0, |header| header.fields_found());
        (headings, sheet.rows.iter().take(50).map(|row| row.cells.len()).sum::<usize>())
    };
    SEPARATORS.into_iter().rev().max_by_key(|separator| weight(*separator)).unwrap_or(',')
}

fn split(text: &str, separator: char, name: &str) -> Result<Sheet, ReadError> {
    let mut rows = Vec::new();
    let mut count = 0usize;
    for (index, fields) in (Records { rest: text, separator, quotes: true }).enumerate() {
        count += fields.len();
        if count > MAX_CELLS {
            return Err(ReadError::TooLarge);
        }
        let number = u32::try_from(index + 1).map_err(|_| ReadError::TooLarge)?;
        let cells: Vec<Cell> = (0u32..).zip(fields).filter_map(|(column, field)| cell(column, &field)).collect();
        if !cells.is_empty() {
            rows.push(Row { number, cells });
        }
    }
    Ok(Sheet { name: name.to_owned(), hidden: false, epoch: Epoch::Of1900, epoch_known: false, rows })
}

fn cell(column: u32, field: &str) -> Option<Cell> {
    // `="0761"`: how some programs keep a spreadsheet from taking a text for a number.
    let literal = field.trim().strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let text = literal.unwrap_or(unguarded(field)).replace(stray, "");
    let value = Value::Text(text);
    let cell = Cell { column, value, formula: None };
    (!cell.is_blank()).then_some(cell)
}

/// The records of a text, one after the other.
struct Records<'a> {
    rest: &'a str,
    separator: char,
    /// Whether quotes still mean something: after one that is never closed, they are letters like others.
    quotes: bool,
}

impl Iterator for Records<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        if self.rest.is_empty() {
            return None;
        }
        let mut fields = Vec::new();
        loop {
            let (field, last) = self.field();
            fields.push(field);
            if last {
                return Some(fields);
            }
        }
    }
}

impl Records<'_> {
    /// The next field, and whether it ends its record.
    fn field(&mut self) -> (String, bool) {
        let mut field = String::new();
        if self.quotes
            && let Some(inside) = self.rest.strip_prefix('"')
        {
            match closing_quote(inside) {
                Some(at) => {
                    field = inside.get(..at).unwrap_or_default().replace("\"\"", "\"");
                    self.rest = inside.get(at + 1..).unwrap_or_default();
                }
                None => self.quotes = false,
            }
        }
        let end = self.rest.find([self.separator, '\n', '\r']).unwrap_or(self.rest.len());
        let (plain, rest) = self.rest.split_at(end);
        field.push_str(plain);
        let last = !rest.starts_with(self.separator);
        self.rest = match rest.strip_prefix("\r\n") {
            Some(rest) => rest,
            None => rest.get(rest.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default(),
        };
        (field, last)
    }
}

fn closing_quote(inside: &str) -> Option<usize> {
    let mut quotes = inside.match_indices('"').map(|(at, _)| at).peekable();
    while let Some(at) = quotes.next() {
        if quotes.next_if_eq(&(at + 1)).is_none() {
            return Some(at);
        }
    }
    None
}
