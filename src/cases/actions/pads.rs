//! Slips printed in advance: the number outside, the code folded inside. At an intake the number alone is typed or scanned; then
//! its case is recorded under this number and under the id the code was made for. Whoever takes in never sees the code.
use crate::cases::context::{Context, Error};
use crate::cases::store;
use crate::id::{CaseId, CaseKey, Reference};
use crate::sealing::SlipSecret;
use crate::storage::DbConn;

/// A printed slip that was handed to nobody.
#[derive(Debug, Clone)]
pub struct Pad {
    /// The number outside.
    pub reference: Reference,
    pub(super) id: CaseId,
    verifier: Vec<u8>,
    recipient: String,
}

/// Makes a slip to be printed: its number, and the code to be folded inside, which nothing here can show again.
///
/// # Errors
/// The machine gave no randomness, or the database failed.
pub fn print(conn: &mut DbConn, ctx: &Context) -> Result<(Reference, SlipSecret), Error> {
    loop {
        let (reference, id, secret) = (Reference::random(), CaseId::random(), SlipSecret::new_code()?);
        let keys = secret.keys(&id.bytes())?;
        let recipient = keys.identity.recipient().to_string();
        if store::add_pad(conn, &reference, (id, &keys.verifier, &recipient), ctx.today)? {
            return Ok((reference, secret));
        }
    }
}

/// A printed slip by its number; `None` for one that was handed out, or never printed.
///
/// # Errors
/// The database failed.
pub fn pad(conn: &mut DbConn, reference: &Reference) -> Result<Option<Pad>, Error> {
    let row = store::pad(conn, reference)?;
    let pad = row.and_then(|(id, verifier, recipient)| {
        Some(Pad { reference: reference.clone(), id: CaseId::from_slice(&id)?, verifier, recipient })
    });
    Ok(pad)
}

/// Whether a case that was recorded a moment ago has a code already: that of a printed slip.
///
/// # Errors
/// The database failed.
pub fn has_code(conn: &mut DbConn, reference: &Reference) -> Result<bool, Error> {
    let case = store::to_follow(conn, reference.as_str())?.map(|(case, _)| case.key);
    Ok(store::live_code(conn, case)?.is_some())
}

/// The slip belongs to the case that was recorded under its number and id.
///
/// # Errors
/// `Stale` when the case has another number, or when somebody handed the slip out meanwhile: nothing is written then.
pub(super) fn bind(
    conn: &mut DbConn,
    ctx: &Context,
    pad: &Pad,
    (case, reference): (CaseKey, &Reference),
) -> Result<(), Error> {
    if *reference != pad.reference || !store::take_pad(conn, &pad.reference)? {
        return Err(Error::Stale);
    }
    store::add_code(conn, case, (&pad.verifier, &pad.recipient), (ctx.today, None))?;
    Ok(())
}
