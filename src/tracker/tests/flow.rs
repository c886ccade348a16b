//! How cases flow gives no small number away: not by itself, not beside the months, not beside the page it was narrowed from.
use super::measures::{day, fact};
use super::parts::{facts, is_small, known, names};
use crate::cases::model::{ClosingReason, EventKind, Life, LifeStep};
use crate::tracker::*;
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

fn page(known: &Known, totals: Totals, others: &[&Known]) -> Published {
    Published::new(known, &names(), totals).flowing(known, &names(), totals, others)
}

/// Whether `wanted` follows from `rows` by adding and subtracting: numbers modulo a prime, so nothing is rounded.
fn follows(rows: &[Vec<u64>], wanted: &[u64]) -> bool {
    const PRIME: u64 = 1_000_000_007;
    let inverse = |n: u64| {
        (0..30)
            .fold((1, n), |(out, power), bit| {
                let out = if (PRIME - 2) >> bit & 1 == 1 { out * power % PRIME } else { out };
                (out, power * power % PRIME)
            })
            .0
    };
    let rank = |rows: Vec<Vec<u64>>| {
        let (mut rows, mut rank) = (rows, 0);
        for column in 0..wanted.len() {
            let Some(at) = (rank..rows.len()).find(|at| rows[*at][column] != 0) else { continue };
            rows.swap(rank, at);
            let scale = inverse(rows[rank][column]);
            let pivot: Vec<u64> = rows[rank].iter().map(|n| n * scale % PRIME).collect();
            for row in rows.iter_mut().skip(rank + 1) {
                let factor = row[column];
                row.iter_mut().zip(&pivot).for_each(|(n, p)| *n = (*n + PRIME - factor * p % PRIME) % PRIME);
            }
            rows[rank] = pivot;
            rank += 1;
        }
        rank
    };
    rank(rows.to_vec()) == rank([rows, &[wanted.to_vec()]].concat())
}

#[test]
fn what_follows_is_found() {
    let rows = [vec![1, 1, 1], vec![0, 1, 1]];
    assert!(follows(&rows, &[1, 0, 0]) && !follows(&rows, &[0, 1, 0]));
}

/// Received on each day, then closed on each day: what every number of the page is a sum of.
struct Line {
    first: NaiveDate,
    days: u64,
}

impl Line {
    fn of(&self, received: impl Fn(NaiveDate) -> bool, closed: impl Fn(NaiveDate) -> bool, minus: bool) -> Vec<u64> {
        let days = || (0..self.days).map(|at| self.first + Days::new(at));
        let sign = if minus { 1_000_000_006 } else { 1 };
        days().map(|day| u64::from(received(day))).chain(days().map(|day| u64::from(closed(day)) * sign)).collect()
    }
}

fn none(_: NaiveDate) -> bool {
    false
}

fn many() -> impl Strategy<Value = Vec<Fact>> {
    // enough for weeks to be shown, with quiet weeks among them
    let one = (0u64..150, prop::option::of(0u64..60)).prop_map(|(at, closed)| {
        let received = day("2026-01-01") + Days::new(at - at % 9);
        Fact { closed: closed.map(|days| received + Days::new(days)), ..fact(received) }
    });
    prop::collection::vec(one, 0..400)
}

proptest! {
    #[test]
    fn no_step_is_small_nor_what_it_leaves(facts in facts(), guarded in any::<bool>()) {
        let known = known(facts);
        let page = page(&known, if guarded { Totals::Guarded } else { Totals::Exact }, &[]);
        for (what, cell) in page.flow.funnel.iter().chain(&page.flow.returns) {
            let said_above = matches!(what, What::Received | What::Told | What::Closed);
            let Some(count) = cell.shown().filter(|_| !said_above) else { continue };
            prop_assert!(!is_small(count), "{what:?}");
            prop_assert_eq!(count, what.count(&known));
        }
    }

    #[test]
    fn no_step_of_a_choice_leaves_few_for_the_others(facts in facts(), category in 1i32..6) {
        let wider = known(facts);
        let own = wider.clone().only(|fact| fact.category == category);
        let page = page(&own, Totals::Guarded, &[&wider]);
        for (what, cell) in page.flow.funnel.iter().chain(&page.flow.returns) {
            // the page hides these beside the wider one itself
            if matches!(what, What::Received | What::Told | What::Closed | What::Satisfied | What::Withdrawn) { continue; }
            prop_assert!(!cell.shown().is_some_and(|count| is_small(what.count(&wider) - count)), "{what:?}");
        }
    }

    #[test]
    fn weeks_and_what_stays_open_betray_no_hidden_month(facts in many()) {
        let known = known(facts);
        // of a page with fewer than five cases in all the total says how many there are in their only month
        prop_assume!(known.facts().is_empty() || !is_small(known.facts().len() as u32));
        let page = page(&known, Totals::Exact, &[]);
        let first = known.facts().iter().map(|fact| fact.received).min().unwrap_or(known.day());
        let line = Line { first, days: (known.day() - first).num_days() as u64 + 1 };
        let months = page.months.clone().unwrap_or_default();
        let within = |from: NaiveDate, to: NaiveDate| move |day: NaiveDate| from <= day && day <= to;
        let until = |to: NaiveDate| move |day: NaiveDate| day <= to;
        let mut rows = vec![line.of(|_| true, none, false), line.of(none, |_| true, false)];
        for month in &months {
            let days = within(month.month.first_day(), month.month.last_day());
            if month.received.shown().is_some() { rows.push(line.of(days, none, false)); }
            if month.closed.shown().is_some() { rows.push(line.of(none, days, false)); }
        }
        for week in &page.flow.weeks {
            prop_assert!(![week.received, week.closed, week.open].into_iter().any(is_small));
            let end = week.from + Days::new(6);
            rows.push(line.of(within(week.from, end), none, false));
            rows.push(line.of(none, within(week.from, end), false));
            rows.push(line.of(until(end), until(end), true));
        }
        for (month, open) in &page.flow.backlog {
            prop_assert!(!is_small(*open));
            rows.push(line.of(until(month.last_day()), until(month.last_day()), true));
        }
        for month in &months {
            let days = within(month.month.first_day(), month.month.last_day());
            let hidden = [(month.received, line.of(days, none, false)), (month.closed, line.of(none, days, false))];
            for (cell, wanted) in hidden {
                prop_assert!(cell.shown().is_some() || !follows(&rows, &wanted), "{:?} follows", month.month);
            }
        }
    }
}

/// A case with these steps, each on its day.
fn lived(steps: &[(EventKind, &str, Option<ClosingReason>)]) -> Fact {
    let step = |(kind, on, reason): &(EventKind, &str, Option<ClosingReason>)| LifeStep {
        kind: *kind,
        on: day(on),
        recorded: day(on),
        code: reason.map(|reason| reason.as_str().to_owned()),
        by: None,
    };
    let steps = steps.iter().map(step).collect();
    Fact { life: Some(Life { recorded: day("2026-01-01"), steps, holds: Vec::new() }), ..fact(day("2026-01-01")) }
}

#[test]
fn what_comes_back_is_counted_by_how_soon_and_by_what_became_of_it() {
    use ClosingReason::{NotFeasibleExplained, Resolved};
    use EventKind::{Appealed, Closed, Reopened};
    let known = known(vec![
        lived(&[(Closed, "2026-01-10", Some(Resolved))]),
        lived(&[(Closed, "2026-01-10", Some(Resolved)), (Reopened, "2026-02-09", None)]),
        lived(&[(Closed, "2026-01-10", Some(Resolved)), (Reopened, "2026-02-10", None)]),
        lived(&[
            (Closed, "2026-01-10", Some(NotFeasibleExplained)),
            (Appealed, "2026-01-12", None),
            (Closed, "2026-01-20", Some(Resolved)),
        ]),
        lived(&[
            (Closed, "2026-01-10", Some(NotFeasibleExplained)),
            (Appealed, "2026-01-12", None),
            (Closed, "2026-01-20", Some(NotFeasibleExplained)),
        ]),
        // not decided yet, and an appeal that comes after the day of the figures
        lived(&[(Closed, "2026-01-10", Some(Resolved)), (Appealed, "2026-01-12", None)]),
        lived(&[(Closed, "2026-01-10", Some(Resolved)), (Appealed, "2026-07-12", None)]),
    ]);
    let count = |what: What| what.count(&known);
    assert_eq!((count(What::EverClosed), count(What::Reopened), count(What::ReopenedSoon)), (7, 5, 4));
    assert_eq!((count(What::Appealed), count(What::Overturned)), (3, 1));
}

#[test]
fn the_middle_of_the_days_is_said_by_three_clocks_where_enough_were_served() {
    let told = |n: u64| {
        let facts = (0..n).map(|_| Fact { told: Some(day("2026-01-12")), ..fact(day("2026-01-05")) }).collect();
        let page = page(&known(facts), Totals::Exact, &[]);
        let clocks = page.flow.clocks.iter().find(|clocks| clocks.step == Step::Tell).copied().unwrap();
        [clocks.person, clocks.working, clocks.handler].map(|middle| middle.and_then(|middle| middle.days))
    };
    assert_eq!(told(4), [None, None, None]);
    assert_eq!(told(6), [Some(7.0), Some(5.0), Some(7.0)]);
}

/// What an appeal says of itself counts, and what is closed afterwards says nothing more of it.
#[test]
fn an_appeal_that_says_what_became_of_it_is_believed() {
    use ClosingReason::{InformationGiven, Resolved};
    use EventKind::{Appealed, Closed, Decided};
    let with = |outcome: &str, after: ClosingReason| {
        let mut fact = lived(&[
            (Closed, "2026-01-10", Some(Resolved)),
            (Appealed, "2026-01-12", None),
            (Decided, "2026-01-20", None),
            (Closed, "2026-01-22", Some(after)),
        ]);
        let life = fact.life.as_mut().expect("a life");
        life.steps[2].code = Some(outcome.to_owned());
        fact
    };
    let view = View::of(day("2026-02-01"));
    for (outcome, after, overturned) in [
        ("upheld", InformationGiven, false),
        ("upheld", Resolved, false),
        ("changed", Resolved, true),
        ("partly", InformationGiven, true),
    ] {
        let fact = with(outcome, after);
        assert!(What::Appealed.counts(&fact, view), "{outcome}");
        assert_eq!(What::Overturned.counts(&fact, view), overturned, "{outcome}");
    }
}
