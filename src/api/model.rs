//! What a token is.
use crate::sealing::sha256;
use chrono::{Days, NaiveDate};

/// How long a token may live, in days; the one in the middle unless another is chosen.
pub const LIVES: [u64; 3] = [30, 90, 365];
/// What each begins with, so that one that was left lying somewhere is known for what it is.
const BEGINS: &str = "jaabi_";
/// Random bytes.
const BYTES: usize = 32;
/// Letters of a name, at most.
pub const MOST_LETTERS: usize = 60;

/// A token as it is shown once.
pub struct Token(String);

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// The machine has no random numbers.
    pub fn random() -> anyhow::Result<Self> {
        use base64::Engine as _;
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("no random numbers: {error}"))?;
        Ok(Self(format!("{BEGINS}{}", base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(bytes))))
    }

    /// As a program sends it: `Bearer jaabi_…`.
    pub fn of_header(header: &str) -> Option<Self> {
        let (scheme, token) = header.trim().split_once(' ')?;
        let token = token.trim();
        let sound = scheme.eq_ignore_ascii_case("bearer") && token.starts_with(BEGINS) && token.len() < 100;
        sound.then(|| Self(token.to_owned()))
    }

    /// What is kept of it. So many random bytes need no slow hash.
    pub fn hash(&self) -> [u8; 32] {
        sha256(self.0.as_bytes())
    }

    /// To be shown, once.
    pub fn shown(&self) -> &str {
        &self.0
    }
}

/// A token that is there, without what opens it.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "as the columns of the table")]
pub struct Kept {
    pub key: i64,
    pub account: crate::id::AccountKey,
    pub owner: String,
    pub name: String,
    pub made_on: NaiveDate,
    pub expires_on: NaiveDate,
    pub last_used_on: Option<NaiveDate>,
    pub revoked_on: Option<NaiveDate>,
}

impl Kept {
    /// Whether it opens something on a day.
    pub fn is_alive(&self, today: NaiveDate) -> bool {
        self.revoked_on.is_none() && today <= self.expires_on
    }
}

/// The last day of a token that lives so long from today.
pub fn ends(today: NaiveDate, days: u64) -> NaiveDate {
    today.checked_add_days(Days::new(days)).unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_known_by_its_hash_and_no_two_are_alike() {
        let (one, two) = (Token::random().unwrap(), Token::random().unwrap());
        assert!(one.shown() != two.shown() && one.shown().len() > 40 && one.hash() != two.hash());
        let sent = Token::of_header(&format!("bearer  {} ", one.shown())).unwrap();
        assert_eq!(sent.hash(), one.hash());
        for wrong in ["", "Bearer", "Bearer x", "Basic jaabi_x", "jaabi_x", &format!("Bearer jaabi_{}", "x".repeat(99))]
        {
            assert!(Token::of_header(wrong).is_none(), "{wrong}");
        }
    }
}
