//! Members of a desk: proposed by a row, confirmed by a signed entry of its log, and sealed to only then.
use super::model::{Desk, DeskKind, Member, Weakness};
use super::roster::{Broken, Entry, Keys, PURPOSE, Roster, Signer, What, fingerprint};
use super::store::{self, Alive};
use super::trust::Trust;
use crate::accounts;
use crate::id::{AccountId, AccountKey, DeskKey};
use crate::sealing::KeyBundle;
use crate::storage::{self, DbConn, ROSTER};
use chrono::NaiveDate;
use diesel::QueryResult;

/// What the membership of somebody is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Confirmed, with these keys: cases are sealed to them.
    Confirmed,
    /// Listed, with keys that nobody confirmed: new, or new keys, or put there by nobody who may.
    Unconfirmed,
    /// Listed, without keys: never signed in with a password of the own.
    WithoutKeys,
}

/// Somebody who is listed at a desk.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The account.
    pub account: AccountKey,
    /// Its public id.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// Since when the keys it has now are confirmed; without a confirmation, since when it is listed.
    pub since: NaiveDate,
    /// What the membership is worth.
    pub standing: Standing,
    /// The eight words of its keys; empty without keys.
    pub fingerprint: String,
}

/// The members a case can be sealed to on `day`: active, with keys, confirmed by the log. Nobody if the log is broken: an
/// alarm says so elsewhere, and nothing is sealed to somebody who may not be who the database says.
///
/// # Errors
/// The database failed.
pub fn members(conn: &mut DbConn, trust: &Trust, desk: &Desk, day: NaiveDate) -> QueryResult<Vec<Member>> {
    let Ok(roster) = read(conn, trust, desk)? else { return Ok(Vec::new()) };
    let rows = store::rows(conn, desk.key, day)?;
    let member = |row: Alive| {
        let confirmed = roster.keys(&row.id).filter(|keys| has(&row, keys))?;
        let recipient = confirmed.recipient.clone();
        let Alive { membership, account, id, name, .. } = row;
        Some(Member { membership, account, id, name, recipient })
    };
    Ok(rows.into_iter().filter_map(member).collect())
}

/// Everybody who is listed at a desk on `day`, or that its log is broken.
///
/// # Errors
/// The database failed.
pub fn listed(
    conn: &mut DbConn,
    trust: &Trust,
    desk: &Desk,
    day: NaiveDate,
) -> QueryResult<(Vec<Listed>, Option<Broken>)> {
    let (roster, broken) = match read(conn, trust, desk)? {
        Ok(roster) => (roster, None),
        Err(broken) => (Roster::default(), Some(broken)),
    };
    let line = |row: Alive| {
        let keys = keys_of(&row);
        let standing = match &keys {
            None => Standing::WithoutKeys,
            Some(keys) if roster.keys(&row.id) == Some(keys) => Standing::Confirmed,
            Some(_) => Standing::Unconfirmed,
        };
        let fingerprint = keys.map(|keys| fingerprint(&row.id, &keys)).unwrap_or_default();
        let confirmed = roster.confirmed(&row.id).filter(|_| standing == Standing::Confirmed);
        let since = confirmed.map_or(row.from, |confirmed| confirmed.on);
        let Alive { account, id, name, .. } = row;
        Listed { account, id, name, since, standing, fingerprint }
    };
    Ok((store::rows(conn, desk.key, day)?.into_iter().map(line).collect(), broken))
}

/// The log of every desk as it can be believed, to be remembered outside the database.
///
/// # Errors
/// The database failed.
pub fn rosters(conn: &mut DbConn, trust: &Trust) -> QueryResult<Vec<(String, Roster)>> {
    let mut found = Vec::new();
    for desk in store::all(conn)? {
        match read(conn, trust, &desk)? {
            Ok(roster) => found.push((desk.code, roster)),
            Err(broken) => {
                tracing::error!(desk = %desk.code, entry = broken.0, "the log of a desk is broken: nothing is sealed there");
            }
        }
    }
    Ok(found)
}

fn read(conn: &mut DbConn, trust: &Trust, desk: &Desk) -> QueryResult<Result<Roster, Broken>> {
    Ok(trust.roster(&desk.code, &store::log(conn, desk.key)?))
}

fn keys_of(row: &Alive) -> Option<Keys> {
    parse(row.recipient.as_deref()?, row.verifying.as_deref()?)
}

/// Whether somebody has just these keys now, letter for letter: to read them takes longer than to write them.
fn has(row: &Alive, keys: &Keys) -> bool {
    row.verifying.as_deref() == Some(&keys.verifying[..])
        && row.recipient.as_deref() == Some(keys.recipient.to_string().as_str())
}

/// Keys that cannot be read are no keys: nothing is sealed to them.
fn parse(recipient: &str, verifying: &[u8]) -> Option<Keys> {
    Some(Keys { recipient: recipient.parse().ok()?, verifying: verifying.try_into().ok()? })
}

/// A confirmation, signed and ready to be written.
#[derive(Debug, Clone)]
pub struct Signed {
    desk: DeskKey,
    account: AccountKey,
    keys: Keys,
    number: i32,
    entry: Entry,
}

/// Signs that `account` belongs to `desk` with the keys it has now. `by`: the keys that sign, and whose they are: a member
/// of the desk, or none for a root. Reads only.
///
/// # Errors
/// The database failed. `None`: the account has no keys, is not listed there, or the log is broken.
pub fn prepare(
    conn: &mut DbConn,
    trust: &Trust,
    (desk, account): (&Desk, AccountKey),
    (by, signer): (&KeyBundle, Option<&AccountId>),
    day: NaiveDate,
) -> QueryResult<Option<Signed>> {
    let listed = store::rows(conn, desk.key, day)?.into_iter().find(|row| row.account == account);
    let Some((id, keys)) = listed.and_then(|row| Some((row.id, keys_of(&row)?))) else { return Ok(None) };
    let Ok(roster) = read(conn, trust, desk)? else { return Ok(None) };
    let signer = match signer {
        Some(id) => Signer::Member(id.to_string()),
        None => Signer::Root(by.verifying_key()),
    };
    let what = What::Joined { keys: keys.clone(), by: signer };
    let said = roster.next(&trust.instance(), &desk.code, day, &id, what);
    let body = serde_json::to_string(&said).map_err(|e| diesel::result::Error::SerializationError(e.into()))?;
    let signature = by.sign(PURPOSE, body.as_bytes()).to_vec();
    let entry = Entry::new(body, signature, &roster.head);
    Ok(Some(Signed { desk: desk.key, account, keys, number: said.number, entry }))
}

/// Writes a confirmation, if nothing changed since it was signed and whoever signed it may. False: nothing is written.
///
/// # Errors
/// The database failed.
pub fn confirm(conn: &mut DbConn, trust: &Trust, desk: &Desk, signed: &Signed) -> QueryResult<bool> {
    storage::lock(conn, ROSTER)?;
    let mut log = store::log(conn, signed.desk)?;
    let now = store::keys(conn, signed.account)?.and_then(|(_, recipient, verifying)| parse(&recipient, &verifying));
    log.push(signed.entry.clone());
    let believed = trust.roster(&desk.code, &log).is_ok_and(|roster| roster.length == signed.number);
    if desk.key != signed.desk || now.as_ref() != Some(&signed.keys) || !believed {
        return Ok(false);
    }
    store::append(conn, signed.desk, signed.number, &signed.entry)?;
    Ok(true)
}

/// Lists an account at a desk and confirms it at once with a root key: the first member, where the recovery kit is at
/// hand. False when it has no keys yet: then it is listed only.
///
/// # Errors
/// The database failed.
pub fn join(
    conn: &mut DbConn,
    trust: &Trust,
    (desk, account): (&Desk, AccountKey),
    root: &KeyBundle,
    day: NaiveDate,
) -> QueryResult<bool> {
    store::add_member(conn, desk.key, account, day)?;
    match prepare(conn, trust, (desk, account), (root, None), day)? {
        Some(signed) => confirm(conn, trust, desk, &signed),
        None => Ok(false),
    }
}

/// Ends every membership of an account from `day` on, in the rows and in the logs.
///
/// # Errors
/// The database failed.
pub fn end(conn: &mut DbConn, trust: &Trust, account: AccountKey, day: NaiveDate) -> QueryResult<usize> {
    end_at(conn, trust, account, None, day)
}

/// Ends the membership of an account at one desk, or at all, from `day` on, in the rows and in the logs.
///
/// # Errors
/// The database failed.
pub fn end_at(
    conn: &mut DbConn,
    trust: &Trust,
    account: AccountKey,
    desk: Option<DeskKey>,
    day: NaiveDate,
) -> QueryResult<usize> {
    let desks = store::end_memberships(conn, account, desk, day)?;
    let id = accounts::ids(conn, &[account])?.into_iter().next().ok_or(diesel::result::Error::NotFound)?;
    for key in &desks {
        let Some(desk) = store::get(conn, *key)? else { continue };
        let Ok(roster) = read(conn, trust, &desk)? else { continue };
        if roster.keys(&id).is_none() {
            continue;
        }
        let said = roster.next(&trust.instance(), &desk.code, day, &id, What::Ended);
        let body = serde_json::to_string(&said).map_err(|e| diesel::result::Error::SerializationError(e.into()))?;
        store::append(conn, *key, said.number, &Entry::new(body, Vec::new(), &roster.head))?;
    }
    Ok(desks.len())
}

/// The first desk of which somebody is the only confirmed member, of all or at one alone: without that person nobody there can
/// open anything new, nor confirm anybody.
///
/// # Errors
/// The database failed.
pub fn left_to(
    conn: &mut DbConn,
    trust: &Trust,
    (account, at): (AccountKey, Option<DeskKey>),
    day: NaiveDate,
) -> QueryResult<Option<Desk>> {
    for desk in store::all(conn)?.into_iter().filter(|desk| at.is_none_or(|at| at == desk.key)) {
        if matches!(members(conn, trust, &desk, day)?.as_slice(), [only] if only.account == account) {
            return Ok(Some(desk));
        }
    }
    Ok(None)
}

/// The desks that are staffed too thinly to keep their promise, each with what is wrong. Only confirmed members count.
///
/// # Errors
/// The database failed.
pub fn weak(conn: &mut DbConn, trust: &Trust, day: NaiveDate) -> QueryResult<Vec<(Desk, Weakness)>> {
    let mut staffed = Vec::new();
    for desk in store::all(conn)?.into_iter().filter(|desk| !desk.retired) {
        let accounts: Vec<AccountKey> = members(conn, trust, &desk, day)?.into_iter().map(|m| m.account).collect();
        let (listed, _) = listed(conn, trust, &desk, day)?;
        let waits = listed.iter().any(|member| member.standing == Standing::Unconfirmed);
        staffed.push((desk, accounts, waits));
    }
    let shares = |desk: &Desk, own: &[AccountKey]| {
        let mut others = staffed.iter().filter(|(other, _, _)| other.key != desk.key);
        desk.kind == DeskKind::Bypass && others.any(|(_, accounts, _)| accounts.iter().any(|a| own.contains(a)))
    };
    let weakness = |(desk, own, waits): &(Desk, Vec<AccountKey>, bool)| match (own.len(), waits) {
        (0, true) => Some(Weakness::Waits),
        (0, false) => Some(Weakness::Nobody),
        (1, true) => Some(Weakness::OneWaits),
        (1, false) => Some(Weakness::One),
        _ => shares(desk, own).then_some(Weakness::Shares),
    };
    Ok(staffed.iter().filter_map(|one| weakness(one).map(|weakness| (one.0.clone(), weakness))).collect())
}
