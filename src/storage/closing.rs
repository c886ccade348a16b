//! What stands at the end of every transaction that writes.
use super::DbConn;
use diesel::QueryResult;

/// Work that belongs to every write: for example, the audit log chains what the transaction noted.
pub trait Closing: Send + Sync {
    /// Makes a new connection that will write ready.
    ///
    /// # Errors
    /// The database failed.
    fn prepare(&self, conn: &mut DbConn) -> QueryResult<()>;

    /// Runs in a transaction of its own when the database is opened; `close` follows.
    ///
    /// # Errors
    /// The database failed.
    fn begin(&self, conn: &mut DbConn) -> QueryResult<()>;

    /// Runs inside the transaction, right before it is committed; an error takes the whole transaction back. On SQLite
    /// once for the group of writes that share it.
    ///
    /// # Errors
    /// The database failed.
    fn close(&self, conn: &mut DbConn) -> QueryResult<()>;
}

/// Nothing more than what was asked for.
pub(super) struct Nothing;

impl Closing for Nothing {
    fn prepare(&self, _: &mut DbConn) -> QueryResult<()> {
        Ok(())
    }

    fn begin(&self, _: &mut DbConn) -> QueryResult<()> {
        Ok(())
    }

    fn close(&self, _: &mut DbConn) -> QueryResult<()> {
        Ok(())
    }
}
