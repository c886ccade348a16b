//! Figures of one project, donor, partner or activity. These overlap and add up to one another: a donor's cases are those of its
//! projects, a project's those of its activities. So it is decided for all of them at once which counts may be seen: whoever
//! adds and subtracts whatever is shown gets sums of at least five, and never what is hidden.
use super::Fact;
use super::groups::Known;
use super::published::Published;
use super::suppress::SMALLEST_SHOWN;
use crate::programme::More;
use crate::web::Fields;
use std::collections::BTreeMap;

/// What may be asked for, in the order of the page.
pub const FIELDS: [&str; 4] = ["project", "donor", "partner", "activity"];

/// What is asked for: projects and activities, of which either is enough.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Work {
    projects: Vec<String>,
    activities: Vec<String>,
}

/// The finest that can be asked for: donor, project and activity of a case.
type Finest = (Option<String>, Option<String>, Option<String>);

impl Work {
    /// What one of `FIELDS` asks for.
    pub fn asked(field: &str, code: &str, more: &More) -> Self {
        let (projects, activities) = match field {
            "project" => (vec![code.to_owned()], Vec::new()),
            "donor" => (more.paid_by(code), Vec::new()),
            "partner" => more.done_with(code),
            _ => (Vec::new(), vec![code.to_owned()]),
        };
        Self { projects, activities }
    }

    /// Whether a case belongs to it.
    pub fn holds(&self, fact: &Fact) -> bool {
        self.has(fact.project.as_ref(), fact.activity.as_ref())
    }

    fn has(&self, project: Option<&String>, activity: Option<&String>) -> bool {
        project.is_some_and(|code| self.projects.contains(code))
            || activity.is_some_and(|code| self.activities.contains(code))
    }
}

/// The fields among `FIELDS` that say something.
pub fn said(fields: &Fields) -> Vec<&'static str> {
    FIELDS.into_iter().filter(|field| fields.some(field).is_some()).collect()
}

impl Published {
    /// Leaves the totals alone, and of them what whoever looks at all others too may know. `whole`: everything, of which `work` is
    /// asked for. Tables would cross with those of everything, cell by cell.
    pub fn of_work(mut self, work: &Work, whole: &Known, more: &More) -> Self {
        self.months = None;
        self.groups.clear();
        self.extra = None;
        if let Some(totals) = &mut self.totals {
            totals.due = None;
        }
        let finest = |fact: &Fact| -> Finest {
            let donor = fact.project.as_deref().and_then(|project| more.donor_of(project));
            (donor.map(str::to_owned), fact.project.clone(), fact.activity.clone())
        };
        let parts = whole.by(finest);
        let counts = |of: fn(&super::measures::Figures) -> u32| -> Vec<(&Finest, u32)> {
            parts.iter().map(|(key, figures)| (key, of(figures))).collect()
        };
        let columns = [
            counts(|f| f.received),
            counts(|f| f.closed),
            counts(|f| f.open),
            counts(|f| f.overdue),
            counts(|f| f.told),
        ];
        let hide = columns.map(|column| !blocks(&column).iter().all(|block| is_whole(block, work)));
        self.hide(&hide)
    }
}

/// Whether all of a block is asked for, or nothing of it.
fn is_whole(block: &[&Finest], work: &Work) -> bool {
    let asked = block.iter().filter(|(_, project, activity)| work.has(project.as_ref(), activity.as_ref())).count();
    asked == 0 || asked == block.len()
}

/// A block that grows: what lies in it, and how many cases.
type Block<'a> = (Vec<&'a Finest>, u32);

/// Parts put together until each block has none or at least five: first within a project, then within a donor, then anywhere.
fn blocks<'a>(parts: &[(&'a Finest, u32)]) -> Vec<Vec<&'a Finest>> {
    let some = parts.iter().filter(|(_, count)| *count > 0);
    let finest: Vec<Block<'a>> = some.map(|(key, count)| (vec![*key], *count)).collect();
    let project = |block: &Block<'a>| block.0.first().map(|(donor, project, _)| (donor.clone(), project.clone()));
    let donor = |block: &Block<'a>| block.0.first().map(|(donor, ..)| (donor.clone(), None));
    let joined = joined(joined(joined(finest, project), donor), |_| None);
    joined.into_iter().map(|(keys, _)| keys).collect()
}

/// The small ones of each group put together, with the next larger one if they are still too few.
fn joined<'a>(
    blocks: Vec<Block<'a>>,
    group: impl Fn(&Block<'a>) -> Option<(Option<String>, Option<String>)>,
) -> Vec<Block<'a>> {
    let mut groups: BTreeMap<_, Vec<Block<'a>>> = BTreeMap::new();
    for block in blocks {
        groups.entry(group(&block)).or_default().push(block);
    }
    let join = |all: Vec<Block<'a>>| {
        let (small, mut large): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, count)| *count < SMALLEST_SHOWN);
        let mut together: Block<'a> = (Vec::new(), 0);
        for (keys, count) in small {
            together = ([together.0, keys].concat(), together.1 + count);
        }
        large.sort_by_key(|(_, count)| *count);
        if together.1 > 0 && together.1 < SMALLEST_SHOWN && !large.is_empty() {
            let (keys, count) = large.remove(0);
            together = ([together.0, keys].concat(), together.1 + count);
        }
        large.extend((together.1 > 0).then_some(together));
        large
    };
    groups.into_values().flat_map(join).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tracker::{Names, Period, Totals};
    use chrono::NaiveDate;
    use proptest::prelude::*;

    /// Donor d pays for a and b, donor e for c; activities x (of a) and y (of b).
    fn more() -> More {
        let funding = |code: &str, donor: &str| {
            serde_json::from_value(serde_json::json!({"code": code, "donor": donor, "partners": ["p"]})).unwrap()
        };
        More { funding: vec![funding("a", "d"), funding("b", "d"), funding("c", "e")], ..More::default() }
    }

    fn cases(project: Option<&str>, activity: Option<&str>, count: usize) -> Vec<Fact> {
        let received = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
        let (project, activity) = (project.map(str::to_owned), activity.map(str::to_owned));
        vec![Fact { project, activity, ..Fact::new(received) }; count]
    }

    fn received(facts: &[Fact], (field, code): (&str, &str)) -> Option<u32> {
        let day = NaiveDate::from_ymd_opt(2026, 2, 1).unwrap();
        let whole = Known::on(day, Period::default(), facts.to_vec());
        let work = Work::asked(field, code, &more());
        let known = whole.clone().only(|fact| work.holds(fact));
        let page = Published::new(&known, &Names::default(), Totals::Guarded).of_work(&work, &whole, &more());
        page.totals.and_then(|totals| totals.received.shown())
    }

    #[test]
    fn no_sum_of_others_gives_away_a_project_with_few_cases() {
        let facts = [cases(Some("a"), None, 12), cases(Some("b"), None, 3), cases(Some("c"), None, 20)].concat();
        assert_eq!(received(&facts, ("project", "b")), None);
        assert_eq!(received(&facts, ("project", "a")), None, "its donor has 15");
        assert_eq!(received(&facts, ("donor", "d")), Some(15));
        assert_eq!(received(&facts, ("project", "c")), Some(20));
        let alone = [cases(Some("a"), None, 12), cases(Some("c"), None, 3), cases(None, None, 30)].concat();
        assert_eq!(received(&alone, ("project", "a")), None, "everything less this and what has no project is 3");
        let enough = [cases(Some("a"), Some("x"), 12), cases(Some("a"), None, 3), cases(Some("c"), None, 9)].concat();
        assert_eq!(received(&enough, ("activity", "x")), None, "the project has 15");
        assert_eq!(received(&enough, ("project", "a")), Some(15));
    }

    #[test]
    fn months_and_tables_of_a_project_are_not_shown() {
        let facts = [cases(Some("a"), None, 40), cases(Some("c"), None, 40)].concat();
        let day = NaiveDate::from_ymd_opt(2026, 2, 1).unwrap();
        let whole = Known::on(day, Period::default(), facts);
        let work = Work::asked("project", "a", &more());
        let known = whole.clone().only(|fact| work.holds(fact));
        let page = Published::new(&known, &Names::default(), Totals::Guarded).of_work(&work, &whole, &more());
        assert!(page.totals.is_some() && page.months.is_none() && page.groups.is_empty() && page.extra.is_none());
    }

    proptest! {
        /// Whatever is shown is a sum of blocks, and no block holds 1 to 4 unless that is all there is.
        #[test]
        fn blocks_are_never_small(counts in proptest::collection::vec(0u32..12, 1..14)) {
            let donors = ["d", "d", "e"];
            let key = |at: usize| -> Finest {
                (Some(donors[at % 3].into()), Some(format!("p{}", at % 5)), Some(format!("x{at}")))
            };
            let keys: Vec<Finest> = (0..counts.len()).map(key).collect();
            let parts: Vec<(&Finest, u32)> = keys.iter().zip(counts.iter().copied()).collect();
            let total: u32 = counts.iter().sum();
            let count = |key: &Finest| parts.iter().find(|(known, _)| *known == key).map_or(0, |(_, count)| *count);
            let blocks = blocks(&parts);
            for block in &blocks {
                let sum: u32 = block.iter().map(|key| count(key)).sum();
                prop_assert!(sum >= SMALLEST_SHOWN || sum == total);
            }
            let inside: usize = blocks.iter().map(Vec::len).sum();
            prop_assert_eq!(inside, counts.iter().filter(|count| **count > 0).count());
        }
    }
}
