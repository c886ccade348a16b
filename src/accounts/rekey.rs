//! Secrets of second factors and addresses, encrypted anew with the current key of the instance.
use super::{Error, factor, letters, store};
use crate::sealing::InstanceKeys;
use crate::storage::Db;

/// Encrypts everything anew that is not under the current key; answers how many rows were, and how many cannot be read with
/// any key of the ring. Blocks: not for an async thread.
///
/// # Errors
/// The database failed.
pub fn rekey(db: &Db, keys: &InstanceKeys) -> Result<(usize, usize), Error> {
    let rows = db.read_now(store::all_factors)?;
    let (mut done, mut unreadable) = (0, 0);
    for (account, id, row) in rows {
        if InstanceKeys::key_of(&row.secret) == Some(keys.current()) {
            continue;
        }
        let Ok(new) = factor::decrypt(keys, id, &row).and_then(|secret| factor::encrypt(keys, id, &secret)) else {
            unreadable += 1;
            continue;
        };
        done += db.write_now(move |conn| store::encrypt_anew(conn, account, &row, &new))?;
    }
    for (id, old) in db.read_now(|conn| Ok::<_, Error>(store::all_emails(conn)?))? {
        if InstanceKeys::key_of(&old) == Some(keys.current()) {
            continue;
        }
        let purpose = letters::purpose(id);
        let Ok(new) = keys.decrypt(&purpose, &old).and_then(|plain| keys.encrypt(&purpose, &plain)) else {
            unreadable += 1;
            continue;
        };
        done += db.write_now(move |conn| Ok::<_, Error>(store::replace_email(conn, id, &old, &new)?))?;
    }
    for (id, row) in db.read_now(store::all_passkeys)? {
        if InstanceKeys::key_of(&row.sealed) == Some(keys.current()) {
            continue;
        }
        let purpose = factor::passkey_purpose(id);
        let Ok(new) = keys.decrypt(&purpose, &row.sealed).and_then(|plain| keys.encrypt(&purpose, &plain)) else {
            unreadable += 1;
            continue;
        };
        done += db.write_now(move |conn| Ok::<_, Error>(store::replace_passkey(conn, &row, &new)?))?;
    }
    Ok((done, unreadable))
}
