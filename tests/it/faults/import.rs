//! An import that is killed and begun again: nothing twice, nothing lost.
use crate::crash::Instance;
use diesel::prelude::*;
use jaabi::storage::DbConn;
use jaabi::storage::schema::{cases, ordinary};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

/// So often it is killed, each time later.
const KILLS: u64 = 6;

/// A tracker of a few hundred rows, some of them sensitive.
fn tracker(folder: &Path) -> String {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/tracker_en.csv");
    let to = folder.join("tracker.csv");
    std::fs::copy(file, &to).unwrap();
    to.display().to_string()
}

/// How many cases there are by track and day, and how many of the ordinary ones have words.
fn counted(url: &str) -> (BTreeMap<(String, String), i64>, i64) {
    let conn = &mut DbConn::open(url).unwrap();
    let all: Vec<(jaabi::cases::model::Track, chrono::NaiveDate)> =
        cases::table.select((cases::track, cases::received_on)).load(conn).unwrap();
    let mut by = BTreeMap::new();
    for (track, day) in all {
        *by.entry((track.as_str().to_owned(), day.to_string())).or_insert(0) += 1;
    }
    (by, ordinary::table.count().get_result(conn).unwrap())
}

#[test]
fn an_import_that_was_killed_is_begun_again_without_a_case_twice_or_lost() {
    let (whole, killed) =
        actix_web::rt::System::new().block_on(async { (Instance::new().await, Instance::new().await) });
    let file = tracker(&whole.folder);
    let began = std::time::Instant::now();
    assert!(whole.command(&["import", &file]).output().unwrap().status.success());
    let takes = began.elapsed();
    let right = counted(&whole.url);
    assert!(right.1 > 300, "{}", right.1);
    let mut inside = 0;
    for kill in 1..=KILLS {
        let mut child = killed.command(&["import", &file]).spawn().unwrap();
        std::thread::sleep(takes.mul_f64(kill as f64 / (KILLS + 1) as f64).min(Duration::from_secs(60)));
        child.kill().unwrap();
        child.wait().unwrap();
        let so_far: i64 = counted(&killed.url).0.values().sum();
        let all: i64 = right.0.values().sum();
        assert!(so_far <= all, "{so_far} of {all}");
        inside += usize::from(so_far > 0 && so_far < all);
        killed.verify();
    }
    assert!(inside > 0, "it was never killed in the middle");
    assert!(killed.command(&["import", &file]).output().unwrap().status.success());
    assert_eq!(counted(&killed.url), right);
    let again = killed.command(&["import", &file, "--json"]).output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&again.stdout).unwrap();
    assert_eq!(report["created"], 0);
    assert_eq!(counted(&killed.url), right);
    killed.verify();
}
