//! `/follow`: somebody without an account comes back with a slip, hears the answer, and answers back. Whether there is such a
//! case, and of which kind it is, nobody learns who does not have its code.
mod heard;
mod pages;
mod session;
mod store;
mod views;

pub use heard::prompts;
pub use pages::routes;

use crate::storage::Db;
use chrono::NaiveDateTime;

/// Forgets visits that are over.
///
/// # Errors
/// The database failed.
pub fn sweep(db: &Db, now: NaiveDateTime) -> anyhow::Result<()> {
    if db.read_now(|conn| Ok::<_, anyhow::Error>(store::is_any_over(conn, now)?))? {
        db.write_now(move |conn| Ok::<_, anyhow::Error>(store::forget_over(conn, now)?))?;
    }
    Ok(())
}
