//! Which days people work on.
use chrono::{Datelike, Days, NaiveDate};
use serde::Deserialize;
use std::collections::BTreeSet;

/// How far ahead a working day is looked for, in days: ten years.
const FARTHEST: u64 = 3660;

/// The days of a week and of a year on which nobody works.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Calendar {
    /// Days of the week, Monday is 1.
    #[serde(default)]
    pub weekend: BTreeSet<u32>,
    /// Holidays: a date, or a day and month that come back every year (`05-01`).
    #[serde(default)]
    pub holidays: Vec<String>,
}

impl Default for Calendar {
    fn default() -> Self {
        Self { weekend: BTreeSet::from([6, 7]), holidays: Vec::new() }
    }
}

impl Calendar {
    /// Whether people work on a day.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        let (whole, yearly) = (day.format("%Y-%m-%d").to_string(), day.format("%m-%d").to_string());
        !self.weekend.contains(&day.weekday().number_from_monday())
            && !self.holidays.iter().any(|holiday| *holiday == whole || *holiday == yearly)
    }

    /// The day on which so many working days have gone by since `day`; `None` where nobody ever works.
    pub fn after_working_days(&self, day: NaiveDate, days: u32) -> Option<NaiveDate> {
        let ahead = (1..=FARTHEST).filter_map(|ahead| day.checked_add_days(Days::new(ahead)));
        match days {
            0 => Some(day),
            days => ahead.filter(|day| self.is_working(*day)).nth(usize::try_from(days).ok()?.saturating_sub(1)),
        }
    }

    /// What somebody wrote as a holiday, as it is kept: `2026-05-01`, `1/5/2026`, or `1/5` for every year.
    pub fn holiday(raw: &str) -> Option<String> {
        let raw = raw.trim();
        if let Ok(day) = raw.parse::<NaiveDate>() {
            return Some(day.to_string());
        }
        let yearly =
            |month: u32, day: u32| NaiveDate::from_ymd_opt(2024, month, day).map(|d| d.format("%m-%d").to_string());
        if let Some((month, day)) = raw.split_once('-') {
            return yearly(month.parse().ok()?, day.parse().ok()?);
        }
        let parts: Vec<u32> = raw.split(['/', '.', ' ']).map(str::parse).collect::<Result<_, _>>().ok()?;
        match parts.as_slice() {
            [day, month] => yearly(*month, *day),
            [day, month, year] => {
                NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day).map(|d| d.to_string())
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn working_days_pass_over_weekends_and_holidays() {
        let calendar = Calendar { holidays: vec!["05-01".into(), "2026-05-06".into()], ..Calendar::default() };
        // Thursday 30 April 2026; Friday is the first of May
        assert_eq!(calendar.after_working_days(day("2026-04-30"), 1), Some(day("2026-05-04")));
        assert_eq!(calendar.after_working_days(day("2026-04-30"), 3), Some(day("2026-05-07")));
        assert_eq!(calendar.after_working_days(day("2026-04-30"), 0), Some(day("2026-04-30")));
        let never = Calendar { weekend: (1..=7).collect(), holidays: Vec::new() };
        assert_eq!(never.after_working_days(day("2026-04-30"), 1), None);
    }

    #[test]
    fn holidays_are_read_as_people_write_them() {
        for (raw, kept) in
            [("1/5", "05-01"), ("2026-05-01", "2026-05-01"), ("22.9.2026", "2026-09-22"), ("09-22", "09-22")]
        {
            assert_eq!(Calendar::holiday(raw).as_deref(), Some(kept), "{raw}");
        }
        for wrong in ["", "31/2", "1/13", "May", "1/5/26/3", "-1/5"] {
            assert_eq!(Calendar::holiday(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_due_after_working_days_is_a_working_day_and_never_sooner(ahead in 0u64..2000, days in 1u32..120) {
            let from = day("2024-01-01") + Days::new(ahead);
            let calendar = Calendar { holidays: vec!["05-01".into(), "09-22".into()], ..Calendar::default() };
            let due = calendar.after_working_days(from, days).expect("a day");
            prop_assert!(calendar.is_working(due));
            prop_assert!((due - from).num_days() >= i64::from(days));
        }
    }
}
