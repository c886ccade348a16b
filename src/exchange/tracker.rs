//! A whole tracker read and understood: which sheets are data, what each row says, what came twice.
use super::{
    dates::{self, EPOCHS_APART, Epoch},
    fields::Field,
    headers,
    layout::Layout,
    reading::Reading,
    report::{Rejection, Warning, WarningKind},
    rows::TrackerRow,
    sheet::{self, ReadError, Sheet, Value},
    values::Meaning,
};
use crate::text::fold;
use chrono::{Days, NaiveDate};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// A column as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// The heading as it stands, on one line.
    pub header: String,
    /// The column, counted from zero.
    pub index: u32,
    /// What it holds; nothing if nobody understood it.
    pub field: Option<Field>,
    /// What else it holds, where one column holds several facts.
    pub also: Vec<Field>,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It can become a case.
    Row(Box<TrackerRow>),
    /// It cannot.
    Rejected(Rejection),
}

/// A sheet with data.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetUnderstood {
    /// Its name.
    pub name: String,
    /// The number of the row with the headings.
    pub header_row: u32,
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// The rows, in order.
    pub rows: Vec<Outcome>,
}

/// A tracker, understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Understood {
    /// The sheets with data.
    pub sheets: Vec<SheetUnderstood>,
    /// The names of the sheets that are none: lists, guidelines, figures.
    pub skipped: Vec<String>,
    /// What should be looked at. Warnings about places and committees are added by whoever knows them.
    pub warnings: Vec<Warning>,
}

impl Understood {
    /// Every row of every sheet, in order.
    pub fn rows(&self) -> impl Iterator<Item = &Outcome> {
        self.sheets.iter().flat_map(|sheet| &sheet.rows)
    }
}

/// A tracker that somebody keeps.
pub struct Tracker;

impl Tracker {
    /// Reads a file: all sheets with data, or the one that is asked for.
    pub fn read(
        bytes: &[u8],
        filename_hint: &str,
        sheet: Option<&str>,
        today: NaiveDate,
    ) -> Result<Understood, ReadError> {
        let sheets = chosen(sheet::read(bytes, filename_hint)?, sheet)?;
        let mut skipped = Vec::new();
        let mut found = Vec::new();
        for sheet in sheets {
            match headers::find(&sheet) {
                Some(header) => {
                    let epoch = if sheet.epoch_known { sheet.epoch } else { likely_epoch(&sheet, &header) };
                    found.push((Layout::new(header, epoch), sheet));
                }
                None => skipped.push(sheet.name),
            }
        }
        if found.is_empty() {
            return Err(ReadError::NoHeader);
        }
        let (latest, clock_behind) = latest_day(&found, today);
        let mut understood = Understood { sheets: Vec::new(), skipped, warnings: Vec::new() };
        for (layout, sheet) in &found {
            let read = read_sheet(layout, sheet, latest, &mut understood.warnings);
            understood.sheets.push(read);
        }
        if clock_behind && let Some(first) = understood.sheets.first() {
            let warning = Warning::new(WarningKind::ClockBehind, &first.name, first.header_row);
            understood.warnings.push(warning);
        }
        mark_repeated(&mut understood);
        Ok(understood)
    }
}

fn chosen(sheets: Vec<Sheet>, asked: Option<&str>) -> Result<Vec<Sheet>, ReadError> {
    let Some(asked) = asked else {
        return Ok(sheets);
    };
    let at = sheets.iter().position(|sheet| sheet.name == asked);
    let at = at.or_else(|| sheets.iter().position(|sheet| fold(&sheet.name) == fold(asked)));
    let found = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let missing = ReadError::NoSuchSheet { asked: asked.to_owned(), found };
    at.and_then(|at| sheets.into_iter().nth(at)).map(|sheet| vec![sheet]).ok_or(missing)
}

fn read_sheet(layout: &Layout, sheet: &Sheet, latest: NaiveDate, warnings: &mut Vec<Warning>) -> SheetUnderstood {
    let mut warn = |kind, row| warnings.push(Warning::new(kind, &sheet.name, row));
    if sheet.hidden {
        warn(WarningKind::HiddenSheet, layout.header.row);
    }
    if layout.header.headings.iter().any(|heading| heading.text.contains(char::REPLACEMENT_CHARACTER)) {
        warn(WarningKind::LettersLost, layout.header.row);
    }
    let mut outcomes = Vec::new();
    let mut repeated: Option<Layout> = None;
    for row in sheet.rows.iter().filter(|row| row.number > layout.header.row) {
        let current = repeated.as_ref().unwrap_or(layout);
        if let Some(again) = headers::again(row, &current.header) {
            repeated = Some(current.with(again));
            continue;
        }
        if !current.is_a_case(row) {
            continue;
        }
        let mut reading = Reading { sheet: &sheet.name, layout: current, row, latest, warnings: Vec::new() };
        match reading.read() {
            Ok(understood) => {
                reading.warnings.sort_unstable();
                reading.warnings.dedup();
                reading.warnings.into_iter().for_each(|kind| warn(kind, row.number));
                outcomes.push(Outcome::Row(Box::new(understood)));
            }
            Err(rejection) => outcomes.push(Outcome::Rejected(rejection)),
        }
    }
    let columns = layout.header.headings.iter().map(|heading| Column {
        header: heading.text.clone(),
        index: heading.column,
        field: heading.fields.first().copied(),
        also: heading.fields.iter().skip(1).copied().collect(),
    });
    SheetUnderstood {
        name: sheet.name.clone(),
        header_row: layout.header.row,
        columns: columns.collect(),
        rows: outcomes,
    }
}

/// Nothing was received after today. Where much of a file says otherwise, it is the computer's clock that is wrong, and
/// a whole register is not refused for that.
fn latest_day(found: &[(Layout, Sheet)], today: NaiveDate) -> (NaiveDate, bool) {
    let (mut dated, mut later) = (0usize, 0usize);
    for (layout, sheet) in found {
        for row in sheet.rows.iter().filter(|row| row.number > layout.header.row) {
            if let Meaning::Is(date) = layout.date(row, Field::Received) {
                dated += 1;
                later += usize::from(date > today);
            }
        }
    }
    let behind = later >= 5 && later * 5 > dated;
    let far = today.checked_add_days(Days::new(3660)).unwrap_or(today);
    (if behind { far } else { today }, behind)
}

/// A text file does not say from when its serial numbers count. Where serials and written dates stand side by side and
/// lie four years apart, they count from 1904.
fn likely_epoch(sheet: &Sheet, header: &headers::Header) -> Epoch {
    let columns: Vec<u32> = header
        .headings
        .iter()
        .filter(|heading| heading.fields.len() == 1 && heading.fields.iter().any(|field| field.is_date()))
        .map(|heading| heading.column)
        .collect();
    let mut apart = Vec::new();
    for row in sheet.rows.iter().filter(|row| row.number > header.row) {
        let (mut serials, mut written) = (Vec::new(), Vec::new());
        for cell in columns.iter().filter_map(|column| row.cell(*column)) {
            let Value::Text(text) = &cell.value else {
                continue;
            };
            if let Meaning::Is(date) = dates::of_text(text, Epoch::Of1900) {
                if text.trim().parse::<f64>().is_ok_and(|number| number < 1_000_000.0) {
                    serials.push(date)
                } else {
                    written.push(date)
                }
            }
        }
        if let (Some(serial), Some(written)) = (serials.first(), written.first()) {
            apart.push((*written - *serial).num_days());
        }
    }
    apart.sort_unstable();
    let median = apart.get(apart.len() / 2).copied().unwrap_or(0);
    if apart.len() >= 3 && (median - EPOCHS_APART).abs() <= 200 { Epoch::Of1904 } else { Epoch::Of1900 }
}

/// Marks rows that say what an earlier one said, and warns of numbers that stand for two things.
fn mark_repeated(understood: &mut Understood) {
    let mut known = HashSet::new();
    let mut numbers: HashMap<String, Vec<u8>> = HashMap::new();
    for outcome in understood.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows) {
        let Outcome::Row(row) = outcome else { continue };
        let print = row.fingerprint_source();
        if !known.insert(print.clone()) {
            row.repeated_in_file = true;
            continue;
        }
        if let Some(key) = row.reference_key()
            && numbers.insert(key, print).is_some()
        {
            let warning = Warning::new(WarningKind::ReferenceReused, &row.sheet, row.row);
            understood.warnings.push(warning);
        }
    }
}
