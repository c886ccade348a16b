//! The follow-up code: what somebody without an account comes back with, and what it stands for.
//!
//! A code is one number, drawn evenly from 0 to 10²⁴ − 1, so that it has two spellings of equal worth: 16 characters of
//! Crockford's base 32 (80 bits of room) and 24 digits. That is 79.7 bits: what 24 digits can say. Who wants no paper is given
//! a phrase instead, five colours and animals: 40 bits, which Argon2id stretches before they are used as the code is.
//!
//! `HKDF-SHA256(secret, salt = case id)` gives a verifier, of which the SHA-256 is kept, and the X25519 identity that opens
//! what is written to the person.

use std::fmt;

use zeroize::Zeroizing;

use super::SealingError;
use super::case::CaseIdentity;
use super::envelope::Identity;
use super::kdf::{self, Argon2Cost};
use super::secret::{Key32, random, same, sha256};

const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a code.
const CHARACTERS: usize = 16;
/// Digits of a code.
const DIGITS: usize = 24;
/// Codes are below this.
const ABOVE: u128 = 10_u128.pow(24);
/// Letters in a group.
const GROUP: usize = 4;

/// Colours a phrase chooses from.
pub const COLOURS: u8 = 8;
/// Animals a phrase chooses from.
pub const ANIMALS: u8 = 32;
/// Animals of a phrase, each with its colour.
pub const PAIRS: usize = 5;
/// What stretching a phrase costs. Fixed: a phrase that was given must open for as long as its case lives.
const COST: Argon2Cost = Argon2Cost { memory_kib: 64 * 1024, passes: 3, lanes: 1 };

/// What a complainant comes back with; wiped when dropped, never shown by `Debug`.
pub enum SlipSecret {
    /// A code on paper: ten bytes, most significant first.
    Code(Zeroizing<[u8; 10]>),
    /// A phrase to remember: each byte a colour (three bits) and an animal (five).
    Phrase(Zeroizing<[u8; PAIRS]>),
}

impl SlipSecret {
    /// A new code, from the randomness of the system.
    ///
    /// # Errors
    /// The machine gave no randomness.
    pub fn new_code() -> Result<Self, SealingError> {
        loop {
            // evenly: what is too large is drawn again, a sixth of the time
            let bytes = Zeroizing::new(random::<10>()?);
            if number(&bytes) < ABOVE {
                return Ok(Self::Code(bytes));
            }
        }
    }

    /// A new phrase, from the randomness of the system.
    ///
    /// # Errors
    /// The machine gave no randomness.
    pub fn new_phrase() -> Result<Self, SealingError> {
        Ok(Self::Phrase(Zeroizing::new(random()?)))
    }

    /// A phrase of colours (0 to 7) and animals (0 to 31); `None` for more, fewer or others.
    pub fn of_pairs(pairs: &[(u8, u8)]) -> Option<Self> {
        let byte = |(colour, animal): &(u8, u8)| (*colour < COLOURS && *animal < ANIMALS).then(|| colour << 5 | animal);
        let bytes: Option<Vec<u8>> = pairs.iter().map(byte).collect();
        Some(Self::Phrase(Zeroizing::new(bytes?.try_into().ok()?)))
    }

    /// Reads a code as people type it: spaces, hyphens and capitals do not matter, `O` is 0, `I` and `L` are 1, digits may be
    /// Arabic ones. `None` for anything that is not 16 characters or 24 digits.
    pub fn parse(text: &str) -> Option<Self> {
        let plain: Zeroizing<Vec<u8>> = Zeroizing::new(text.chars().filter_map(typed).collect());
        let value = match plain.len() {
            CHARACTERS => plain.iter().try_fold(0_u128, |value, letter| {
                let digit = CROCKFORD.iter().position(|known| known == letter)?;
                Some(value << 5 | u128::try_from(digit).ok()?)
            })?,
            DIGITS => plain.iter().try_fold(0_u128, |value, letter| {
                Some(value * 10 + u128::from(letter.checked_sub(b'0').filter(|digit| *digit < 10)?))
            })?,
            _ => return None,
        };
        let bytes = value.to_be_bytes();
        let (_, low) = bytes.split_last_chunk::<10>()?;
        Some(Self::Code(Zeroizing::new(*low)))
    }

    /// The two spellings of a code: 16 characters, 24 digits, both in fours. `None` for a phrase.
    pub fn spelt(&self) -> Option<(Zeroizing<String>, Zeroizing<String>)> {
        let Self::Code(bytes) = self else { return None };
        let value = number(bytes);
        let letter = |at: usize| CROCKFORD[usize::try_from(value >> (5 * (CHARACTERS - 1 - at)) & 31).unwrap_or(0)];
        let letters: Zeroizing<Vec<u8>> = Zeroizing::new((0..CHARACTERS).map(letter).collect());
        let digits = Zeroizing::new(format!("{value:024}"));
        Some((in_fours(&letters), in_fours(digits.as_bytes())))
    }

    /// The colours and animals of a phrase, in order; none of a code.
    pub fn pairs(&self) -> Vec<(u8, u8)> {
        match self {
            Self::Code(_) => Vec::new(),
            Self::Phrase(bytes) => bytes.iter().map(|byte| (byte >> 5, byte & 31)).collect(),
        }
    }

    /// What it stands for at one case. A phrase takes as long as a password does: not for an async thread.
    ///
    /// # Errors
    /// The machine has no memory left.
    pub fn keys(&self, case: &[u8; 16]) -> Result<SlipKeys, SealingError> {
        let secret = match self {
            Self::Code(bytes) => Zeroizing::new(bytes.to_vec()),
            Self::Phrase(bytes) => {
                let text: Zeroizing<String> = Zeroizing::new(bytes.iter().map(|byte| format!("{byte:02x}")).collect());
                Zeroizing::new(kdf::derive(&text, case, COST)?.auth.expose().to_vec())
            }
        };
        let verifier = Key32::expand(&secret, case, "jaabi/v1/slip/verifier")?;
        let scalar = Key32::expand(&secret, case, "jaabi/v1/slip/identity")?;
        let identity = CaseIdentity::of(Identity::of_scalar(scalar.expose())?);
        Ok(SlipKeys { verifier: sha256(verifier.expose()), identity })
    }
}

impl fmt::Debug for SlipSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SlipSecret(hidden)")
    }
}

/// What a code stands for at one case.
#[derive(Debug)]
pub struct SlipKeys {
    /// SHA-256 of the verifier: what is kept.
    pub verifier: [u8; 32],
    /// Opens what is written to the person.
    pub identity: CaseIdentity,
}

impl SlipKeys {
    /// Whether these are the keys of which `kept` was kept; takes as long for every answer.
    pub fn fit(&self, kept: &[u8]) -> bool {
        same(&self.verifier, kept)
    }
}

fn number(bytes: &[u8; 10]) -> u128 {
    bytes.iter().fold(0, |value, byte| value << 8 | u128::from(*byte))
}

/// A letter as it counts; none for what only parts the groups.
pub(super) fn typed(c: char) -> Option<u8> {
    if c.is_whitespace() || matches!(c, '-' | '–' | '.' | '_' | '/' | '·') {
        return None;
    }
    Some(match c.to_ascii_uppercase() {
        'O' => b'0',
        'I' | 'L' => b'1',
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        c if c.is_ascii() => c as u8,
        // in no alphabet: the length stays what was typed
        _ => b'?',
    })
}

fn digit(c: char, zero: char) -> u8 {
    u8::try_from(u32::from(c) - u32::from(zero)).map_or(b'?', |digit| b'0' + digit)
}

pub(super) fn in_fours(letters: &[u8]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(letters.len() * 2));
    for (at, letter) in letters.iter().enumerate() {
        if at > 0 && at % GROUP == 0 {
            text.push(' ');
        }
        text.push(char::from(*letter));
    }
    text
}
