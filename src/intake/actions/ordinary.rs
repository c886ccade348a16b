//! An ordinary case: held by the committee, or by the handler of sector and area.
use super::{Taking, tidy};
use crate::access::Role;
use crate::cases::model::{Holder, NewOrdinary};
use crate::cases::{self, Context, Error};
use crate::id::AccountKey;
use crate::intake::model::{Particulars, Told};
use crate::routing::{self, Assignment, Match};
use crate::storage::DbConn;
use crate::{accounts, notify};
use diesel::QueryResult;

/// Records it for the committee (`handler` is none) or for a handler, who may be outside the committee.
pub(super) fn record(taking: &Taking, away: Match, handler: Option<bool>) -> Result<(), Error> {
    let told = &taking.told;
    let outside = handler == Some(true) || told.far || away.doubtful;
    let holder = if handler.is_some() || outside { Holder::Handler } else { Holder::Committee };
    let new = new(told, holder, outside, away.accounts);
    let Taking { ctx, viewer, told, form, .. } = taking.clone();
    let done = taking.db.write_now(move |conn| write(conn, &ctx, (&told, new), viewer.key, &form));
    match done {
        // the second of two taps: the case is there, its slip is asked for
        Err(Error::AlreadyRecorded) => Ok(()),
        done => done,
    }
}

fn write(
    conn: &mut DbConn,
    ctx: &Context,
    (told, mut new): (&Told, NewOrdinary),
    actor: AccountKey,
    form: &[u8],
) -> Result<(), Error> {
    if new.holder == Holder::Committee {
        cases::record_ordinary(conn, ctx, &new, Some(actor), Some(form))?;
        return Ok(());
    }
    if let Some(committee) = new.committee.filter(|_| new.hidden_from_committee) {
        // a member may have another role that would show it
        new.excluded.extend(accounts::committee_members(conn, committee)?);
    }
    let found = assign(conn, ctx, told, &mut new)?;
    tidy(&mut new.excluded);
    new.assigned = found.assigned;
    cases::record_ordinary(conn, ctx, &new, Some(actor), Some(form))?;
    for account in found.tell.into_iter().filter(|_| found.assigned.is_none()) {
        notify::something_waits(conn, account, ctx.now)?;
    }
    Ok(())
}

/// The handler of sector and area; if someone from far away is wanted and there is one, that one, and nobody near.
fn assign(conn: &mut DbConn, ctx: &Context, told: &Told, new: &mut NewOrdinary) -> QueryResult<Assignment> {
    let outside = new.committee.filter(|_| new.hidden_from_committee);
    let sector = new.sector.as_deref();
    if told.far {
        let far = routing::assign(conn, &ctx.book, sector, None, &new.excluded, outside)?;
        if !far.tell.is_empty() {
            let near = near_handlers(conn, ctx, new, &far.tell)?;
            new.excluded.extend(near);
            return Ok(far);
        }
    }
    routing::assign(conn, &ctx.book, sector, new.place, &new.excluded, outside)
}

fn near_handlers(
    conn: &mut DbConn,
    ctx: &Context,
    new: &NewOrdinary,
    far: &[AccountKey],
) -> QueryResult<Vec<AccountKey>> {
    let way = new.place.map(|p| ctx.book.climb(p)).unwrap_or_default();
    let holders = accounts::holders(conn, Role::Handler)?;
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
    }
}
