//! A whole tracker read and understood: which sheets are data, what each row says, what came twice.
use super::{
    dates::{self, EPOCHS_APART, Epoch},
    fields::Field,
    garble, headers,
    layout::Layout,
    mapping::Mapping,
    reading::Reading,
    report::{Rejection, Warning, WarningKind},
    rows::TrackerRow,
    sheet::{self, ReadError, Row, Sheet, Value},
    values::Meaning,
};
use crate::text::fold;
use chrono::{Days, NaiveDate};
use serde::Serialize;
use std::collections::{BTreeSet, HashMap, HashSet};

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
    /// Whether somebody said so, and not its heading.
    pub by_hand: bool,
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
    /// What columns hold because somebody said so, and not by their headings.
    pub by_hand: BTreeSet<Field>,
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
    ///
    /// # Errors
    /// The file as a whole cannot be read.
    pub fn read(
        bytes: &[u8],
        filename_hint: &str,
        sheet: Option<&str>,
        today: NaiveDate,
    ) -> Result<Understood, ReadError> {
        Self::read_with(bytes, filename_hint, sheet, &Mapping::default(), today)
    }

    /// The same, with columns and words put right by hand.
    ///
    /// # Errors
    /// As `read`.
    pub fn read_with(
        bytes: &[u8],
        filename_hint: &str,
        sheet: Option<&str>,
        mapping: &Mapping,
        today: NaiveDate,
    ) -> Result<Understood, ReadError> {
        let Opened { found, skipped } =
            open(chosen(sheet::read(bytes, filename_hint)?, sheet)?, mapping, headers::find);
        if found.is_empty() {
            return Err(ReadError::NoHeader);
        }
        let (latest, clock_behind) = latest_day(&found, today);
        let by_hand = found.iter().flat_map(|part| by_hand(&part.layout)).collect();
        let mut understood = Understood { sheets: Vec::new(), skipped, by_hand, warnings: Vec::new() };
        for part in &found {
            let read = read_sheet(part, mapping, latest, &mut understood.warnings);
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

/// A sheet with its headings.
pub(super) struct Part {
    /// The headings, put right.
    pub layout: Layout,
    /// The headings as they are by themselves.
    pub own: Layout,
    /// The cells.
    pub sheet: Sheet,
    /// Rows with letters that were written twice.
    pub garbled: Vec<u32>,
}

/// The sheets of a file.
pub(super) struct Opened {
    /// Those with data.
    pub found: Vec<Part>,
    /// The names of the others.
    pub skipped: Vec<String>,
}

/// Finds the headings of each sheet.
pub(super) fn open(
    mut sheets: Vec<Sheet>,
    mapping: &Mapping,
    find: impl Fn(&Sheet, &Mapping) -> Option<headers::Header>,
) -> Opened {
    let garbled = garble::look(&mut sheets, mapping.repair_letters);
    let mut opened = Opened { found: Vec::new(), skipped: Vec::new() };
    for (sheet, garbled) in sheets.into_iter().zip(garbled) {
        match find(&sheet, mapping) {
            Some(header) => {
                let corrected = mapping.corrected(&header).0;
                let epoch = if sheet.epoch_known { sheet.epoch } else { likely_epoch(&sheet, &corrected) };
                let layout = Layout::new(corrected, epoch);
                opened.found.push(Part { own: layout.uncorrected(), layout, sheet, garbled });
            }
            None => opened.skipped.push(sheet.name),
        }
    }
    opened
}

fn by_hand(layout: &Layout) -> Vec<Field> {
    let moved = |heading: &headers::Heading| -> Vec<Field> {
        heading.fields.iter().copied().filter(|field| !heading.own.contains(field)).collect()
    };
    layout.header.headings.iter().flat_map(moved).collect()
}

/// Calls `each` with every row of a sheet that is somebody's case, and the headings it stands under.
pub(super) fn each_row(part: &Part, mapping: &Mapping, mut each: impl FnMut(&Layout, &Layout, &Row)) {
    let mut repeated: Option<(Layout, Layout)> = None;
    for row in part.sheet.rows.iter().filter(|row| row.number > part.layout.header.row) {
        let (layout, own) = repeated.as_ref().map_or((&part.layout, &part.own), |(layout, own)| (layout, own));
        if let Some(again) = headers::again(row, &layout.header) {
            let layout = layout.with(mapping.corrected(&again).0);
            repeated = Some((layout.clone(), layout.uncorrected()));
            continue;
        }
        if layout.is_a_case(row) {
            each(layout, own, row);
        }
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

fn read_sheet(part: &Part, mapping: &Mapping, latest: NaiveDate, warnings: &mut Vec<Warning>) -> SheetUnderstood {
    let Part { layout, sheet, .. } = part;
    let mut warn = |kind, row| warnings.push(Warning::new(kind, &sheet.name, row));
    if sheet.hidden {
        warn(WarningKind::HiddenSheet, layout.header.row);
    }
    if layout.header.headings.iter().any(|heading| heading.text.contains(char::REPLACEMENT_CHARACTER)) {
        warn(WarningKind::LettersLost, layout.header.row);
    }
    let twice = if mapping.repair_letters { WarningKind::LettersRepaired } else { WarningKind::LettersGarbled };
    let mut outcomes = Vec::new();
    each_row(part, mapping, |layout, own, row| {
        let mut reading = Reading::new(&sheet.name, (layout, own, mapping), row, latest);
        match reading.read() {
            Ok(understood) => {
                reading.warnings.extend(part.garbled.binary_search(&row.number).is_ok().then_some(twice));
                reading.warnings.sort_unstable();
                reading.warnings.dedup();
                reading.warnings.into_iter().for_each(|kind| warn(kind, row.number));
                outcomes.push(Outcome::Row(Box::new(understood)));
            }
            Err(rejection) => outcomes.push(Outcome::Rejected(rejection)),
        }
    });
    let columns = layout.header.headings.iter().map(|heading| Column {
        header: heading.text.clone(),
        index: heading.column,
        field: heading.fields.first().copied(),
        also: heading.fields.iter().skip(1).copied().collect(),
        by_hand: heading.fields != heading.own,
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
pub(super) fn latest_day(found: &[Part], today: NaiveDate) -> (NaiveDate, bool) {
    let (mut dated, mut later) = (0usize, 0usize);
    for Part { layout, sheet, .. } in found {
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
