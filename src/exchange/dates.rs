//! Dates as people type them: day first, always; two figures of a year are 20yy; words in French and English.
use super::{
    sheet::{Cell, Value},
    values::Meaning,
};
use crate::text::fold;
use chrono::{Datelike, Days, NaiveDate};

/// From which day serial numbers count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Epoch {
    /// The usual one.
    Of1900,
    /// Of workbooks that began on an old Macintosh.
    Of1904,
}

/// Between the two ways of counting, in days.
pub const EPOCHS_APART: i64 = 1462;
/// Serial numbers of the years 2000 to 2099, counted from 1900.
const SERIALS: std::ops::Range<i64> = 36_526..73_051;

const MONTHS: [&[&str]; 12] = [
    &["janvier", "january", "janv", "jan"],
    &["fevrier", "february", "fevr", "fev", "feb"],
    &["mars", "march", "mar", "mrs"],
    &["avril", "april", "avr", "apr"],
    &["mai", "may"],
    &["juin", "june", "jun"],
    &["juillet", "july", "juil", "jul"],
    &["aout", "august", "aou", "aug"],
    &["septembre", "september", "sept", "sep"],
    &["octobre", "october", "oct"],
    &["novembre", "november", "nov"],
    &["decembre", "december", "dec"],
];

/// Words that may stand around a date without changing it.
const AROUND: &[&str] = &[
    "le",
    "du",
    "au",
    "en",
    "de",
    "the",
    "of",
    "on",
    "at",
    "a",
    "er",
    "st",
    "nd",
    "rd",
    "th",
    "t",
    "z",
    "h",
    "min",
    "s",
    "am",
    "pm",
    "utc",
    "gmt",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "lun",
    "mer",
    "jeu",
    "ven",
    "sam",
    "dim",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
];

/// What people write where there is no date.
const NO_DATE: &[&str] = &[
    "na",
    "n a",
    "nd",
    "n d",
    "nsp",
    "nr",
    "n r",
    "ns",
    "neant",
    "null",
    "none",
    "nil",
    "so",
    "s o",
    "sans objet",
    "vide",
    "inconnu",
    "inconnue",
    "unknown",
    "non renseigne",
    "non renseignee",
    "non precise",
    "non precisee",
    "non disponible",
    "not available",
    "not applicable",
    "non applicable",
    "a preciser",
    "tbd",
    "tbc",
    "aucune",
    "pas de date",
    // What a spreadsheet shows for a date that is zero.
    "00 01 1900",
    "00 00 0000",
    "00 01 00",
];

/// Reads a cell as a date of the years 2000 to 2099.
pub fn of_cell(cell: &Cell, epoch: Epoch) -> Meaning<NaiveDate> {
    match &cell.value {
        Value::Empty => Meaning::Empty,
        Value::Date(date) => within(*date),
        Value::Number(n) => of_serial(*n, epoch),
        Value::Text(text) => of_text(text, epoch),
        Value::Bool(_) | Value::Error(_) => Meaning::Unknown,
    }
}

/// Reads a serial number; zero is what a formula makes of an empty cell.
pub fn of_serial(serial: f64, epoch: Epoch) -> Meaning<NaiveDate> {
    if serial == 0.0 {
        return Meaning::Empty;
    }
    let days = match epoch {
        Epoch::Of1900 => serial.floor(),
        Epoch::Of1904 => serial.floor() + EPOCHS_APART as f64,
    };
    if !days.is_finite() || days < SERIALS.start as f64 || days >= SERIALS.end as f64 {
        return Meaning::Unknown;
    }
    let start = NaiveDate::from_ymd_opt(1899, 12, 30);
    start.and_then(|start| start.checked_add_days(Days::new(days as u64))).map_or(Meaning::Unknown, Meaning::Is)
}

/// Reads a text that is a date and nothing else.
pub fn of_text(raw: &str, epoch: Epoch) -> Meaning<NaiveDate> {
    let folded = fold(raw);
    if folded.is_empty() && !raw.contains('?') || NO_DATE.contains(&folded.as_str()) {
        return Meaning::Empty;
    }
    let number = raw.trim().replace(',', ".").parse::<f64>().ok().filter(|_| !raw.trim().starts_with(['+', '-']));
    match number {
        Some(n) if n < 1_000_000.0 => of_serial(n, epoch),
        _ => parsed(&tokens(&folded)).map_or(Meaning::Unknown, within),
    }
}

/// Finds a date in a cell that holds more than that ("12/03/2026 / résolu / 5 j"), and gives what is left around it.
pub fn within_text(raw: &str) -> Option<(NaiveDate, String)> {
    let marks: Vec<usize> = raw.char_indices().map(|(at, _)| at).chain([raw.len()]).take(120).collect();
    let letter_at = |at: usize| raw.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric);
    let starts_word =
        |at: usize| raw.get(..at).and_then(|before| before.chars().last()).is_none_or(|c| !c.is_alphanumeric());
    let figure_at = |at: usize| raw.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    for (index, from) in marks.iter().enumerate().filter(|(_, at)| figure_at(**at) && starts_word(**at)) {
        // The longest stretch that is a date: "12 mars 2026" and not "12 mars 20".
        for until in marks.iter().skip(index + 6).take(20).rev().filter(|at| !letter_at(**at)) {
            let Some(stretch) = raw.get(*from..*until) else {
                continue;
            };
            if stretch.contains('\n') || stretch.trim_end().len() != stretch.len() {
                continue;
            }
            if let Some(Meaning::Is(date)) = parsed(&tokens(&fold(stretch))).map(within) {
                let left =
                    format!("{} {}", raw.get(..*from).unwrap_or_default(), raw.get(*until..).unwrap_or_default());
                return Some((date, left));
            }
        }
    }
    None
}

fn within(date: NaiveDate) -> Meaning<NaiveDate> {
    if (2000..2100).contains(&date.year()) { Meaning::Is(date) } else { Meaning::Unknown }
}

enum Token<'a> {
    Number(&'a str),
    Month(u32),
    Other,
}

/// Figures and months, in order; the words that may stand around a date are left out, all others spoil it.
fn tokens(folded: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    for word in folded.split(' ') {
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let figures = first.is_ascii_digit();
            let end = rest.find(|c: char| c.is_ascii_digit() != figures).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            rest = after;
            if figures {
                found.push(Token::Number(run));
            } else if let Some(month) = MONTHS.iter().position(|names| names.contains(&run)) {
                found.push(Token::Month(month as u32 + 1));
            } else if !AROUND.contains(&run) {
                found.push(Token::Other);
            }
        }
    }
    found
}

fn parsed(tokens: &[Token<'_>]) -> Option<NaiveDate> {
    use Token::{Month, Number};
    let time_follows = |rest: &[Token<'_>]| rest.len() <= 6 && rest.iter().all(|token| matches!(token, Number(_)));
    match tokens {
        [Number(y), Number(m), Number(d), rest @ ..] if y.len() == 4 && time_follows(rest) => date(y, number(m)?, d),
        [Number(d), Number(m), Number(y), rest @ ..] if time_follows(rest) => date(y, number(m)?, d),
        [Number(y), Month(m), Number(d), rest @ ..] if y.len() == 4 && time_follows(rest) => date(y, *m, d),
        [Number(d), Month(m), Number(y), rest @ ..] if time_follows(rest) => date(y, *m, d),
        [Month(m), Number(d), Number(y), rest @ ..] if y.len() == 4 && time_follows(rest) => date(y, *m, d),
        [Month(m), Number(d), Number(y)] => date(y, *m, d),
        // "mar." is mardi too.
        [Month(3), rest @ ..] if rest.len() >= 3 => parsed(rest),
        [Number(all)] if all.len() == 8 => eight_figures(all),
        _ => None,
    }
}

fn date(year: &str, month: u32, day: &str) -> Option<NaiveDate> {
    let year = match year.len() {
        2 => 2000 + year.parse::<i32>().ok()?,
        4 => year.parse::<i32>().ok()?,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month, number(day)?)
}

fn number(figures: &str) -> Option<u32> {
    figures.parse().ok().filter(|_| figures.len() <= 2)
}

/// `20260312` or `12032026`.
fn eight_figures(all: &str) -> Option<NaiveDate> {
    let part = |from: usize, until: usize| all.get(from..until).unwrap_or_default();
    date(part(0, 4), number(part(4, 6))?, part(6, 8))
        .filter(|date| date.year() >= 2000 && date.year() < 2100)
        .or_else(|| date(part(4, 8), number(part(2, 4)).unwrap_or(0), part(0, 2)))
}
