//! When something is worth an alert. Pure.
use crate::access::{Area, Role, Viewer};
use crate::committees::Committee;
use crate::id::CommitteeKey;
use crate::places::Book;
use crate::text_enum;
use crate::tracker::{Fact, SMALLEST_SHOWN, Spread};
use chrono::{Datelike, Days, NaiveDate};
use std::collections::HashMap;

/// Without anything received from a committee for so many days, somebody should visit it.
pub const QUIET_DAYS: i64 = 30;
/// Weeks in a row in which answers come late.
const WEEKS: u64 = 2;

text_enum!(
    /// What an alert is about.
    Kind {
        /// More than one answer in ten came after its last day, two weeks in a row.
        Late = "late",
        /// Nothing came from a committee.
        Quiet = "quiet",
    }
);

/// Whether in each of the last two ended weeks nine in ten of the cases that were due did not have their answer in time. An
/// open case counts with the days it is over. A week in which fewer than five were due says nothing, and there is no alert.
pub fn is_late(facts: &[Fact], today: NaiveDate) -> bool {
    let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
    (1..=WEEKS).all(|back| {
        let first = monday - Days::new(7 * back);
        over(facts, first, first + Days::new(6))
    })
}

fn over(facts: &[Fact], first: NaiveDate, last: NaiveDate) -> bool {
    let lateness = |fact: &Fact| {
        let due = fact.due.filter(|due| (first..=last).contains(due))?;
        let done = [fact.answered, fact.closed].into_iter().flatten().min().filter(|done| *done <= last);
        // who still waits when the week ends waits a day longer at least
        let until = done.unwrap_or(last + Days::new(1));
        Some((until - due).num_days())
    };
    let days: Vec<i64> = facts.iter().filter_map(lateness).collect();
    days.len() >= SMALLEST_SHOWN as usize && Spread::of(days).is_some_and(|days| days.p90 > 0)
}

/// The open committees of these areas (none: the country) from which nothing was received for thirty days. `since` says from when
/// on one is known that never sent anything; one of which that is not known is left in peace.
pub fn quiet(
    facts: &[Fact],
    committees: &[&Committee],
    since: &dyn Fn(CommitteeKey) -> Option<NaiveDate>,
    today: NaiveDate,
) -> Vec<CommitteeKey> {
    let mut last: HashMap<i64, NaiveDate> = HashMap::new();
    for fact in facts {
        if let Some(key) = fact.committee {
            last.entry(key).and_modify(|day| *day = fact.received.max(*day)).or_insert(fact.received);
        }
    }
    let quiet = |committee: &&&Committee| {
        let day = last.get(&committee.key.get()).copied().or_else(|| since(committee.key));
        committee.is_open(today) && day.is_some_and(|day| (today - day).num_days() >= QUIET_DAYS)
    };
    committees.iter().filter(quiet).map(|committee| committee.key).collect()
}

/// The committees that a manager answers for; those without a place belong to whoever answers for the country.
pub fn answered_for<'a>(viewer: &Viewer, committees: &'a [Committee], book: &Book) -> Vec<&'a Committee> {
    let held = viewer.roles.iter().filter(|held| held.role == Role::Manager);
    let areas: Vec<Option<Area>> = held.map(|held| held.area).collect();
    let own = |committee: &&Committee| {
        let place = committee.place.and_then(|key| book.get(key));
        areas.iter().any(|area| area.is_none_or(|area| place.is_some_and(|place| place.is_in(area))))
    };
    committees.iter().filter(own).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn due(on: &str, answered: Option<&str>) -> Fact {
        let due = day(on);
        Fact { due: Some(due), answered: answered.map(day), ..Fact::new(due - Days::new(14)) }
    }

    #[test]
    fn two_late_weeks_are_told_and_one_is_not() {
        // Wednesday; the ended weeks begin on 2 and 9 March
        let today = day("2026-03-18");
        let week = |on: &str, late: usize, answered: &str| -> Vec<Fact> {
            (0..10).map(|at| due(on, Some(if at < late { answered } else { on }))).collect()
        };
        let both = [week("2026-03-04", 2, "2026-03-05"), week("2026-03-11", 2, "2026-03-12")].concat();
        assert!(is_late(&both, today));
        assert!(!is_late(&both, day("2026-03-15")), "the second week has not ended");
        let one = [week("2026-03-04", 1, "2026-03-05"), week("2026-03-11", 2, "2026-03-12")].concat();
        assert!(!is_late(&one, today), "nine in ten in time is in time");
        let open: Vec<Fact> =
            ["2026-03-04", "2026-03-15"].iter().flat_map(|on| (0..5).map(|_| due(on, None))).collect();
        assert!(is_late(&open, today), "who was never answered is late as well");
        assert!(!is_late(&open[1..], today), "four cases are too few to say anything");
        assert!(!is_late(&[], today));
    }
}
