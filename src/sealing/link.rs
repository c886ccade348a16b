//! A link for somebody outside who has no account, and a code that is told apart from it. What waits for them is sealed to both:
//! neither the link nor the code nor the database opens it alone.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

use super::SealingError;
use super::case::CaseIdentity;
use super::envelope::Identity;
use super::kdf::{self, Argon2Cost};
use super::secret::{Key32, random, sha256};
use super::slip::{in_fours, typed};

/// Digits of a code.
const DIGITS: usize = 12;
/// Codes are below this.
const ABOVE: u64 = 10_u64.pow(12);
/// What stretching a code costs. Fixed: a link that was sent must open as long as it lasts.
const COST: Argon2Cost = Argon2Cost { memory_kib: 64 * 1024, passes: 3, lanes: 1 };

/// What stands in the address: 128 bits; wiped when dropped, never shown by `Debug`.
pub struct LinkSecret(Zeroizing<[u8; 16]>);

/// What is told apart from the link: twelve digits; wiped when dropped, never shown by `Debug`.
pub struct LinkCode(Zeroizing<String>);

impl LinkSecret {
    /// A new one.
    ///
    /// # Errors
    /// The machine gave no randomness.
    pub fn generate() -> Result<Self, SealingError> {
        Ok(Self(Zeroizing::new(random()?)))
    }

    /// From what stands in an address; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(BASE64_URL_SAFE_NO_PAD.decode(text).ok()?);
        Some(Self(Zeroizing::new(bytes.as_slice().try_into().ok()?)))
    }

    /// As it stands in an address.
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE64_URL_SAFE_NO_PAD.encode(*self.0))
    }

    /// What its row is found by: from it nobody finds the secret.
    ///
    /// # Errors
    /// None that is known.
    pub fn row(&self) -> Result<[u8; 32], SealingError> {
        Ok(sha256(Key32::expand(self.0.as_slice(), b"", "jaabi/v1/link/row")?.expose()))
    }

    /// What link and code open together. Takes as long as a password does: not for an async thread.
    ///
    /// # Errors
    /// The machine has no memory left.
    pub fn identity(&self, code: &LinkCode) -> Result<CaseIdentity, SealingError> {
        let stretched = kdf::derive(&code.0, &self.0, COST)?;
        let both = Zeroizing::new([self.0.as_slice(), stretched.auth.expose()].concat());
        let scalar = Key32::expand(&both, self.0.as_slice(), "jaabi/v1/link/identity")?;
        Ok(CaseIdentity::of(Identity::of_scalar(scalar.expose())?))
    }
}

impl LinkCode {
    /// A new one, drawn evenly.
    ///
    /// # Errors
    /// The machine gave no randomness.
    pub fn generate() -> Result<Self, SealingError> {
        loop {
            // forty bits; what is too large is drawn again, one time in eleven
            let bytes: Zeroizing<[u8; 5]> = Zeroizing::new(random()?);
            let value = bytes.iter().fold(0, |value, byte| value << 8 | u64::from(*byte));
            if value < ABOVE {
                return Ok(Self(Zeroizing::new(format!("{value:0DIGITS$}"))));
            }
        }
    }

    /// Reads a code as people type it: what parts the groups does not matter, digits may be Arabic ones. `None` for anything that
    /// is not twelve digits.
    pub fn parse(text: &str) -> Option<Self> {
        let plain: Zeroizing<Vec<u8>> = Zeroizing::new(text.chars().filter_map(typed).collect());
        let digits = plain.len() == DIGITS && plain.iter().all(u8::is_ascii_digit);
        let text = digits.then(|| std::str::from_utf8(&plain).ok()).flatten()?;
        Some(Self(Zeroizing::new(text.to_owned())))
    }

    /// As it is read out: in fours.
    pub fn spelt(&self) -> Zeroizing<String> {
        in_fours(self.0.as_bytes())
    }
}

impl fmt::Debug for LinkSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkSecret(hidden)")
    }
}

impl fmt::Debug for LinkCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkCode(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_and_its_code_are_read_as_they_were_shown() {
        let (link, code) = (LinkSecret::generate().unwrap(), LinkCode::generate().unwrap());
        let shown = link.to_text();
        assert_eq!(shown.len(), 22);
        assert_eq!(LinkSecret::parse(&shown).unwrap().row().unwrap(), link.row().unwrap());
        assert_eq!(*LinkCode::parse(&code.spelt().replace(' ', "-")).unwrap().0, *code.0);
        assert_eq!(*LinkCode::parse("١٢٣٤ 5678 9012").unwrap().0, "123456789012");
        for wrong in ["", "x", &shown[1..], "../../etc"] {
            assert!(LinkSecret::parse(wrong).is_none(), "{wrong}");
        }
        for wrong in ["", "12345678901", "1234567890123", "12345678901X"] {
            assert!(LinkCode::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn only_both_together_open_what_is_sealed_to_them() {
        let (link, code) = (LinkSecret::generate().unwrap(), LinkCode::parse("123456789012").unwrap());
        let sealed = link.identity(&code).unwrap().recipient().seal(b"x").unwrap();
        assert!(link.identity(&code).unwrap().open(&sealed).is_ok());
        assert!(link.identity(&LinkCode::parse("123456789013").unwrap()).unwrap().open(&sealed).is_err());
        assert!(LinkSecret::generate().unwrap().identity(&code).unwrap().open(&sealed).is_err());
        assert!(!format!("{link:?}{code:?}").contains("1234"));
    }
}
