//! Tries of codes from slips: slowed down by reference and by address, as passwords are.
use super::Error;
use super::store;
use super::throttle::Subject;
use crate::sealing::InstanceKeys;
use crate::storage::DbConn;
use chrono::NaiveDateTime;

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
