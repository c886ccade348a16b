//! Sealing an ordinary case that should never have been one: one step, no reason asked.
use super::begin::{At, begin};
use super::blobs::{self, Attachment, Stored};
use super::record::due_sealed;
use super::seal::{member_grant, same_members};
use super::sealed::seal_entry;
use crate::audit;
use crate::cases::context::{Context, Error, Kit};
use crate::cases::model::{Case, Entry, EntryKind, Envelope, Former, Identity, Track};
use crate::cases::policy::{self, Granted};
use crate::cases::store::{self, Ordinary, Row};
use crate::committees;
use crate::desks::{Desk, Member};
use crate::grants::{self, Grant};
use crate::id::AccountKey;
use crate::sealing::{CaseIdentity, ItemHeader, SealedItem, seal_json};
use crate::storage::DbConn;
use crate::{accounts, notify, routing};
use chrono::NaiveDate;

/// A case, found and opened, with what it will be sealed to.
struct Found {
    /// Already with its new recipient.
    case: Case,
    identity: CaseIdentity,
    envelope: Envelope,
    former: Vec<Former>,
    files: Vec<Attachment>,
    grants: Vec<Grant>,
    desk: Option<Desk>,
    members: Vec<Member>,
    excluded: Vec<AccountKey>,
    /// Entries of other cases in which its reference stands.
    naming: Vec<i64>,
}

struct Ready {
    case: Case,
    recipient: String,
    items: Vec<SealedItem>,
    files: Vec<Row>,
    grants: Vec<Grant>,
    desk: Option<Desk>,
    members: Vec<Member>,
    excluded: Vec<AccountKey>,
    naming: Vec<i64>,
}

/// Seals an ordinary case for the desk of `track`; everybody who is not of that desk no longer sees it, the one who
/// seals included. Nothing is lost: text, timeline, name and contact go into the envelope. Blocks.
///
/// # Errors
/// `NotFound`, `Stale`, `CannotSeal`.
pub fn seal_over(kit: &Kit, at: At<'_>, track: Track) -> Result<(), Error> {
    let found = kit.db.read_now(|conn| prepare(conn, &kit.ctx, at, track))?;
    let old: Vec<String> = found.files.iter().map(|file| file.attached.about.file.clone()).collect();
    let resealed = reseal(kit, &found)?;
    let ready = seal(&kit.ctx, at, found, &resealed)?;
    let (ctx, viewer, reference, version) = (kit.ctx.clone(), at.viewer.clone(), at.reference.clone(), at.version);
    kit.db.write_now(move |conn| {
        crate::storage::lock(conn, crate::storage::ROSTER)?;
        let at = At { viewer: &viewer, reference: &reference, version };
        begin::<policy::Seal>(conn, &ctx, at)?;
        write(conn, &ctx, &ready, track)
    })?;
    resealed.into_iter().for_each(Stored::keep);
    kit.db.readable_was_deleted();
    old.iter().for_each(|name| blobs::delete(&kit.files, name));
    Ok(())
}

/// The files of the case once more, sealed to the case: the old ones go when everything is written.
fn reseal(kit: &Kit, found: &Found) -> Result<Vec<Stored>, Error> {
    let to = found.identity.recipient();
    found.files.iter().map(|file| blobs::reseal(kit, &found.case, &to, file)).collect()
}

fn seal(ctx: &Context, at: At<'_>, found: Found, resealed: &[Stored]) -> Result<Ready, Error> {
    let Found { case, identity, envelope, former, files, grants, desk, members, excluded, naming } = found;
    let header = ItemHeader {
        instance: ctx.programme.instance.id,
        case: case.id.bytes(),
        kind: "intake".into(),
        number: 1,
        author: at.viewer.id.bytes(),
    };
    let abouts = resealed.iter().map(|stored| stored.about.clone()).collect();
    // items are numbered like versions: the sealing itself is the case's next version
    let former = Entry { on: Some(ctx.today), files: abouts, former, ..Entry::default() };
    let recipient = identity.recipient();
    let items = vec![
        seal_json(&recipient, &header, &envelope)?,
        seal_entry(ctx, &case, EntryKind::Former, at.viewer.id, &former)?,
    ];
    let rows = files.iter().zip(resealed).map(|(file, stored)| {
        let (number, name) = (file.attached.number, stored.about.file.clone());
        Row { number, name, size: stored.size, about: None }
    });
    let files = rows.collect();
    Ok(Ready { case, recipient: recipient.to_string(), items, files, grants, desk, members, excluded, naming })
}

fn prepare(conn: &mut DbConn, ctx: &Context, at: At<'_>, track: Track) -> Result<Found, Error> {
    let granted = begin::<policy::Seal>(conn, ctx, at)?;
    let recovery = ctx.programme.instance.recovery.clone().ok_or(Error::CannotSeal)?;
    let wanted = track.desk().ok_or(Error::Refused("refusal-step"))?;
    let mut excluded = store::excluded(conn, granted.case.key)?;
    let region = granted.case.region;
    let (desk, members) = routing::choose_desk(conn, &ctx.book, &ctx.trust, wanted, region, &excluded, ctx.today)?;
    if !members.iter().any(|m| m.account == at.viewer.key) {
        excluded.push(at.viewer.key);
    }
    let events = store::events(conn, granted.case.key)?;
    let identity = CaseIdentity::generate();
    let mut case = granted.case.clone();
    case.recipient = Some(identity.recipient().to_string());
    let ids = accounts::ids(conn, &excluded)?;
    let received = accounts::ids(conn, granted.ordinary.received_by.as_slice())?;
    let envelope = Envelope {
        excluded: ids.iter().map(ToString::to_string).collect(),
        received_by: received.first().map(ToString::to_string),
        ..envelope(conn, ctx, &granted)?
    };
    let mut grants = vec![Grant::recovery(identity.grant_to(&recovery)?)];
    for member in &members {
        grants.push(member_grant(&identity, member)?);
    }
    let former = events.iter().map(Former::of).collect();
    let files = blobs::of_ordinary(conn, ctx, &granted.case)?;
    let naming = store::naming(conn, &case.reference)?;
    Ok(Found { case, identity, envelope, former, files, grants, desk, members, excluded, naming })
}

/// What the list of cases had of it beside the questions of the intake: nothing is lost when it is sealed.
fn kept(case: &Case, o: &Ordinary) -> Vec<(String, String)> {
    let day = |day: Option<NaiveDate>| day.map(|d| d.to_string());
    let facts = [
        ("sex", o.sex.map(|s| s.as_str().to_owned())),
        ("age", o.age.clone()),
        ("displacement", o.displacement.map(|d| d.as_str().to_owned())),
        ("access_needs", o.access_needs.clone()),
        ("language", o.language.clone()),
        ("interpreter", o.interpreter.map(|yes| if yes { "yes" } else { "no" }.to_owned())),
        ("happened_on", day(o.happened_on)),
        ("former_reference", o.former_reference.clone()),
        ("activity", o.activity.clone()),
        ("acknowledged", day(o.acknowledged_on)),
        ("answered_on", day(o.answered_on)),
        ("told_on", day(o.told_on)),
        ("satisfied", o.satisfied.clone()),
        ("closed_on", day(case.closed_on)),
        ("closing_reason", o.closing_reason.map(|reason| reason.as_str().to_owned())),
    ];
    facts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

fn envelope(conn: &mut DbConn, ctx: &Context, granted: &Granted<policy::Seal>) -> Result<Envelope, Error> {
    let (case, o) = (&granted.case, &granted.ordinary);
    let identity = match &o.identity {
        None => Identity::default(),
        Some(bytes) => super::record::identity(ctx, case, bytes)?,
    };
    let committee = o.committee_key.map(|key| committees::get(conn, key)).transpose()?.flatten();
    let entered_by = o.entered_by.map(|key| accounts::ids(conn, &[key])).transpose()?.unwrap_or_default();
    Ok(Envelope {
        category: o.category,
        sector: o.sector.clone(),
        channel: o.channel.clone(),
        project: o.project.clone(),
        committee: committee.map(|c| c.name),
        about_committee: o.hidden_from_committee,
        place: o.place_key.map(|key| ctx.book.label(key)),
        on_behalf: o.on_behalf.said(),
        naming: Some(o.naming),
        answer_by: Some(o.answer_by),
        identity,
        words: Some(o.text.clone()).filter(|text| !text.is_empty()),
        entered_by: entered_by.first().map(ToString::to_string),
        kept: kept(case, o),
        ..Envelope::default()
    })
}

fn write(conn: &mut DbConn, ctx: &Context, ready: &Ready, track: Track) -> Result<(), Error> {
    let wanted = track.desk().ok_or(Error::Refused("refusal-step"))?;
    let way = routing::choose_desk(conn, &ctx.book, &ctx.trust, wanted, ready.case.region, &ready.excluded, ctx.today)?;
    if !same_members(&way.1, &ready.members) {
        return Err(Error::Stale);
    }
    let desk = ready.desk.as_ref().map(|d| d.key);
    let due_on = due_sealed(ctx, (track.category(), track), ready.case.region, ctx.today);
    if !store::seal_over(conn, &ready.case, track, desk, &ready.recipient, ready.members.is_empty(), due_on)? {
        return Err(Error::Stale);
    }
    let late = ready.case.closed_on.is_none() && ready.case.due_on.is_some_and(|due| due < ctx.today);
    store::count_moved(conn, ctx.today, late)?;
    crate::storage::scrub::readable_deleted(conn, ctx.now)?;
    store::unname(conn, &ready.naming, &ready.case.reference)?;
    store::step_taken(conn, ready.case.key, ctx.today)?;
    store::add_items(conn, ready.case.key, 1, &ready.items[..1], ctx.today)?;
    store::add_items(conn, ready.case.key, ready.case.version + 1, &ready.items[1..], ctx.today)?;
    store::remove_attachments(conn, ready.case.key)?;
    for row in &ready.files {
        store::add_attachment(conn, ready.case.key, row)?;
    }
    grants::add(conn, ready.case.key, &ready.grants, ctx.today)?;
    // whoever looked after it finds nothing from now on: a letter under way would tell that there was something
    notify::forget_case(conn, ready.case.key)?;
    for member in &ready.members {
        notify::case_waits(conn, member.account, ready.case.key, ctx.now)?;
    }
    // who took it in, and who worked on it, is told by the envelope alone
    audit::withhold(conn, &ctx.keys, ready.case.key, ctx.today)?;
    Ok(audit::note_sealed(conn, ctx.today, "sealed_later", desk)?)
}
