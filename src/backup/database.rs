//! The database as of one moment, into a file and back.
use crate::storage::Db;
use anyhow::Context;
use percent_encoding::percent_decode_str;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

/// The name of the copy, by kind of database.
pub(super) fn name(url: &str) -> &'static str {
    if is_sqlite(url) { "jaabi.db" } else { "jaabi.dump" }
}

pub(super) fn is_sqlite(url: &str) -> bool {
    url.starts_with("sqlite://")
}

/// Copies a database.
pub(super) fn copy(db: &Db, url: &str, to: &Path) -> anyhow::Result<()> {
    if is_sqlite(url) {
        return db.copy_to(to);
    }
    let how = format!(
        "pg_dump is not there: install the client programs of PostgreSQL, or make the copy with \
         `pg_dump --format=custom --no-owner --file={}` where they are, and put it beside the rest",
        name(url)
    );
    // pg_dump writes into a file that is there, and leaves it to its owner
    drop(crate::private::file().write(true).create_new(true).open(to)?);
    let (bare, password) = without_password(url);
    let mut command = Command::new("pg_dump");
    command.args(["--format=custom", "--no-owner", "--dbname", &bare, "--file"]).arg(to);
    finish(command, password, "pg_dump", &how)
}

/// Puts a copy in the place of a database that is empty.
pub(super) fn put_back(from: &Path, url: &str) -> anyhow::Result<()> {
    if let Some(file) = url.strip_prefix("sqlite://") {
        // what stands in the log of a former database would be played into this one
        for ending in ["-wal", "-shm", "-journal"] {
            let left = format!("{file}{ending}");
            anyhow::ensure!(
                !Path::new(&left).exists(),
                "there is {left}, left by another database: move it away first"
            );
        }
        let mut out =
            crate::private::file().write(true).create_new(true).open(file).map_err(|error| match error.kind() {
                ErrorKind::AlreadyExists => anyhow::anyhow!("there is a database in {file} already"),
                _ => anyhow::anyhow!("{file} cannot be written: {error}"),
            })?;
        std::io::copy(&mut std::fs::File::open(from)?, &mut out)?;
        return Ok(out.sync_all()?);
    }
    let (bare, password) = without_password(url);
    let mut command = Command::new("pg_restore");
    command.args(["--no-owner", "--exit-on-error", "--single-transaction", "--dbname", &bare]).arg(from);
    let how = "pg_restore is not there: install the client programs of PostgreSQL";
    finish(command, password, "pg_restore", how)
}

/// The password goes through the environment: arguments are seen by everybody on the machine.
fn finish(mut command: Command, password: Option<String>, program: &str, how: &str) -> anyhow::Result<()> {
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    let done = command.output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => anyhow::anyhow!("{how}"),
        _ => anyhow::anyhow!("{program} could not be run: {error}"),
    })?;
    let said = String::from_utf8_lossy(&done.stderr);
    anyhow::ensure!(done.status.success(), "{program} failed: {}", said.lines().next().unwrap_or_default());
    Ok(())
}

/// The URL without its password, and the password.
fn without_password(url: &str) -> (String, Option<String>) {
    let (url, asked) = url.split_once('?').map_or((url, ""), |(url, asked)| (url, asked));
    let secret = asked.split('&').find_map(|pair| pair.strip_prefix("password=")).map(decoded);
    let rest: Vec<&str> = asked.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("password=")).collect();
    let (bare, password) = without_own_password(url);
    let bare = if rest.is_empty() { bare } else { format!("{bare}?{}", rest.join("&")) };
    (bare, password.or(secret))
}

fn without_own_password(url: &str) -> (String, Option<String>) {
    let parts = || {
        let (scheme, rest) = url.split_once("://")?;
        let (who, place) = rest.split_once('@').filter(|(who, _)| !who.contains('/'))?;
        let (user, password) = who.split_once(':')?;
        Some((format!("{scheme}://{user}@{place}"), decoded(password)))
    };
    parts().map_or_else(|| (url.to_owned(), None), |(bare, password)| (bare, Some(password)))
}

/// `%40` is `@`.
fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Copies a file for its owner alone, to the disk itself.
pub(super) fn copy_file(from: &Path, to: &Path) -> anyhow::Result<()> {
    let told = || format!("{} cannot be copied to {}", from.display(), to.display());
    let mut out = crate::private::file().write(true).create_new(true).open(to).with_context(told)?;
    std::io::copy(&mut std::fs::File::open(from).with_context(told)?, &mut out).with_context(told)?;
    out.sync_all().with_context(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_no_argument() {
        let (bare, password) = without_password("postgres://jaabi:s%40fe%2@db:5432/jaabi?sslmode=require");
        assert_eq!(bare, "postgres://jaabi@db:5432/jaabi?sslmode=require");
        assert_eq!(password.as_deref(), Some("s@fe%2"));
        for url in ["postgres://jaabi@db/jaabi", "postgres://db/a:b@c", "postgres:///jaabi?host=/run"] {
            assert_eq!(without_password(url), (url.to_owned(), None));
        }
    }
}
