//! An instance opened for a command.
use crate::app;
use crate::audit;
use crate::cases::Context;
use crate::clock::Clock;
use crate::config::Config;
use crate::desks::Trust;
use crate::places::Book;
use crate::programme;
use crate::sealing::Argon2Cost;
use crate::storage::Db;
use std::sync::Arc;

/// The database and what actions on cases need beside it.
pub struct Opened {
    /// The database.
    pub db: Db,
    /// Programme, places, keys, now.
    pub ctx: Context,
    /// What time it is.
    pub clock: Clock,
}

/// Opens the instance of these settings.
///
/// # Errors
/// There is none, or it cannot be reached.
pub fn open(config: &Config, clock: &Clock) -> anyhow::Result<Opened> {
    let keys = Arc::new(app::load_keys(&config.data)?);
    let db = audit::open(&config.database.url, &keys)?;
    let trust = Arc::new(Trust::load(&config.data)?);
    let (mut programme, book) = db.read_now(|conn| {
        let programme = programme::load(conn, clock.today())?;
        let programme =
            programme.ok_or_else(|| anyhow::anyhow!("there is no instance here yet: run `jaabi init` first"))?;
        Ok::<_, anyhow::Error>((programme, Book::load(conn)?))
    })?;
    trust.pin(&mut programme)?;
    let (programme, book) = (Arc::new(programme), Arc::new(book));
    let ctx = Context { programme, book, trust, keys, now: clock.now(), today: clock.today() };
    Ok(Opened { db, ctx, clock: clock.clone() })
}

/// The cost of hashing a password, as set.
pub fn cost(config: &Config) -> Argon2Cost {
    let security = &config.security;
    Argon2Cost { memory_kib: security.argon2_memory_kib, passes: security.argon2_passes, lanes: security.argon2_lanes }
}

/// Holds the data folder for a command that nothing like it may run beside; let go when it is dropped.
///
/// # Errors
/// There is no such folder.
pub(super) fn lock_folder(config: &Config) -> anyhow::Result<std::fs::File> {
    std::fs::File::open(&config.data)
        .and_then(|folder| folder.lock().map(|()| folder))
        .map_err(|error| anyhow::anyhow!("there is no data folder {}: {error}", config.data.display()))
}
