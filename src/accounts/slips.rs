//! Tries of codes from slips: slowed down by reference and by address, as passwords are.
use super::Error;
use super::store;
use super::throttle::Subject;
use crate::sealing::InstanceKeys;
use crate::storage::DbConn;
use chrono::NaiveDateTime;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Codes that are tried at once: one that is stretched takes the memory of a password.
const AT_ONCE: usize = 2;
/// How long somebody waits for that.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where codes are tried, a few at once.
#[derive(Clone)]
pub struct Doors(Arc<Semaphore>);

impl Default for Doors {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Doors {
    /// A place at the door, until it is dropped; `None` where too many wait.
    pub async fn pass(&self) -> Option<OwnedSemaphorePermit> {
        tokio::time::timeout(PATIENCE, self.0.clone().acquire_owned()).await.ok()?.ok()
    }
}

/// Counts a try before it is made. Answers with the seconds to wait, and counts nothing then; whether there is a case of that
/// reference makes no difference.
///
/// # Errors
/// The database failed.
pub fn reserve(
    conn: &mut DbConn,
    keys: &InstanceKeys,
    (reference, address): (&str, &str),
    now: NaiveDateTime,
) -> Result<Option<i64>, Error> {
    let subjects = [Subject::slip(keys, reference)?, Subject::slip_address(keys, address)?];
    Ok(store::reserve(conn, &subjects, now)?)
}

/// The code was right.
///
/// # Errors
/// The database failed.
pub fn succeeded(
    conn: &mut DbConn,
    keys: &InstanceKeys,
    (reference, address): (&str, &str),
    now: NaiveDateTime,
) -> Result<(), Error> {
    let address = Subject::slip_address(keys, address)?;
    Ok(store::succeeded(conn, &Subject::slip(keys, reference)?, Some(&address), now)?)
}
