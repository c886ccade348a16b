//! The trackers whose contents are known come out exactly so, in the database too.
use super::{end_of_october, import_as, ordinary, sealed};
use crate::support::world::World;
use jaabi::exchange::{Outcome, Tracker};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const FILES: [(&str, &[u8]); 4] = [
    ("tracker_fr.xlsx", include_bytes!("../../data/tracker_fr.xlsx")),
    ("tracker_en.csv", include_bytes!("../../data/tracker_en.csv")),
    ("tracker_quirks.csv", include_bytes!("../../data/tracker_quirks.csv")),
    ("tracker_quirks.xlsx", include_bytes!("../../data/tracker_quirks.xlsx")),
];

fn truth(file: &str) -> Value {
    serde_json::from_str::<Value>(include_str!("../../data/tracker_truth.json")).unwrap()[file].clone()
}

async fn check(file: &str, bytes: &[u8]) {
    let (world, truth) = (World::new().await, truth(file));
    world.app.clock.set(end_of_october());
    let rehearsed = import_as(&world, file, bytes, true).await.unwrap();
    assert!(ordinary(&world).is_empty() && sealed(&world).is_empty(), "{file}: a rehearsal writes nothing");
    let report = import_as(&world, file, bytes, false).await.unwrap();
    assert_eq!(rehearsed, report, "{file}: what was said is what was done");
    assert_eq!(json!(report.created), truth["valid_cases"], "{file}");
    assert_eq!(json!(report.repeated), truth["repeated_rows"], "{file}");
    assert_eq!(json!(report.rejected.len()), truth["rejected_rows"], "{file}");
    assert_eq!(report.rows, report.created + report.repeated + report.rejected.len(), "{file}");
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    report.rejected.iter().for_each(|row| *reasons.entry(row.reason).or_default() += 1);
    assert_eq!(json!(reasons), truth["rejected_by_reason"], "{file}");
    check_cases(&world, file, &truth);
    let again = import_as(&world, file, bytes, false).await.unwrap();
    assert_eq!((again.created, again.rejected.len()), (0, report.rejected.len()), "{file}: twice");
    assert_eq!(again.repeated, report.created + report.repeated, "{file}: twice");
    check_cases(&world, file, &truth);
    no_trace(&world, file, bytes);
}

fn check_cases(world: &World, file: &str, truth: &Value) {
    let (ordinary, sealed) = (ordinary(world), sealed(world));
    let mut days: Vec<i64> = ordinary.iter().filter_map(|c| Some((c.closed? - c.received).num_days())).collect();
    days.sort_unstable();
    let expected = &truth["ordinary"];
    assert_eq!(json!(ordinary.len()), expected["received"], "{file}");
    assert_eq!(json!(days.len()), expected["closed"], "{file}");
    assert_eq!(json!(ordinary.len() - days.len()), expected["open"], "{file}");
    assert_eq!(json!(days), expected["days_to_close"], "{file}");
    assert_eq!(json!(ordinary.len() + sealed.len()), truth["valid_cases"], "{file}");
    assert!(sealed.iter().all(|(case, ordinary)| case.sealed && ordinary.is_none() && !case.waiting), "{file}");
    if let Some(all) = truth.get("all") {
        let closed = sealed.iter().filter(|(case, _)| case.closed_on.is_some()).count() + days.len();
        assert_eq!(json!(closed), all["closed"], "{file}");
    }
    // an ordinary category that is marked sensitive is sealed too: the figures by category count both
    for (category, count) in truth["by_category"].as_object().unwrap() {
        let open = ordinary.iter().filter(|c| c.category.to_string() == *category).count();
        let least = if category.as_str() >= "6" { 0 } else { open };
        assert!(json!(open).as_u64() <= count.as_u64() && open == least, "{file}: category {category}");
    }
}

/// What only sensitive rows say stands in no file of the data folder.
fn no_trace(world: &World, file: &str, bytes: &[u8]) {
    let read = Tracker::read(bytes, file, None, world.app.clock.today()).unwrap();
    let rows: Vec<_> = read.rows().filter_map(|o| if let Outcome::Row(row) = o { Some(row) } else { None }).collect();
    let said = |text: &str| rows.iter().any(|row| !row.is_sealed() && row.summary.as_deref() == Some(text));
    let sensitive = rows.iter().filter(|row| row.is_sealed());
    let secrets: Vec<&str> = sensitive
        .flat_map(|row| [row.summary.as_deref(), row.person.contact.as_deref()])
        .flatten()
        .filter(|text| text.len() > 16 && !said(text))
        .collect();
    for path in std::fs::read_dir(&world.app.program.config.data).unwrap().map(|f| f.unwrap().path()) {
        let bytes = std::fs::read(&path).unwrap_or_default();
        for secret in &secrets {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{file}: {secret} in {}", path.display());
        }
    }
    assert!(!secrets.is_empty() || !file.contains("_fr"), "{file}");
}

#[actix_web::test]
async fn the_french_workbook_becomes_its_cases_once() {
    check(FILES[0].0, FILES[0].1).await;
}

#[actix_web::test]
async fn the_english_text_file_becomes_its_cases_once() {
    check(FILES[1].0, FILES[1].1).await;
}

#[actix_web::test]
async fn the_quirky_files_become_their_cases_once() {
    check(FILES[2].0, FILES[2].1).await;
    check(FILES[3].0, FILES[3].1).await;
}

#[actix_web::test]
async fn a_number_for_two_things_is_said_also_across_files() {
    let world = World::new().await;
    world.app.clock.set(end_of_october());
    let report = import_as(&world, FILES[2].0, FILES[2].1, false).await.unwrap();
    let reused = report.warnings.iter().find(|warning| warning.kind == "reference_reused").unwrap();
    assert_eq!((reused.count, reused.rows.as_slice()), (1, [5].as_slice()));
    let other =
        "N°;Reçue le;Catégorie;Résumé;Région\n12;10/03/2026;3;tout autre chose;Mopti\n99;10/03/2026;3;neuf;Mopti\n";
    let report = import_as(&world, "autre.csv", other.as_bytes(), false).await.unwrap();
    assert_eq!((report.created, super::warned(&report)), (2, vec![("reference_reused", [2].as_slice())]));
    let again = import_as(&world, "autre.csv", other.as_bytes(), false).await.unwrap();
    assert_eq!((again.created, again.repeated, again.warnings.len()), (0, 2, 0));
}
