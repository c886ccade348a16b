//! The identity of a sealed case. Anyone may add to a case without being able to read it; who may
//! read holds a grant: the case's identity, 74 letters, sealed to that person.

use std::fmt;

use super::SealingError;
use super::bundle::KeyBundle;
use super::envelope::{Identity, Recipient};

/// Opens everything of one case.
pub struct CaseIdentity(Identity);

impl CaseIdentity {
    /// The identity of a new case.
    pub fn generate() -> Self {
        Self(Identity::generate())
    }

    /// An identity that was derived elsewhere.
    pub(super) fn of(identity: Identity) -> Self {
        Self(identity)
    }

    /// `AGE-SECRET-KEY-1…`: only for whoever keeps it sealed.
    pub fn to_text(&self) -> zeroize::Zeroizing<String> {
        self.0.to_text()
    }

    /// Reads what `to_text` wrote.
    ///
    /// # Errors
    /// It is none.
    pub fn parse(text: &str) -> Result<Self, SealingError> {
        Ok(Self(Identity::parse(text)?))
    }

    /// What the items of the case are sealed to; stands in the clear beside the case.
    pub fn recipient(&self) -> Recipient {
        self.0.recipient()
    }

    /// Lets a person (or the recovery kit) read the case.
    pub fn grant_to(&self, reader: &Recipient) -> Result<Vec<u8>, SealingError> {
        reader.seal(self.0.to_text().as_bytes())
    }

    /// Opens a grant. `case` is the recipient that stands beside the case: a grant that was
    /// moved from another case is `Misplaced`.
    pub fn from_grant(grant: &[u8], reader: &KeyBundle, case: &Recipient) -> Result<Self, SealingError> {
        Self::granted(grant, reader.identity(), case)
    }

    /// Opens a grant with a bare `AGE-SECRET-KEY-1…`, as a recovery key may be.
    pub fn from_grant_identity(grant: &[u8], reader: &str, case: &Recipient) -> Result<Self, SealingError> {
        Self::granted(grant, &Identity::parse(reader.trim())?, case)
    }

    pub(super) fn open(&self, sealed: &[u8]) -> Result<zeroize::Zeroizing<Vec<u8>>, SealingError> {
        self.0.open(sealed)
    }

    pub(super) fn identity(&self) -> &Identity {
        &self.0
    }

    fn granted(grant: &[u8], reader: &Identity, case: &Recipient) -> Result<Self, SealingError> {
        let text = reader.open(grant)?;
        let text = std::str::from_utf8(&text).map_err(|_| SealingError::Unreadable)?;
        let identity = Identity::parse(text).map_err(|_| SealingError::Unreadable)?;
        if identity.recipient() != *case {
            return Err(SealingError::Misplaced);
        }
        Ok(Self(identity))
    }
}

impl fmt::Debug for CaseIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CaseIdentity({}, hidden)", self.recipient())
    }
}
