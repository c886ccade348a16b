//! Handing a sealed case to another desk.
use super::begin::At;
use super::exclude::excluded;
use super::granting::no_guest;
use super::seal::member_grant;
use super::sealed::{find, identity, open, seal_entry, write_item};
use crate::cases::context::{Context, Error};
use crate::cases::model::{Entry, EntryKind};
use crate::cases::store;
use crate::desks::{self, Desk, DeskKind, Member};
use crate::grants::{self, Grant};
use crate::storage::{self, Db, DbConn, ROSTER};
use crate::{audit, notify, routing};

/// Hands a sealed case to another desk: the old members' grants end, the new members get theirs. Whoever is excluded
/// inside the envelope stays excluded. Blocks: not for an async thread.
///
/// # Errors
/// As `add`; `Refused` when nobody at that desk may open it.
pub fn transfer(db: &Db, ctx: &Context, at: At<'_>, to: DeskKind, reason: &str) -> Result<(), Error> {
    let (case, desk, members, fresh) = db.read_now(|conn| {
        let opened = open(conn, ctx, at.viewer, at.reference)?;
        if opened.case.version != at.version {
            return Err(Error::Stale);
        }
        no_guest(&opened, at.viewer)?;
        let identity = identity(conn, at.viewer, &opened.case)?;
        let excluded = excluded(conn, &opened)?;
        let way = routing::choose_desk(conn, &ctx.book, &ctx.trust, to, opened.case.region, &excluded, ctx.today)?;
        let (Some(desk), members) = way else { return Err(Error::Refused("refusal-empty-desk")) };
        if members.is_empty() || desk.kind != to {
            return Err(Error::Refused("refusal-empty-desk"));
        }
        if opened.case.desk == Some(desk.key) && !opened.case.waiting {
            return Err(Error::Refused("refusal-same-desk"));
        }
        let fresh = members.iter().map(|m| member_grant(&identity, m)).collect::<Result<Vec<Grant>, _>>()?;
        Ok((opened.case, desk, members, fresh))
    })?;
    let entry = Entry {
        on: Some(ctx.today),
        reason: Some(reason.to_owned()),
        to: Some(to.as_str().to_owned()),
        ..Entry::default()
    };
    let item = seal_entry(ctx, &case, EntryKind::Transferred, at.viewer.id, &entry)?;
    let (ctx, viewer, reference) = (ctx.clone(), at.viewer.clone(), at.reference.clone());
    db.write_now(move |conn| {
        storage::lock(conn, ROSTER)?;
        let seen = find(conn, &ctx, &viewer, &reference)?;
        if seen.version != case.version || !still_members(conn, &ctx, &members, &desk)? {
            return Err(Error::Stale);
        }
        if !store::next_version(conn, &seen)? {
            return Err(Error::Stale);
        }
        write_item(conn, &ctx, &seen, item)?;
        for holder in grants::holders(conn, seen.key, ctx.today)? {
            notify::forget(conn, holder.account, seen.key)?;
        }
        grants::end_membership_grants(conn, seen.key)?;
        for grant in &fresh {
            grants::replace(conn, seen.key, grant, ctx.today)?;
        }
        store::set_desk(conn, seen.key, Some(desk.key), false)?;
        for member in &members {
            notify::case_waits(conn, member.account, seen.key, ctx.now)?;
        }
        Ok(audit::note_sealed(conn, ctx.today, "sealed_transfer", Some(desk.key))?)
    })
}

/// Whether everybody chosen is still a member with the same keys.
pub(super) fn still_members(conn: &mut DbConn, ctx: &Context, chosen: &[Member], desk: &Desk) -> Result<bool, Error> {
    let now = desks::members(conn, &ctx.trust, desk, ctx.today)?;
    Ok(chosen.iter().all(|m| now.iter().any(|n| n.membership == m.membership && n.recipient == m.recipient)))
}
