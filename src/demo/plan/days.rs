//! Days as offices live them: work on weekdays, slow regions, and nothing after the day before the demo.
use super::super::dice::Dice;
use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, TimeDelta, Weekday};

/// How many months before its day the demo begins.
const MONTHS: u32 = 14;

/// The days the demo tells of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    /// The day of the demo: nothing happens on it yet, so that no clock is ahead of what is shown.
    pub today: NaiveDate,
    /// How many days ago the first case may have been heard.
    pub longest: u32,
}

impl Span {
    pub fn before(today: NaiveDate) -> Self {
        let first = today.checked_sub_months(Months::new(MONTHS)).unwrap_or(today);
        let longest = u32::try_from((today - first).num_days()).unwrap_or_default().max(1);
        Self { today, longest }
    }

    /// A day between so many days ago, seldom on a weekend.
    pub fn ago(&self, dice: &mut Dice, least: u32, most: u32) -> NaiveDate {
        let most = most.clamp(1, self.longest);
        loop {
            let back = dice.between(least.min(most), most);
            let day = self.today.checked_sub_days(Days::new(back.into())).unwrap_or(self.today);
            if !is_weekend(day) || dice.chance(35) {
                return day;
            }
        }
    }
}

pub(super) fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Walks from one step of a case to the next.
#[derive(Debug, Clone)]
pub(super) struct Pace {
    /// The instant of the last step.
    pub at: NaiveDateTime,
    /// How long everything takes here, in percent.
    slow: u32,
}

impl Pace {
    /// Starts when a case is entered.
    pub fn new(at: NaiveDateTime, slow: u32) -> Self {
        Self { at, slow }
    }

    /// The next step, so many days later: mostly soon, now and then late. Always after the last one.
    pub fn step(&mut self, dice: &mut Dice, least: u32, most: u32) -> NaiveDateTime {
        let throw = dice.below(1000);
        let days = least + (most.saturating_sub(least) * throw * throw) / 1_000_000;
        let days = (days * self.slow / 100).max(least);
        let mut day = self.at.date() + TimeDelta::days(days.into());
        if is_weekend(day) && days > 0 && dice.chance(85) {
            day = day + TimeDelta::days(if day.weekday() == Weekday::Sat { 2 } else { 1 });
        }
        let next = at_work(dice, day);
        let soon = self.at + TimeDelta::minutes(dice.between(4, 25).into());
        self.at = next.max(soon);
        self.at
    }
}

/// An hour at which people are at work.
pub(super) fn at_work(dice: &mut Dice, day: NaiveDate) -> NaiveDateTime {
    let minutes = dice.between(8 * 60, 16 * 60 + 30);
    day.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(minutes.into())
}
