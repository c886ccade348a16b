//! First passwords of a setup file: hashed on all cores, before any transaction.
use super::file::SetupFile;
use crate::accounts::{Error, NewAccount, Profile};
use crate::i18n::Lang;
use crate::sealing::Argon2Cost;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// The account of each entry, ready but for its roles: the committees and desks they name may be new as well. `None`
/// where nothing was asked for.
pub(super) type Ready = Vec<Option<Result<NewAccount, Error>>>;

/// Hashes the first password of every entry that is `wanted`.
pub(super) fn hash(file: &SetupFile, cost: Argon2Cost, wanted: &[bool]) -> Ready {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::with_capacity(file.account.len()));
    let run = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(entry) = file.account.get(index) else { return };
            let made = wanted.get(index).copied().unwrap_or(false).then(|| {
                let language = entry.language.as_deref().and_then(Lang::parse);
                let profile = Profile { name: entry.name.clone(), language, roles: Vec::new() };
                NewAccount::with_first_password(profile, &entry.first_password, cost)
            });
            results.lock().unwrap_or_else(PoisonError::into_inner).push((index, made));
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get).min(4);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(run);
        }
    });
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, made)| made).collect()
}
