//! What everybody may read of a quarter. Pure.
use crate::tracker::{Cell, Known, SMALLEST_SHOWN, Share, ShownFigures, Totals, protect_totals};
use serde::{Deserialize, Serialize};

/// A region, or several that are told together because few spoke in each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionCount {
    /// The key of its place; none: several together.
    pub region: Option<i64>,
    /// Received.
    pub received: u32,
}

/// What is said of a quarter. What is hidden is absent.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Quarterly {
    /// Received; absent where fewer than five spoke, and then everything else is.
    pub received: Option<u32>,
    /// Told what became of it.
    pub told: Option<u32>,
    /// In time, in whole per cent, of those due.
    pub in_time: Option<u32>,
    /// At least so many.
    pub at_least: bool,
    /// Days until told, the middle of those told.
    pub days_to_tell: Option<f64>,
    /// By region: they add up to all.
    pub regions: Vec<RegionCount>,
}

impl Quarterly {
    /// Of what is known of a quarter; `region` are all there are, whether anybody spoke there or not.
    pub fn of(known: &Known, regions: &[i64]) -> Self {
        let all = known.all();
        let Some(shown) = protect_totals(&all, Totals::Guarded) else { return Self::default() };
        let by = known.by(|fact| fact.region.unwrap_or(0));
        let received = |key: &i64| (*key, by.get(key).map_or(0, |figures| figures.received));
        let unsaid = by.keys().filter(|key| !regions.contains(key));
        let counts: Vec<(i64, u32)> = regions.iter().chain(unsaid).map(received).collect();
        Self { regions: merged(&counts), ..Self::shown(&shown) }
    }

    fn shown(shown: &ShownFigures) -> Self {
        let (in_time, at_least) = match shown.in_time {
            Share::Nothing | Share::Hidden => (None, false),
            Share::AtLeast(percent) => (Some(percent), true),
            Share::Percent(percent) => (Some(percent), false),
        };
        Self {
            received: Cell::shown(shown.received),
            told: shown.told.shown(),
            in_time,
            at_least,
            days_to_tell: shown.tell.map(|days| days.median),
            regions: Vec::new(),
        }
    }
}

/// Regions with their counts; those with fewer than five together in one line, and with them as many others as it takes that whoever
/// knows one of them exactly learns of no fewer than five in the others. None at all where that cannot be had.
pub fn merged(counts: &[(i64, u32)]) -> Vec<RegionCount> {
    let (mut together, mut alone): (Vec<_>, Vec<_>) = counts.iter().partition(|(_, count)| *count < SMALLEST_SHOWN);
    alone.sort_by_key(|(_, count)| *count);
    let safe = |together: &[(i64, u32)]| {
        let sum: u32 = together.iter().map(|(_, count)| count).sum();
        let largest = together.iter().map(|(_, count)| *count).max().unwrap_or(0);
        together.is_empty() || (together.len() >= 3 && sum - largest >= SMALLEST_SHOWN)
    };
    // regions where nobody spoke say nothing by themselves, but which they are would: they are in with the others
    while !safe(&together) {
        if alone.is_empty() {
            return Vec::new();
        }
        together.push(alone.remove(0));
    }
    if alone.is_empty() {
        return Vec::new();
    }
    let own = counts.iter().filter(|one| alone.contains(one));
    let mut rows: Vec<RegionCount> =
        own.map(|(region, received)| RegionCount { region: Some(*region), received: *received }).collect();
    if !together.is_empty() {
        let received = together.iter().map(|(_, count)| count).sum();
        rows.push(RegionCount { region: None, received });
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn few_are_told_together_with_others() {
        let one = |region: i64, received| RegionCount { region: Some(region), received };
        let rest = |received| RegionCount { region: None, received };
        assert_eq!(merged(&[(1, 9), (2, 12)]), [one(1, 9), one(2, 12)]);
        assert_eq!(merged(&[(1, 9), (2, 12), (3, 2), (4, 0), (5, 30)]), [one(5, 30), rest(23)]);
        assert_eq!(merged(&[(1, 40), (2, 4), (3, 4), (4, 4)]), [one(1, 40), rest(12)]);
        assert_eq!(merged(&[(1, 40), (2, 1)]), []);
        assert_eq!(merged(&[]), []);
    }

    proptest! {
        #[test]
        fn nobody_who_knows_one_region_learns_a_small_number(counts in proptest::collection::vec(0u32..30, 0..12)) {
            let counts: Vec<(i64, u32)> = (1..).zip(counts).collect();
            let rows = merged(&counts);
            let alone: Vec<i64> = rows.iter().filter_map(|row| row.region).collect();
            prop_assert!(rows.iter().all(|row| row.received >= 5), "{rows:?}");
            let together: Vec<u32> = counts.iter().filter(|(key, _)| !alone.contains(key)).map(|(_, n)| *n).collect();
            if !rows.is_empty() && !together.is_empty() {
                let sum: u32 = together.iter().sum();
                prop_assert_eq!(rows.last().map(|row| row.received), Some(sum));
                prop_assert!(together.iter().all(|own| sum - own >= 5), "{together:?}");
            }
        }
    }
}
