//! What was practised in a session: in memory alone, a time and a topic, never what was typed. No query and no figure
//! can find it; it goes when somebody removes it, when the server ends, and after a day.
use crate::id::SessionKey;
use chrono::{NaiveDateTime, TimeDelta};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How long it is remembered, in hours.
const HOURS: i64 = 24;
/// How many practices of a session are remembered.
const MOST: usize = 20;
/// How many practices are remembered at once, of everybody.
const MOST_OF_ALL: usize = 2_000;

struct One {
    session: SessionKey,
    at: NaiveDateTime,
    topic: String,
}

/// Everything practised.
#[derive(Clone, Default)]
pub struct Practised(Arc<Mutex<Vec<One>>>);

impl Practised {
    fn kept(&self, now: NaiveDateTime) -> MutexGuard<'_, Vec<One>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|one| one.at + TimeDelta::hours(HOURS) > now);
        kept
    }

    /// Remembers that something was practised; the oldest gives way.
    pub fn add(&self, session: SessionKey, topic: &str, now: NaiveDateTime) {
        let mut kept = self.kept(now);
        let own: Vec<usize> = kept.iter().enumerate().filter(|(_, o)| o.session == session).map(|(at, _)| at).collect();
        let full = own.first().copied().filter(|_| own.len() >= MOST);
        if let Some(oldest) = full.or((kept.len() >= MOST_OF_ALL).then_some(0)) {
            kept.remove(oldest);
        }
        kept.push(One { session, at: now, topic: topic.to_owned() });
    }

    /// What a session practised, the newest first: when, and the code of the topic.
    pub fn of(&self, session: SessionKey, now: NaiveDateTime) -> Vec<(NaiveDateTime, String)> {
        let kept = self.kept(now);
        kept.iter().rev().filter(|one| one.session == session).map(|one| (one.at, one.topic.clone())).collect()
    }

    /// Removes all of a session, in one step.
    pub fn remove(&self, session: SessionKey, now: NaiveDateTime) {
        self.kept(now).retain(|one| one.session != session);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn practice_is_its_sessions_alone_is_little_and_goes_after_a_day() {
        let practised = Practised::default();
        let at = |hour: i64| {
            NaiveDate::from_ymd_opt(2026, 3, 2).unwrap().and_time(Default::default()) + TimeDelta::hours(hour)
        };
        let (mine, theirs) = (SessionKey::new(1), SessionKey::new(2));
        for _ in 0..30 {
            practised.add(mine, "thanks", at(0));
        }
        practised.add(theirs, "thanks", at(1));
        assert_eq!(practised.of(mine, at(1)).len(), MOST);
        practised.remove(mine, at(1));
        assert_eq!((practised.of(mine, at(1)).len(), practised.of(theirs, at(1)).len()), (0, 1));
        assert!(practised.of(theirs, at(25)).is_empty());
    }
}
