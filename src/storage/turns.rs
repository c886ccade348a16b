//! Connections to a server that write: as many at once as keep it busy, and whoever came first goes first. More at once would
//! only slow each other down, and without an order a few would wait far longer than the others.
use super::PATIENCE;
use super::lent::Manager;
use anyhow::Context as _;
use diesel::r2d2::{Pool, PooledConnection};
use std::sync::Arc;
use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many write at once: two for each core, 4 to 32.
pub(super) fn writers() -> u32 {
    let cores = std::thread::available_parallelism().map_or(1, |cores| u32::try_from(cores.get()).unwrap_or(u32::MAX));
    cores.saturating_mul(2).clamp(4, 32)
}

/// The connections, and the order in which they are lent. Cheap to clone.
#[derive(Clone)]
pub(super) struct Turns {
    pool: Pool<Manager>,
    free: Arc<Semaphore>,
}

impl Turns {
    pub fn new(pool: Pool<Manager>) -> Self {
        let free = usize::try_from(pool.max_size()).unwrap_or(1);
        Self { pool, free: Arc::new(Semaphore::new(free)) }
    }

    /// Waits for its turn.
    ///
    /// # Errors
    /// It did not come in time: the server is gone, or far behind.
    pub async fn wait(&self) -> anyhow::Result<Turn> {
        let free = tokio::time::timeout(PATIENCE, self.free.clone().acquire_owned()).await;
        let held = free.context("no connection for writing was free in time")??;
        Ok(Turn { pool: self.pool.clone(), held })
    }

    /// As `wait`, on this thread. Must not be called from an async task.
    ///
    /// # Errors
    /// As `wait`.
    pub fn wait_now(&self) -> anyhow::Result<Turn> {
        if let Ok(handle) = Handle::try_current() {
            return handle.block_on(self.wait());
        }
        // on the command line there are no timers, and few who wait
        let held = futures_executor::block_on(self.free.clone().acquire_owned())?;
        Ok(Turn { pool: self.pool.clone(), held })
    }
}

/// The right to one connection, until it is dropped.
pub(super) struct Turn {
    pool: Pool<Manager>,
    held: OwnedSemaphorePermit,
}

/// A connection; its place is free again when it went back.
pub(super) struct Taken {
    // in this order: the connection is back before the next in the row is called
    conn: PooledConnection<Manager>,
    _held: OwnedSemaphorePermit,
}

impl Turn {
    /// The connection.
    ///
    /// # Errors
    /// The server does not answer.
    pub fn take(self) -> anyhow::Result<Taken> {
        Ok(Taken { conn: self.pool.get()?, _held: self.held })
    }
}

impl Taken {
    /// As `Lent::work`.
    pub fn work<T, E>(&mut self, work: impl FnOnce(&mut crate::storage::DbConn) -> Result<T, E>) -> Result<T, E> {
        self.conn.work(work)
    }
}
