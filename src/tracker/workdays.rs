//! Days on which people work, counted ahead once: looking up the calendar for each day of each case would take long.
use crate::programme::Calendar;
use chrono::NaiveDate;

/// The longest span that is counted, in days.
const LONGEST: i64 = 200 * 366;

/// How many working days lie between two days of a span.
#[derive(Debug, Clone, Default)]
pub struct Workdays {
    first: NaiveDate,
    /// Working days from the first day until each day, itself included.
    until: Vec<i64>,
}

impl Workdays {
    /// From the first day to the last, both included.
    pub fn between(calendar: &Calendar, first: NaiveDate, last: NaiveDate) -> Self {
        let days = (last - first).num_days().clamp(0, LONGEST) as usize;
        let count = |sum: &mut i64, day: NaiveDate| {
            *sum += i64::from(calendar.is_working(day));
            Some(*sum)
        };
        Self { first, until: first.iter_days().take(days + 1).scan(0, count).collect() }
    }

    /// Working days after `from`, until `to` included, as targets are counted; `None` outside the span.
    pub fn days(&self, from: NaiveDate, to: NaiveDate) -> Option<i64> {
        let at = |day: NaiveDate| self.until.get(usize::try_from((day - self.first).num_days()).ok()?).copied();
        Some(at(to)? - at(from)?)
    }
}
