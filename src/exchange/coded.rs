//! Columns whose cells are one of a few words: what each word may mean, by the lists of the program or by hand.
use super::fields::Field;
use super::lists::{self, Words};
use super::values::{self, Meaning, Sensitivity, Status};
use crate::text::fold;

/// By hand: the words say nothing.
pub const BLANK: &str = "";
/// The same, as it is written in a mapping.
pub const NOTHING: &str = "-";

const YES_NO: &[&str] = &["yes", "no"];
const CATEGORIES: &[&str] = &["1", "2", "3", "4", "5", "6", "7", "8"];
const SENSITIVITIES: &[&str] = &["ordinary", "sensitive", "highly_sensitive"];
const STATES: &[&str] =
    &["received", "acknowledged", "in_progress", "referred", "on_hold", "answered", "closed", "reopened"];
const SEXES: &[&str] = &["female", "male", "other", "unsaid"];
const SATISFACTIONS: &[&str] = &["satisfied", "partly", "not"];

/// The coded fields, in the order in which they are asked about.
pub const FIELDS: [Field; 12] = [
    Field::Category,
    Field::Sensitivity,
    Field::Status,
    Field::Sector,
    Field::Channel,
    Field::Sex,
    Field::Displacement,
    Field::Disability,
    Field::Anonymous,
    Field::Consent,
    Field::Told,
    Field::Satisfaction,
];

/// What the cells of a field may mean; empty for a field that is not coded.
pub fn codes(field: Field) -> Vec<&'static str> {
    let fixed = |codes: &[&'static str]| codes.to_vec();
    match field {
        Field::Category => fixed(CATEGORIES),
        Field::Sensitivity => fixed(SENSITIVITIES),
        Field::Status => fixed(STATES),
        Field::Sector => distinct(lists::SECTOR_WORDS),
        Field::Channel => distinct(lists::CHANNEL_WORDS),
        Field::Sex => fixed(SEXES),
        Field::Displacement => distinct(lists::DISPLACEMENT_WORDS),
        Field::Disability | Field::Anonymous | Field::Consent | Field::Told => fixed(YES_NO),
        Field::Satisfaction => fixed(SATISFACTIONS),
        _ => Vec::new(),
    }
}

fn distinct(words: Words<&'static str>) -> Vec<&'static str> {
    let mut codes: Vec<&'static str> = Vec::new();
    for (code, _) in words {
        if !codes.contains(code) {
            codes.push(code);
        }
    }
    codes
}

/// The code a mapping names, `BLANK` for nothing; none if the field does not have it. What decides whether a row is
/// locked away is never left blank.
pub fn code(field: Field, named: &str) -> Option<&'static str> {
    if named == NOTHING {
        return (!matches!(field, Field::Category | Field::Sensitivity)).then_some(BLANK);
    }
    codes(field).into_iter().find(|code| *code == named)
}

/// What the lists of the program say.
pub fn understood(field: Field, raw: &str) -> Meaning<&'static str> {
    match field {
        Field::Category => match values::category(raw) {
            Meaning::Is(n) => Meaning::Is(CATEGORIES.get(usize::from(n).saturating_sub(1)).copied().unwrap_or(BLANK)),
            Meaning::Empty => Meaning::Empty,
            Meaning::Unknown => Meaning::Unknown,
        },
        Field::Sensitivity => match values::sensitivity(raw) {
            Meaning::Is(found) => Meaning::Is(sensitivity_code(found)),
            Meaning::Empty => Meaning::Empty,
            Meaning::Unknown => Meaning::Unknown,
        },
        Field::Status => match values::status(raw) {
            None => Meaning::Empty,
            Some(Status::Known(code)) => Meaning::Is(code),
            Some(Status::Other(_)) => Meaning::Unknown,
        },
        Field::Sector => values::sector(raw),
        Field::Channel => values::channel(raw),
        Field::Sex => values::sex(raw),
        Field::Displacement => values::displacement(raw),
        Field::Satisfaction => values::satisfaction(raw),
        Field::Disability | Field::Anonymous | Field::Consent | Field::Told => match values::yes_no(raw) {
            Meaning::Is(yes) => Meaning::Is(if yes { "yes" } else { "no" }),
            Meaning::Empty => Meaning::Empty,
            Meaning::Unknown => Meaning::Unknown,
        },
        _ => Meaning::Unknown,
    }
}

/// The sensitivity that a code stands for.
pub fn sensitivity(code: &str) -> Sensitivity {
    match code {
        "ordinary" => Sensitivity::Ordinary,
        "highly_sensitive" => Sensitivity::HighlySensitive,
        _ => Sensitivity::Sensitive,
    }
}

fn sensitivity_code(found: Sensitivity) -> &'static str {
    match found {
        Sensitivity::Ordinary => "ordinary",
        Sensitivity::Sensitive => "sensitive",
        Sensitivity::HighlySensitive => "highly_sensitive",
    }
}

/// Whether a text is, as a whole, one of the words of a list: nothing else can be in it.
pub fn is_a_listed_word(field: Field, raw: &str) -> bool {
    let folded = fold(raw);
    let whole = |list: &str| list.split(", ").any(|p| p.trim_start_matches('=').trim_end_matches('*') == folded);
    let any = |words: Words<&'static str>| words.iter().any(|(_, list)| whole(list));
    match field {
        Field::Category => lists::CATEGORY_WORDS.iter().any(|(_, list)| whole(list)),
        Field::Sensitivity => lists::SENSITIVITY_WORDS.iter().any(|(_, list)| whole(list)),
        Field::Status => any(lists::STATUS_WORDS),
        Field::Sector => any(lists::SECTOR_WORDS),
        Field::Channel => any(lists::CHANNEL_WORDS),
        Field::Sex => any(lists::SEX_WORDS),
        Field::Displacement => any(lists::DISPLACEMENT_WORDS),
        Field::Satisfaction => any(lists::SATISFACTION_WORDS),
        _ => matches!(folded.as_str(), "oui" | "non" | "o" | "n" | "yes" | "no" | "y" | "x"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_that_the_lists_give_can_be_chosen_by_hand() {
        for (field, raw) in [
            (Field::Category, "C4"),
            (Field::Sensitivity, "très sensible"),
            (Field::Status, "en cours"),
            (Field::Sector, "Vivres"),
            (Field::Channel, "Boîte"),
            (Field::Sex, "F"),
            (Field::Displacement, "PDI"),
            (Field::Told, "oui"),
            (Field::Satisfaction, "content"),
        ] {
            let Meaning::Is(found) = understood(field, raw) else { panic!("{raw}") };
            assert_eq!(code(field, found), Some(found), "{raw}");
        }
        assert!(FIELDS.iter().all(|field| codes(*field).len() > 1));
    }

    #[test]
    fn what_locks_a_row_away_is_never_left_blank() {
        assert_eq!(code(Field::Sex, NOTHING), Some(BLANK));
        assert_eq!((code(Field::Category, NOTHING), code(Field::Sensitivity, NOTHING)), (None, None));
        assert_eq!((code(Field::Category, "9"), code(Field::Name, "x")), (None, None));
    }
}
