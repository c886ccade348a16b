//! Rows of a sheet as its XML has them. Words are always words: there is no cell with a formula in here.
use super::Cell;
use chrono::NaiveDate;
use std::fmt::Write;

/// What a spreadsheet keeps of a cell, in units of UTF-16.
const MOST_UNITS: usize = 32_767;
/// Day 0 of workbooks: they believe that 1900 was a leap year, so days count from the 30th from March 1900 on.
const EPOCH: NaiveDate = match NaiveDate::from_ymd_opt(1899, 12, 30) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Adds a row. `number` counts from 1; `styles` are those of the columns.
pub(super) fn row(out: &mut String, number: u32, cells: &[Cell], styles: &[String]) {
    let _ = write!(out, "<row r=\"{number}\">");
    for (at, cell) in cells.iter().enumerate() {
        let name = format!("{}{number}", letters(at));
        let style = styles.get(at).map(String::as_str).filter(|style| !style.is_empty());
        let style = style.map(|style| format!(" s=\"{style}\"")).unwrap_or_default();
        let _ = match cell {
            Cell::Empty => Ok(()),
            Cell::Text(text) | Cell::Coded(_, text) => {
                let text = escaped(text);
                write!(out, "<c r=\"{name}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
            }
            Cell::Day(day) => {
                let days = (*day - EPOCH).num_days();
                write!(out, "<c r=\"{name}\"{style}><v>{days}</v></c>")
            }
            Cell::Number(number) => write!(out, "<c r=\"{name}\"{style}><v>{number}</v></c>"),
            Cell::Yes(yes) => write!(out, "<c r=\"{name}\"{style} t=\"b\"><v>{}</v></c>", u8::from(*yes)),
        };
    }
    out.push_str("</row>");
}

/// `A`, `B`, …, `Z`, `AA`, …
pub(super) fn letters(mut at: usize) -> String {
    let mut name = Vec::new();
    loop {
        name.push(char::from(b'A' + (at % 26) as u8));
        match at / 26 {
            0 => return name.into_iter().rev().collect(),
            rest => at = rest - 1,
        }
    }
}

/// What XML cannot hold becomes a sign that says so; `_x0041_`, which spreadsheets read as a letter, stays what it is.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut units = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units >= MOST_UNITS {
            out.push('…');
            break;
        }
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '_' if reads_as_a_letter(&text[at..]) => out.push_str("_x005F_"),
            '\n' | '\t' => out.push(c),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

fn reads_as_a_letter(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 7 && bytes[1] == b'x' && bytes[6] == b'_' && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
}
