//! What was deleted must not stand in pages that are written over some day. What is left to be done is remembered in the
//! database itself, in the transaction that deleted.
use super::schema::scrubs as table;
use super::{Db, DbConn};
use chrono::NaiveDateTime;
use diesel::connection::SimpleConnection;
use diesel::dsl::{max, min};
use diesel::prelude::*;

/// What may still stand somewhere.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Pending {
    /// When something readable was first deleted since everything was written over; none: nothing is left to be done.
    pub since: Option<NaiveDateTime>,
    /// Pages that are to be written over: of the log of changes on SQLite, of all tables on PostgreSQL.
    pub pages: i64,
}

/// Remembers that something readable is deleted in this transaction. The day alone: sealed work tells no hour.
///
/// # Errors
/// The database failed.
pub fn readable_deleted(conn: &mut DbConn, now: NaiveDateTime) -> QueryResult<()> {
    let day = now.date().and_time(chrono::NaiveTime::MIN);
    diesel::insert_into(table::table).values(table::asked_at.eq(day)).execute(conn)?;
    Ok(())
}

/// PostgreSQL keeps samples of what stood in a column, and takes new ones only from tables in which something stands. Of an empty
/// one the samples are forgotten when a column is given its type once more, and an index is made again.
const FORGET_SAMPLES: &str = "
DO $$
DECLARE
    one record;
    part record;
    is_empty boolean;
BEGIN
    FOR one IN SELECT c.oid, c.oid::regclass AS name FROM pg_class c
        WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
    LOOP
        EXECUTE format('SELECT NOT EXISTS (SELECT FROM %s)', one.name) INTO is_empty;
        CONTINUE WHEN NOT is_empty;
        FOR part IN SELECT attname, format_type(atttypid, atttypmod) AS kind FROM pg_attribute
            WHERE attrelid = one.oid AND attnum > 0 AND NOT attisdropped AND atttypid IN ('text'::regtype, 'bytea'::regtype)
        LOOP
            EXECUTE format('ALTER TABLE %s ALTER COLUMN %I TYPE %s', one.name, part.attname, part.kind);
        END LOOP;
        FOR part IN SELECT indexrelid::regclass AS name, pg_get_indexdef(indexrelid) AS made FROM pg_index
            WHERE indrelid = one.oid AND indexprs IS NOT NULL
        LOOP
            EXECUTE format('DROP INDEX %s', part.name);
            EXECUTE part.made;
        END LOOP;
    END LOOP;
END $$";

#[derive(QueryableByName)]
struct Pages {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    pages: i64,
}

/// What is left to be done.
///
/// # Errors
/// The database failed.
pub fn pending(conn: &mut DbConn) -> QueryResult<Pending> {
    let since: Option<NaiveDateTime> = table::table.select(min(table::asked_at)).first(conn)?;
    let pages = match (since, conn.is_sqlite()) {
        (None, _) => 0,
        (_, true) => log_pages(conn)?,
        (_, false) => {
            let query = "SELECT coalesce(sum(pg_total_relation_size(c.oid)) / current_setting('block_size')::bigint, 0)::bigint \
                AS pages FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
                WHERE c.relkind = 'r' AND n.nspname = current_schema()";
            diesel::sql_query(query).get_result::<Pages>(conn)?.pages
        }
    };
    Ok(Pending { since, pages })
}

impl Db {
    /// Writes over everything that was deleted. On SQLite the log of changes is emptied, which is quick: false while a reader
    /// still needs it. On PostgreSQL every table is written anew: they are locked meanwhile, one after the other, and the disk
    /// needs room for the largest twice; its own log of changes ages away by itself. Must not be called from an async task.
    ///
    /// # Errors
    /// The database failed.
    pub fn scrub(&self) -> anyhow::Result<bool> {
        let mut conn = DbConn::open(&self.url)?;
        let last = last(&mut conn)?;
        if conn.is_sqlite() {
            self.unwiped.store(true, std::sync::atomic::Ordering::SeqCst);
            return self.wipe_log();
        }
        conn.batch_execute("VACUUM (FULL, ANALYZE)")?;
        conn.batch_execute(FORGET_SAMPLES)?;
        // its samples of what stood in the columns are deleted rows by now
        conn.batch_execute("VACUUM (FULL) pg_statistic")?;
        // the old files are removed with the next checkpoint, which not everybody may ask for
        if let Err(error) = conn.batch_execute("CHECKPOINT") {
            tracing::warn!(%error, "the next checkpoint of PostgreSQL removes the old files");
        }
        done(&mut conn, last)?;
        Ok(true)
    }
}

/// Pages in SQLite's log of changes, written over or not; 0 on PostgreSQL.
///
/// # Errors
/// The database failed.
pub fn log_pages(conn: &mut DbConn) -> QueryResult<i64> {
    super::conn::log_pages(conn)
}

/// What was deleted up to `last` stands nowhere any more.
pub(super) fn done(conn: &mut DbConn, last: Option<i64>) -> QueryResult<()> {
    if let Some(last) = last {
        diesel::delete(table::table.filter(table::key.le(last))).execute(conn)?;
    }
    Ok(())
}

/// The newest that was remembered.
pub(super) fn last(conn: &mut DbConn) -> QueryResult<Option<i64>> {
    table::table.select(max(table::key)).first(conn)
}
