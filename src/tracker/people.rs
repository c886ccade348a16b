//! Who speaks, as far as people said: sex, age, displacement, access needs; and for whom something was done. These counts end with a case:
//! of an erased one nobody can say any more whose it was.
use super::extra::{Part, Parts};
use super::groups::Known;
use super::model::Fact;
use super::suppress::{Cell, cover_counts, is_small};
use super::what::What;
use crate::cases::model::PersonSaid;
use serde::Serialize;
use std::collections::BTreeMap;

/// How many by code.
type Counts = BTreeMap<String, u32>;

/// What is said about persons: its name, and the code of a person.
type Way = (&'static str, fn(&PersonSaid) -> String);

/// Sex, age, displacement, access needs.
const WAYS: [Way; 4] = [
    ("sex", |person| said(person.sex.as_deref())),
    ("person_age", |person| said(person.age.as_deref()).replace('+', "-plus")),
    ("displacement", |person| said(person.displacement.as_deref())),
    ("access", |person| needs(person.access.as_deref())),
];

fn said(code: Option<&str>) -> String {
    code.filter(|code| *code != "unsaid").unwrap_or("none").to_owned()
}

/// Whether there is a need at all: by single needs a person would be counted more than once.
fn needs(codes: Option<&str>) -> String {
    let codes = codes.unwrap_or_default().split(',').filter(|code| !code.is_empty() && *code != "unsaid");
    let codes: Vec<&str> = codes.collect();
    match codes.as_slice() {
        [] => "none",
        all if all.iter().all(|code| *code == "none") => "no_need",
        _ => "need",
    }
    .to_owned()
}

fn counts<'a>(facts: impl Iterator<Item = &'a Fact>, of: fn(&PersonSaid) -> String) -> Counts {
    let mut found = Counts::new();
    for fact in facts {
        let code = fact.person.as_ref().map_or_else(|| "erased".to_owned(), of);
        *found.entry(code).or_default() += 1;
    }
    found
}

/// Of those who said the same of themselves: how many spoke, and for how many something was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Heard {
    /// Received.
    pub received: u32,
    /// Closed because something was done.
    pub acted: u32,
}

/// By what was said, and by code; exact.
pub(super) fn persons(known: &Known) -> BTreeMap<&'static str, BTreeMap<String, Heard>> {
    let by = |(by, of): Way| {
        let mut found: BTreeMap<String, Heard> = BTreeMap::new();
        for fact in known.received() {
            let heard = found.entry(fact.person.as_ref().map_or_else(|| "erased".to_owned(), of)).or_default();
            heard.received += 1;
            heard.acted += u32::from(What::Acted.counts(fact, known.view()));
        }
        (if by == "person_age" { "age" } else { by }, found)
    };
    WAYS.map(by).into_iter().collect()
}

/// A table of counts; `also`: further ones that must be hidden.
fn table(by: &'static str, own: Counts, also: impl Fn(&str, u32) -> bool) -> Option<Parts> {
    let marked: Vec<bool> = own.iter().map(|(code, count)| also(code, *count)).collect();
    let hidden = cover_counts(own.values().copied().collect(), |row| marked[row])?;
    // nothing but hidden rows says nothing
    if hidden.iter().all(|hidden| *hidden) {
        return None;
    }
    let rows = own.into_iter().zip(hidden);
    let rows = rows.map(|((code, count), hidden)| Part { code, count: Cell::new(count, hidden), days: None });
    Some(Parts { by, rows: rows.collect() })
}

/// Whether a count leaves 1 to 4 of the same in what it was narrowed from.
fn left(whole: &Option<Counts>, code: &str, count: u32) -> bool {
    let whole = whole.as_ref().and_then(|whole| whole.get(code));
    whole.is_some_and(|whole| is_small(whole.saturating_sub(count)))
}

/// Those received, by what people said of themselves.
pub(super) fn speaking(known: &Known, received: Cell, wider: Option<&Known>) -> Vec<Parts> {
    if received.shown().is_none_or(|total| total == 0) {
        return Vec::new();
    }
    let one = |(by, of): Way| {
        let whole = wider.map(|wider| counts(wider.received(), of));
        table(by, counts(known.received(), of), |code, count| left(&whole, code, count))
    };
    WAYS.into_iter().filter_map(one).collect()
}

/// For whom something was done, by sex and age, beside all who spoke: those for whom it was not are no small number either.
pub(super) fn acted(known: &Known, acted: Cell, wider: Option<&Known>) -> Vec<Parts> {
    if acted.shown().is_none_or(|total| total == 0) {
        return Vec::new();
    }
    let done = |known: &Known, of| counts(known.received().filter(|fact| What::Acted.counts(fact, known.view())), of);
    let one = |(by, of): Way| {
        let by = match by {
            "sex" => "acted_sex",
            "person_age" => "acted_person_age",
            _ => return None,
        };
        let (all, whole) = (counts(known.received(), of), wider.map(|wider| done(wider, of)));
        let not_done = |code: &str, count: u32| is_small(all.get(code).copied().unwrap_or(count) - count);
        table(by, done(known, of), |code, count| not_done(code, count) || left(&whole, code, count))
    };
    WAYS.into_iter().filter_map(one).collect()
}

/// For how many something was done, as it may be said beside the reasons for closing, whose sum it is.
pub(super) fn acted_cell(known: &Known, parts: &[Parts], others: &[&Known]) -> Cell {
    let own = What::Acted.cell(known, others);
    let Some(reasons) = parts.iter().find(|parts| parts.by == "reason") else { return own };
    let codes = super::what::ACTED.map(|reason| reason.as_str());
    let hides = |part: &&Part| codes.contains(&part.code.as_str()) && part.count == Cell::Hidden;
    if reasons.rows.iter().any(|part| hides(&part)) { Cell::Hidden } else { own }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tracker::tests::measures::{day, fact};
    use crate::tracker::{Period, Published, Totals};
    use proptest::prelude::*;

    fn known(people: &[(Option<u8>, bool)]) -> Known {
        let one = |(sex, done): &(Option<u8>, bool)| {
            let sex = sex.and_then(|sex| ["female", "male", "unsaid"].get(usize::from(sex)).map(|s| (*s).to_owned()));
            let closed = done.then_some(day("2026-02-01"));
            Fact {
                person: sex.map(|sex| PersonSaid { sex: Some(sex), ..PersonSaid::default() }),
                closed,
                reason: closed.map(|_| crate::cases::model::ClosingReason::Resolved),
                ..fact(day("2026-01-10"))
            }
        };
        Known::on(day("2026-05-31"), Period::default(), people.iter().map(one).collect())
    }

    proptest! {
        #[test]
        fn no_few_people_are_said_nor_follow(
            people in prop::collection::vec((prop::option::of(0u8..3), any::<bool>()), 0..60), guarded in any::<bool>(),
        ) {
            let known = known(&people);
            let totals = if guarded { Totals::Guarded } else { Totals::Exact };
            let Some(extra) = Published::new(&known, &Default::default(), totals).extra else { return Ok(()) };
            let of = |by: &str, code: &str| {
                let parts = extra.parts.iter().find(|parts| parts.by == by)?;
                parts.rows.iter().find(|part| part.code == code)?.count.shown()
            };
            for parts in &extra.parts {
                let hidden = parts.rows.iter().filter(|part| part.count == Cell::Hidden).count();
                prop_assert!(hidden != 1, "{}: one alone follows from the others", parts.by);
                prop_assert!(parts.rows.iter().all(|part| part.count.shown().is_none_or(|count| !is_small(count))));
            }
            for code in ["female", "male", "none", "erased"] {
                if let (Some(all), Some(done)) = (of("sex", code), of("acted_sex", code)) {
                    prop_assert!(!is_small(all - done), "{code}: {all} spoke, for {done} something was done");
                }
            }
        }
    }

    #[test]
    fn needs_are_one_question_and_what_nobody_said_is_no_answer() {
        assert_eq!(needs(None), "none");
        assert_eq!(needs(Some("unsaid")), "none");
        assert_eq!(needs(Some("none")), "no_need");
        assert_eq!(needs(Some("sight,walking")), "need");
        assert_eq!((said(Some("unsaid")), said(Some("female"))), ("none".into(), "female".into()));
    }
}
