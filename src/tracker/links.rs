//! From a figure to the list of its cases.
use super::model::Month;
use crate::web::{self, Fields};

/// The choices that the list of cases understands as they stand.
const ALIKE: [&str; 5] = ["place", "category", "project", "donor", "activity"];

/// What the list of cases is asked for so that it holds the cases of the figures: `&from=…`, empty for all. `None`: what stood on
/// an earlier day has no list any more.
pub(super) fn cases(fields: &Fields) -> Option<String> {
    if fields.some("as_of").is_some() {
        return None;
    }
    let month = |name: &str| fields.some(name).and_then(Month::parse);
    let from = month("from").map(|month| ("from", month.first_day().to_string()));
    let until = month("to").map(|month| ("until", month.last_day().to_string()));
    let alike = ALIKE.iter().filter_map(|name| Some((*name, fields.some(name)?.to_owned())));
    let pairs = from.into_iter().chain(until).chain(alike);
    Some(pairs.map(|(name, value)| format!("&{name}={}", web::query_value(&value))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_asked_for_the_same_cases() {
        let cases = |query: &str| super::cases(&Fields::parse(query.as_bytes()));
        assert_eq!(cases(""), Some(String::new()));
        let narrow = cases("from=2026-01&to=2026-02&category=3&place=Gao&beside=1").unwrap();
        assert_eq!(narrow, "&from=2026-01-01&until=2026-02-28&place=Gao&category=3");
        assert_eq!(cases("as_of=2026-01"), None);
    }
}
