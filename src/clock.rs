//! The clock, passed in so that tests, imports and the demo decide what "now" is.
use chrono::{FixedOffset, NaiveDate, NaiveDateTime, SubsecRound, TimeDelta};
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Arc, Mutex};

/// Tells the time: the system's, or one that is set by hand. All instants are UTC; days are those of the programme.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    fixed: Option<Arc<Mutex<NaiveDateTime>>>,
    /// Seconds that the programme's time is ahead of UTC.
    ahead: Arc<AtomicI32>,
}

/// How far a time zone such as `+05:30` is ahead of UTC, in seconds, up to 14 hours either way; `None` for anything else.
pub fn offset(zone: &str) -> Option<i32> {
    let zone: FixedOffset = zone.parse().ok()?;
    let seconds = zone.local_minus_utc();
    (seconds.abs() <= 14 * 3600 && seconds % 60 == 0).then_some(seconds)
}

impl Clock {
    /// The machine's own clock.
    pub fn system() -> Self {
        Self::default()
    }

    /// A clock that stands still at `at` until `set` moves it.
    pub fn fixed(at: NaiveDateTime) -> Self {
        Self { fixed: Some(Arc::new(Mutex::new(at))), ..Self::default() }
    }

    /// Moves a fixed clock; does nothing to the system's.
    pub fn set(&self, at: NaiveDateTime) {
        if let Some(held) = &self.fixed
            && let Ok(mut held) = held.lock()
        {
            *held = at;
        }
    }

    /// Now, in UTC, to the microsecond: the finest instant both databases keep.
    pub fn now(&self) -> NaiveDateTime {
        match &self.fixed {
            Some(held) => held.lock().map(|at| *at).unwrap_or_default(),
            None => system_now(),
        }
    }

    /// Today's date in the programme's time zone.
    pub fn today(&self) -> NaiveDate {
        (self.now() + TimeDelta::seconds(self.ahead.load(Ordering::Relaxed).into())).date()
    }

    /// How many seconds the programme's time is ahead of UTC.
    pub fn ahead(&self) -> i32 {
        self.ahead.load(Ordering::Relaxed)
    }

    /// Keeps the days of a time zone such as `+01:00`; UTC for what is none.
    pub fn set_zone(&self, zone: &str) {
        self.ahead.store(offset(zone).unwrap_or(0), Ordering::Relaxed);
    }
}

#[allow(clippy::disallowed_methods, reason = "the one place that asks the machine for the time")]
fn system_now() -> NaiveDateTime {
    chrono::Utc::now().naive_utc().trunc_subsecs(6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_when_it_begins_where_the_programme_is() {
        let late = NaiveDate::from_ymd_opt(2026, 3, 2).and_then(|day| day.and_hms_opt(23, 30, 0)).expect("an instant");
        let clock = Clock::fixed(late);
        let day = |zone: &str| {
            clock.set_zone(zone);
            clock.today().to_string()
        };
        assert_eq!([day(""), day("+01:00"), day("-03:00")], ["2026-03-02", "2026-03-03", "2026-03-02"]);
        assert_eq!((clock.now(), offset("+15:00"), offset("Bamako")), (late, None, None));
    }
}
