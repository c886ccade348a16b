//! What is said beside totals and tables gives no small number away: not by itself, not beside its total, not beside the page it
//! was narrowed from.
use super::measures::{day, fact};
use crate::cases::model::ClosingReason;
use crate::tracker::narrow::Wider;
use crate::tracker::*;
use chrono::Days;
use proptest::prelude::*;
use std::collections::BTreeMap;

pub(super) fn names() -> Names {
    Names {
        categories: (1..6).map(|i| (i, format!("C{i}"))).collect(),
        regions: (0..4).map(|i| (i, format!("R{i}"))).collect(),
        ..Names::default()
    }
}

/// Days after the first of January, category, region, channel, closed after, reason, told, satisfied.
type Raw = (u64, i32, i64, u8, Option<u64>, u8, bool, u8);

fn made(raw: &[Raw]) -> Vec<Fact> {
    let one = |(at, category, region, channel, closed, reason, told, satisfied): &Raw| {
        let received = day("2026-01-01") + Days::new(*at);
        let closed = closed.map(|days| received + Days::new(days));
        let reasons = [ClosingReason::Resolved, ClosingReason::Withdrawn, ClosingReason::GeneralAnswer];
        Fact {
            category: *category,
            region: Some(*region),
            channel: format!("ch{channel}"),
            closed,
            reason: closed.map(|_| reasons[usize::from(*reason) % 3]),
            told: closed.filter(|_| *told),
            satisfied: ["satisfied", "partly", "not"].get(usize::from(*satisfied)).map(|s| (*s).to_owned()),
            due: Some(received + Days::new(20)),
            ..fact(received)
        }
    };
    raw.iter().map(one).collect()
}

pub(super) fn facts() -> impl Strategy<Value = Vec<Fact>> {
    let one = (0u64..120, 1i32..6, 0i64..4, 0u8..4, prop::option::of(0u64..40), 0u8..3, any::<bool>(), 0u8..4).boxed();
    prop::collection::vec(one, 0..120).prop_map(|raw| made(&raw))
}

pub(super) fn known(facts: Vec<Fact>) -> Known {
    Known::on(day("2026-05-31"), Period::default(), facts)
}

/// The smallest and the largest that each hidden part can be, for whoever knows the sum of all and that none is negative: with one
/// equation these are the bounds of the linear programme.
fn bounds(rows: &[Part], total: u32) -> Vec<(u32, u32)> {
    let shown: u32 = rows.iter().filter_map(|row| row.count.shown()).sum();
    let hidden = rows.iter().filter(|row| row.count == Cell::Hidden).count();
    let rest = total - shown;
    rows.iter()
        .filter(|row| row.count == Cell::Hidden)
        .map(|_| if hidden == 1 { (rest, rest) } else { (0, rest) })
        .collect()
}

fn totals(by: &str, page: &ShownFigures) -> Option<u32> {
    match by {
        "age" => page.open,
        "reason" => page.closed,
        "satisfaction" => page.told,
        _ => page.received,
    }
    .shown()
}

fn shown(parts: &Parts) -> BTreeMap<&str, u32> {
    parts.rows.iter().filter_map(|row| Some((row.code.as_str(), row.count.shown()?))).collect()
}

pub(super) fn is_small(count: u32) -> bool {
    (1..5).contains(&count)
}

proptest! {
    #[test]
    fn no_part_is_small_or_follows_from_the_others(facts in facts(), guarded in any::<bool>()) {
        let totals_as = if guarded { Totals::Guarded } else { Totals::Exact };
        let known = known(facts);
        let page = Published::new(&known, &names(), totals_as);
        let Some((extra, all)) = page.extra.zip(page.totals) else { return Ok(()) };
        for parts in &extra.parts {
            let total = if parts.by.starts_with("acted_") { What::Acted.count(&known) } else { totals(parts.by, &all).expect("a total above its parts") };
            prop_assert!(shown(parts).values().all(|count| !is_small(*count)));
            for (least, most) in bounds(&parts.rows, total) {
                prop_assert!(least < most, "{}: follows from the others: {:?}", parts.by, parts.rows);
            }
        }
        if let (Some(Cell::Shown(not_told)), Some(closed)) = (extra.not_told, all.closed.shown()) {
            prop_assert!(!is_small(not_told) && !is_small(closed - not_told));
        }
    }

    #[test]
    fn no_small_number_is_left_between_a_page_and_the_one_it_was_narrowed_from(facts in facts(), category in 1i32..6) {
        let (wider, narrow) = (known(facts), |wide: &Known| wide.clone().only(|fact| fact.category == category));
        let own = narrow(&wider);
        let whole = Published::new(&wider, &names(), Totals::Exact);
        let page = Published::narrowed(&own, &names(), Totals::Guarded, Some(&wider)).unlike(&own, &wider, &names());
        let name = format!("C{category}");
        let beside = Wider { page: &whole, whole: &wider.all(), row: Some((By::Category, &name)) };
        let page = page.beside(&own.all(), &beside);
        let (Some(narrow), Some(wide)) = (&page.extra, &whole.extra) else { return Ok(()) };
        for parts in &narrow.parts {
            let Some(all) = wide.parts.iter().find(|all| all.by == parts.by) else { continue };
            let all = shown(all);
            for (code, count) in shown(parts) {
                let left = all.get(code).map(|all| all - count);
                prop_assert!(!left.is_some_and(is_small), "{} {code}: {left:?} are left", parts.by);
            }
        }
        for groups in &page.groups {
            let Some(all) = whole.groups.iter().find(|all| all.by == groups.by) else { continue };
            for (own, all) in groups.rows.iter().flatten().flat_map(|own| {
                all.rows.iter().flatten().filter(|all| all.name == own.name).map(move |all| (own, all))
            }) {
                let pairs = [(own.figures.received, all.figures.received), (own.figures.told, all.figures.told)];
                for (own, all) in pairs.into_iter().filter_map(|(own, all)| own.shown().zip(all.shown())) {
                    prop_assert!(!is_small(all - own), "{:?}: {} are left", groups.by, all - own);
                }
            }
        }
    }

    #[test]
    fn two_days_that_can_both_be_looked_at_differ_by_no_small_number(facts in facts(), at in 0u64..120) {
        let on = |day| Known::on(day, Period::default(), facts.clone());
        let (then, now) = (on(day("2026-01-31") + Days::new(at)), on(day("2026-05-31")));
        let page = Published::new(&then, &names(), Totals::Guarded).apart(&then.all(), &now.all());
        let Some(totals) = page.totals else { return Ok(()) };
        let cells = [(totals.received, now.all().received), (totals.told, now.all().told), (totals.overdue, now.all().overdue)];
        for (own, now) in cells.into_iter().filter_map(|(own, now)| Some((own.shown()?, now))) {
            prop_assert!(!is_small(now.abs_diff(own)));
        }
    }
}

#[test]
fn where_next_to_nobody_was_told_the_share_is_not_said() {
    let told = |n: u64| {
        let facts = (0..40u64).map(|i| {
            let received = day("2026-01-01");
            let told = (i < n).then(|| received + Days::new(i % 6));
            Fact { told, closed: told, ..fact(received) }
        });
        Published::new(&known(facts.collect()), &names(), Totals::Exact).extra.unwrap()
    };
    assert_eq!(told(3).within, []);
    assert_eq!(told(38).within, [], "two are left");
    assert_eq!(told(20).within, [(7, 50), (14, 50), (30, 50)]);
}
