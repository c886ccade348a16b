//! Migrations: run at start, under a lock, so that two processes that start together do not meet.
use super::DbConn;
use diesel::connection::SimpleConnection;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Any number that other programs on the same server will not use: "jaabi" in bytes.
const POSTGRES_LOCK: i64 = 0x6a_61_61_62_69;

pub(super) fn run(conn: &mut DbConn, url: &str) -> anyhow::Result<()> {
    let done = match conn {
        DbConn::Postgres(conn) => {
            conn.batch_execute(&format!("SELECT pg_advisory_lock({POSTGRES_LOCK})"))?;
            let done = conn.run_pending_migrations(POSTGRES).map(|_| ());
            conn.batch_execute(&format!("SELECT pg_advisory_unlock({POSTGRES_LOCK})"))?;
            done
        }
        DbConn::Sqlite(conn) => {
            let path = url.strip_prefix("sqlite://").unwrap_or(url);
            let file = std::fs::File::create(format!("{path}.lock"))?;
            file.lock()?;
            conn.run_pending_migrations(SQLITE).map(|_| ())
        }
    };
    done.map_err(|e| anyhow::anyhow!("the tables could not be brought up to date: {e}"))
}

/// Names of the migrations of each back end, for the parity test.
pub fn migration_names() -> (Vec<String>, Vec<String>) {
    use diesel::migration::MigrationSource;
    fn names<DB: diesel::backend::Backend>(migrations: &EmbeddedMigrations) -> Vec<String>
    where
        EmbeddedMigrations: MigrationSource<DB>,
    {
        migrations.migrations().map(|all| all.iter().map(|m| m.name().to_string()).collect()).unwrap_or_default()
    }
    (names::<diesel::sqlite::Sqlite>(&SQLITE), names::<diesel::pg::Pg>(&POSTGRES))
}
