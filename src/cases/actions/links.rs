//! A link for a service: given by somebody who can open the case, answered by somebody without an account. What is shown is sealed
//! to the link and its code; what is answered is sealed to the case.
use super::begin::At;
use super::by_slip::again;
use super::granting::no_guest;
use super::sealed::{Addition, find, open, seal_addition, write_addition};
use super::slips::nobody;
use crate::cases::context::{Context, Error};
use crate::cases::life;
use crate::cases::model::{Case, Consent, Entry, EntryKind, Envelope, Heard, Identity, Opened, Reach, Share, State};
use crate::cases::policy;
use crate::cases::store;
use crate::id::CaseKey;
use crate::sealing::{ItemHeader, ItemPlace, LinkCode, LinkSecret, open_json, seal_json};
use crate::storage::{Db, DbConn};
use crate::{grants, notify};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// For how many days a link may be given.
pub const DAYS: &[u64] = &[7, 14, 30];
/// What of the further facts is the person's own, and goes with a yes to all of it.
const OWN: &[&str] = &["sex", "age", "displacement", "disability", "access_needs", "language", "interpreter"];

/// What is sent to a service.
#[derive(Debug, Clone)]
pub struct Sending {
    /// The number of the yes.
    pub of: u32,
    /// What the service needs to know, in the words of whoever sends it.
    pub words: String,
    /// For how many days the link opens something.
    pub days: u64,
}

/// A link and its code, to be handed out in two ways.
#[derive(Debug)]
pub struct Given {
    /// What stands in the address.
    pub secret: LinkSecret,
    /// What is told apart.
    pub code: LinkCode,
    /// The service.
    pub to: String,
    /// The last day.
    pub until: NaiveDate,
}

/// What a service reads. Nothing of it leaves that the person did not agree to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcel {
    case: i64,
    of: u32,
    /// The service.
    pub to: String,
    /// What it needs to know.
    pub words: String,
    /// Name, contact and how to reach the person safely: with a yes to that.
    pub identity: Identity,
    /// Where the person is, in words: with a yes to everything.
    pub place: Option<String>,
    /// What was said, in the person's own words: with a yes to everything.
    pub said: Option<String>,
    /// Further facts of the person: with a yes to everything.
    pub facts: Vec<(String, String)>,
    /// The last day.
    pub until: NaiveDate,
}

impl Parcel {
    /// What leaves under a yes.
    pub fn of(opened: &Opened, (of, one): (u32, &Consent), words: &str, until: NaiveDate) -> Self {
        let Envelope { identity, place, words: said, kept, .. } = &opened.envelope;
        let everything = one.share == Share::Everything;
        let facts = kept.iter().filter(|(name, _)| everything && OWN.contains(&name.as_str())).cloned().collect();
        Self {
            case: opened.case.key.get(),
            of,
            to: one.to.clone(),
            words: words.to_owned(),
            identity: if one.share == Share::Minimum { Identity::default() } else { identity.clone() },
            place: place.clone().filter(|_| everything),
            said: said.clone().filter(|_| everything),
            facts,
            until,
        }
    }
}

/// The yes with this number, where something may be sent under it today.
fn yes_of(opened: &Opened, of: u32, today: NaiveDate) -> Result<&Consent, Error> {
    opened.service_of(of, today).map_err(|why| Error::Refused(why.key()))?;
    if !opened.whole {
        // what is missing could be that it was taken back
        return Err(Error::Refused("refusal-yes-not-whole"));
    }
    let entry = opened.entries.iter().find(|entry| entry.number == of);
    let one = entry.and_then(|entry| entry.entry.agreed.as_deref()).ok_or(Error::NotFound)?;
    if opened.is_child() && !one.is_enough_for_child() {
        return Err(Error::Refused("refusal-child-yes"));
    }
    Ok(one)
}

/// Gives a link to a service under a yes. Blocks: not for an async thread.
///
/// # Errors
/// `NotFound`, `Stale`; `Refused` without a yes that holds, for a guest, and while another link is with the service.
pub fn send(db: &Db, ctx: &Context, at: At<'_>, sending: &Sending) -> Result<Given, Error> {
    policy::sensitive(at.viewer).map_err(Error::Refused)?;
    let opened = db.read_now(|conn| open(conn, ctx, at.viewer, at.reference))?;
    if opened.case.version != at.version {
        return Err(Error::Stale);
    }
    no_guest(&opened, at.viewer)?;
    let one = yes_of(&opened, sending.of, ctx.today)?;
    let known = opened.referrals(ctx.today).into_iter().find(|known| known.number == sending.of);
    if !known.is_some_and(|known| known.reach.may_send()) || opened.case.state == State::Closed {
        return Err(Error::Refused("refusal-already-sent"));
    }
    let last = ctx.today + Days::new(sending.days);
    let until = one.until.map_or(last, |until| until.min(last));
    let (secret, code) = (LinkSecret::generate()?, LinkCode::generate()?);
    let parcel = Parcel::of(&opened, (sending.of, one), &sending.words, until);
    let sealed = seal_json(&secret.identity(&code)?.recipient(), &header(ctx), &parcel)?.bytes;
    let (hash, to) = (secret.row()?.to_vec(), one.to.clone());
    let ready = seal_addition(ctx, &opened.case, at.viewer.id, sent(&opened, ctx, sending, (&hash, &to, until)))?;
    let before = rows(opened.links(Some(sending.of)));
    let (ctx, viewer, reference) = (ctx.clone(), at.viewer.clone(), at.reference.clone());
    db.write_now(move |conn| {
        let case = find(conn, &ctx, &viewer, &reference)?;
        store::end_links(conn, &before)?;
        store::add_link(conn, &hash, &sealed, until)?;
        write_addition(conn, &ctx, &case, ready)
    })?;
    Ok(Given { secret, code, to, until })
}

/// What the case keeps of it: a step of its life where that comes next, else something beside it.
fn sent(
    opened: &Opened,
    ctx: &Context,
    sending: &Sending,
    (hash, to, until): (&[u8], &str, NaiveDate),
) -> (Addition, NaiveDate) {
    let entry = Entry {
        on: Some(ctx.today),
        of: Some(sending.of),
        to: Some(to.to_owned()),
        consent: Some(true),
        help: Some("referred".into()),
        link: Some(hash.iter().map(|byte| format!("{byte:02x}")).collect()),
        until: Some(until),
        text: Some(sending.words.clone()),
        ..Entry::default()
    };
    let steps = life::steps(opened.case.track, opened.case.state);
    let addition = if steps.contains(&(State::ServiceReferred, false)) {
        Addition::Step { to: State::ServiceReferred, entry }
    } else {
        Addition::Entry(EntryKind::Help, entry)
    };
    // today is never before what happened
    (addition, opened.case.received_on)
}

/// Rows by what the case says of them.
pub(super) fn rows(links: Vec<String>) -> Vec<Vec<u8>> {
    let byte = |link: &str, at: usize| u8::from_str_radix(link.get(at..at + 2)?, 16).ok();
    links.iter().filter_map(|link| (0..link.len()).step_by(2).map(|at| byte(link, at)).collect()).collect()
}

fn header(ctx: &Context) -> ItemHeader {
    let instance = ctx.programme.instance.id;
    ItemHeader { instance, case: [0; 16], kind: "link".into(), number: 1, author: [0; 16] }
}

/// What is known of a link before its code is tried.
pub struct Waiting {
    hash: [u8; 32],
    found: Option<(Vec<u8>, Reach)>,
}

/// Looks a link up. The same question for every link, known or not.
///
/// # Errors
/// The database failed.
pub fn waiting(conn: &mut DbConn, ctx: &Context, secret: &LinkSecret) -> Result<Waiting, Error> {
    let hash = secret.row()?;
    Ok(Waiting { hash, found: store::link(conn, &hash, ctx.today)? })
}

/// Somebody who came with a link and its code.
pub struct Caller {
    hash: [u8; 32],
    /// What they read.
    pub parcel: Parcel,
    /// How far they are.
    pub reach: Reach,
}

/// Tries a code: the same derivation for every link. `None`: it does not fit. Blocks.
///
/// # Errors
/// The machine has no memory left.
pub fn try_link(
    ctx: &Context,
    waiting: Waiting,
    (secret, code): (&LinkSecret, &LinkCode),
) -> Result<Option<Caller>, Error> {
    let identity = secret.identity(code)?;
    let Some((sealed, reach)) = waiting.found else { return Ok(None) };
    let place = ItemPlace { instance: ctx.programme.instance.id, case: [0; 16], number: 1 };
    let opened = open_json::<Parcel>(&identity, &place, &sealed).ok();
    Ok(opened.map(|(_, parcel)| Caller { hash: waiting.hash, parcel, reach }))
}

/// A code did not fit.
///
/// # Errors
/// The database failed.
pub fn wrong_code(conn: &mut DbConn, secret: &LinkSecret) -> Result<(), Error> {
    Ok(store::link_wrong(conn, &secret.row()?)?)
}

/// The case, as long as something may be shown of it: not one that was closed, erased, or is none any more.
fn alive(conn: &mut DbConn, caller: &Caller) -> Result<Case, Error> {
    let found = store::followed(conn, CaseKey::new(caller.parcel.case))?;
    let case = found.filter(|(case, ordinary)| case.sealed && ordinary.is_none()).map(|(case, _)| case);
    case.filter(|case| case.state != State::Closed && case.erased == 0).ok_or(Error::NotFound)
}

/// The service opened it: the first time the case says so. Blocks.
///
/// # Errors
/// `NotFound` when nothing may be shown any more.
pub fn read_link(db: &Db, ctx: &Context, caller: &mut Caller) -> Result<(), Error> {
    if caller.reach == Reach::Sent {
        return say_link(db, ctx, caller, Heard::Received, None);
    }
    db.read_now(|conn| alive(conn, caller)).map(drop)
}

/// The service says something: it goes to the case, and those who can open it are told. Twice the same changes nothing. Blocks.
///
/// # Errors
/// `NotFound` when nothing may be shown any more.
pub fn say_link(db: &Db, ctx: &Context, caller: &mut Caller, heard: Heard, text: Option<&str>) -> Result<(), Error> {
    let Some(next) = caller.reach.after(heard) else { return Ok(()) };
    again(|| {
        let case = db.read_now(|conn| alive(conn, caller))?;
        let entry = Entry {
            on: Some(ctx.today),
            of: Some(caller.parcel.of),
            to: Some(caller.parcel.to.clone()),
            help: Some(heard.as_str().to_owned()),
            text: text.map(str::to_owned),
            ..Entry::default()
        };
        let addition = Addition::Entry(EntryKind::Help, entry);
        let ready = seal_addition(ctx, &case, nobody()?, (addition, case.received_on))?;
        let (ctx, hash, from) = (ctx.clone(), caller.hash, caller.reach);
        let key = case.key;
        db.write_now(move |conn| {
            if !store::link_moved(conn, &hash, from, next)? {
                // said a moment ago, or taken back
                return Err(Error::NotFound);
            }
            let (case, _) = store::followed(conn, key)?.ok_or(Error::NotFound)?;
            write_addition(conn, &ctx, &case, ready)?;
            if matches!(next, Reach::Refused | Reach::Done) {
                store::end_links(conn, &[hash.to_vec()])?;
            }
            for holder in grants::holders(conn, case.key, ctx.today)? {
                notify::case_waits(conn, holder.account, case.key, ctx.now)?;
            }
            Ok(())
        })
    })?;
    caller.reach = next;
    Ok(())
}

/// Forgets links whose last day is past.
///
/// # Errors
/// The database failed.
pub fn forget_links(conn: &mut DbConn, today: NaiveDate) -> Result<(), Error> {
    Ok(store::forget_links(conn, today)?)
}
