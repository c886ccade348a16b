//! What is said here against what R says, of well-known data and at the edges.
use super::*;
use proptest::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

const PLACES: f64 = 1e-9;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/estimates")
}

fn expected(name: &str) -> Value {
    let text = fs::read_to_string(folder().join(format!("{name}.json"))).expect("what R says");
    serde_json::from_str(&text).expect("JSON")
}

fn rows(name: &str) -> Vec<Vec<String>> {
    let mut file = csv::Reader::from_path(folder().join(format!("{name}.csv"))).expect("data");
    file.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

fn observation(row: &[String]) -> Observation {
    Observation::new(row[0].parse().expect("days"), row[1] == "1").expect("an observation")
}

/// Names of all data sets whose file of expected values has this key.
fn sets(key: &str) -> Vec<String> {
    let files = fs::read_dir(folder()).expect("a folder").map(|file| file.expect("a file").path());
    let mut names: Vec<String> = files
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned())
        .filter(|name| expected(name).get(key).is_some())
        .collect();
    names.sort();
    names
}

#[track_caller]
fn same(what: &str, found: Option<f64>, expected: &Value) {
    let close = match (found, expected.as_f64()) {
        (Some(found), Some(expected)) => (found - expected).abs() <= PLACES * expected.abs().max(1.0),
        (None, None) => true,
        _ => false,
    };
    assert!(close, "{what}: {found:?}, R says {expected}");
}

fn compare(name: &str, observations: &[Observation], expected: &Value) {
    let curve = Curve::of(observations);
    let points = expected["survival"].as_array().expect("points");
    assert_eq!(curve.points.len(), points.len(), "{name}");
    for (point, says) in curve.points.iter().zip(points) {
        let at = format!("{name} at {}", point.t);
        same(&at, Some(point.t), &says["t"]);
        assert_eq!(point.at_risk as u64, says["at_risk"], "{at}");
        assert_eq!(point.events as u64, says["events"], "{at}");
        same(&at, Some(point.estimate), &says["estimate"]);
        same(&format!("{at}, low"), point.interval.map(|i| i.low), &says["low"]);
        same(&format!("{at}, high"), point.interval.map(|i| i.high), &says["high"]);
    }
    let median = curve.median();
    same(&format!("{name}, median"), median.days, &expected["median"]);
    same(&format!("{name}, median, low"), median.low, &expected["median_low"]);
    same(&format!("{name}, median, high"), median.high, &expected["median_high"]);
    same(&format!("{name}, p75"), curve.quantile(0.75).days, &expected["p75"]);
    same(&format!("{name}, p90"), curve.quantile(0.9).days, &expected["p90"]);
    let closed: Vec<f64> = observations.iter().filter(|seen| seen.closed).map(|seen| seen.days).collect();
    same(&format!("{name}, mean"), mean(&closed), &expected["mean_closed"]);
}

#[test]
fn curves_medians_and_intervals_are_those_of_r() {
    let names = sets("survival");
    let known = names.iter().filter(|name| expected(name)["source"] != "made up").count();
    assert!(known >= 10, "{known} well-known data sets");
    for name in names {
        let (rows, says) = (rows(&name), expected(&name));
        let all: Vec<Observation> = rows.iter().map(|row| observation(row)).collect();
        compare(&name, &all, &says);
        for group in says["groups"].as_array().into_iter().flatten() {
            let of = rows.iter().filter(|row| row[2] == group["group"]).map(|row| observation(row));
            compare(&format!("{name}, {}", group["group"]), &of.collect::<Vec<_>>(), group);
        }
    }
}

#[test]
fn groups_are_compared_as_r_does() {
    let names = sets("log_rank");
    assert!(names.len() >= 10);
    for name in names {
        let (rows, says) = (rows(&name), expected(&name));
        let of = |group: &Value| -> Vec<Observation> {
            rows.iter().filter(|row| row[2] == group["group"]).map(|row| observation(row)).collect()
        };
        let groups: Vec<Vec<Observation>> = says["groups"].as_array().expect("groups").iter().map(of).collect();
        let test = log_rank(&groups).expect("something to compare");
        same(&name, Some(test.statistic), &says["log_rank"]["statistic"]);
        assert_eq!(test.degrees as u64, says["log_rank"]["df"], "{name}");
        same(&name, Some(test.p), &says["log_rank"]["p"]);
        let p = says["log_rank"]["p"].as_f64().expect("p");
        assert!((test.p - p).abs() <= 1e-9 * p, "{name}: small p as well: {} {p}", test.p);
    }
}

#[test]
fn competing_outcomes_are_those_of_r() {
    let names = sets("outcomes");
    assert!(names.len() >= 3);
    for name in names {
        let (rows, says) = (rows(&name), expected(&name));
        let seen = rows.iter().map(|row| {
            let outcome: usize = row[1].parse().expect("an outcome");
            (row[0].parse().expect("days"), outcome.checked_sub(1))
        });
        let outcomes = says["outcomes"].as_array().expect("outcomes").len();
        let found = incidence(&seen.collect::<Vec<_>>(), outcomes);
        for (at, moment) in found.times.iter().enumerate() {
            same(&name, Some(moment.t), &says["t"][at]);
            same(&name, Some(found.waiting[at]), &says["waiting"][at]);
            for (k, outcome) in found.outcomes.iter().enumerate() {
                same(&format!("{name} {k} at {}", moment.t), Some(outcome.shares[at]), &says["shares"][k][at]);
            }
        }
        let last = found.times.last().expect("a time").t;
        same(&name, found.by(0, last), says["shares"][0].as_array().expect("shares").last().expect("one"));
    }
}

#[test]
fn shares_have_the_interval_of_r() {
    for says in expected("wilson")["wilson"].as_array().expect("pairs") {
        let number = |key: &str| says[key].as_u64().expect("a number");
        let found = wilson(number("met"), number("n")).expect("an interval");
        same(&says.to_string(), Some(found.low), &says["low"]);
        same(&says.to_string(), Some(found.high), &says["high"]);
    }
    assert_eq!(wilson(0, 0), None);
    assert_eq!(wilson(3, 2), None);
}

#[test]
fn nothing_is_said_of_nothing() {
    assert_eq!(Curve::of(&[]), Curve::default());
    assert_eq!(Curve::default().median(), Quantile::default());
    assert_eq!(Curve::default().served_by(3.0), None);
    assert_eq!((mean(&[]), median(&[]), nearest_rank(&[], 90)), (None, None, None));
    assert_eq!(Described::of(Vec::new()), None);
    assert_eq!(log_rank(&[]), None);
    assert_eq!(incidence(&[], 2).by(0, 1.0), None);
    for days in [-1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(Observation::new(days, true), None);
    }
    let open = Observation::new(4.0, false).expect("an observation");
    assert_eq!(log_rank(&[vec![open], vec![open]]), None, "nothing ended");
    let closed = Observation::new(4.0, true).expect("an observation");
    assert_eq!(log_rank(&[vec![closed; 3], vec![closed; 2]]), None, "everything ended at once");
}

#[test]
fn nobody_says_what_was_not_watched() {
    let curve = Curve::of(&[(2.0, true), (5.0, false)].map(|(days, closed)| Observation { days, closed }));
    assert_eq!(curve.served_by(1.0), Some((0.0, None)));
    assert_eq!(curve.served_by(5.0).map(|(share, _)| share), Some(0.5));
    assert_eq!(curve.served_by(6.0), None);
    let done = Curve::of(&[Observation { days: 2.0, closed: true }]);
    assert_eq!(done.served_by(6.0), Some((1.0, None)));
}

fn seen() -> impl Strategy<Value = Vec<Observation>> {
    let day = prop_oneof![(0u32..12).prop_map(f64::from), 0.0..1e6, Just(0.1 + 0.2), Just(0.3)];
    prop::collection::vec((day, any::<bool>()).prop_map(|(days, closed)| Observation { days, closed }), 0..40)
}

fn is_share(share: f64) -> bool {
    (0.0..=1.0).contains(&share)
}

proptest! {
    #[test]
    fn a_curve_falls_and_every_number_is_one(seen in seen(), served in 0.01..0.99f64) {
        let curve = Curve::of(&seen);
        let mut before = 1.0;
        for point in &curve.points {
            prop_assert!(is_share(point.estimate) && point.estimate <= before && point.variance.is_finite());
            before = point.estimate;
            if let Some(interval) = point.interval {
                prop_assert!(is_share(interval.low) && is_share(interval.high));
                prop_assert!(interval.low <= point.estimate + 1e-12 && point.estimate <= interval.high + 1e-12);
            }
        }
        let (q, m) = (curve.quantile(served), curve.median());
        for days in [q.days, q.low, q.high, m.days, m.low, m.high].into_iter().flatten() {
            prop_assert!(days.is_finite() && days >= 0.0);
        }
    }

    #[test]
    fn comparing_knows_no_order_of_groups(one in seen(), other in seen()) {
        let (there, back) = (log_rank(&[one.clone(), other.clone()]), log_rank(&[other, one]));
        prop_assert_eq!(there.is_some(), back.is_some());
        if let (Some(there), Some(back)) = (there, back) {
            prop_assert!((there.statistic - back.statistic).abs() <= 1e-6 * (1.0 + there.statistic));
            prop_assert!(is_share(there.p) && there.statistic.is_finite());
        }
    }

    #[test]
    fn outcomes_and_those_who_wait_make_up_one(seen in prop::collection::vec((0.0..50.0f64, prop::option::of(0usize..3)), 1..40)) {
        let found = incidence(&seen, 3);
        for (at, waiting) in found.waiting.iter().enumerate() {
            let ended: f64 = found.outcomes.iter().map(|outcome| outcome.shares[at]).sum();
            prop_assert!((ended + waiting - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn a_share_lies_in_its_interval(n in 1u64..5000, part in 0.0..=1.0f64) {
        let met = (n as f64 * part) as u64;
        let found = wilson(met, n).expect("an interval");
        let share = met as f64 / n as f64;
        prop_assert!(is_share(found.low) && is_share(found.high) && found.low <= share && share <= found.high);
    }
}
