//! Connections that are lent for a piece of work and come back.
use super::{Closing, DbConn};
use diesel::connection::SimpleConnection;
use diesel::r2d2::{ManageConnection, R2D2Connection};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// So long after work that went well a connection is taken to be alive: asking each time would cost as much as a question.
const FRESH: Duration = Duration::from_secs(1);

/// Opens connections of one kind.
pub(super) struct Manager {
    pub url: String,
    /// For connections that write.
    pub closing: Option<Arc<dyn Closing>>,
    /// How often work failed, on whichever connection.
    pub failures: Arc<AtomicUsize>,
}

/// A connection of a pool.
pub(super) struct Lent {
    conn: DbConn,
    failures: Arc<AtomicUsize>,
    /// When it last did its work well, and how often work had failed by then.
    well: Option<(Instant, usize)>,
}

impl Lent {
    /// Does a piece of work. If that fails, every connection has to give a sign of life before it is lent again: what is wrong
    /// with one is wrong with all when the server is gone.
    pub fn work<T, E>(&mut self, work: impl FnOnce(&mut DbConn) -> Result<T, E>) -> Result<T, E> {
        self.well = None;
        let before = self.failures.load(Ordering::Relaxed);
        let done = work(&mut self.conn);
        match done {
            Ok(_) => self.well = Some((Instant::now(), before)),
            Err(_) => drop(self.failures.fetch_add(1, Ordering::Relaxed)),
        }
        done
    }
}

impl Manager {
    /// Opens a connection.
    pub fn open(&self) -> anyhow::Result<DbConn> {
        let mut conn = DbConn::open(&self.url)?;
        match &self.closing {
            Some(closing) => closing.prepare(&mut conn)?,
            None if conn.is_sqlite() => conn.batch_execute("PRAGMA query_only = ON;")?,
            None => {}
        }
        Ok(conn)
    }
}

impl ManageConnection for Manager {
    type Connection = Lent;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<Lent, Self::Error> {
        let refused = |e: anyhow::Error| diesel::ConnectionError::BadConnection(e.to_string());
        let conn = self.open().map_err(refused).map_err(diesel::r2d2::Error::ConnectionError)?;
        Ok(Lent { conn, failures: self.failures.clone(), well: None })
    }

    fn is_valid(&self, lent: &mut Lent) -> Result<(), Self::Error> {
        let failures = self.failures.load(Ordering::Relaxed);
        if lent.well.is_some_and(|(at, before)| at.elapsed() < FRESH && before == failures) {
            return Ok(());
        }
        lent.conn.ping().map_err(diesel::r2d2::Error::QueryError)
    }

    fn has_broken(&self, lent: &mut Lent) -> bool {
        lent.conn.is_broken()
    }
}
