//! A filtered page beside the page without that filter: nobody may subtract one from the other, or from its table, to get
//! at a number that is hidden there.
use super::groups::{Known, MonthFigures};
use super::measures::Figures;
use super::model::Fact;
use super::published::{By, Names, Published};
use super::suppress::{Cell, is_small};
use super::table::ShownFigures;

/// What a filter was narrowed from.
pub struct Wider<'a> {
    /// The page without the filter.
    pub page: &'a Published,
    /// Its figures as they are.
    pub whole: &'a Figures,
    /// The row of its table that the filter asks for: by what, and the name of the group.
    pub row: Option<(By, &'a str)>,
}

impl Published {
    /// Hides of a filtered page what would be too much beside the wider one: whatever that page's table hides of the
    /// same group, and whatever leaves only 1 to 4 for all the others. `own`: the figures of this page as they are.
    pub fn beside(self, own: &Figures, wider: &Wider<'_>) -> Self {
        let row = wider.row.map(|(by, name)| row(wider.page, by, name));
        let there = |of: fn(&ShownFigures) -> Cell| field(row, of);
        let hidden_there =
            [there(|f| f.received), there(|f| f.closed), there(|f| f.open), there(|f| f.overdue), there(|f| f.told)];
        let left = counts(wider.whole).into_iter().zip(counts(own)).map(|(whole, own)| whole.saturating_sub(own));
        let hide = hidden_there.into_iter().zip(left).map(|(hidden, left)| hidden || is_small(left));
        self.hide(&hide.collect::<Vec<_>>())
    }

    /// Hides of a page as of an earlier day what differs by 1 to 4 from the page of another day: both can be looked at.
    pub fn apart(self, own: &Figures, other: &Figures) -> Self {
        let apart = counts(own).into_iter().zip(counts(other)).map(|(own, other)| is_small(own.abs_diff(other)));
        self.hide(&apart.collect::<Vec<_>>())
    }

    /// Hides received, closed, open, overdue and told where it says so, and what would give them away.
    pub(super) fn hide(mut self, hide: &[bool]) -> Self {
        let Some(totals) = &mut self.totals else { return self };
        let cells = [&mut totals.received, &mut totals.closed, &mut totals.open, &mut totals.overdue, &mut totals.told];
        cells.into_iter().zip(hide).filter(|(_, hide)| **hide).for_each(|(cell, _)| *cell = Cell::Hidden);
        // received is closed and open: of two shown the third follows
        if totals.closed == Cell::Hidden || totals.open == Cell::Hidden {
            (totals.closed, totals.open) = (Cell::Hidden, Cell::Hidden);
            totals.oldest_open = None;
        }
        if totals.received == Cell::Hidden {
            self.totals = None;
        }
        if hide.contains(&true) {
            // the parts would add up to what is hidden above them
            self.months = None;
            self.groups.clear();
            self.extra = None;
        }
        self
    }

    /// Takes away every table, and the months, of which one line beside the same line of the wider page would leave only 1 to 4
    /// for all the others: subtracting one page from the other is done in a minute.
    pub fn unlike(mut self, own: &Known, wider: &Known, names: &Names) -> Self {
        self.groups.retain(|groups| {
            let key = |fact: &Fact| groups.by.key(fact, names);
            let (own, wider) = (own.by(key), wider.by(key));
            own.iter().all(|(key, own)| wider.get(key).is_none_or(|wider| !tells(own, wider)))
        });
        let (months, all) = (own.months(), wider.months());
        let few = |own: &MonthFigures| {
            let whole = all.iter().find(|whole| whole.month == own.month);
            whole.is_some_and(|w| {
                is_small(w.received.saturating_sub(own.received)) || is_small(w.closed.saturating_sub(own.closed))
            })
        };
        self.months = self.months.filter(|_| !months.iter().any(few));
        self
    }
}

fn counts(figures: &Figures) -> [u32; 5] {
    [figures.received, figures.closed, figures.open, figures.overdue, figures.told]
}

/// Whether some number of a group is left with 1 to 4 once this part of it is taken away.
fn tells(own: &Figures, wider: &Figures) -> bool {
    counts(wider).into_iter().zip(counts(own)).any(|(whole, own)| is_small(whole.saturating_sub(own)))
}

/// A row of a table: `None` where it is withheld.
fn row<'a>(page: &'a Published, by: By, name: &str) -> Option<&'a ShownFigures> {
    let table = page.groups.iter().find(|groups| groups.by == by)?;
    table.rows.as_ref()?.iter().find(|group| group.name == name).map(|group| &group.figures)
}

/// Whether a table hides this number of the group; without a row asked for nothing is hidden by it.
fn field(row: Option<Option<&ShownFigures>>, of: impl Fn(&ShownFigures) -> Cell) -> bool {
    row.is_some_and(|row| row.is_none_or(|figures| of(figures) == Cell::Hidden))
}
