//! A filtered page beside the page without that filter: nobody may subtract one from the other, or from its table, to get
//! at a number that is hidden there.
use super::measures::Figures;
use super::published::{By, Published};
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
    pub fn beside(mut self, own: &Figures, wider: &Wider<'_>) -> Self {
        let Some(totals) = &mut self.totals else { return self };
        let row = wider.row.map(|(by, name)| row(wider.page, by, name));
        let mut hidden = false;
        let pairs = [
            (&mut totals.received, own.received, wider.whole.received, field(row, |f| f.received)),
            (&mut totals.closed, own.closed, wider.whole.closed, field(row, |f| f.closed)),
            (&mut totals.open, own.open, wider.whole.open, field(row, |f| f.open)),
            (&mut totals.overdue, own.overdue, wider.whole.overdue, field(row, |f| f.overdue)),
            (&mut totals.told, own.told, wider.whole.told, field(row, |f| f.told)),
        ];
        for (cell, own, whole, hidden_there) in pairs {
            if hidden_there || is_small(whole.saturating_sub(own)) {
                *cell = Cell::Hidden;
                hidden = true;
            }
        }
        // received is closed and open: of two shown the third follows
        if totals.closed == Cell::Hidden || totals.open == Cell::Hidden {
            (totals.closed, totals.open) = (Cell::Hidden, Cell::Hidden);
            totals.oldest_open = None;
        }
        if totals.received == Cell::Hidden {
            self.totals = None;
        }
        if hidden {
            // the parts would add up to what is hidden above them
            self.months = None;
            self.groups.clear();
        }
        self
    }
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
