//! A setting as it is now, whichever table it lives in. Pure.
use super::kinds::{Field, Input, Kind};
use crate::id::AccountKey;
use crate::programme::{Body, Version};
use chrono::{NaiveDate, NaiveDateTime};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// A setting as it is now.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Which one of its kind.
    pub code: String,
    /// Its newest version; 0: none was written yet.
    pub version: i32,
    /// Where it stands in its list.
    pub position: i32,
    /// What it says.
    pub body: Body,
    /// No longer offered.
    pub retired: bool,
    /// Came with an import and waits for somebody to look at it.
    pub to_confirm: bool,
}

/// Who changes something, and when.
#[derive(Debug, Clone, Copy)]
pub struct By {
    /// The account; none: the command line.
    pub actor: Option<AccountKey>,
    /// The instant, UTC.
    pub now: NaiveDateTime,
    /// The date of the programme.
    pub today: NaiveDate,
}

/// What becomes of a setting.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// What it is to say.
    pub body: Body,
    /// No longer offered.
    pub retired: bool,
    /// Which place it is to have in its list, from 1; none: the one it has, or the last.
    pub rank: Option<usize>,
    /// What the one who wishes saw: `Item::stamp`; none: whatever is there.
    pub seen: Option<String>,
    /// The older version it is to equal.
    pub same_as: Option<i32>,
    /// What is said by a deed of its own (`Kind::apart`); none: it stays.
    pub apart: Option<Value>,
    /// One of several: whether the routing table holds is asked when all are written.
    pub later: bool,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is new.
    Added,
    /// It says something else.
    Changed,
    /// It says that already.
    Same,
}

/// Why a setting stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is none.
    #[error("no such setting")]
    NotFound,
    /// Somebody changed it meanwhile.
    #[error("the setting was changed meanwhile")]
    Stale,
    /// What was filled in does not hold: field and key of the sentence.
    #[error("what was filled in does not hold")]
    Faulty(Vec<(&'static str, &'static str)>),
    /// Our fault.
    #[error(transparent)]
    Internal(#[from] anyhow::Error),
}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        Self::Internal(error.into())
    }
}

impl From<crate::cases::Error> for Error {
    fn from(error: crate::cases::Error) -> Self {
        Self::Internal(anyhow::anyhow!("{error}"))
    }
}

impl Error {
    /// One fault.
    pub fn fault(field: &'static str, key: &'static str) -> Self {
        Self::Faulty(vec![(field, key)])
    }
}

impl Item {
    /// From its newest version.
    pub fn of(kind: &Kind, version: Version) -> Self {
        Self {
            code: version.code,
            version: version.version,
            position: version.position,
            body: normal(kind, &version.body),
            retired: version.retired,
            to_confirm: false,
        }
    }

    /// What tells whether it was changed since somebody looked: also by the command line, which writes no version.
    pub fn stamp(&self) -> String {
        let said = Value::from(self.body.clone()).to_string();
        let hash = Sha256::digest(format!("{}|{}|{said}", self.version, self.retired).as_bytes());
        hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }

    /// Whether it says the same as another.
    pub fn same(&self, other: &Self) -> bool {
        (&self.body, self.retired) == (&other.body, other.retired) && !self.to_confirm
    }

    /// A field as a text; empty for none.
    pub fn text(&self, field: &str) -> String {
        text(self.body.get(field))
    }
}

/// A single value as a text; empty for none and for what is no single value.
pub fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// What codes a place has: list and code of each, its own first. `None`: a line is not a list and a code.
pub fn place_codes(body: &Body) -> Option<Vec<(String, String)>> {
    let (scheme, code) = (text(body.get("scheme")), text(body.get("code")));
    let own = (!code.is_empty()).then_some((scheme, code));
    let further = texts(body.get("codes")).into_iter().map(|line| {
        let mut words = line.split_whitespace().map(str::to_owned);
        words.next().zip(words.next()).filter(|_| words.next().is_none())
    });
    own.into_iter().map(Some).chain(further).collect()
}

/// Several values as texts.
pub fn texts(value: Option<&Value>) -> Vec<String> {
    value.and_then(Value::as_array).into_iter().flatten().map(|value| text(Some(value))).collect()
}

/// A code as it is kept: a number where it is one.
pub fn coded(code: &str) -> Value {
    code.parse::<i64>().map_or_else(|_| Value::from(code), Value::from)
}

/// What is said, in the one way it is kept: known fields alone, nothing empty, yes or no always there.
pub fn normal(kind: &Kind, body: &Body) -> Body {
    let mut kept = Body::new();
    for field in kind.fields {
        if let Some(value) = body.get(field.name).and_then(|value| one_way(field, value)) {
            kept.insert(field.name.to_owned(), value);
        } else if field.input == Input::Check {
            kept.insert(field.name.to_owned(), Value::from(false));
        }
    }
    kept
}

fn one_way(field: &Field, value: &Value) -> Option<Value> {
    let found = match (field.input, value) {
        (Input::Choice(_), value) => coded(text(Some(value)).trim()),
        (Input::Many(_), Value::Array(all)) => all.iter().map(|one| coded(text(Some(one)).trim())).collect(),
        (Input::Names | Input::Texts, Value::Object(names)) => {
            let said = names.iter().filter(|(_, name)| !text(Some(name)).trim().is_empty());
            Value::Object(said.map(|(lang, name)| (lang.clone(), name.clone())).collect())
        }
        (_, Value::String(text)) => Value::from(text.trim()),
        (_, value) => value.clone(),
    };
    let empty = match &found {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(all) => all.is_empty(),
        Value::Object(all) => all.is_empty(),
        _ => false,
    };
    (!empty).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::super::kinds::kind;
    use super::*;
    use serde_json::json;

    #[test]
    fn what_an_older_program_wrote_reads_like_what_this_one_writes() {
        let route = kind("route").expect("a kind");
        let old = json!({"category": 8, "when": null, "to": "gbv", "left": "over"});
        let new = json!({"category": "8", "to": " gbv"});
        let normal = |value: Value| normal(route, value.as_object().expect("a map"));
        assert_eq!(normal(old), normal(new));
    }

    #[test]
    fn a_stamp_tells_every_change() {
        let sector = kind("sector").expect("a kind");
        let body = normal(sector, json!({"name": {"fr": "Eau"}}).as_object().expect("a map"));
        let item = Item { code: "wash".into(), version: 1, position: 1, body, retired: false, to_confirm: false };
        let mut other = item.clone();
        other.body.insert("tile".into(), true.into());
        let stamps = [
            item.stamp(),
            other.stamp(),
            Item { version: 2, ..item.clone() }.stamp(),
            Item { retired: true, ..item.clone() }.stamp(),
        ];
        let different: std::collections::BTreeSet<_> = stamps.iter().collect();
        assert_eq!(different.len(), stamps.len());
    }
}
