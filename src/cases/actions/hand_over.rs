//! What a committee leaves open when it closes is answered by somebody else: another committee, or whoever handles cases there.
//! And a person who comes with a slip to any committee is not sent away.
use super::handle::route;
use crate::access::Viewer;
use crate::audit;
use crate::cases::context::{Context, Error};
use crate::cases::model::{Case, EventBody, EventKind, Holder, Naming};
use crate::cases::store::{self, Change, Ordinary};
use crate::committees::{self, Committee};
use crate::id::{CommitteeKey, Reference};
use crate::storage::DbConn;
use crate::{accounts, grants, notify};

/// Cases in one transaction.
const HANDFUL: i64 = 20;

/// Hands a handful of cases over that committees answer which are closed by now. Answers whether there may be more.
///
/// # Errors
/// The database failed.
pub fn hand_over(conn: &mut DbConn, ctx: &Context) -> Result<bool, Error> {
    let all = committees::all(conn)?;
    let closed: Vec<CommitteeKey> = all.iter().filter(|c| !c.is_open(ctx.today)).map(|c| c.key).collect();
    let found = store::left_behind(conn, &closed, HANDFUL)?;
    for (case, ordinary) in &found {
        let from = all.iter().find(|committee| Some(committee.key) == ordinary.committee_key);
        let heir = from.and_then(|from| from.heir).and_then(|key| all.iter().find(|committee| committee.key == key));
        pass_on(conn, ctx, (case, ordinary), from, heir)?;
    }
    Ok(i64::try_from(found.len()).is_ok_and(|count| count == HANDFUL))
}

/// Whether there is something to hand over: asked before the writer is.
///
/// # Errors
/// The database failed.
pub fn is_left_behind(conn: &mut DbConn, today: chrono::NaiveDate) -> Result<bool, Error> {
    let closed = closed(conn, today)?;
    Ok(!store::left_behind(conn, &closed, 1)?.is_empty())
}

/// The committees that are closed on a day.
///
/// # Errors
/// The database failed.
pub fn closed(conn: &mut DbConn, today: chrono::NaiveDate) -> Result<Vec<CommitteeKey>, Error> {
    Ok(committees::all(conn)?.iter().filter(|committee| !committee.is_open(today)).map(|c| c.key).collect())
}

fn pass_on(
    conn: &mut DbConn,
    ctx: &Context,
    (case, ordinary): (&Case, &Ordinary),
    from: Option<&Committee>,
    heir: Option<&Committee>,
) -> Result<(), Error> {
    // a name that was given in confidence to one committee is not shown to another by a rule: somebody decides it, case by case
    let confided = ordinary.naming == Naming::Confidential;
    let heir = match heir {
        Some(heir) if !confided && may_answer(conn, ctx, (case, ordinary), heir)? => Some(heir),
        _ => None,
    };
    let mut change = Change { updated_at: Some(ctx.now), ..Change::default() };
    match heir {
        Some(heir) => change.committee_key = Some(Some(heir.key)),
        None => {
            change.holder = Some(Holder::Handler);
            change.assigned_key = Some(route(conn, ctx, (case, ordinary), ordinary.sector.as_deref(), None)?);
        }
    }
    if !store::next_version(conn, case)? {
        return Err(Error::Stale);
    }
    store::change(conn, case, &change)?;
    let name = |committee: &Committee| committee.name.clone();
    let body = EventBody { from: from.map(name), to: heir.map(name), ..EventBody::default() };
    let event = (EventKind::HandedOn, ctx.today, &body);
    store::add_event(conn, case.key, case.version + 1, event, None, ctx.now)?;
    audit::note(conn, ctx.now, None, EventKind::HandedOn.as_str(), Some(case.key))?;
    Ok(())
}

/// Whether a committee may be given a case: it is open, the case is kept from no committee, and from none of its members.
///
/// # Errors
/// The database failed.
pub(super) fn may_answer(
    conn: &mut DbConn,
    ctx: &Context,
    (case, ordinary): (&Case, &Ordinary),
    committee: &Committee,
) -> Result<bool, Error> {
    if !committee.is_open(ctx.today) || ordinary.hidden_from_committee {
        return Ok(false);
    }
    let members = accounts::committee_members(conn, committee.key)?;
    let excluded = store::excluded(conn, case.key)?;
    Ok(!members.iter().any(|member| excluded.contains(member)))
}

/// A person came with the number on a slip: whoever answers it is told, once a day, at which committee. The answer is the same
/// whatever the number is, and whoever asked learns nothing of it.
///
/// # Errors
/// The database failed.
pub fn came(conn: &mut DbConn, ctx: &Context, viewer: &Viewer, reference: &Reference) -> Result<(), Error> {
    let own = viewer.committees();
    let where_to = committees::all(conn)?.into_iter().find(|committee| own.contains(&committee.key));
    let Some((case, ordinary)) = store::by_number(conn, reference)? else { return Ok(()) };
    let Some(ordinary) = ordinary else {
        for holder in grants::holders(conn, case.key, ctx.today)? {
            notify::case_waits(conn, holder.account, case.key, ctx.now)?;
        }
        return Ok(());
    };
    if store::came_on(conn, case.key, ctx.today)? || !store::next_version(conn, &case)? {
        return Ok(());
    }
    let body = EventBody { to: where_to.map(|committee| committee.name), ..EventBody::default() };
    let event = (EventKind::Came, ctx.today, &body);
    store::add_event(conn, case.key, case.version + 1, event, Some(viewer.key), ctx.now)?;
    audit::note(conn, ctx.now, Some(viewer.key), EventKind::Came.as_str(), Some(case.key))?;
    match (ordinary.holder, ordinary.assigned_key) {
        (Holder::Handler, Some(assigned)) => notify::case_waits(conn, assigned, case.key, ctx.now)?,
        (Holder::Handler, None) => drop(route(conn, ctx, (&case, &ordinary), ordinary.sector.as_deref(), None)?),
        (Holder::Committee, _) => {}
    }
    Ok(())
}
