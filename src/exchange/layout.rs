//! A row seen through its headings: the text of a fact, also where one column holds several, and what is no row at all.
use super::{
    dates::{self, Epoch},
    fields::Field,
    headers::{Header, Heading, one_line},
    lists::is_one_of,
    sheet::{Cell, Formula, Row, Value},
    values::{self, Meaning},
};
use crate::text::fold;
use chrono::{Days, NaiveDate};
use std::{borrow::Cow, collections::BTreeMap};

/// Fields that are often filled in ahead: alone they are no case.
const AHEAD: &[Field] = &[
    Field::Reference,
    Field::Due,
    Field::Days,
    Field::Organisation,
    Field::Project,
    Field::Region,
    Field::Cercle,
    Field::Commune,
    Field::Committee,
    Field::Status,
    Field::Priority,
    Field::Sensitivity,
    Field::Recorder,
];

/// The headings of a sheet, and where each fact stands.
#[derive(Clone)]
pub struct Layout {
    /// The headings.
    pub header: Header,
    places: BTreeMap<Field, usize>,
    epoch: Epoch,
}

impl Layout {
    /// The layout that headings make.
    pub fn new(header: Header, epoch: Epoch) -> Self {
        let mut places = BTreeMap::new();
        for (index, heading) in header.headings.iter().enumerate() {
            places.extend(heading.fields.iter().map(|field| (*field, index)));
        }
        Self { header, places, epoch }
    }

    /// The same sheet under other headings.
    pub fn with(&self, header: Header) -> Self {
        Self::new(header, self.epoch)
    }

    /// The same sheet as its headings say by themselves.
    pub fn uncorrected(&self) -> Self {
        let mut header = self.header.clone();
        header.headings.iter_mut().for_each(|heading| heading.fields.clone_from(&heading.own));
        self.with(header)
    }

    /// The field that says the category: trackers without a column for it may say it where they say what kind of thing
    /// it is.
    pub fn category_field(&self) -> Field {
        if self.heading(Field::Category).is_some() { Field::Category } else { Field::Kind }
    }

    /// From which day serial numbers count.
    pub fn epoch(&self) -> Epoch {
        self.epoch
    }

    /// The heading of a fact.
    pub fn heading(&self, field: Field) -> Option<&Heading> {
        self.places.get(&field).and_then(|index| self.header.headings.get(*index))
    }

    /// The cell in which a fact stands.
    pub fn cell<'r>(&self, row: &'r Row, field: Field) -> Option<&'r Cell> {
        row.cell(self.heading(field)?.column).filter(|cell| !cell.is_blank())
    }

    /// The text of a fact; empty if there is none.
    pub fn text<'r>(&self, row: &'r Row, field: Field) -> Cow<'r, str> {
        let Some((heading, cell)) = self.heading(field).zip(self.cell(row, field)) else {
            return Cow::Borrowed("");
        };
        if heading.fields.len() < 2 {
            return cell.text();
        }
        let facts = split_facts(&cell.text(), &heading.fields);
        Cow::Owned(facts.into_iter().find(|(known, _)| *known == field).map(|(_, text)| text).unwrap_or_default())
    }

    /// A date, also one that a formula makes of another date of the row where the program that wrote it kept no result.
    pub fn date(&self, row: &Row, field: Field) -> Meaning<NaiveDate> {
        let Some(heading) = self.heading(field) else {
            return Meaning::Empty;
        };
        match row.cell(heading.column) {
            None => Meaning::Empty,
            Some(Cell { value: Value::Empty, formula: Some(Formula::Plus { column, days }), .. }) => {
                self.plus(row, *column, *days)
            }
            Some(cell) if heading.fields.len() > 1 && matches!(cell.value, Value::Text(_)) => {
                dates::of_text(&self.text(row, field), self.epoch)
            }
            // A formula that failed in a date nobody relies on is nothing; the two that matter are looked at elsewhere.
            Some(cell) => dates::of_cell(cell, self.epoch),
        }
    }

    fn plus(&self, row: &Row, column: u32, days: i64) -> Meaning<NaiveDate> {
        let start = row.cell(column).map_or(Meaning::Empty, |cell| dates::of_cell(cell, self.epoch));
        let added = start
            .found()
            .zip(u64::try_from(days).ok())
            .and_then(|(start, days)| start.checked_add_days(Days::new(days)));
        added.map_or(Meaning::Empty, Meaning::Is)
    }

    /// What stands in columns nobody understood, with their headings.
    pub fn others(&self, row: &Row) -> Vec<(String, String)> {
        let unknown = self.header.headings.iter().filter(|heading| heading.fields.is_empty());
        unknown
            .filter_map(|heading| {
                let text = row.cell(heading.column).filter(|cell| !cell.is_blank())?.text().trim().to_owned();
                Some((heading.text.clone(), text))
            })
            .collect()
    }

    /// Whether a row is one of the tracker's: not blank, not a total, not a band or a note, not formulas dragged down.
    pub fn is_a_case(&self, row: &Row) -> bool {
        !self.is_total(row) && !is_technical(row) && !self.is_band(row) && self.says_something(row)
    }

    fn is_total(&self, row: &Row) -> bool {
        let first = row.cells.iter().find(|cell| !cell.is_blank()).map(|cell| fold(&cell.text())).unwrap_or_default();
        let word = first.split(' ').next().unwrap_or_default();
        let sums = matches!(word, "total" | "totaux" | "totals" | "subtotal" | "moyenne" | "average" | "somme" | "sum")
            || ["sous total", "grand total", "sub total", "nombre total", "nombre de"]
                .iter()
                .any(|start| first.starts_with(start));
        // Somebody whose complaint begins with "Total" said when, or stands under the summary.
        let dated = matches!(self.date(row, Field::Received), Meaning::Is(_));
        sums && !dated && self.cell(row, Field::Summary).is_none_or(|cell| !matches!(cell.value, Value::Text(_)))
    }

    /// One single thing in the row: a month, a note, a signature. A summary alone, or a date alone, is somebody's case.
    fn is_band(&self, row: &Row) -> bool {
        let mut filled = row.cells.iter().filter(|cell| !cell.is_blank());
        let (Some(only), None) = (filled.next(), filled.next()) else {
            return false;
        };
        let holds = |field| self.heading(field).is_some_and(|heading| heading.column == only.column);
        let says_when = holds(Field::Received) && matches!(dates::of_cell(only, self.epoch), Meaning::Is(_));
        !(says_when || holds(Field::Summary) && !holds(Field::Reference))
    }

    fn says_something(&self, row: &Row) -> bool {
        let mut cells = row.cells.iter().filter(|cell| !cell.is_blank());
        cells.any(|cell| {
            let heading = self.header.headings.iter().find(|heading| heading.column == cell.column);
            let Some(field) = heading.and_then(|heading| heading.fields.first()) else {
                return false;
            };
            let linked = cell.formula.is_some();
            let text = cell.text();
            let nothing = values::is_nothing(&fold(&text)) && !text.contains('?') || linked && text == "0";
            let counts = !AHEAD.contains(field)
                && (!linked || matches!(field, Field::Category | Field::Kind | Field::Summary | Field::Name));
            counts && !nothing
        })
    }
}

/// Rows below the headings that explain them: HXL tags, "(1) (2) (3)", "jj/mm/aaaa".
fn is_technical(row: &Row) -> bool {
    let mut texts = row.cells.iter().filter(|cell| !cell.is_blank()).map(|cell| one_line(&cell.text())).peekable();
    let several = row.cells.len() > 4;
    match texts.peek().map(String::as_str) {
        Some(first) if several && first.starts_with('#') => texts.all(|text| text.starts_with('#')),
        Some("1" | "(1)" | "1." | "[1]") if several => {
            texts.zip(1..).all(|(text, n)| text.trim_matches(['(', ')', '[', ']', '.']).parse() == Ok(n))
        }
        _ => {
            let patterns = "jj mm aaaa, jj mm aa, dd mm yyyy, dd mm yy, aaaa mm jj, yyyy mm dd";
            texts.any(|text| {
                text.len() < 14 && text.starts_with(char::is_alphabetic) && is_one_of(&fold(&text), patterns)
            })
        }
    }
}

/// One cell with several facts to its facts.
fn split_facts(text: &str, fields: &[Field]) -> Vec<(Field, String)> {
    let mut facts = Vec::new();
    let mut rest = text.to_owned();
    let mut open: Vec<Field> = fields.to_vec();
    if let Some(at) = open.iter().position(|field| field.is_date()) {
        if let Some((date, left)) = dates::within_text(&rest) {
            facts.push((open.remove(at), date.to_string()));
            rest = left;
        } else if let Some(word) = rest.split_whitespace().find(|word| like_a_date(word)).map(str::to_owned) {
            rest = rest.replacen(&word, "", 1);
            facts.push((open.remove(at), word));
        } else {
            open.remove(at);
        }
    }
    if let Some(at) = open.iter().position(|field| *field == Field::Told) {
        let trimmed = rest.trim_start();
        let end = trimmed.find(|c: char| !c.is_alphanumeric()).unwrap_or(trimmed.len());
        let (word, after) = trimmed.split_at(end);
        if let Meaning::Is(_) = values::yes_no(word) {
            facts.push((open.remove(at), word.to_owned()));
            rest = after.to_owned();
        }
    }
    share(&rest, &open, &mut facts);
    facts
}

/// Shares what is left among the facts that are left: one piece each where they are as many, else by what they look like.
fn share(rest: &str, open: &[Field], facts: &mut Vec<(Field, String)>) {
    let edges: &[char] = &[' ', '-', '–', '—', ':', '(', ')'];
    let has_days = open.contains(&Field::Days);
    let pieces: Vec<&str> = rest
        .split(|c| matches!(c, '/' | ';' | '|' | '\n' | ',') || has_days && c == '(')
        .map(|piece| piece.trim_matches(edges))
        .filter(|piece| !piece.is_empty())
        .collect();
    if pieces.len() == open.len() {
        facts.extend(open.iter().copied().zip(pieces.into_iter().map(str::to_owned)));
        return;
    }
    let counts_days = |piece: &&str| piece.starts_with(|c: char| c.is_ascii_digit()) && piece.len() < 12;
    let words: Vec<&str> = pieces.into_iter().filter(|piece| !(has_days && counts_days(piece))).collect();
    let mut given = false;
    for field in open.iter().filter(|field| **field != Field::Days) {
        let listed = matches!(
            field,
            Field::Told
                | Field::Satisfaction
                | Field::Sex
                | Field::Age
                | Field::Category
                | Field::Kind
                | Field::Displacement
                | Field::Sensitivity
        );
        if listed || !given {
            facts.push((*field, if listed { rest.trim().to_owned() } else { words.join(" / ") }));
            given |= !listed;
        }
    }
}

fn like_a_date(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().filter(|c| matches!(c, '/' | '-' | '.')).count() >= 2
}
