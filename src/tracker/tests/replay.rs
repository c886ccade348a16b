//! A report of a past day stays the report of that day, and of what was known then.
use super::measures::{day, fact};
use crate::cases::model::{ClosingReason, EventKind, Life, LifeStep};
use crate::programme::Calendar;
use crate::tracker::*;
use chrono::Days;
use proptest::prelude::*;

fn step(kind: EventKind, on: &str, recorded: &str, code: Option<&str>) -> LifeStep {
    LifeStep { kind, on: day(on), recorded: day(recorded), code: code.map(str::to_owned), by: None }
}

/// Received in March and entered later; told in March, which was entered in April; changed, and back again, in June.
fn case() -> Fact {
    let steps = vec![
        step(EventKind::Acknowledged, "2026-03-02", "2026-03-05", None),
        step(EventKind::Answered, "2026-03-18", "2026-03-18", None),
        step(EventKind::Closed, "2026-03-25", "2026-03-25", Some("resolved")),
        step(EventKind::Told, "2026-03-20", "2026-04-15", Some("partly")),
        step(EventKind::Reopened, "2026-04-20", "2026-04-20", None),
        step(EventKind::CategoryChanged, "2026-06-10", "2026-06-10", Some("2")),
        step(EventKind::SectorChanged, "2026-06-10", "2026-06-10", None),
    ];
    let holds = vec![(day("2026-03-10"), Some(day("2026-03-15"))), (day("2026-06-01"), None)];
    Fact {
        category: 5,
        sector: Some("wash".into()),
        acknowledged: Some(day("2026-03-02")),
        answered: Some(day("2026-03-18")),
        told: Some(day("2026-03-20")),
        satisfied: Some("partly".into()),
        life: Some(Life { recorded: day("2026-03-05"), steps, holds }),
        ..fact(day("2026-03-01"))
    }
}

fn seen(as_of: &str, known_on: Option<&str>) -> Option<Fact> {
    case().seen(View { day: day(as_of), known_on: known_on.map(day) })
}

#[test]
fn a_past_day_is_seen_as_it_was_and_as_it_was_known() {
    let march = seen("2026-03-31", None).unwrap();
    assert_eq!((march.told, march.satisfied.as_deref()), (Some(day("2026-03-20")), Some("partly")));
    assert_eq!((march.closed, march.reason), (Some(day("2026-03-25")), Some(ClosingReason::Resolved)));
    assert_eq!((march.category, march.sector.clone()), (2, None), "what it was before it was changed");
    let then = seen("2026-03-31", Some("2026-03-31")).unwrap();
    assert_eq!((then.told, then.closed), (None, Some(day("2026-03-25"))), "told was entered in April");
    assert_eq!(seen("2026-03-04", Some("2026-03-04")), None, "it had not been entered");
    assert!(seen("2026-03-04", None).is_some());
    let may = seen("2026-05-31", None).unwrap();
    assert_eq!((may.closed, may.reason, may.category), (None, None, 2));
    assert_eq!(may.returns, [(day("2026-03-25"), day("2026-04-20"))]);
    let june = seen("2026-06-30", None).unwrap();
    assert_eq!((june.category, june.sector.as_deref()), (5, Some("wash")));
}

#[test]
fn who_waits_waits_while_the_handler_does_not() {
    let june = seen("2026-06-11", None).unwrap();
    assert_eq!(june.held_days(day("2026-06-11")), 15);
    assert_eq!(june.held_days(day("2026-03-12")), 2);
    let known = Known::on(day("2026-03-31"), Period::default(), vec![case()]);
    let report = Report::of(&known, &Calendar::default());
    assert_eq!(report.days_to["tell"].median, Some(19.0));
    assert_eq!(report.handler_days_to["tell"].median, Some(14.0));
    // Sunday 1 March to Friday 20 March: fifteen working days
    assert_eq!(report.working_days_to["tell"].median, Some(15.0));
    assert_eq!(report.entry_delay.map(|delay| delay.median), Some(4.0));
}

#[test]
fn what_came_back_within_a_month_is_counted() {
    let known = Known::on(day("2026-05-31"), Period::default(), vec![case(), fact(day("2026-03-01"))]);
    let report = Report::of(&known, &Calendar::default());
    let returns = report.returns;
    assert_eq!((returns.ever_closed, returns.reopened, returns.reopened_within_30_days), (1, 1, 1));
}

#[test]
fn a_target_of_another_category_is_that_of_then() {
    let due = |fact: &Fact| (fact.category == 2).then(|| day("2026-03-08"));
    let of = Fact { due: Some(day("2026-03-31")), ..case() };
    let then = Known::seen(View::of(day("2026-03-31")), Period::default(), vec![of.clone()], &due);
    assert_eq!(then.facts()[0].due, Some(day("2026-03-08")));
    let now = Known::seen(View::of(day("2026-06-30")), Period::default(), vec![of], &due);
    assert_eq!(now.facts()[0].due, Some(day("2026-03-31")));
}

#[test]
fn endings_that_rule_each_other_out_are_no_resolutions() {
    let closed = |days: u64, reason: Option<ClosingReason>| {
        let received = day("2026-01-01");
        Fact { closed: received.checked_add_days(Days::new(days)), reason, ..fact(received) }
    };
    let facts = vec![
        closed(2, Some(ClosingReason::Resolved)),
        closed(3, Some(ClosingReason::Withdrawn)),
        closed(5, Some(ClosingReason::Duplicate)),
        closed(6, None),
        fact(day("2026-01-01")),
    ];
    let report = Report::of(&Known::on(day("2026-03-31"), Period::default(), facts), &Calendar::default());
    let week = report.endings[0];
    let shares = [week.resolved, week.withdrawn, week.duplicate, week.out_of_scope, week.open];
    for (found, expected) in shares.into_iter().zip([0.4, 0.2, 0.2, 0.0, 0.2]) {
        assert!((found.unwrap() - expected).abs() < 1e-9, "{week:?}");
    }
    assert_eq!((report.withdrawn, report.duplicate, report.closed_not_told), (1, 1, 4));
    assert_eq!(report.days_to["close"].done, 2, "closed without being resolved is no resolution");
    assert_eq!(report.ageing.iter().map(|age| age.open).collect::<Vec<_>>(), [0, 0, 0, 0, 1]);
    assert_eq!(report.months.last().map(|month| (month.received, month.open)), Some((0, 1)));
    assert_eq!(report.months[0], Span { from: day("2026-01-01"), received: 5, closed: 4, open: 1 });
}

#[test]
fn nothing_is_measured_of_nothing() {
    let report = Report::of(&Known::on(day("2026-03-31"), Period::default(), Vec::new()), &Calendar::default());
    let text = serde_json::to_string(&report).unwrap();
    assert!(!text.contains("NaN") && report.days_to["tell"].of_all.median.is_none() && report.weeks.is_empty());
}

fn steps() -> impl Strategy<Value = Vec<LifeStep>> {
    let kinds = [
        EventKind::Acknowledged,
        EventKind::Answered,
        EventKind::Told,
        EventKind::Closed,
        EventKind::Reopened,
        EventKind::CategoryChanged,
    ];
    let one = (prop::sample::select(kinds.to_vec()), 0u64..60, 0u64..60).prop_map(|(kind, on, late)| {
        let on = day("2026-03-01") + Days::new(on);
        let code = (kind == EventKind::CategoryChanged).then(|| "2".to_owned());
        LifeStep { kind, on, recorded: on + Days::new(late), code, by: None }
    });
    prop::collection::vec(one, 0..10)
}

proptest! {
    #[test]
    fn what_is_entered_later_changes_no_report_of_before(first in steps(), later in steps(), at in 0u64..60) {
        let view = View { day: day("2026-03-01") + Days::new(at), known_on: Some(day("2026-03-01") + Days::new(at)) };
        let of = |steps: Vec<LifeStep>| {
            let life = Life { recorded: day("2026-03-01"), steps, holds: Vec::new() };
            Fact { category: 2, life: Some(life), ..fact(day("2026-03-01")) }
        };
        let report = |fact: Fact| {
            let known = Known::seen(view, Period::default(), vec![fact], &|_| None);
            serde_json::to_string(&Report::of(&known, &Calendar::default())).unwrap()
        };
        let mut more = first.clone();
        more.extend(later.into_iter().map(|step| LifeStep { recorded: view.day + Days::new(1), ..step }));
        prop_assert_eq!(report(of(first)), report(of(more)));
    }
}
