//! Trackers, from clean to filthy, and what must come out of them.
mod dirt;
mod files;
mod meanings;
mod truth;

use super::{Outcome, Rejection, Tracker, TrackerRow, Understood};
use chrono::NaiveDate;
use std::collections::HashSet;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn today() -> NaiveDate {
    day(2026, 10, 31)
}

fn read(bytes: &[u8]) -> Understood {
    Tracker::read(bytes, "registre.csv", None, today()).unwrap()
}

fn rows(understood: &Understood) -> Vec<&TrackerRow> {
    let row = |outcome| match outcome {
        &Outcome::Row(ref row) => Some(&**row),
        Outcome::Rejected(_) => None,
    };
    understood.rows().filter_map(row).collect()
}

fn rejections(understood: &Understood) -> Vec<&Rejection> {
    let rejection = |outcome| match outcome {
        &Outcome::Row(_) => None,
        Outcome::Rejected(rejection) => Some(rejection),
    };
    understood.rows().filter_map(rejection).collect()
}

/// What an import into an empty programme creates.
fn created(understood: &Understood) -> Vec<&TrackerRow> {
    let mut known = HashSet::new();
    rows(understood).into_iter().filter(|row| known.insert(row.fingerprint_source())).collect()
}
