//! Codes to come back with: giving one, and writing to whoever holds it. Sealing happens before the writer is asked.
use super::begin::At;
use super::sealed::{find, open, seal_entry, write_item};
use crate::access::Viewer;
use crate::audit;
use crate::cases::context::{Context, Error};
use crate::cases::model::{Case, Code, Entry, EntryKind, Event, EventKind, Message, MessageKind};
use crate::cases::store;
use crate::id::{AccountId, Reference, SlipKey};
use crate::sealing::{ItemHeader, Recipient, SlipSecret, seal_json};
use crate::storage::{Db, DbConn};
use chrono::NaiveDate;

/// Something sealed to a code, ready to be kept.
#[derive(Debug, Clone)]
pub struct Letter {
    /// The code it is sealed to.
    pub code: SlipKey,
    pub(super) number: i32,
    pub(super) bytes: Vec<u8>,
}

/// Seals a message to a code.
pub(super) fn seal_message(
    ctx: &Context,
    case: &Case,
    (code, to): (SlipKey, &Recipient),
    (number, message): (i32, &Message),
) -> Result<Letter, Error> {
    let header = ItemHeader {
        instance: ctx.programme.instance.id,
        case: case.id.bytes(),
        kind: message.kind.as_str().to_owned(),
        number: u32::try_from(number).map_err(anyhow::Error::from)?,
        author: [0; 16],
    };
    Ok(Letter { code, number, bytes: seal_json(to, &header, message)?.bytes })
}

/// Seals words to the live code of an ordinary case that the viewer sees; `None` where it has none.
///
/// # Errors
/// `NotFound`.
pub fn letter(
    conn: &mut DbConn,
    ctx: &Context,
    at: At<'_>,
    kind: MessageKind,
    text: &str,
) -> Result<Option<Letter>, Error> {
    let (case, _) = store::find(conn, at.viewer, at.reference, ctx.today)?.ok_or(Error::NotFound)?;
    let Some(code) = store::live_code(conn, Some(case.key))? else { return Ok(None) };
    let message = Message { kind, on: ctx.today, text: text.to_owned() };
    seal_message(ctx, &case, (code.key, &code.recipient), (at.version + 1, &message)).map(Some)
}

/// Keeps a letter with what its transaction writes.
///
/// # Errors
/// `Stale` when the code was exchanged since it was sealed.
pub(super) fn keep_letter(conn: &mut DbConn, ctx: &Context, case: &Case, letter: &Letter) -> Result<(), Error> {
    store::lock_codes(conn, case.key)?;
    let live = store::live_code(conn, Some(case.key))?;
    if live.map(|code| code.key) != Some(letter.code) {
        return Err(Error::Stale);
    }
    Ok(store::add_message(conn, letter.code, (letter.number, &letter.bytes), (ctx.today, None))?)
}

/// Writes to the person of a sealed case. Only what is safe to show is sealed to the code; the rest stays in the case. Blocks.
///
/// # Errors
/// As every verb; `Refused` when it is to be shown and nobody has a code.
pub fn write_sealed(db: &Db, ctx: &Context, at: At<'_>, text: &str, safe: bool) -> Result<(), Error> {
    let (opened, code) = db.read_now(|conn| {
        let opened = open(conn, ctx, at.viewer, at.reference)?;
        let code = store::live_code(conn, Some(opened.case.key))?;
        Ok::<_, Error>((opened, code))
    })?;
    let case = opened.case;
    if case.version != at.version {
        return Err(Error::Stale);
    }
    let message = Message { kind: MessageKind::Written, on: ctx.today, text: text.to_owned() };
    let letter = match (safe, code) {
        (false, _) => None,
        (true, None) => return Err(Error::Refused("refusal-no-slip")),
        (true, Some(code)) => {
            Some(seal_message(ctx, &case, (code.key, &code.recipient), (case.version + 1, &message))?)
        }
    };
    let entry = Entry { on: Some(ctx.today), text: Some(text.to_owned()), safe: Some(safe), ..Entry::default() };
    let item = seal_entry(ctx, &case, EntryKind::Written, at.viewer.id, &entry)?;
    let (ctx, viewer, reference) = (ctx.clone(), at.viewer.clone(), at.reference.clone());
    db.write_now(move |conn| {
        let seen = find(conn, &ctx, &viewer, &reference)?;
        if seen.version != case.version || !store::next_version(conn, &seen)? {
            return Err(Error::Stale);
        }
        write_item(conn, &ctx, &seen, item)?;
        if let Some(letter) = &letter {
            keep_letter(conn, &ctx, &seen, letter)?;
        }
        Ok(audit::note_sealed(conn, ctx.today, "sealed_work", seen.desk)?)
    })
}

/// What an offered code is given under: the page that offers it says so, unreadable for whoever holds it.
#[derive(Debug, Clone)]
pub struct Offer {
    /// Of which case.
    pub reference: Reference,
    /// Makes it count once.
    pub once: [u8; 32],
    /// Given later, to a case that was there: the log says so.
    pub later: bool,
}

/// Gives a case a code, once for each offer: the one before dies. Whoever offers it need not see the case. Blocks.
///
/// # Errors
/// `AlreadyRecorded` when the offer was taken before; `NotFound` when the case is gone.
pub fn give_code(db: &Db, ctx: &Context, viewer: &Viewer, (offer, secret): (&Offer, &SlipSecret)) -> Result<(), Error> {
    let (case, written) = db.read_now(|conn| {
        let (case, ordinary) = store::to_follow(conn, offer.reference.as_str())?.ok_or(Error::NotFound)?;
        // whoever offered it later saw it then, and must still see it: it may have been sealed since
        if offer.later && store::find(conn, viewer, &offer.reference, ctx.today)?.is_none() {
            return Err(Error::NotFound);
        }
        let written = match ordinary {
            Some(_) => store::events(conn, case.key)?.iter().filter_map(of_event).collect(),
            None => of_sealed(conn, ctx, viewer, &offer.reference),
        };
        Ok::<_, Error>((case, written))
    })?;
    let keys = secret.keys(&case.id.bytes())?;
    let recipient = keys.identity.recipient();
    let letters = seal_all(ctx, &case, &recipient, &written)?;
    let (ctx, actor, offer) = (ctx.clone(), viewer.key, offer.clone());
    db.write_now(move |conn| {
        if !store::claim_form(conn, &offer.once, None, ctx.today)? {
            return Err(Error::AlreadyRecorded);
        }
        exchange(conn, &ctx, &case, (&keys.verifier, &recipient, None), &letters)?;
        match (offer.later, case.sealed) {
            (false, _) => Ok(()),
            (true, false) => Ok(audit::note(conn, ctx.now, Some(actor), "slip_issued", Some(case.key))?),
            (true, true) => Ok(audit::note_sealed(conn, ctx.today, "sealed_work", case.desk)?),
        }
    })
}

/// Nobody wants a code: the offer counts as taken.
///
/// # Errors
/// The database failed.
pub fn decline_code(conn: &mut DbConn, ctx: &Context, offer: &Offer) -> Result<(), Error> {
    store::claim_form(conn, &offer.once, None, ctx.today)?;
    Ok(())
}

/// Messages sealed to the code to come: number, bytes, when they were written and read.
pub(super) type Sealed = Vec<(i32, Vec<u8>, NaiveDate, Option<NaiveDate>)>;
pub(super) type Kept = Vec<(i32, Message, Option<NaiveDate>)>;

pub(super) fn seal_all(ctx: &Context, case: &Case, to: &Recipient, written: &Kept) -> Result<Sealed, Error> {
    let seal = |(number, message, read): &(i32, Message, Option<NaiveDate>)| {
        let letter = seal_message(ctx, case, (SlipKey::new(0), to), (*number, message))?;
        Ok((*number, letter.bytes, message.on, *read))
    };
    written.iter().map(seal).collect()
}

/// Another code in the place of the one before, with everything that was sealed to it.
pub(super) fn exchange(
    conn: &mut DbConn,
    ctx: &Context,
    case: &Case,
    (verifier, recipient, used): (&[u8], &Recipient, Option<NaiveDate>),
    letters: &Sealed,
) -> Result<SlipKey, Error> {
    store::lock_codes(conn, case.key)?;
    let code = store::add_code(conn, case.key, (verifier, &recipient.to_string()), (ctx.today, used))?;
    for (number, bytes, on, read) in letters {
        store::add_message(conn, code, (*number, bytes), (*on, *read))?;
    }
    Ok(code)
}

/// What the person of an ordinary case may read of an event.
fn of_event(event: &Event) -> Option<(i32, Message, Option<NaiveDate>)> {
    let kind = match event.kind {
        EventKind::Answered | EventKind::Decided => MessageKind::Answer,
        EventKind::Written => MessageKind::Written,
        EventKind::Wrote => MessageKind::Own,
        _ => return None,
    };
    let text = event.body.text.clone().filter(|text| !text.is_empty())?;
    Some((event.number, Message { kind, on: event.happened_on, text }, None))
}

/// What was marked safe to show before; nothing for whoever cannot open the case, who gives a code at the intake.
fn of_sealed(conn: &mut DbConn, ctx: &Context, viewer: &Viewer, reference: &Reference) -> Kept {
    let Ok(opened) = open(conn, ctx, viewer, reference) else { return Vec::new() };
    let shown = opened.entries.into_iter().filter(|e| e.kind == EntryKind::Written && e.entry.safe == Some(true));
    let message = |e: crate::cases::model::OpenedEntry| {
        let text = e.entry.text?;
        let message = Message { kind: MessageKind::Written, on: e.entry.on.unwrap_or(ctx.today), text };
        Some((i32::try_from(e.number).ok()?, message, None))
    };
    shown.filter_map(message).collect()
}

/// Whether a person has a code of a case, for the page of the case.
///
/// # Errors
/// The database failed.
pub fn code_of(conn: &mut DbConn, case: &Case) -> Result<Option<Code>, Error> {
    let Some(mut code) = store::live_code(conn, Some(case.key))? else { return Ok(None) };
    // of an ordinary case the telling says it
    code.read_on = if case.sealed { store::last_read(conn, code.key)? } else { None };
    Ok(Some(code))
}

/// Nobody: whoever comes by slip has no account.
pub(super) fn nobody() -> Result<AccountId, Error> {
    AccountId::from_slice(&[0; 16]).ok_or(Error::NotFound)
}
