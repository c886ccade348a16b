//! Legal hold: a case that somebody must be able to look at again is kept whatever its age, until it is released.
use super::begin::{At, Outcome, begin, finish};
use super::sealed::{find, open, seal_entry, write_item};
use crate::audit;
use crate::cases::context::{Context, Error};
use crate::cases::model::{Entry, EntryKind, EventBody, EventKind};
use crate::cases::policy;
use crate::cases::store;
use crate::storage::{Db, DbConn};

/// Keeps an ordinary case whatever its age.
///
/// # Errors
/// As every verb; `Refused` when it is kept already.
pub fn keep(conn: &mut DbConn, ctx: &Context, at: At<'_>, reason: &str) -> Result<(), Error> {
    let granted = begin::<policy::Keep>(conn, ctx, at)?;
    finish(conn, ctx, &granted, Outcome::new(EventKind::Kept, ctx.today).saying(why(reason)))?;
    Ok(store::set_legal_hold(conn, granted.case.key, true)?)
}

/// Keeps it no longer than others.
///
/// # Errors
/// As every verb; `Refused` when it is not kept.
pub fn release(conn: &mut DbConn, ctx: &Context, at: At<'_>, reason: &str) -> Result<(), Error> {
    let granted = begin::<policy::Release>(conn, ctx, at)?;
    finish(conn, ctx, &granted, Outcome::new(EventKind::Released, ctx.today).saying(why(reason)))?;
    Ok(store::set_legal_hold(conn, granted.case.key, false)?)
}

fn why(reason: &str) -> EventBody {
    EventBody { reason: Some(reason.to_owned()), ..EventBody::default() }
}

/// Keeps a sealed case whatever its age, or no longer; the reason is sealed, that it is kept stands in the clear. Blocks.
///
/// # Errors
/// `NotFound`, `Stale`; `Refused` when that is so already.
pub fn keep_sealed(db: &Db, ctx: &Context, at: At<'_>, held: bool, reason: String) -> Result<(), Error> {
    let opened = db.read_now(|conn| open(conn, ctx, at.viewer, at.reference))?;
    let seen = opened.case;
    if seen.version != at.version {
        return Err(Error::Stale);
    }
    if seen.legal_hold == held {
        return Err(Error::Refused(if held { "refusal-legal-hold" } else { "refusal-no-legal-hold" }));
    }
    let kind = if held { EntryKind::Kept } else { EntryKind::Released };
    let entry = Entry { on: Some(ctx.today), reason: Some(reason), ..Entry::default() };
    let item = seal_entry(ctx, &seen, kind, at.viewer.id, &entry)?;
    let (ctx, viewer, reference) = (ctx.clone(), at.viewer.clone(), at.reference.clone());
    db.write_now(move |conn| {
        let case = find(conn, &ctx, &viewer, &reference)?;
        let same = case.version == seen.version;
        if !same || !store::next_version(conn, &case)? {
            return Err(Error::Stale);
        }
        write_item(conn, &ctx, &case, item)?;
        store::set_legal_hold(conn, case.key, held)?;
        Ok(audit::note_sealed(conn, ctx.today, "sealed_work", case.desk)?)
    })
}
