//! The figures of the page as a file: a line a group, hidden cells empty with a column that says so. As a workbook or with HXL tags.
use super::measures::Spread;
use super::published::Published;
use super::suppress::Cell as Shown;
use super::table::{Share, ShownFigures};
use super::views::Words;
use crate::sheets::{self, Cell, Column, Format, Kind, Table};
use chrono::NaiveDate;

/// Code, HXL tag, what it holds. A program knows the code, a person the words of the interface.
const COLUMNS: [(&str, &str, Kind); 19] = [
    ("as_of", "#date+asof", Kind::Day),
    ("group", "#x_feedback+group", Kind::Text),
    ("name", "#x_feedback+group+name", Kind::Text),
    ("received", "#indicator+received+num", Kind::Number),
    ("closed", "#indicator+closed+num", Kind::Number),
    ("open", "#indicator+open+num", Kind::Number),
    ("overdue", "#indicator+overdue+num", Kind::Number),
    ("told", "#indicator+told+num", Kind::Number),
    ("oldest_open_days", "#indicator+oldest_open+days+num", Kind::Number),
    ("median_days_to_acknowledge", "#indicator+acknowledge+days+median+num", Kind::Number),
    ("p90_days_to_acknowledge", "#indicator+acknowledge+days+p90+num", Kind::Number),
    ("median_days_to_tell", "#indicator+tell+days+median+num", Kind::Number),
    ("p90_days_to_tell", "#indicator+tell+days+p90+num", Kind::Number),
    ("median_days_to_close", "#indicator+close+days+median+num", Kind::Number),
    ("p90_days_to_close", "#indicator+close+days+p90+num", Kind::Number),
    ("in_time_percent", "#indicator+in_time+pct+num", Kind::Number),
    ("some_hidden", "#x_suppressed+bool", Kind::Yes),
    ("month", "#date+month", Kind::Text),
    ("in_time_is_least", "#x_at_least+bool", Kind::Yes),
];

/// Writes what is published.
///
/// # Errors
/// Memory ran out.
pub fn write(published: &Published, as_of: NaiveDate, words: Words<'_>, format: Format) -> anyhow::Result<Vec<u8>> {
    let (mut out, mut rows) = (Vec::new(), Some(rows(published, as_of, words)));
    sheets::write(&table(words, format), format, None, &mut || Ok(rows.take().unwrap_or_default()), &mut out)?;
    Ok(out)
}

fn table(words: Words<'_>, format: Format) -> Table {
    let column = |(code, tag, kind): &(&str, &'static str, Kind)| Column {
        heading: if format == Format::Csv { (*code).to_owned() } else { words(&format!("tracker-column-{code}")) },
        tag,
        kind: *kind,
        says: words(&format!("tracker-says-{code}")),
    };
    Table {
        title: words("tracker-sheet"),
        definitions: words("carry-definitions"),
        notes: vec![words("tracker-sheet-note"), words("tracker-hidden-note")],
        columns: COLUMNS.iter().map(column).collect(),
    }
}

fn rows(published: &Published, as_of: NaiveDate, words: Words<'_>) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    if let Some(totals) = &published.totals {
        rows.push(line(as_of, ("all", words("tracker-all")), &words("tracker-all"), totals));
    }
    for groups in &published.groups {
        let by = groups.by.code();
        for group in groups.rows.iter().flatten() {
            rows.push(line(as_of, (by, words(&format!("tracker-group-{by}"))), &group.name, &group.figures));
        }
    }
    for month in published.months.iter().flatten() {
        let mut cells = vec![Cell::Empty; COLUMNS.len()];
        cells[0] = Cell::Day(as_of);
        cells[1] = Cell::Coded("month".into(), words("tracker-column-month"));
        cells[3] = count(month.received);
        cells[4] = count(month.closed);
        cells[16] = Cell::Yes(month.received == Shown::Hidden || month.closed == Shown::Hidden);
        cells[17] = Cell::Text(month.month.code());
        rows.push(cells);
    }
    rows
}

fn line(as_of: NaiveDate, group: (&str, String), name: &str, figures: &ShownFigures) -> Vec<Cell> {
    let counts = [figures.received, figures.closed, figures.open, figures.overdue, figures.told];
    let mut cells = vec![Cell::Day(as_of), Cell::Coded(group.0.to_owned(), group.1), Cell::text(name)];
    cells.extend(counts.map(count));
    cells.push(days(figures.oldest_open));
    for spread in [figures.acknowledge, figures.tell, figures.close] {
        cells.push(Cell::count(spread.map(|Spread { median, .. }| median)));
        cells.push(days(spread.map(|spread| spread.p90)));
    }
    let (percent, least) = match figures.in_time {
        Share::Nothing | Share::Hidden => (None, None),
        Share::AtLeast(percent) => (Some(percent), Some(true)),
        Share::Percent(percent) => (Some(percent), Some(false)),
    };
    cells.push(Cell::count(percent));
    cells.push(Cell::Yes(counts.contains(&Shown::Hidden)));
    cells.extend([Cell::Empty, least.map_or(Cell::Empty, Cell::Yes)]);
    cells
}

fn count(cell: Shown) -> Cell {
    Cell::count(cell.shown())
}

fn days(days: Option<i64>) -> Cell {
    Cell::count(days.and_then(|days| u32::try_from(days).ok()))
}
