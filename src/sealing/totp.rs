//! The second step of signing in: a code that a device shows for half a minute (TOTP, RFC 6238: HMAC-SHA-1, 30 s, six
//! digits), and codes on paper for whoever has lost the device. Which step was used last is the caller's to remember.

use std::fmt;

use totp_rs::{Builder, Secret, Totp};
use zeroize::Zeroizing;

use super::SealingError;
use super::secret::random;

/// 160 bits, as RFC 4226 recommends.
const LENGTH: usize = 20;
/// Seconds that a code is shown.
const STEP: u64 = 30;
/// Letters that are not mistaken for one another (Crockford).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters of a recovery code, five bits each.
const RECOVERY_LETTERS: usize = 12;

/// What the server and a person's device both know.
pub struct TotpSecret(Zeroizing<[u8; LENGTH]>);

impl TotpSecret {
    /// From at least 20 random bytes; what is beyond is left out.
    ///
    /// # Errors
    /// Too few bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SealingError> {
        let bytes = bytes.first_chunk::<LENGTH>().ok_or(SealingError::InvalidKey)?;
        Ok(Self(Zeroizing::new(*bytes)))
    }

    /// The bytes, to be encrypted.
    pub fn expose(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// 32 letters of base32 (RFC 4648), as authenticators take them.
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(base32::encode(base32::Alphabet::Rfc4648 { padding: false }, self.expose()))
    }

    /// The code of a step.
    ///
    /// # Errors
    /// Never for a secret of this length.
    pub fn code(&self, step: u64) -> Result<String, SealingError> {
        Ok(self.totp()?.generate(step * STEP).to_string())
    }

    /// The step of this code: the present one, the one before or the one after it. `None`: another code.
    ///
    /// # Errors
    /// As `code`.
    pub fn step_of(&self, code: &str, unix_seconds: u64) -> Result<Option<u64>, SealingError> {
        Ok(self.totp()?.check(code, unix_seconds))
    }

    /// The step at a moment.
    pub fn step_at(unix_seconds: u64) -> u64 {
        unix_seconds / STEP
    }

    fn totp(&self) -> Result<Totp, SealingError> {
        let secret = Secret::from(*self.0);
        Builder::new().with_secret(secret).build().map_err(|_| SealingError::InvalidKey)
    }
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpSecret(hidden)")
    }
}

/// A new code for paper: three groups of four letters and digits, 60 bits.
///
/// # Errors
/// The machine gave no randomness.
pub fn recovery_code() -> Result<Zeroizing<String>, SealingError> {
    let bytes = Zeroizing::new(random::<RECOVERY_LETTERS>()?);
    let mut code = Zeroizing::new(String::with_capacity(RECOVERY_LETTERS + 2));
    for (at, byte) in bytes.iter().enumerate() {
        if at > 0 && at % 4 == 0 {
            code.push('-');
        }
        code.push(char::from(LETTERS[usize::from(byte % 32)]));
    }
    Ok(code)
}

/// A recovery code as it is compared: without what stands between, and with the letters people mistake put right.
/// `None`: it has not the length of one.
pub fn plain_recovery_code(typed: &str) -> Option<Zeroizing<String>> {
    let letter = |c: char| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let code: String = typed.chars().filter(char::is_ascii_alphanumeric).map(letter).collect();
    let code = Zeroizing::new(code);
    (code.len() == RECOVERY_LETTERS).then_some(code)
}
