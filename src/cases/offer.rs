//! An offered code, as a page carries it: unreadable, for one session, for some minutes, and of one length for every case.
use super::actions::slips::Offer;
use super::context::Context;
use crate::access::Viewer;
use crate::id::Reference;
use crate::sealing::{Key32, SealingError, sha256};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as TEXT;
use chrono::{DateTime, TimeDelta};

const PURPOSE: &str = "slip-offer";
/// How long the person may take to decide.
const HOLDS: TimeDelta = TimeDelta::minutes(15);
const LETTERS: usize = 9;

impl Offer {
    /// A new offer of a code for a case. `later`: to a case that was there before.
    ///
    /// # Errors
    /// The machine gave no randomness.
    pub fn new(reference: &Reference, later: bool) -> Result<Self, SealingError> {
        Ok(Self { reference: reference.clone(), once: *Key32::generate()?.expose(), later })
    }

    /// As a hidden field carries it.
    ///
    /// # Errors
    /// The keys of the instance cannot be used.
    pub fn text(&self, ctx: &Context, viewer: &Viewer) -> Result<String, SealingError> {
        let until = (ctx.now + HOLDS).and_utc().timestamp();
        let mut plain = self.once.to_vec();
        plain.extend(mark(viewer));
        plain.extend(until.to_be_bytes());
        plain.push(u8::from(self.later));
        plain.extend(self.reference.as_str().as_bytes());
        Ok(TEXT.encode(ctx.keys.encrypt(PURPOSE, &plain)?))
    }

    /// From the hidden field; `None` for anything that was not given to this session, and for what is too old.
    pub fn parse(text: &str, ctx: &Context, viewer: &Viewer) -> Option<Self> {
        let plain = ctx.keys.decrypt(PURPOSE, &TEXT.decode(text).ok()?).ok()?;
        let (once, rest) = plain.split_first_chunk::<32>()?;
        let (own, rest) = rest.split_first_chunk::<32>()?;
        let (until, rest) = rest.split_first_chunk::<8>()?;
        let (later, reference) = rest.split_first()?;
        let until = DateTime::from_timestamp(i64::from_be_bytes(*until), 0)?.naive_utc();
        if *own != mark(viewer) || ctx.now > until || reference.len() != LETTERS {
            return None;
        }
        let reference = Reference::parse(std::str::from_utf8(reference).ok()?)?;
        Some(Self { reference, once: *once, later: *later == 1 })
    }
}

fn mark(viewer: &Viewer) -> [u8; 32] {
    let secret = viewer.session.as_ref().map(|session| session.csrf.expose().to_vec()).unwrap_or_default();
    sha256(&[b"slip offer".as_slice(), &secret].concat())
}
