//! Tokens of the intake: one that makes a form count once, one that leads to its slip once.
use crate::access::Viewer;
use crate::cases::Form;
use crate::id::{CaseId, DeskKey};
use crate::sealing::{InstanceKeys, Key32, SealingError, sha256};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as TEXT;

/// The random name of one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FormToken([u8; 32]);

impl FormToken {
    /// A new one for a session: half of it random, half the mark of the session.
    pub fn new(viewer: &Viewer) -> Result<Self, SealingError> {
        let mut token = *Key32::generate()?.expose();
        let mark = Self::mark(viewer, &token[..16]);
        token[16..].copy_from_slice(&mark);
        Ok(Self(token))
    }

    /// From the hidden field; `None` for anything that was not given to this session.
    pub fn parse(text: &str, viewer: &Viewer) -> Option<Self> {
        let token: [u8; 32] = TEXT.decode(text).ok()?.try_into().ok()?;
        (Self::mark(viewer, &token[..16]) == token[16..]).then_some(Self(token))
    }

    fn mark(viewer: &Viewer, random: &[u8]) -> [u8; 16] {
        let secret = viewer.session.as_ref().map(|session| session.csrf.expose().to_vec()).unwrap_or_default();
        let whole = sha256(&[b"form".as_slice(), &secret, random].concat());
        std::array::from_fn(|at| whole[at])
    }

    /// As the hidden field carries it.
    pub fn text(&self) -> String {
        TEXT.encode(self.0)
    }

    /// The form as its files know it. Like the hash, the id of the case to be cannot be told from what the database has.
    pub fn form(&self, viewer: &Viewer) -> Option<Form> {
        let session = viewer.session.as_ref()?;
        let case = sha256(&[b"case".as_slice(), session.csrf.expose().as_slice(), &self.0].concat());
        Some(Form { hash: self.hash(viewer)?, session: session.key, case: CaseId::from_slice(&case[..16])? })
    }

    /// What the database remembers: useless without the session the form was given to. `None` for nobody's session.
    pub fn hash(&self, viewer: &Viewer) -> Option<Vec<u8>> {
        let session = viewer.session.as_ref()?;
        Some(sha256(&[session.csrf.expose().as_slice(), &self.0].concat()).to_vec())
    }
}

/// What the slip page must know beside the form: unreadable in the address, and of one length for every case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SlipToken {
    /// The form.
    pub form: FormToken,
    /// The desk to be phoned, if somebody must be.
    pub call: Option<DeskKey>,
    /// Because there is danger now; else because nobody is at the desk.
    pub danger: bool,
}

const PURPOSE: &str = "slip";

impl SlipToken {
    /// As it stands in the address.
    pub fn text(&self, keys: &InstanceKeys) -> Result<String, SealingError> {
        let mut plain = self.form.0.to_vec();
        plain.extend(self.call.map_or(0, DeskKey::get).to_be_bytes());
        plain.push(u8::from(self.danger));
        Ok(TEXT.encode(keys.encrypt(PURPOSE, &plain)?))
    }

    /// From the address; `None` for anything that was not made here.
    pub fn parse(text: &str, keys: &InstanceKeys) -> Option<Self> {
        let plain = keys.decrypt(PURPOSE, &TEXT.decode(text).ok()?).ok()?;
        let (form, rest) = plain.split_first_chunk::<32>()?;
        let (desk, danger) = rest.split_first_chunk::<8>()?;
        let desk = i64::from_be_bytes(*desk);
        Some(Self { form: FormToken(*form), call: (desk != 0).then(|| DeskKey::new(desk)), danger: danger == [1] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{SecondStep, Session};
    use crate::id::{AccountId, Key};
    use std::sync::Arc;

    fn viewer() -> Viewer {
        let csrf = Arc::new(Key32::generate().unwrap());
        let session = Session {
            key: Key::new(1),
            csrf,
            bundle: None,
            locked: false,
            locks: 0,
            step: SecondStep::Done,
            confirmed_at: None,
            must_change: false,
        };
        Viewer {
            key: Key::new(1),
            id: AccountId::random(),
            name: "Awa".into(),
            language: None,
            roles: Vec::new(),
            acting: None,
            session: Some(session),
        }
    }

    #[test]
    fn the_address_of_a_slip_tells_nothing_and_cannot_be_made_up() {
        let keys = InstanceKeys::generate().unwrap();
        let form = FormToken::new(&viewer()).unwrap();
        let plain = SlipToken { form, call: None, danger: false };
        let urgent = SlipToken { form, call: Some(DeskKey::new(7)), danger: true };
        let (a, b) = (plain.text(&keys).unwrap(), urgent.text(&keys).unwrap());
        assert_eq!(a.len(), b.len());
        assert_eq!((SlipToken::parse(&a, &keys), SlipToken::parse(&b, &keys)), (Some(plain), Some(urgent)));
        assert!(!b.contains(&form.text()));
        for wrong in ["", "x", &a[1..], &form.text()] {
            assert_eq!(SlipToken::parse(wrong, &keys), None);
        }
        assert_eq!(SlipToken::parse(&a, &InstanceKeys::generate().unwrap()), None);
    }

    #[test]
    fn a_form_token_survives_its_field_in_its_own_session_alone() {
        let (own, other) = (viewer(), viewer());
        let token = FormToken::new(&own).unwrap();
        assert_eq!(FormToken::parse(&token.text(), &own), Some(token));
        assert_eq!(FormToken::parse(&token.text(), &other), None);
        for wrong in ["", "é", "abc", &TEXT.encode([0; 32])] {
            assert_eq!(FormToken::parse(wrong, &own), None, "{wrong}");
        }
    }
}
