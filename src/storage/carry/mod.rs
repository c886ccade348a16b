//! Everything that stands in a database into a file of SQLite, and back into either kind of database: how a copy is made that
//! needs no other program, and how an instance moves. Rows travel as they stand; nothing here knows what they mean.
mod columns;
mod into_file;
mod out_of_file;

use super::{Db, DbConn, migrate};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use std::path::{Path, PathBuf};

/// Rows travel together until they fill so many bytes.
const PARCEL: usize = 1 << 20;

/// Files that SQLite keeps beside a database, by the ending of their names.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

#[derive(QueryableByName)]
struct Text {
    #[diesel(sql_type = diesel::sql_types::Text)]
    text: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    count: i64,
}

/// A name as it stands in a statement.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn url_of(file: &Path) -> anyhow::Result<String> {
    let name = file.to_str().ok_or_else(|| anyhow::anyhow!("the name of {} cannot be read", file.display()))?;
    Ok(format!("sqlite://{name}"))
}

/// The file of an SQLite database; none for one on a server.
pub fn file_of(url: &str) -> Option<PathBuf> {
    url.strip_prefix("sqlite://").map(PathBuf::from)
}

/// A file and what SQLite keeps beside it.
pub fn with_beside(file: &Path) -> Vec<PathBuf> {
    let beside = |ending: &str| {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    std::iter::once(file.to_owned()).chain(BESIDE.map(beside)).collect()
}

impl Db {
    /// Copies the database as of this moment into a new file of SQLite, for its owner alone; nobody waits for it. Blocks.
    ///
    /// # Errors
    /// There is such a file already, or it cannot be written.
    pub fn copy_to(&self, file: &Path) -> anyhow::Result<()> {
        let mut conn = DbConn::open(&self.url)?;
        let (copy, url) = (url_of(file)?, self.url.as_ref());
        // SQLite writes into an empty file that is there
        crate::private::file().write(true).create_new(true).open(file)?;
        match &mut conn {
            DbConn::Sqlite(conn) => {
                let name = copy.trim_start_matches("sqlite://").replace('\'', "''");
                conn.batch_execute(&format!("VACUUM INTO '{name}'"))?;
            }
            DbConn::Postgres(_) => {
                debug_assert!(file_of(url).is_none());
                make_tables(&copy)?;
                conn.snapshot(|conn| into_file::copy(conn, &copy))?;
            }
        }
        Ok(std::fs::File::open(file)?.sync_all()?)
    }
}

/// Brings the tables of an SQLite file up to date, without leaving anything beside it.
fn make_tables(url: &str) -> anyhow::Result<()> {
    let mut conn = DbConn::open(url)?;
    // one file, and nothing beside it
    conn.batch_execute("PRAGMA journal_mode = DELETE;")?;
    migrate::run(&mut conn, url)?;
    migrate::forget_lock(url);
    Ok(())
}

/// Reads a copy through, and brings its tables up to date: afterwards `put_back` can take it. Blocks.
///
/// # Errors
/// It is no whole database, or of a newer version of this program.
pub fn make_ready(file: &Path) -> anyhow::Result<()> {
    let url = url_of(file)?;
    let mut conn = DbConn::open(&url)?;
    let said = diesel::sql_query("SELECT quick_check AS text FROM pragma_quick_check").load::<Text>(&mut conn);
    let whole = said.is_ok_and(|said| said.iter().all(|line| line.text == "ok"));
    anyhow::ensure!(whole, "the database in it is damaged: take another backup");
    drop(conn);
    make_tables(&url)
}

/// What stands in a database that is about to be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum There {
    /// Nothing, or tables with nothing in them.
    Nothing,
    /// An instance.
    Instance,
    /// An instance, which so many other programs are connected to.
    InUse(i64),
}

/// Looks what stands in a database, and changes nothing.
///
/// # Errors
/// It cannot be reached, or belongs to another program.
pub fn what_is_there(url: &str) -> anyhow::Result<There> {
    if let Some(file) = file_of(url) {
        let there = with_beside(&file).iter().any(|path| path.exists());
        return Ok(if there { There::Instance } else { There::Nothing });
    }
    let mut conn = DbConn::open(url).map_err(|error| super::unreachable(&error))?;
    let tables = columns::of_server(&mut conn)?;
    if tables.is_empty() {
        return Ok(There::Nothing);
    }
    let ours = tables.iter().any(|table| table.name == columns::VERSIONS);
    anyhow::ensure!(ours, "there are tables of another program in this database: choose an empty one");
    let mut filled = false;
    for table in tables.iter().filter(|table| table.name != columns::VERSIONS) {
        let asked = format!("SELECT count(*) AS count FROM (SELECT 1 FROM {} LIMIT 1) AS one", quoted(&table.name));
        filled |= diesel::sql_query(asked).get_result::<Count>(&mut conn)?.count > 0;
    }
    let others = "SELECT count(*) AS count FROM pg_stat_activity \
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'";
    let others = diesel::sql_query(others).get_result::<Count>(&mut conn)?.count;
    Ok(match filled {
        false => There::Nothing,
        true if others == 0 => There::Instance,
        true => There::InUse(others),
    })
}

/// Puts a copy that was made ready into the place of a database. On a server everything that stood there is replaced, in one
/// transaction; an SQLite file must not be there. Blocks.
///
/// # Errors
/// The database cannot be reached or written: it is as it was then.
pub fn put_back(copy: &Path, url: &str) -> anyhow::Result<()> {
    let Some(file) = file_of(url) else {
        let mut conn = DbConn::open(url).map_err(|error| super::unreachable(&error))?;
        migrate::run(&mut conn, url)?;
        return out_of_file::copy(&url_of(copy)?, &mut conn);
    };
    let left = with_beside(&file).into_iter().find(|path| path.exists());
    anyhow::ensure!(left.is_none(), "there is {} already: move it away first", left.unwrap_or_default().display());
    let said = |error: std::io::Error| anyhow::anyhow!("{} cannot be written: {error}", file.display());
    let mut out = crate::private::file().write(true).create_new(true).open(&file).map_err(said)?;
    std::io::copy(&mut std::fs::File::open(copy)?, &mut out).map_err(said)?;
    out.sync_all().map_err(said)
}
