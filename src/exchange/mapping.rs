//! How an organisation's tracker is read where the program would read it otherwise: columns and words put right by hand.
use super::coded;
use super::fields::{self, Field};
use super::headers::Header;
use crate::text::fold;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// In a file: the column is kept in the remarks, whatever its heading says.
const ASIDE: &str = "aside";
/// The most columns and words one mapping holds.
const MOST: usize = 2_000;

/// What was said about a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// It holds this.
    As(Field),
    /// Nothing that has a place of its own.
    Aside,
}

impl Choice {
    /// The choice of this name.
    pub fn parse(name: &str) -> Option<Self> {
        if name == ASIDE { Some(Self::Aside) } else { Field::parse(name).map(Self::As) }
    }

    /// Its name.
    pub fn code(self) -> &'static str {
        match self {
            Self::As(field) => field.code(),
            Self::Aside => ASIDE,
        }
    }
}

/// Corrections to how a tracker is understood. Holds headings and coded words, and nothing else of any row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// By heading, folded; the second column of a name has `#2` after it.
    columns: BTreeMap<String, Choice>,
    /// By field, then by word, folded.
    values: BTreeMap<Field, BTreeMap<String, &'static str>>,
    /// Whether letters that were written twice are put right.
    pub repair_letters: bool,
}

impl Default for Mapping {
    fn default() -> Self {
        Self { columns: BTreeMap::new(), values: BTreeMap::new(), repair_letters: true }
    }
}

/// A mapping as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    columns: BTreeMap<String, String>,
    #[serde(default)]
    values: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(default = "yes")]
    repair_letters: bool,
}

fn yes() -> bool {
    true
}

/// Why something is no mapping.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It is not JSON, or not of this form.
    #[error("the mapping cannot be read (line {line}, column {column})")]
    Form {
        /// The line.
        line: usize,
        /// The letter in it.
        column: usize,
    },
    /// No column holds such a thing.
    #[error("no column can be {0:?}")]
    Field(String),
    /// The field does not have this code.
    #[error("{field} has no {code:?}")]
    Code {
        /// The field.
        field: String,
        /// What was named.
        code: String,
    },
    /// Two columns are to hold the same.
    #[error("two columns are {0:?}")]
    Twice(String),
    /// More than a tracker can need.
    #[error("the mapping is too large")]
    TooLarge,
}

impl Fault {
    /// The sentence to show, as a locale key, and what it needs to know.
    pub fn message(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::Form { line, column } => {
                ("import-map-form", vec![("line", line.to_string()), ("column", column.to_string())])
            }
            Self::Field(name) => {
                let known: Vec<&str> = fields::all().map(Field::code).chain([ASIDE]).collect();
                ("import-map-field", vec![("name", name.clone()), ("known", known.join(", "))])
            }
            Self::Code { field, code } => {
                let known = Field::parse(field).map(coded::codes).unwrap_or_default();
                let known = if known.is_empty() {
                    coded::FIELDS.map(Field::code).join(", ")
                } else {
                    known.into_iter().chain([coded::NOTHING]).collect::<Vec<_>>().join(", ")
                };
                ("import-map-code", vec![("field", field.clone()), ("code", code.clone()), ("known", known)])
            }
            Self::Twice(name) => ("import-map-twice", vec![("name", name.clone())]),
            Self::TooLarge => ("import-map-too-large", Vec::new()),
        }
    }
}

impl Mapping {
    /// Reads a mapping as JSON. Headings and words are taken however they are spelt.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn parse(json: &str) -> Result<Self, Fault> {
        let written: Written =
            serde_json::from_str(json).map_err(|error| Fault::Form { line: error.line(), column: error.column() })?;
        let mut mapping = Self { repair_letters: written.repair_letters, ..Self::default() };
        if written.columns.len() + written.values.values().map(BTreeMap::len).sum::<usize>() > MOST {
            return Err(Fault::TooLarge);
        }
        for (heading, name) in &written.columns {
            let choice = Choice::parse(name).ok_or_else(|| Fault::Field(name.clone()))?;
            mapping.columns.insert(respelt(heading), choice);
        }
        for (field_name, words) in &written.values {
            let wrong = |code: &String| Fault::Code { field: field_name.clone(), code: code.clone() };
            for (word, code) in words {
                let field = Field::parse(field_name).ok_or_else(|| wrong(code))?;
                mapping.set_value(field, word, code).ok_or_else(|| wrong(code))?;
            }
        }
        Ok(mapping)
    }

    /// The mapping as JSON.
    pub fn to_json(&self) -> String {
        let columns = self.columns.iter().map(|(key, choice)| (key.clone(), choice.code().to_owned()));
        let named = |code: &str| if code == coded::BLANK { coded::NOTHING } else { code }.to_owned();
        let values = self.values.iter().map(|(field, words)| {
            let words = words.iter().map(|(word, code)| (word.clone(), named(code)));
            (field.code().to_owned(), words.collect())
        });
        let written =
            Written { columns: columns.collect(), values: values.collect(), repair_letters: self.repair_letters };
        serde_json::to_string_pretty(&written).unwrap_or_default()
    }

    /// Whether nothing is corrected.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What was said about a column.
    pub fn column(&self, key: &str) -> Option<Choice> {
        self.columns.get(key).copied()
    }

    /// Says what a column holds; nothing: as its heading says.
    pub fn set_column(&mut self, key: &str, choice: Option<Choice>) {
        match choice {
            Some(choice) => self.columns.insert(key.to_owned(), choice),
            None => self.columns.remove(key),
        };
    }

    /// What was said about a word of a coded column, `coded::BLANK` for nothing.
    pub fn value(&self, field: Field, raw: &str) -> Option<&'static str> {
        let words = self.values.get(&field)?;
        words.get(&fold(raw)).copied()
    }

    /// Says what a word of a coded column means. None, and nothing is changed, if there is no such code or no word.
    pub fn set_value(&mut self, field: Field, word: &str, named: &str) -> Option<()> {
        let code = coded::code(field, named)?;
        let word = Some(fold(word)).filter(|word| !word.is_empty())?;
        self.values.entry(field).or_default().insert(word, code);
        Some(())
    }

    /// Takes back what was said about a word.
    pub fn forget_value(&mut self, field: Field, word: &str) {
        if let Some(words) = self.values.get_mut(&field) {
            words.remove(&fold(word));
            if words.is_empty() {
                self.values.remove(&field);
            }
        }
    }

    /// The headings with the corrections, and the first field that two of their columns were said to hold.
    pub fn corrected(&self, header: &Header) -> (Header, Option<Field>) {
        let mut corrected = header.clone();
        let chosen: Vec<Option<Choice>> = keys(header).iter().map(|key| self.column(key)).collect();
        let mut taken = BTreeSet::new();
        let mut twice = None;
        for (heading, choice) in corrected.headings.iter_mut().zip(&chosen) {
            match choice {
                Some(Choice::Aside) => heading.fields.clear(),
                Some(Choice::As(field)) if taken.insert(*field) => heading.fields = vec![*field],
                Some(Choice::As(field)) => {
                    twice = twice.or(Some(*field));
                    heading.fields.clear();
                }
                None => {}
            }
        }
        for (heading, _) in corrected.headings.iter_mut().zip(&chosen).filter(|(_, choice)| choice.is_none()) {
            heading.fields.retain(|field| !taken.contains(field));
        }
        (corrected, twice)
    }
}

/// The names by which the columns of a sheet are known again, from left to right.
pub fn keys(header: &Header) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let key = |text: &str| {
        let nth = seen.entry(bare(text)).or_default();
        *nth += 1;
        numbered(&bare(text), *nth)
    };
    header.headings.iter().map(|heading| heading.text.as_str()).map(key).collect()
}

fn bare(text: &str) -> String {
    let folded = fold(text);
    if folded.is_empty() { text.trim().to_owned() } else { folded }
}

fn numbered(bare: &str, nth: usize) -> String {
    if nth > 1 { format!("{bare}#{nth}") } else { bare.to_owned() }
}

/// A heading of a file as `keys` would name it.
fn respelt(heading: &str) -> String {
    match heading.rsplit_once('#').and_then(|(text, nth)| Some((text, nth.parse().ok()?))) {
        Some((text, nth)) if !text.trim().is_empty() => numbered(&bare(text), nth),
        _ => bare(heading),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::headers::Heading;

    fn header(texts: &[(&str, &[Field])]) -> Header {
        let heading = |(column, (text, fields)): (u32, &(&str, &[Field]))| Heading {
            text: (*text).to_owned(),
            column,
            fields: fields.to_vec(),
            own: fields.to_vec(),
        };
        Header { row: 1, headings: (0..).zip(texts).map(heading).collect() }
    }

    #[test]
    fn a_column_put_right_takes_its_fact_from_the_column_that_had_it() {
        let header = header(&[("Date", &[Field::Received]), ("Jour", &[]), ("Date", &[]), ("Obs", &[Field::Action])]);
        let mapping = Mapping::parse(r#"{"columns":{"JOUR":"received","date#2":"closed","Obs.":"aside"}}"#).unwrap();
        let (corrected, twice) = mapping.corrected(&header);
        let fields: Vec<&[Field]> = corrected.headings.iter().map(|h| h.fields.as_slice()).collect();
        assert_eq!(fields, [&[] as &[Field], &[Field::Received], &[Field::Closed], &[]]);
        assert_eq!(twice, None);
        assert!(corrected.headings.iter().zip(&header.headings).all(|(a, b)| a.own == b.own));
        let both = Mapping::parse(r#"{"columns":{"jour":"status","obs":"status"}}"#).unwrap();
        assert_eq!(both.corrected(&header).1, Some(Field::Status));
    }

    #[test]
    fn a_mapping_comes_back_as_it_was_written() {
        let json = r#"{"columns":{"Où":"site"},"values":{"status":{"Vu !":"closed","?x":"-"}},"repair_letters":false}"#;
        let mapping = Mapping::parse(json).unwrap();
        assert_eq!(Mapping::parse(&mapping.to_json()), Ok(mapping.clone()));
        assert_eq!(mapping.value(Field::Status, "  VU"), Some("closed"));
        assert_eq!(mapping.value(Field::Status, "x"), Some(coded::BLANK));
        assert!(!mapping.is_empty() && Mapping::default().is_empty());
    }

    #[test]
    fn what_is_wrong_with_a_mapping_is_named() {
        let fault = |json| Mapping::parse(json).unwrap_err();
        assert!(matches!(fault("{"), Fault::Form { line: 1, .. }));
        assert!(matches!(fault(r#"{"colums":{}}"#), Fault::Form { .. }));
        assert_eq!(fault(r#"{"columns":{"a":"colour"}}"#), Fault::Field("colour".into()));
        for json in [
            r#"{"values":{"status":{"a":"x"}}}"#,
            r#"{"values":{"name":{"a":"x"}}}"#,
            r#"{"values":{"sensitivity":{"a":"-"}}}"#,
        ] {
            assert!(matches!(fault(json), Fault::Code { .. }), "{json}");
        }
    }
}
