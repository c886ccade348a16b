//! Handling an ordinary case: a function per verb. Each finds, decides, writes, records and announces in one
//! transaction.
use super::begin::{At, Outcome, begin, finish};
use super::record::Promised;
use super::slips::{Letter, keep_letter};
use super::{appeal, telling};
use crate::access::Role;
use crate::cases::context::{Context, Error};
use crate::cases::model::{Case, ClosingReason, EventBody, EventKind, Holder};
use crate::cases::policy;
use crate::cases::store::{self, Change};
use crate::committees::{self, Committee};
use crate::id::{AccountKey, CommitteeKey, GeneralKey, Reference};
use crate::storage::DbConn;
use crate::{accounts, notify, routing};
use chrono::NaiveDate;

/// The person knows that it was received.
///
/// # Errors
/// As every verb: `NotFound`, `Refused`, `Stale`; `Refused` for a day that is not between reception and today.
pub fn acknowledge(conn: &mut DbConn, ctx: &Context, at: At<'_>, on: NaiveDate) -> Result<(), Error> {
    let granted = begin::<policy::Acknowledge>(conn, ctx, at)?;
    if on > ctx.today || on < granted.case.received_on {
        return Err(Error::Refused("refusal-before-received"));
    }
    let change = Change { acknowledged_on: Some(Some(on)), ..Change::default() };
    finish(conn, ctx, &granted, Outcome::new(EventKind::Acknowledged, on).with(change))
}

/// Gives it to one handler.
///
/// # Errors
/// As every verb; `Refused` when that account is excluded or no active handler.
pub fn assign(conn: &mut DbConn, ctx: &Context, at: At<'_>, to: AccountKey) -> Result<(), Error> {
    let granted = begin::<policy::Assign>(conn, ctx, at)?;
    appeal::none_waits(conn, &granted)?;
    let known = candidates(conn)?;
    // one sentence for every reason: the list must not tell who may not see this case
    let Some((_, name)) = known.into_iter().find(|(key, _)| *key == to) else {
        return Err(Error::Refused("refusal-no-such-handler"));
    };
    let members = match about(&granted.ordinary) {
        Some(committee) => accounts::committee_members(conn, committee)?,
        None => Vec::new(),
    };
    if members.contains(&to) || store::is_excluded(conn, granted.case.key, to)? {
        return Err(Error::Refused("refusal-no-such-handler"));
    }
    let change = Change { assigned_key: Some(Some(to)), holder: Some(Holder::Handler), ..Change::default() };
    let body = EventBody { to: Some(name), ..EventBody::default() };
    finish(conn, ctx, &granted, Outcome::new(EventKind::Assigned, ctx.today).with(change).saying(body))?;
    notify::case_waits(conn, to, granted.case.key, ctx.now)?;
    Ok(())
}

/// The committee that an ordinary case is about, and whose members it is kept from.
pub(super) fn about(ordinary: &store::Ordinary) -> Option<CommitteeKey> {
    ordinary.committee_key.filter(|_| ordinary.hidden_from_committee)
}

/// Finds out who handles the case now, and tells them.
pub(super) fn route(
    conn: &mut DbConn,
    ctx: &Context,
    (case, ordinary): (&Case, &store::Ordinary),
    sector: Option<&str>,
    but: Option<AccountKey>,
) -> Result<Option<AccountKey>, Error> {
    let mut excluded = store::excluded(conn, case.key)?;
    excluded.extend(but);
    let way = routing::assign(conn, &ctx.book, sector, ordinary.place_key, &excluded, about(ordinary))?;
    for account in way.tell {
        notify::case_waits(conn, account, case.key, ctx.now)?;
    }
    Ok(way.assigned)
}

/// The active handlers, by name.
///
/// # Errors
/// The database failed.
pub fn candidates(conn: &mut DbConn) -> Result<Vec<(AccountKey, String)>, Error> {
    let mut handlers: Vec<AccountKey> =
        accounts::holders(conn, Role::Handler)?.into_iter().map(|(key, _)| key).collect();
    handlers.dedup();
    let names = accounts::names(conn)?;
    Ok(names.into_iter().filter(|(key, _)| handlers.contains(key)).collect())
}

/// The handler takes it in hand.
///
/// # Errors
/// As every verb.
pub fn start(conn: &mut DbConn, ctx: &Context, at: At<'_>) -> Result<(), Error> {
    let granted = begin::<policy::Start>(conn, ctx, at)?;
    appeal::none_waits(conn, &granted)?;
    let own = granted.viewer.is(Role::Handler) && granted.ordinary.assigned_key.is_none();
    let holder = (own && granted.ordinary.holder == Holder::Committee).then_some(Holder::Handler);
    let change = Change { assigned_key: own.then_some(Some(granted.viewer.key)), holder, ..Change::default() };
    finish(conn, ctx, &granted, Outcome::new(EventKind::Started, ctx.today).with(change))
}

/// Another category, with the reason. Sensitive categories are not set this way: the case is sealed instead.
///
/// # Errors
/// As every verb.
pub fn category(conn: &mut DbConn, ctx: &Context, at: At<'_>, code: i32, reason: &str) -> Result<(), Error> {
    let granted = begin::<policy::Category>(conn, ctx, at)?;
    let known = ctx.programme.category(code).filter(|c| c.code <= 5).ok_or(Error::Refused("refusal-seal-instead"))?;
    let mut change = Change { category: Some(code), category_version: Some(known.version), ..Change::default() };
    let ordinary = &granted.ordinary;
    if ordinary.holder == Holder::Committee && !known.committee_may_answer {
        // what the committee may not answer leaves it, as at the intake
        change.holder = Some(Holder::Handler);
        change.assigned_key = Some(route(conn, ctx, (&granted.case, ordinary), ordinary.sector.as_deref(), None)?);
    }
    let body = EventBody {
        from: Some(granted.ordinary.category.to_string()),
        to: Some(code.to_string()),
        reason: Some(reason.to_owned()),
        ..EventBody::default()
    };
    let due = super::record::due(
        ctx,
        Promised { category: code, track: None, place: granted.ordinary.place_key },
        granted.case.received_on,
    );
    finish(conn, ctx, &granted, Outcome::new(EventKind::CategoryChanged, ctx.today).with(change).saying(body).due(due))
}

/// Another sector, with the reason. What handlers hold goes to those of the new sector.
///
/// # Errors
/// As every verb; `Refused` for a sector that is none of the programme's.
pub fn sector(conn: &mut DbConn, ctx: &Context, at: At<'_>, code: &str, reason: &str) -> Result<(), Error> {
    let granted = begin::<policy::Sector>(conn, ctx, at)?;
    appeal::none_waits(conn, &granted)?;
    if !ctx.programme.sectors.iter().any(|sector| sector.code == code) {
        return Err(Error::Refused("refusal-no-such-sector"));
    }
    let mut change = Change { sector: Some(Some(code.to_owned())), ..Change::default() };
    if granted.ordinary.holder == Holder::Handler && granted.ordinary.sector.as_deref() != Some(code) {
        change.assigned_key = Some(route(conn, ctx, (&granted.case, &granted.ordinary), Some(code), None)?);
    }
    let body = EventBody {
        from: granted.ordinary.sector.clone(),
        to: Some(code.to_owned()),
        reason: Some(reason.to_owned()),
        ..EventBody::default()
    };
    finish(conn, ctx, &granted, Outcome::new(EventKind::SectorChanged, ctx.today).with(change).saying(body))
}

/// Something to remember.
///
/// # Errors
/// As every verb.
pub fn note(conn: &mut DbConn, ctx: &Context, at: At<'_>, text: &str) -> Result<(), Error> {
    let granted = begin::<policy::Note>(conn, ctx, at)?;
    finish(conn, ctx, &granted, Outcome::new(EventKind::Noted, ctx.today).saying(said(text)))
}

/// Waits for something outside: why, and until when.
///
/// # Errors
/// As every verb; `Refused` for a day that is past.
pub fn hold(conn: &mut DbConn, ctx: &Context, at: At<'_>, reason: &str, until: NaiveDate) -> Result<(), Error> {
    let granted = begin::<policy::Hold>(conn, ctx, at)?;
    if until <= ctx.today {
        return Err(Error::Refused("refusal-hold-past"));
    }
    let change = Change { held_until: Some(Some(until)), ..Change::default() };
    let body = EventBody { reason: Some(reason.to_owned()), until: Some(until), ..EventBody::default() };
    store::start_hold(conn, granted.case.key, ctx.today)?;
    finish(conn, ctx, &granted, Outcome::new(EventKind::Held, ctx.today).with(change).saying(body))
}

/// Goes on after a hold.
///
/// # Errors
/// As every verb.
pub fn resume(conn: &mut DbConn, ctx: &Context, at: At<'_>) -> Result<(), Error> {
    let granted = begin::<policy::Resume>(conn, ctx, at)?;
    finish(conn, ctx, &granted, Outcome::new(EventKind::Resumed, ctx.today))
}

/// Passed to a service or organisation outside, which will answer.
///
/// # Errors
/// As every verb.
pub fn refer(conn: &mut DbConn, ctx: &Context, at: At<'_>, to: &str) -> Result<(), Error> {
    let granted = begin::<policy::Refer>(conn, ctx, at)?;
    let body = EventBody { to: Some(to.to_owned()), ..EventBody::default() };
    finish(conn, ctx, &granted, Outcome::new(EventKind::Referred, ctx.today).saying(body))
}

/// To another level: from the committee to the handler of sector and area, back to the committee, or, by a handler or a
/// manager, to another committee. `code`: which other one.
///
/// # Errors
/// As every verb; `Refused` when there is no committee that can answer it.
pub fn transmit(
    conn: &mut DbConn,
    ctx: &Context,
    at: At<'_>,
    (to, code): (Holder, Option<&str>),
    reason: &str,
) -> Result<(), Error> {
    let granted = begin::<policy::Transmit>(conn, ctx, at)?;
    appeal::none_waits(conn, &granted)?;
    let ordinary = &granted.ordinary;
    let mut change = Change { holder: Some(to), assigned_key: Some(None), ..Change::default() };
    let mut body = EventBody { to: Some(to.as_str().into()), reason: Some(reason.to_owned()), ..EventBody::default() };
    match to {
        Holder::Handler => {
            change.assigned_key = Some(route(conn, ctx, (&granted.case, ordinary), ordinary.sector.as_deref(), None)?);
        }
        Holder::Committee => {
            let committee = committee(conn, ctx, &granted, code)?;
            change.committee_key = Some(Some(committee.key));
            // its name is said where it is another one than before
            body.from = code.map(|_| committee.name);
        }
    }
    finish(conn, ctx, &granted, Outcome::new(EventKind::Transmitted, ctx.today).with(change).saying(body))
}

/// The committee that is to answer: the one that took it in, or another. One sentence for every reason why not: it must not
/// tell from whom a case is kept.
fn committee(
    conn: &mut DbConn,
    ctx: &Context,
    granted: &policy::Granted<policy::Transmit>,
    code: Option<&str>,
) -> Result<Committee, Error> {
    let (case, ordinary) = (&granted.case, &granted.ordinary);
    let all = committees::all(conn)?.into_iter();
    let Some(code) = code else {
        let mut own = all.filter(|committee| Some(committee.key) == ordinary.committee_key);
        let own = own.next().filter(|own| own.is_open(ctx.today) && !ordinary.hidden_from_committee);
        return own.ok_or(Error::Refused("refusal-no-committee"));
    };
    let refused = Error::Refused("refusal-no-such-committee");
    let found = all.into_iter().find(|committee| committee.code == code);
    let holds = |c: &Committee| ordinary.holder == Holder::Committee && ordinary.committee_key == Some(c.key);
    match found.filter(|committee| !holds(committee)) {
        Some(other)
            if policy::may_entrust(&granted.viewer, case, ordinary)
                && super::hand_over::may_answer(conn, ctx, (case, ordinary), &other)? =>
        {
            Ok(other)
        }
        _ => Err(refused),
    }
}

/// Something is written to the person, to be read by slip. `letter`: the same, sealed to the code.
///
/// # Errors
/// As every verb; `Refused` when the person has no code.
pub fn write(conn: &mut DbConn, ctx: &Context, at: At<'_>, text: &str, letter: Option<&Letter>) -> Result<(), Error> {
    let granted = begin::<policy::Write>(conn, ctx, at)?;
    keep_letter(conn, ctx, &granted.case, letter.ok_or(Error::Refused("refusal-no-slip"))?)?;
    finish(conn, ctx, &granted, Outcome::new(EventKind::Written, ctx.today).saying(said(text)))
}

/// The answer is found; the person may not know it yet. `letter`: the same, sealed to the person's code, if there is one.
///
/// # Errors
/// As every verb; `Refused` while an appeal waits to be decided.
pub fn answer(conn: &mut DbConn, ctx: &Context, at: At<'_>, text: &str, letter: Option<&Letter>) -> Result<(), Error> {
    answer_with(conn, ctx, at, said(text), (letter, None))
}

/// The same; `general`: it goes to many, and is read out.
pub(super) fn answer_with(
    conn: &mut DbConn,
    ctx: &Context,
    at: At<'_>,
    body: EventBody,
    (letter, general): (Option<&Letter>, Option<GeneralKey>),
) -> Result<(), Error> {
    let granted = begin::<policy::Answer>(conn, ctx, at)?;
    appeal::none_waits(conn, &granted)?;
    if let Some(letter) = letter {
        keep_letter(conn, ctx, &granted.case, letter)?;
    }
    let change = Change { general_key: Some(general), ..answered(ctx.today) };
    finish(conn, ctx, &granted, Outcome::new(EventKind::Answered, ctx.today).with(change).saying(body))
}

/// Answered on a day: nobody was told yet, and nobody asked whether it is good.
pub(super) fn answered(on: NaiveDate) -> Change {
    Change {
        answered_on: Some(Some(on)),
        told_on: Some(None),
        satisfied: Some(None),
        satisfied_by: Some(None),
        unwanted_on: Some(None),
        general_key: Some(None),
        ..Change::default()
    }
}

/// Closed, with the reason. A duplicate says of which case, which the viewer must see as well.
///
/// # Errors
/// As every verb; `Refused` when the other case is not there for this viewer, or when nobody tried often enough to
/// reach the person.
pub fn close(
    conn: &mut DbConn,
    ctx: &Context,
    at: At<'_>,
    reason: ClosingReason,
    of: Option<&Reference>,
) -> Result<(), Error> {
    let granted = begin::<policy::Close>(conn, ctx, at)?;
    if reason == ClosingReason::Withdrawn {
        appeal::withdrawn(conn, ctx, &granted.case)?;
    }
    appeal::none_waits(conn, &granted)?;
    if reason == ClosingReason::Duplicate {
        let other = of.filter(|r| **r != granted.case.reference).ok_or(Error::Refused("refusal-duplicate-of"))?;
        let seen = store::find(conn, &granted.viewer, other, ctx.today)?;
        seen.filter(|(case, _)| !case.sealed).ok_or(Error::Refused("refusal-duplicate-of"))?;
    }
    if reason == ClosingReason::Unreachable {
        telling::tried_enough(conn, &granted.case)?;
    }
    let change = Change {
        closing_reason: Some(Some(reason)),
        first_closed_on: granted.ordinary.first_closed_on.is_none().then_some(Some(ctx.today)),
        ..Change::default()
    };
    let body = EventBody {
        reason: Some(reason.as_str().into()),
        to: of.filter(|_| reason == ClosingReason::Duplicate).map(ToString::to_string),
        ..EventBody::default()
    };
    finish(conn, ctx, &granted, Outcome::new(EventKind::Closed, ctx.today).with(change).saying(body))
}

/// Open again, with the reason.
///
/// # Errors
/// As every verb.
pub fn reopen(conn: &mut DbConn, ctx: &Context, at: At<'_>, reason: &str) -> Result<(), Error> {
    let granted = begin::<policy::Reopen>(conn, ctx, at)?;
    let change = Change { closing_reason: Some(None), ..Change::default() };
    let body = EventBody { reason: Some(reason.to_owned()), ..EventBody::default() };
    finish(conn, ctx, &granted, Outcome::new(EventKind::Reopened, ctx.today).with(change).saying(body))
}

/// A certain account must not see it from now on. The timeline does not say who.
///
/// # Errors
/// As every verb.
pub fn exclude(conn: &mut DbConn, ctx: &Context, at: At<'_>, account: AccountKey) -> Result<(), Error> {
    let granted = begin::<policy::Exclude>(conn, ctx, at)?;
    keep_from(conn, ctx, &granted, account)
}

/// The viewer is concerned, or too close to somebody who is: they no longer see it, and somebody else takes it over.
///
/// # Errors
/// As every verb.
pub fn conflict(conn: &mut DbConn, ctx: &Context, at: At<'_>) -> Result<(), Error> {
    let granted = begin::<policy::Conflict>(conn, ctx, at)?;
    keep_from(conn, ctx, &granted, at.viewer.key)
}

fn keep_from<A>(
    conn: &mut DbConn,
    ctx: &Context,
    granted: &policy::Granted<A>,
    account: AccountKey,
) -> Result<(), Error> {
    let (case, ordinary) = (&granted.case, &granted.ordinary);
    store::exclude(conn, case.key, account)?;
    // a letter under way would tell that there was something
    notify::forget(conn, account, case.key)?;
    if appeal::decides_no_more(conn, ctx, (case, ordinary), account)? {
        let change = Change { assigned_key: Some(None), ..Change::default() };
        return finish(conn, ctx, granted, Outcome::new(EventKind::Excluded, ctx.today).with(change));
    }
    let assigned = match ordinary.assigned_key {
        Some(assigned) if assigned == account => route(conn, ctx, (case, ordinary), ordinary.sector.as_deref(), None)?,
        other => other,
    };
    let change = Change { assigned_key: Some(assigned), ..Change::default() };
    finish(conn, ctx, granted, Outcome::new(EventKind::Excluded, ctx.today).with(change))
}

pub(super) fn said(text: &str) -> EventBody {
    EventBody { text: Some(text.to_owned()), ..EventBody::default() }
}
