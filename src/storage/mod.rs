//! The database: connections, the writer, transactions, migrations, column types. Knows no feature.
mod alone;
pub mod carry;
mod closing;
mod conn;
mod lent;
mod locks;
mod migrate;
pub mod schema;
pub mod scrub;
mod together;
mod turns;
mod types;
mod writer;

pub use alone::{Alone, alone};
pub use closing::Closing;
pub use conn::{DbConn, MultiBackend};
pub use locks::{ROSTER, claim, lock, lock_shared};
pub use migrate::migration_names;
pub use together::{NewRow, insert_together};

use diesel::r2d2::{Pool, R2D2Connection};
use lent::Manager;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use turns::{Turn, Turns};
use writer::Writer;

/// How many readers at once.
const READERS: u32 = 8;
/// How long one waits for a connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// The database of one instance. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    reads: Pool<Manager>,
    writes: Writes,
    closing: Arc<dyn Closing>,
    url: Arc<str>,
    /// Something readable was deleted that may still stand in the log of changes.
    unwiped: Arc<AtomicBool>,
}

#[derive(Clone)]
enum Writes {
    Sqlite(Writer),
    Postgres(Turns),
}

impl Db {
    /// Opens the database and brings its tables up to date, under a lock. What is opened so cannot write to the audit
    /// log: `audit::open` does that.
    ///
    /// # Errors
    /// It cannot be reached, is newer than this program, or a migration fails.
    pub fn open(url: &str) -> anyhow::Result<Self> {
        Self::open_closing(url, Arc::new(closing::Nothing))
    }

    /// Opens the database; every transaction that writes ends with `closing`.
    ///
    /// # Errors
    /// As `open`.
    pub fn open_closing(url: &str, closing: Arc<dyn Closing>) -> anyhow::Result<Self> {
        migrate::check_folder(url)?;
        let mut conn = DbConn::open(url).map_err(|error| unreachable(&error))?;
        migrate::run(&mut conn, url)?;
        closing.prepare(&mut conn)?;
        conn.write(|conn| closing.begin(conn).and_then(|()| closing.close(conn)))?;
        let sqlite = conn.is_sqlite();
        let failures = Arc::<AtomicUsize>::default();
        let manager = |closing| Manager { url: url.to_owned(), closing, failures: failures.clone() };
        let pool = |size, closing| {
            Pool::builder()
                .max_size(size)
                .min_idle(Some(1))
                .test_on_check_out(!sqlite)
                .connection_timeout(PATIENCE)
                .build(manager(closing))
        };
        let reads = pool(READERS, None)?;
        let writes = if sqlite {
            Writes::Sqlite(Writer::start(conn, manager(Some(closing.clone())), closing.clone())?)
        } else {
            Writes::Postgres(Turns::new(pool(turns::writers(), Some(closing.clone()))?))
        };
        Ok(Self { reads, writes, closing, url: url.into(), unwiped: Arc::new(AtomicBool::new(true)) })
    }

    /// Reads, off the async threads.
    ///
    /// # Errors
    /// What `work` answers, or that no connection was free.
    pub async fn read<T, E>(&self, work: impl FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<anyhow::Error> + Send + 'static,
    {
        let db = self.clone();
        tokio::task::spawn_blocking(move || db.read_now(work)).await.map_err(|e| E::from(anyhow::anyhow!("{e}")))?
    }

    /// Reads, on this thread: for the command line and for work that is already off the async threads.
    ///
    /// # Errors
    /// What `work` answers, or that no connection was free.
    pub fn read_now<T, E: From<anyhow::Error>>(&self, work: impl FnOnce(&mut DbConn) -> Result<T, E>) -> Result<T, E> {
        self.reads.get().map_err(anyhow::Error::from)?.work(work)
    }

    /// Whether one writer serves all, one after the other; else each writes over a connection of its own.
    pub fn has_one_writer(&self) -> bool {
        matches!(self.writes, Writes::Sqlite(_))
    }

    /// How much there is to do.
    pub fn load(&self) -> Load {
        let state = self.reads.state();
        let (all, idle) = (i64::from(state.connections), i64::from(state.idle_connections));
        let waiting = match &self.writes {
            Writes::Sqlite(writer) => writer.waiting(),
            Writes::Postgres(_) => 0,
        };
        Load { waiting, used: all - idle, idle }
    }

    /// Asks the database for a sign of life.
    ///
    /// # Errors
    /// It does not answer.
    pub async fn ping(&self) -> anyhow::Result<()> {
        self.read(|conn| Ok(conn.ping()?)).await
    }

    /// To be called after something readable was sealed or erased: what was deleted stands in the log of changes for a
    /// while. Wipes at once if it can; else the next `wipe_log` does.
    pub fn readable_was_deleted(&self) {
        self.unwiped.store(true, Ordering::SeqCst);
        if let Err(error) = self.wipe_log() {
            tracing::warn!(error = %format!("{error:#}"), "the log of changes is wiped later");
        }
    }

    /// Wipes what was deleted from the log of changes too, unless that is done. False while a reader still needs the
    /// log: it is to be tried again. PostgreSQL's own log is out of reach: it ages away.
    ///
    /// # Errors
    /// The database failed.
    pub fn wipe_log(&self) -> anyhow::Result<bool> {
        if !self.unwiped.load(Ordering::SeqCst) && !self.is_asked_to_wipe()? {
            return Ok(true);
        }
        let mut conn = DbConn::open(&self.url)?;
        // cleared first: what is deleted meanwhile sets it again
        self.unwiped.store(false, Ordering::SeqCst);
        let last = if conn.is_sqlite() { scrub::last(&mut conn)? } else { None };
        let wiped = conn.empty_log().and_then(|empty| {
            if empty {
                scrub::done(&mut conn, last)?;
            }
            Ok(empty)
        });
        if !matches!(wiped, Ok(true)) {
            self.unwiped.store(true, Ordering::SeqCst);
        }
        Ok(wiped?)
    }

    /// Whether another process deleted something readable and could not wipe the log.
    fn is_asked_to_wipe(&self) -> anyhow::Result<bool> {
        self.has_one_writer()
            .then(|| self.read_now(|conn| Ok(scrub::last(conn)?)))
            .transpose()
            .map(|last: Option<Option<i64>>| last.flatten().is_some())
    }

    /// Writes in one transaction. The answer comes after the commit.
    ///
    /// # Errors
    /// What `work` answers (nothing is written then), or that the transaction could not be committed.
    pub async fn write<T, E>(&self, work: impl FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<anyhow::Error> + From<diesel::result::Error> + Send + 'static,
    {
        match &self.writes {
            Writes::Sqlite(writer) => {
                let writer = writer.clone();
                // the queue is bounded: waiting for a place in it must not hold an async thread
                let answer = tokio::task::spawn_blocking(move || writer.submit(work))
                    .await
                    .map_err(|e| E::from(anyhow::anyhow!("{e}")))?;
                answer.await.map_err(|_| E::from(anyhow::anyhow!("the writer has stopped")))?
            }
            Writes::Postgres(turns) => {
                let (turn, closing) = (turns.wait().await?, self.closing.clone());
                tokio::task::spawn_blocking(move || write_closing(turn, closing.as_ref(), work))
                    .await
                    .map_err(|e| E::from(anyhow::anyhow!("{e}")))?
            }
        }
    }

    /// Writes in one transaction, on this thread. Must not be called from an async task.
    ///
    /// # Errors
    /// As `write`.
    pub fn write_now<T, E>(&self, work: impl FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<anyhow::Error> + From<diesel::result::Error> + Send + 'static,
    {
        match &self.writes {
            Writes::Sqlite(writer) => {
                writer.submit(work).blocking_recv().map_err(|_| E::from(anyhow::anyhow!("the writer has stopped")))?
            }
            Writes::Postgres(turns) => write_closing(turns.wait_now()?, self.closing.as_ref(), work),
        }
    }
}

/// How much a database has to do at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Load {
    /// Writes that wait for the one writer of SQLite; 0 on a server.
    pub waiting: i64,
    /// Connections for reading in use.
    pub used: i64,
    /// Connections for reading that wait for use.
    pub idle: i64,
}

/// A transaction of its own, closed before it is committed.
fn write_closing<T, E: From<anyhow::Error> + From<diesel::result::Error>>(
    turn: Turn,
    closing: &dyn Closing,
    work: impl FnOnce(&mut DbConn) -> Result<T, E>,
) -> Result<T, E> {
    turn.take()?.work(|conn| {
        conn.write(|conn| {
            let value = work(conn)?;
            closing.close(conn)?;
            Ok(value)
        })
    })
}

/// One line: the libraries add hints below it that help nobody here.
fn unreachable(error: &anyhow::Error) -> anyhow::Error {
    let said = error.to_string();
    anyhow::anyhow!("the database cannot be reached: {}", said.lines().next().unwrap_or_default().trim_end_matches(':'))
}
