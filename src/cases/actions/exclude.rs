//! Conflict of interest on a sealed case: somebody must not see it, from now on and for ever. An exclusion lies inside, as
//! an item of its own, and is read together with those of the intake before anybody is given the case.
use super::begin::At;
use super::granting::no_guest;
use super::seal::member_grant;
use super::sealed::{find, identity, open, seal_entry, write_item};
use super::transfer::still_members;
use crate::access::Viewer;
use crate::cases::context::{Context, Error};
use crate::cases::model::{Case, Entry, EntryKind, Opened};
use crate::cases::{policy, store};
use crate::desks::{Desk, DeskKind, Member};
use crate::grants::{self, Grant};
use crate::id::{AccountId, AccountKey, Reference};
use crate::sealing::SealedItem;
use crate::storage::{self, Db, DbConn, ROSTER};
use crate::{accounts, audit, notify, routing};

/// How often it is tried again when the case changes meanwhile: an exclusion does not depend on what was read.
const TRIES: usize = 64;

/// Who must not see a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// The one who says so.
    Oneself,
    /// Somebody who can open it, by public id.
    Holder(AccountId),
    /// Somebody else, by a name that only one account has.
    Named(String),
}

/// The accounts that must never be given a case: those of the intake and those excluded later.
///
/// # Errors
/// `Refused` when an item is missing or cannot be read: an exclusion may have stood in it.
pub(super) fn excluded(conn: &mut DbConn, opened: &Opened) -> Result<Vec<AccountKey>, Error> {
    if !opened.whole {
        return Err(Error::Refused("refusal-not-whole"));
    }
    let later = opened.entries.iter().filter(|e| e.kind == EntryKind::Excluded).map(|e| e.entry.account.as_ref());
    let mut keys = Vec::new();
    for text in opened.envelope.excluded.iter().map(Some).chain(later) {
        let id = text.and_then(|text| AccountId::parse(text));
        // an exclusion that cannot be read must not be forgotten
        let id = id.ok_or_else(|| anyhow::anyhow!("an exclusion cannot be read"))?;
        keys.extend(accounts::key_of(conn, id)?);
    }
    Ok(keys)
}

/// Excludes somebody: what they hold ends at once, they are never given it again, and the others are told that something
/// waits. Without anybody left the case goes to the bypass desk; without anybody there it waits for recovery. Blocks.
///
/// # Errors
/// `NotFound`; `Refused` when it is not clear who is meant; `Stale` if the case changes all the time.
pub fn exclude(db: &Db, ctx: &Context, at: At<'_>, whom: &Whom, reason: Option<&str>) -> Result<(), Error> {
    policy::sensitive(at.viewer).map_err(Error::Refused)?;
    for _ in 0..TRIES {
        let ready = db.read_now(|conn| prepare(conn, ctx, at, whom, reason))?;
        let (ctx, viewer, reference) = (ctx.clone(), at.viewer.clone(), at.reference.clone());
        match db.write_now(move |conn| write(conn, &ctx, &viewer, &reference, ready)) {
            Err(Error::Stale) => {}
            done => return done,
        }
    }
    Err(Error::Stale)
}

struct Ready {
    case: Case,
    target: AccountKey,
    item: SealedItem,
    /// Nobody else can open it.
    last: bool,
    fallback: Option<Fallback>,
}

/// The bypass desk, ready to take the case.
struct Fallback {
    desk: Desk,
    members: Vec<Member>,
    grants: Vec<Grant>,
}

fn prepare(conn: &mut DbConn, ctx: &Context, at: At<'_>, whom: &Whom, reason: Option<&str>) -> Result<Ready, Error> {
    let opened = open(conn, ctx, at.viewer, at.reference)?;
    if *whom != Whom::Oneself {
        no_guest(&opened, at.viewer)?;
    }
    let (target, id) = meant(conn, ctx, at.viewer, &opened, whom)?;
    let last = opened.holders.iter().all(|holder| holder.account == target);
    let fallback = if last { fallback(conn, ctx, at.viewer, &opened, target)? } else { None };
    let entry = Entry {
        on: Some(ctx.today),
        account: Some(id.to_string()),
        reason: reason.map(str::to_owned),
        // nobody of the desk is left: whoever opens it far away reads why it came
        to: fallback.as_ref().map(|fallback| fallback.desk.kind.as_str().to_owned()),
        ..Entry::default()
    };
    let item = seal_entry(ctx, &opened.case, EntryKind::Excluded, at.viewer.id, &entry)?;
    Ok(Ready { case: opened.case, target, item, last, fallback })
}

fn meant(
    conn: &mut DbConn,
    ctx: &Context,
    viewer: &Viewer,
    opened: &Opened,
    whom: &Whom,
) -> Result<(AccountKey, AccountId), Error> {
    let found = match whom {
        Whom::Oneself => Ok((viewer.key, viewer.id)),
        Whom::Holder(id) => {
            let holder = opened.holders.iter().find(|holder| holder.id == *id);
            holder.map(|holder| (holder.account, holder.id)).ok_or(Error::Refused("refusal-no-such-holder"))
        }
        Whom::Named(name) => {
            let unclear = Error::Refused("refusal-nobody-by-that-name");
            let matched = routing::match_person(conn, &ctx.book, name, None, "")?;
            let ([only], false) = (matched.accounts.as_slice(), matched.doubtful) else { return Err(unclear) };
            let id = accounts::ids(conn, &[*only])?.first().copied().ok_or(unclear)?;
            Ok((*only, id))
        }
    }?;
    // who leaves says so: the page afterwards is another one
    let says_so = *whom == Whom::Oneself || found.0 != viewer.key;
    if says_so { Ok(found) } else { Err(Error::Refused("refusal-say-conflict")) }
}

fn fallback(
    conn: &mut DbConn,
    ctx: &Context,
    viewer: &Viewer,
    opened: &Opened,
    target: AccountKey,
) -> Result<Option<Fallback>, Error> {
    // where the exclusions cannot be read, nobody is given it: it waits
    let Ok(mut known) = excluded(conn, opened) else { return Ok(None) };
    known.push(target);
    let region = opened.case.region;
    let way = routing::choose_desk(conn, &ctx.book, &ctx.trust, DeskKind::Bypass, region, &known, ctx.today)?;
    let (Some(desk), members) = way else { return Ok(None) };
    if members.is_empty() {
        return Ok(None);
    }
    let identity = identity(conn, viewer, &opened.case)?;
    let grants = members.iter().map(|m| member_grant(&identity, m)).collect::<Result<_, _>>()?;
    Ok(Some(Fallback { desk, members, grants }))
}

fn write(conn: &mut DbConn, ctx: &Context, viewer: &Viewer, reference: &Reference, ready: Ready) -> Result<(), Error> {
    storage::lock(conn, ROSTER)?;
    let seen = find(conn, ctx, viewer, reference)?;
    let mut left = grants::holders(conn, seen.key, ctx.today)?;
    left.retain(|holder| holder.account != ready.target);
    // a membership may have ended meanwhile without a new version of the case
    if seen.version != ready.case.version || left.is_empty() != ready.last {
        return Err(Error::Stale);
    }
    if !store::next_version(conn, &seen)? {
        return Err(Error::Stale);
    }
    write_item(conn, ctx, &seen, ready.item)?;
    grants::end(conn, seen.key, ready.target)?;
    notify::forget(conn, ready.target, seen.key)?;
    let others = left.iter().map(|holder| holder.account).filter(|account| *account != viewer.key);
    for account in others {
        notify::case_waits(conn, account, seen.key, ctx.now)?;
    }
    if ready.last {
        leave_to(conn, ctx, &seen, ready.fallback)?;
    }
    Ok(audit::note_sealed(conn, ctx.today, "sealed_access", seen.desk)?)
}

fn leave_to(conn: &mut DbConn, ctx: &Context, case: &Case, fallback: Option<Fallback>) -> Result<(), Error> {
    let Some(Fallback { desk, members, grants }) = fallback else {
        return Ok(store::set_desk(conn, case.key, case.desk, true)?);
    };
    if !still_members(conn, ctx, &members, &desk)? {
        return Err(Error::Stale);
    }
    for grant in &grants {
        grants::replace(conn, case.key, grant, ctx.today)?;
    }
    for member in &members {
        notify::case_waits(conn, member.account, case.key, ctx.now)?;
    }
    Ok(store::set_desk(conn, case.key, Some(desk.key), false)?)
}
