//! SQLite's one writer: a thread that groups waiting writes into one transaction, each in a savepoint of its own, and
//! answers after the commit. Many small writes then share one wait for the disk, and none ever meets a busy database.
use super::lent::Manager;
use super::{Closing, DbConn};
use diesel::Connection;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use tokio::sync::oneshot;

/// How many writes may wait; the next one waits for a place.
const QUEUE: usize = 1024;
/// How many writes share one commit at most: keeps a transaction short.
const GROUP: usize = 64;

/// The way to the writer thread.
#[derive(Clone)]
pub(super) struct Writer {
    queue: SyncSender<Box<dyn Task>>,
    waiting: Arc<AtomicI64>,
}

trait Task: Send {
    /// Runs the work in a savepoint. False if it panicked: then the whole group is rolled back.
    fn run(&mut self, conn: &mut DbConn) -> bool;
    fn finish(self: Box<Self>, committed: bool);
}

struct Work<T, E, F> {
    work: Option<F>,
    result: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> Task for Work<T, E, F>
where
    T: Send,
    E: From<diesel::result::Error> + From<anyhow::Error> + Send,
    F: FnOnce(&mut DbConn) -> Result<T, E> + Send,
{
    fn run(&mut self, conn: &mut DbConn) -> bool {
        let Some(work) = self.work.take() else { return true };
        match catch_unwind(AssertUnwindSafe(|| conn.transaction(work))) {
            Ok(result) => {
                self.result = Some(result);
                true
            }
            Err(_) => false,
        }
    }

    fn finish(self: Box<Self>, committed: bool) {
        let lost = || Err(anyhow::anyhow!("the write was not committed").into());
        let answer = match self.result {
            Some(Err(error)) => Err(error),
            Some(Ok(value)) if committed => Ok(value),
            _ => lost(),
        };
        // the asker may have gone away; the write stands all the same
        drop(self.reply.send(answer));
    }
}

impl Writer {
    /// Starts the thread on a connection of its own; `anew` opens another one if that is lost.
    pub(super) fn start(conn: DbConn, anew: Manager, closing: Arc<dyn Closing>) -> anyhow::Result<Self> {
        let (sender, receiver) = sync_channel(QUEUE);
        let waiting = Arc::<AtomicI64>::default();
        let mut desk = Desk { conn, anew, closing, waiting: waiting.clone() };
        std::thread::Builder::new().name("writer".into()).spawn(move || desk.serve(&receiver))?;
        Ok(Self { queue: sender, waiting })
    }

    /// Hands in a piece of work; the answer comes after the commit.
    pub(super) fn submit<T, E>(
        &self,
        work: impl FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static,
    ) -> oneshot::Receiver<Result<T, E>>
    where
        T: Send + 'static,
        E: From<diesel::result::Error> + From<anyhow::Error> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.waiting.fetch_add(1, Ordering::Relaxed);
        // if the thread is gone, `reply` is dropped with the task and the asker learns of it
        drop(self.queue.send(Box::new(Work { work: Some(work), result: None, reply })));
        answer
    }

    /// How many writes wait for their turn.
    pub(super) fn waiting(&self) -> i64 {
        self.waiting.load(Ordering::Relaxed)
    }
}

/// Where the thread works.
struct Desk {
    conn: DbConn,
    anew: Manager,
    closing: Arc<dyn Closing>,
    waiting: Arc<AtomicI64>,
}

impl Desk {
    fn serve(&mut self, queue: &Receiver<Box<dyn Task>>) {
        while let Ok(first) = queue.recv() {
            let mut group = vec![first];
            group.extend(queue.try_iter().take(GROUP - 1));
            self.waiting.fetch_sub(i64::try_from(group.len()).unwrap_or_default(), Ordering::Relaxed);
            let committed = self.run_group(&mut group);
            for task in group {
                task.finish(committed);
            }
        }
    }

    fn run_group(&mut self, group: &mut [Box<dyn Task>]) -> bool {
        let conn = &mut self.conn;
        if let Err(error) = conn.begin() {
            tracing::error!(%error, "a write transaction could not begin");
            self.abandon();
            return false;
        }
        // the database itself ends a transaction that it cannot go on with (the disk is full): what came after would be
        // written singly, and its askers told that it was not
        let whole = group.iter_mut().all(|task| task.run(conn) && conn.is_writing());
        if whole {
            match self.closing.close(conn).and_then(|()| conn.commit()) {
                Ok(()) => return true,
                Err(error) => tracing::error!(%error, "a write transaction could not be committed"),
            }
        } else {
            tracing::error!("a write failed badly: its group was rolled back");
        }
        self.abandon();
        false
    }

    /// Rolls back whatever is open, savepoints of a work that panicked included; if even that fails, a new connection
    /// takes over. Nothing may be left open: every later write would fail.
    fn abandon(&mut self) {
        if self.conn.abandon().is_ok() {
            return;
        }
        match self.anew.open() {
            Ok(fresh) => self.conn = fresh,
            Err(error) => tracing::error!(error = %format!("{error:#}"), "the writer could not connect anew"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Db;
    use diesel::connection::SimpleConnection;

    fn db() -> (tempfile::TempDir, Db) {
        let folder = tempfile::tempdir().expect("a folder");
        let db = Db::open(&format!("sqlite://{}", folder.path().join("w.db").display())).expect("a database");
        (folder, db)
    }

    fn add(db: &Db) -> anyhow::Result<()> {
        db.write_now(|conn| Ok(conn.batch_execute("INSERT INTO fingerprints VALUES (randomblob(8))")?))
    }

    #[test]
    fn a_work_that_panics_harms_no_later_one() {
        let (_folder, db) = db();
        let panicking = db.write_now::<(), anyhow::Error>(|conn| {
            conn.batch_execute("INSERT INTO fingerprints VALUES (x'00')")?;
            panic!("on purpose")
        });
        assert!(panicking.is_err());
        add(&db).expect("the writer goes on");
        let nested = db.write_now::<(), anyhow::Error>(|conn| {
            diesel::Connection::transaction(conn, |_| -> anyhow::Result<()> { panic!("on purpose") })
        });
        assert!(nested.is_err());
        add(&db).expect("the writer goes on");
    }

    #[test]
    fn a_transaction_that_the_database_ended_takes_the_whole_group_and_no_later_one() {
        let (_folder, db) = db();
        // what SQLite does by itself when the disk is full
        let ended = db.write_now::<(), anyhow::Error>(|conn| {
            conn.batch_execute("INSERT INTO fingerprints VALUES (x'01')")?;
            Ok(conn.batch_execute("ROLLBACK")?)
        });
        assert!(ended.is_err(), "{ended:?}");
        add(&db).expect("the writer goes on");
        let mut found = 0;
        db.read_now(|conn| {
            use crate::storage::schema::fingerprints;
            use diesel::prelude::*;
            found = fingerprints::table.count().get_result::<i64>(conn)?;
            Ok::<_, anyhow::Error>(())
        })
        .expect("a count");
        assert_eq!(found, 1);
    }
}
