//! Taking in a sensitive case: sealed before the database sees it, to those who may know and to recovery.
use super::pads::{Pad, bind};
use crate::audit;
use crate::cases::actions::record::due_sealed;
use crate::cases::context::{Context, Error};
use crate::cases::model::{NewSealed, Recorded, State};
use crate::cases::store::{self, NewCase};
use crate::desks::{Desk, DeskKind, Member};
use crate::grants::{self, Grant};
use crate::id::{AccountId, AccountKey, CaseId, Reference};
use crate::routing;
use crate::sealing::{CaseIdentity, ItemHeader, SealedItem, seal_json};
use crate::storage::{Db, DbConn};
use crate::{accounts, notify};

/// A sensitive case, sealed and ready to be written.
pub struct Prepared {
    row: NewCase,
    items: Vec<SealedItem>,
    grants: Vec<Grant>,
    desk: Option<Desk>,
    members: Vec<Member>,
    wanted: DeskKind,
    excluded: Vec<AccountKey>,
    pad: Option<Pad>,
}

impl Prepared {
    /// The accounts that will be able to open it; none if it would wait for a desk.
    pub fn readers(&self) -> impl Iterator<Item = AccountKey> {
        self.members.iter().map(|member| member.account)
    }
}

/// Chooses the desk and seals: the envelope to the case, the case's key to each eligible member and to recovery.
/// Reads only; belongs outside the write transaction.
///
/// # Errors
/// `CannotSeal` without a recovery recipient.
pub fn prepare(
    conn: &mut DbConn,
    ctx: &Context,
    new: &NewSealed,
    author: Option<(AccountKey, AccountId)>,
) -> Result<Prepared, Error> {
    prepare_on(conn, ctx, new, author, None)
}

fn prepare_on(
    conn: &mut DbConn,
    ctx: &Context,
    new: &NewSealed,
    author: Option<(AccountKey, AccountId)>,
    pad: Option<&Pad>,
) -> Result<Prepared, Error> {
    let recovery = ctx.programme.instance.recovery.clone().ok_or(Error::CannotSeal)?;
    let usual = new.track.desk().unwrap_or(DeskKind::Bypass);
    let wanted = if new.far_away || new.doubtful { DeskKind::Bypass } else { usual };
    let (desk, members) =
        routing::choose_desk(conn, &ctx.book, &ctx.trust, wanted, new.region, &new.excluded, ctx.today)?;
    // whoever takes in or receives a case and is not of the desk is not given it later either
    let outside = |account: &AccountKey| {
        !members.iter().any(|member| member.account == *account) && !new.excluded.contains(account)
    };
    let author_outside = author.filter(|(account, _)| outside(account));
    let receiver = new.received_by.filter(outside).filter(|it| author.is_none_or(|(account, _)| account != *it));
    let mut excluded = accounts::ids(conn, &new.excluded)?;
    excluded.extend(author_outside.map(|(_, id)| id));
    excluded.extend(accounts::ids(conn, receiver.as_slice())?);
    let mut envelope = new.envelope.clone();
    envelope.excluded = excluded.iter().map(ToString::to_string).collect();
    let id = pad.map_or_else(CaseId::random, |pad| pad.id);
    let identity = CaseIdentity::generate();
    let recipient = identity.recipient();
    let header = ItemHeader {
        instance: ctx.programme.instance.id,
        case: id.bytes(),
        kind: "intake".into(),
        number: 1,
        author: author.map_or([0; 16], |(_, id)| id.bytes()),
    };
    let items = vec![seal_json(&recipient, &header, &envelope)?];
    let mut grants = vec![Grant::recovery(identity.grant_to(&recovery)?)];
    for member in &members {
        grants.push(member_grant(&identity, member)?);
    }
    let row = NewCase {
        id,
        reference: pad.map_or_else(Reference::random, |pad| pad.reference.clone()),
        track: new.track,
        state: if new.closed_on.is_some() { State::Closed } else { State::Received },
        desk: desk.as_ref().map(|d| d.key),
        region: new.region,
        received_on: new.received_on,
        recorded_on: ctx.today,
        due_on: new.due_on.or_else(|| due_sealed(ctx, (new.envelope.category, new.track), new.region, new.received_on)),
        closed_on: new.closed_on,
        recipient: Some(recipient.to_string()),
        waiting: members.is_empty(),
    };
    Ok(Prepared { row, items, grants, desk, members, wanted, excluded: new.excluded.clone(), pad: pad.cloned() })
}

/// Whether nobody joined, left or changed keys between sealing and writing.
pub(in crate::cases) fn same_members(now: &[Member], sealed_to: &[Member]) -> bool {
    let keys = |members: &[Member]| -> Vec<_> { members.iter().map(|m| (m.membership, m.recipient.clone())).collect() };
    keys(now) == keys(sealed_to)
}

/// A member's grant on a case.
pub(in crate::cases) fn member_grant(identity: &CaseIdentity, member: &Member) -> Result<Grant, Error> {
    Ok(Grant::member(member.account, member.membership, identity.grant_to(&member.recipient)?))
}

/// Writes a sealed case, tells its members that something waits, and uses up its form.
///
/// # Errors
/// `DeskMoved` when a member joined or left since `prepare`; `AlreadyRecorded` when the form was used before.
pub fn record_sealed(
    conn: &mut DbConn,
    ctx: &Context,
    ready: Prepared,
    form: Option<&[u8]>,
    announce: bool,
) -> Result<Recorded, Error> {
    crate::storage::lock_shared(conn, crate::storage::ROSTER)?;
    let region = ready.row.region;
    let (_, now) = routing::choose_desk(conn, &ctx.book, &ctx.trust, ready.wanted, region, &ready.excluded, ctx.today)?;
    if !same_members(&now, &ready.members) {
        return Err(Error::DeskMoved);
    }
    write_sealed(conn, ctx, ready, form, announce)
}

/// Writes what was sealed to the members as they are: nobody joins or leaves until the transaction ends.
fn write_sealed(
    conn: &mut DbConn,
    ctx: &Context,
    mut ready: Prepared,
    form: Option<&[u8]>,
    announce: bool,
) -> Result<Recorded, Error> {
    let key = store::add_case(conn, &mut ready.row)?;
    let reference = ready.row.reference.clone();
    if let Some(form) = form
        && !store::claim_form(conn, form, Some(&reference), ctx.today)?
    {
        return Err(Error::AlreadyRecorded);
    }
    if let Some(pad) = &ready.pad {
        bind(conn, ctx, pad, (key, &reference))?;
    }
    store::add_items(conn, key, 1, &ready.items, ctx.today)?;
    grants::add(conn, key, &ready.grants, ctx.today)?;
    audit::note_sealed(conn, ctx.today, "intake", ready.desk.as_ref().map(|d| d.key))?;
    if announce {
        let members: Vec<AccountKey> = ready.readers().collect();
        notify::new_case_waits(conn, &members, key, ctx.now)?;
    }
    Ok(Recorded { key, reference })
}

/// Seals and writes. Where one writer serves all, before its turn comes, and again if the desk changes meanwhile; where each
/// has a connection of its own, while nobody can join or leave: then the desk is asked about once. Blocks: not for an async
/// thread.
///
/// # Errors
/// As `prepare` and `record_sealed`.
pub fn take_sealed(
    db: &Db,
    ctx: &Context,
    new: &NewSealed,
    author: Option<(AccountKey, AccountId)>,
    form: Option<Vec<u8>>,
) -> Result<Recorded, Error> {
    take_sealed_on(db, ctx, new, author, (form, None))
}

/// The same for a case whose slip was printed in advance.
///
/// # Errors
/// As `take_sealed`; `Stale` when the slip was handed out meanwhile.
pub fn take_sealed_on(
    db: &Db,
    ctx: &Context,
    new: &NewSealed,
    author: Option<(AccountKey, AccountId)>,
    (form, pad): (Option<Vec<u8>>, Option<&Pad>),
) -> Result<Recorded, Error> {
    if !db.has_one_writer() {
        let (ctx, new, form, pad) = (ctx.clone(), new.clone(), form.clone(), pad.cloned());
        return db.write_now(move |conn| {
            crate::storage::lock_shared(conn, crate::storage::ROSTER)?;
            let ready = prepare_on(conn, &ctx, &new, author, pad.as_ref())?;
            write_sealed(conn, &ctx, ready, form.as_deref(), true)
        });
    }
    for _ in 0..3 {
        let ready = db.read_now(|conn| prepare_on(conn, ctx, new, author, pad))?;
        let (ctx, form) = (ctx.clone(), form.clone());
        match db.write_now(move |conn| record_sealed(conn, &ctx, ready, form.as_deref(), true)) {
            Err(Error::DeskMoved) => {}
            done => return done,
        }
    }
    Err(Error::DeskMoved)
}
