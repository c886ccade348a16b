//! Breaking the glass: two people and a reason, with the recovery kit, when nobody else can open a sealed case. Who is
//! excluded inside is read before anybody is given it, and everybody who can open the case is told.
use super::exclude::excluded;
use super::granting::{Chosen, focal_point, grant_for, hand_key, still_there};
use super::sealed::{open_with, seal_entry, write_item};
use crate::access::{Role, Viewer};
use crate::cases::context::{Context, Error};
use crate::cases::model::{Case, Entry, EntryKind, Opened};
use crate::cases::store::{self, Request};
use crate::grants::{self, Grant, Why};
use crate::id::{AccountKey, DeskKey, Reference};
use crate::sealing::{CaseIdentity, RecoveryKit, SealedItem};
use crate::storage::{self, Db, DbConn, ROSTER};
use crate::{accounts, audit, notify};
use chrono::{NaiveDate, TimeDelta};

/// Days after which what was asked is forgotten.
const DAYS: i64 = 7;

/// Who may ask for recovery, or agree to it.
pub const RECOVERERS: &[Role] = &[Role::Administrator, Role::Auditor, Role::FocalPoint];

/// Why recovery was not done. The same sentence for everything that would tell who is excluded.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Neither administrator nor auditor nor focal point.
    #[error("{0} is neither administrator nor auditor nor focal point")]
    NotTheirs(String),
    /// No such sealed case.
    #[error("no case kept for few has this reference")]
    NoSuchCase,
    /// Nobody asked in the last seven days.
    #[error("nobody has asked for this in the last seven days: begin with `jaabi recover request`")]
    NotAsked,
    /// One person alone.
    #[error("whoever asked cannot agree: a second person must")]
    SamePerson,
    /// Another instance's kit.
    #[error("this recovery kit does not open the cases of this instance")]
    WrongKit,
    /// An item is missing or cannot be read: an exclusion may have stood in it.
    #[error("a part of this case is missing or cannot be read, and somebody may be excluded in it: nobody is given it")]
    NotWhole,
    /// Excluded, unknown, without keys, or one of the two.
    #[error("this cannot be done with these people: choose others")]
    NotThesePeople,
    /// Can open it already.
    #[error("this person can open it already")]
    AlreadyHolder,
    /// The case changed at the same moment.
    #[error("the case was changed at this moment: try again")]
    Stale,
    /// Our fault.
    #[error(transparent)]
    Other(#[from] anyhow::Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::NoSuchCase,
            Error::Refused("refusal-not-whole") => Self::NotWhole,
            Error::Sealing(_) => Self::NotWhole,
            Error::Stale => Self::Stale,
            error => Self::Other(error.into()),
        }
    }
}

impl From<diesel::result::Error> for Refusal {
    fn from(error: diesel::result::Error) -> Self {
        Self::Other(error.into())
    }
}

fn check_role(viewer: &Viewer) -> Result<(), Refusal> {
    if viewer.is_any(RECOVERERS) { Ok(()) } else { Err(Refusal::NotTheirs(viewer.name.clone())) }
}

fn purpose(case: &Case) -> String {
    format!("recovery/{}", case.id)
}

/// The first person asks. `first` has shown who they are. Blocks.
///
/// # Errors
/// `NotTheirs`, `NoSuchCase`.
pub fn request(db: &Db, ctx: &Context, first: &Viewer, reference: &Reference, reason: &str) -> Result<(), Refusal> {
    check_role(first)?;
    let case = db.read_now(|conn| Ok::<_, Refusal>(store::sealed_case(conn, reference)?))?;
    let case = case.ok_or(Refusal::NoSuchCase)?;
    let reason = ctx.keys.encrypt(&purpose(&case), reason.as_bytes()).map_err(Error::from)?;
    let (asked, ctx) = (Request { by: first.key, reason }, ctx.clone());
    db.write_now(move |conn| {
        store::request(conn, case.key, &asked, ctx.now)?;
        Ok(audit::note_sealed(conn, ctx.today, "sealed_recovery_asked", case.desk)?)
    })
}

/// The second person agrees, with the kit: the case is given to the account `to`, a focal point who is none of the two.
/// Blocks.
///
/// # Errors
/// Every `Refusal`.
pub fn approve(
    db: &Db,
    ctx: &Context,
    second: &Viewer,
    reference: &Reference,
    kit: &RecoveryKit,
    to: AccountKey,
) -> Result<(), Refusal> {
    check_role(second)?;
    if ctx.programme.instance.recovery.as_ref() != Some(kit.recipient().recipient()) {
        return Err(Refusal::WrongKit);
    }
    let ready = db.read_now(|conn| prepare(conn, ctx, second, reference, (kit, to)))?;
    let (ctx, second) = (ctx.clone(), second.key);
    db.write_now(move |conn| write(conn, &ctx, second, ready))
}

struct Ready {
    case: Case,
    chosen: Chosen,
    grant: Grant,
    item: SealedItem,
    first: AccountKey,
}

fn prepare(
    conn: &mut DbConn,
    ctx: &Context,
    second: &Viewer,
    reference: &Reference,
    (kit, to): (&RecoveryKit, AccountKey),
) -> Result<Ready, Refusal> {
    let case = store::sealed_case(conn, reference)?.ok_or(Refusal::NoSuchCase)?;
    let asked = asked(conn, ctx, &case)?;
    if asked.by == second.key {
        return Err(Refusal::SamePerson);
    }
    // still there, still in that role
    let first = accounts::viewer(conn, asked.by).map_err(|_| Refusal::NotThesePeople)?;
    check_role(&first)?;
    let identity = identity(conn, kit, &case)?;
    let opened = open_with(conn, ctx, case, &identity)?;
    let excluded = excluded(conn, &opened)?;
    let chosen = focal_point(conn, ctx, opened.case.desk, to)?.ok_or(Refusal::NotThesePeople)?;
    if [first.key, second.key, to].iter().any(|one| excluded.contains(one)) || [first.key, second.key].contains(&to) {
        return Err(Refusal::NotThesePeople);
    }
    if opened.holders.iter().any(|holder| holder.account == to) {
        return Err(Refusal::AlreadyHolder);
    }
    let grant = grant_for(&identity, &chosen, (Why::Recovered, None))?;
    let item = told(ctx, &opened, (&first, second), &chosen, &asked)?;
    Ok(Ready { case: opened.case, chosen, grant, item, first: first.key })
}

fn asked(conn: &mut DbConn, ctx: &Context, case: &Case) -> Result<Request, Refusal> {
    store::requested(conn, case.key, ctx.now - TimeDelta::days(DAYS))?.ok_or(Refusal::NotAsked)
}

fn identity(conn: &mut DbConn, kit: &RecoveryKit, case: &Case) -> Result<CaseIdentity, Refusal> {
    let wrapped = grants::for_recovery(conn, case.key)?.ok_or(Refusal::WrongKit)?;
    let recipient = case.recipient.as_deref().unwrap_or_default().parse().map_err(Error::from)?;
    grants::open(&wrapped, kit.bundle(), &recipient).map_err(|_| Refusal::WrongKit)
}

/// What those who open the case later read: who, why, to whom.
fn told(
    ctx: &Context,
    opened: &Opened,
    (first, second): (&Viewer, &Viewer),
    (_, member): &Chosen,
    asked: &Request,
) -> Result<SealedItem, Refusal> {
    let reason = ctx.keys.decrypt(&purpose(&opened.case), &asked.reason).map_err(Error::from)?;
    let entry = Entry {
        on: Some(ctx.today),
        account: Some(member.id.to_string()),
        people: vec![first.id.to_string(), second.id.to_string()],
        reason: Some(String::from_utf8_lossy(&reason).into_owned()),
        ..Entry::default()
    };
    Ok(seal_entry(ctx, &opened.case, EntryKind::Recovered, second.id, &entry)?)
}

fn write(conn: &mut DbConn, ctx: &Context, second: AccountKey, ready: Ready) -> Result<(), Refusal> {
    storage::lock(conn, ROSTER)?;
    let case = &ready.case;
    let asked = asked(conn, ctx, case)?;
    let member = &ready.chosen.1;
    if asked.by != ready.first || asked.by == second || !still_there(conn, ctx, member)? {
        return Err(Refusal::Stale);
    }
    if !store::next_version(conn, case)? {
        return Err(Refusal::Stale);
    }
    write_item(conn, ctx, case, ready.item)?;
    for holder in grants::holders(conn, case.key, ctx.today)? {
        notify::case_waits(conn, holder.account, case.key, ctx.now)?;
    }
    hand_key(conn, ctx, case, member, &ready.grant)?;
    store::forget_requests(conn, case.key)?;
    Ok(audit::note_sealed(conn, ctx.today, "sealed_recovery", case.desk)?)
}

/// What waits for recovery, for whoever holds the kit: reference, desk, day of reception.
///
/// # Errors
/// `WrongKit`.
pub fn waiting(
    conn: &mut DbConn,
    ctx: &Context,
    kit: &RecoveryKit,
) -> Result<Vec<(String, Option<DeskKey>, NaiveDate)>, Refusal> {
    if ctx.programme.instance.recovery.as_ref() != Some(kit.recipient().recipient()) {
        return Err(Refusal::WrongKit);
    }
    Ok(store::waiting(conn, ctx.today)?)
}

/// Forgets what was asked and not agreed to in time.
///
/// # Errors
/// The database failed.
pub fn forget_old(conn: &mut DbConn, now: chrono::NaiveDateTime) -> Result<usize, Error> {
    Ok(store::forget_old_requests(conn, now - TimeDelta::days(DAYS))?)
}
