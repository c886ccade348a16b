//! Keeping a recording and taking it away.
use super::model::{Prompt, Spoken};
use super::store::{self, NewRecording, Sound};
use crate::audit;
use crate::id::AccountKey;
use crate::media;
use crate::storage::DbConn;
use chrono::NaiveDateTime;
use sha2::{Digest, Sha256};

/// A longer sound would keep a phone with a weak net waiting: 300 KB are a minute or more of somebody speaking.
pub const MOST_BYTES: usize = 300 * 1024;

/// Why a file is not taken as a recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Larger than `MOST_BYTES`.
    #[error("the sound is too large")]
    TooLarge,
    /// Not a sound, or of a kind that browsers do not play.
    #[error("not a sound that browsers play")]
    NotASound,
    /// It says it is a sound but cannot be read.
    #[error("the sound is damaged")]
    Broken,
}

/// A sound without anything that tells who made it, where or with what. Takes a while for a long file: not for an async
/// thread.
///
/// # Errors
/// Says why it is not taken.
pub fn check(bytes: &[u8]) -> Result<Sound, Fault> {
    if bytes.len() > MOST_BYTES {
        return Err(Fault::TooLarge);
    }
    // no browser plays AMR
    let plays = |kind: media::Kind| kind.is_sound() && kind != media::Kind::Amr;
    let clean = media::read(bytes).map_err(|fault| match fault {
        media::Fault::Unknown => Fault::NotASound,
        media::Fault::Broken | media::Fault::TooManyPixels => Fault::Broken,
    })?;
    let kind = clean.kind();
    if !plays(kind) {
        return Err(Fault::NotASound);
    }
    let mut bytes = Vec::new();
    clean.write(&mut bytes).map_err(|_| Fault::Broken)?;
    let fingerprint = Sha256::digest(&bytes).iter().take(6).map(|b| format!("{b:02x}")).collect();
    Ok(Sound { kind, bytes, fingerprint })
}

/// Keeps a sound as the recording of a text. The log notes it, unless nobody did it: the demo comes with recordings.
///
/// # Errors
/// The database failed.
pub fn put(
    conn: &mut DbConn,
    (spoken, prompt): (Spoken, &Prompt),
    (sound, synthesised): (Sound, bool),
    (at, by): (NaiveDateTime, Option<AccountKey>),
) -> diesel::QueryResult<()> {
    store::put(conn, &NewRecording { spoken, prompt: &prompt.key, sound, synthesised, words: &prompt.words, at })?;
    by.map_or(Ok(()), |by| audit::note(conn, at, Some(by), "voice_added", None))
}

/// Takes the recording of a text away.
///
/// # Errors
/// The database failed.
pub fn remove(
    conn: &mut DbConn,
    (spoken, prompt): (Spoken, &str),
    (at, by): (NaiveDateTime, AccountKey),
) -> diesel::QueryResult<()> {
    if store::remove(conn, spoken, prompt)? {
        audit::note(conn, at, Some(by), "voice_removed", None)?;
    }
    Ok(())
}
