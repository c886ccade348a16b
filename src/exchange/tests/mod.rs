//! Trackers, from clean to filthy, and what must come out of them.
mod corrections;
mod dirt;
mod files;
mod meanings;
mod places;
mod truth;
mod words;

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
    understood.rows().filter_map(|outcome| if let Outcome::Row(row) = outcome { Some(&**row) } else { None }).collect()
}

fn rejections(understood: &Understood) -> Vec<&Rejection> {
    let refused = understood.rows().map(|outcome| if let Outcome::Rejected(r) = outcome { Some(r) } else { None });
    refused.flatten().collect()
}

/// What an import into an empty programme creates.
fn created(understood: &Understood) -> Vec<&TrackerRow> {
    let mut known = HashSet::new();
    rows(understood).into_iter().filter(|row| known.insert(row.fingerprint_source())).collect()
}
