//! An ordinary case: held by the committee, or by the handler of sector and area.
use super::{Taking, tidy};
use crate::access::Role;
use crate::cases::model::{Holder, NewOrdinary};
use crate::cases::{self, Context, Error, Form, Pad};
use crate::id::AccountKey;
use crate::intake::model::{Particulars, Told};
use crate::routing::{self, Assignment, Match};
use crate::storage::DbConn;
use crate::{accounts, notify};
use diesel::QueryResult;

/// Records it for the committee (`handler` is none) or for a handler, who may be outside the committee. False, and
/// nothing is written, when nobody may look after it whom the person did not keep away.
pub(super) fn record(taking: &Taking, away: &Match, handler: Option<bool>) -> Result<bool, Error> {
    let told = &taking.told;
    let far = told.far || away.doubtful;
    let outside = handler == Some(true) || far;
    let holder = if handler.is_some() || outside { Holder::Handler } else { Holder::Committee };
    let new = new(told, holder, outside, away.accounts.clone());
    let Taking { ctx, viewer, told, form, files, pad, .. } = taking.clone();
    let done =
        taking.db.write_now(move |conn| write(conn, &ctx, (&told, new, far), viewer.key, (&form, files, pad.as_ref())));
    match done {
        // the second of two taps: the case is there, its slip is asked for
        Err(Error::AlreadyRecorded) => Ok(true),
        done => done,
    }
}

fn write(
    conn: &mut DbConn,
    ctx: &Context,
    (told, mut new, far): (&Told, NewOrdinary, bool),
    actor: AccountKey,
    form: (&Form, usize, Option<&Pad>),
) -> Result<bool, Error> {
    new.received_by = Some(super::received_by(conn, told, actor)?);
    if new.holder == Holder::Committee {
        cases::record_intake(conn, ctx, &new, actor, form)?;
        return Ok(true);
    }
    if let Some(committee) = new.committee.filter(|_| new.hidden_from_committee) {
        // a member may have another role that would show it
        new.excluded.extend(accounts::committee_members(conn, committee)?);
    }
    let found = assign(conn, ctx, &mut new, far)?;
    let kept_from_some = new.hidden_from_committee || told.keep_away.is_some();
    if found.tell.is_empty() && kept_from_some && ctx.programme.can_seal() {
        return Ok(false);
    }
    tidy(&mut new.excluded);
    new.assigned = found.assigned;
    let recorded = cases::record_intake(conn, ctx, &new, actor, form)?;
    for account in found.tell.into_iter().filter(|_| found.assigned.is_none()) {
        notify::case_waits(conn, account, recorded.key, ctx.now)?;
    }
    Ok(true)
}

/// The handler of sector and area; where someone from far away is wanted, one for the whole country, and nobody near.
fn assign(conn: &mut DbConn, ctx: &Context, new: &mut NewOrdinary, far: bool) -> QueryResult<Assignment> {
    let outside = new.committee.filter(|_| new.hidden_from_committee);
    let place = new.place.filter(|_| !far);
    let found = routing::assign(conn, &ctx.book, new.sector.as_deref(), place, &new.excluded, outside)?;
    if far && (ctx.programme.can_seal() || !found.tell.is_empty()) {
        let near = near(conn, ctx, new, &found.tell)?;
        new.excluded.extend(near);
    } else if far {
        // nothing can be sealed here: somebody near, rather than nobody
        return routing::assign(conn, &ctx.book, new.sector.as_deref(), new.place, &new.excluded, outside);
    }
    Ok(found)
}

/// Handlers and managers whose area it lies in.
fn near(conn: &mut DbConn, ctx: &Context, new: &NewOrdinary, far: &[AccountKey]) -> QueryResult<Vec<AccountKey>> {
    let way = new.place.map(|p| ctx.book.climb(p)).unwrap_or_default();
    let mut holders = accounts::holders(conn, Role::Handler)?;
    holders.extend(accounts::holders(conn, Role::Manager)?);
    let near = holders.into_iter().filter(|(account, held)| {
        !far.contains(account) && held.area.is_some_and(|area| way.iter().any(|place| place.key == area.place))
    });
    Ok(near.map(|(account, _)| account).collect())
}

fn new(told: &Told, holder: Holder, hidden: bool, excluded: Vec<AccountKey>) -> NewOrdinary {
    let asked: Particulars = told.ordinary.clone().unwrap_or_default();
    NewOrdinary {
        category: told.category,
        sector: asked.sector,
        channel: told.channel.clone(),
        project: told.project.clone(),
        activity: told.activity.clone(),
        committee: told.committee,
        place: told.place(),
        holder,
        assigned: None,
        hidden_from_committee: hidden,
        excluded,
        text: told.words.clone().unwrap_or_default(),
        received_on: told.received_on,
        happened_on: asked.happened_on,
        on_behalf: told.on_behalf,
        naming: told.naming,
        sex: asked.sex,
        age: asked.age,
        displacement: asked.displacement,
        access_needs: asked.access,
        language: asked.language,
        interpreter: asked.interpreter,
        answer_by: told.answer_by,
        identity: told.identity.clone(),
        kept: None,
        received_by: None,
    }
}
