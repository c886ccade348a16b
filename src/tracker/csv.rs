//! The figures of the page as a file: a line a group, hidden cells empty with a column that says so.
use super::measures::Spread;
use super::published::Published;
use super::suppress::Cell;
use super::table::{Share, ShownFigures};
use super::views::Words;
use crate::cell::guarded;
use chrono::NaiveDate;

const HEAD: [&str; 18] = [
    "as_of",
    "group",
    "name",
    "received",
    "closed",
    "open",
    "overdue",
    "told",
    "oldest_open_days",
    "median_days_to_acknowledge",
    "p90_days_to_acknowledge",
    "median_days_to_tell",
    "p90_days_to_tell",
    "median_days_to_close",
    "p90_days_to_close",
    "in_time_percent",
    "some_hidden",
    "month",
];

/// Writes what is published.
///
/// # Errors
/// Memory ran out.
pub fn write(published: &Published, as_of: NaiveDate, words: Words<'_>) -> anyhow::Result<String> {
    let mut file = crate::web::csv_file();
    file.write_record(HEAD)?;
    if let Some(totals) = &published.totals {
        file.write_record(line(as_of, "all", &words("tracker-all"), totals))?;
    }
    for groups in &published.groups {
        for group in groups.rows.iter().flatten() {
            file.write_record(line(as_of, groups.by.code(), &group.name, &group.figures))?;
        }
    }
    for month in published.months.iter().flatten() {
        let mut cells = vec![String::new(); HEAD.len()];
        cells[0] = as_of.to_string();
        cells[1] = "month".into();
        cells[3] = count(month.received);
        cells[4] = count(month.closed);
        cells[16] = (month.received == Cell::Hidden || month.closed == Cell::Hidden).to_string();
        cells[17] = month.month.code();
        file.write_record(&cells)?;
    }
    Ok(String::from_utf8(file.into_inner()?)?)
}

fn line(as_of: NaiveDate, group: &str, name: &str, figures: &ShownFigures) -> Vec<String> {
    let counts = [figures.received, figures.closed, figures.open, figures.overdue, figures.told];
    let mut cells = vec![as_of.to_string(), group.to_owned(), guarded(name).into_owned()];
    cells.extend(counts.map(count));
    cells.push(figures.oldest_open.map(|days| days.to_string()).unwrap_or_default());
    for spread in [figures.acknowledge, figures.tell, figures.close] {
        cells.extend(days(spread));
    }
    cells.push(match figures.in_time {
        Share::Nothing | Share::Hidden => String::new(),
        Share::AtLeast(percent) => format!(">={percent}"),
        Share::Percent(percent) => percent.to_string(),
    });
    cells.push(counts.contains(&Cell::Hidden).to_string());
    cells.push(String::new());
    cells
}

fn count(cell: Cell) -> String {
    cell.shown().map(|n| n.to_string()).unwrap_or_default()
}

fn days(spread: Option<Spread>) -> [String; 2] {
    spread.map(|s| [s.median.to_string(), s.p90.to_string()]).unwrap_or_default()
}
