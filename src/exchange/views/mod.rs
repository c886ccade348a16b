//! What the pages of this feature are given: headings, counts and reasons; of sensitive rows not a word.
mod columns;
mod words;

pub use columns::ColumnsPage;
pub use words::WordsPage;

use super::{
    facts::may_identify,
    fields::{self, Field},
    report::{Counted, Rejected, Report},
    sheet::MAX_BYTES,
    tracker::{Column, Outcome, Understood},
    uploads::MINUTES,
};
use crate::web::{ErrorLine, Page, Ui};
use serde::Serialize;

/// How many rejected rows a page lists.
const LISTED: usize = 200;
/// How many rows of a kind of warning a page names.
const NAMED: usize = 400;
const MEGABYTE: usize = 1024 * 1024;

/// `/import`: what it does, and the form.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct StartPage {
    pub errors: Vec<ErrorLine>,
    pub file_error: String,
    pub known_fields: Vec<String>,
    pub megabytes: usize,
    pub minutes: i64,
    pub mappings: Vec<Choose>,
}

/// An answer that can be chosen from a list.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct Choose {
    pub value: String,
    pub text: String,
    pub checked: bool,
}

/// A question with a list of answers.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct Select {
    pub field: String,
    pub id: String,
    pub title: String,
    pub about: String,
    pub fault: String,
    pub choices: Vec<Choose>,
}

impl Page for StartPage {
    const TEMPLATE: &'static str = "import/start";
}

impl StartPage {
    /// The form, with what was wrong with the last file.
    pub fn new(ui: &Ui, fault: Option<String>, mappings: Vec<String>) -> Self {
        let choose = |name: String| Choose { value: name.clone(), text: name, checked: false };
        let file_error = fault.unwrap_or_default();
        let line = |text: &String| ErrorLine { field: "file".to_owned(), text: text.clone() };
        Self {
            errors: Some(&file_error).filter(|text| !text.is_empty()).map(line).into_iter().collect(),
            file_error,
            known_fields: fields::all().map(|field| ui.text(field.key())).collect(),
            megabytes: MAX_BYTES / MEGABYTE,
            minutes: MINUTES,
            mappings: mappings.into_iter().map(choose).collect(),
        }
    }
}

/// A column as it was understood.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct ColumnLine {
    pub header: String,
    pub meaning: String,
    pub known: bool,
    pub by_hand: bool,
}

/// A sheet as it was understood.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct SheetPart {
    pub sheet_name: String,
    pub about: String,
    pub summary: String,
    pub doubtful: bool,
    pub columns: Vec<ColumnLine>,
}

/// A row that cannot be taken.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct RejectedLine {
    pub place: String,
    pub column: String,
    pub value: String,
    pub text: String,
}

/// The figures of a report, of a rehearsal or of an import.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct Figures {
    pub row_count: usize,
    pub created: usize,
    pub repeated: usize,
    pub rejected_count: usize,
    pub rejected: Vec<RejectedLine>,
    pub more_rejected: String,
    pub warnings: Vec<WarningPart>,
    pub imported: bool,
}

/// Warnings of one kind, with their rows.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct WarningPart {
    pub title: String,
    pub times: String,
    pub rows: String,
    pub few: bool,
}

impl Figures {
    /// The figures of a report.
    pub fn new(ui: &Ui, report: &Report, imported: bool) -> Self {
        let sheets = report.several_sheets;
        let more = report.rejected.len().saturating_sub(LISTED);
        Self {
            row_count: report.rows,
            created: report.created,
            repeated: report.repeated,
            rejected_count: report.rejected.len(),
            rejected: report.rejected.iter().take(LISTED).map(|row| rejected(ui, row, sheets)).collect(),
            more_rejected: if more > 0 { counted(ui, "import-more-rejected", more) } else { String::new() },
            warnings: report.warnings.iter().map(|warning| warned(ui, warning, sheets)).collect(),
            imported,
        }
    }
}

fn counted(ui: &Ui, key: &str, count: usize) -> String {
    ui.text_with(key, &[("count", count.into())])
}

fn warned(ui: &Ui, warning: &Counted, sheets: bool) -> WarningPart {
    WarningPart {
        title: warning.what(&ui.i18n(), ui.lang),
        times: counted(ui, "import-warning-rows", warning.count),
        rows: warning.named_rows(sheets, NAMED),
        few: warning.count <= 10,
    }
}

fn rejected(ui: &Ui, row: &Rejected, sheets: bool) -> RejectedLine {
    let place = ui.text_with("import-row", &[("row", row.row.to_string().into())]);
    RejectedLine {
        place: if sheets { format!("{} · {place}", row.sheet) } else { place },
        column: row.column.clone(),
        value: row.value.clone().unwrap_or_default(),
        text: row.message.clone(),
    }
}

/// `/import/{upload}` before the yes.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct PreviewPage {
    pub upload: String,
    pub back: String,
    pub file_name: String,
    pub sheets: Vec<SheetPart>,
    pub skipped: String,
    pub figures: Option<Figures>,
    pub stop: String,
    pub minutes: i64,
    pub nothing_new: bool,
    pub corrected: bool,
}

impl Page for PreviewPage {
    const TEMPLATE: &'static str = "import/preview";
}

impl PreviewPage {
    /// How the file was understood, and what would happen or why nothing can.
    pub fn new(
        ui: &Ui,
        upload: String,
        file_name: String,
        (read, corrected): (&Understood, bool),
        told: Result<&Report, String>,
    ) -> Self {
        let figures = told.as_ref().ok().map(|report| Figures::new(ui, report, false));
        Self {
            back: format!("/import/{upload}/columns"),
            upload,
            file_name,
            sheets: sheets(ui, read),
            skipped: read.skipped.join(", "),
            nothing_new: told.as_ref().is_ok_and(|report| report.created == 0),
            figures,
            stop: told.err().unwrap_or_default(),
            minutes: MINUTES,
            corrected,
        }
    }
}

fn sheets(ui: &Ui, read: &Understood) -> Vec<SheetPart> {
    let part = |sheet: &super::tracker::SheetUnderstood| {
        let rejected = sheet.rows.iter().filter(|row| matches!(row, Outcome::Rejected(_))).count();
        let args = [
            ("header", sheet.header_row.to_string().into()),
            ("rows", sheet.rows.len().to_string().into()),
            ("rejected", rejected.to_string().into()),
        ];
        let columns = sheet.columns.iter().filter(|column| !column.header.is_empty());
        let mut columns: Vec<ColumnLine> = columns.map(|c| column(ui, c)).collect();
        // what should be looked at comes first
        columns.sort_by_key(|column| column.known);
        let unknown = columns.iter().filter(|column| !column.known).count();
        let counts = [("all", columns.len().to_string().into()), ("unknown", unknown.to_string().into())];
        SheetPart {
            sheet_name: sheet.name.clone(),
            about: ui.text_with("import-sheet-about", &args),
            summary: if unknown > 0 {
                ui.text_with("import-sheet-columns", &counts)
            } else {
                ui.text_with("import-sheet-columns-known", &counts[..1])
            },
            doubtful: unknown > 0,
            columns,
        }
    };
    read.sheets.iter().map(part).collect()
}

fn column(ui: &Ui, column: &Column) -> ColumnLine {
    let fields: Vec<Field> = column.field.into_iter().chain(column.also.iter().copied()).collect();
    let names: Vec<String> = fields.iter().map(|field| ui.text(field.key())).collect();
    let unknown = if may_identify(&column.header) { "import-column-hidden" } else { "import-column-unknown" };
    ColumnLine {
        header: column.header.clone(),
        known: !names.is_empty(),
        by_hand: column.by_hand,
        meaning: if names.is_empty() { ui.text(unknown) } else { names.join(", ") },
    }
}

/// `/import/{upload}` while it is imported and after.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct ResultPage {
    pub upload: String,
    pub file_name: String,
    pub running: bool,
    pub failed: String,
    pub figures: Option<Figures>,
}

impl Page for ResultPage {
    const TEMPLATE: &'static str = "import/result";
}
