//! Two choices beside each other: another period, another place, another category.
use super::published::Published;
use super::views::{Count, Totals, Words};
use super::writer::Writer;
use crate::web::Fields;
use serde::Serialize;

/// The fields of the first choice, and those of the second.
const PAIRS: [(&str, &str); 4] = [("from", "from2"), ("to", "to2"), ("place", "place2"), ("category", "category2")];

/// The second choice, as if it were the first; `None` where nothing is to stand beside.
pub fn second(fields: &Fields) -> Option<Fields> {
    let pairs: Vec<(&str, &str)> =
        PAIRS.iter().filter_map(|(first, second)| Some((*first, fields.some(second)?))).collect();
    let asked = fields.get("beside") == "1" || !pairs.is_empty();
    asked.then(|| Fields::from_pairs(pairs))
}

/// Two columns.
#[derive(Debug, Clone, Serialize)]
pub struct Beside {
    /// What was chosen on the left, in words; empty: everything.
    pub left: String,
    /// What was chosen on the right.
    pub right: String,
    /// Whether one of them has too few cases.
    pub too_few: bool,
    /// Counts by their name.
    pub counts: Vec<BesideCount>,
    /// Days until told on the left.
    pub left_wait: super::WaitText,
    /// Days until told on the right.
    pub right_wait: super::WaitText,
    /// In time on the left.
    pub left_share: super::views::ShareText,
    /// In time on the right.
    pub right_share: super::views::ShareText,
}

/// A count of both.
#[derive(Debug, Clone, Serialize)]
pub struct BesideCount {
    /// `received`, `told`, `closed`, `open` or `overdue`.
    pub what: &'static str,
    /// On the left.
    pub left: Count,
    /// On the right.
    pub right: Count,
}

impl Beside {
    /// Of what is published of each.
    pub fn new(left: (&Published, String), right: (&Published, String), words: Words<'_>) -> Self {
        let writer = Writer::new(words);
        let totals =
            |published: &Published| published.totals.as_ref().map(|totals| writer.totals(totals, super::Cell::Hidden));
        let nothing = || Totals::nothing();
        let (a, b) = (totals(left.0), totals(right.0));
        let too_few = a.is_none() || b.is_none();
        let (a, b) = (a.unwrap_or_else(nothing), b.unwrap_or_else(nothing));
        let count = |what, left, right| BesideCount { what, left, right };
        Self {
            left: left.1,
            right: right.1,
            too_few,
            counts: vec![
                count("received", a.received, b.received),
                count("told", a.told, b.told),
                count("closed", a.closed, b.closed),
                count("open", a.open, b.open),
                count("overdue", a.overdue, b.overdue),
            ],
            left_wait: a.wait,
            right_wait: b.wait,
            left_share: a.share,
            right_share: b.share,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_choice_is_read_like_the_first() {
        let second = |query: &str| super::second(&Fields::parse(query.as_bytes()));
        assert!(second("from=2026-01&place=Gao").is_none());
        let asked = second("from=2026-01&from2=2025-01&place2=Gao").expect("a second choice");
        assert_eq!((asked.get("from"), asked.get("place"), asked.get("to")), ("2025-01", "Gao", ""));
        assert!(second("beside=1").is_some(), "everything beside the first choice");
    }
}
