//! Sealed cases added up by quarter.
use super::Track;
use crate::id::PlaceKey;
use chrono::NaiveDate;

/// The sealed cases of one track received in a quarter in one region: exact, never to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedCount {
    /// The life they live.
    pub track: Track,
    /// Their region, where one was said.
    pub region: Option<PlaceKey>,
    /// How many.
    pub cases: u32,
    /// Handed over, or options explained, on the day of reception or the day after.
    pub within_one: u32,
    /// The same within two days: includes those of one day.
    pub within_two: u32,
    /// Of these it is not known how soon it was.
    pub not_known: u32,
}

impl SealedCount {
    /// None yet.
    pub fn none(track: Track, region: Option<PlaceKey>) -> Self {
        Self { track, region, cases: 0, within_one: 0, within_two: 0, not_known: 0 }
    }
}

/// A quarter as it was frozen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenQuarter {
    /// Its first day.
    pub quarter: NaiveDate,
    /// The day it was frozen.
    pub on: NaiveDate,
    /// What is shown of it, as JSON.
    pub body: String,
    /// SHA-256 of `body`.
    pub hash: Vec<u8>,
}
