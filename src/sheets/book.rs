//! Workbooks. The library writes everything but the rows: sheets with headings, styles, filter, and what columns mean. The rows are
//! written between its lines as they come, since the library could only gather them in memory or in files on the disk.
use super::{Cell, Column, Kind, Rows, Table, xml};
use anyhow::Context as _;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use std::io::{Cursor, Read, Write};
use zip::write::{SimpleFileOptions, StreamWriter, ZipWriter};
use zip::{CompressionMethod, ZipArchive};

/// Written at once: some rows.
const PIECE: usize = 64 * 1024;
/// Letters of a sheet's name, at most.
const MOST_LETTERS: usize = 28;

type Archive<'a> = ZipWriter<StreamWriter<&'a mut dyn Write>>;

/// Writes the workbook; after `most` rows it goes on in another sheet.
pub(super) fn write(table: &Table, most: u32, rows: Rows<'_>, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut archive = ZipWriter::new_stream(out);
    let mut rows = Coming { rows, block: Vec::new().into_iter() };
    // how many rows each sheet has
    let mut sheets: Vec<u32> = Vec::new();
    let mut next = rows.next()?;
    while next.is_some() || sheets.is_empty() {
        let place = Place::of(table, sheets.len() + 1)?;
        archive.start_file(sheet_path(sheets.len() + 1), options())?;
        archive.write_all(place.before.as_bytes())?;
        let (mut written, mut piece) = (0, String::new());
        while let Some(row) = next.take() {
            written += 1;
            xml::row(&mut piece, written + 1, &row, &place.styles);
            if piece.len() >= PIECE {
                archive.write_all(piece.as_bytes())?;
                piece.clear();
            }
            next = rows.next()?;
            if written == most {
                break;
            }
        }
        archive.write_all(piece.as_bytes())?;
        archive.write_all(place.after(written, table.columns.len()).as_bytes())?;
        sheets.push(written);
    }
    finish(archive, table, &sheets)
}

/// Rows one by one.
struct Coming<'a> {
    rows: Rows<'a>,
    block: std::vec::IntoIter<Vec<Cell>>,
}

impl Coming<'_> {
    fn next(&mut self) -> anyhow::Result<Option<Vec<Cell>>> {
        if self.block.len() == 0 {
            self.block = (self.rows)()?.into_iter();
        }
        Ok(self.block.next())
    }
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true)
}

fn sheet_path(number: usize) -> String {
    format!("xl/worksheets/sheet{number}.xml")
}

/// Everything but the sheets with rows, now that it is known how many there are.
fn finish(mut archive: Archive<'_>, table: &Table, sheets: &[u32]) -> anyhow::Result<()> {
    let mut whole = ZipArchive::new(Cursor::new(without_rows(table, sheets)?))?;
    let written: Vec<String> = (1..=sheets.len()).map(sheet_path).collect();
    for at in 0..whole.len() {
        let mut part = whole.by_index(at)?;
        let name = part.name()?.into_owned();
        if !written.contains(&name) {
            archive.start_file(name, options())?;
            std::io::copy(&mut part, &mut archive)?;
        }
    }
    archive.finish()?;
    Ok(())
}

/// Where the rows of a sheet go.
struct Place {
    before: String,
    after: String,
    /// The style of each column's cells.
    styles: Vec<String>,
}

impl Place {
    fn of(table: &Table, number: usize) -> anyhow::Result<Self> {
        let book = without_rows(table, &vec![1; number])?;
        let mut text = String::new();
        ZipArchive::new(Cursor::new(book))?.by_name(&sheet_path(number))?.read_to_string(&mut text)?;
        let (before, rest) = text.split_once("<row r=\"2\"").context("a sheet has a second row")?;
        let (second, after) = rest.split_once("</sheetData>").context("a sheet has an end")?;
        // how large it is is known at the end only, and may be left out
        let size = before.split_once("<dimension").and_then(|(_, rest)| rest.split_once("/>"));
        let size = size.map(|(size, _)| format!("<dimension{size}/>")).unwrap_or_default();
        let styles = (0..table.columns.len()).map(|at| style(second, at)).collect();
        Ok(Self { before: before.replace(&size, ""), after: format!("</sheetData>{after}"), styles })
    }

    fn after(&self, rows: u32, columns: usize) -> String {
        let last = xml::letters(columns.saturating_sub(1));
        self.after.replace(&format!("ref=\"A1:{last}2\""), &format!("ref=\"A1:{last}{}\"", rows + 1))
    }
}

/// The number of the style that the library gave to a cell of the second row.
fn style(row: &str, at: usize) -> String {
    let cell = row.split_once(&format!("<c r=\"{}2\"", xml::letters(at))).and_then(|(_, rest)| rest.split_once('>'));
    let style = cell.and_then(|(cell, _)| cell.split_once(" s=\"")).and_then(|(_, rest)| rest.split_once('"'));
    style.map(|(style, _)| style.to_owned()).unwrap_or_default()
}

/// The workbook with one empty row in each sheet, its filters over as many rows as there will be.
fn without_rows(table: &Table, sheets: &[u32]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // the same table is the same file, whenever it is made
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    for (at, rows) in sheets.iter().enumerate() {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&table.title, at))?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, number) in table.columns.iter().zip(0..) {
            sheet.write_with_format(0, number, column.heading.as_str(), &head)?;
            sheet.write_blank(1, number, &format_of(column))?;
            sheet.set_column_width(number, width(column))?;
        }
        sheet.autofilter(0, 0, *rows, last)?;
    }
    meanings(book.add_worksheet(), table, &head)?;
    book.save_to_buffer()
}

/// What the columns mean.
fn meanings(sheet: &mut Worksheet, table: &Table, head: &Format) -> Result<(), XlsxError> {
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name(sheet_name(&table.definitions, 0))?;
    sheet.set_column_width(0, 30)?;
    sheet.set_column_width(1, 90)?;
    sheet.set_column_width(2, 34)?;
    let mut row = 0;
    for note in &table.notes {
        sheet.write_with_format(row, 1, note.as_str(), &wrap)?;
        row += 1;
    }
    for column in &table.columns {
        sheet.write_with_format(row, 0, column.heading.as_str(), head)?;
        sheet.write_with_format(row, 1, column.says.as_str(), &wrap)?;
        sheet.write_with_format(row, 2, column.tag, &wrap)?;
        row += 1;
    }
    Ok(())
}

/// What spreadsheets take for a name of a sheet: without their signs, not too long, each once.
fn sheet_name(title: &str, at: usize) -> String {
    let bare = title.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(MOST_LETTERS - 4);
    let bare: String = bare.collect();
    if at == 0 { bare } else { format!("{bare} ({})", at + 1) }
}

fn format_of(column: &Column) -> Format {
    let top = Format::new().set_align(FormatAlign::Top);
    match column.kind {
        // as text, also after somebody changed the cell
        Kind::Text => top.set_num_format("@"),
        Kind::Day => top.set_num_format("yyyy-mm-dd"),
        Kind::Number | Kind::Yes => top,
    }
}

fn width(column: &Column) -> f64 {
    match column.kind {
        Kind::Text => 24.0,
        Kind::Day => 13.0,
        Kind::Number | Kind::Yes => 12.0,
    }
}
