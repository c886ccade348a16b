//! Signed-in browsers.
use crate::access::Role;
use crate::i18n::Lang;
use crate::id::{AccountId, AccountKey, SessionKey};
use crate::storage::DbConn;
use crate::storage::schema::{accounts, factors, passkeys, sessions};
use chrono::NaiveDateTime;
use diesel::dsl::exists;
use diesel::prelude::*;

/// How often a PIN may be wrong before only the password helps.
const PIN_TRIES: i32 = 5;

/// A session together with what its account is.
#[derive(Queryable)]
pub struct SessionRow {
    pub key: SessionKey,
    pub account: AccountKey,
    pub id: AccountId,
    pub name: String,
    language: Option<String>,
    pub must_change: bool,
    pub pin: Option<String>,
    factor: Option<AccountKey>,
    has_passkeys: bool,
    pub bundle: Option<Vec<u8>>,
    pub locked: bool,
    pub locks: i32,
    pub pin_tries: i32,
    pub factor_given: bool,
    pub confirmed_at: Option<NaiveDateTime>,
    pub created_at: NaiveDateTime,
    pub seen_at: NaiveDateTime,
    /// A form that came while it was locked.
    pub kept_form: Option<Vec<u8>>,
    /// Under which role the person acts; none: under all of them.
    pub acting: Option<Role>,
}

impl SessionRow {
    pub fn language(&self) -> Option<Lang> {
        self.language.as_deref().and_then(Lang::parse)
    }

    /// Whether a PIN could open this session.
    pub fn takes_pin(&self) -> bool {
        self.pin.is_some() && self.pin_tries < PIN_TRIES
    }

    pub fn has_factor(&self) -> bool {
        self.factor.is_some() || self.has_passkeys
    }
}

/// A session as its owner sees it.
#[derive(Queryable)]
pub struct SessionLine {
    pub key: SessionKey,
    pub id_hash: Vec<u8>,
    pub device: String,
    pub created_at: NaiveDateTime,
    pub seen_at: NaiveDateTime,
}

impl SessionLine {
    /// What a page calls this session: the beginning of a hash that opens nothing.
    pub fn handle(&self) -> String {
        self.id_hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// A session of an active account; a disabled account has none, whatever rows there are.
pub fn find(conn: &mut DbConn, id_hash: &[u8]) -> QueryResult<Option<SessionRow>> {
    sessions::table
        .inner_join(accounts::table)
        .left_join(factors::table.on(factors::account_key.eq(accounts::key)))
        .filter(sessions::id_hash.eq(id_hash))
        .filter(accounts::active.eq(true))
        .select((
            sessions::key,
            accounts::key,
            accounts::id,
            accounts::name,
            accounts::language,
            accounts::must_change,
            accounts::pin,
            factors::account_key.nullable(),
            exists(passkeys::table.filter(passkeys::account_key.eq(accounts::key))),
            sessions::bundle,
            sessions::locked,
            sessions::locks,
            sessions::pin_tries,
            sessions::factor_given,
            sessions::confirmed_at,
            sessions::created_at,
            sessions::seen_at,
            sessions::kept_form,
            sessions::acting,
        ))
        .first(conn)
        .optional()
}

/// What a new session needs.
pub struct Start {
    pub account: AccountKey,
    pub id_hash: [u8; 32],
    pub bundle: Option<Vec<u8>>,
    pub device: String,
}

pub fn start(conn: &mut DbConn, new: &Start, now: NaiveDateTime) -> QueryResult<()> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::id_hash.eq(new.id_hash.to_vec()),
            sessions::account_key.eq(new.account),
            sessions::bundle.eq(&new.bundle),
            sessions::locked.eq(false),
            sessions::pin_tries.eq(0),
            sessions::device.eq(&new.device),
            sessions::created_at.eq(now),
            sessions::seen_at.eq(now),
            // counts only once the second step is done
            sessions::confirmed_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Somebody used it now. One that began in the future (the clock was set back) begins now: else it would outlive its time.
pub fn touch(conn: &mut DbConn, key: SessionKey, now: NaiveDateTime) -> QueryResult<()> {
    let later = sessions::table.find(key).filter(sessions::created_at.gt(now));
    diesel::update(later).set(sessions::created_at.eq(now)).execute(conn)?;
    diesel::update(sessions::table.find(key)).set(sessions::seen_at.eq(now)).execute(conn)?;
    Ok(())
}

/// The code of the second step was right.
pub fn factor_given(conn: &mut DbConn, key: SessionKey, now: NaiveDateTime) -> QueryResult<()> {
    diesel::update(sessions::table.find(key))
        .set((sessions::factor_given.eq(true), sessions::confirmed_at.eq(now)))
        .execute(conn)?;
    Ok(())
}

/// The person proved to be there.
pub fn confirmed(conn: &mut DbConn, key: SessionKey, now: NaiveDateTime) -> QueryResult<()> {
    diesel::update(sessions::table.find(key)).set(sessions::confirmed_at.eq(now)).execute(conn)?;
    Ok(())
}

/// Counts a try of the PIN before it is made; false when there are none left.
pub fn take_pin_try(conn: &mut DbConn, key: SessionKey) -> QueryResult<bool> {
    let taken = diesel::update(sessions::table.find(key))
        .filter(sessions::pin_tries.lt(PIN_TRIES))
        .set(sessions::pin_tries.eq(sessions::pin_tries + 1))
        .execute(conn)?;
    Ok(taken == 1)
}

/// Under which role the person acts from now on.
pub fn set_acting(conn: &mut DbConn, key: SessionKey, role: Option<Role>) -> QueryResult<()> {
    diesel::update(sessions::table.find(key)).set(sessions::acting.eq(role)).execute(conn)?;
    Ok(())
}

pub fn delete(conn: &mut DbConn, key: SessionKey) -> QueryResult<()> {
    diesel::delete(sessions::table.find(key)).execute(conn)?;
    Ok(())
}

pub fn delete_others(conn: &mut DbConn, account: AccountKey, but: SessionKey) -> QueryResult<()> {
    diesel::delete(sessions::table.filter(sessions::account_key.eq(account)).filter(sessions::key.ne(but)))
        .execute(conn)?;
    Ok(())
}

pub fn delete_all(conn: &mut DbConn, account: AccountKey) -> QueryResult<()> {
    diesel::delete(sessions::table.filter(sessions::account_key.eq(account))).execute(conn)?;
    Ok(())
}

/// Clears away what nobody used since `before`.
pub fn delete_idle(conn: &mut DbConn, before: NaiveDateTime) -> QueryResult<()> {
    diesel::delete(sessions::table.filter(sessions::seen_at.lt(before))).execute(conn)?;
    Ok(())
}

/// The sessions of an account, the newest first.
pub fn list(conn: &mut DbConn, account: AccountKey) -> QueryResult<Vec<SessionLine>> {
    sessions::table
        .filter(sessions::account_key.eq(account))
        .order(sessions::seen_at.desc())
        .select((sessions::key, sessions::id_hash, sessions::device, sessions::created_at, sessions::seen_at))
        .load(conn)
}

/// The devices at which an account is signed in, each with the day it was last used, the newest first.
///
/// # Errors
/// The database failed.
pub fn devices(conn: &mut DbConn, account: AccountKey) -> QueryResult<Vec<(String, chrono::NaiveDate)>> {
    Ok(list(conn, account)?.into_iter().map(|line| (line.device, line.seen_at.date())).collect())
}
