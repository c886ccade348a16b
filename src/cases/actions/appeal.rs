//! Appeals of ordinary cases: made, given to somebody who did not decide before, decided. What the person says and hears stands
//! in the timeline; the first decision stays beside the second.
use super::begin::{At, Outcome as Written, begin, finish};
use super::handle::{about, answered};
use super::slips::{Letter, keep_letter};
use crate::access::{Held, Level, Role, Viewer};
use crate::cases::context::{Context, Error};
use crate::cases::life::Verb;
use crate::cases::model::{Appeal, Case, EventBody, EventKind, Holder, Outcome, Rung, WaitAsked};
use crate::cases::policy::{self, Granted};
use crate::cases::store::{self, Change, Line, Ordinary};
use crate::id::{AccountKey, CaseKey};
use crate::storage::DbConn;
use crate::{accounts, notify};
use chrono::NaiveDate;

/// So many appeals are listed.
const LISTED: i64 = 200;

/// What somebody says who does not accept a decision.
#[derive(Debug, Clone)]
pub struct Asking {
    /// In words.
    pub text: String,
    /// Which decision must wait, in words.
    pub which: Option<String>,
    /// What must wait, and by when.
    pub wait: Option<WaitAsked>,
}

/// The person does not accept the decision: somebody else decides.
///
/// # Errors
/// As every verb; `Refused` while another appeal waits.
pub fn appeal(conn: &mut DbConn, ctx: &Context, at: At<'_>, asking: Asking) -> Result<(), Error> {
    let granted = begin::<policy::Appeal>(conn, ctx, at)?;
    none_waits(conn, &granted)?;
    open(conn, ctx, (&granted.case, &granted.ordinary), asking.wait)?;
    let until = asking.wait.and_then(|wait| wait.by);
    let body = EventBody { text: Some(asking.text), reason: asking.which, until, ..EventBody::default() };
    finish(conn, ctx, &granted, Written::new(EventKind::Appealed, ctx.today).with(appealed()).saying(body))
}

/// What changes of a case with an appeal: nobody has it in hand until somebody is named.
pub(super) fn appealed() -> Change {
    Change { holder: Some(Holder::Handler), assigned_key: Some(None), closing_reason: Some(None), ..Change::default() }
}

/// Begins an appeal and tells those who name somebody, in the transaction that writes the next event of the case.
pub(super) fn open(
    conn: &mut DbConn,
    ctx: &Context,
    (case, ordinary): (&Case, &Ordinary),
    wait: Option<WaitAsked>,
) -> Result<(), Error> {
    let rung = rung(conn, case.key, ordinary)?;
    store::add_appeal(conn, case.key, case.version + 1, (rung, ctx.today), wait)?;
    tell_managers(conn, ctx, case, ordinary)
}

fn tell_managers(conn: &mut DbConn, ctx: &Context, case: &Case, ordinary: &Ordinary) -> Result<(), Error> {
    let kept_from = kept_from(conn, case.key, ordinary)?;
    for (account, held) in accounts::holders(conn, Role::Manager)? {
        if covers(ctx, (case, ordinary), &held) && !kept_from.contains(&account) {
            notify::case_waits(conn, account, case.key, ctx.now)?;
        }
    }
    Ok(())
}

/// Whether a role reaches where a case is.
fn covers(ctx: &Context, (case, ordinary): (&Case, &Ordinary), held: &Held) -> bool {
    let Some(area) = held.area.filter(|area| area.level != Level::Country) else { return true };
    let place = ordinary.place_key.or(case.region).and_then(|key| ctx.book.get(key));
    place.is_some_and(|place| place.is_in(area))
}

/// Whoever must not see a case: whom it was kept from, and those it is about.
fn kept_from(conn: &mut DbConn, case: CaseKey, ordinary: &Ordinary) -> Result<Vec<AccountKey>, Error> {
    let mut found = store::excluded(conn, case)?;
    if let Some(committee) = about(ordinary) {
        found.extend(accounts::committee_members(conn, committee)?);
    }
    Ok(found)
}

/// How far up an appeal goes: one rung above whoever decided last.
fn rung(conn: &mut DbConn, case: CaseKey, ordinary: &Ordinary) -> Result<Rung, Error> {
    if let Some(last) = store::appeals(conn, case)?.last() {
        let withdrawn = last.outcome == Some(Outcome::Withdrawn);
        return Ok(if withdrawn { last.rung } else { last.rung.next() });
    }
    let Some(decider) = store::decider(conn, case)? else { return Ok(Rung::Commune) };
    if let Some(committee) = ordinary.committee_key
        && accounts::committee_members(conn, committee)?.contains(&decider)
    {
        return Ok(Rung::Commune);
    }
    let stands = judges(conn)?.into_iter().find(|judge| judge.account == decider);
    Ok(stands.map_or(Rung::Committee, |judge| judge.rung).next())
}

/// Somebody who could decide appeals.
#[derive(Debug, Clone)]
pub struct Judge {
    /// The account.
    pub account: AccountKey,
    /// The name.
    pub name: String,
    /// How far up.
    pub rung: Rung,
}

/// The active handlers and managers, by name, each with the highest rung they stand on.
///
/// # Errors
/// The database failed.
pub fn judges(conn: &mut DbConn) -> Result<Vec<Judge>, Error> {
    let mut held = accounts::holders(conn, Role::Handler)?;
    held.extend(accounts::holders(conn, Role::Manager)?);
    let rung = |account: AccountKey| {
        let own = held.iter().filter(|(key, _)| *key == account);
        own.map(|(_, held)| Rung::of(held.area.map(|area| area.level))).max()
    };
    let names = accounts::names(conn)?;
    let judge = |(account, name)| Some(Judge { account, name, rung: rung(account)? });
    Ok(names.into_iter().filter_map(judge).collect())
}

/// The appeal of a case that waits.
fn waiting<A>(conn: &mut DbConn, granted: &Granted<A>) -> Result<Appeal, Error> {
    store::open_appeal(conn, granted.case.key)?.ok_or(Error::Refused("refusal-no-appeal"))
}

/// Names who decides: nobody who decided about this case before, and somebody of the level of the appeal or above, as long as
/// there is anybody. One sentence for everybody else: it must not tell from whom a case is kept.
///
/// # Errors
/// As every verb; `Refused` for whoever decided before, stands lower, or may not see the case.
pub fn appoint(conn: &mut DbConn, ctx: &Context, at: At<'_>, to: AccountKey) -> Result<(), Error> {
    let granted = begin::<policy::Appoint>(conn, ctx, at)?;
    let appeal = waiting(conn, &granted)?;
    let before = store::deciders(conn, granted.case.key)?;
    if before.contains(&to) {
        return Err(Error::Refused("refusal-decided-before"));
    }
    let mut not = kept_from(conn, granted.case.key, &granted.ordinary)?;
    if let Some(committee) = granted.ordinary.committee_key {
        not.extend(accounts::committee_members(conn, committee)?);
    }
    not.extend(before);
    let free: Vec<Judge> = judges(conn)?.into_iter().filter(|judge| !not.contains(&judge.account)).collect();
    let chosen = free.iter().find(|judge| judge.account == to).ok_or(Error::Refused("refusal-no-such-decider"))?;
    if !will_see(conn, ctx, &granted, to)? {
        return Err(Error::Refused("refusal-no-such-decider"));
    }
    if chosen.rung < appeal.rung && free.iter().any(|judge| judge.rung >= appeal.rung) {
        return Err(Error::Refused("refusal-decider-below"));
    }
    store::set_decider(conn, appeal.key, Some(to), ctx.today)?;
    let change = Change { assigned_key: Some(Some(to)), holder: Some(Holder::Handler), ..Change::default() };
    let body = EventBody { to: Some(chosen.name.clone()), ..EventBody::default() };
    finish(conn, ctx, &granted, Written::new(EventKind::Appointed, ctx.today).with(change).saying(body))?;
    Ok(notify::case_waits(conn, to, granted.case.key, ctx.now)?)
}

/// Whether somebody sees a case that is given to them: handlers do, managers that of their area.
fn will_see(
    conn: &mut DbConn,
    ctx: &Context,
    granted: &Granted<policy::Appoint>,
    to: AccountKey,
) -> Result<bool, Error> {
    let case = (&granted.case, &granted.ordinary);
    let handles = accounts::holders(conn, Role::Handler)?.iter().any(|(account, _)| *account == to);
    Ok(handles
        || accounts::holders(conn, Role::Manager)?.iter().any(|(who, held)| *who == to && covers(ctx, case, held)))
}

/// The appeal is decided, with the reasons, which the person is told. `letter`: the same, sealed to the person's code.
///
/// # Errors
/// As every verb; `Refused` for whoever was not named, or decided before.
pub fn decide(
    conn: &mut DbConn,
    ctx: &Context,
    at: At<'_>,
    (outcome, text): (Outcome, &str),
    letter: Option<&Letter>,
) -> Result<(), Error> {
    let granted = begin::<policy::Decide>(conn, ctx, at)?;
    let appeal = waiting(conn, &granted)?;
    match appeal.decider {
        None => return Err(Error::Refused("refusal-no-decider-yet")),
        Some(decider) if decider != granted.viewer.key => return Err(Error::Refused("refusal-not-decider")),
        Some(_) => independent(conn, &granted)?,
    }
    if let Some(letter) = letter {
        keep_letter(conn, ctx, &granted.case, letter)?;
    }
    store::end_appeal(conn, appeal.key, outcome, ctx.today)?;
    let how = Some(outcome.as_str().to_owned());
    let body = EventBody { how, text: Some(text.to_owned()), ..EventBody::default() };
    let written = Written::new(EventKind::Decided, ctx.today).with(answered(ctx.today));
    finish(conn, ctx, &granted, written.saying(body))
}

fn independent<A>(conn: &mut DbConn, granted: &Granted<A>) -> Result<(), Error> {
    let before = store::deciders(conn, granted.case.key)?;
    if before.contains(&granted.viewer.key) { Err(Error::Refused("refusal-own-decision")) } else { Ok(()) }
}

/// What is said to somebody who asked that a decision waits.
#[derive(Debug, Clone)]
pub struct WaitSaid {
    /// Until when it waits; `None`: it does not.
    pub until: Option<NaiveDate>,
    /// Why.
    pub reason: String,
    /// Legal aid was offered.
    pub legal_aid: bool,
}

/// Whether a decision waits until the appeal is decided, said by a manager or by whoever decides. `letter`: the reason, sealed to
/// the person's code.
///
/// # Errors
/// As every verb; `Refused` where nothing was asked to wait, for whoever decided before, and for a day that is past.
pub fn suspend(
    conn: &mut DbConn,
    ctx: &Context,
    at: At<'_>,
    said: WaitSaid,
    letter: Option<&Letter>,
) -> Result<(), Error> {
    let granted = begin::<policy::Suspend>(conn, ctx, at)?;
    let appeal = waiting(conn, &granted)?;
    if !appeal.wait_is_asked() {
        return Err(Error::Refused("refusal-nothing-waits"));
    }
    independent(conn, &granted)?;
    let (viewer, case, half) = (&granted.viewer, &granted.case, &granted.ordinary);
    if appeal.decider != Some(viewer.key) && policy::may(viewer, case, half, Verb::Appoint).is_err() {
        return Err(Error::Refused("refusal-not-decider"));
    }
    if said.until.is_some_and(|until| until < ctx.today) {
        return Err(Error::Refused("refusal-hold-past"));
    }
    if let Some(letter) = letter {
        keep_letter(conn, ctx, case, letter)?;
    }
    store::answer_wait(conn, appeal.key, (said.until, said.legal_aid), ctx.today)?;
    let kind = if said.until.is_some() { EventKind::Suspended } else { EventKind::NotSuspended };
    let how = said.legal_aid.then(|| "legal_aid".to_owned());
    let body = EventBody { reason: Some(said.reason), until: said.until, how, ..EventBody::default() };
    finish(conn, ctx, &granted, Written::new(kind, ctx.today).saying(body))
}

/// Nothing else decides about a case while an appeal waits.
///
/// # Errors
/// `Refused` then.
pub(super) fn none_waits<A>(conn: &mut DbConn, granted: &Granted<A>) -> Result<(), Error> {
    let waits = store::open_appeal(conn, granted.case.key)?.is_some();
    if waits { Err(Error::Refused("refusal-appeal-waits")) } else { Ok(()) }
}

/// The person no longer asks: an appeal that waits ends with it.
pub(super) fn withdrawn(conn: &mut DbConn, ctx: &Context, case: &Case) -> Result<(), Error> {
    if let Some(appeal) = store::open_appeal(conn, case.key)? {
        store::end_appeal(conn, appeal.key, Outcome::Withdrawn, ctx.today)?;
    }
    Ok(())
}

/// Whoever was to decide an appeal must not see it: somebody else is to be named. Answers whether it was so.
pub(super) fn decides_no_more(
    conn: &mut DbConn,
    ctx: &Context,
    (case, ordinary): (&Case, &Ordinary),
    account: AccountKey,
) -> Result<bool, Error> {
    let Some(appeal) = store::open_appeal(conn, case.key)? else { return Ok(false) };
    if appeal.decider != Some(account) {
        return Ok(false);
    }
    store::set_decider(conn, appeal.key, None, ctx.today)?;
    tell_managers(conn, ctx, case, ordinary)?;
    Ok(true)
}

/// The appeals that somebody sees and that wait, those first of which somebody waits for a word.
///
/// # Errors
/// The database failed.
pub fn appeals(conn: &mut DbConn, ctx: &Context, viewer: &Viewer) -> Result<Vec<(Line, Appeal)>, Error> {
    Ok(store::seen_appeals(conn, viewer, ctx.today, LISTED)?)
}
