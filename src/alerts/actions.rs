//! The round of a day.
use super::model::{Kind, answered_for, is_late, quiet};
use super::store;
use crate::access::{Role, Viewer};
use crate::accounts;
use crate::cases::{self, Context};
use crate::committees;
use crate::id::{AccountKey, CommitteeKey};
use crate::notify;
use crate::programme;
use crate::storage::{self, Db, DbConn};
use crate::tracker::Fact;
use std::collections::HashMap;

/// What there is to be told to somebody.
type Found = Vec<(Kind, Option<CommitteeKey>)>;

/// Looks, for each manager, at what that manager sees, and tells what is new. Answers how many alerts were made. Blocks: not for an
/// async thread.
///
/// # Errors
/// The database failed.
pub fn round(db: &Db, ctx: &Context) -> anyhow::Result<usize> {
    let all = db.read_now(|conn| Ok::<_, anyhow::Error>(accounts::all(conn)?))?;
    let is_manager = |held: &crate::access::Held| held.role == Role::Manager;
    let managers = all.into_iter().filter(|account| account.active && account.roles.iter().any(is_manager));
    let mut made = 0;
    for manager in managers {
        // one after the other: what each sees is read anew, and nothing of it is kept in memory
        let found = db.read_now(|conn| {
            let viewer = accounts::viewer(conn, manager.key)?;
            found(conn, ctx, &viewer)
        })?;
        let (ctx, account) = (ctx.clone(), manager.key);
        made += db.write_now(move |conn| tell(conn, &ctx, account, &found))?;
    }
    Ok(made)
}

fn found(conn: &mut DbConn, ctx: &Context, viewer: &Viewer) -> anyhow::Result<Found> {
    let facts = cases::facts_of_today(conn, Some(viewer), None, ctx.today)?;
    let facts: Vec<Fact> = facts.into_iter().map(Fact::from).collect();
    let mut found = Found::new();
    if is_late(&facts, ctx.today) {
        found.push((Kind::Late, None));
    }
    let all = committees::all(conn)?;
    let own = answered_for(viewer, &all, &ctx.book);
    let mut since = HashMap::new();
    for committee in &own {
        let first = programme::versions(conn, "committee", &committee.code)?.into_iter().next();
        since.extend(first.map(|version| (committee.key.get(), version.valid_from)));
    }
    let known = |key: CommitteeKey| since.get(&key.get()).copied();
    found.extend(quiet(&facts, &own, &known, ctx.today).into_iter().map(|key| (Kind::Quiet, Some(key))));
    Ok(found)
}

/// Writes down what is new and what is over; a letter without content for all that is new together.
fn tell(conn: &mut DbConn, ctx: &Context, account: AccountKey, found: &Found) -> anyhow::Result<usize> {
    // two servers that begin the day together tell once
    storage::lock(conn, "alerts")?;
    let lasting = store::lasting(conn, account, false)?;
    for (key, kind, committee, _) in &lasting {
        if !found.contains(&(*kind, *committee)) {
            store::over(conn, *key, ctx.today)?;
        }
    }
    let known = |about: &&(Kind, Option<CommitteeKey>)| {
        lasting.iter().any(|(_, kind, committee, _)| (*kind, *committee) == **about)
    };
    let new: Vec<_> = found.iter().filter(|about| !known(about)).collect();
    for about in &new {
        store::add(conn, account, **about, ctx.today)?;
    }
    if !new.is_empty() {
        notify::something_waits(conn, account, ctx.now)?;
    }
    Ok(new.len())
}
