//! Telling people their answer: told, tried in vain, not wanted; and who still has to be told.
use super::begin::{At, Outcome, begin, finish};
use super::record;
use crate::access::Viewer;
use crate::cases::context::{Context, Error};
use crate::cases::model::{AnswerBy, AskedBy, Case, EventBody, EventKind, Identity};
use crate::cases::policy;
use crate::cases::store::{self, Change, Line, Ordinary, Wanted};
use crate::id::Reference;
use crate::storage::DbConn;
use chrono::NaiveDate;

/// How, when and with what effect the person was told.
#[derive(Debug, Clone)]
pub struct Telling {
    /// By which way.
    pub how: String,
    /// The day.
    pub on: NaiveDate,
    /// `satisfied`, `partly`, `not`, or not asked.
    pub satisfied: Option<String>,
}

/// The person was told: the loop is closed. Where whoever asks how satisfied the person is decided it too, that is marked.
///
/// # Errors
/// As every verb; `Refused` for a day that is not between reception and today.
pub fn tell(conn: &mut DbConn, ctx: &Context, at: At<'_>, telling: &Telling) -> Result<(), Error> {
    let granted = begin::<policy::Tell>(conn, ctx, at)?;
    let on = day(ctx, &granted.case, telling.on, "refusal-told-date")?;
    let own = store::decider(conn, granted.case.key)? == Some(granted.viewer.key);
    let asked_by = telling.satisfied.as_ref().map(|_| if own { AskedBy::Answerer } else { AskedBy::Other });
    let change = Change {
        told_on: Some(Some(on)),
        satisfied: Some(telling.satisfied.clone()),
        satisfied_by: Some(asked_by),
        ..Change::default()
    };
    let (how, satisfied) = (Some(telling.how.clone()), telling.satisfied.clone());
    let body = EventBody { how, satisfied, asked_by, ..EventBody::default() };
    finish(conn, ctx, &granted, Outcome::new(EventKind::Told, on).with(change).saying(body))
}

/// Somebody tried to reach the person, and did not.
///
/// # Errors
/// As every verb; `Refused` for a day that is not between reception and today.
pub fn attempt(conn: &mut DbConn, ctx: &Context, at: At<'_>, on: NaiveDate, text: Option<String>) -> Result<(), Error> {
    let granted = begin::<policy::Attempt>(conn, ctx, at)?;
    let on = day(ctx, &granted.case, on, "refusal-before-received")?;
    let body = EventBody { text, ..EventBody::default() };
    finish(conn, ctx, &granted, Outcome::new(EventKind::Attempted, on).saying(body))
}

/// The person did not want to hear the answer: nobody goes again.
///
/// # Errors
/// As every verb; `Refused` for a day that is not between reception and today.
pub fn unwanted(conn: &mut DbConn, ctx: &Context, at: At<'_>, on: NaiveDate) -> Result<(), Error> {
    let granted = begin::<policy::Unwanted>(conn, ctx, at)?;
    let on = day(ctx, &granted.case, on, "refusal-before-received")?;
    let change = Change { unwanted_on: Some(Some(on)), ..Change::default() };
    finish(conn, ctx, &granted, Outcome::new(EventKind::Unwanted, on).with(change))
}

fn day(ctx: &Context, case: &Case, on: NaiveDate, refusal: &'static str) -> Result<NaiveDate, Error> {
    if on > ctx.today || on < case.received_on { Err(Error::Refused(refusal)) } else { Ok(on) }
}

/// Whether somebody tried often enough, on different days, for a person to count as unreachable. Says how often it was.
pub(super) fn tried_enough(conn: &mut DbConn, case: &Case) -> Result<(), Error> {
    Err(Error::Refused(match store::attempts(conn, case.key)? {
        0 => "refusal-three-attempts-none",
        1 => "refusal-three-attempts-one",
        2 => "refusal-three-attempts-two",
        _ => return Ok(()),
    }))
}

/// Somebody who has to be told.
#[derive(Debug, Clone)]
pub struct ToTell {
    /// The case, with its ordinary half.
    pub line: Line,
    /// Name and rules to reach the person, without a number to call: that is shown when it is called. `None`: given in confidence
    /// to somebody else.
    pub identity: Option<Identity>,
    /// What was answered.
    pub answer: String,
}

/// Those of the cases asked for whose answer is known here and not by the person, and which this viewer may tell.
///
/// # Errors
/// The database failed, or a key does not fit.
pub fn to_tell(conn: &mut DbConn, ctx: &Context, viewer: &Viewer, wanted: Wanted) -> Result<Vec<ToTell>, Error> {
    let wanted = Wanted { to_tell: true, ..wanted };
    let lines = store::list(conn, viewer, &wanted, ctx.today)?;
    let keys: Vec<_> = lines.iter().map(|(case, _)| case.key).collect();
    let mut answers = store::answers(conn, &keys)?;
    let mut found = Vec::new();
    for (case, ordinary) in lines {
        let Some(half) = ordinary else { continue };
        if policy::may(viewer, &case, &half, crate::cases::life::Verb::Tell).is_err() {
            continue;
        }
        let identity = without_number(identity(ctx, viewer, &case, &half)?, half.answer_by);
        let answer = answers.remove(&case.key).unwrap_or_default();
        found.push(ToTell { line: (case, Some(half)), identity, answer });
    }
    Ok(found)
}

/// Name and contact of an ordinary case; `None`: given in confidence to somebody else.
pub(in crate::cases) fn identity(
    ctx: &Context,
    viewer: &Viewer,
    case: &Case,
    ordinary: &Ordinary,
) -> Result<Option<Identity>, Error> {
    match &ordinary.identity {
        Some(bytes) if policy::may_read_identity(viewer, case, ordinary) => {
            record::identity(ctx, case, bytes).map(Some)
        }
        Some(_) => Ok(None),
        None => Ok(Some(Identity::default())),
    }
}

/// Whether what is given as contact is a number to call: shown to whoever calls, and nowhere else.
pub fn is_number(answer_by: AnswerBy) -> bool {
    matches!(answer_by, AnswerBy::Phone | AnswerBy::Sms)
}

fn without_number(identity: Option<Identity>, answer_by: AnswerBy) -> Option<Identity> {
    let mut identity = identity?;
    if is_number(answer_by) {
        identity.contact.clear();
    }
    Some(identity)
}

/// Opens the number for a call: the log says that it was looked at.
///
/// # Errors
/// `NotFound`; `Refused` where it was given in confidence to somebody else, or there is none.
pub fn number(
    conn: &mut DbConn,
    ctx: &Context,
    viewer: &Viewer,
    reference: &Reference,
) -> Result<(Line, Identity, Option<String>), Error> {
    let Some((case, Some(half))) = store::find(conn, viewer, reference, ctx.today)? else {
        return Err(Error::NotFound);
    };
    // whoever may write to the person may call
    policy::may(viewer, &case, &half, crate::cases::life::Verb::Write).map_err(Error::Refused)?;
    let identity = identity(ctx, viewer, &case, &half)?.ok_or(Error::Refused("refusal-number-confided"))?;
    if !is_number(half.answer_by) || identity.contact.trim().is_empty() {
        return Err(Error::Refused("refusal-no-number"));
    }
    crate::audit::note(conn, ctx.now, Some(viewer.key), "number_shown", Some(case.key))?;
    let answer = store::answers(conn, &[case.key])?.remove(&case.key).filter(|_| half.answered_on.is_some());
    Ok(((case, Some(half)), identity, answer))
}
