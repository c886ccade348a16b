//! How the log stands: verified when somebody asks, and not again for a while.
use crate::audit::{self, Checkpoints, Report};
use crate::sealing::InstanceKeys;
use crate::storage::DbConn;
use chrono::{NaiveDateTime, TimeDelta};
use std::sync::{Mutex, PoisonError};

/// A verification reads every entry: who looks at several pages in a row is told the same.
const KEPT: TimeDelta = TimeDelta::minutes(5);

/// The last verification.
#[derive(Debug)]
pub struct Standing {
    checkpoints: Checkpoints,
    last: Mutex<Option<(NaiveDateTime, Report)>>,
}

impl Standing {
    /// Of the log with these checkpoints; nothing is verified yet.
    pub fn new(checkpoints: Checkpoints) -> Self {
        Self { checkpoints, last: Mutex::default() }
    }

    /// What the last verification found and when; verifies if it is older than five minutes. One at a time. Blocks.
    ///
    /// # Errors
    /// The database failed or the checkpoints cannot be read.
    pub(super) fn now(
        &self,
        conn: &mut DbConn,
        keys: &InstanceKeys,
        now: NaiveDateTime,
    ) -> anyhow::Result<(NaiveDateTime, Report)> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, report)) = last.as_ref().filter(|(at, _)| (*at..*at + KEPT).contains(&now)) {
            return Ok((*at, report.clone()));
        }
        let key = keys.log_key()?;
        let seen = self.checkpoints.read(&key)?;
        let report = conn.snapshot(|conn| audit::verify(conn, &key, &seen))?;
        *last = Some((now, report.clone()));
        Ok((now, report))
    }
}
