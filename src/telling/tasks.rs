//! Whom to tell today.
use super::model::Way;
use crate::access::{Role, Viewer};
use crate::cases::telling::{ToTell, to_tell};
use crate::cases::{Context, Error, Order, Wanted};
use crate::storage::DbConn;
use std::collections::HashSet;

/// So many are looked for, for each reason to tell.
const MOST: i64 = 100;

/// The tasks of somebody, who waits longest first: a committee tells what it is asked to tell and what it holds, a handler what
/// is in the own hands, and what nobody has.
///
/// # Errors
/// The database failed.
pub fn tasks(conn: &mut DbConn, ctx: &Context, viewer: &Viewer) -> Result<Vec<(Way, ToTell)>, Error> {
    let base = Wanted { order: Some(Order::Oldest), most: MOST, ..Wanted::default() };
    let mut found = Vec::new();
    for committee in viewer.committees() {
        let wanted = Wanted { committee: Some(committee), ..base.clone() };
        found.extend(to_tell(conn, ctx, viewer, wanted)?.into_iter().filter(for_committee));
    }
    if viewer.is(Role::Handler) {
        found
            .extend(to_tell(conn, ctx, viewer, Wanted { mine: true, ..base.clone() })?.into_iter().filter(for_handler));
        let free = |one: &ToTell| for_handler(one) && one.line.1.as_ref().is_some_and(|o| o.assigned_key.is_none());
        found.extend(to_tell(conn, ctx, viewer, base)?.into_iter().filter(free));
    }
    let mut seen = HashSet::new();
    found.retain(|one| seen.insert(one.line.0.key));
    found.sort_by_key(|one| (one.line.0.received_on, one.line.0.key));
    let way = |one: ToTell| Some((Way::of(one.line.1.as_ref()?), one));
    Ok(found.into_iter().filter_map(way).collect())
}

fn for_committee(one: &ToTell) -> bool {
    one.line.1.as_ref().is_some_and(|half| !half.hidden_from_committee && Way::of(half).is_for_committee(half.holder))
}

fn for_handler(one: &ToTell) -> bool {
    one.line.1.as_ref().is_some_and(|half| !Way::of(half).is_for_committee(half.holder))
}

/// How many people somebody has to tell.
///
/// # Errors
/// The database failed.
pub fn count(conn: &mut DbConn, ctx: &Context, viewer: &Viewer) -> Result<usize, Error> {
    Ok(tasks(conn, ctx, viewer)?.len())
}
