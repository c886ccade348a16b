//! Ages as people write them, into bands. Never a date of birth: where a single age stands, its band is kept.
use super::{
    sheet::{Cell, Value},
    values::{Age, Meaning, is_nothing},
};
use crate::text::fold;
use chrono::{Datelike, NaiveDate};

const CHILD: &[&str] = &[
    "enfant",
    "enfants",
    "mineur",
    "mineure",
    "mineurs",
    "mineures",
    "child",
    "children",
    "minor",
    "bebe",
    "adolescent",
    "adolescente",
    "adolescents",
    "ado",
    "fille",
    "garcon",
    "girl",
    "boy",
    "nourrisson",
    "infant",
    "eleve",
    "demisen",
];
const OLD: &[&str] =
    &["vieux", "vieille", "agee", "agees", "age", "ages", "elderly", "elder", "older", "senior", "aine"];
const ADULT: &[&str] = &["adulte", "adultes", "adult", "adults", "majeur", "majeure", "grown"];

/// Reads a cell.
pub fn of_cell(cell: &Cell) -> Meaning<Age> {
    match &cell.value {
        Value::Date(date) => undone(*date).map_or(Meaning::Unknown, Meaning::Is),
        _ => of_text(&cell.text()),
    }
}

/// Reads a text.
pub fn of_text(raw: &str) -> Meaning<Age> {
    let folded = fold(raw);
    if is_nothing(&folded) || super::lists::is_one_of(&folded, super::lists::UNSAID) {
        return Meaning::Empty;
    }
    understood(raw, &folded).map_or(Meaning::Unknown, Meaning::Is)
}

fn understood(raw: &str, folded: &str) -> Option<Age> {
    if let Ok(years) = raw.trim().replace(',', ".").parse::<f64>() {
        return (0.0..=120.0).contains(&years).then(|| single(years as u32)).flatten();
    }
    let words: Vec<&str> = folded.split(' ').collect();
    let says = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let in_months = words.iter().any(|word| word.starts_with("mois") || word.starts_with("month"));
    let has_years = words.iter().any(|word| matches!(*word, "an" | "ans" | "annees" | "years" | "year" | "yrs"));
    match numbers(folded).as_slice() {
        [] if says(ADULT) => Some(Age { band: "adult".to_owned(), minor: false }),
        [] if says(CHILD) => Some(band(0, 17)),
        [] if says(OLD) => Some(Age { band: "60+".to_owned(), minor: false }),
        [_] if in_months && !has_years => Some(band(0, 17)),
        [n] if raw.contains(['<', '≤']) || says(&["moins", "under", "below"]) => {
            Some(band(0, n.saturating_sub(1).max(1)))
        }
        [n] if raw.contains(['+', '>', '≥']) || says(&["plus", "over", "above", "more"]) => Some(from(*n)),
        [n] => single(*n),
        [_, months] if in_months && !has_years && *months <= 216 => Some(band(0, 17)),
        [_, years] if in_months => single(*years).map(|_| band(0, *years)),
        [low, high] if low < high && *high <= 120 => Some(band(*low, *high)),
        _ => None,
    }
}

fn numbers(folded: &str) -> Vec<u32> {
    folded
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .filter_map(|part| part.parse().ok())
        .collect()
}

fn band(low: u32, high: u32) -> Age {
    Age { band: format!("{low}-{high}"), minor: high < 18 }
}

fn from(low: u32) -> Age {
    Age { band: format!("{low}+"), minor: false }
}

fn single(years: u32) -> Option<Age> {
    match years {
        0..=17 => Some(band(0, 17)),
        18..=59 => Some(band(18, 59)),
        60..=120 => Some(from(60)),
        _ => None,
    }
}

/// A spreadsheet turns `5-11` into the fifth of November and `12-17` into December 2017. Turned back, because whether
/// somebody is a child decides who may know.
fn undone(date: NaiveDate) -> Option<Age> {
    let (day, month, year) = (date.day(), date.month(), u32::try_from(date.year() % 100).ok()?);
    if day == 1 && year > month && matches!(year, 13..=17 | 24 | 29 | 49 | 59) {
        return Some(band(month, year));
    }
    (day < month).then(|| band(day, month))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> Option<(String, bool)> {
        of_text(raw).found().map(|age| (age.band, age.minor))
    }

    #[test]
    fn ages_are_read_as_people_write_them() {
        for (raw, band, minor) in [
            ("0-17", "0-17", true),
            ("0–17", "0-17", true),
            ("18 à 59 ans", "18-59", false),
            ("60+", "60+", false),
            ("60 ans et plus", "60+", false),
            ("adulte", "adult", false),
            ("Enfant", "0-17", true),
            ("16", "0-17", true),
            ("34 ans", "18-59", false),
            ("72", "60+", false),
            ("<18", "0-17", true),
            ("moins de 18 ans", "0-17", true),
            ("12-17", "12-17", true),
            ("6-59 mois", "0-17", true),
            ("18 mois", "0-17", true),
            ("≥ 60", "60+", false),
            ("15-24", "15-24", false),
            ("personne âgée", "60+", false),
            ("16.0", "0-17", true),
        ] {
            assert_eq!(read(raw), Some((band.to_owned(), minor)), "{raw}");
        }
        for raw in ["", "-", "NSP", "n/a"] {
            assert_eq!(of_text(raw), Meaning::Empty, "{raw}");
        }
        assert_eq!(of_text("jeune"), Meaning::Unknown);
    }

    #[test]
    fn bands_that_became_dates_are_turned_back() {
        let cell =
            |y, m, d| Cell { column: 0, value: Value::Date(NaiveDate::from_ymd_opt(y, m, d).unwrap()), formula: None };
        assert_eq!(of_cell(&cell(2026, 11, 5)), Meaning::Is(band(5, 11)));
        assert_eq!(of_cell(&cell(2017, 12, 1)), Meaning::Is(band(12, 17)));
    }
}
