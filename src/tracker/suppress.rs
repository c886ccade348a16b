//! Small numbers point at people: counts of 1 to 4 are hidden, and so are enough others that nobody can work them out
//! from the totals. What a reader could work out is computed as that reader would, not guessed.
use serde::Serialize;

/// The smallest count that is shown (besides nought).
pub const SMALLEST_SHOWN: u32 = 5;

/// A hidden count should leave a reader so many other values to choose from, where what is said beside it allows that.
const WIDE_ENOUGH: i64 = 3;
/// So many of the smallest counts are tried two by two.
const PAIRED: usize = 16;

/// Larger than any count.
pub(super) const NO_LIMIT: i64 = 1 << 40;

/// A count as it is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Cell {
    /// As it is.
    Shown(u32),
    /// Small, or hidden so that a small one stays hidden. Both look the same.
    Hidden,
}

impl Cell {
    /// `value`, unless it is to be hidden.
    pub(super) fn new(value: u32, hidden: bool) -> Self {
        if hidden { Self::Hidden } else { Self::Shown(value) }
    }

    /// The count, where it may be seen.
    pub fn shown(self) -> Option<u32> {
        match self {
            Self::Shown(value) => Some(value),
            Self::Hidden => None,
        }
    }
}

/// Few enough to point at somebody.
pub(super) fn is_small(count: u32) -> bool {
    (1..SMALLEST_SHOWN).contains(&count)
}

/// A whole number somewhere between two, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub least: i64,
    pub most: i64,
}

impl Range {
    pub fn new(least: impl Into<i64>, most: impl Into<i64>) -> Self {
        Self { least: least.into(), most: most.into() }
    }

    /// The sum of a number from this range and one from another.
    fn plus(self, other: Self) -> Self {
        Self { least: self.least + other.least, most: self.most + other.most }
    }

    /// The sum of this range without one of its parts.
    fn apart_from(self, part: Self) -> Self {
        Self { least: self.least - part.least, most: self.most - part.most }
    }

    /// What is left for one of two numbers whose sum lies here, when the other lies in `other`.
    fn without(self, other: Self) -> Self {
        Self { least: self.least - other.most, most: self.most - other.least }
    }

    /// All numbers of this range, so much smaller.
    fn less(self, by: i64) -> Self {
        Self { least: self.least - by, most: self.most - by }
    }

    /// The numbers that lie in both.
    fn and(self, other: Self) -> Self {
        Self { least: self.least.max(other.least), most: self.most.min(other.most) }
    }

    /// How many other numbers there are beside one.
    pub fn width(self) -> i64 {
        self.most - self.least
    }

    /// What a reader knows of a total: all, or only that it is small.
    pub fn of_total(value: u32, hidden: bool) -> Self {
        if hidden { Self::new(1, SMALLEST_SHOWN - 1) } else { Self::new(value, value) }
    }
}

/// One column of a table that shows its total.
pub(super) struct Column<'a> {
    /// The counts.
    pub values: Vec<u32>,
    /// How well a row protects others: the smallest are hidden first, noughts last, for they protect least.
    pub rank: Vec<u32>,
    /// Which counts nobody may work out.
    pub sensitive: Vec<bool>,
    /// Which counts are hidden so far: all sensitive ones at least.
    pub hidden: Vec<bool>,
    /// The total as published.
    pub total: Range,
    /// What a reader knows of a hidden count without the total; `true` when a nought may be among the hidden.
    pub bounds: &'a dyn Fn(usize, bool) -> Range,
    /// Where a reader knows something of several hidden counts together, what each adds to it.
    pub pool: &'a dyn Fn(usize) -> Option<Range>,
}

impl Column<'_> {
    /// Hides as few further counts as it takes until no sensitive one can be worked out. `None` where that is
    /// impossible, as with a single row: then the table must not be shown.
    pub fn cover(mut self) -> Option<Vec<bool>> {
        let mut spare: Vec<usize> = (0..self.values.len()).filter(|row| !self.hidden[*row]).collect();
        spare.sort_by_key(|row| (self.rank[*row] == 0, self.rank[*row]));
        let fewest = (1..=WIDE_ENOUGH).rev().find_map(|wide| self.fewest(&spare, wide))?;
        for row in fewest {
            self.hidden[row] = true;
        }
        Some(self.hidden)
    }

    /// The fewest of `spare` that leave so many values to choose from: none, one, two, or as many as it takes.
    fn fewest(&mut self, spare: &[usize], wide: i64) -> Option<Vec<usize>> {
        if !self.holds(spare, wide) {
            return None;
        }
        let one = spare.iter().map(|row| vec![*row]);
        let few = &spare[..spare.len().min(PAIRED)];
        let two = few.iter().enumerate().flat_map(|(at, row)| few[..at].iter().map(move |other| vec![*other, *row]));
        let mut ways = std::iter::once(Vec::new()).chain(one).chain(two);
        ways.find(|way| self.holds(way, wide)).or_else(|| self.many(spare, wide))
    }

    /// One after the other until it is enough; then those that were not needed are shown again, the largest first.
    fn many(&mut self, spare: &[usize], wide: i64) -> Option<Vec<usize>> {
        let enough = (1..=spare.len()).find(|most| self.holds(&spare[..*most], wide))?;
        let mut chosen = spare[..enough].to_vec();
        for row in spare[..enough].iter().rev() {
            let without: Vec<usize> = chosen.iter().copied().filter(|other| other != row).collect();
            if self.holds(&without, wide) {
                chosen = without;
            }
        }
        Some(chosen)
    }

    /// Whether enough is left to choose from once these are hidden as well.
    fn holds(&mut self, also: &[usize], wide: i64) -> bool {
        also.iter().for_each(|row| self.hidden[*row] = true);
        let holds = self.is_wide(also.iter().any(|row| self.rank[*row] == 0), wide);
        also.iter().for_each(|row| self.hidden[*row] = false);
        holds
    }

    /// Whether every sensitive count could have so many other values, or as many as what is said of it alone allows.
    fn is_wide(&self, noughts: bool, wide: i64) -> bool {
        let rows = || (0..self.values.len()).filter(|row| self.hidden[*row]);
        let bounds = |row| (self.bounds)(row, noughts);
        let sum = |ranges: &mut dyn Iterator<Item = Range>| ranges.fold(Range::new(0, 0), Range::plus);
        let pool = sum(&mut rows().filter(|row| (self.pool)(*row).is_some()).map(bounds));
        let rest = sum(&mut rows().filter(|row| (self.pool)(*row).is_none()).map(bounds));
        let pool_sum = pool.and(sum(&mut rows().filter_map(self.pool)));
        let shown = (0..self.values.len()).filter(|row| !self.hidden[*row]);
        let total = self.total.less(shown.map(|row| i64::from(self.values[row])).sum());
        let is_wide = |row: usize| {
            let here = bounds(row);
            let known = match (self.pool)(row) {
                Some(_) => pool_sum.and(total.without(rest)).without(pool.apart_from(here)),
                None => total.without(pool_sum.plus(rest.apart_from(here))),
            };
            known.and(here).width() >= here.width().min(wide).max(1)
        };
        rows().filter(|row| self.sensitive[*row]).all(is_wide)
    }
}

/// A column that stands alone beside its total, such as counts by month. `also`: other counts that nobody may know.
pub(super) fn cover_counts(values: Vec<u32>, also: impl Fn(usize) -> bool) -> Option<Vec<bool>> {
    let sensitive: Vec<bool> = values.iter().enumerate().map(|(row, count)| is_small(*count) || also(row)).collect();
    let total: u32 = values.iter().sum();
    Column {
        rank: values.clone(),
        hidden: sensitive.clone(),
        sensitive,
        values,
        total: Range::new(total, total),
        bounds: &|_, noughts| Range::new(u32::from(!noughts), NO_LIMIT),
        pool: &|_| None,
    }
    .cover()
}
