//! Handing a case over: one age file for somebody outside, with a folder in it. Recorded before it leaves.
use super::begin::{At, Outcome, begin, finish};
use super::blobs::{self, Attachment, Part, exactly};
use super::sealed::{self, Addition, seal_addition, write_addition};
use crate::access::Viewer;
use crate::audit;
use crate::cases::context::{Context, Error, Kit};
use crate::cases::model::{Case, Entry, EntryKind, EventBody, EventKind, Opened, Terms};
use crate::cases::policy;
use crate::cases::store;
use crate::files::Draft;
use crate::sealing::{CaseIdentity, Recipient, hand_over};
use crate::storage::DbConn;
use std::io::{Read, Write};
use tar::{Builder, EntryType, Header};

/// Letters of a recipient that are recorded at each end.
const SHOWN: usize = 4;

/// Who hands over.
#[derive(Clone, Copy)]
pub(in crate::cases) enum Asker<'a> {
    /// Somebody who may see the case.
    Viewer(&'a Viewer),
    /// Whoever runs the program: ordinary cases alone.
    CommandLine,
}

/// What goes into the folder beside the files.
pub(in crate::cases) struct Parcel {
    /// The case.
    pub case: Case,
    /// Everything that is known, for programs.
    pub json: Vec<u8>,
    /// The same in words.
    pub text: String,
    /// Its files.
    pub files: Vec<Attachment>,
    /// What opens them, where the case is sealed.
    pub identity: Option<CaseIdentity>,
    /// On what it rests, where the case is sealed.
    pub terms: Option<Terms>,
}

/// The files of a case with what opens them: of an opened sealed case, or of an ordinary one.
pub(in crate::cases) fn attached_to(
    conn: &mut DbConn,
    ctx: &Context,
    case: &Case,
    sealed: Option<(&Viewer, &Opened)>,
) -> Result<(Vec<Attachment>, Option<CaseIdentity>), Error> {
    match sealed {
        Some((viewer, opened)) => {
            Ok((blobs::of_sealed(conn, opened)?, Some(sealed::identity(conn, viewer, &opened.case)?)))
        }
        None => Ok((blobs::of_ordinary(conn, ctx, case)?, None)),
    }
}

/// Writes the parcel, sealed to `to` alone, and records that the case was handed over. Blocks.
///
/// # Errors
/// `NotFound`, `Refused`, `Stale` when the case changed meanwhile: then nothing leaves.
pub(in crate::cases) fn export(kit: &Kit, asker: Asker<'_>, to: &Recipient, parcel: &Parcel) -> Result<Draft, Error> {
    let mut draft = pack(kit, to, parcel)?;
    record(kit, asker, parcel, shortened(to))?;
    draft.rewind()?;
    Ok(draft)
}

/// The folder as a tar in a bare age file.
pub(in crate::cases) fn pack(kit: &Kit, to: &Recipient, parcel: &Parcel) -> Result<Draft, Error> {
    let mut tar = Builder::new(hand_over(to, kit.files.draft()?)?);
    let folder = parcel.case.reference.as_str();
    let when = u64::try_from(kit.ctx.now.and_utc().timestamp()).unwrap_or_default();
    let mut add = |name: String, length: u64, body: &mut dyn Read| {
        let mut header = Header::new_gnu();
        header.set_entry_type(EntryType::Regular);
        header.set_mode(0o600);
        header.set_mtime(when);
        header.set_size(length);
        tar.append_data(&mut header, format!("{folder}/{name}"), body)
    };
    add("case.json".into(), parcel.json.len() as u64, &mut parcel.json.as_slice())?;
    add("case.txt".into(), parcel.text.len() as u64, &mut parcel.text.as_bytes())?;
    for file in &parcel.files {
        let about = &file.attached.about;
        let mut body =
            Whole(blobs::open(kit, &parcel.case, file, parcel.identity.as_ref(), Part::Whole)?, about.length);
        add(format!("files/{}-{}", file.attached.number, about.name), about.length, &mut body)?;
    }
    let mut out = tar.into_inner()?;
    out.flush()?;
    Ok(out.finish()?)
}

/// A body that is an error when it ends too early: a file must not be filled up with nothing.
struct Whole(blobs::Body, u64);

impl Read for Whole {
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        let read = self.0.read(bytes)?;
        self.1 = self.1.saturating_sub(read as u64);
        if read == 0 && self.1 > 0 && !bytes.is_empty() {
            return exactly(&mut std::io::empty(), self.1, &mut std::io::sink()).map(|()| 0);
        }
        Ok(read)
    }
}

/// Enough to know a recipient again.
fn shortened(to: &Recipient) -> String {
    let text = to.to_string();
    let letters = text.strip_prefix("age1").unwrap_or(&text);
    let (begin, end) = (letters.get(..SHOWN), letters.get(letters.len().saturating_sub(SHOWN)..));
    format!("age1{}…{}", begin.unwrap_or_default(), end.unwrap_or_default())
}

fn record(kit: &Kit, asker: Asker<'_>, parcel: &Parcel, to: String) -> Result<(), Error> {
    let ctx = kit.ctx.clone();
    let (case, body) = (parcel.case.clone(), EventBody { to: Some(to.clone()), ..EventBody::default() });
    let Asker::Viewer(viewer) = asker else {
        return kit.db.write_now(move |conn| record_unseen(conn, &ctx, &case, &body));
    };
    let viewer = viewer.clone();
    if !case.sealed {
        return kit.db.write_now(move |conn| {
            let at = At { viewer: &viewer, reference: &case.reference, version: case.version };
            let granted = begin::<policy::Export>(conn, &ctx, at)?;
            finish(conn, &ctx, &granted, Outcome::new(EventKind::HandedOver, ctx.today).saying(body))
        });
    }
    let terms = parcel.terms.as_ref().ok_or(Error::Refused("refusal-hand-over-reason"))?;
    let entry = Entry {
        on: Some(ctx.today),
        to: Some(to),
        consent: Some(terms.yes.is_some()),
        of: terms.yes.map(|(number, _)| number),
        reason: terms.reason.clone(),
        ..Entry::default()
    };
    let addition = (Addition::Entry(EntryKind::HandedOver, entry), case.received_on);
    let ready = seal_addition(&ctx, &case, viewer.id, addition)?;
    kit.db.write_now(move |conn| {
        let case = sealed::find(conn, &ctx, &viewer, &case.reference)?;
        write_addition(conn, &ctx, &case, ready)?;
        Ok(audit::note_sealed(conn, ctx.today, "sealed_handed_over", case.desk)?)
    })
}

/// Whoever runs the program has no account.
fn record_unseen(conn: &mut DbConn, ctx: &Context, case: &Case, body: &EventBody) -> Result<(), Error> {
    if case.sealed {
        return Err(Error::NotFound);
    }
    if !store::next_version(conn, case)? {
        return Err(Error::Stale);
    }
    let event = (EventKind::HandedOver, ctx.today, body);
    store::add_event(conn, case.key, case.version + 1, event, None, ctx.now)?;
    Ok(audit::note(conn, ctx.now, None, EventKind::HandedOver.as_str(), Some(case.key))?)
}
