//! What the cells of a tracker mean: yes and no, categories, who spoke, how sensitive, how far along.
use super::lists::{self, CATEGORY_WORDS, STATUS_WORDS};
use crate::text::fold;
use serde::Serialize;

/// What a cell says: nothing, something, or something that is not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning<T> {
    /// Nothing was written, or a dash.
    Empty,
    /// This.
    Is(T),
    /// Something, but nobody knows what.
    Unknown,
}

impl<T> Meaning<T> {
    /// The meaning if there is one.
    pub fn found(self) -> Option<T> {
        if let Self::Is(found) = self { Some(found) } else { None }
    }

    fn or_unknown(found: Option<T>) -> Self {
        found.map_or(Self::Unknown, Self::Is)
    }
}

/// How sensitive the row says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sensitivity {
    /// Ordinary, or not said.
    Ordinary,
    /// Sensitive; also whatever is written there and not understood.
    Sensitive,
    /// Highly sensitive.
    HighlySensitive,
}

/// An age as the file gives it: a band such as `0-17`, `12-17`, `60+`, or `adult`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Age {
    /// The band.
    pub band: String,
    /// Whether everybody in the band is under 18.
    pub minor: bool,
}

/// How far along the file says the case is. Whether it is closed is decided by its closing date alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// One of `received, acknowledged, in_progress, referred, answered, closed, reopened, on_hold`.
    Known(&'static str),
    /// Other words, as they stand.
    Other(String),
}

/// Whether nothing is meant: a dash, "n/a" and the like.
pub fn is_nothing(folded: &str) -> bool {
    folded.is_empty() || lists::is_one_of(folded, lists::NOTHING)
}

/// Yes or no; "does not know" is nothing.
pub fn yes_no(raw: &str) -> Meaning<bool> {
    if matches!(raw.trim(), "✓" | "✔" | "☑" | "☒" | "✗" | "✘" | "✕") {
        return Meaning::Is(matches!(raw.trim(), "✓" | "✔" | "☑"));
    }
    let folded = fold(raw);
    if is_nothing(&folded) || lists::is_one_of(&folded, lists::UNSAID) {
        return Meaning::Empty;
    }
    let first = folded.split(' ').next().unwrap_or_default();
    Meaning::or_unknown(match first {
        "o" | "oui" | "y" | "yes" | "x" | "1" | "true" | "vrai" | "ok" | "awo" | "fait" | "done" | "informe"
        | "informee" => Some(true),
        "n" | "non" | "no" | "not" | "0" | "false" | "faux" | "ayi" | "pas" => Some(false),
        _ => None,
    })
}

/// The category, 1 to 8, by number or by name. Where both stand and the name clearly says another, the name holds:
/// programmes count differently, but they name alike. Never does a name open what the number seals.
pub fn category(raw: &str) -> Meaning<u8> {
    let folded = fold(raw);
    if folded.is_empty() {
        return Meaning::Empty;
    }
    if let Ok(number) = raw.trim().replace(',', ".").parse::<f64>() {
        return Meaning::or_unknown((1..=8u8).find(|category| f64::from(*category) == number));
    }
    let number = numbered(&folded);
    Meaning::or_unknown(named_otherwise(&folded, number).or(number).or_else(|| named(&folded)))
}

/// Whether number and name of a category say different things.
pub fn category_name_differs(raw: &str) -> bool {
    let folded = fold(raw);
    named_otherwise(&folded, numbered(&folded)).is_some()
}

fn named(folded: &str) -> Option<u8> {
    // "Plainte sur l'assistance" asks for nothing, and how grave it is nobody said.
    let complains =
        ["plainte", "complaint", "reclam", "insatisf", "dissatisf"].iter().any(|word| folded.contains(word));
    lists::lookup(folded, CATEGORY_WORDS).filter(|found| *found != 3 || !complains)
}

fn named_otherwise(folded: &str, number: Option<u8>) -> Option<u8> {
    let number = number?;
    let mut names = lists::all(folded, CATEGORY_WORDS);
    let name = names.next()?;
    (name != number && names.next().is_none() && (number < 6 || name >= 6)).then_some(name)
}

/// `c3`, `cat 3`, `categorie n 3`, `3 …`; two different numbers are no answer.
fn numbered(folded: &str) -> Option<u8> {
    let mut found = None;
    for word in folded.split(' ') {
        let figures = word.trim_start_matches("categorie").trim_start_matches("category").trim_start_matches("cat");
        let figures = figures.strip_prefix('c').unwrap_or(figures);
        if figures.is_empty() || !figures.chars().all(|c| c.is_ascii_digit()) {
            continue;
        }
        let category = figures.parse::<u8>().ok().filter(|n| (1..=8).contains(n))?;
        if found.is_some_and(|other| other != category) {
            return None;
        }
        found = Some(category);
    }
    found
}

/// How sensitive. What is written and not understood counts as sensitive: rather closed than open.
pub fn sensitivity(raw: &str) -> Meaning<Sensitivity> {
    let folded = fold(raw);
    if is_nothing(&folded) {
        return Meaning::Empty;
    }
    // "Sensible (O/N)". A bare 1 could be a level, and levels are counted from either end.
    if !folded.contains(' ')
        && folded != "1"
        && let Meaning::Is(yes) = yes_no(raw)
    {
        return Meaning::Is(if yes { Sensitivity::Sensitive } else { Sensitivity::Ordinary });
    }
    Meaning::or_unknown(lists::lookup(&folded, lists::SENSITIVITY_WORDS))
}

/// `female`, `male`, `other` or `unsaid`. Girls and boys are understood here, and as children by `age_of_sex`.
pub fn sex(raw: &str) -> Meaning<&'static str> {
    let folded = fold(raw);
    if folded.is_empty() {
        return Meaning::Empty;
    }
    Meaning::or_unknown(lists::lookup(&folded, lists::SEX_WORDS))
}

/// Trackers that count women, men, girls and boys in one column say the age there.
pub fn age_of_sex(raw: &str) -> Option<Age> {
    let folded = fold(raw);
    let child = folded
        .split(' ')
        .any(|word| matches!(word, "fille" | "filles" | "garcon" | "garcons" | "girl" | "girls" | "boy" | "boys"));
    child.then(|| Age { band: "0-17".to_owned(), minor: true })
}

/// `idp, returnee, repatriated, refugee, migrant, host, non_displaced, unsaid`.
pub fn displacement(raw: &str) -> Meaning<&'static str> {
    listed(raw, lists::DISPLACEMENT_WORDS)
}

/// `satisfied, partly, not`.
pub fn satisfaction(raw: &str) -> Meaning<&'static str> {
    listed(raw, lists::SATISFACTION_WORDS)
}

/// The code of a sector.
pub fn sector(raw: &str) -> Meaning<&'static str> {
    listed(raw, lists::SECTOR_WORDS)
}

/// The code of a channel.
pub fn channel(raw: &str) -> Meaning<&'static str> {
    listed(raw, lists::CHANNEL_WORDS)
}

fn listed(raw: &str, list: lists::Words<&'static str>) -> Meaning<&'static str> {
    let folded = fold(raw);
    if is_nothing(&folded) {
        return Meaning::Empty;
    }
    Meaning::or_unknown(lists::lookup(&folded, list))
}

/// The state as kept.
pub fn status(raw: &str) -> Option<Status> {
    let folded = fold(raw);
    if is_nothing(&folded) {
        return None;
    }
    Some(lists::lookup(&folded, STATUS_WORDS).map_or_else(|| Status::Other(raw.trim().to_owned()), Status::Known))
}
