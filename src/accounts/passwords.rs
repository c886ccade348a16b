//! Passwords: which ones are good enough, and where they are hashed.
use super::Error;
use crate::config::Security;
use crate::sealing::{Argon2Cost, Key32};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use zeroize::Zeroizing;
use zxcvbn::{Score, zxcvbn};

/// The longest password, in characters.
const LONGEST: usize = 200;
/// What people here would try first, beside the lists that are known everywhere.
const COMMON: &[&str] = &[
    "motdepasse",
    "mot de passe",
    "azerty",
    "azertyuiop",
    "bonjour",
    "soleil",
    "bienvenue",
    "inch allah",
    "mali",
    "bamako",
    "mopti",
    "gao",
    "tombouctou",
    "menaka",
    "segou",
    "san",
    "bandiagara",
    "comite",
    "plainte",
    "plaintes",
    "humanitaire",
    "administrateur",
    "jaabi",
];
/// How long somebody waits for a place before being asked to come again.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why a new password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Shorter than the programme wants.
    #[error("the password is too short: it needs at least {0} characters")]
    TooShort(usize),
    /// Longer than anybody types.
    #[error("the password is too long: 200 characters are the most")]
    TooLong,
    /// Common, or easy to guess from the name.
    #[error("the password is too easy to guess: take several words that do not belong together")]
    TooEasy,
    /// The one it should replace.
    #[error("the password is the same as before")]
    Same,
}

/// Whether `password` may be the own password of `name`: long rather than complicated, and not what others would try.
///
/// # Errors
/// Says why not.
pub fn check(security: &Security, name: &str, password: &str) -> Result<(), Fault> {
    let password = password.trim();
    let length = password.chars().count();
    if length < security.password_min_length {
        return Err(Fault::TooShort(security.password_min_length));
    }
    if length > LONGEST {
        return Err(Fault::TooLong);
    }
    let folded = crate::text::fold(name);
    let known: Vec<&str> = folded.split(' ').chain([name]).chain(COMMON.iter().copied()).collect();
    // accents and spaces do not make a name harder to guess
    let plain = crate::text::squash(password);
    let easy = |text: &str| !text.is_empty() && zxcvbn(text, &known).score() < Score::Three;
    if easy(password) || easy(&plain) {
        return Err(Fault::TooEasy);
    }
    Ok(())
}

/// How many words a printed first password has: 40 bits, for some days, behind a door that slows down guessing.
const FIRST_WORDS: usize = 4;
/// Out of how many words each is taken: a power of two, so that each is as likely as the other.
const KNOWN_WORDS: usize = 1024;

/// A first password to be printed: four short words without accents, as every telephone writes them.
///
/// # Errors
/// The machine gives no randomness.
pub fn words() -> Result<Zeroizing<String>, Error> {
    let plain = bip39::Language::French.word_list().iter().filter(|word| word.is_ascii());
    let mut known: Vec<&str> = plain.copied().collect();
    known.sort_by_key(|word| word.len());
    known.truncate(KNOWN_WORDS);
    let random = Key32::generate()?;
    let mut chosen = Zeroizing::new(String::with_capacity(FIRST_WORDS * 9));
    for pair in random.expose().chunks_exact(2).take(FIRST_WORDS) {
        if !chosen.is_empty() {
            chosen.push(' ');
        }
        chosen.push_str(known[(usize::from(pair[0]) << 8 | usize::from(pair[1])) % known.len()]);
    }
    Ok(chosen)
}

/// Where passwords are hashed: each takes memory and a core for a while, so only few at a time.
#[derive(Clone)]
pub(super) struct Pool {
    permits: Arc<Semaphore>,
    pub cost: Argon2Cost,
}

/// The right to hash; held from before the attempt is counted, so that nobody is punished for a crowd.
#[derive(Clone)]
pub(super) struct Place(#[allow(dead_code, reason = "held, not read")] Arc<OwnedSemaphorePermit>);

impl Pool {
    pub fn new(security: &Security) -> Self {
        Self { permits: Arc::new(Semaphore::new(security.argon2_parallel)), cost: cost(security) }
    }

    /// Waits for a place.
    pub async fn place(&self) -> Result<Place, Error> {
        let permit = self.permits.clone().acquire_owned();
        match tokio::time::timeout(PATIENCE, permit).await {
            Ok(Ok(permit)) => Ok(Place(Arc::new(permit))),
            _ => Err(Error::Busy),
        }
    }

    /// Runs `work` off the async threads. The place stays taken until it is done, even if nobody waits any more.
    pub async fn run<T, F>(&self, place: &Place, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce() -> Result<T, Error> + Send + 'static,
    {
        let place = place.clone();
        let work = move || {
            let _held = place;
            work()
        };
        tokio::task::spawn_blocking(work).await.map_err(|e| Error::Other(anyhow::anyhow!("{e}")))?
    }
}

/// What a password costs by the settings.
pub(super) fn cost(security: &Security) -> Argon2Cost {
    Argon2Cost { memory_kib: security.argon2_memory_kib, passes: security.argon2_passes, lanes: security.argon2_lanes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn a_printed_password_is_four_plain_words() {
        let (one, other) = (words().unwrap(), words().unwrap());
        assert_ne!(*one, *other);
        assert_eq!(one.split(' ').count(), FIRST_WORDS);
        assert!(one.bytes().all(|b| b.is_ascii_lowercase() || b == b' '), "{}", *one);
    }

    #[test]
    fn length_counts_and_what_others_would_try_is_refused() {
        let security = Config::load(None, std::path::Path::new("x"), Some("sqlite://x")).expect("config").security;
        let check = |password: &str| check(&security, "Aïssata Cissé", password);
        assert_eq!(check("kouri-7"), Err(Fault::TooShort(12)));
        assert_eq!(check("aissata cisse"), Err(Fault::TooEasy));
        assert_eq!(check("motdepasse123"), Err(Fault::TooEasy));
        assert_eq!(check("aaaaaaaaaaaaaaaa"), Err(Fault::TooEasy));
        assert_eq!(check(&"pirogue mil soleil ".repeat(12)), Err(Fault::TooLong));
        assert_eq!(check("pirogue mil soleil tabouret"), Ok(()));
    }
}
