//! Frozen quarters as a file: a line a track and region; what is hidden is empty, with a column that says so.
use super::model::{Frozen, Shown};
use super::views::Reader;
use crate::cell::guarded;

const HEAD: [&str; 9] = [
    "quarter",
    "frozen_on",
    "track",
    "region",
    "received",
    "of_which_known",
    "within_one_day",
    "within_two_days",
    "received_hidden",
];

/// Writes what `reader` is shown of one quarter.
///
/// # Errors
/// Memory ran out.
pub(super) fn write(frozen: &Frozen, reader: &Reader<'_>) -> anyhow::Result<String> {
    let mut file = crate::web::csv_file();
    file.write_record(HEAD)?;
    for track in &frozen.totals.tracks {
        file.write_record(line(frozen, &track.track, reader.everywhere(), track.shown))?;
        for row in track.regions.iter().filter(|row| reader.sees(row.region)) {
            file.write_record(line(frozen, &track.track, reader.region(row.region), row.shown))?;
        }
    }
    Ok(String::from_utf8(file.into_inner()?)?)
}

fn line(frozen: &Frozen, track: &str, region: String, shown: Shown) -> Vec<String> {
    let count = |count: Option<u32>| count.map(|n| n.to_string()).unwrap_or_default();
    let mut cells = vec![frozen.totals.quarter.to_string(), frozen.frozen_on.to_string(), track.to_owned()];
    cells.push(guarded(&region).into_owned());
    cells.extend([shown.cases, shown.known, shown.within_one, shown.within_two].map(count));
    cells.push(shown.cases.is_none().to_string());
    cells
}
