//! One answer for many people who gave no name: chosen, written once, and read out where everybody hears it.
use super::begin::{At, Outcome, begin, finish};
use super::handle::{answer_with, said};
use super::slips::letter;
use crate::access::Viewer;
use crate::cases::context::{Context, Error};
use crate::cases::life::Verb;
use crate::cases::model::{
    AnswerBy, ClosingReason, EventBody, EventKind, General, MOST_IN_GENERAL, MessageKind, Naming,
};
use crate::cases::policy;
use crate::cases::store::{self, Change, Line, Order, Ordinary, Wanted};
use crate::id::{CommitteeKey, GeneralId, Reference};
use crate::storage::{Db, DbConn};
use chrono::NaiveDate;

/// So many cases are looked through for those that can be answered together.
const LOOKED_AT: i64 = 400;
/// So many answers are listed.
const LISTED: i64 = 30;

/// An answer to be written.
#[derive(Debug, Clone)]
pub struct NewGeneral {
    /// Of the form: the same form counts once.
    pub id: GeneralId,
    /// Which committee reads it out; none: whoever writes it.
    pub committee: Option<CommitteeKey>,
    /// The words.
    pub text: String,
    /// To which cases, each as it was seen.
    pub chosen: Vec<(Reference, i32)>,
}

/// Whether a case can be answered where everybody hears it: nobody else can be told, and what is about a committee is never
/// told through it.
fn fits(ordinary: &Ordinary, committee: Option<CommitteeKey>) -> bool {
    let nobody = ordinary.naming == Naming::Anonymous || ordinary.answer_by == AnswerBy::NotNeeded;
    let through = match committee {
        Some(committee) => ordinary.committee_key == Some(committee) && !ordinary.hidden_from_committee,
        None => ordinary.committee_key.is_none() || ordinary.hidden_from_committee,
    };
    nobody && through && ordinary.told_on.is_none() && ordinary.general_key.is_none()
}

/// The open cases that somebody could answer together, the oldest first.
///
/// # Errors
/// The database failed.
pub fn offered(
    conn: &mut DbConn,
    ctx: &Context,
    viewer: &Viewer,
    committee: Option<CommitteeKey>,
    category: Option<i32>,
) -> Result<Vec<Line>, Error> {
    let order = Some(Order::Oldest);
    let wanted = Wanted { open_only: true, committee, category, order, most: LOOKED_AT, ..Wanted::default() };
    let mut lines = store::list(conn, viewer, &wanted, ctx.today)?;
    lines.retain(|(case, half)| {
        half.as_ref().is_some_and(|half| fits(half, committee) && policy::may(viewer, case, half, Verb::Answer).is_ok())
    });
    lines.truncate(MOST_IN_GENERAL);
    Ok(lines)
}

/// Answers all of them with the same words. Whoever holds a slip reads it there too. Blocks.
///
/// # Errors
/// As answering each; `Refused` where one cannot be answered so. Nothing is written then.
pub fn answer_many(db: &Db, ctx: &Context, viewer: &Viewer, new: NewGeneral) -> Result<(), Error> {
    if new.chosen.is_empty() {
        return Err(Error::Refused("refusal-general-none"));
    }
    if new.chosen.len() > MOST_IN_GENERAL {
        return Err(Error::Refused("refusal-general-many"));
    }
    let letters = db.read_now(|conn| {
        let one = |(reference, version): &(Reference, i32)| {
            let at = At { viewer, reference, version: *version };
            letter(conn, ctx, at, MessageKind::Answer, &new.text)
        };
        new.chosen.iter().map(one).collect::<Result<Vec<_>, Error>>()
    })?;
    let (ctx, viewer) = (ctx.clone(), viewer.clone());
    db.write_now(move |conn| {
        let by = (viewer.key, ctx.today);
        let Some(general) = store::add_general(conn, new.id, (new.committee, &new.text), by)? else { return Ok(()) };
        for ((reference, version), letter) in new.chosen.iter().zip(&letters) {
            let Some((_, Some(half))) = store::find(conn, &viewer, reference, ctx.today)? else {
                return Err(Error::NotFound);
            };
            if !fits(&half, new.committee) {
                return Err(Error::Refused("refusal-general-fits"));
            }
            let at = At { viewer: &viewer, reference, version: *version };
            answer_with(conn, &ctx, at, said(&new.text), (letter.as_ref(), Some(general)))?;
        }
        Ok(())
    })
}

/// The answers to many that somebody has to do with.
///
/// # Errors
/// The database failed.
pub fn generals(conn: &mut DbConn, ctx: &Context, viewer: &Viewer) -> Result<Vec<General>, Error> {
    Ok(store::general_answers(conn, viewer, ctx.today, LISTED)?)
}

/// One of them, with those of its cases that the viewer sees.
///
/// # Errors
/// `NotFound`.
pub fn general(
    conn: &mut DbConn,
    ctx: &Context,
    viewer: &Viewer,
    id: GeneralId,
) -> Result<(General, Vec<Line>), Error> {
    let found = store::general(conn, id)?.ok_or(Error::NotFound)?;
    let lines = store::of_general(conn, viewer, found.key, ctx.today)?;
    let own = found.committee.is_some_and(|committee| viewer.committees().contains(&committee));
    if !own && found.written_by != viewer.key && lines.is_empty() {
        return Err(Error::NotFound);
    }
    Ok((found, lines))
}

/// It was read out: the cases that the viewer sees are closed with it.
///
/// # Errors
/// `NotFound`; `Refused` for a day before it was written, or in the future, or where nobody but its committee reads it.
pub fn read_out(
    conn: &mut DbConn,
    ctx: &Context,
    viewer: &Viewer,
    id: GeneralId,
    (on, place): (NaiveDate, &str),
) -> Result<(), Error> {
    let (found, lines) = general(conn, ctx, viewer, id)?;
    if on > ctx.today || on < found.written_on {
        return Err(Error::Refused("refusal-general-day"));
    }
    let mut any = false;
    for (case, half) in lines {
        let Some(half) = half.filter(|_| case.closed_on.is_none()) else { continue };
        let at = At { viewer, reference: &case.reference, version: case.version };
        let granted = begin::<policy::Announce>(conn, ctx, at)?;
        super::appeal::none_waits(conn, &granted)?;
        let first = half.first_closed_on.is_none().then_some(Some(on));
        let closing_reason = Some(Some(ClosingReason::GeneralAnswer));
        let change = Change { closing_reason, first_closed_on: first, ..Change::default() };
        let reason = Some(ClosingReason::GeneralAnswer.as_str().to_owned());
        let body = EventBody { reason, text: Some(place.to_owned()), ..EventBody::default() };
        finish(conn, ctx, &granted, Outcome::new(EventKind::Closed, on).with(change).saying(body))?;
        any = true;
    }
    if !any && found.read_on.is_some() {
        return Err(Error::Refused("refusal-general-read"));
    }
    Ok(store::read_general(conn, found.key, (on, place), viewer.key)?)
}
