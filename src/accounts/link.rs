//! The one-time link: a secret that stands in an address, is shown once, and is kept as a hash.
use super::Error;
use crate::sealing::{Key32, sha256};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

/// What leads somebody in, once.
pub struct Link(Key32);

impl Link {
    /// A new one.
    ///
    /// # Errors
    /// The machine gives no randomness.
    pub fn generate() -> Result<Self, Error> {
        Ok(Self(Key32::generate()?))
    }

    /// From what stands in an address; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(BASE64_URL_SAFE_NO_PAD.decode(text).ok()?);
        Some(Self(Key32::from_bytes(bytes.as_slice().try_into().ok()?)))
    }

    /// The path that leads in.
    pub fn path(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("/welcome/{}", BASE64_URL_SAFE_NO_PAD.encode(self.0.expose())))
    }

    /// What is kept of it.
    pub(super) fn hash(&self) -> [u8; 32] {
        let mut text = Zeroizing::new(b"jaabi/v1/welcome".to_vec());
        text.extend_from_slice(self.0.expose());
        sha256(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_read_as_it_was_shown_and_nothing_else_is_one() {
        let link = Link::generate().unwrap();
        let path = link.path();
        let shown = path.strip_prefix("/welcome/").unwrap();
        assert_eq!(shown.len(), 43);
        assert_eq!(Link::parse(shown).map(|read| read.hash()), Some(link.hash()));
        for wrong in ["", "x", &shown[1..], "../../etc", &format!("{shown}A")] {
            assert!(Link::parse(wrong).is_none(), "{wrong}");
        }
    }
}
