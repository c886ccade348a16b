//! Migrations: run at start, under a lock, so that two processes that start together do not meet.
use super::DbConn;
use diesel::backend::Backend;
use diesel::connection::SimpleConnection;
use diesel::migration::MigrationSource;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Any number that other programs on the same server will not use: "jaabi" in bytes.
const POSTGRES_LOCK: i64 = 0x6a_61_61_62_69;

pub(super) fn run(conn: &mut DbConn, url: &str) -> anyhow::Result<()> {
    let done = match conn {
        DbConn::Postgres(conn) => {
            conn.batch_execute(&format!("SELECT pg_advisory_lock({POSTGRES_LOCK})"))?;
            let done = refuse_newer(conn, &POSTGRES).and_then(|()| conn.run_pending_migrations(POSTGRES).map(|_| ()));
            conn.batch_execute(&format!("SELECT pg_advisory_unlock({POSTGRES_LOCK})"))?;
            done
        }
        DbConn::Sqlite(conn) => {
            let file = lock_file(url)?;
            file.lock()?;
            refuse_newer(conn, &SQLITE).and_then(|()| conn.run_pending_migrations(SQLITE).map(|_| ()))
        }
    };
    done.map_err(|e| anyhow::anyhow!("the tables could not be brought up to date: {e}"))
}

fn lock_of(url: &str) -> String {
    format!("{}.lock", url.strip_prefix("sqlite://").unwrap_or(url))
}

fn lock_file(url: &str) -> anyhow::Result<std::fs::File> {
    let path = lock_of(url);
    let file = crate::private::file().write(true).create(true).truncate(false).open(&path);
    file.map_err(|error| {
        anyhow::anyhow!("{path} cannot be written: {error}; the database needs a folder that can be written")
    })
}

/// An SQLite database that could be read alone would fail in the middle of work: a sentence before that.
///
/// # Errors
/// Its folder, or the database itself, cannot be written.
pub(super) fn check_folder(url: &str) -> anyhow::Result<()> {
    let Some(path) = url.strip_prefix("sqlite://") else { return Ok(()) };
    lock_file(url)?;
    match std::fs::OpenOptions::new().append(true).open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(anyhow::anyhow!("the database {path} cannot be written: {error}"))
        }
        _ => Ok(()),
    }
}

/// Takes the lock's file away, of a database that nobody else knows.
pub(super) fn forget_lock(url: &str) {
    drop(std::fs::remove_file(lock_of(url)));
}

/// A program that is older than its database would write what the newer one does not expect.
fn refuse_newer<DB: Backend>(
    conn: &mut impl MigrationHarness<DB>,
    known: &EmbeddedMigrations,
) -> diesel::migration::Result<()>
where
    EmbeddedMigrations: MigrationSource<DB>,
{
    let known: Vec<String> =
        known.migrations()?.iter().map(|migration| migration.name().version().to_string()).collect();
    let unknown = conn.applied_migrations()?.iter().any(|version| !known.contains(&version.to_string()));
    if unknown {
        return Err(
            "a newer version of this program wrote this database: install that version again, or bring back the \
                    backup from before the upgrade"
                .into(),
        );
    }
    Ok(())
}

/// Names of the migrations of each back end, for the parity test.
pub fn migration_names() -> (Vec<String>, Vec<String>) {
    fn names<DB: diesel::backend::Backend>(migrations: &EmbeddedMigrations) -> Vec<String>
    where
        EmbeddedMigrations: MigrationSource<DB>,
    {
        migrations.migrations().map(|all| all.iter().map(|m| m.name().to_string()).collect()).unwrap_or_default()
    }
    (names::<diesel::sqlite::Sqlite>(&SQLITE), names::<diesel::pg::Pg>(&POSTGRES))
}
