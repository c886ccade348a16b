//! The connection of either back end.
#![allow(missing_docs, reason = "the derive writes public items of its own")]
use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::prelude::*;

/// A connection to SQLite or to PostgreSQL; queries are written once for both.
#[derive(diesel::MultiConnection)]
pub enum DbConn {
    /// PostgreSQL.
    Postgres(PgConnection),
    /// SQLite.
    Sqlite(SqliteConnection),
}

/// What every SQLite connection needs: durable, wiped when deleted, nothing in temporary files.
const PRAGMAS: &str = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; \
    PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000;";

impl DbConn {
    /// Opens by scheme: `sqlite://PATH` or `postgres://…`.
    ///
    /// # Errors
    /// The database cannot be reached, or the URL is of neither kind.
    pub fn open(url: &str) -> anyhow::Result<Self> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(PgConnection::establish(url)?));
        }
        let Some(path) = url.strip_prefix("sqlite://") else {
            anyhow::bail!("the database URL must start with sqlite:// or postgres://")
        };
        make_private(path);
        let mut conn = SqliteConnection::establish(path)?;
        conn.batch_execute(PRAGMAS)?;
        Ok(Self::Sqlite(conn))
    }

    /// Moves everything from SQLite's log of changes into the database and empties it. False while somebody reads from it.
    /// Nothing to do on PostgreSQL.
    pub(super) fn empty_log(&mut self) -> QueryResult<bool> {
        #[derive(diesel::QueryableByName)]
        struct Outcome {
            #[diesel(sql_type = diesel::sql_types::Integer)]
            busy: i32,
        }
        let Self::Sqlite(conn) = self else { return Ok(true) };
        // one that waits for readers would hold up the writer
        conn.batch_execute("PRAGMA busy_timeout = 200;")?;
        let outcome: Outcome = diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)").get_result(conn)?;
        Ok(outcome.busy == 0)
    }

    /// The file of an SQLite database.
    pub(super) fn file(&mut self) -> QueryResult<Option<std::path::PathBuf>> {
        #[derive(diesel::QueryableByName)]
        struct Place {
            #[diesel(sql_type = diesel::sql_types::Text)]
            file: String,
        }
        let Self::Sqlite(conn) = self else { return Ok(None) };
        let place: Place =
            diesel::sql_query("SELECT file FROM pragma_database_list WHERE name = 'main'").get_result(conn)?;
        Ok(Some(place.file.into()))
    }

    /// Whether this is SQLite.
    pub fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }

    /// Runs `work` in a transaction that holds the write lock from its first statement.
    ///
    /// # Errors
    /// What `work` answers (nothing is written then), or the failure to begin or commit.
    pub fn write<T, E: From<diesel::result::Error>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.begin()?;
        match work(self) {
            Ok(value) => {
                self.commit()?;
                Ok(value)
            }
            Err(error) => {
                self.roll_back()?;
                Err(error)
            }
        }
    }

    /// Reads as of one moment, whatever is written meanwhile.
    ///
    /// # Errors
    /// What `work` answers, or the failure to begin or end.
    pub fn snapshot<T, E: From<diesel::result::Error>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        match self {
            Self::Postgres(conn) => {
                AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?
            }
            Self::Sqlite(conn) => AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN")?,
        }
        let read = work(self);
        self.roll_back()?;
        read
    }

    /// Whether the transaction that was begun is still open, at its outermost level and unbroken.
    pub(super) fn is_writing(&mut self) -> bool {
        self.depth().is_ok_and(|depth| depth == 1)
    }

    /// Rolls back every level that is open, savepoints included.
    ///
    /// # Errors
    /// The connection is of no use any more.
    pub(super) fn abandon(&mut self) -> QueryResult<()> {
        while self.depth()? > 0 {
            self.roll_back()?;
        }
        Ok(())
    }

    fn depth(&mut self) -> QueryResult<u32> {
        let status = <Self as Connection>::TransactionManager::transaction_manager_status_mut(self);
        Ok(status.transaction_depth()?.map_or(0, u32::from))
    }

    pub(super) fn begin(&mut self) -> QueryResult<()> {
        match self {
            Self::Postgres(conn) => AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN"),
            Self::Sqlite(conn) => AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN IMMEDIATE"),
        }
    }

    pub(super) fn commit(&mut self) -> QueryResult<()> {
        <Self as Connection>::TransactionManager::commit_transaction(self)
    }

    pub(super) fn roll_back(&mut self) -> QueryResult<()> {
        <Self as Connection>::TransactionManager::rollback_transaction(self)
    }
}

/// A new database file is for its owner alone, whatever the folder allows; SQLite gives its log the same rights. One that
/// is there stays as it is.
fn make_private(path: &str) {
    // if it is there, or cannot be made, opening it says so
    drop(crate::private::file().write(true).create_new(true).open(path));
}

/// How many pages stand in SQLite's log of changes, written over or not.
pub(super) fn log_pages(conn: &mut DbConn) -> QueryResult<i64> {
    /// What stands before each page.
    const FRAME: u64 = 24;
    #[derive(diesel::QueryableByName)]
    struct Size {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        page_size: i64,
    }
    let Some(file) = conn.file()? else { return Ok(0) };
    let mut log = file.into_os_string();
    log.push("-wal");
    let length = std::fs::metadata(log).map_or(0, |log| log.len());
    let DbConn::Sqlite(conn) = conn else { return Ok(0) };
    let size: Size = diesel::sql_query("SELECT page_size FROM pragma_page_size").get_result(conn)?;
    Ok(i64::try_from(length / (u64::try_from(size.page_size).unwrap_or(4096) + FRAME)).unwrap_or(i64::MAX))
}
