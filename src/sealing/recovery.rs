//! The recovery kit: the key that still opens sealed cases when nobody else can. It is made and kept
//! elsewhere; the instance knows its public half only.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::SealingError;
use super::bundle::KeyBundle;
use super::envelope::{Identity, Recipient};
use super::secret::Key32;

const PUBLIC: &str = "# public key: ";
const SIGNING: &str = "# jaabi signing key: ";
const VERIFYING: &str = "# jaabi verifying key: ";

/// The public half of a recovery kit (`age1…`): every sealed case is granted to it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RecoveryRecipient(Recipient);

impl RecoveryRecipient {
    /// Whom to seal to.
    pub fn recipient(&self) -> &Recipient {
        &self.0
    }
}

impl FromStr for RecoveryRecipient {
    type Err = SealingError;

    fn from_str(text: &str) -> Result<Self, SealingError> {
        text.parse().map(Self)
    }
}

impl fmt::Display for RecoveryRecipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Both secret keys of the recovery kit.
#[derive(Debug)]
pub struct RecoveryKit(KeyBundle);

impl RecoveryKit {
    /// Makes a new kit.
    pub fn generate() -> Result<Self, SealingError> {
        KeyBundle::generate().map(Self)
    }

    /// The same kit once more, for work on another thread.
    ///
    /// # Errors
    /// Its own text cannot be read: never in practice.
    pub fn duplicate(&self) -> Result<Self, SealingError> {
        Self::parse(&self.to_text(""))
    }

    /// The key that checks signatures, as it stands in the file.
    ///
    /// # Errors
    /// It is no such key.
    pub fn parse_verifier(text: &str) -> Result<[u8; 32], SealingError> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text.trim()).map_err(|_| SealingError::InvalidKey)?;
        bytes.try_into().map_err(|_| SealingError::InvalidKey)
    }

    /// The public half.
    pub fn recipient(&self) -> RecoveryRecipient {
        RecoveryRecipient(self.0.recipient())
    }

    /// The bundle, to open grants and to sign with.
    pub fn bundle(&self) -> &KeyBundle {
        &self.0
    }

    /// The text of the file, explained by the given comment. `age --decrypt --identity` takes
    /// the file as it is, which is why the signing key stands in a comment line.
    pub fn to_text(&self, comment: &str) -> Zeroizing<String> {
        let seed = Zeroizing::new(BASE64_URL_SAFE_NO_PAD.encode(self.0.seed().expose()));
        let verifying = BASE64_URL_SAFE_NO_PAD.encode(self.0.verifying_key());
        let identity = self.0.identity().to_text();
        let recipient = self.recipient().to_string();
        let lines = [PUBLIC, &recipient, "\n", VERIFYING, &verifying, "\n", SIGNING, &seed, "\n", &identity, "\n"];
        let comment = comment.lines().map(|line| format!("# {line}\n")).collect::<String>();
        let room = comment.len() + lines.iter().map(|part| part.len()).sum::<usize>();
        let mut text = Zeroizing::new(String::with_capacity(room));
        text.push_str(&comment);
        lines.iter().for_each(|part| text.push_str(part));
        text
    }

    /// Reads the text of the file.
    pub fn parse(text: &str) -> Result<Self, SealingError> {
        let lines = || text.lines().map(str::trim);
        let identity = lines().find(|line| line.starts_with("AGE-SECRET-KEY-")).ok_or(SealingError::InvalidKey)?;
        // The last one: comments of whoever wrote the file stand before it.
        let seed = lines().filter_map(|line| line.strip_prefix(SIGNING)).next_back().ok_or(SealingError::InvalidKey)?;
        let seed = BASE64_URL_SAFE_NO_PAD.decode(seed).map(Zeroizing::new).map_err(|_| SealingError::InvalidKey)?;
        let bundle = KeyBundle::assemble(Identity::parse(identity)?, &Key32::from_slice(&seed)?);
        Ok(Self(bundle))
    }
}
