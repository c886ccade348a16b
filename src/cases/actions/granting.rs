//! Giving a sealed case to a named colleague, and taking it back.
use super::begin::At;
use super::exclude::excluded;
use super::sealed::{find, identity, open, seal_entry, write_item};
use crate::access::Viewer;
use crate::cases::context::{Context, Error};
use crate::cases::model::{Case, Entry, EntryKind, Opened};
use crate::cases::{policy, store};
use crate::desks::{self, Member};
use crate::grants::{self, Grant, Why};
use crate::id::{AccountId, AccountKey, DeskKey};
use crate::sealing::CaseIdentity;
use crate::storage::{self, Db, DbConn, ROSTER};
use crate::{audit, notify, routing};
use chrono::NaiveDate;

/// Whom a case is given to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Colleague {
    /// A member of the case's desk, by public id.
    Member(AccountId),
    /// Another focal point, by a name that only one account has.
    Named(String),
}

/// A grant as it was asked for.
#[derive(Debug, Clone)]
pub struct Granting {
    /// To whom.
    pub to: Colleague,
    /// Why.
    pub reason: String,
    /// The last day on which it holds; none: until it is taken back.
    pub until: Option<NaiveDate>,
}

/// Gives a sealed case to a colleague: a member of its desk who joined later, or another focal point. Who is excluded is
/// read first. Blocks: not for an async thread.
///
/// # Errors
/// `NotFound`, `Stale`; `Refused` with one and the same sentence when that person is excluded, unknown or without keys.
pub fn grant(db: &Db, ctx: &Context, at: At<'_>, asked: &Granting) -> Result<(), Error> {
    policy::sensitive(at.viewer).map_err(Error::Refused)?;
    if asked.until.is_some_and(|day| day < ctx.today) {
        return Err(Error::Refused("refusal-until-past"));
    }
    let (case, member, fresh) = db.read_now(|conn| {
        let opened = open(conn, ctx, at.viewer, at.reference)?;
        if opened.case.version != at.version {
            return Err(Error::Stale);
        }
        no_guest(&opened, at.viewer)?;
        let member = chosen(conn, ctx, &opened, &asked.to)?;
        let identity = identity(conn, at.viewer, &opened.case)?;
        let fresh = grant_for(&identity, &member, (Why::Named, asked.until))?;
        Ok((opened.case, member, fresh))
    })?;
    let entry = Entry {
        on: Some(ctx.today),
        account: Some(member.1.id.to_string()),
        reason: Some(asked.reason.clone()),
        until: asked.until,
        ..Entry::default()
    };
    let item = seal_entry(ctx, &case, EntryKind::Granted, at.viewer.id, &entry)?;
    let (ctx, viewer, reference) = (ctx.clone(), at.viewer.clone(), at.reference.clone());
    db.write_now(move |conn| {
        storage::lock(conn, ROSTER)?;
        let seen = find(conn, &ctx, &viewer, &reference)?;
        let changed = seen.version != case.version || !still_there(conn, &ctx, &member.1)?;
        if changed || !store::next_version(conn, &seen)? {
            return Err(Error::Stale);
        }
        write_item(conn, &ctx, &seen, item)?;
        hand_key(conn, &ctx, &seen, &member.1, &fresh)?;
        Ok(audit::note_sealed(conn, ctx.today, "sealed_access", seen.desk)?)
    })
}

/// What a guest of the case may not decide.
///
/// # Errors
/// `Refused` for a guest.
pub(super) fn no_guest(opened: &Opened, viewer: &Viewer) -> Result<(), Error> {
    if opened.is_guest(viewer.id) { Err(Error::Refused("refusal-guest")) } else { Ok(()) }
}

/// A focal point, and whether it is a member of the case's desk.
pub(super) type Chosen = (bool, Member);

/// The one who is meant, if they may have the case.
fn chosen(conn: &mut DbConn, ctx: &Context, opened: &Opened, to: &Colleague) -> Result<Chosen, Error> {
    const NOT_THIS_ONE: Error = Error::Refused("refusal-not-this-person");
    let account = match to {
        Colleague::Member(id) => {
            let members = of_desk(conn, ctx, opened.case.desk)?;
            members.into_iter().find(|member| member.id == *id).map(|member| member.account)
        }
        Colleague::Named(name) => {
            let matched = routing::match_person(conn, &ctx.book, name, None, "")?;
            matched.accounts.first().copied().filter(|_| matched.accounts.len() == 1 && !matched.doubtful)
        }
    };
    let excluded = excluded(conn, opened)?;
    let account = account.filter(|account| !excluded.contains(account)).ok_or(NOT_THIS_ONE)?;
    if opened.holders.iter().any(|holder| holder.account == account) {
        return Err(Error::Refused("refusal-already-holder"));
    }
    focal_point(conn, ctx, opened.case.desk, account)?.ok_or(NOT_THIS_ONE)
}

/// The focal point behind an account, as a member of `desk` if it is one; none without keys or membership.
pub(super) fn focal_point(
    conn: &mut DbConn,
    ctx: &Context,
    desk: Option<DeskKey>,
    account: AccountKey,
) -> Result<Option<Chosen>, Error> {
    let own = of_desk(conn, ctx, desk)?.into_iter().find(|member| member.account == account);
    if let Some(member) = own {
        return Ok(Some((true, member)));
    }
    let others = routing::focal_points(conn, &ctx.trust, ctx.today)?;
    Ok(others.into_iter().find(|member| member.account == account).map(|member| (false, member)))
}

fn of_desk(conn: &mut DbConn, ctx: &Context, desk: Option<DeskKey>) -> Result<Vec<Member>, Error> {
    let desk = desk.map(|desk| desks::get(conn, desk)).transpose()?.flatten();
    Ok(desk.map(|desk| desks::members(conn, &ctx.trust, &desk, ctx.today)).transpose()?.unwrap_or_default())
}

/// A member of the case's desk is given it as one: it ends with the membership. Anybody else by name.
pub(super) fn grant_for(
    identity: &CaseIdentity,
    (own, member): &Chosen,
    (why, until): (Why, Option<NaiveDate>),
) -> Result<Grant, Error> {
    let wrapped = identity.grant_to(&member.recipient)?;
    let mut grant = Grant::named(member.account, wrapped);
    grant.why = why;
    grant.membership = own.then_some(member.membership);
    if *own && why == Why::Named {
        grant.why = Why::Member;
    }
    grant.until = until.and_then(|day| day.succ_opt());
    Ok(grant)
}

/// Whether that focal point is still one, with the same keys.
pub(super) fn still_there(conn: &mut DbConn, ctx: &Context, member: &Member) -> Result<bool, Error> {
    let now = routing::focal_points(conn, &ctx.trust, ctx.today)?;
    Ok(now.iter().any(|n| n.account == member.account && n.recipient == member.recipient))
}

/// Writes a grant and tells its holder. What that person held before is dead by now, and goes.
pub(super) fn hand_key(
    conn: &mut DbConn,
    ctx: &Context,
    case: &Case,
    member: &Member,
    grant: &Grant,
) -> Result<(), Error> {
    grants::replace(conn, case.key, grant, ctx.today)?;
    if case.waiting {
        store::set_desk(conn, case.key, case.desk, false)?;
    }
    Ok(notify::case_waits(conn, member.account, case.key, ctx.now)?)
}

/// Takes back what somebody was given by name; it holds from the next query on. Blocks: not for an async thread.
///
/// # Errors
/// `NotFound`, `Stale`; `Refused` for a member of the desk, who is excluded instead, and for the last who can open it.
pub fn revoke(db: &Db, ctx: &Context, at: At<'_>, from: AccountId, reason: &str) -> Result<(), Error> {
    policy::sensitive(at.viewer).map_err(Error::Refused)?;
    let (case, holder) = db.read_now(|conn| {
        let opened = open(conn, ctx, at.viewer, at.reference)?;
        if opened.case.version != at.version {
            return Err(Error::Stale);
        }
        if from != at.viewer.id {
            no_guest(&opened, at.viewer)?;
        }
        let holder = opened.holders.iter().find(|holder| holder.id == from).cloned();
        let holder = holder.ok_or(Error::Refused("refusal-no-such-holder"))?;
        Ok((opened.case, holder))
    })?;
    if holder.why == Why::Member {
        return Err(Error::Refused("refusal-revoke-member"));
    }
    let entry = Entry {
        on: Some(ctx.today),
        account: Some(holder.id.to_string()),
        reason: Some(reason.to_owned()),
        ..Entry::default()
    };
    let item = seal_entry(ctx, &case, EntryKind::Revoked, at.viewer.id, &entry)?;
    let (ctx, viewer, reference) = (ctx.clone(), at.viewer.clone(), at.reference.clone());
    db.write_now(move |conn| {
        storage::lock(conn, ROSTER)?;
        let seen = find(conn, &ctx, &viewer, &reference)?;
        let changed = seen.version != case.version;
        if changed || !store::next_version(conn, &seen)? {
            return Err(Error::Stale);
        }
        write_item(conn, &ctx, &seen, item)?;
        grants::end(conn, seen.key, holder.account)?;
        notify::forget(conn, holder.account, seen.key)?;
        if grants::holders(conn, seen.key, ctx.today)?.is_empty() {
            return Err(Error::Refused("refusal-last-holder"));
        }
        Ok(audit::note_sealed(conn, ctx.today, "sealed_access", seen.desk)?)
    })
}
