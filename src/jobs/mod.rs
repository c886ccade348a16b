//! Work that comes back every few seconds, on a thread of its own, and ends when it is told to.
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// A running piece of work. Dropping it stops it: the round under way is finished first.
#[derive(Debug)]
pub struct Repeating {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Repeating {
    /// Does `round` at once and then every `period`.
    ///
    /// # Errors
    /// The machine gave no thread.
    pub fn start(name: &str, period: Duration, mut round: impl FnMut() + Send + 'static) -> std::io::Result<Self> {
        let (stop, stopped) = channel::<()>();
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            loop {
                round();
                if stopped.recv_timeout(period) != Err(RecvTimeoutError::Timeout) {
                    return;
                }
            }
        })?;
        Ok(Self { stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Repeating {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("work in the background ended badly");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn work_is_done_at_once_comes_back_and_ends_when_told() {
        let rounds = Arc::new(AtomicUsize::new(0));
        let counted = rounds.clone();
        let count = move || {
            counted.fetch_add(1, Ordering::SeqCst);
        };
        let work = Repeating::start("test", Duration::from_millis(5), count).expect("a thread");
        while rounds.load(Ordering::SeqCst) < 3 {
            std::thread::sleep(Duration::from_millis(1));
        }
        drop(work);
        let ended = rounds.load(Ordering::SeqCst);
        std::thread::sleep(Duration::from_millis(20));
        assert_eq!(rounds.load(Ordering::SeqCst), ended);
    }
}
