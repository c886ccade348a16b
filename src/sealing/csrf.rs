//! The form token of a session, masked anew in every answer: pages are compressed, and a token that
//! repeats could be read from their lengths.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use super::SealingError;
use super::secret::{Key32, random, same};

/// The token for one answer: base64url(r || r xor token), 86 letters.
pub fn mask(token: &Key32) -> Result<String, SealingError> {
    let mask: [u8; 32] = random()?;
    let masked = xor(&mask, token.expose());
    Ok(BASE64_URL_SAFE_NO_PAD.encode([mask, masked].concat()))
}

/// Whether a form came from a page of this session.
pub fn verify(token: &Key32, text: &str) -> bool {
    let mut bytes = [0; 64];
    let decoded = BASE64_URL_SAFE_NO_PAD.decode_slice(text, &mut bytes);
    let (Ok(64), Some((mask, rest))) = (decoded, bytes.split_first_chunk::<32>()) else {
        return false;
    };
    same(&xor(mask, token.expose()), rest)
}

fn xor(left: &[u8; 32], right: &[u8; 32]) -> [u8; 32] {
    std::array::from_fn(|i| left[i] ^ right[i])
}
