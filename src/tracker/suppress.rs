//! Small numbers point at people: counts of 1 to 4 are hidden, and so are enough others that nobody can work them out
//! from the totals. What a reader could work out is computed as that reader would, not guessed.
use serde::Serialize;

/// The smallest count that is shown (besides nought).
pub const SMALLEST_SHOWN: u32 = 5;

/// A hidden count should leave a reader at least so many values to choose from, where the table allows it.
const WIDE_ENOUGH: i64 = 3;

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
    /// Hides further counts until no sensitive one can be worked out. `None` where that is impossible, as with a
    /// single row: then the table must not be shown.
    pub fn cover(mut self) -> Option<Vec<bool>> {
        let mut noughts = false;
        let mut spare: Vec<usize> = (0..self.values.len()).filter(|row| !self.hidden[*row]).collect();
        spare.sort_by_key(|row| (self.rank[*row] == 0, self.rank[*row]));
        let mut spare = spare.into_iter();
        loop {
            let width = self.narrowest(noughts);
            if width >= WIDE_ENOUGH {
                return Some(self.hidden);
            }
            let Some(row) = spare.next() else {
                return (width >= 1).then_some(self.hidden);
            };
            self.hidden[row] = true;
            noughts |= self.rank[row] == 0;
        }
    }

    /// How many other values the best known sensitive count could have.
    fn narrowest(&self, noughts: bool) -> i64 {
        let rows = || (0..self.values.len()).filter(|row| self.hidden[*row]);
        let bounds = |row| (self.bounds)(row, noughts);
        let sum = |ranges: &mut dyn Iterator<Item = Range>| ranges.fold(Range::new(0, 0), Range::plus);
        let pool = sum(&mut rows().filter(|row| (self.pool)(*row).is_some()).map(bounds));
        let rest = sum(&mut rows().filter(|row| (self.pool)(*row).is_none()).map(bounds));
        let pool_sum = pool.and(sum(&mut rows().filter_map(self.pool)));
        let shown = (0..self.values.len()).filter(|row| !self.hidden[*row]);
        let total = self.total.less(shown.map(|row| i64::from(self.values[row])).sum());
        let width = |row: usize| {
            let here = bounds(row);
            let known = match (self.pool)(row) {
                Some(_) => pool_sum.and(total.without(rest)).without(pool.apart_from(here)),
                None => total.without(pool_sum.plus(rest.apart_from(here))),
            };
            let known = known.and(here);
            known.most - known.least
        };
        rows().filter(|row| self.sensitive[*row]).map(width).min().unwrap_or(NO_LIMIT)
    }
}

/// A column that stands alone beside its total, such as counts by month.
pub(super) fn cover_counts(values: Vec<u32>) -> Option<Vec<bool>> {
    let sensitive: Vec<bool> = values.iter().copied().map(is_small).collect();
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
