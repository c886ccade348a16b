//! The only file of this feature that speaks SQL.
use crate::id::{AccountId, AccountKey, CaseKey};
use crate::storage::schema::{accounts, outbox};
use crate::storage::{DbConn, MultiBackend, NewRow, insert_together};
use crate::text_enum;
use chrono::{Duration, NaiveDateTime, NaiveTime};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use diesel::query_builder::AstPass;
use diesel::sql_types::{BigInt, Binary, Integer, Nullable, Text, Timestamp};
use std::collections::HashSet;
use uuid::Uuid;

text_enum!(
    /// What a letter is for.
    Kind {
        /// Something waits in the program.
        Waits = "waits",
        /// An auditor is given the newest checkpoint to keep.
        Checkpoint = "checkpoint",
    }
);

/// So often a letter is tried, later and later over five days. Then it stays until somebody tries it again.
pub const MOST_TRIES: i32 = 16;

/// A letter that waits to be sent.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Its row.
    pub key: i64,
    /// Random, the same at each try.
    pub message: [u8; 16],
    /// What it is for.
    pub kind: Kind,
    /// Public id of the reader: stands in the address, so that no name does.
    pub account: AccountId,
    /// The reader's language.
    pub language: Option<String>,
    /// The reader's address, encrypted, if there is one.
    pub email: Option<Vec<u8>>,
    /// How often it was tried.
    pub attempts: i32,
}

/// Who can be written to, and which moments of the day have come.
#[derive(Debug, Clone)]
pub struct Reach {
    /// Now, in UTC.
    pub now: NaiveDateTime,
    /// How many seconds the programme's time is ahead of UTC.
    pub ahead: i32,
    /// Only those who gave an address.
    pub needs_address: bool,
}

impl Reach {
    /// Everybody, where the day is that of UTC.
    pub fn at(now: NaiveDateTime) -> Self {
        Self { now, ahead: 0, needs_address: false }
    }

    /// When it was last this hour (0 to 23) of the programme's time, in UTC.
    fn last(&self, hour: i32) -> NaiveDateTime {
        let ahead = Duration::seconds(self.ahead.into());
        let local = self.now + ahead;
        let at = local.date().and_time(NaiveTime::MIN) + Duration::hours(hour.into());
        let at = if at > local { at - Duration::days(1) } else { at };
        at - ahead
    }
}

/// How many letters should have left before a moment and did not.
///
/// # Errors
/// The database failed.
pub fn stuck(conn: &mut DbConn, before: NaiveDateTime, needs_address: bool) -> QueryResult<i64> {
    let mut late = outbox::table
        .inner_join(accounts::table.on(outbox::account_key.eq(accounts::key)))
        .filter(outbox::sent_at.is_null())
        .filter(outbox::created_at.lt(before))
        .filter(accounts::active.eq(true))
        .into_boxed();
    if needs_address {
        late = late.filter(accounts::email.is_not_null());
    }
    late.count().get_result(conn)
}

/// How many letters were given up.
///
/// # Errors
/// The database failed.
pub fn given_up(conn: &mut DbConn) -> QueryResult<i64> {
    let unsent = outbox::table.filter(outbox::sent_at.is_null());
    unsent.filter(outbox::attempts.ge(MOST_TRIES)).count().get_result(conn)
}

/// Whether letters to this person were given up.
///
/// # Errors
/// The database failed.
pub fn is_out_of_reach(conn: &mut DbConn, account: AccountKey) -> QueryResult<bool> {
    let own = outbox::table.filter(outbox::account_key.eq(account)).filter(outbox::sent_at.is_null());
    diesel::select(exists(own.filter(outbox::attempts.ge(MOST_TRIES)))).get_result(conn)
}

/// Tries again what was given up or waits for its next try: of one person, or of all.
///
/// # Errors
/// The database failed.
pub fn try_again(conn: &mut DbConn, account: Option<AccountKey>, now: NaiveDateTime) -> QueryResult<usize> {
    let mut tried = diesel::update(outbox::table).filter(outbox::sent_at.is_null()).into_boxed();
    if let Some(account) = account {
        tried = tried.filter(outbox::account_key.eq(account));
    }
    // tried before is never nought again: the letter goes on saying so
    let attempts =
        diesel::dsl::case_when(outbox::attempts.gt(0), 1.into_sql::<Integer>()).otherwise(0.into_sql::<Integer>());
    tried.set((outbox::due_at.eq(now), outbox::attempts.eq(attempts))).execute(conn)
}

/// Tells a person that something waits. Once, however much waits.
///
/// # Errors
/// The database failed.
pub fn something_waits(conn: &mut DbConn, account: AccountKey, now: NaiveDateTime) -> QueryResult<()> {
    enqueue(conn, account, None, now)
}

/// Tells a person that something waits, whether or not they want letters: somebody changed rights.
///
/// # Errors
/// The database failed.
pub fn rights_changed(conn: &mut DbConn, account: AccountKey, now: NaiveDateTime) -> QueryResult<()> {
    put(conn, account, None, now)
}

/// Tells a person that something waits, because of a case: `forget` takes it back. What is sent does not say which.
///
/// # Errors
/// The database failed.
pub fn case_waits(conn: &mut DbConn, account: AccountKey, case: CaseKey, now: NaiveDateTime) -> QueryResult<()> {
    enqueue(conn, account, Some(case), now)
}

/// Tells people that something waits, because of a case that was not there before: no letter can wait because of it yet.
///
/// # Errors
/// The database failed.
pub fn new_case_waits(conn: &mut DbConn, to: &[AccountKey], case: CaseKey, now: NaiveDateTime) -> QueryResult<()> {
    let want = crate::accounts::who_wants_letters(conn, to)?;
    let letters: Vec<New> = want.into_iter().map(|account| New::of(Kind::Waits, (account, Some(case)), now)).collect();
    insert_together(conn, &letters)
}

fn enqueue(conn: &mut DbConn, account: AccountKey, case: Option<CaseKey>, now: NaiveDateTime) -> QueryResult<()> {
    if crate::accounts::wants_letters(conn, account)? { put(conn, account, case, now) } else { Ok(()) }
}

fn put(conn: &mut DbConn, account: AccountKey, case: Option<CaseKey>, now: NaiveDateTime) -> QueryResult<()> {
    // one that was given up tells nobody any more
    let waiting = of_kind(Kind::Waits, account).filter(outbox::sent_at.is_null().and(outbox::attempts.lt(MOST_TRIES)));
    // as many letters may wait as there are cases: only those about this one are looked at
    let there: bool = match case {
        Some(case) => diesel::select(exists(waiting.filter(outbox::case_key.eq(case)))).get_result(conn)?,
        None => diesel::select(exists(waiting.filter(outbox::case_key.is_null()))).get_result(conn)?,
    };
    if there {
        return Ok(());
    }
    add(conn, Kind::Waits, (account, case), now)
}

/// Gives an auditor the newest checkpoint, unless one was given within the last seven days.
///
/// # Errors
/// The database failed.
pub fn weekly_checkpoint(conn: &mut DbConn, account: AccountKey, now: NaiveDateTime) -> QueryResult<()> {
    let given = of_kind(Kind::Checkpoint, account).filter(outbox::created_at.gt(now - Duration::days(7)));
    if diesel::select(exists(given)).get_result(conn)? {
        return Ok(());
    }
    add(conn, Kind::Checkpoint, (account, None), now)
}

#[diesel::dsl::auto_type(no_type_alias)]
fn of_kind(kind: Kind, account: AccountKey) -> _ {
    outbox::table.filter(outbox::kind.eq(kind)).filter(outbox::account_key.eq(account))
}

fn add(
    conn: &mut DbConn,
    kind: Kind,
    (account, case): (AccountKey, Option<CaseKey>),
    now: NaiveDateTime,
) -> QueryResult<()> {
    insert_together(conn, &[New::of(kind, (account, case), now)])
}

/// A letter that was not tried yet.
struct New {
    kind: Kind,
    account: AccountKey,
    case: Option<CaseKey>,
    now: NaiveDateTime,
    message: Vec<u8>,
}

impl New {
    fn of(kind: Kind, (account, case): (AccountKey, Option<CaseKey>), now: NaiveDateTime) -> Self {
        Self { kind, account, case, now, message: Uuid::new_v4().as_bytes().to_vec() }
    }
}

impl NewRow for New {
    const INTO: &'static str =
        "INSERT INTO outbox (kind, account_key, created_at, due_at, attempts, case_key, message) VALUES ";

    fn bind<'b>(&'b self, out: &mut AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        out.push_bind_param::<Text, _>(&self.kind)?;
        out.push_sql(", ");
        out.push_bind_param::<BigInt, _>(&self.account)?;
        out.push_sql(", ");
        out.push_bind_param::<Timestamp, _>(&self.now)?;
        out.push_sql(", ");
        out.push_bind_param::<Timestamp, _>(&self.now)?;
        out.push_sql(", 0, ");
        out.push_bind_param::<Nullable<BigInt>, _>(&self.case)?;
        out.push_sql(", ");
        out.push_bind_param::<Binary, _>(&self.message)
    }
}

/// Takes back what waits to be sent to a person because of a case that is no longer for them.
///
/// # Errors
/// The database failed.
pub fn forget(conn: &mut DbConn, account: AccountKey, case: CaseKey) -> QueryResult<usize> {
    let about = outbox::table.filter(outbox::account_key.eq(account)).filter(outbox::case_key.eq(case));
    diesel::delete(about.filter(outbox::sent_at.is_null())).execute(conn)
}

/// Takes back what waits to be sent to a person because of any case: none of them can be opened any more.
///
/// # Errors
/// The database failed.
pub fn forget_all(conn: &mut DbConn, account: AccountKey) -> QueryResult<usize> {
    let about = outbox::table.filter(outbox::account_key.eq(account)).filter(outbox::case_key.is_not_null());
    diesel::delete(about.filter(outbox::sent_at.is_null())).execute(conn)
}

/// Takes back what waits to be sent to anybody because of a case that is from now on for few.
///
/// # Errors
/// The database failed.
pub fn forget_case(conn: &mut DbConn, case: CaseKey) -> QueryResult<usize> {
    diesel::delete(outbox::table.filter(outbox::case_key.eq(case)).filter(outbox::sent_at.is_null())).execute(conn)
}

type Row = (i64, Kind, AccountId, Option<String>, i32, Option<Vec<u8>>, Option<Vec<u8>>);

/// The letters that are due, oldest first: one for each person, however much waits. Who chose an hour of the day is written
/// to at that hour, or as soon after it as the server runs.
///
/// # Errors
/// The database failed.
pub fn due(conn: &mut DbConn, reach: &Reach, most: i64) -> QueryResult<Vec<Letter>> {
    let mut waiting = outbox::table
        .inner_join(accounts::table.on(outbox::account_key.eq(accounts::key)))
        .filter(outbox::sent_at.is_null())
        .filter(outbox::due_at.le(reach.now))
        .filter(outbox::attempts.lt(MOST_TRIES))
        .filter(accounts::active.eq(true))
        .into_boxed();
    if reach.needs_address {
        waiting = waiting.filter(accounts::email.is_not_null());
    }
    for hour in 0..24 {
        let its = accounts::letters_hour.assume_not_null().eq(hour).and(outbox::created_at.ge(reach.last(hour)));
        waiting = waiting.filter(accounts::letters_hour.is_null().or(not(its)));
    }
    let mut rows: Vec<Row> = waiting
        .order(outbox::key)
        .limit(most)
        .select((
            outbox::key,
            outbox::kind,
            accounts::id,
            accounts::language,
            outbox::attempts,
            accounts::email,
            outbox::message,
        ))
        .load(conn)?;
    let mut seen = HashSet::new();
    rows.retain(|(_, kind, account, ..)| seen.insert((*kind, account.bytes())));
    let letter = |(key, kind, account, language, attempts, email, message): Row| {
        let message = message.and_then(|bytes| bytes.try_into().ok()).unwrap_or_else(|| Uuid::new_v4().into_bytes());
        Letter { key, message, kind, account, language, email, attempts }
    };
    Ok(rows.into_iter().map(letter).collect())
}

#[diesel::dsl::auto_type(no_type_alias)]
fn unsent(letter: &Letter) -> _ {
    let id: AccountId = letter.account;
    let kind: Kind = letter.kind;
    let own = accounts::table.filter(accounts::id.eq(id)).select(accounts::key);
    outbox::table
        .filter(outbox::account_key.eq_any(own))
        .filter(outbox::kind.eq(kind))
        .filter(outbox::sent_at.is_null())
}

/// Puts a letter off before it is tried, with whatever else waits for the same person: by a minute, doubling, up to 17 hours. So a
/// program that stops halfway does not send it again at once, nor without saying so. False: somebody else has it.
///
/// # Errors
/// The database failed.
pub fn claim(conn: &mut DbConn, letter: &Letter, now: NaiveDateTime) -> QueryResult<bool> {
    let minutes = 1i64 << letter.attempts.clamp(0, 10);
    let put_off = (outbox::due_at.eq(now + Duration::minutes(minutes)), outbox::attempts.eq(letter.attempts + 1));
    let own = outbox::table.find(letter.key).filter(outbox::sent_at.is_null());
    if diesel::update(own.filter(outbox::attempts.eq(letter.attempts))).set(put_off).execute(conn)? == 0 {
        return Ok(false);
    }
    // what came after this letter was read has a letter of its own
    let others = unsent(letter).filter(outbox::created_at.le(now)).filter(outbox::key.ne(letter.key));
    diesel::update(others).set(put_off).execute(conn)?;
    Ok(true)
}

/// Marks a letter as sent, with whatever else waited for the same person. It no longer says because of which case.
///
/// # Errors
/// The database failed.
pub fn sent(conn: &mut DbConn, letter: &Letter, now: NaiveDateTime) -> QueryResult<()> {
    diesel::update(unsent(letter).filter(outbox::created_at.le(now)))
        .set((outbox::sent_at.eq(now), outbox::case_key.eq(None::<CaseKey>)))
        .execute(conn)?;
    Ok(())
}

/// Marks every letter that waits as sent: what a filled instance brings along is no news.
///
/// # Errors
/// The database failed.
pub fn settle(conn: &mut DbConn, now: NaiveDateTime) -> QueryResult<usize> {
    diesel::update(outbox::table.filter(outbox::sent_at.is_null()))
        .set((outbox::sent_at.eq(now), outbox::case_key.eq(None::<CaseKey>)))
        .execute(conn)
}
