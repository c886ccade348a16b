//! The clock, passed in so that tests, imports and the demo decide what "now" is.
use chrono::{NaiveDate, NaiveDateTime, SubsecRound};
use std::sync::{Arc, Mutex};

/// Tells the time: the system's, or one that is set by hand. All instants are UTC, which is also Mali's time.
#[derive(Clone, Debug, Default)]
pub struct Clock(Option<Arc<Mutex<NaiveDateTime>>>);

impl Clock {
    /// The machine's own clock.
    pub fn system() -> Self {
        Self(None)
    }

    /// A clock that stands still at `at` until `set` moves it.
    pub fn fixed(at: NaiveDateTime) -> Self {
        Self(Some(Arc::new(Mutex::new(at))))
    }

    /// Moves a fixed clock; does nothing to the system's.
    pub fn set(&self, at: NaiveDateTime) {
        if let Some(held) = &self.0
            && let Ok(mut held) = held.lock()
        {
            *held = at;
        }
    }

    /// Now, in UTC, to the microsecond: the finest instant both databases keep.
    pub fn now(&self) -> NaiveDateTime {
        match &self.0 {
            Some(held) => held.lock().map(|at| *at).unwrap_or_default(),
            None => system_now(),
        }
    }

    /// Today's date in the programme's time zone.
    pub fn today(&self) -> NaiveDate {
        self.now().date()
    }
}

#[allow(clippy::disallowed_methods, reason = "the one place that asks the machine for the time")]
fn system_now() -> NaiveDateTime {
    chrono::Utc::now().naive_utc().trunc_subsecs(6)
}
