//! What is hidden of the sealed cases of a quarter. Nought looks like one to four, and every region stands there whatever was
//! received: that there is a case somewhere must not follow from a number, nor from its absence.
use super::model::{Asked, RegionTotals, Shown, TrackTotals};
use crate::cases::model::{SealedCount, Track};
use crate::tracker::SMALLEST_SHOWN;

/// So many counts must be hidden together at least: of two, each would follow from the other.
const TOGETHER: usize = 3;

/// The exact counts of one track, as they may be shown: `regions` are all there are, in order; 0 for none said.
pub(super) fn hide(track: Track, counts: &[SealedCount], regions: &[i64]) -> TrackTotals {
    let region_of = |count: &SealedCount| {
        let key = count.region.map_or(0, |key| key.get());
        if regions.contains(&key) { key } else { 0 }
    };
    let own = counts.iter().filter(|count| count.track == track);
    let sums: Vec<Parts> = regions
        .iter()
        .map(|region| own.clone().filter(|count| region_of(count) == *region).map(Parts::of).sum())
        .collect();
    let all: Parts = sums.iter().copied().sum();
    let values: Vec<u32> = sums.iter().map(|parts| parts.cases()).collect();
    let is_shown = all.cases() >= SMALLEST_SHOWN;
    let hidden = if is_shown { hidden(&values) } else { vec![true; values.len()] };
    let (of_all, of_regions) = columns(track, &sums, &hidden, all);
    let row = |(at, region): (usize, &i64)| {
        let shown = if hidden[at] { Shown::default() } else { sums[at].shown(of_regions) };
        RegionTotals { region: *region, shown }
    };
    TrackTotals {
        track: track.as_str().to_owned(),
        shown: if is_shown { all.shown(of_all) } else { Shown::default() },
        regions: regions.iter().enumerate().map(row).collect(),
    }
}

/// Which counts are hidden beside their total, which is known: regions beside the country. All hidden ones together are enough
/// that none of them is known, and few enough that each could be nought.
pub fn hidden(values: &[u32]) -> Vec<bool> {
    let mut hidden: Vec<bool> = values.iter().map(|count| *count < SMALLEST_SHOWN).collect();
    let mut spare: Vec<usize> = (0..values.len()).filter(|row| !hidden[*row]).collect();
    spare.sort_by_key(|row| (values[*row], *row));
    for row in spare {
        if covers(values, &hidden) {
            return hidden;
        }
        hidden[row] = true;
    }
    hidden
}

fn covers(values: &[u32], hidden: &[bool]) -> bool {
    let rows: Vec<u32> = values.iter().zip(hidden).filter(|(_, hidden)| **hidden).map(|(count, _)| *count).collect();
    let (sum, there) = (rows.iter().sum::<u32>(), rows.iter().filter(|count| **count > 0).count());
    let room = (SMALLEST_SHOWN - 1) * u32::try_from(rows.len().saturating_sub(1)).unwrap_or(0);
    rows.is_empty() || (rows.len() >= TOGETHER && there >= 2 && (SMALLEST_SHOWN..=room).contains(&sum))
}

/// Which of the two columns, within one day and within two, are shown.
type Columns = (bool, bool);

/// The columns of the country and those of the regions. A region shows as many as all others and the hidden ones together may:
/// what is left when the regions are taken from the country is as good as shown.
fn columns(track: Track, sums: &[Parts], hidden: &[bool], all: Parts) -> (Columns, Columns) {
    let ways: &[Columns] = match Asked::of(track) {
        Asked::HandedOver => &[(true, true), (true, false), (false, true)],
        Asked::Explained => &[(true, false)],
        Asked::Nothing => &[],
    };
    let of = |wanted: bool| sums.iter().zip(hidden).filter(move |(_, hidden)| **hidden == wanted).map(|(sum, _)| *sum);
    let rest: Parts = of(true).sum();
    let country = ways.iter().copied().find(|way| all.allow(*way)).unwrap_or_default();
    // what the country does not tell must not be the sum of what its regions tell
    let mut no_more = ways.iter().copied().filter(|way| way.0 <= country.0 && way.1 <= country.1);
    let regions = no_more.find(|way| of(false).chain([rest]).all(|parts| parts.allow(*way)));
    (country, regions.unwrap_or_default())
}

/// The cases of a place, each in one part: it was in other hands within a day, on the second, later or not yet, or nobody knows.
#[derive(Debug, Clone, Copy, Default)]
struct Parts {
    one: u32,
    two: u32,
    later: u32,
    unknown: u32,
}

impl Parts {
    fn of(count: &SealedCount) -> Self {
        let two = count.within_two.saturating_sub(count.within_one);
        let later = count.cases.saturating_sub(count.within_two + count.not_known);
        Self { one: count.within_one, two, later, unknown: count.not_known }
    }

    fn cases(self) -> u32 {
        self.one + self.two + self.later + self.unknown
    }

    /// Whether no small number follows from these columns.
    fn allow(self, (one, two): Columns) -> bool {
        let Self { one: first, two: second, later, unknown } = self;
        let groups = match (one, two) {
            (true, true) => vec![first, second, later, unknown],
            (true, false) => vec![first, second + later, unknown],
            (false, true) => vec![first + second, later, unknown],
            (false, false) => Vec::new(),
        };
        groups.into_iter().all(|count| count == 0 || count >= SMALLEST_SHOWN)
    }

    fn shown(self, (one, two): Columns) -> Shown {
        Shown {
            cases: Some(self.cases()),
            known: (one || two).then_some(self.cases() - self.unknown),
            within_one: one.then_some(self.one),
            within_two: two.then_some(self.one + self.two),
        }
    }
}

impl std::iter::Sum for Parts {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), |a, b| Self {
            one: a.one + b.one,
            two: a.two + b.two,
            later: a.later + b.later,
            unknown: a.unknown + b.unknown,
        })
    }
}

/// How many ordinary cases were sealed in an ended quarter, and how many of them were late: nothing of fewer than five, where
/// none looks like four, and no number from which such a one follows.
pub fn hide_moved((moved, late): (u32, u32)) -> (Option<u32>, Option<u32>) {
    let cases = Some(moved).filter(|moved| *moved >= SMALLEST_SHOWN);
    let enough = |count: u32| count >= SMALLEST_SHOWN;
    let late = Some(late).filter(|late| cases.is_some() && enough(*late) && (*late == moved || enough(moved - *late)));
    (cases, late)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn few_that_were_sealed_later_look_like_none() {
        for few in 0..5 {
            assert_eq!(hide_moved((few, few)), (None, None));
        }
        assert_eq!(hide_moved((5, 0)), (Some(5), None));
        assert_eq!(hide_moved((9, 4)), (Some(9), None));
        assert_eq!(hide_moved((9, 5)), (Some(9), None), "four were not late");
        assert_eq!(hide_moved((9, 9)), (Some(9), Some(9)));
        assert_eq!(hide_moved((12, 6)), (Some(12), Some(6)));
    }

    /// Every way to fill so many regions with up to `most` cases together: whole families of tables with the same sum.
    fn every(regions: usize, most: u32) -> Vec<Vec<u32>> {
        (0..regions).fold(vec![Vec::new()], |all, _| {
            let left = |values: &Vec<u32>| most - values.iter().sum::<u32>();
            let more =
                |values: &Vec<u32>| (0..=left(values)).map(|n| [values.as_slice(), &[n]].concat()).collect::<Vec<_>>();
            all.iter().flat_map(more).collect()
        })
    }

    fn told(values: &[u32]) -> TrackTotals {
        let counts: Vec<SealedCount> = (1..)
            .zip(values)
            .map(|(key, cases)| SealedCount {
                cases: *cases,
                not_known: *cases,
                ..SealedCount::none(Track::Rights, Some(crate::id::PlaceKey::new(key)))
            })
            .collect();
        let regions: Vec<i64> = (1..).take(values.len()).collect();
        hide(Track::Rights, &counts, &regions)
    }

    /// Whoever knows all this and can try every table finds for each small count, and for each nought, that it could be another,
    /// and that there could be nothing at all.
    #[test]
    fn no_hidden_number_follows_from_what_is_shown_not_even_that_there_is_a_case() {
        for (regions, most) in [(1, 30), (2, 30), (3, 30), (4, 24), (5, 18), (6, 14)] {
            let mut looks: BTreeMap<String, Vec<Vec<u32>>> = BTreeMap::new();
            for values in every(regions, most) {
                looks.entry(format!("{:?}", told(&values))).or_default().push(values);
            }
            for tables in looks.values() {
                let shown = told(&tables[0]);
                for (at, row) in shown.regions.iter().enumerate() {
                    let possible: std::collections::BTreeSet<u32> = tables.iter().map(|values| values[at]).collect();
                    match row.shown.cases {
                        Some(count) => assert_eq!(possible.into_iter().collect::<Vec<_>>(), [count]),
                        // a large one that covers small ones: who knows that it is large knows of no small one
                        None if possible.iter().all(|count| *count >= SMALLEST_SHOWN) => {}
                        None => assert!(possible.len() > 1 && possible.contains(&0), "{shown:?} {tables:?}"),
                    }
                }
            }
        }
    }

    #[test]
    fn nought_looks_like_four_and_five_is_said() {
        assert_eq!(told(&[0, 0, 0, 0]), told(&[1, 0, 3, 0]));
        assert_eq!(told(&[2, 1, 1, 1]).shown.cases, Some(5));
        assert!(told(&[5, 0, 0, 0]).regions.iter().all(|row| row.shown.cases.is_none()));
        // enough is hidden: the two large ones may stand
        let shown = told(&[8, 9, 2, 0, 3, 0]);
        let regions: Vec<_> = shown.regions.iter().map(|row| row.shown.cases).collect();
        assert_eq!(regions, [Some(8), Some(9), None, None, None, None]);
        // one alone is covered by the smallest that would be shown
        let regions: Vec<_> = told(&[8, 9, 1, 0, 0, 0]).regions.iter().map(|row| row.shown.cases).collect();
        assert_eq!(regions, [None, Some(9), None, None, None, None]);
    }

    fn soon(region: i64, cases: u32, one: u32, two: u32, unknown: u32) -> SealedCount {
        let region = Some(crate::id::PlaceKey::new(region));
        SealedCount { track: Track::Psea, region, cases, within_one: one, within_two: two, not_known: unknown }
    }

    #[test]
    fn how_soon_it_was_is_shown_as_far_as_no_small_number_follows() {
        let all = |counts: &[SealedCount]| hide(Track::Psea, counts, &[0, 1, 2, 3]).shown;
        let shown = |cases, known, one, two| Shown { cases: Some(cases), known, within_one: one, within_two: two };
        assert_eq!(all(&[soon(1, 20, 10, 15, 0)]), shown(20, Some(20), Some(10), Some(15)));
        // two on the second day, three later
        assert_eq!(all(&[soon(1, 20, 10, 12, 0)]), shown(20, Some(20), Some(10), None));
        assert_eq!(all(&[soon(1, 20, 3, 15, 0)]), shown(20, Some(20), None, Some(15)));
        assert_eq!(all(&[soon(1, 20, 18, 19, 0)]), shown(20, None, None, None));
        assert_eq!(all(&[soon(1, 20, 20, 20, 0)]), shown(20, Some(20), Some(20), Some(20)));
        // of three nobody knows: which would follow
        assert_eq!(all(&[soon(1, 20, 10, 10, 3)]), shown(20, None, None, None));
        assert_eq!(all(&[soon(1, 20, 10, 10, 5)]), shown(20, Some(15), Some(10), Some(10)));
        let track = hide(Track::Gbv, &[SealedCount { track: Track::Gbv, ..soon(1, 20, 10, 15, 0) }], &[0, 1]);
        assert_eq!(track.shown, shown(20, Some(20), Some(10), None));
    }

    #[test]
    fn what_is_left_when_the_regions_are_taken_from_the_country_is_not_small_either() {
        let regions = [0, 1, 2, 3, 4];
        let totals = hide(Track::Psea, &[soon(1, 20, 10, 20, 0), soon(2, 3, 2, 3, 0), soon(3, 3, 3, 3, 0)], &regions);
        assert_eq!(totals.regions[1].shown.within_one, None, "one of the six that are hidden was not in time");
        assert_eq!(totals.regions[1].shown.within_two, Some(20), "in two days all of them were");
        assert_eq!((totals.shown.within_one, totals.shown.within_two), (Some(15), Some(26)));
        let totals = hide(Track::Psea, &[soon(1, 20, 10, 20, 0), soon(2, 3, 3, 3, 0), soon(3, 3, 3, 3, 0)], &regions);
        assert_eq!(totals.regions[1].shown.within_one, Some(10));
    }
}
