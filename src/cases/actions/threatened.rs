//! Somebody who came by slip was threatened, or aid was taken away, since: a sealed case of its own at the desk far away, due the
//! same day. Of an ordinary case nothing stands in that case: whoever threatens may be looking after it.
use super::by_slip::Held;
use super::seal::take_sealed;
use super::sealed::{Addition, seal_addition, write_addition};
use super::slips::nobody;
use crate::cases::context::{Context, Error};
use crate::cases::model::{Case, Entry, EntryKind, Envelope, NewSealed, Track};
use crate::cases::store::{self, Ordinary};
use crate::desks::{self, Desk, DeskKind};
use crate::id::AccountKey;
use crate::storage::{Db, DbConn};
use crate::{accounts, grants, notify, routing};

/// What is to be opened, and who looks after it.
struct Ready {
    case: Case,
    new: NewSealed,
    desk: Option<Desk>,
    nobody_there: bool,
}

/// Opens a sealed case for the desk far away. Answers the desk that must be phoned, if nobody there can open it. Blocks.
///
/// # Errors
/// `CannotSeal` without a recovery recipient; `NotFound` once the case is gone.
pub fn threatened(
    db: &Db,
    ctx: &Context,
    held: &Held,
    words: Option<&str>,
    once: &[u8],
) -> Result<Option<Desk>, Error> {
    let ready = db.read_now(|conn| prepare(conn, ctx, held, words))?;
    let call = ready.desk.filter(|_| ready.nobody_there);
    match take_sealed(db, ctx, &ready.new, None, Some(once.to_vec())) {
        Ok(_) if ready.case.sealed => note(db, ctx, held, words)?,
        Ok(_) | Err(Error::AlreadyRecorded) => {}
        Err(error) => return Err(error),
    }
    Ok(call)
}

fn prepare(conn: &mut DbConn, ctx: &Context, held: &Held, words: Option<&str>) -> Result<Ready, Error> {
    let (case, ordinary) = store::followed(conn, held.case)?.ok_or(Error::NotFound)?;
    let mut kept = vec![("follow_threat".to_owned(), "yes".to_owned())];
    let (excluded, told) = match &ordinary {
        Some(ordinary) => {
            kept.push(("follow_reference".to_owned(), case.reference.to_string()));
            (kept_from(conn, &case, ordinary)?, true)
        }
        None => kept_from_sealed(conn, ctx, &case)?,
    };
    if let Some(desk) = case.desk.map(|desk| desks::get(conn, desk)).transpose()?.flatten() {
        // who looks after it knows which case it is; the number is for them to say
        kept.push(("follow_desk".to_owned(), desk.name));
        if told {
            kept.push(("follow_reference".to_owned(), case.reference.to_string()));
        }
    }
    let (desk, members) =
        routing::choose_desk(conn, &ctx.book, &ctx.trust, DeskKind::Bypass, case.region, &excluded, ctx.today)?;
    let track = if case.sealed { case.track } else { Track::Integrity };
    let envelope = Envelope {
        category: track.category(),
        channel: "other".into(),
        danger_now: Some(true),
        words: words.filter(|_| told).map(str::to_owned),
        kept,
        ..Envelope::default()
    };
    let new = NewSealed {
        track,
        region: case.region,
        received_on: ctx.today,
        far_away: true,
        excluded,
        doubtful: false,
        received_by: None,
        envelope,
        closed_on: None,
        due_on: Some(ctx.today),
    };
    Ok(Ready { case, new, desk, nobody_there: members.is_empty() })
}

/// Whoever was kept from an ordinary case is kept from this one.
fn kept_from(conn: &mut DbConn, case: &Case, ordinary: &Ordinary) -> Result<Vec<AccountKey>, Error> {
    let mut excluded = store::excluded(conn, case.key)?;
    // nobody who has it in hand: the threat may come from there
    excluded.extend(ordinary.assigned_key);
    if let Some(committee) = ordinary.committee_key {
        excluded.extend(accounts::committee_members(conn, committee)?);
    }
    excluded.sort();
    excluded.dedup();
    Ok(excluded)
}

/// Who is kept from a sealed case stands inside it, where nobody looks now. Where the desk far away has it, those of its members
/// who cannot open it are kept away here too; where another desk has it, nothing is told that leads to it, and no words.
fn kept_from_sealed(conn: &mut DbConn, ctx: &Context, case: &Case) -> Result<(Vec<AccountKey>, bool), Error> {
    let holders: Vec<AccountKey> =
        grants::holders(conn, case.key, ctx.today)?.into_iter().map(|holder| holder.account).collect();
    let (_, members) =
        routing::choose_desk(conn, &ctx.book, &ctx.trust, DeskKind::Bypass, case.region, &[], ctx.today)?;
    let there = members.iter().any(|member| holders.contains(&member.account));
    let others = members.into_iter().map(|member| member.account).filter(|account| !holders.contains(account));
    Ok(if there { (others.collect(), true) } else { (Vec::new(), false) })
}

/// Those who can open the sealed case read it there, with the words.
fn note(db: &Db, ctx: &Context, held: &Held, words: Option<&str>) -> Result<(), Error> {
    let write = || {
        let (case, _) =
            db.read_now(|conn| Ok::<_, Error>(store::followed(conn, held.case)?))?.ok_or(Error::NotFound)?;
        let entry = Entry { on: Some(ctx.today), text: words.map(str::to_owned), ..Entry::default() };
        let addition = Addition::Entry(EntryKind::Threatened, entry);
        let ready = seal_addition(ctx, &case, nobody()?, (addition, case.received_on))?;
        let (ctx, code) = (ctx.clone(), held.code);
        db.write_now(move |conn| {
            let (case, _) = store::followed(conn, case.key)?.ok_or(Error::NotFound)?;
            write_addition(conn, &ctx, &case, ready)?;
            store::mark_wrote(conn, code, case.version + 1)?;
            for holder in grants::holders(conn, case.key, ctx.today)? {
                notify::case_waits(conn, holder.account, case.key, ctx.now)?;
            }
            Ok(())
        })
    };
    super::by_slip::again(write)
}
