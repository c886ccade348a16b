//! The trackers whose contents are known must come out exactly so.
use super::*;
use crate::exchange::WarningKind;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const TRUTH: &str = include_str!("../../../tests/data/tracker_truth.json");

fn truth(file: &str) -> Value {
    serde_json::from_str::<Value>(TRUTH).unwrap()[file].clone()
}

fn counts<T: ToString>(things: impl Iterator<Item = T>) -> Value {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    things.for_each(|thing| *counts.entry(thing.to_string()).or_default() += 1);
    json!(counts)
}

fn figures(rows: &[&TrackerRow], as_of: Option<NaiveDate>) -> Value {
    let mut days: Vec<i64> =
        rows.iter().filter_map(|row| Some((row.steps.closed? - row.received).num_days())).collect();
    days.sort_unstable();
    let open: Vec<_> = rows.iter().filter(|row| row.steps.closed.is_none()).collect();
    let mut figures = json!({
        "received": rows.len(), "closed": days.len(), "open": open.len(), "days_to_close": days,
    });
    if let Some(as_of) = as_of {
        let mut ages: Vec<i64> = open.iter().map(|row| (as_of - row.received).num_days()).collect();
        ages.sort_unstable();
        figures["open_ages"] = json!(ages);
    }
    figures
}

fn check(file: &str, bytes: &[u8]) -> Understood {
    let truth = truth(file);
    let understood = Tracker::read(bytes, file, None, today()).unwrap();
    let (created, rejected) = (created(&understood), rejections(&understood));
    let repeated = rows(&understood).len() - created.len();
    assert_eq!(json!(created.len()), truth["valid_cases"], "{file}");
    assert_eq!(json!(rejected.len()), truth["rejected_rows"], "{file}");
    assert_eq!(json!(repeated), truth["repeated_rows"], "{file}");
    assert_eq!(json!(understood.rows().count()), truth["data_rows"], "{file}");
    assert_eq!(counts(rejected.iter().map(|r| r.reason.code())), truth["rejected_by_reason"], "{file}");
    assert_eq!(counts(created.iter().map(|r| r.category)), truth["by_category"], "{file}");
    assert_eq!(rows(&understood).iter().filter(|row| row.repeated_in_file).count(), repeated, "{file}");
    let ordinary: Vec<&TrackerRow> = created.iter().copied().filter(|row| !row.is_sealed()).collect();
    let dated = |part: &Value| part.get("open_ages").map(|_| today());
    assert_eq!(figures(&ordinary, dated(&truth["ordinary"])), truth["ordinary"], "{file}");
    if let Some(all) = truth.get("all") {
        assert_eq!(figures(&created, dated(all)), *all, "{file}");
    }
    understood
}

#[test]
fn the_french_workbook_comes_out_as_it_is() {
    let understood = check("tracker_fr.xlsx", include_bytes!("../../../tests/data/tracker_fr.xlsx"));
    assert_eq!(understood.skipped, ["Listes"]);
    for sheet in &understood.sheets {
        assert!(sheet.columns.iter().all(|column| column.field.is_some()), "{:?}", sheet.columns);
        assert_eq!(sheet.header_row, 3);
    }
    assert_eq!(kinds(&understood), [] as [&str; 0]);
}

#[test]
fn the_english_text_file_comes_out_as_it_is() {
    let understood = check("tracker_en.csv", include_bytes!("../../../tests/data/tracker_en.csv"));
    assert!(understood.sheets[0].columns.iter().all(|column| column.field.is_some()));
    assert!(rows(&understood).iter().any(|row| row.person.name.as_deref() == Some("Mohamed Cissé")));
    assert_eq!(kinds(&understood), [] as [&str; 0]);
}

#[test]
fn the_quirky_text_file_comes_out_as_it_is() {
    let understood = check("tracker_quirks.csv", include_bytes!("../../../tests/data/tracker_quirks.csv"));
    assert_eq!(kinds(&understood), ["reference_reused"]);
    let rejected: Vec<_> = rejections(&understood)
        .iter()
        .map(|r| (r.row, r.column.as_str(), r.value.as_deref(), r.reason.code()))
        .collect();
    assert_eq!(
        rejected,
        [(8, "Clôturée le", Some("31/02/2026"), "impossible_date"), (9, "Reçue le", Some(""), "missing_received_date")]
    );
    let rows = rows(&understood);
    assert_eq!(rows[0].received, day(2026, 3, 3));
    assert_eq!(rows[0].person.contact.as_deref(), Some("+22376000001"));
    assert_eq!(rows[0].summary.as_deref(), Some("Pompe en panne\ndepuis deux mois"));
    assert_eq!(rows[1].person.contact, None);
    let child = rows.iter().find(|row| row.category == 8).unwrap();
    assert_eq!(child.track().unwrap().code(), "child");
    assert!(child.drops_summary());
    let reused: Vec<u32> = understood.warnings.iter().map(|warning| warning.row).collect();
    assert_eq!(reused, [5]);
}

#[test]
fn the_workbook_of_1904_comes_out_as_it_is() {
    let understood = check("tracker_quirks.xlsx", include_bytes!("../../../tests/data/tracker_quirks.xlsx"));
    let rows = rows(&understood);
    assert_eq!(understood.sheets[0].header_row, 3);
    assert_eq!(rows[0].received, day(2026, 2, 2));
    assert_eq!(rows[0].steps.due, Some(day(2026, 3, 4)), "a formula that nobody ever calculated");
    assert_eq!(rows[0].place.region.as_deref(), Some("Bandiagara"));
}

fn kinds(understood: &Understood) -> Vec<&'static str> {
    let kinds: std::collections::BTreeSet<WarningKind> =
        understood.warnings.iter().map(|warning| warning.kind).collect();
    kinds.into_iter().map(WarningKind::code).collect()
}
