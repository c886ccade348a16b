//! Who speaks beside who lives there: of those who said it of themselves, the share with its interval, and the share that
//! somebody counted among the people of the area. From shown counts alone, so that nothing hidden follows.
use super::extra::{Part, Parts};
use super::suppress::Cell;
use crate::estimate::wilson;
use crate::programme::Population;
use serde::Serialize;

/// Under so many who said it a share says nothing.
const LEAST: u32 = 20;

/// A group of people: the table of counts, the codes that are of it, those that are not, and its share of the population.
struct Group {
    name: &'static str,
    by: &'static str,
    of: &'static [&'static str],
    not: &'static [&'static str],
    expected: fn(&Population) -> Option<u32>,
}

const GROUPS: [Group; 5] = [
    Group { name: "women", by: "sex", of: &["female"], not: &["male", "other"], expected: |p| p.women },
    Group {
        name: "children",
        by: "person_age",
        of: &["0-17"],
        not: &["18-59", "60-plus", "adult"],
        expected: |p| p.children,
    },
    // an adult without a number of years may be older: left out
    Group { name: "older", by: "person_age", of: &["60-plus"], not: &["0-17", "18-59"], expected: |p| p.older },
    Group {
        name: "displaced",
        by: "displacement",
        of: &["idp"],
        not: &["host", "returnee", "repatriated", "refugee", "migrant", "non_displaced"],
        expected: |p| p.displaced,
    },
    Group { name: "access_needs", by: "access", of: &["need"], not: &["no_need"], expected: |p| p.access_needs },
];

/// A group beside the population.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// `women`, `children`, `older`, `displaced` or `access_needs`.
    pub group: &'static str,
    /// Per cent of the population, as somebody counted it.
    pub expected: u32,
    /// Per cent of those who said it; 0 where `verdict` is `few`.
    pub share: u32,
    /// From, in per cent, 95 times in 100.
    pub low: u32,
    /// To, in per cent.
    pub high: u32,
    /// How many said it; 0 where `verdict` is `few`.
    pub n: u32,
    /// `fewer` speak than live there, `more`, `alike` where the interval holds the share of the population, or `few`: too
    /// few said it, or a count is hidden.
    pub verdict: &'static str,
}

/// Each group that the population has a share of.
pub(super) fn compare(parts: &[Parts], population: &Population) -> Vec<Compared> {
    let one = |group: &Group| (group.expected)(population).map(|expected| group.beside(parts, expected));
    GROUPS.iter().filter_map(one).collect()
}

impl Group {
    fn beside(&self, parts: &[Parts], expected: u32) -> Compared {
        let few = Compared { group: self.name, expected, share: 0, low: 0, high: 0, n: 0, verdict: "few" };
        let rows = parts.iter().find(|parts| parts.by == self.by).map_or(&[][..], |parts| &parts.rows);
        let (Some(met), Some(others)) = (sum(rows, self.of), sum(rows, self.not)) else { return few };
        let n = met + others;
        let Some(interval) = wilson(met.into(), n.into()).filter(|_| n >= LEAST) else { return few };
        let percent = |share: f64| (share * 100.0).round() as u32;
        let lived = f64::from(expected) / 100.0;
        let verdict = match () {
            () if interval.high < lived => "fewer",
            () if interval.low > lived => "more",
            () => "alike",
        };
        let share = percent(f64::from(met) / f64::from(n));
        Compared { share, low: percent(interval.low), high: percent(interval.high), n, verdict, ..few }
    }
}

/// How many have one of these codes; none where one of them is hidden.
fn sum(rows: &[Part], codes: &[&str]) -> Option<u32> {
    let own = rows.iter().filter(|row| codes.contains(&row.code.as_str()));
    own.map(|row| if row.count == Cell::Hidden { None } else { row.count.shown() }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sex(rows: &[(&str, Option<u32>)]) -> Vec<Parts> {
        let part = |(code, count): &(&str, Option<u32>)| Part {
            code: (*code).into(),
            count: count.map_or(Cell::Hidden, Cell::Shown),
            days: None,
        };
        vec![Parts { by: "sex", rows: rows.iter().map(part).collect() }]
    }

    fn women(rows: &[(&str, Option<u32>)], expected: u32) -> Compared {
        let population = Population { women: Some(expected), ..Population::default() };
        let found = compare(&sex(rows), &population);
        assert_eq!(found.len(), 1, "what nobody counted is not compared");
        found[0].clone()
    }

    #[test]
    fn a_share_is_of_those_who_said_it_and_its_interval_decides() {
        let rows = [("female", Some(30)), ("male", Some(70)), ("none", Some(900))];
        let found = women(&rows, 51);
        // R: prop.test(30, 100, correct = FALSE)$conf.int: 0.2189 0.3958
        assert_eq!((found.share, found.low, found.high, found.n, found.verdict), (30, 22, 40, 100, "fewer"));
        assert_eq!(women(&rows, 39).verdict, "alike");
        assert_eq!(women(&rows, 21).verdict, "more");
    }

    #[test]
    fn nothing_is_said_of_few_or_beside_what_is_hidden() {
        for rows in [[("female", Some(9)), ("male", Some(10))], [("female", None), ("male", Some(70))]] {
            let found = women(&rows, 51);
            assert_eq!((found.share, found.n, found.verdict), (0, 0, "few"), "{rows:?}");
        }
        assert_eq!(compare(&[], &Population::default()), []);
    }
}
