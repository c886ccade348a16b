//! The measures against files whose true figures are known, and the promises that hold for any dates.
use crate::tracker::*;
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A case without any step but the first.
pub fn fact(received: NaiveDate) -> Fact {
    Fact::new(received)
}

fn closed_after(days: u64) -> Fact {
    let received = day("2025-11-03");
    Fact { closed: received.checked_add_days(Days::new(days)), ..fact(received) }
}

fn all(as_of: &str, facts: Vec<Fact>) -> Figures {
    Known::on(day(as_of), Period::default(), facts).all()
}

/// Days to close of the ordinary cases of a French tracker of 576 rows, with how often each occurs (`days:times`).
const FRENCH: &str = "0:44 1:36 2:33 3:17 4:32 5:12 6:21 7:15 8:9 9:18 10:12 11:5 12:9 13:6 14:9 15:9 16:10 17:6 18:7 19:2 20:4 \
    21:8 22:6 23:3 24:3 25:4 26:2 27:3 28:3 29:1 30:3 31:2 32:1 33:2 34:1 35:3 36:5 37:1 38:1 39:1 40:1 41:5 \
    42:1 44:1 45:1 47:2 51:2 53:1 54:1 57:1 59:2 60:1 64:2 70:2 72:1 79:2 83:1 100:1 156:1";

/// The same of an English one.
const ENGLISH: &str = "0:46 1:44 2:30 3:24 4:27 5:20 6:18 7:20 8:16 9:13 10:14 11:8 12:9 13:7 14:8 15:6 16:9 17:12 18:4 19:2 20:4 \
    21:6 22:6 23:6 24:4 25:2 26:2 27:1 28:1 29:1 30:4 31:3 32:2 33:3 34:3 36:2 41:5 43:1 45:1 47:1 48:1 51:3 \
    52:1 53:1 54:1 55:2 56:1 58:1 59:2 62:1 64:1 67:1 70:1 74:1 77:1 80:1 82:1 90:1 102:1 103:1";

#[test]
fn the_trackers_people_have_measure_as_their_keepers_measured_them() {
    for (name, days_to_close, closed, open, received, median, p90) in [
        ("fr", FRENCH, 398, 100, 498, 7.0, 35),
        ("en", ENGLISH, 419, 75, 494, 7.0, 32),
        ("quirks csv", "0:1 1:2 13:1", 4, 2, 6, 1.0, 13),
        ("quirks xlsx", "1:1 7:1", 2, 1, 3, 4.0, 7),
    ] {
        let mut facts = Vec::new();
        for (days, times) in days_to_close.split(' ').filter_map(|word| word.split_once(':')) {
            facts.extend(std::iter::repeat_n(closed_after(days.parse().unwrap()), times.parse().unwrap()));
        }
        facts.extend(std::iter::repeat_n(fact(day("2025-11-25")), open as usize));
        let summary = Summary::from(&all("2026-10-31", facts));
        assert_eq!((summary.received, summary.closed, summary.open), (received, closed, open), "{name}");
        assert_eq!((summary.median_days_to_close, summary.p90_days_to_close), (Some(median), Some(p90)), "{name}");
    }
}

#[test]
fn the_oldest_open_case_counts_from_the_day_it_was_received() {
    let facts = ["2026-10-16", "2025-11-25"].map(|received| fact(day(received))).to_vec();
    assert_eq!(all("2026-10-31", facts).oldest_open, Some(340));
}

#[test]
fn nothing_that_came_later_has_happened_yet() {
    let one = Fact {
        acknowledged: Some(day("2026-03-02")),
        told: Some(day("2026-03-20")),
        closed: Some(day("2026-03-21")),
        due: Some(day("2026-03-10")),
        answered: Some(day("2026-03-19")),
        ..fact(day("2026-03-01"))
    };
    let on = |date: &str| all(date, vec![one.clone()]);
    assert_eq!(on("2026-02-28"), Figures::default());
    let early = on("2026-03-10");
    assert_eq!((early.received, early.open, early.overdue, early.told), (1, 1, 0, 0));
    assert_eq!((early.acknowledge.map(|s| s.median), early.tell, early.close), (Some(1.0), None, None));
    let late = on("2026-03-11");
    assert_eq!((late.overdue, late.oldest_open), (1, Some(10)));
    let done = on("2026-03-21");
    assert_eq!((done.open, done.overdue, done.told, done.oldest_open), (0, 0, 1, None));
    assert_eq!(done.in_time, Some(InTime { due: 1, met: 0 }));
}

#[test]
fn in_time_counts_what_was_due_in_the_period_open_ones_included() {
    let due = |due: &str, answered: Option<&str>| Fact {
        due: Some(day(due)),
        answered: answered.map(day),
        ..fact(day("2026-01-05"))
    };
    let facts = vec![
        due("2026-01-31", Some("2026-01-20")), // before the period
        due("2026-02-10", Some("2026-02-10")), // on the last day: in time
        due("2026-02-11", Some("2026-02-12")), // a day late
        due("2026-02-12", None),               // open and overdue
        due("2026-03-30", None),               // not due yet
        fact(day("2026-02-01")),               // no date promised
    ];
    let period = Period { from: Some(day("2026-02-01")), to: Some(day("2026-03-31")) };
    let figures = Known::on(day("2026-03-15"), period, facts).all();
    assert_eq!(figures.in_time, Some(InTime { due: 3, met: 1 }));
    assert_eq!(figures.received, 1);
    assert_eq!(InTime { due: 3, met: 1 }.percent(), 33);
    assert_eq!(InTime { due: 1000, met: 999 }.percent(), 99);
}

#[test]
fn a_step_dated_before_the_beginning_counts_but_is_not_measured() {
    let odd = Fact { told: Some(day("2026-02-27")), ..fact(day("2026-03-01")) };
    let figures = all("2026-03-31", vec![odd]);
    assert_eq!((figures.told, figures.tell), (1, None));
}

#[test]
fn without_cases_there_is_no_figure_rather_than_a_wrong_one() {
    let figures = all("2026-03-31", Vec::new());
    assert_eq!(figures, Figures::default());
    let json = serde_json::to_value(Summary::from(&figures)).unwrap();
    assert_eq!(json["median_days_to_close"], serde_json::Value::Null);
    assert_eq!(json["received"], 0);
    assert!(Known::on(day("2026-03-31"), Period::default(), Vec::new()).months().is_empty());
}

#[test]
fn months_without_anything_are_there_and_fourteen_are_the_most() {
    let facts = ["2024-02-10", "2025-10-02", "2026-03-31"].map(|date| fact(day(date)));
    let mut facts = facts.to_vec();
    facts[0].closed = Some(day("2025-12-24"));
    let known = Known::on(day("2026-03-31"), Period::default(), facts.clone());
    let months = known.months();
    assert_eq!(months.len(), 14);
    assert_eq!(months[0].month, Month { year: 2025, month: 2 });
    let counted: Vec<_> =
        months.iter().filter(|m| m.received + m.closed > 0).map(|m| (m.month.month, m.received, m.closed)).collect();
    assert_eq!(counted, [(10, 1, 0), (12, 0, 1), (3, 1, 0)]);
    let period = Period { from: Some(day("2025-11-01")), to: Some(day("2026-01-31")) };
    let within: Vec<u32> = Known::on(day("2026-03-31"), period, facts).months().iter().map(|m| m.month.month).collect();
    assert_eq!(within, [11, 12, 1]);
}

#[test]
fn groups_add_up_to_the_whole() {
    let facts: Vec<Fact> =
        (0..30).map(|i| Fact { region: (i % 4 > 0).then_some(i % 4), ..fact(day("2026-01-01")) }).collect();
    let known = Known::on(day("2026-03-31"), Period::default(), facts);
    let groups = known.by(|fact| fact.region);
    assert_eq!(groups.keys().copied().collect::<Vec<_>>(), [None, Some(1), Some(2), Some(3)]);
    assert_eq!(groups.values().map(|f| f.received).sum::<u32>(), known.all().received);
}

#[test]
fn a_month_knows_its_days_and_its_neighbours() {
    let february = Month { year: 2024, month: 2 };
    assert_eq!((february.first_day(), february.last_day()), (day("2024-02-01"), day("2024-02-29")));
    assert_eq!(february.shifted(-2), Month { year: 2023, month: 12 });
    assert_eq!(february.shifted(11), Month { year: 2025, month: 1 });
}

proptest! {
    #[test]
    fn the_middle_and_nine_in_ten_lie_among_the_values(days in prop::collection::vec(0i64..4000, 0..200)) {
        let Some(spread) = Spread::of(days.clone()) else {
            prop_assert!(days.is_empty());
            return Ok(());
        };
        let (least, most) = (*days.iter().min().unwrap(), *days.iter().max().unwrap());
        prop_assert_eq!(spread.n, days.len());
        prop_assert!(least as f64 <= spread.median && spread.median <= most as f64);
        prop_assert!(spread.median <= spread.p90 as f64 || days.len() < 2);
        let reached = |limit: i64| days.iter().filter(|d| **d <= limit).count() * 10 >= days.len() * 9;
        prop_assert!(days.contains(&spread.p90) && reached(spread.p90) && !reached(spread.p90 - 1));
    }
}
