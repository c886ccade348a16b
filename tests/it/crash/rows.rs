//! The database after a crash: no row without what was written with it.
use super::people::Kept;
use diesel::dsl::count_star;
use diesel::prelude::*;
use jaabi::id::CaseKey;
use jaabi::storage::DbConn;
use jaabi::storage::schema::{audit, audit_sealed, cases, desks, events, form_tokens, grants, items, ordinary};
use std::collections::{BTreeMap, BTreeSet};

/// Every case has its other half, its grants, its items, its events and their entries in the log, and nothing is left over.
pub fn are_whole(url: &str, kept: &Kept) {
    let conn = &mut DbConn::open(url).unwrap();
    let all: Vec<(CaseKey, String, bool, Option<String>)> =
        cases::table.select((cases::key, cases::reference, cases::sealed, cases::recipient)).load(conn).unwrap();
    let known: BTreeSet<&str> = all.iter().map(|(_, reference, ..)| reference.as_str()).collect();
    for case in kept.from(0) {
        assert!(known.contains(case.reference.as_str()), "{} had a slip", case.reference);
    }
    let open: BTreeSet<CaseKey> = ordinary::table.select(ordinary::case_key).load(conn).unwrap().into_iter().collect();
    let items = numbers(items::table.select((items::case_key, items::number)).load(conn).unwrap());
    let events = numbers(events::table.select((events::case_key, events::number)).load(conn).unwrap());
    let held: Vec<(CaseKey, String)> = grants::table.select((grants::case_key, grants::kind)).load(conn).unwrap();
    let noted: Vec<Option<CaseKey>> =
        audit::table.filter(audit::case_key.is_not_null()).select(audit::case_key).load(conn).unwrap();
    for (key, reference, sealed, recipient) in &all {
        let holds = |kind: &str| held.iter().any(|(case, why)| case == key && why == kind);
        let notes = noted.iter().filter(|case| **case == Some(*key)).count();
        let (items, events) = (items.get(key).copied().unwrap_or(0), events.get(key).copied().unwrap_or(0));
        if *sealed {
            assert!(recipient.is_some() && !open.contains(key) && items > 0 && events == 0, "{reference}");
            assert!(holds("recovery") && holds("member"), "{reference} has its grants");
        } else {
            assert!(open.contains(key) && items == 0 && events > 0, "{reference}");
            assert_eq!(notes, events, "{reference}: an entry in the log for each event");
        }
    }
    assert_eq!(open.len(), all.iter().filter(|(.., sealed, _)| !sealed).count());
    let forms: i64 = form_tokens::table.select(count_star()).first(conn).unwrap();
    assert_eq!(usize::try_from(forms).unwrap(), all.len(), "one used form for each case");
    log_agrees(conn, kept, &all.iter().map(|(.., sealed, _)| *sealed).collect::<Vec<_>>(), &held);
}

/// How many items or events each case has; their numbers have no gap.
fn numbers(rows: Vec<(CaseKey, i32)>) -> BTreeMap<CaseKey, usize> {
    let mut cases: BTreeMap<CaseKey, Vec<i32>> = BTreeMap::new();
    for (case, number) in rows {
        cases.entry(case).or_default().push(number);
    }
    for numbers in cases.values_mut() {
        numbers.sort_unstable();
        assert!(numbers.iter().zip(1..).all(|(number, expected)| *number == expected), "{numbers:?}");
    }
    cases.into_iter().map(|(case, numbers)| (case, numbers.len())).collect()
}

fn log_agrees(conn: &mut DbConn, kept: &Kept, sealed: &[bool], held: &[(CaseKey, String)]) {
    let noted = |conn: &mut DbConn, kind: &str| -> usize {
        let own = audit_sealed::table.filter(audit_sealed::kind.eq(kind.to_owned())).select(count_star());
        usize::try_from(own.first::<i64>(conn).unwrap()).unwrap()
    };
    assert_eq!(noted(conn, "intake"), sealed.iter().filter(|sealed| **sealed).count(), "an entry for each sealed case");
    let (given, moved, exported) = kept.figures();
    assert!(noted(conn, "sealed_access") >= given && noted(conn, "sealed_transfer") >= moved);
    let elsewhere: i64 = cases::table
        .inner_join(desks::table.on(cases::desk_key.eq(desks::key.nullable())))
        .filter(desks::kind.eq("bypass".to_owned()))
        .select(count_star())
        .first(conn)
        .unwrap();
    assert_eq!(noted(conn, "sealed_transfer"), usize::try_from(elsewhere).unwrap(), "an entry for each transfer");
    assert!(noted(conn, "sealed_handed_over") >= exported);
    assert!(
        noted(conn, "sealed_access") >= held.iter().filter(|(_, why)| why == "named").count(),
        "no grant without entry"
    );
}
