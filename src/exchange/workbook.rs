//! Workbooks (.xlsx) to sheets, cell by cell: a cell far away costs nothing, and a bomb is refused before it goes off.
use super::{
    dates::Epoch,
    sheet::{Cell, Formula, MAX_CELLS, MAX_TEXT, ReadError, Row, Sheet, Value, stray},
};
use crate::cell::unguarded;
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError, XlsxFormulaMetadata};
use std::{collections::HashMap, io::Cursor};

/// The most a workbook may unpack to, in bytes: every part of it is read into memory or walked through.
const MAX_UNPACKED: u64 = 400 * 1024 * 1024;
/// Cells below this serial that are formatted as dates are numbers that somebody formatted by mistake.
const SMALLEST_DATE: f64 = 1000.0;

/// Reads every worksheet, hidden ones too.
pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    if unpacked_size(bytes).ok_or(ReadError::Damaged)? > MAX_UNPACKED {
        return Err(ReadError::TooLarge);
    }
    // The reader is other people's code and the file is other people's data: if it stumbles, the file is damaged.
    std::panic::catch_unwind(|| read_sheets(bytes)).unwrap_or(Err(ReadError::Damaged))
}

fn read_sheets(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| refusal(bytes, &error))?;
    let epoch = if book.has_1904_epoch() { Epoch::Of1904 } else { Epoch::Of1900 };
    let mut budget = Budget { cells: MAX_CELLS, text: MAX_TEXT };
    let mut sheets = Vec::new();
    for meta in book.sheets_metadata().to_vec() {
        if !matches!(meta.typ, SheetType::WorkSheet) {
            continue;
        }
        let rows = match read_rows(&mut book, &meta.name, &mut budget) {
            Ok(rows) => rows,
            Err(Stopped::Unreadable(XlsxError::NotAWorksheet(_))) => continue,
            Err(Stopped::Unreadable(error)) => return Err(refusal(bytes, &error)),
            Err(Stopped::TooMuch) => return Err(ReadError::TooLarge),
        };
        let hidden = !matches!(meta.visible, SheetVisible::Visible);
        sheets.push(Sheet { name: meta.name, hidden, epoch, epoch_known: true, rows });
    }
    Ok(sheets)
}

fn refusal(bytes: &[u8], error: &XlsxError) -> ReadError {
    let other =
        [&b"xl/workbook.bin"[..], b"application/vnd.oasis.opendocument", b"word/document.xml", b"ppt/presentation.xml"];
    match error {
        XlsxError::Password => ReadError::Protected,
        _ if other[..2].iter().any(|mark| holds(bytes, mark)) => ReadError::OtherFormat,
        _ if other[2..].iter().any(|mark| holds(bytes, mark)) => ReadError::NotASpreadsheet,
        XlsxError::FileNotFound(_) if !holds(bytes, b"xl/") => ReadError::NotASpreadsheet,
        _ => ReadError::Damaged,
    }
}

fn holds(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}

enum Stopped {
    Unreadable(XlsxError),
    TooMuch,
}

impl From<XlsxError> for Stopped {
    fn from(error: XlsxError) -> Self {
        Self::Unreadable(error)
    }
}

/// What may still be read of this file.
struct Budget {
    cells: usize,
    text: usize,
}

impl Budget {
    fn take(&mut self, value: &Value) -> Result<(), Stopped> {
        let text = if let Value::Text(text) = value { text.len() } else { 0 };
        self.cells = self.cells.checked_sub(1).ok_or(Stopped::TooMuch)?;
        self.text = self.text.checked_sub(text).ok_or(Stopped::TooMuch)?;
        Ok(())
    }
}

fn read_rows(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, budget: &mut Budget) -> Result<Vec<Row>, Stopped> {
    let mut reader = book.worksheet_cells_reader(name)?;
    let mut rows: Vec<Row> = Vec::new();
    let mut shared = HashMap::new();
    while let Some(record) = reader.next_cell_with_formula_metadata()? {
        let (row, column) = record.pos;
        let value = understood(record.value);
        let formula = record.formula.map(|formula| understood_formula(formula, row, column, &mut shared));
        budget.take(&value)?;
        if formula.is_none() && value == Value::Empty {
            continue;
        }
        let number = row.saturating_add(1);
        if rows.last().is_none_or(|last| last.number != number) {
            rows.push(Row { number, cells: Vec::new() });
        }
        if let Some(last) = rows.last_mut() {
            last.cells.push(Cell { column, value, formula });
        }
    }
    drop(reader);
    rows.sort_by_key(|row| row.number);
    for row in &mut rows {
        row.cells.sort_by_key(|cell| cell.column);
    }
    fill_merged_downward(book, name, &mut rows);
    Ok(rows)
}

/// A date or a place written once in a cell that is merged over several rows holds for each of them. Merges that go
/// sideways are titles and bands, and stay as they are.
fn fill_merged_downward(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, rows: &mut [Row]) {
    let Ok(merged) = book.merge_cells_by_sheet_name(name) else {
        return;
    };
    for area in merged.iter().filter(|area| area.start.1 == area.end.1 && area.start.0 < area.end.0) {
        let (first, last, column) = (area.start.0 + 1, area.end.0.saturating_add(1), area.start.1);
        let from = rows.partition_point(|row| row.number < first);
        let until = rows.partition_point(|row| row.number <= last);
        let Some(cell) = rows.get(from).filter(|row| row.number == first).and_then(|row| row.cell(column)).cloned()
        else {
            continue;
        };
        for row in rows.get_mut(from + 1..until).unwrap_or_default() {
            match row.cells.binary_search_by_key(&column, |cell| cell.column) {
                Ok(at) if row.cells.get(at).is_some_and(Cell::is_blank) => row.cells[at] = cell.clone(),
                Ok(_) => {}
                Err(at) => row.cells.insert(at, cell.clone()),
            }
        }
    }
}

fn understood(value: DataRef<'_>) -> Value {
    match value {
        DataRef::Empty => Value::Empty,
        DataRef::Int(n) => Value::Number(n as f64),
        DataRef::Float(n) => Value::Number(n),
        DataRef::String(text) => text_value(&text),
        DataRef::SharedString(text) => text_value(text),
        DataRef::Bool(yes) => Value::Bool(yes),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text_value(&text),
        DataRef::Error(error) => Value::Error(error.to_string()),
        DataRef::DateTime(at) if at.as_f64() < SMALLEST_DATE => Value::Number(at.as_f64()),
        DataRef::DateTime(at) => at.as_datetime().map_or(Value::Number(at.as_f64()), |at| Value::Date(at.date())),
    }
}

fn text_value(raw: &str) -> Value {
    // Excel writes a carriage return inside a cell as this escape; no database takes the other control characters.
    let text = raw.replace("_x000D_", "").replace(stray, "");
    if text.is_empty() { Value::Empty } else { Value::Text(unguarded(&text).to_owned()) }
}

fn understood_formula(
    formula: XlsxFormulaMetadata,
    row: u32,
    column: u32,
    shared: &mut HashMap<usize, (Formula, u32)>,
) -> Formula {
    match formula {
        XlsxFormulaMetadata::Normal { formula } => plus_days(&formula, row),
        XlsxFormulaMetadata::Shared { shared_index, formula, .. } => {
            let known = plus_days(&formula, row);
            shared.insert(shared_index, (known, column));
            known
        }
        // Dragged down from the cell above: the same sum, one row further. Dragged sideways means another column.
        XlsxFormulaMetadata::SharedDerived { shared_index } => match shared.get(&shared_index) {
            Some((known, from)) if *from == column => *known,
            _ => Formula::Other,
        },
        _ => Formula::Other,
    }
}

/// Understands `B4+30` where the row is the formula's own.
fn plus_days(formula: &str, row: u32) -> Formula {
    let cleaned: String = formula.chars().filter(|c| !matches!(c, ' ' | '$' | '=' | '(' | ')')).collect();
    let understood = cleaned.split_once('+').and_then(|(cell, days)| {
        let digits = cell.find(|c: char| c.is_ascii_digit())?;
        let (letters, number) = cell.split_at(digits);
        let same_row = number.parse::<u32>().ok()? == row.checked_add(1)?;
        let days = days.parse::<i64>().ok().filter(|days| (0..=3660).contains(days))?;
        Some(Formula::Plus { column: column_index(letters)?, days }).filter(|_| same_row)
    });
    understood.unwrap_or(Formula::Other)
}

fn column_index(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut index = 0u32;
    for c in letters.chars().map(|c| c.to_ascii_uppercase()) {
        index = index * 26 + (u32::from(u8::try_from(c).ok().filter(u8::is_ascii_uppercase)?) - 64);
    }
    index.checked_sub(1)
}

/// What the archive says it unpacks to, from its own directory.
fn unpacked_size(bytes: &[u8]) -> Option<u64> {
    let end = bytes.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let entries = u16_at(bytes, end + 10)?;
    let mut at = usize::try_from(u32_at(bytes, end + 16)?).ok()?;
    let mut total = 0u64;
    for _ in 0..entries {
        if bytes.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
            return None;
        }
        let [name, extra, comment] = [u16_at(bytes, at + 28)?, u16_at(bytes, at + 30)?, u16_at(bytes, at + 32)?];
        let [name, extra, comment] = [usize::from(name), usize::from(extra), usize::from(comment)];
        let declared = match u32_at(bytes, at + 24)? {
            u32::MAX => long_size(bytes.get(at + 46 + name..at + 46 + name + extra)?)?,
            size => u64::from(size),
        };
        total = total.checked_add(declared)?;
        at = at.checked_add(46 + name + extra + comment)?;
    }
    Some(total)
}

/// The unpacked size of an entry that is written the long way (zip64): the first number of the field with mark 1.
fn long_size(mut extra: &[u8]) -> Option<u64> {
    loop {
        let (mark, length) = (u16_at(extra, 0)?, usize::from(u16_at(extra, 2)?));
        if mark == 1 {
            return extra.get(4..12)?.try_into().ok().map(u64::from_le_bytes);
        }
        extra = extra.get(4 + length..)?;
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}
