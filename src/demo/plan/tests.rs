//! What the plan promises, whatever seed and day.
use super::*;
use crate::cases::model::{State, Track};
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn planned() -> Vec<PlannedCase> {
    plan(1, day("2026-03-02")).expect("a plan")
}

#[test]
fn the_same_seed_and_day_plan_the_same_cases() {
    let again = |seed, today| format!("{:?}", plan(seed, day(today)).expect("a plan"));
    assert_eq!(again(1, "2026-03-02"), again(1, "2026-03-02"));
    assert_ne!(again(1, "2026-03-02"), again(2, "2026-03-02"));
    assert_ne!(again(1, "2026-03-02"), again(1, "2026-03-03"));
}

#[test]
fn every_state_category_channel_and_track_stands_in_it() {
    for (seed, today) in [(1, "2026-03-02"), (2, "2026-11-21"), (77, "2024-02-29"), (5, "2026-01-01")] {
        let cases = plan(seed, day(today)).expect("a plan");
        assert_eq!(cases.len(), 400);
        let ordinary = |case: &&PlannedCase| matches!(case.kind, PlannedKind::Ordinary(_));
        let states: BTreeSet<State> = cases.iter().filter(ordinary).map(|case| case.ends).collect();
        assert_eq!(states.len(), 9, "{states:?}");
        let channels: BTreeSet<&str> = cases.iter().filter(ordinary).map(|case| case.channel).collect();
        let taxonomy = crate::programme::Taxonomy::embedded().expect("taxonomy");
        let known: BTreeSet<&str> = taxonomy.channel.iter().map(|channel| channel.code.as_str()).collect();
        assert_eq!(channels, known);
        let mut categories = BTreeSet::new();
        let mut lives: BTreeMap<Track, BTreeSet<State>> = BTreeMap::new();
        for case in &cases {
            match &case.kind {
                PlannedKind::Ordinary(spoken) => {
                    categories.insert(spoken.category);
                }
                PlannedKind::Sealed(said) => {
                    lives.entry(said.track).or_default().insert(case.ends);
                    assert!(!said.track.asks_nothing() || said.words.is_none());
                }
            }
        }
        assert_eq!(categories.into_iter().collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
        assert_eq!(lives.len(), 5);
        for (track, states) in lives {
            assert_eq!(states.len(), if track.asks_nothing() { 6 } else { 9 }, "{track:?} {states:?}");
        }
    }
}

#[test]
fn no_narrative_stands_more_often_than_one_in_twenty() {
    let mut said: BTreeMap<String, usize> = BTreeMap::new();
    let mut beginnings: BTreeMap<String, usize> = BTreeMap::new();
    for case in planned() {
        let text = match case.kind {
            PlannedKind::Ordinary(spoken) => Some(spoken.text),
            PlannedKind::Sealed(said) => said.words,
        };
        if let Some(text) = text {
            let beginning = text.split(' ').take(3).collect::<Vec<_>>().join(" ");
            *beginnings.entry(beginning).or_default() += 1;
            *said.entry(text).or_default() += 1;
        }
    }
    assert!(said.values().all(|count| *count <= 20), "{said:?}");
    assert!(said.len() > 280, "{}", said.len());
    assert!(beginnings.values().all(|count| *count <= 20), "{beginnings:?}");
}

#[test]
fn dates_are_in_order_and_before_the_day_of_the_demo() {
    for seed in 1..6 {
        let today = day("2026-03-02");
        let cases = plan(seed, today).expect("a plan");
        assert!(cases.is_sorted_by_key(|case| case.entered_at));
        for case in &cases {
            assert!(case.received_on <= case.entered_at.date());
            assert!(case.received_on >= day("2025-01-02"), "fourteen months");
            let mut last = case.entered_at;
            for step in &case.steps {
                assert!(step.at > last, "{case:?}");
                last = step.at;
            }
            assert!(last.date() < today, "{case:?}");
        }
    }
}

#[test]
fn a_duplicate_names_an_earlier_case_of_the_same_committee() {
    let cases = planned();
    let mut duplicates = 0;
    for (number, case) in cases.iter().enumerate() {
        for step in &case.steps {
            if let PlannedDeed::Close(_, Some(of)) = step.deed {
                assert!(of < number && cases[of].committee == case.committee);
                duplicates += 1;
            }
        }
    }
    assert_eq!(duplicates, 4);
}

#[test]
fn weekends_are_quiet_one_committee_is_silent_and_far_regions_are_slow() {
    let cases = planned();
    let weekend = cases.iter().filter(|case| case.received_on.weekday().num_days_from_monday() > 4).count();
    assert!((1..cases.len() * 2 / 10).contains(&weekend), "{weekend}");
    let heard: BTreeSet<&str> = cases.iter().filter_map(|case| case.committee).collect();
    assert_eq!(heard.len(), crate::demo::committees().len() - 1);
    let days = |region: &str| {
        let closed = cases.iter().filter(|case| case.region == region && case.ends == State::Closed);
        let days: Vec<i64> = closed
            .filter(|case| matches!(case.kind, PlannedKind::Ordinary(_)))
            .filter_map(|case| Some((case.steps.last()?.at.date() - case.received_on).num_days()))
            .collect();
        days.iter().sum::<i64>() / i64::try_from(days.len()).expect("few")
    };
    assert!(days("Ménaka") > days("Ségou") && days("Tombouctou") > days("Mopti"));
}

#[test]
fn some_wait_too_long_some_are_not_told_and_not_everybody_is_satisfied() {
    let cases = planned();
    let steps = || cases.iter().flat_map(|case| &case.steps);
    let told: Vec<_> =
        steps().filter_map(|s| if let PlannedDeed::Tell(_, how) = s.deed { Some(how) } else { None }).collect();
    for how in [Some("satisfied"), Some("partly"), Some("not"), None] {
        assert!(told.iter().filter(|t| **t == how).count() > 5, "{how:?}");
    }
    let answered = steps().filter(|s| matches!(s.deed, PlannedDeed::Answer(_))).count();
    assert!(told.len() < answered);
    let open = cases.iter().filter(|case| case.ends != State::Closed);
    let late = open.filter(|case| (day("2026-03-02") - case.received_on).num_days() > 30).count();
    assert!(late > 10, "{late}");
}
