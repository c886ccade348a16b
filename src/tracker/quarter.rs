//! Quarters of years.
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// A quarter of a year, written `2026Q3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Quarter {
    year: i32,
    /// 1 to 4.
    number: u32,
}

impl Quarter {
    /// The quarter `day` is in.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), number: day.month0() / 3 + 1 }
    }

    /// Reads `2026Q3`.
    pub fn parse(raw: &str) -> Option<Self> {
        let (year, number) = raw.split_once('Q')?;
        let (year, number) = (year.parse().ok()?, number.parse().ok()?);
        let known = (1900..=2200).contains(&year) && (1..=4).contains(&number);
        known.then_some(Self { year, number })
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// Which of the year, from 1.
    pub fn number(self) -> u32 {
        self.number
    }

    /// The quarter so many later, or earlier when negative.
    pub fn shifted(self, quarters: i32) -> Self {
        let count = self.year * 4 + self.number as i32 - 1 + quarters;
        Self { year: count.div_euclid(4), number: count.rem_euclid(4) as u32 + 1 }
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, (self.number - 1) * 3 + 1, 1).unwrap_or_default()
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        self.shifted(1).first_day().pred_opt().unwrap_or_default()
    }
}

impl std::fmt::Display for Quarter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}Q{}", self.year, self.number)
    }
}

impl From<Quarter> for String {
    fn from(quarter: Quarter) -> Self {
        quarter.to_string()
    }
}

impl TryFrom<String> for Quarter {
    type Error = &'static str;

    fn try_from(raw: String) -> Result<Self, Self::Error> {
        Self::parse(&raw).ok_or("no quarter: write it as 2026Q3")
    }
}

impl std::str::FromStr for Quarter {
    type Err = &'static str;

    fn from_str(raw: &str) -> Result<Self, Self::Err> {
        raw.to_owned().try_into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_has_its_days_and_comes_back_from_its_name() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (of, name, first, last) in [
            ("2026-01-01", "2026Q1", "2026-01-01", "2026-03-31"),
            ("2026-09-30", "2026Q3", "2026-07-01", "2026-09-30"),
            ("2026-12-31", "2026Q4", "2026-10-01", "2026-12-31"),
        ] {
            let quarter = Quarter::of(day(of));
            assert_eq!((quarter.to_string().as_str(), Quarter::parse(name)), (name, Some(quarter)));
            assert_eq!((quarter.first_day(), quarter.last_day()), (day(first), day(last)));
        }
        assert_eq!(Quarter::parse("2026Q1").unwrap().shifted(-1), Quarter::parse("2025Q4").unwrap());
        for wrong in ["", "2026", "2026Q5", "2026Q0", "Q1", "99999Q1", "2026q1"] {
            assert_eq!(Quarter::parse(wrong), None, "{wrong}");
        }
    }
}
