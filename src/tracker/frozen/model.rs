//! What is frozen of a quarter. Everything in it may be shown.
use crate::cases::model::{FrozenQuarter, Track};
use crate::tracker::Quarter;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Counts as they are shown; `None`: hidden.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Received.
    pub cases: Option<u32>,
    /// Of so many it is known how soon they were handed over, or the options were explained.
    pub known: Option<u32>,
    /// On the day of reception or the day after: the program knows days, not hours.
    pub within_one: Option<u32>,
    /// On one of the two days after reception at the latest.
    pub within_two: Option<u32>,
}

/// One region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionTotals {
    /// The key of its place; 0 where no region was said.
    pub region: i64,
    /// Its counts.
    #[serde(flatten)]
    pub shown: Shown,
}

/// One track: the country, and every region, whether anything was received there or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackTotals {
    /// Its code.
    pub track: String,
    /// The whole country.
    #[serde(flatten)]
    pub shown: Shown,
    /// By region.
    pub regions: Vec<RegionTotals>,
}

/// All tracks of a quarter. There is no sum over them: hidden numbers could be worked out from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// The quarter.
    pub quarter: Quarter,
    /// In a fixed order.
    pub tracks: Vec<TrackTotals>,
}

/// A frozen quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Frozen {
    /// The day it was frozen.
    pub frozen_on: NaiveDate,
    /// SHA-256 of what was frozen, as text.
    pub hash: String,
    /// What is shown.
    #[serde(flatten)]
    pub totals: Totals,
}

impl Frozen {
    /// Reads what is stored; `None` if that was changed since.
    pub fn read(row: &FrozenQuarter) -> Option<Self> {
        let hash = crate::sealing::sha256(row.body.as_bytes());
        let totals = serde_json::from_str(&row.body).ok().filter(|_| row.hash == hash)?;
        Some(Self { frozen_on: row.on, hash: hex(&hash), totals })
    }
}

/// A hash as people compare it: hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A hash as it stands on a page: in groups, so that it is read aloud and fits a narrow one.
pub fn fingerprint(hash: &str) -> String {
    let digits: Vec<char> = hash.chars().collect();
    digits.chunks(8).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// How soon what must happen is asked of a track.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Handed over within 24 and within 48 hours.
    HandedOver,
    /// Options explained within 24 hours. What became of them is nobody's figure.
    Explained,
    /// Nothing.
    Nothing,
}

impl Asked {
    /// Of a track.
    pub fn of(track: Track) -> Self {
        match track {
            Track::Psea | Track::Integrity => Self::HandedOver,
            Track::Gbv | Track::Child => Self::Explained,
            Track::Rights | Track::Ordinary => Self::Nothing,
        }
    }
}
