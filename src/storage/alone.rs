//! One server at a time on one file: two would each believe that they alone write.
use super::carry::file_of;
use std::fs::{File, TryLockError};
use std::path::PathBuf;
use std::time::Duration;

/// One that is about to end, or a look of `jaabi doctor`, is waited for.
const TRIES: u32 = 10;
const PAUSE: Duration = Duration::from_millis(100);

/// The right to serve a database, held until it is dropped; the machine gives it back when the program is killed.
#[derive(Debug)]
pub struct Alone(#[allow(dead_code, reason = "the lock lasts as long as the file is open")] Option<File>);

/// Claims the right to serve an SQLite file. A server's database may be served by several.
///
/// # Errors
/// Another program serves it, or the folder cannot be written.
pub fn alone(url: &str) -> anyhow::Result<Alone> {
    let Some(database) = file_of(url) else { return Ok(Alone(None)) };
    // one file may have two names
    let real = database.canonicalize().unwrap_or(database);
    let mut name = real.clone().into_os_string();
    name.push(".serving");
    let path = PathBuf::from(name);
    let file = crate::private::file().write(true).create(true).truncate(false).open(&path);
    let file = file.map_err(|error| anyhow::anyhow!("{} cannot be written: {error}", path.display()))?;
    let mut locked = file.try_lock();
    for _ in 0..TRIES {
        if !matches!(locked, Err(TryLockError::WouldBlock)) {
            break;
        }
        std::thread::sleep(PAUSE);
        locked = file.try_lock();
    }
    match locked {
        Ok(()) => Ok(Alone(Some(file))),
        Err(TryLockError::WouldBlock) => anyhow::bail!(
            "another Jaabi already serves {}: stop that one first, or give this one a data folder of its own",
            real.display()
        ),
        Err(TryLockError::Error(error)) => Err(anyhow::anyhow!("{} cannot be locked: {error}", path.display())),
    }
}
