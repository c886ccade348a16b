//! Adding a file to a case, and taking it away. All reading and sealing happens before the writer is asked.
use super::begin::{At, Outcome, begin, finish};
use super::blobs::{self, Body, Part, Stored};
use super::sealed::{self, Addition, seal_addition, write_addition};
use crate::access::Viewer;
use crate::audit;
use crate::cases::context::{Context, Error, Kit};
use crate::cases::life::Verb;
use crate::cases::model::{Attached, Case, Entry, EntryKind, EventBody, EventKind, MOST_FILES, tidy_name};
use crate::cases::policy;
use crate::cases::store::{self, Row};
use crate::id::Reference;
use crate::media::{self, Fault};
use crate::sealing::FileKey;
use crate::storage::DbConn;

/// How often somebody else's change of the case meanwhile is passed over: a file does not depend on what the person saw.
const TRIES: usize = 5;

/// Whether a file may be added now: asked before a byte of it is read.
///
/// # Errors
/// `NotFound`; `Refused` when it is not this person's to do, or there are as many files as a case may have.
pub fn may_attach(conn: &mut DbConn, ctx: &Context, viewer: &Viewer, reference: &Reference) -> Result<(), Error> {
    let (case, ordinary) = store::find(conn, viewer, reference, ctx.today)?.ok_or(Error::NotFound)?;
    if let Some(ordinary) = &ordinary {
        policy::may(viewer, &case, ordinary, Verb::Attach).map_err(Error::Refused)?;
    }
    room(conn, &case)
}

fn room(conn: &mut DbConn, case: &Case) -> Result<(), Error> {
    let full = store::attachments(conn, case.key)?.len() >= MOST_FILES;
    if full { Err(Error::Refused("refusal-files-full")) } else { Ok(()) }
}

/// Adds a file: its kind is told by its content, everything that tells about its making is left out. Blocks, and holds the
/// whole file in memory: only in one's turn.
///
/// # Errors
/// As `may_attach`; `Refused` when it is not of a kind that is taken; `Stale` when others change the case all the time.
pub fn attach(kit: &Kit, viewer: &Viewer, reference: &Reference, sent: &str, bytes: &[u8]) -> Result<(), Error> {
    let clean = media::read(bytes).map_err(|fault| Error::Refused(refusal(fault)))?;
    let find = |conn: &mut DbConn| {
        let found = store::find(conn, viewer, reference, kit.ctx.today)?;
        found.map(|(case, _)| case).ok_or(Error::NotFound)
    };
    let case = kit.db.read_now(find)?;
    let name = tidy_name(sent, clean.kind());
    let key = FileKey::generate();
    let to = match &case.recipient {
        Some(recipient) => recipient.parse()?,
        None => key.recipient(),
    };
    let stored = blobs::put(kit, case.id, &to, name, clean)?;
    let about = if case.sealed { None } else { Some(blobs::row(&kit.ctx, case.id, &stored, &key)?) };
    for _ in 0..TRIES {
        let now = kit.db.read_now(find)?;
        if now.sealed != case.sealed {
            // sealed meanwhile: what was prepared is readable with the wrong key
            return Err(Error::Stale);
        }
        match write(kit, viewer, &now, &stored, about.clone()) {
            Err(Error::Stale) => {}
            Ok(()) => {
                stored.keep();
                return Ok(());
            }
            Err(error) => return Err(error),
        }
    }
    Err(Error::Stale)
}

pub(super) fn refusal(fault: Fault) -> &'static str {
    match fault {
        Fault::Unknown => "refusal-file-unknown",
        Fault::Broken => "refusal-file-broken",
        Fault::TooManyPixels => "refusal-file-pixels",
    }
}

fn write(kit: &Kit, viewer: &Viewer, case: &Case, stored: &Stored, about: Option<Vec<u8>>) -> Result<(), Error> {
    let row = Row { number: 0, name: stored.about.file.clone(), size: stored.size, about };
    let ready = case.sealed.then(|| {
        let entry = Entry { on: Some(kit.ctx.today), files: vec![stored.about.clone()], ..Entry::default() };
        let addition = (Addition::Entry(EntryKind::Attached, entry), case.received_on);
        seal_addition(&kit.ctx, case, viewer.id, addition)
    });
    let ready = ready.transpose()?;
    let (ctx, viewer, reference, version) = (kit.ctx.clone(), viewer.clone(), case.reference.clone(), case.version);
    kit.db.write_now(move |conn| {
        let key = match ready {
            Some(ready) => {
                let case = sealed::find(conn, &ctx, &viewer, &reference)?;
                room(conn, &case)?;
                write_addition(conn, &ctx, &case, ready)?;
                case.key
            }
            None => {
                let at = At { viewer: &viewer, reference: &reference, version };
                let granted = begin::<policy::Attach>(conn, &ctx, at)?;
                room(conn, &granted.case)?;
                finish(conn, &ctx, &granted, Outcome::new(EventKind::Attached, ctx.today))?;
                granted.case.key
            }
        };
        let number = store::attachments(conn, key)?.iter().map(|row| row.number).max().unwrap_or(0) + 1;
        Ok(store::add_attachment(conn, key, &Row { number, ..row })?)
    })
}

/// Takes a file away; what it was stays in the timeline of a sealed case, that there was one in an ordinary one's. Blocks.
///
/// # Errors
/// `NotFound`, `Refused`, `Stale`.
pub fn detach(kit: &Kit, at: At<'_>, number: i32) -> Result<(), Error> {
    let (case, attached) = kit.db.read_now(|conn| {
        let (case, attached, _) = one(conn, &kit.ctx, at.viewer, at.reference, number)?;
        Ok::<_, Error>((case, attached.attached))
    })?;
    if case.version != at.version {
        return Err(Error::Stale);
    }
    let name = attached.about.file.clone();
    let ready = case.sealed.then(|| {
        let entry = Entry { on: Some(kit.ctx.today), files: vec![attached.about], ..Entry::default() };
        seal_addition(&kit.ctx, &case, at.viewer.id, (Addition::Entry(EntryKind::Detached, entry), case.received_on))
    });
    let (ready, gone) = (ready.transpose()?, name.clone());
    let (ctx, viewer, reference, version) = (kit.ctx.clone(), at.viewer.clone(), at.reference.clone(), at.version);
    kit.db.write_now(move |conn| {
        let key = match ready {
            Some(ready) => {
                let case = sealed::find(conn, &ctx, &viewer, &reference)?;
                write_addition(conn, &ctx, &case, ready)?;
                case.key
            }
            None => {
                let at = At { viewer: &viewer, reference: &reference, version };
                let granted = begin::<policy::Detach>(conn, &ctx, at)?;
                let body = EventBody { to: Some(number.to_string()), ..EventBody::default() };
                finish(conn, &ctx, &granted, Outcome::new(EventKind::Detached, ctx.today).saying(body))?;
                granted.case.key
            }
        };
        if store::remove_attachment(conn, key, &gone)? { Ok(()) } else { Err(Error::Stale) }
    })?;
    blobs::delete(&kit.files, &name);
    Ok(())
}

type One = (Case, blobs::Attachment, Option<crate::sealing::CaseIdentity>);

/// One file of a case that the viewer may see, and what opens it.
fn one(conn: &mut DbConn, ctx: &Context, viewer: &Viewer, reference: &Reference, number: i32) -> Result<One, Error> {
    let (case, ordinary) = store::find(conn, viewer, reference, ctx.today)?.ok_or(Error::NotFound)?;
    let (all, identity) = if ordinary.is_some() {
        (blobs::of_ordinary(conn, ctx, &case)?, None)
    } else {
        let opened = sealed::open(conn, ctx, viewer, reference)?;
        (blobs::of_sealed(conn, &opened)?, Some(sealed::identity(conn, viewer, &case)?))
    };
    let found = all.into_iter().find(|file| file.attached.number == number).ok_or(Error::NotFound)?;
    Ok((case, found, identity))
}

/// Opens a file for somebody who may see its case. That a whole file was given out stands in the log first. Blocks.
///
/// # Errors
/// `NotFound`: no such case or file, or not for this viewer.
pub fn read(
    kit: &Kit,
    viewer: &Viewer,
    reference: &Reference,
    number: i32,
    part: Part,
) -> Result<(Attached, Body), Error> {
    let (case, file, identity) = kit.db.read_now(|conn| one(conn, &kit.ctx, viewer, reference, number))?;
    if part == Part::Thumbnail && file.attached.about.thumbnail == 0 {
        return Err(Error::NotFound);
    }
    let body = blobs::open(kit, &case, &file, identity.as_ref(), part)?;
    if part == Part::Whole {
        let (ctx, who, case) = (kit.ctx.clone(), viewer.key, case);
        kit.db.write_now(move |conn| {
            let noted = if case.sealed {
                audit::note_sealed(conn, ctx.today, "sealed_file", case.desk)
            } else {
                audit::note(conn, ctx.now, Some(who), "file_read", Some(case.key))
            };
            Ok::<_, Error>(noted?)
        })?;
    }
    Ok((file.attached, body))
}
