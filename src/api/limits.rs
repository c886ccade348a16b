//! How often a token may ask: figures are made anew each time, and nobody needs them every second.
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Questions in a minute.
pub const MOST: u32 = 30;
/// Tokens that are remembered at once.
const TOKENS: usize = 10_000;

/// How often each token asked in the minute that runs. Of this program alone; another node counts for itself.
#[derive(Default)]
pub struct Limits(Mutex<HashMap<i64, (i64, u32)>>);

impl Limits {
    /// Counts a question in a minute; whether it may be answered.
    pub fn allow(&self, token: i64, minute: i64) -> bool {
        // each change is one step: a panic elsewhere leaves the map whole
        let mut asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.len() >= TOKENS {
            asked.retain(|_, (then, _)| *then == minute);
        }
        let count = asked.entry(token).or_insert((minute, 0));
        if count.0 != minute {
            *count = (minute, 0);
        }
        count.1 = count.1.saturating_add(1);
        count.1 <= MOST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_waits_for_the_next_minute_and_holds_up_no_other() {
        let limits = Limits::default();
        assert!((0..MOST).all(|_| limits.allow(1, 7)));
        assert!(!limits.allow(1, 7) && limits.allow(2, 7));
        assert!(limits.allow(1, 8));
    }
}
