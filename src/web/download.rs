//! Lists that are handed out as files for spreadsheets.
use actix_web::{HttpResponse, HttpResponseBuilder};
use chrono::NaiveDate;

/// Spreadsheets take a file for UTF-8 only when it says so.
const MARK: &str = "\u{feff}";

/// A delimited file at its beginning.
pub fn csv_file() -> csv::Writer<Vec<u8>> {
    csv::Writer::from_writer(MARK.as_bytes().to_vec())
}

/// The answer that carries such a file, named by the day of its figures.
pub fn csv_answer(day: NaiveDate) -> HttpResponseBuilder {
    let mut answer = HttpResponse::Ok();
    answer
        .content_type("text/csv; charset=utf-8")
        .insert_header(("content-disposition", format!("attachment; filename=\"jaabi-{day}.csv\"")));
    answer
}
