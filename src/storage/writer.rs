//! SQLite's one writer: a thread that groups waiting writes into one transaction, each in a savepoint of its own, and
//! answers after the commit. Many small writes then share one wait for the disk, and none ever meets a busy database.
use super::DbConn;
use diesel::Connection;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use tokio::sync::oneshot;

/// How many writes may wait; the next one waits for a place.
const QUEUE: usize = 1024;
/// How many writes share one commit at most: keeps a transaction short.
const GROUP: usize = 64;

/// The way to the writer thread.
#[derive(Clone)]
pub(super) struct Writer(SyncSender<Box<dyn Task>>);

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
    /// Starts the thread on a connection of its own.
    pub(super) fn start(conn: DbConn) -> anyhow::Result<Self> {
        let (sender, receiver) = sync_channel(QUEUE);
        std::thread::Builder::new().name("writer".into()).spawn(move || serve(conn, &receiver))?;
        Ok(Self(sender))
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
        // if the thread is gone, `reply` is dropped with the task and the asker learns of it
        drop(self.0.send(Box::new(Work { work: Some(work), result: None, reply })));
        answer
    }
}

fn serve(mut conn: DbConn, queue: &Receiver<Box<dyn Task>>) {
    while let Ok(first) = queue.recv() {
        let mut group = vec![first];
        group.extend(queue.try_iter().take(GROUP - 1));
        let committed = run_group(&mut conn, &mut group);
        for task in group {
            task.finish(committed);
        }
    }
}

fn run_group(conn: &mut DbConn, group: &mut [Box<dyn Task>]) -> bool {
    if let Err(error) = conn.begin() {
        tracing::error!(%error, "a write transaction could not begin");
        return false;
    }
    let whole = group.iter_mut().all(|task| task.run(conn));
    let ended = if whole { conn.commit() } else { conn.roll_back() };
    if let Err(error) = &ended {
        tracing::error!(%error, "a write transaction could not end");
        drop(conn.roll_back());
    }
    whole && ended.is_ok()
}
