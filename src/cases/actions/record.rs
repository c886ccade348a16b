//! Taking in an ordinary case.
use super::pads::{Pad, bind};
use super::waiting::{Form, take_over};
use crate::audit;
use crate::cases::context::{Context, Error};
use crate::cases::model::{Case, EventBody, EventKind, Identity, NewOrdinary, Recorded, State, Track};
use crate::cases::store::{self, Around, NewCase};
use crate::id::{AccountKey, CaseId, PlaceKey, Reference};
use crate::notify;
use crate::programme::Sought;
use crate::sealing::SealingError;
use crate::storage::DbConn;
use chrono::NaiveDate;

/// Writes an ordinary case with its first event, tells the one it is assigned to, and uses up its form.
///
/// # Errors
/// `AlreadyRecorded` when the form was used before.
pub fn record_ordinary(
    conn: &mut DbConn,
    ctx: &Context,
    new: &NewOrdinary,
    actor: Option<AccountKey>,
    form: Option<&[u8]>,
) -> Result<Recorded, Error> {
    let case = add(conn, ctx, new, (CaseId::random(), Reference::random()))?;
    if let Some(form) = form
        && !store::claim_form(conn, form, Some(&case.reference), ctx.today)?
    {
        return Err(Error::AlreadyRecorded);
    }
    complete(conn, ctx, new, (case, actor))
}

/// The same for an intake with the files that wait for its form. `seen`: how many of them the person saw.
///
/// # Errors
/// As `record_ordinary`; `Stale` when there are more or fewer files by now, or when the printed slip was handed out meanwhile.
pub fn record_intake(
    conn: &mut DbConn,
    ctx: &Context,
    new: &NewOrdinary,
    actor: AccountKey,
    (form, seen, pad): (&Form, usize, Option<&Pad>),
) -> Result<Recorded, Error> {
    // the second of two taps waits here: it must not look for a case under an id that is taken
    store::lock_waiting(conn, &form.hash)?;
    if store::form_used(conn, &form.hash)? {
        return Err(Error::AlreadyRecorded);
    }
    let own = match pad {
        // files are sealed for another id than the code was made for
        Some(_) if seen > 0 => return Err(Error::Refused("intake-pad-files")),
        Some(pad) => (pad.id, pad.reference.clone()),
        // its files are sealed for this id
        None if seen > 0 => (form.case, Reference::random()),
        None => (CaseId::random(), Reference::random()),
    };
    let case = add(conn, ctx, new, own)?;
    if let Some(pad) = pad {
        bind(conn, ctx, pad, (case.key, &case.reference))?;
    }
    if !store::claim_form(conn, &form.hash, Some(&case.reference), ctx.today)? {
        return Err(Error::AlreadyRecorded);
    }
    take_over(conn, &case, form, seen)?;
    complete(conn, ctx, new, (case, Some(actor)))
}

fn complete(
    conn: &mut DbConn,
    ctx: &Context,
    new: &NewOrdinary,
    (case, actor): (Case, Option<AccountKey>),
) -> Result<Recorded, Error> {
    let identity = if new.identity.is_empty() {
        None
    } else {
        let text = serde_json::to_vec(&new.identity).map_err(anyhow::Error::from)?;
        Some(ctx.keys.encrypt(&purpose(&case), &text)?)
    };
    let place = new.place.and_then(|key| ctx.book.get(key));
    let around = Around {
        cercle: place.and_then(|p| p.cercle),
        commune: place.and_then(|p| p.commune),
        entered_by: actor,
        category_version: ctx.programme.category(new.category).map_or(1, |c| c.version),
        identity,
        now: ctx.now,
    };
    store::add_ordinary(conn, &case, new, around)?;
    let kept = new.kept.as_ref();
    let kind = if kept.is_some() { EventKind::Imported } else { EventKind::Received };
    let body = EventBody {
        reason: kept.and_then(|k| k.status.clone()),
        text: kept.and_then(|k| k.answer.clone().or_else(|| k.notes.clone())),
        ..EventBody::default()
    };
    store::add_event(conn, case.key, 1, (kind, new.received_on, &body), actor, ctx.now)?;
    audit::note(conn, ctx.now, actor, kind.as_str(), Some(case.key))?;
    if let Some(assigned) = new.assigned
        && kept.is_none()
    {
        notify::case_waits(conn, assigned, case.key, ctx.now)?;
    }
    Ok(Recorded { key: case.key, reference: case.reference })
}

/// The purpose under which name and contact of a case are encrypted: bound to the case, so that they cannot be moved.
pub(in crate::cases) fn purpose(case: &Case) -> String {
    format!("contact/{}", case.id)
}

/// Name and contact of an ordinary case, decrypted.
pub(in crate::cases) fn identity(ctx: &Context, case: &Case, bytes: &[u8]) -> Result<Identity, Error> {
    let clear = ctx.keys.decrypt(&purpose(case), bytes)?;
    // the cause would quote what stands there
    serde_json::from_slice(&clear).map_err(|_| SealingError::Unreadable.into())
}

fn add(
    conn: &mut DbConn,
    ctx: &Context,
    new: &NewOrdinary,
    (id, reference): (CaseId, Reference),
) -> Result<Case, Error> {
    let kept = new.kept.clone().unwrap_or_default();
    let closed_on = kept.closed_on;
    let state = match (closed_on, kept.state) {
        (Some(_), _) => State::Closed,
        // a row without a closing date is open, whatever its status says
        (None, Some(State::Closed) | None) if kept.answered_on.is_some() => State::Answered,
        (None, Some(State::Closed)) => State::InProgress,
        (None, Some(state)) => state,
        (None, None) => State::Received,
    };
    let mut row = NewCase {
        id,
        reference,
        track: Track::Ordinary,
        state,
        desk: None,
        region: region_of(ctx, new.place),
        received_on: new.received_on,
        recorded_on: ctx.today,
        due_on: kept
            .due_on
            .or_else(|| due(ctx, Promised { category: new.category, track: None, place: new.place }, new.received_on)),
        closed_on,
        recipient: None,
        waiting: false,
    };
    let key = store::add_case(conn, &mut row)?;
    Ok(Case {
        key,
        id: row.id,
        reference: row.reference,
        sealed: false,
        track: row.track,
        state: row.state,
        desk: None,
        region: row.region,
        received_on: row.received_on,
        recorded_on: row.recorded_on,
        due_on: row.due_on,
        closed_on,
        version: 1,
        recipient: None,
        waiting: false,
        erased: 0,
        legal_hold: false,
    })
}

/// The region a place lies in.
pub(in crate::cases) fn region_of(ctx: &Context, place: Option<PlaceKey>) -> Option<PlaceKey> {
    place.and_then(|key| ctx.book.get(key)).and_then(|p| p.region)
}

/// What a case's target is asked for: an ordinary one by its category, a sealed one by its track and the number of the category
/// that leads to it.
#[derive(Debug, Clone, Copy)]
pub(in crate::cases) struct Promised {
    pub category: i32,
    pub track: Option<Track>,
    pub place: Option<PlaceKey>,
}

/// Reception plus the target days that hold there, as the target was then.
pub(in crate::cases) fn due(ctx: &Context, promised: Promised, received: NaiveDate) -> Option<NaiveDate> {
    let Promised { category, track, place } = promised;
    let around = place.map(|place| ctx.book.climb(place)).unwrap_or_default();
    let within: Vec<&str> = around.iter().map(|place| place.handle.as_str()).collect();
    let track = track.map(Track::as_str);
    ctx.programme.due(Sought { category, track, within: &within }, received)
}

/// The last day for an answer to a sealed case.
pub(in crate::cases) fn due_sealed(
    ctx: &Context,
    (category, track): (i32, Track),
    region: Option<PlaceKey>,
    received: NaiveDate,
) -> Option<NaiveDate> {
    due(ctx, Promised { category, track: Some(track), place: region }, received)
}

/// The last day for an answer to what was received in a region, had it this category: for looking back at a case that got
/// another one since. A target of a place below the region is not found again.
pub fn due_then(ctx: &Context, category: i32, region: Option<PlaceKey>, received: NaiveDate) -> Option<NaiveDate> {
    due(ctx, Promised { category, track: None, place: region }, received)
}

/// Whether a form was recorded before; its slip stays as it is.
///
/// # Errors
/// The database failed.
pub fn form_used(conn: &mut DbConn, form: &[u8]) -> Result<bool, Error> {
    Ok(store::form_used(conn, form)?)
}

/// The reference for a form's slip, once; `None` when no such form was recorded. The inner value is empty from the
/// second time on.
///
/// # Errors
/// The database failed.
pub fn slip(conn: &mut DbConn, form: &[u8]) -> Result<Option<Option<Reference>>, Error> {
    Ok(store::show_slip(conn, form)?)
}

/// Remembers the keyed hash of an imported row: false if that row was imported before.
///
/// # Errors
/// The database failed.
pub fn is_recorded(conn: &mut DbConn, fingerprint: &[u8]) -> Result<bool, Error> {
    Ok(!store::fingerprint(conn, fingerprint)?)
}

/// Whether an imported row is remembered, without remembering it: for a rehearsal.
///
/// # Errors
/// The database failed.
pub fn was_recorded(conn: &mut DbConn, fingerprint: &[u8]) -> Result<bool, Error> {
    Ok(store::knows_fingerprint(conn, fingerprint)?)
}
