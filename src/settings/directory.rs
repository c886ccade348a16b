//! The directory of services from a spreadsheet: the columns in which it is handed out. It becomes a file of settings.
use super::file::File;
use super::kinds::{self, Field, Input, Kind, SERVICE};
use crate::cell::unguarded;
use crate::exchange::sheet::{self, Row};
use crate::i18n::Lang;
use serde_json::{Map, Value};

/// Why a file is no directory.
#[derive(Debug, PartialEq, Eq)]
pub enum Unread {
    /// It cannot be read.
    File,
    /// No columns with names and kinds.
    Columns,
}

/// The services of a file. Columns with other headings are left alone; an empty cell says nothing.
///
/// # Errors
/// It cannot be read, or has no columns for names and kinds.
pub fn read(bytes: &[u8], filename: &str) -> Result<File, Unread> {
    let sheets = sheet::read(bytes, filename).map_err(|_| Unread::File)?;
    let kind = kinds::kind(SERVICE).ok_or(Unread::Columns)?;
    let mut entries = Vec::new();
    let mut understood = false;
    for sheet in &sheets {
        let Some((head, rows)) = sheet.rows.split_first() else { continue };
        let columns: Vec<(String, u32)> =
            head.cells.iter().map(|cell| (cell.text().trim().to_lowercase(), cell.column)).collect();
        let has = |begin: &str| columns.iter().any(|(name, _)| name.starts_with(begin));
        if !has("name") || !has("service") {
            continue;
        }
        understood = true;
        let said = rows.iter().map(|row| (row.number as usize, entry(kind, &columns, row)));
        entries.extend(said.filter(|(_, said)| !said.is_empty()).map(|(line, said)| (line, Value::Object(said))));
    }
    if understood { Ok(File::of(kind, entries)) } else { Err(Unread::Columns) }
}

fn entry(kind: &Kind, columns: &[(String, u32)], row: &Row) -> Map<String, Value> {
    let mut said = Map::new();
    for (heading, column) in columns {
        let cell = row.cell(*column).map(|cell| cell.text().trim().to_owned()).unwrap_or_default();
        let cell = unguarded(&cell);
        if cell.is_empty() {
            continue;
        }
        if heading == "code" {
            said.insert("code".into(), cell.into());
        } else if let Some(field) = kind.field(heading) {
            said.insert(heading.clone(), value(field, cell));
        } else if let Some((field, lang)) = heading.rsplit_once('_')
            && Lang::parse(lang).is_some()
            && kind.field(field).is_some_and(|field| field.input == Input::Names)
        {
            let names = said.entry(field).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(names) = names {
                names.insert(lang.to_owned(), cell.into());
            }
        }
    }
    said
}

fn value(field: &Field, cell: &str) -> Value {
    match field.input {
        Input::Check => {
            Value::from(matches!(cell.to_lowercase().as_str(), "yes" | "oui" | "true" | "1" | "x" | "o" | "y"))
        }
        Input::Many(_) => cell.split([' ', ',', ';']).filter(|word| !word.is_empty()).map(Value::from).collect(),
        _ => Value::from(cell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_names_and_kinds_is_no_directory() {
        assert!(read(b"code;name_fr;service\nx;CSCom;cscom\n", "a.csv").is_ok());
        assert_eq!(read(b"code;title\nx;CSCom\n", "a.csv").err(), Some(Unread::Columns));
    }
}
