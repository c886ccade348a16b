//! Files where a tracker should be: a workbook, a text in some letters, or neither.
#![no_main]
use chrono::NaiveDate;
use jaabi::exchange::{Outcome, Tracker, sheet};
use libfuzzer_sys::fuzz_target;

/// So many bytes of text at most come of one byte of a delimited file, whichever letters it is written in.
const GROWTH: usize = 3;

fuzz_target!(|data: &[u8]| {
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
    if !data.starts_with(b"PK")
        && let Ok(sheets) = sheet::read(data, "x.csv")
    {
        let cells = sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
        let (count, kept) = cells.fold((0, 0), |(count, kept), cell| (count + 1, kept + cell.text().len()));
        assert!(
            count <= data.len() + 1 && kept <= GROWTH * data.len(),
            "{count} cells, {kept} of {} bytes",
            data.len()
        );
    }
    if let Ok(understood) = Tracker::read(data, "x.csv", None, today) {
        for outcome in understood.rows() {
            if let Outcome::Row(row) = outcome {
                assert!((1..=8).contains(&row.category));
                assert!(row.received <= today || !understood.warnings.is_empty());
                assert!(row.steps.closed.is_none_or(|closed| closed >= row.received));
                assert!(row.category < 6 || row.is_sealed());
            }
        }
    }
});
