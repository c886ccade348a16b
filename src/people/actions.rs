//! What administrators do to the rights of others, each in one transaction: accounts, desks, and the letters that say so.
use crate::access::{Held, Role};
use crate::accounts::{self, Link, Listed, NewAccount};
use crate::cases::{self, Context, Stays, keep_staffed};
use crate::desks;
use crate::id::{AccountKey, DeskKey};
use crate::sealing::PlainCredentials;
use crate::storage::{self, DbConn, ROSTER};
use crate::{notify, team};
use chrono::NaiveDateTime;

/// Tells the person and the administrators by letter that something waits.
///
/// # Errors
/// The database failed.
pub fn announce(
    conn: &mut DbConn,
    account: AccountKey,
    by: Option<AccountKey>,
    now: NaiveDateTime,
) -> diesel::QueryResult<()> {
    for reader in accounts::readers(conn, account, by)? {
        notify::rights_changed(conn, reader, now)?;
    }
    Ok(())
}

/// Adds an account, with a way in that is open for some days: a link, or the first password it was given.
///
/// # Errors
/// The name is taken, the roles cannot be, or whoever does it may not.
pub(super) fn invite(
    conn: &mut DbConn,
    ctx: &Context,
    (new, held, link): (&NewAccount, &Held, Option<&Link>),
    by: AccountKey,
) -> Result<(), Stays> {
    let account = accounts::create(conn, new, Some(by), ctx.now)?;
    accounts::invite(conn, account, link, ctx.now)?;
    if let Some(desk) = desk_of(held) {
        propose(conn, ctx, account, desk)?;
    }
    Ok(announce(conn, account, Some(by), ctx.now)?)
}

/// Gives a role with its scope. To belong to a desk is only proposed: its members confirm.
///
/// # Errors
/// The roles exclude each other, the person left, or whoever does it may not.
pub(super) fn give(
    conn: &mut DbConn,
    ctx: &Context,
    (person, held): (&Listed, &Held),
    by: AccountKey,
) -> Result<(), Stays> {
    accounts::add_role(conn, person.key, held.clone(), Some(by), ctx.now)?;
    if let Some(desk) = desk_of(held) {
        propose(conn, ctx, person.key, desk)?;
    }
    Ok(announce(conn, person.key, Some(by), ctx.now)?)
}

/// Takes a role away, and with it the membership of its desk.
///
/// # Errors
/// A desk would have nobody, it is the last administrator, or whoever does it may not.
pub(super) fn take(
    conn: &mut DbConn,
    ctx: &Context,
    (person, held): (&Listed, &Held),
    by: AccountKey,
) -> Result<(), Stays> {
    storage::lock(conn, ROSTER)?;
    if let Some(desk) = desk_of(held) {
        keep_staffed(conn, &ctx.trust, (person.key, Some(desk)), ctx.today)?;
        desks::end_at(conn, &ctx.trust, person.key, Some(desk), ctx.today)?;
    }
    accounts::take_role(conn, person.key, held, Some(by), ctx.now)?;
    Ok(announce(conn, person.key, Some(by), ctx.now)?)
}

/// What is done to a whole account.
pub(super) enum Deed {
    /// Closed for a while: roles, keys and memberships stay.
    Close,
    /// Open again, as it was.
    Open,
    /// The person left. With a password that nobody knows.
    Retire(PlainCredentials),
    /// A new first password, or a link; the keys go.
    Reset(PlainCredentials, Option<Link>),
    /// The second factor goes.
    Factor,
    /// Every device is signed out.
    Sessions,
}

/// Does something to a whole account.
///
/// # Errors
/// A desk would have nobody, it is the last administrator, or whoever does it may not.
pub(super) fn act(
    conn: &mut DbConn,
    ctx: &Context,
    (account, deed): (AccountKey, Deed),
    by: AccountKey,
) -> Result<(), Stays> {
    let (who, now) = (Some(by), ctx.now);
    match deed {
        Deed::Close => {
            keep_staffed(conn, &ctx.trust, (account, None), ctx.today)?;
            accounts::disable(conn, account, who, now)?;
        }
        Deed::Open => accounts::enable(conn, account, who, now)?,
        Deed::Retire(nobodys) => {
            keep_staffed(conn, &ctx.trust, (account, None), ctx.today)?;
            desks::end(conn, &ctx.trust, account, ctx.today)?;
            accounts::retire(conn, account, nobodys, who, (ctx.today, now))?;
            cases::without_keys(conn, account)?;
        }
        Deed::Reset(first, link) => {
            cases::reset(conn, account, first, who, now)?;
            accounts::invite(conn, account, link.as_ref(), now)?;
        }
        Deed::Factor => accounts::reset_factor(conn, account, who, now)?,
        Deed::Sessions => accounts::end_sessions(conn, account, who, now)?,
    }
    Ok(announce(conn, account, who, now)?)
}

fn desk_of(held: &Held) -> Option<DeskKey> {
    held.desk.filter(|_| held.role == Role::FocalPoint)
}

/// Lists somebody at a desk; its members are told that somebody waits to be confirmed.
fn propose(conn: &mut DbConn, ctx: &Context, account: AccountKey, desk: DeskKey) -> Result<(), Stays> {
    desks::propose(conn, desk, account, ctx.today)?;
    if let Some(desk) = desks::get(conn, desk)? {
        team::announce(conn, &ctx.trust, &desk, (ctx.today, ctx.now))?;
    }
    Ok(())
}
