//! The end of every transaction: what it noted is chained, and the ends of the lanes are marked.
use super::model::{Content, Head, Link, Noted};
use super::{LANES, SEALED, chain, store};
use crate::sealing::{InstanceKeys, LogKey, SealingError};
use crate::storage::{self, Closing, Db, DbConn};
use diesel::QueryResult;
use std::sync::Arc;

/// Opens the database so that what transactions note is chained and marked. What an older version wrote unchained is
/// chained now.
///
/// # Errors
/// As `Db::open`.
pub fn open(url: &str, keys: &InstanceKeys) -> anyhow::Result<Db> {
    Db::open_closing(url, Arc::new(Chaining(keys.log_key()?)))
}

struct Chaining(LogKey);

impl Closing for Chaining {
    fn prepare(&self, conn: &mut DbConn) -> QueryResult<()> {
        store::prepare(conn)
    }

    fn begin(&self, conn: &mut DbConn) -> QueryResult<()> {
        storage::lock(conn, "audit/unchained")?;
        let old = store::take_unchained(conn)?;
        old.iter().try_for_each(|noted| store::note(conn, noted))
    }

    fn close(&self, conn: &mut DbConn) -> QueryResult<()> {
        let (sealed, timed): (Vec<_>, Vec<_>) = store::take(conn)?.into_iter().partition(|noted| noted.sealed);
        if !timed.is_empty() {
            let lane = storage::claim(conn, "audit", LANES)?;
            append(conn, &self.0, lane, &timed)?;
        }
        // always after the other lanes, so that no two transactions wait for each other
        if !sealed.is_empty() {
            let lane = SEALED + 1 - storage::claim(conn, "audit/sealed", LANES)?;
            append(conn, &self.0, lane, &sealed)?;
        }
        Ok(())
    }
}

fn append(conn: &mut DbConn, key: &LogKey, lane: i32, noted: &[Noted]) -> QueryResult<()> {
    let (mut number, mut hash, whole) = end(conn, key, lane)?;
    for entry in noted {
        number += 1;
        let salt = chain::salt().to_vec();
        let content = match lane {
            ..=SEALED => chain::sealed(entry.at.date(), &entry.kind, entry.desk.map(|key| key.get())),
            _ => chain::timed(entry),
        };
        let commitment = chain::commitment(&salt, &content).to_vec();
        hash = chain::link(lane, number, &hash, &commitment).to_vec();
        let link = Link { number, content: Content::Open { salt, content }, commitment, hash: hash.clone() };
        match lane {
            ..=SEALED => store::add_sealed(conn, lane, entry, &link)?,
            _ => store::add_timed(conn, lane, entry, &link)?,
        }
    }
    // work goes on in a log that somebody edited; but the program does not vouch for it, ever again
    let mac = if whole { chain::mark(key, lane, number, &hash).map_err(failed)?.to_vec() } else { Vec::new() };
    store::set_head(conn, &Head { lane, number, hash, mac })
}

/// Where a lane ends: number, hash, and whether it is as this program left it.
fn end(conn: &mut DbConn, key: &LogKey, lane: i32) -> QueryResult<(i64, Vec<u8>, bool)> {
    let (last, head) = store::end(conn, lane)?;
    let (number, hash) = last.unwrap_or((0, chain::BEGINNING.to_vec()));
    let whole = match head {
        Some(head) => chain::marked(key, &head) && (head.number, &head.hash) == (number, &hash),
        None => number == 0,
    };
    if !whole {
        tracing::error!(lane, "the audit log was changed by another hand: run `jaabi verify`");
    }
    Ok((number, hash, whole))
}

/// A key that cannot be used takes the transaction back.
pub(super) fn failed(error: SealingError) -> diesel::result::Error {
    diesel::result::Error::SerializationError(Box::new(error))
}
