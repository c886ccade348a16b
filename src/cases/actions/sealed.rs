//! Working on a sealed case: open it, add to it, take its steps. All sealing happens before the writer is asked.
use super::begin::At;
use super::links;
use super::record::due_sealed;
use crate::access::Viewer;
use crate::cases::context::{Context, Error};
use crate::cases::life;
use crate::cases::model::{
    Case, ClosingReason, Entry, EntryKind, Envelope, Heard, Opened, OpenedEntry, Purpose, State, Track,
};
use crate::cases::store;
use crate::id::{AccountId, Reference};
use crate::sealing::{CaseIdentity, ItemHeader, ItemPlace, SealedItem, SealingError, open_json, seal_json};
use crate::storage::{Db, DbConn};
use crate::{audit, grants, notify};
use chrono::NaiveDate;

/// From this rank on a service or an entity has the case in hand: receipt confirmed, or help consented to or declined.
const IN_OTHER_HANDS: u8 = 3;
/// The rank of a closed case.
const CLOSED: u8 = 9;

/// Opens a sealed case with the viewer's keys. An item that cannot be read or does not belong here is counted, and
/// hides none of the others.
///
/// # Errors
/// `NotFound` without a live grant; `Refused` when the session is locked; `Sealing` when what was taken in cannot be
/// read: with it the exclusions would be forgotten.
pub fn open(conn: &mut DbConn, ctx: &Context, viewer: &Viewer, reference: &Reference) -> Result<Opened, Error> {
    let case = find(conn, ctx, viewer, reference)?;
    let identity = identity(conn, viewer, &case)?;
    open_with(conn, ctx, case, &identity)
}

/// Opens a case with its identity.
pub(super) fn open_with(
    conn: &mut DbConn,
    ctx: &Context,
    case: Case,
    identity: &CaseIdentity,
) -> Result<Opened, Error> {
    let (mut entries, mut damaged) = (Vec::new(), 0);
    let mut items = store::items(conn, case.key)?;
    // what was added since the case was found belongs to its next version
    items.retain(|(number, _)| *number <= case.version);
    let first = items.first().ok_or(SealingError::Unreadable)?;
    let envelope = envelope(ctx, &case, identity, &first.1)?;
    for (number, bytes) in &items[1..] {
        match entry(ctx, &case, identity, (*number, bytes)) {
            Some(entry) => entries.push(entry),
            None => damaged += 1,
        }
    }
    let holders = grants::holders(conn, case.key, ctx.today)?;
    let whole = damaged == 0 && is_whole(&case, &items, &entries);
    Ok(Opened { case, envelope, entries, holders, damaged, whole })
}

/// Whether no item is missing: they are numbered one by one up to the case's version. A case that was ordinary before begins
/// with its first and goes on, with what had happened until then, at the version it was sealed at.
fn is_whole(case: &Case, items: &[(i32, Vec<u8>)], entries: &[OpenedEntry]) -> bool {
    let numbers: Vec<i32> = items.iter().map(|(number, _)| *number).collect();
    let jumps = entries.first().is_some_and(|entry| entry.kind == EntryKind::Former);
    let follow = numbers.windows(2).skip(usize::from(jumps)).all(|pair| pair[1] == pair[0] + 1);
    follow && numbers.first() == Some(&1) && numbers.last() == Some(&case.version)
}

/// The number of the item that holds what was taken in.
const INTAKE: u32 = 1;

fn envelope(ctx: &Context, case: &Case, identity: &CaseIdentity, bytes: &[u8]) -> Result<Envelope, Error> {
    let place = ItemPlace { instance: ctx.programme.instance.id, case: case.id.bytes(), number: INTAKE };
    let (header, envelope) = open_json(identity, &place, bytes)?;
    if header.kind == "intake" { Ok(envelope) } else { Err(SealingError::Unreadable.into()) }
}

fn entry(ctx: &Context, case: &Case, identity: &CaseIdentity, (number, bytes): (i32, &[u8])) -> Option<OpenedEntry> {
    let number = u32::try_from(number).ok()?;
    let place = ItemPlace { instance: ctx.programme.instance.id, case: case.id.bytes(), number };
    let (header, entry) = open_json(identity, &place, bytes).ok()?;
    let kind = EntryKind::parse(&header.kind)?;
    Some(OpenedEntry { number, kind, author: AccountId::from_slice(&header.author), entry })
}

/// Whether somebody is in danger now, as it was said when the case was taken in. False where it cannot be opened.
pub fn is_urgent(conn: &mut DbConn, ctx: &Context, viewer: &Viewer, case: &Case) -> bool {
    let mut open = || -> Result<bool, Error> {
        let identity = identity(conn, viewer, case)?;
        let bytes = store::first_item(conn, case.key)?.ok_or(Error::NotFound)?;
        Ok(envelope(ctx, case, &identity, &bytes)?.danger_now == Some(true))
    };
    open().unwrap_or(false)
}

pub(super) fn find(conn: &mut DbConn, ctx: &Context, viewer: &Viewer, reference: &Reference) -> Result<Case, Error> {
    let found = store::find(conn, viewer, reference, ctx.today)?;
    found.map(|(case, _)| case).filter(|case| case.sealed).ok_or(Error::NotFound)
}

pub(super) fn identity(conn: &mut DbConn, viewer: &Viewer, case: &Case) -> Result<CaseIdentity, Error> {
    let bundle = viewer.bundle().ok_or(Error::Refused("refusal-locked"))?;
    let wrapped = grants::wrapped(conn, viewer.key, case.key)?.ok_or(Error::NotFound)?;
    let recipient = case.recipient.as_deref().unwrap_or_default().parse()?;
    Ok(grants::open(&wrapped, bundle, &recipient)?)
}

/// Something new on a sealed case.
#[derive(Debug, Clone)]
pub enum Addition {
    /// A step of its life; with a reason when another is skipped.
    Step {
        /// The new state.
        to: State,
        /// What was done.
        entry: Entry,
    },
    /// A note, or something about help, which runs beside every state.
    Entry(EntryKind, Entry),
    /// Closed, with the reason.
    Close(ClosingReason, Entry),
    /// Open again: it begins with safety.
    Reopen(Entry),
}

/// Adds to a sealed case. Blocks: not for an async thread.
///
/// # Errors
/// `NotFound`, `Stale`, `Refused` when the step does not fit or skips without a reason.
pub fn add(db: &Db, ctx: &Context, at: At<'_>, addition: Addition) -> Result<(), Error> {
    let opened = db.read_now(|conn| open(conn, ctx, at.viewer, at.reference))?;
    if opened.case.version != at.version {
        return Err(Error::Stale);
    }
    let addition = with_consent(ctx, &opened, addition)?;
    let ended = links::rows(ended(&opened, &addition));
    // a second person must confirm it
    let waits_for_another = matches!(addition, Addition::Entry(EntryKind::ErasureAsked, _));
    let steps = opened.entries.iter().filter(|e| e.kind == EntryKind::Step).filter_map(|e| e.entry.on);
    let earliest = steps.fold(opened.case.received_on, NaiveDate::max);
    let ready = seal_addition(ctx, &opened.case, at.viewer.id, (addition, earliest))?;
    let (ctx, viewer, reference) = (ctx.clone(), at.viewer.clone(), at.reference.clone());
    db.write_now(move |conn| {
        // the grant may have ended since: the same query decides again, in the transaction that writes
        let case = find(conn, &ctx, &viewer, &reference)?;
        write_addition(conn, &ctx, &case, ready)?;
        store::end_links(conn, &ended)?;
        if waits_for_another {
            for holder in grants::holders(conn, case.key, ctx.today)?.iter().filter(|h| h.account != viewer.key) {
                notify::case_waits(conn, holder.account, case.key, ctx.now)?;
            }
        }
        Ok(())
    })
}

/// The links that open nothing any more once this is written: what was shared stops where its yes ends, and with the case.
fn ended(opened: &Opened, addition: &Addition) -> Vec<String> {
    match addition {
        Addition::Close(..) => opened.links(None),
        Addition::Entry(EntryKind::Withdrawn, entry) => opened.links(entry.of),
        Addition::Entry(EntryKind::Consent, entry) => {
            entry.agreed.as_deref().map(|one| opened.links_about(one)).unwrap_or_default()
        }
        Addition::Entry(EntryKind::Help, entry) if matches!(entry.help.as_deref(), Some("refused" | "done")) => {
            entry.of.map(|of| opened.links(Some(of))).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// Nobody is referred to a service without having said yes to it, nor after having taken that back. A step that refers names
/// the yes; what service it is stands there.
fn with_consent(ctx: &Context, opened: &Opened, addition: Addition) -> Result<Addition, Error> {
    let today = ctx.today;
    match &addition {
        Addition::Step { to: State::ServiceReferred, entry } => {
            let entry = referral(opened, entry.clone(), today)?;
            return Ok(Addition::Step { to: State::ServiceReferred, entry });
        }
        Addition::Entry(EntryKind::Consent, entry) => {
            let one = entry.agreed.as_deref();
            let yes = one.filter(|one| one.yes && one.purpose == Purpose::Refer && opened.is_child());
            if yes.is_some_and(|one| !one.is_enough_for_child()) {
                return Err(Error::Refused("refusal-child-yes"));
            }
        }
        Addition::Entry(EntryKind::Help, entry) if entry.of.is_some() => heard(opened, entry, today)?,
        Addition::Entry(EntryKind::Help, Entry { help: Some(help), to: Some(service), .. })
            if help == "referred" && !opened.agrees_to_service(service, today) =>
        {
            return Err(Error::Refused("refusal-no-consent"));
        }
        Addition::Entry(EntryKind::Withdrawn, entry)
            if !opened.agreements(today).iter().any(|(number, _)| Some(*number) == entry.of) =>
        {
            return Err(Error::Refused("refusal-no-such-consent"));
        }
        _ => {}
    }
    Ok(addition)
}

/// What a service told by another way than the link: only what follows from how far it is.
fn heard(opened: &Opened, entry: &Entry, today: NaiveDate) -> Result<(), Error> {
    let known = opened.referrals(today).into_iter().find(|one| Some(one.number) == entry.of);
    let said = entry.help.as_deref().and_then(Heard::parse);
    let follows = known.zip(said).is_some_and(|(known, said)| known.reach.after(said).is_some());
    if follows { Ok(()) } else { Err(Error::Refused("refusal-heard")) }
}

/// A referral to the service of the yes it names.
fn referral(opened: &Opened, entry: Entry, today: NaiveDate) -> Result<Entry, Error> {
    let yes = entry.of.unwrap_or_default();
    let (service, given) = opened.service_of(yes, today).map_err(|why| Error::Refused(why.key()))?;
    if entry.on.zip(given).is_some_and(|(on, given)| on < given) {
        return Err(Error::Refused("refusal-yes-later"));
    }
    if !opened.whole {
        // what is missing could be that it was taken back
        return Err(Error::Refused("refusal-yes-not-whole"));
    }
    Ok(Entry { to: Some(service.to_owned()), consent: Some(true), ..entry })
}

/// As `add`, in a transaction that is open already: for filling, where nobody waits for the writer.
///
/// # Errors
/// As `add`.
pub fn add_within(conn: &mut DbConn, ctx: &Context, at: At<'_>, addition: Addition) -> Result<(), Error> {
    let case = find(conn, ctx, at.viewer, at.reference)?;
    if case.version != at.version {
        return Err(Error::Stale);
    }
    let earliest = case.received_on;
    let ready = seal_addition(ctx, &case, at.viewer.id, (addition, earliest))?;
    write_addition(conn, ctx, &case, ready)
}

/// An addition, sealed and ready to be written.
pub(super) struct Ready {
    /// The version it was sealed for: its number stands inside the item.
    version: i32,
    state: State,
    due_on: Option<NaiveDate>,
    closed_on: Option<NaiveDate>,
    /// Handed over, or options explained, so many days after reception.
    reached: Option<i64>,
    item: SealedItem,
}

/// `earliest`: no step happened before it, neither before reception nor before the step that came before.
pub(super) fn seal_addition(
    ctx: &Context,
    case: &Case,
    author: AccountId,
    (addition, earliest): (Addition, NaiveDate),
) -> Result<Ready, Error> {
    let reopened = matches!(addition, Addition::Reopen(_));
    let (state, kind, entry) = decide(case, addition)?;
    if kind == EntryKind::Step && entry.on.is_some_and(|on| on < earliest) {
        return Err(Error::Refused("refusal-step-date"));
    }
    // what the person was promised is kept once others have it in hand
    let due_on = match life::rank(case.track, state) {
        _ if reopened => due_sealed(ctx, (case.track.category(), case.track), case.region, ctx.today),
        Some(rank) if (IN_OTHER_HANDS..CLOSED).contains(&rank) => None,
        _ => case.due_on,
    };
    let item = seal_entry(ctx, case, kind, author, &entry)?;
    let closed_on = if state == State::Closed { case.closed_on.or(Some(entry.on.unwrap_or(ctx.today))) } else { None };
    let reached = life::is_in_hand(case.track, state) && kind == EntryKind::Step;
    let reached = reached.then(|| (entry.on.unwrap_or(ctx.today) - case.received_on).num_days());
    Ok(Ready { version: case.version, state, due_on, closed_on, reached, item })
}

pub(super) fn write_addition(conn: &mut DbConn, ctx: &Context, case: &Case, ready: Ready) -> Result<(), Error> {
    // an item under another number than the one inside could never be opened
    let stale = case.version != ready.version;
    if stale || !store::change_case(conn, case, ready.state, ready.due_on, ready.closed_on)? {
        return Err(Error::Stale);
    }
    write_item(conn, ctx, case, ready.item)?;
    if let Some(days) = ready.reached {
        store::reached(conn, case.key, days)?;
    }
    if case.state != ready.state {
        store::step_taken(conn, case.key, ctx.today)?;
    }
    Ok(audit::note_sealed(conn, ctx.today, "sealed_work", case.desk)?)
}

fn decide(case: &Case, addition: Addition) -> Result<(State, EntryKind, Entry), Error> {
    let step = |to: State, entry: &Entry| {
        let way = life::steps(case.track, case.state).into_iter().find(|(next, _)| *next == to);
        match way {
            None => Err(Error::Refused("refusal-step")),
            Some((_, true)) if entry.reason.as_deref().unwrap_or_default().trim().is_empty() => {
                Err(Error::Refused("refusal-skip-reason"))
            }
            Some(_) => Ok(()),
        }
    };
    match addition {
        Addition::Step { to: State::Closed, .. } => Err(Error::Refused("refusal-step")),
        Addition::Step { to, entry } => {
            step(to, &entry)?;
            Ok((to, EntryKind::Step, Entry { state: Some(to), ..entry }))
        }
        // of other lives nothing is reported to a network
        Addition::Entry(EntryKind::Coded, _) if case.track != Track::Psea => Err(Error::Refused("refusal-step")),
        Addition::Entry(kind, entry) => Ok((case.state, kind, entry)),
        Addition::Close(reason, entry) => {
            step(State::Closed, &entry)?;
            if !reason.fits(case.track) {
                return Err(Error::Refused("refusal-step"));
            }
            Ok((State::Closed, EntryKind::Closed, Entry { closing: Some(reason), ..entry }))
        }
        Addition::Reopen(entry) if case.state == State::Closed => Ok((State::Received, EntryKind::Reopened, entry)),
        Addition::Reopen(_) => Err(Error::Refused("refusal-already-open")),
    }
}

/// Seals an entry as the next item of a case: items are numbered like versions.
pub(in crate::cases) fn seal_entry(
    ctx: &Context,
    case: &Case,
    kind: EntryKind,
    author: AccountId,
    entry: &Entry,
) -> Result<SealedItem, Error> {
    let recipient = case.recipient.as_deref().unwrap_or_default().parse()?;
    let header = ItemHeader {
        instance: ctx.programme.instance.id,
        case: case.id.bytes(),
        kind: kind.as_str().to_owned(),
        number: u32::try_from(case.version + 1).map_err(anyhow::Error::from)?,
        author: author.bytes(),
    };
    Ok(seal_json(&recipient, &header, entry)?)
}

pub(super) fn write_item(conn: &mut DbConn, ctx: &Context, case: &Case, item: SealedItem) -> Result<(), Error> {
    Ok(store::add_items(conn, case.key, case.version + 1, &[item], ctx.today)?)
}
