//! Days as people write them: in three boxes, or all in the first one.
use crate::text::fold;
use chrono::{Datelike, Days, NaiveDate};

/// Reads a day. Day before month, always; a year of two digits is of this century; without a year it is the last such
/// day. `Ok(None)` when nothing was written.
pub(super) fn read(day: &str, month: &str, year: &str, today: NaiveDate) -> Result<Option<NaiveDate>, ()> {
    if [day, month, year].iter().all(|part| part.trim().is_empty()) {
        return Ok(None);
    }
    // nobody means the first by "-1"
    if [day, month, year].iter().any(|part| part.trim().starts_with(['-', '−', '–'])) {
        return Err(());
    }
    let text = [day, month, year].join(" ");
    if let Ok(found) = text.trim().parse::<NaiveDate>() {
        return if (1900..=2200).contains(&found.year()) { Ok(Some(found)) } else { Err(()) };
    }
    let text = fold(&text);
    match text.as_str() {
        "aujourd hui" | "today" => return Ok(Some(today)),
        "hier" | "yesterday" => return today.checked_sub_days(Days::new(1)).map(Some).ok_or(()),
        _ => {}
    }
    let mut parts = text.split(' ').filter(|part| !part.is_empty());
    let day = parts.next().and_then(|d| d.trim_end_matches("er").parse().ok()).ok_or(())?;
    let month = parts.next().and_then(month_number).ok_or(())?;
    let year = parts.next();
    if parts.next().is_some() {
        return Err(());
    }
    let found = match year {
        Some(year) => NaiveDate::from_ymd_opt(full_year(year).ok_or(())?, month, day),
        None => {
            let this = NaiveDate::from_ymd_opt(today.year(), month, day);
            this.filter(|d| *d <= today).or_else(|| NaiveDate::from_ymd_opt(today.year() - 1, month, day))
        }
    };
    found.map(Some).ok_or(())
}

fn full_year(text: &str) -> Option<i32> {
    let year: i32 = text.parse().ok()?;
    match text.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

fn month_number(text: &str) -> Option<u32> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    // the shortest beginnings that no two months share, French and English
    const MONTHS: [&[&str]; 12] = [
        &["janv", "jan"],
        &["fev", "feb"],
        &["mars", "mar"],
        &["avr", "apr"],
        &["mai", "may"],
        &["juin", "jun"],
        &["juil", "jul"],
        &["aou", "aug"],
        &["sep"],
        &["oct"],
        &["nov"],
        &["dec"],
    ];
    let at = MONTHS.iter().position(|starts| starts.iter().any(|start| text.starts_with(start)))?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let today = day(2026, 11, 21);
        let one = |text: &str| read(text, "", "", today);
        assert_eq!(read("12", "3", "2026", today), Ok(Some(day(2026, 3, 12))));
        assert_eq!(read("12", "mars", "26", today), Ok(Some(day(2026, 3, 12))));
        for text in ["12/03/2026", "12.3.26", "12 mars 2026", "12 March", "2026-03-12", "12-3"] {
            assert_eq!(one(text), Ok(Some(day(2026, 3, 12))), "{text}");
        }
        assert_eq!(one("1er août"), Ok(Some(day(2026, 8, 1))));
        assert_eq!(one("24 décembre"), Ok(Some(day(2025, 12, 24))));
        assert_eq!(one("Hier"), Ok(Some(day(2026, 11, 20))));
        assert_eq!(one(" "), Ok(None));
        for wrong in ["12", "31/02/2026", "mars", "1/2/3/4", "12/13/2026", "1 1 202", "-1", "-1 1 2026", "−1/1/2026"]
        {
            assert_eq!(one(wrong), Err(()), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_does_no_harm(d in ".{0,12}", m in ".{0,12}", y in ".{0,12}") {
            let _ = read(&d, &m, &y, day(2026, 11, 21));
        }
    }
}
