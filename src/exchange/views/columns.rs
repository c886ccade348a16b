//! The page that shows how each column was understood, and lets it be put right.
use super::{Choose, Select};
use crate::exchange::facts::may_identify;
use crate::exchange::fields::{self, Field};
use crate::exchange::look::{ColumnSeen, Looked};
use crate::exchange::mapping::{Choice, Mapping};
use crate::web::{ErrorLine, Page, Ui};
use serde::Serialize;

/// What stands in the place of a choice: as the heading says.
pub const AS_HEADING: &str = "own";
/// How many words of a coded column are shown beside it.
const EXAMPLES: usize = 4;

/// `/import/{upload}/columns`.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct ColumnsPage {
    pub upload: String,
    pub file_name: String,
    pub errors: Vec<ErrorLine>,
    pub unknown: Vec<Select>,
    pub known: Vec<Select>,
    pub known_summary: String,
    pub open: bool,
    pub garbled: usize,
    pub repair: bool,
}

impl Page for ColumnsPage {
    const TEMPLATE: &'static str = "import/columns";
}

impl ColumnsPage {
    /// The columns as they are understood; `asked`: somebody tried to go on.
    pub fn new(ui: &Ui, (upload, file_name): (String, String), seen: &Looked, mapping: &Mapping, asked: bool) -> Self {
        let mut errors = Vec::new();
        let mut selects: Vec<(bool, Select)> = Vec::new();
        for (at, column) in seen.columns.iter().enumerate() {
            let chosen = seen.twice.filter(|field| column.choice == Some(Choice::As(*field)));
            let mut select = select(ui, column, at);
            if let Some(field) = chosen {
                select.fault = ui.text_with("import-map-twice", &[("name", ui.text(field.key()).into())]);
                errors.push(ErrorLine { field: select.id.clone(), text: select.fault.clone() });
            }
            selects.push((column.own.is_empty() || !select.fault.is_empty(), select));
        }
        if asked && seen.twice.is_none() && !seen.complete {
            errors.push(ErrorLine { field: "columns".to_owned(), text: ui.text("import-columns-missing") });
        }
        let (unknown, known): (Vec<_>, Vec<_>) = selects.into_iter().partition(|(unknown, _)| *unknown);
        let only = |part: Vec<(bool, Select)>| part.into_iter().map(|(_, select)| select).collect::<Vec<_>>();
        Self {
            upload,
            file_name,
            known_summary: ui.text_with("import-columns-known", &[("count", known.len().into())]),
            open: unknown.is_empty() || !seen.complete,
            errors,
            unknown: only(unknown),
            known: only(known),
            garbled: seen.garbled,
            repair: mapping.repair_letters,
        }
    }
}

fn select(ui: &Ui, column: &ColumnSeen, at: usize) -> Select {
    Select {
        field: format!("c-{}", column.key),
        id: format!("column-{at}"),
        title: column.header.clone(),
        about: about(ui, column),
        fault: String::new(),
        choices: choices(ui, column),
    }
}

fn about(ui: &Ui, column: &ColumnSeen) -> String {
    let shape = ui.text(column.shape.key());
    let words: Vec<&str> = column.examples.iter().take(EXAMPLES).map(String::as_str).collect();
    if words.is_empty() {
        return ui.text_with("import-seen", &[("shape", shape.into()), ("count", column.filled.into())]);
    }
    let args = [("shape", shape.into()), ("count", column.filled.into()), ("words", words.join(" ; ").into())];
    ui.text_with("import-seen-words", &args)
}

fn choices(ui: &Ui, column: &ColumnSeen) -> Vec<Choose> {
    let names: Vec<String> = column.own.iter().map(|field| ui.text(field.key())).collect();
    let own = match (names.is_empty(), may_identify(&column.header)) {
        (true, true) => ui.text("import-column-hidden"),
        (true, false) => ui.text("import-column-unknown"),
        (false, _) => ui.text_with("import-as-heading", &[("names", names.join(", ").into())]),
    };
    let chosen = column.choice.map_or(AS_HEADING, Choice::code);
    let choose = |value: &str, text: String| Choose { value: value.to_owned(), text, checked: value == chosen };
    let alone = |field: &Field| column.own != [*field] || column.choice == Some(Choice::As(*field));
    let mut choices = vec![choose(AS_HEADING, own)];
    choices.extend(fields::all().filter(alone).map(|field| choose(field.code(), ui.text(field.key()))));
    if !column.own.is_empty() || column.choice == Some(Choice::Aside) {
        let aside = if may_identify(&column.header) { "import-aside-hidden" } else { "import-aside" };
        choices.push(choose(Choice::Aside.code(), ui.text(aside)));
    }
    choices
}
