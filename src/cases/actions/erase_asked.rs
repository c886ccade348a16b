//! Erasing because the person asked: an ordinary case at once, a sealed one when a focal point confirms what another noted. A
//! report that is owed to an entity stays, without the person's name and contact.
use super::begin::{At, begin};
use super::blobs;
use super::granting::no_guest;
use super::links;
use super::sealed::{find, identity, open, seal_entry, write_item};
use crate::access::Role;
use crate::cases::context::{Context, Error, Kit};
use crate::cases::model::{Case, Entry, EntryKind, Envelope, Identity, Naming, Opened};
use crate::cases::policy;
use crate::cases::store::{self, Gone};
use crate::id::{AccountKey, Reference};
use crate::sealing::{InstanceKeys, ItemPlace, SealedItem, SealingError, open_json, seal_json};
use crate::storage::{DbConn, scrub};
use crate::{audit, grants, notify};
use chrono::NaiveDate;

/// What was erased, for the statement that the person is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    /// Which case it was.
    pub reference: Reference,
    /// When.
    pub on: NaiveDate,
    /// It was a sealed case.
    pub sealed: bool,
    /// The report stays, because it is owed to an entity: name and contact alone are erased.
    pub stays: bool,
    /// What only this instance could write under the statement.
    pub proof: String,
}

impl Erased {
    fn new(ctx: &Context, reference: &Reference, sealed: bool, stays: bool) -> Result<Self, Error> {
        let proof = proof(&ctx.keys, reference, ctx.today, stays)?;
        Ok(Self { reference: reference.clone(), on: ctx.today, sealed, stays, proof })
    }
}

/// Twenty letters and digits in groups of four that only this instance can make of a statement.
///
/// # Errors
/// The keys of the instance cannot be used.
pub fn proof(keys: &InstanceKeys, reference: &Reference, on: NaiveDate, stays: bool) -> Result<String, SealingError> {
    let said = format!("{reference}/{on}/{}", if stays { "contact" } else { "case" });
    let mac = keys.hmac("erasure", said.as_bytes())?;
    let letters: Vec<String> = mac[..10].chunks(2).map(|two| format!("{:02X}{:02X}", two[0], two[1])).collect();
    Ok(letters.join("-"))
}

/// Erases an ordinary case. Blocks.
///
/// # Errors
/// `NotFound`, `Stale`; `Refused` for somebody else than its handler, and on legal hold.
pub fn erase_ordinary(kit: &Kit, at: At<'_>) -> Result<Erased, Error> {
    // who names it as that of which theirs is a duplicate takes long to find
    let naming = kit.db.read_now(|conn| {
        begin::<policy::Erase>(conn, &kit.ctx, at)?;
        Ok::<_, Error>(store::naming(conn, at.reference)?)
    })?;
    let erased = Erased::new(&kit.ctx, at.reference, false, false)?;
    let (ctx, viewer, reference, version) = (kit.ctx.clone(), at.viewer.clone(), at.reference.clone(), at.version);
    let gone = kit.db.write_now(move |conn| {
        let granted = begin::<policy::Erase>(conn, &ctx, At { viewer: &viewer, reference: &reference, version })?;
        let case = &granted.case;
        if !store::claim_version(conn, case)? {
            return Err(Error::Stale);
        }
        if !store::excluded_any(conn, &[case.key])?.is_empty() {
            audit::withhold(conn, &ctx.keys, case.key, ctx.today)?;
        }
        // beside no case: whoever erased something stands in the log for everybody, whatever it was
        audit::note(conn, ctx.now, Some(viewer.key), "erased_asked", None)?;
        store::unname(conn, &naming, &reference)?;
        whole(conn, &ctx, case)
    })?;
    finish(kit, &gone);
    Ok(erased)
}

fn whole(conn: &mut DbConn, ctx: &Context, case: &Case) -> Result<Gone, Error> {
    scrub::readable_deleted(conn, ctx.now)?;
    Ok(store::erase(conn, &[case.key], case.sealed)?)
}

fn finish(kit: &Kit, gone: &[String]) {
    kit.db.readable_was_deleted();
    gone.iter().for_each(|name| blobs::delete(&kit.files, name));
}

/// What is sealed instead, where a report stays.
struct Without {
    envelope: SealedItem,
    entry: SealedItem,
}

/// A focal point confirms that a sealed case is erased, which somebody else noted; alone only if nobody else can open it.
/// Blocks.
///
/// # Errors
/// `NotFound`, `Stale`; `Refused` when nobody noted the wish, for whoever noted it, and on legal hold.
pub fn erase_sealed(kit: &Kit, at: At<'_>) -> Result<Erased, Error> {
    let ctx = &kit.ctx;
    let (opened, without) = kit.db.read_now(|conn| {
        let opened = open(conn, ctx, at.viewer, at.reference)?;
        may(&opened, at)?;
        let without = if opened.is_owed() { Some(reduced(conn, ctx, at, &opened)?) } else { None };
        Ok::<_, Error>((opened, without))
    })?;
    let erased = Erased::new(ctx, at.reference, true, without.is_some())?;
    let shared = links::rows(opened.links(None));
    let (ctx, viewer, reference, seen) = (ctx.clone(), at.viewer.clone(), at.reference.clone(), opened.case);
    let gone = kit.db.write_now(move |conn| {
        let case = find(conn, &ctx, &viewer, &reference)?;
        if case.version != seen.version {
            return Err(Error::Stale);
        }
        tell(conn, &ctx, &case, viewer.key)?;
        store::end_links(conn, &shared)?;
        audit::note_sealed(conn, ctx.today, "sealed_erased", case.desk)?;
        match without {
            Some(without) => keep_report(conn, &ctx, &case, without),
            None if store::claim_version(conn, &case)? => whole(conn, &ctx, &case),
            None => Err(Error::Stale),
        }
    })?;
    finish(kit, &gone);
    Ok(erased)
}

fn may(opened: &Opened, at: At<'_>) -> Result<(), Error> {
    if opened.case.version != at.version {
        return Err(Error::Stale);
    }
    policy::sensitive(at.viewer).map_err(Error::Refused)?;
    if !at.viewer.is(Role::FocalPoint) {
        return Err(Error::Refused("refusal-not-yours"));
    }
    if opened.case.legal_hold {
        return Err(Error::Refused("refusal-legal-hold"));
    }
    no_guest(opened, at.viewer)?;
    let asked = opened.erasure_asked().ok_or(Error::Refused("refusal-erase-not-asked"))?;
    let others = opened.holders.iter().any(|holder| holder.id != at.viewer.id);
    if others && asked.author == Some(at.viewer.id) {
        return Err(Error::Refused("refusal-second-person"));
    }
    Ok(())
}

/// The case without name and contact. Who must never be given it stays inside.
fn reduced(conn: &mut DbConn, ctx: &Context, at: At<'_>, opened: &Opened) -> Result<Without, Error> {
    let case = &opened.case;
    let identity = identity(conn, at.viewer, case)?;
    let bytes = store::first_item(conn, case.key)?.ok_or(Error::NotFound)?;
    let place = ItemPlace { instance: ctx.programme.instance.id, case: case.id.bytes(), number: 1 };
    let (header, envelope): (_, Envelope) = open_json(&identity, &place, &bytes)?;
    let envelope = Envelope {
        identity: Identity::default(),
        naming: Some(Naming::Anonymous),
        answer_by: None,
        kept: envelope.kept.into_iter().filter(|(name, _)| name != "former_reference").collect(),
        ..envelope
    };
    let entry = Entry { on: Some(ctx.today), ..Entry::default() };
    Ok(Without {
        envelope: seal_json(&identity.recipient(), &header, &envelope)?,
        entry: seal_entry(ctx, case, EntryKind::Erased, at.viewer.id, &entry)?,
    })
}

fn keep_report(conn: &mut DbConn, ctx: &Context, case: &Case, without: Without) -> Result<Gone, Error> {
    if !store::next_version(conn, case)? {
        return Err(Error::Stale);
    }
    store::replace_item(conn, case.key, 1, &without.envelope)?;
    write_item(conn, ctx, case, without.entry)?;
    scrub::readable_deleted(conn, ctx.now)?;
    Ok(Gone::new())
}

/// The others who can open it learn that something happened.
fn tell(conn: &mut DbConn, ctx: &Context, case: &Case, by: AccountKey) -> Result<(), Error> {
    for holder in grants::holders(conn, case.key, ctx.today)?.iter().filter(|holder| holder.account != by) {
        notify::something_waits(conn, holder.account, ctx.now)?;
    }
    Ok(())
}
