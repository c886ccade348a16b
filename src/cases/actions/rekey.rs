//! Names, contacts, files and reasons, encrypted anew with the current key of the instance.
use crate::cases::context::Error;
use crate::cases::store::{self, Encrypted, Shelf};
use crate::sealing::InstanceKeys;
use crate::storage::{Db, scrub};
use chrono::NaiveDateTime;

/// Rows that share a transaction.
const HANDFUL: i64 = 64;

/// Encrypts everything anew that is not under the current key; answers how many rows were, and how many cannot be read with
/// any key of the ring. What is broken off goes on where it stood. Blocks: not for an async thread.
///
/// # Errors
/// The database failed.
pub fn rekey(db: &Db, keys: &InstanceKeys, now: NaiveDateTime) -> Result<(usize, usize), Error> {
    let (mut done, mut unreadable) = (0, 0);
    for shelf in Shelf::ALL {
        let mut after = i64::MIN;
        loop {
            let current = keys.current();
            let rows = db.read_now(|conn| Ok::<_, Error>(store::encrypted(conn, *shelf, current, after, HANDFUL)?))?;
            let Some((last, ..)) = rows.last() else { break };
            after = *last;
            let found = rows.len();
            let anew: Vec<(Encrypted, Vec<u8>)> =
                rows.into_iter().filter_map(|row| again(keys, *shelf, &row).map(|new| (row, new))).collect();
            unreadable += found - anew.len();
            done += db.write_now(move |conn| {
                let mut written = 0;
                for ((key, _, old), new) in &anew {
                    written += store::encrypt_anew(conn, *shelf, (*key, old), new)?;
                }
                scrub::readable_deleted(conn, now)?;
                Ok::<_, Error>(written)
            })?;
        }
    }
    Ok((done, unreadable))
}

fn again(keys: &InstanceKeys, shelf: Shelf, (_, case, old): &Encrypted) -> Option<Vec<u8>> {
    let purpose = shelf.purpose(*case);
    let plain = keys.decrypt(&purpose, old).ok()?;
    keys.encrypt(&purpose, &plain).ok()
}
