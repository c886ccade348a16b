//! Forgetting what the log says about an ordinary case that is sealed, without breaking the chain.
use super::closing::failed;
use super::{chain, store};
use crate::id::CaseKey;
use crate::sealing::InstanceKeys;
use crate::storage::DbConn;
use chrono::NaiveDate;
use diesel::QueryResult;

/// Withholds every entry about a case: who, what, when in the day and which case are forgotten with their salt, the day and
/// the commitment stay, and a mark shows that the program did it. In the transaction that seals the case.
///
/// # Errors
/// The database failed.
pub fn withhold(conn: &mut DbConn, keys: &InstanceKeys, case: CaseKey, today: NaiveDate) -> QueryResult<()> {
    let key = keys.log_key().map_err(failed)?;
    store::withhold_pending(conn, case, today)?;
    for (lane, number, commitment, day) in store::of_case(conn, case)? {
        let mark = chain::withheld(&key, (lane, number), &commitment, day).map_err(failed)?;
        store::forget(conn, (lane, number), day, &mark)?;
    }
    Ok(())
}
