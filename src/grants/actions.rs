//! "I think someone knew my password": everything the old keys open is sealed to the new ones, then the old ones open
//! nothing any more.
use super::store::{self, Held};
use crate::accounts::{self, Renewal};
use crate::sealing::{CaseIdentity, SealingError};
use crate::storage::{self, Db};
use chrono::NaiveDateTime;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// How often it begins again when cases are granted meanwhile.
const TRIES: usize = 5;

/// Seals every grant of an account to its new keys and puts these in the place of the old ones, in one transaction; the
/// sealing itself is done before. Grants that the old keys do not open stay as they are: nobody loses what nobody had.
/// Blocks: not for an async thread.
///
/// # Errors
/// The password was changed at the same moment, cases came in faster than they could be sealed, or the database failed.
pub fn renew(db: &Db, renewal: Renewal, now: NaiveDateTime) -> Result<(), accounts::Error> {
    let renewal = Arc::new(renewal);
    let account = renewal.account();
    let mut ready: HashMap<Held, Option<Vec<u8>>> = HashMap::new();
    for _ in 0..TRIES {
        for held in db.read_now(|conn| store::held_by(conn, account).map_err(accounts::Error::from))? {
            if let Entry::Vacant(place) = ready.entry(held) {
                let anew = sealed_anew(place.key(), &renewal)?;
                place.insert(anew);
            }
        }
        let (renewal, sealed) = (renewal.clone(), ready.clone());
        let done = db.write_now(move |conn| {
            // whoever grants compares the recipients under this lock: after it nothing is sealed to the old keys
            storage::lock(conn, storage::ROSTER)?;
            let now_held = store::held_by(conn, account)?;
            if !now_held.iter().all(|held| sealed.contains_key(held)) {
                return Ok(false);
            }
            for held in &now_held {
                if let Some(Some(wrapped)) = sealed.get(held) {
                    store::seal_anew(conn, held, wrapped)?;
                }
            }
            accounts::bundle_replaced(conn, &renewal, now)?;
            Ok::<_, accounts::Error>(true)
        })?;
        if done {
            return Ok(());
        }
    }
    Err(accounts::Error::Busy)
}

fn sealed_anew(held: &Held, renewal: &Renewal) -> Result<Option<Vec<u8>>, SealingError> {
    let Ok(case) = held.case.parse() else { return Ok(None) };
    match CaseIdentity::from_grant(&held.wrapped, renewal.old(), &case) {
        Ok(identity) => Ok(Some(identity.grant_to(renewal.recipient())?)),
        Err(SealingError::Unreadable | SealingError::Misplaced) => Ok(None),
        Err(error) => Err(error),
    }
}
