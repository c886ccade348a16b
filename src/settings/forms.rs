//! From what was typed to what a setting says: every fault at once, each with its field.
use super::kinds::{Field, Input, Kind};
use super::members;
use super::model::coded;
use crate::i18n::Lang;
use crate::places::Book;
use crate::programme::{Body, Calendar};
use crate::web::Fields;
use serde_json::Value;

/// Reads a form; what cannot be read becomes a fault with the key of its sentence.
pub fn read(kind: &Kind, fields: &Fields, book: &Book) -> (Body, Vec<(&'static str, &'static str)>) {
    let (mut body, mut faults) = (Body::new(), Vec::new());
    for field in kind.fields {
        match value(field, fields, book) {
            Ok(value) => drop(body.insert(field.name.to_owned(), value)),
            Err(key) => faults.push((field.name, key)),
        }
    }
    (body, faults)
}

fn value(field: &Field, fields: &Fields, book: &Book) -> Result<Value, &'static str> {
    let typed = fields.get(field.name);
    let lines = || typed.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(match field.input {
        _ if typed.is_empty()
            && !matches!(field.input, Input::Names | Input::Texts | Input::Members | Input::Check) =>
        {
            Value::Null
        }
        Input::Line | Input::Icon | Input::Of(_) | Input::Picture => Value::from(typed),
        Input::Names | Input::Texts => {
            let name =
                |lang: Lang| (lang.code().to_owned(), fields.get(&format!("{}_{}", field.name, lang.code())).into());
            Value::Object(Lang::all().map(name).collect())
        }
        Input::Number(..) => Value::from(typed.parse::<i64>().map_err(|_| "settings-fault-number")?),
        Input::Check => Value::from(typed == "yes"),
        Input::Day => Value::from(fields.day(field.name).ok_or("settings-fault-day")?.to_string()),
        Input::Choice(_) => coded(typed),
        Input::Many(_) => fields.all(field.name).filter(|one| !one.is_empty()).map(coded).collect(),
        Input::ManyOf(_) => fields.all(field.name).filter(|one| !one.is_empty()).map(Value::from).collect(),
        Input::Place => Value::from(book.said(typed).ok_or("settings-fault-place")?.handle.clone()),
        Input::List => lines().map(Value::from).collect(),
        Input::Holidays => {
            let days: Option<Vec<String>> = lines().map(Calendar::holiday).collect();
            let mut days = days.ok_or("settings-fault-holiday")?;
            days.sort();
            days.dedup();
            days.into()
        }
        Input::Members => members::keep(&members::typed(fields)),
    })
}
