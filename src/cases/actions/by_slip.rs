//! What somebody does who came with a code: reads, writes, asks. Nobody of an account stands behind it; the code is the proof.
use super::appeal::{appealed, open};
use super::sealed::{Addition, seal_addition, write_addition};
use super::slips::{Kept, exchange, nobody, seal_all, seal_message};
use crate::cases::context::{Context, Error};
use crate::cases::model::{
    Ask, AskedBy, Case, Entry, EntryKind, EventBody, EventKind, Holder, Message, MessageKind, Progress, Said, State,
};
use crate::cases::store::{self, Change, Ordinary};
use crate::id::{AccountKey, CaseKey, Reference, SlipKey};
use crate::sealing::{CaseIdentity, ItemPlace, SlipSecret, open_json, sha256};
use crate::storage::{Db, DbConn};
use crate::{accounts, audit, grants, notify, routing};
use chrono::NaiveDate;

/// How often a write is tried again that met another one.
const TRIES: usize = 5;

/// What is known before a code is tried. The same work, and the same shape, for every reference.
pub struct Ahead {
    case: Option<CaseKey>,
    code: Option<SlipKey>,
    id: [u8; 16],
    kept: Vec<u8>,
    /// Nobody came with it yet.
    fresh: bool,
}

/// Looks a reference up, as it was typed. One that nobody has leads to an id that only this instance can make, and to a
/// verifier that nothing fits.
///
/// # Errors
/// The database failed.
pub fn ahead(conn: &mut DbConn, ctx: &Context, typed: &str) -> Result<Ahead, Error> {
    let reference = Reference::parse(typed).map_or_else(|| typed.chars().take(20).collect(), |r| r.to_string());
    let nobody = ctx.keys.hmac("slip/unknown", reference.as_bytes())?;
    let found = store::to_follow(conn, &reference)?.map(|(case, _)| case);
    let code = store::live_code(conn, found.as_ref().map(|case| case.key))?;
    let mut id = [0; 16];
    id.copy_from_slice(&nobody[..16]);
    Ok(Ahead {
        id: found.as_ref().map_or(id, |case| case.id.bytes()),
        kept: code.as_ref().map_or(sha256(&nobody).to_vec(), |code| code.verifier.clone()),
        case: found.map(|case| case.key),
        fresh: code.as_ref().is_some_and(|code| code.first_used_on.is_none()),
        code: code.map(|code| code.key),
    })
}

/// Who came with a code that fits. `try_code` makes it, and `Held::of` of what a session kept of it.
pub struct Held {
    /// The case.
    pub case: CaseKey,
    /// The code.
    pub code: SlipKey,
    /// Nobody had come with it before: another one is offered.
    pub fresh: bool,
    identity: CaseIdentity,
}

/// Tries a code. The same derivation for every reference; a phrase takes as long as a password does. Blocks.
///
/// # Errors
/// The machine has no memory left.
pub fn try_code(ahead: &Ahead, secret: &SlipSecret) -> Result<Option<Held>, Error> {
    let keys = secret.keys(&ahead.id)?;
    let fits = keys.fit(&ahead.kept);
    let (known, fresh) = (ahead.case.zip(ahead.code), ahead.fresh);
    Ok(known.filter(|_| fits).map(|(case, code)| Held { case, code, fresh, identity: keys.identity }))
}

impl Held {
    /// What a session keeps, sealed.
    pub fn to_text(&self) -> zeroize::Zeroizing<String> {
        zeroize::Zeroizing::new(format!(
            "{} {} {} {}",
            self.case.get(),
            self.code.get(),
            self.fresh,
            *self.identity.to_text()
        ))
    }

    /// Reads what `to_text` wrote.
    pub fn of(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let (case, code) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let (fresh, identity) = (parts.next()? == "true", CaseIdentity::parse(parts.next()?).ok()?);
        Some(Self { case, code, fresh, identity })
    }

    /// Somebody came with it: the first day is kept.
    ///
    /// # Errors
    /// The database failed.
    pub fn used(&self, conn: &mut DbConn, today: NaiveDate) -> Result<(), Error> {
        Ok(store::mark_used(conn, self.code, today)?)
    }
}

/// What somebody with a code is shown. The same for every case, but for what was written.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Its number.
    pub reference: Reference,
    /// When it was received.
    pub received_on: NaiveDate,
    /// How far it is.
    pub stage: Progress,
    /// What was written, the oldest first.
    pub messages: Vec<Message>,
    /// Nobody asked yet whether the person is satisfied, and there is something to be satisfied with.
    pub asks_satisfied: bool,
    sealed: bool,
    unread: bool,
    told: bool,
}

fn find(conn: &mut DbConn, held: &Held) -> Result<(Case, Option<Ordinary>), Error> {
    let code = store::live_code(conn, Some(held.case))?;
    if code.is_none_or(|code| code.key != held.code) {
        // exchanged for another one since
        return Err(Error::NotFound);
    }
    store::followed(conn, held.case)?.ok_or(Error::NotFound)
}

/// Opens what was written to the person.
///
/// # Errors
/// `NotFound` once the code is exchanged or the case erased.
pub fn show(conn: &mut DbConn, ctx: &Context, held: &Held) -> Result<Shown, Error> {
    let (case, ordinary) = find(conn, held)?;
    let kept = opened(conn, ctx, held, &case)?;
    let answered = kept.iter().any(|(_, message, _)| message.kind != MessageKind::Own);
    let (stage, satisfied) = match &ordinary {
        Some(ordinary) => (stage(&case), ordinary.answered_on.is_some() && ordinary.satisfied.is_none()),
        None if answered => (Progress::Answered, true),
        None => (Progress::Received, false),
    };
    Ok(Shown {
        reference: case.reference,
        received_on: case.received_on,
        stage,
        asks_satisfied: satisfied && answered,
        sealed: ordinary.is_none(),
        unread: kept.iter().any(|(_, message, read)| read.is_none() && message.kind != MessageKind::Own),
        told: ordinary.is_some_and(|o| o.answered_on.is_none() || o.told_on.is_some())
            || !kept.iter().any(|(_, message, _)| message.kind == MessageKind::Answer),
        messages: kept.into_iter().map(|(_, message, _)| message).collect(),
    })
}

fn opened(conn: &mut DbConn, ctx: &Context, held: &Held, case: &Case) -> Result<Kept, Error> {
    let mut kept = Vec::new();
    for (number, bytes, read) in store::messages(conn, held.code)? {
        let place = ItemPlace {
            instance: ctx.programme.instance.id,
            case: case.id.bytes(),
            number: u32::try_from(number).map_err(anyhow::Error::from)?,
        };
        // one that cannot be read hides none of the others
        if let Ok((_, message)) = open_json::<Message>(&held.identity, &place, &bytes) {
            kept.push((number, message, read));
        }
    }
    Ok(kept)
}

fn stage(case: &Case) -> Progress {
    match case.state {
        State::Received => Progress::Received,
        State::Answered => Progress::Answered,
        State::Closed => Progress::Over,
        _ => Progress::InHand,
    }
}

/// What was shown is read. An answer of an ordinary case is told with it, on this day, by slip.
///
/// # Errors
/// The database failed.
pub fn read(db: &Db, ctx: &Context, held: &Held, shown: &Shown) -> Result<(), Error> {
    if !shown.unread && (shown.sealed || shown.told) {
        return Ok(());
    }
    let (ctx, key, code, told) = (ctx.clone(), held.case, held.code, shown.sealed || shown.told);
    again(|| {
        let ctx = ctx.clone();
        db.write_now(move |conn| {
            store::mark_read(conn, code, ctx.today)?;
            if told { Ok(()) } else { tell(conn, &ctx, key) }
        })
    })
}

fn tell(conn: &mut DbConn, ctx: &Context, key: CaseKey) -> Result<(), Error> {
    let (case, ordinary) = store::followed(conn, key)?.ok_or(Error::NotFound)?;
    if ordinary.is_none_or(|o| o.told_on.is_some() || o.answered_on.is_none()) {
        return Ok(());
    }
    let body = EventBody { how: Some("slip".into()), ..EventBody::default() };
    let change = Change { told_on: Some(Some(ctx.today)), ..Change::default() };
    record(conn, ctx, &case, (EventKind::Told, &body), (case.state, change))
}

/// Writes an event of which nobody with an account is the author.
fn record(
    conn: &mut DbConn,
    ctx: &Context,
    case: &Case,
    (kind, body): (EventKind, &EventBody),
    (state, mut change): (State, Change),
) -> Result<(), Error> {
    let closed_on = case.closed_on.filter(|_| state == State::Closed);
    if !store::change_case(conn, case, state, case.due_on, closed_on)? {
        return Err(Error::Stale);
    }
    change.updated_at = Some(ctx.now);
    store::change(conn, case, &change)?;
    store::add_event(conn, case.key, case.version + 1, (kind, ctx.today, body), None, ctx.now)?;
    Ok(audit::note(conn, ctx.now, None, kind.as_str(), Some(case.key))?)
}

pub(super) fn again<T>(mut work: impl FnMut() -> Result<T, Error>) -> Result<T, Error> {
    for _ in 1..TRIES {
        match work() {
            Err(Error::Stale) => {}
            done => return done,
        }
    }
    work()
}

/// The person says something. `once` makes a form count once: the second of two taps changes nothing. Blocks.
///
/// # Errors
/// `NotFound` once the code is exchanged.
pub fn say(db: &Db, ctx: &Context, held: &Held, said: &Said, once: &[u8]) -> Result<(), Error> {
    let done = again(|| {
        let (case, ordinary) = db.read_now(|conn| find(conn, held))?;
        match ordinary {
            Some(_) => say_ordinary(db, ctx, held, (&case, said), once),
            None => say_sealed(db, ctx, held, (&case, said), once),
        }
    });
    match done {
        Err(Error::AlreadyRecorded) => Ok(()),
        done => done,
    }
}

fn say_ordinary(db: &Db, ctx: &Context, held: &Held, (case, said): (&Case, &Said), once: &[u8]) -> Result<(), Error> {
    // the own words too are read with the code alone
    let own = match said {
        Said::Words(text) | Said::Ask(_, Some(text), _) => {
            let message = Message { kind: MessageKind::Own, on: ctx.today, text: text.clone() };
            let to = held.identity.recipient();
            Some(seal_message(ctx, case, (held.code, &to), (case.version + 1, &message))?)
        }
        _ => None,
    };
    let (ctx, case, code, said, once) = (ctx.clone(), case.clone(), held.code, said.clone(), once.to_vec());
    db.write_now(move |conn| {
        once_only(conn, &ctx, &once)?;
        let appeals = begin_appeal(conn, &ctx, &case, &said)?;
        let (kind, body) = as_event(&said, (case.state, appeals));
        let (mut change, mut state) = (Change::default(), case.state);
        if let Said::Satisfied(how) = &said {
            (change.satisfied, change.satisfied_by) = (Some(Some(how.clone())), Some(Some(AskedBy::Slip)));
        }
        match kind {
            EventKind::Reopened => (change.closing_reason, state) = (Some(None), State::Reopened),
            EventKind::Appealed => (change, state) = (appealed(), State::Appealed),
            _ => {}
        }
        record(conn, &ctx, &case, (kind, &body), (state, change))?;
        store::mark_wrote(conn, code, case.version + 1)?;
        if let Some(letter) = &own {
            store::add_message(conn, code, (letter.number, &letter.bytes), (ctx.today, Some(ctx.today)))?;
        }
        for account in looking_after(conn, &ctx, &case)? {
            notify::case_waits(conn, account, case.key, ctx.now)?;
        }
        Ok(())
    })
}

/// A decision that is known is appealed at once, without paper or name; otherwise it is a wish. Answers whether it was.
fn begin_appeal(conn: &mut DbConn, ctx: &Context, case: &Case, said: &Said) -> Result<bool, Error> {
    let Said::Ask(Ask::Appeal, _, wait) = said else { return Ok(false) };
    let decided = matches!(case.state, State::Answered | State::Closed);
    if !decided || store::open_appeal(conn, case.key)?.is_some() {
        return Ok(false);
    }
    let Some((_, Some(ordinary))) = store::followed(conn, case.key)? else { return Ok(false) };
    open(conn, ctx, (case, &ordinary), *wait)?;
    Ok(true)
}

fn once_only(conn: &mut DbConn, ctx: &Context, once: &[u8]) -> Result<(), Error> {
    if store::claim_form(conn, once, None, ctx.today)? { Ok(()) } else { Err(Error::AlreadyRecorded) }
}

/// `appeals`: an appeal begins with it.
fn as_event(said: &Said, (state, appeals): (State, bool)) -> (EventKind, EventBody) {
    let body = EventBody::default();
    match said {
        Said::Words(text) => (EventKind::Wrote, EventBody { text: Some(text.clone()), ..body }),
        Said::Ask(ask, text, wait) => {
            let kind = match ask {
                Ask::Again if state == State::Closed => EventKind::Reopened,
                Ask::Again => EventKind::AskedAgain,
                Ask::Appeal if appeals => EventKind::Appealed,
                Ask::Appeal => EventKind::AskedAppeal,
                Ask::Withdraw => EventKind::AskedWithdraw,
                Ask::Erase => EventKind::AskedErase,
            };
            let until = wait.and_then(|wait| wait.by);
            (kind, EventBody { text: text.clone(), how: Some("slip".into()), until, ..body })
        }
        Said::Satisfied(how) => {
            let (satisfied, asked_by) = (Some(how.clone()), Some(AskedBy::Slip));
            (EventKind::Felt, EventBody { satisfied, asked_by, how: Some("slip".into()), ..body })
        }
    }
}

/// Who has an ordinary case in hand: told that something waits.
fn looking_after(conn: &mut DbConn, ctx: &Context, case: &Case) -> Result<Vec<AccountKey>, Error> {
    let Some((_, Some(ordinary))) = store::followed(conn, case.key)? else { return Ok(Vec::new()) };
    let excluded = store::excluded(conn, case.key)?;
    let mut found = match (ordinary.holder, ordinary.assigned_key, ordinary.committee_key) {
        (Holder::Handler, Some(assigned), _) => vec![assigned],
        (Holder::Committee, _, Some(committee)) if !ordinary.hidden_from_committee => {
            accounts::committee_members(conn, committee)?
        }
        (_, _, committee) => {
            let about = committee.filter(|_| ordinary.hidden_from_committee);
            let (sector, place) = (ordinary.sector.as_deref(), ordinary.place_key);
            routing::assign(conn, &ctx.book, sector, place, &excluded, about)?.tell
        }
    };
    found.retain(|account| !excluded.contains(account));
    Ok(found)
}

fn say_sealed(db: &Db, ctx: &Context, held: &Held, (case, said): (&Case, &Said), once: &[u8]) -> Result<(), Error> {
    let addition = as_addition(ctx, said, case.state);
    let ready = seal_addition(ctx, case, nobody()?, (addition, case.received_on))?;
    let (ctx, seen, code, once) = (ctx.clone(), case.clone(), held.code, once.to_vec());
    db.write_now(move |conn| {
        once_only(conn, &ctx, &once)?;
        let (case, _) = store::followed(conn, seen.key)?.ok_or(Error::NotFound)?;
        write_addition(conn, &ctx, &case, ready)?;
        store::mark_wrote(conn, code, case.version + 1)?;
        for holder in grants::holders(conn, case.key, ctx.today)? {
            notify::case_waits(conn, holder.account, case.key, ctx.now)?;
        }
        Ok(())
    })
}

fn as_addition(ctx: &Context, said: &Said, state: State) -> Addition {
    let entry = Entry { on: Some(ctx.today), ..Entry::default() };
    match said {
        Said::Words(text) => Addition::Entry(EntryKind::Wrote, Entry { text: Some(text.clone()), ..entry }),
        Said::Satisfied(how) => Addition::Entry(EntryKind::Felt, Entry { satisfied: Some(how.clone()), ..entry }),
        Said::Ask(ask, text, _) => {
            let entry = Entry { text: text.clone(), ..entry };
            match ask {
                Ask::Again if state == State::Closed => Addition::Reopen(entry),
                Ask::Again => Addition::Entry(EntryKind::AskedAgain, entry),
                Ask::Appeal => Addition::Entry(EntryKind::AskedAppeal, entry),
                Ask::Withdraw => Addition::Entry(EntryKind::AskedWithdraw, entry),
                Ask::Erase => Addition::Entry(EntryKind::AskedErase, entry),
            }
        }
    }
}

/// The person takes another code: the old one dies, and what was written is sealed to the new one. Blocks.
///
/// # Errors
/// `NotFound` once the code is exchanged already.
pub fn renew_code(db: &Db, ctx: &Context, held: &Held, secret: &SlipSecret) -> Result<Held, Error> {
    let (case, kept) = db.read_now(|conn| {
        let (case, _) = find(conn, held)?;
        let kept = opened(conn, ctx, held, &case)?;
        Ok::<_, Error>((case, kept))
    })?;
    let keys = secret.keys(&case.id.bytes())?;
    let recipient = keys.identity.recipient();
    let letters = seal_all(ctx, &case, &recipient, &kept)?;
    let (ctx, key, old, verifier) = (ctx.clone(), held.case, held.code, keys.verifier);
    let code = db.write_now(move |conn| {
        store::lock_codes(conn, key)?;
        let live = store::live_code(conn, Some(key))?;
        if live.as_ref().is_none_or(|code| code.key != old) || store::messages(conn, old)?.len() != letters.len() {
            return Err(Error::Stale);
        }
        // the day of the first use stays
        let used = live.and_then(|code| code.first_used_on);
        exchange(conn, &ctx, &case, (&verifier, &recipient, used), &letters)
    })?;
    Ok(Held { case: held.case, code, fresh: false, identity: keys.identity })
}
