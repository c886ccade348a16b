//! The report as a file: a line a row of a table; hidden counts are empty, with a column that says so.
use super::actions::Own;

const HEAD: [&str; 7] = ["quarter", "frozen_on", "sha256", "dimension", "answer", "count", "hidden"];

/// Writes it.
///
/// # Errors
/// Memory ran out.
pub(super) fn write(own: &Own, hash: &str) -> anyhow::Result<String> {
    let mut file = crate::web::csv_file();
    file.write_record(HEAD)?;
    let line = |dimension: &str, answer: &str, count: Option<u32>| {
        let number = count.map(|n| n.to_string()).unwrap_or_default();
        let quarter = own.report.quarter.to_string();
        let hidden = count.is_none().to_string();
        [quarter, own.on.to_string(), hash.to_owned(), dimension.to_owned(), answer.to_owned(), number, hidden]
    };
    file.write_record(line("reports", "received", own.report.reports))?;
    for table in &own.report.tables {
        for row in &table.rows {
            file.write_record(line(&table.name, &row.code, row.count))?;
        }
    }
    Ok(String::from_utf8(file.into_inner()?)?)
}
