//! Which counts of a table of groups are hidden, column by column, so that nothing follows from all of them together.
use super::measures::Figures;
use super::suppress::{Column, NO_LIMIT, Range, SMALLEST_SHOWN, cover_counts, is_small};
use super::table::{Share, enough, share};

/// Which counts of a row are hidden.
#[derive(Clone, Copy, Default)]
pub(super) struct Hide {
    /// All of them.
    pub all: bool,
    /// Open, and closed, which follows from it.
    pub open: bool,
    /// Overdue.
    pub overdue: bool,
    /// Told.
    pub told: bool,
}

/// What is hidden in each of `rows` beside the totals `all`; `None` where the table cannot keep a small number.
///
/// A row whose small numbers cannot be kept otherwise is hidden as a whole; the table stays.
pub(super) fn hide_rows(rows: &[Figures], all: &Figures, totals: Hide) -> Option<Vec<Hide>> {
    let mut whole = vec![false; rows.len()];
    loop {
        let block = cover_counts(rows.iter().map(|row| row.received).collect(), |row| whole[row])?;
        let table = |noughts_said| Table { rows, all, totals, block: &block, noughts_said };
        let ways = [true, false].into_iter().filter_map(|noughts_said| table(noughts_said).hide());
        let cells =
            |hide: &Hide| [hide.all, hide.open, hide.overdue, hide.told].into_iter().filter(|cell| *cell).count();
        if let Some(fewest) = ways.min_by_key(|way| way.iter().map(cells).sum::<usize>()) {
            return Some(fewest);
        }
        let found = table(true).stuck();
        if found.is_empty() {
            return None;
        }
        found.into_iter().for_each(|row| whole[row] = true);
    }
}

/// Closed and open make up received, so these two are one column; late is at most open; told is at most received.
///
/// Rows whose received cases are hidden (there are none, or at least two) form a block: nothing is published of any of
/// them but their sums, and whatever those are, each may be larger and another smaller. In the other columns only the
/// block as a whole therefore matters, as one more hidden count. Where open is hidden, so is late.
struct Table<'a> {
    rows: &'a [Figures],
    all: &'a Figures,
    totals: Hide,
    block: &'a [bool],
    /// Where nobody is late that is said, also beside hidden counts: it tells nothing of them.
    noughts_said: bool,
}

/// What a reader knows of a hidden count by itself, and together with others.
#[derive(Clone, Copy)]
struct Known<'a> {
    bounds: &'a dyn Fn(usize, bool) -> Range,
    pool: &'a dyn Fn(usize) -> Option<Range>,
}

impl Table<'_> {
    fn hide(&self) -> Option<Vec<Hide>> {
        let open = self.open()?;
        let overdue = self.overdue(&open)?;
        let told = self.told()?;
        let hide = |row: usize| Hide { all: self.block[row], open: open[row], overdue: overdue[row], told: told[row] };
        Some((0..self.rows.len()).map(hide).collect())
    }

    /// Rows to be hidden as a whole: those that tell too much of themselves, else the smallest with a small number.
    fn stuck(&self) -> Vec<usize> {
        let shown = || (0..self.rows.len()).filter(|row| !self.block[*row]);
        let found: Vec<usize> = shown().filter(|row| self.tells_too_much(*row)).collect();
        if !found.is_empty() {
            return found;
        }
        let small = |row: &usize| {
            let figures = &self.rows[*row];
            [figures.open, figures.closed, figures.overdue, figures.told].into_iter().any(is_small)
        };
        shown().filter(small).min_by_key(|row| self.rows[*row].received).into_iter().collect()
    }

    /// Whether a small number of the row follows from what the row says itself, whatever else is hidden.
    fn tells_too_much(&self, row: usize) -> bool {
        let figures = &self.rows[row];
        let open = is_small(figures.open) || is_small(figures.closed);
        open && open_range(figures, false).width() < 1
            || is_small(figures.told) && self.told_range(row, false).width() < 1
    }

    fn open(&self) -> Option<Vec<bool>> {
        let pool = |row: usize| {
            let figures = &self.rows[row];
            let late = matches!(self.late(row), Late::Unknown) || self.block[row];
            // how many are late in all of these is known: so many at least are open
            late.then(|| Range::new(figures.overdue, NO_LIMIT))
        };
        let bounds = |row: usize, noughts: bool| {
            let range = open_range(&self.rows[row], noughts);
            // where at most four are late, at worst the number is known
            let late = if matches!(self.late(row), Late::Few) { self.rows[row].overdue.into() } else { 0 };
            Range { least: range.least.max(late), ..range }
        };
        let small = |row: usize| is_small(self.rows[row].open) || is_small(self.rows[row].closed);
        // nought open or nought closed protects others less than some of both
        let rank = self.rows.iter().map(|row| row.open.min(row.closed)).collect();
        let total = Range::of_total(self.all.open, self.totals.open);
        let column = Figure { count: |row| row.open, limit: |row| row.received, rank, total };
        self.cover(column, &small, &|_| false, Known { bounds: &bounds, pool: &pool })
    }

    /// Hidden well enough for a reader who knows how many are open, or else for one who knows only what is published
    /// of them: whichever hides less.
    fn overdue(&self, open: &[bool]) -> Option<Vec<bool>> {
        let too = |row: usize| open[row] && !matches!(self.late(row), Late::None);
        let most = |row: usize, open: i64| match self.late(row) {
            Late::None => 0,
            Late::Few => open.min(i64::from(SMALLEST_SHOWN) - 1),
            Late::Unknown => open,
        };
        let truth = |row: usize| i64::from(self.rows[row].overdue);
        let open_known = |row: usize, noughts: bool| {
            let most = most(row, self.rows[row].open.into()).max(truth(row));
            // a nought that is not said may stand behind an open count that is hidden
            let least = !noughts && (self.noughts_said || !too(row));
            Range::new(i64::from(least).min(most), most)
        };
        // with a nought on either side the range of the open ones begins with nought
        let free = |row: usize| open_range(&self.rows[row], self.rows[row].open.min(self.rows[row].closed) == 0);
        let is_free = |row: usize| too(row) && !self.block[row] && truth(row) >= free(row).least;
        let open_free = |row: usize, noughts: bool| match is_free(row) {
            true => Range::new(free(row).least, most(row, free(row).most).max(truth(row))),
            false => open_known(row, noughts),
        };
        let pool = |row: usize| (is_free(row) || self.block[row]).then(|| Range::new(0, self.rows[row].open));
        let cover = |known: Known<'_>| {
            let total = Range::of_total(self.all.overdue, self.totals.overdue);
            let rank = self.rows.iter().map(|row| row.overdue).collect();
            let column = Figure { count: |row| row.overdue, limit: |row| row.open, rank, total };
            self.cover(column, &|row| is_small(self.rows[row].overdue), &too, known)
        };
        let ways = [Known { bounds: &open_known, pool: &|_| None }, Known { bounds: &open_free, pool: &pool }];
        ways.into_iter().filter_map(cover).min_by_key(|hidden| hidden.iter().filter(|hidden| **hidden).count())
    }

    fn told(&self) -> Option<Vec<bool>> {
        let bounds = |row: usize, noughts: bool| self.told_range(row, noughts);
        let rank = self.rows.iter().map(|row| row.told).collect();
        let total = Range::of_total(self.all.told, self.totals.told);
        let column = Figure { count: |row| row.told, limit: |row| row.received, rank, total };
        let small = |row: usize| is_small(self.rows[row].told);
        self.cover(column, &small, &|_| false, Known { bounds: &bounds, pool: &|_| None })
    }

    /// What a reader knows of the told ones of a row by itself.
    fn told_range(&self, row: usize, noughts: bool) -> Range {
        let figures = &self.rows[row];
        match figures.tell {
            // the days until told are shown for five and more
            Some(days) if enough(days.n) => Range::new(SMALLEST_SHOWN, figures.received),
            _ if figures.told < SMALLEST_SHOWN => Range::new(u32::from(!noughts), SMALLEST_SHOWN - 1),
            _ => Range::new(u32::from(!noughts), figures.received),
        }
    }

    /// Hides what is `small`, what is in the block, what is to be hidden `too`, and what else it takes.
    fn cover(
        &self,
        column: Figure,
        small: &dyn Fn(usize) -> bool,
        too: &dyn Fn(usize) -> bool,
        known: Known<'_>,
    ) -> Option<Vec<bool>> {
        let each = |says: &dyn Fn(usize) -> bool| (0..self.rows.len()).map(says).collect::<Vec<bool>>();
        let in_block = || self.rows.iter().zip(self.block).filter(|(_, block)| **block).map(|(row, _)| row);
        let block = Range::new(0, in_block().map(|row| i64::from((column.limit)(row))).sum::<i64>());
        Column {
            values: self.rows.iter().map(column.count).collect(),
            rank: column.rank,
            sensitive: each(&|row| !self.block[row] && small(row)),
            hidden: each(&|row| self.block[row] || small(row) || too(row)),
            total: column.total,
            bounds: &|row, noughts| match self.block[row] {
                // the block counts once: at its first row
                true if self.block[..row].contains(&true) => Range::new(0, 0),
                true => block,
                false => (known.bounds)(row, noughts),
            },
            pool: known.pool,
        }
        .cover()
    }

    /// What the published share in time says of the late ones of a row.
    fn late(&self, row: usize) -> Late {
        // what fell due outside the period is late without being part of the share
        match share(self.rows[row].in_time) {
            _ if self.noughts_said && self.rows[row].overdue == 0 => Late::None,
            Share::Nothing | Share::Percent(100) if self.rows[row].overdue == 0 => Late::None,
            Share::AtLeast(_) if self.rows[row].overdue < SMALLEST_SHOWN => Late::Few,
            _ => Late::Unknown,
        }
    }
}

/// One of the columns: what it counts, what that is at most, in which order rows may be hidden, its total.
struct Figure {
    count: fn(&Figures) -> u32,
    limit: fn(&Figures) -> u32,
    rank: Vec<u32>,
    total: Range,
}

enum Late {
    None,
    Few,
    Unknown,
}

/// What a reader knows of the open cases of a row whose received ones are shown.
fn open_range(row: &Figures, noughts: bool) -> Range {
    let (received, floor) = (i64::from(row.received), i64::from(!noughts));
    let small = i64::from(SMALLEST_SHOWN) - 1;
    // the days until closed are shown for five and more
    if row.close.is_some_and(|days| enough(days.n)) {
        Range::new(floor, received - small - 1)
    } else if row.closed < SMALLEST_SHOWN {
        Range::new(floor.max(received - small), received - floor)
    } else {
        Range::new(floor, received - floor)
    }
}
