//! A report as a file: a line a number; what is hidden is empty, with a column that says so.
use super::model::Body;
use crate::cell::guarded;

const HEAD: [&str; 11] =
    ["covers", "area", "as_of", "known_on", "author", "sha256", "table", "group", "measure", "value", "hidden"];

/// Writes it; `area` is the name of the place.
///
/// # Errors
/// Memory ran out.
pub(super) fn write(body: &Body, area: &str, hash: &str) -> anyhow::Result<String> {
    let mut file = crate::web::csv_file();
    file.write_record(HEAD)?;
    let about = [
        body.covers.clone(),
        guarded(area).into_owned(),
        body.as_of.to_string(),
        body.known_on.to_string(),
        guarded(&body.author).into_owned(),
        hash.to_owned(),
    ];
    let mut line = |table: &str, group: &str, measure: &str, value: Option<String>| {
        let hidden = value.is_none().to_string();
        let own =
            [table.to_owned(), guarded(group).into_owned(), measure.to_owned(), value.unwrap_or_default(), hidden];
        file.write_record(about.iter().cloned().chain(own))
    };
    for (measure, count) in &body.counts {
        line("all", "", measure, count.map(|n| n.to_string()))?;
    }
    for (step, middle) in &body.days {
        let days = |days: Option<f64>| Some(days.map(|days| days.to_string()).unwrap_or_default());
        line("days_to", step, "median", days(middle.days))?;
        line("days_to", step, "low", days(middle.low))?;
        line("days_to", step, "high", days(middle.high))?;
    }
    if let Some(share) = body.in_time {
        let more = if share.or_more { ">=" } else { "" };
        line("in_time", "", "percent", Some(format!("{more}{}", share.percent)))?;
    }
    for table in &body.tables {
        for row in &table.rows {
            for (measure, count) in &row.counts {
                line(&table.by, &row.code, measure, count.map(|n| n.to_string()))?;
            }
        }
    }
    Ok(String::from_utf8(file.into_inner()?)?)
}
