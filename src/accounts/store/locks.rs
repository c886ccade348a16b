//! Sessions that lock and open. A session is named by its key and the hash of its cookie: keys are used again.
use crate::access::Role;
use crate::id::SessionKey;
use crate::storage::DbConn;
use crate::storage::schema::{roles, sessions};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// One session, at the moment its row was read.
#[derive(Debug, Clone)]
pub struct Seen {
    pub key: SessionKey,
    pub id_hash: Vec<u8>,
    /// How often it had been locked.
    pub locks: i32,
}

/// Locks because somebody said so: the wrapped keys go from the row, and what was typed with them.
pub fn lock(conn: &mut DbConn, key: SessionKey) -> QueryResult<()> {
    diesel::update(sessions::table.find(key))
        .set((
            sessions::locked.eq(true),
            sessions::locks.eq(sessions::locks + 1),
            sessions::locked_idle.eq(false),
            sessions::bundle.eq(None::<Vec<u8>>),
            sessions::kept_form.eq(None::<Vec<u8>>),
        ))
        .execute(conn)?;
    Ok(())
}

/// Locks because nobody was there since `before`, if that is still so.
pub fn lock_idle(conn: &mut DbConn, key: SessionKey, before: NaiveDateTime) -> QueryResult<()> {
    diesel::update(sessions::table.find(key))
        .filter(sessions::locked.eq(false))
        .filter(sessions::seen_at.le(before))
        .set((
            sessions::locked.eq(true),
            sessions::locks.eq(sessions::locks + 1),
            sessions::locked_idle.eq(true),
            sessions::bundle.eq(None::<Vec<u8>>),
            sessions::kept_form.eq(None::<Vec<u8>>),
        ))
        .execute(conn)?;
    Ok(())
}

/// Opens again, with the keys if the password was given; false if it was locked once more meanwhile. A form that waits
/// stays for the page that shows it.
pub fn unlock(conn: &mut DbConn, seen: &Seen, bundle: Option<Vec<u8>>, now: NaiveDateTime) -> QueryResult<bool> {
    let opened = diesel::update(sessions::table.find(seen.key))
        .filter(sessions::id_hash.eq(&seen.id_hash))
        .filter(sessions::locks.eq(seen.locks))
        .set((
            sessions::locked.eq(false),
            sessions::locked_idle.eq(false),
            sessions::bundle.eq(bundle),
            sessions::pin_tries.eq(0),
            sessions::seen_at.eq(now),
        ))
        .execute(conn)?;
    Ok(opened == 1)
}

/// Puts other keys into a session that is open; one that was locked meanwhile stays locked, without keys.
pub fn set_bundle(conn: &mut DbConn, seen: &Seen, bundle: Vec<u8>) -> QueryResult<()> {
    diesel::update(sessions::table.find(seen.key))
        .filter(sessions::id_hash.eq(&seen.id_hash))
        .filter(sessions::locks.eq(seen.locks))
        .filter(sessions::locked.eq(false))
        .set(sessions::bundle.eq(bundle))
        .execute(conn)?;
    Ok(())
}

/// Keeps a form in a session that has locked by itself; one that somebody locked keeps nothing.
pub fn keep_form(conn: &mut DbConn, seen: &Seen, form: Vec<u8>) -> QueryResult<bool> {
    let kept = diesel::update(sessions::table.find(seen.key))
        .filter(sessions::id_hash.eq(&seen.id_hash))
        .filter(sessions::locked.eq(true))
        .filter(sessions::locked_idle.eq(true))
        .set(sessions::kept_form.eq(form))
        .execute(conn)?;
    Ok(kept == 1)
}

/// Keeps a place in a session that has locked by itself, unless something waits there already.
pub fn keep_place(conn: &mut DbConn, seen: &Seen, place: Vec<u8>) -> QueryResult<()> {
    diesel::update(sessions::table.find(seen.key))
        .filter(sessions::id_hash.eq(&seen.id_hash))
        .filter(sessions::locked.eq(true))
        .filter(sessions::locked_idle.eq(true))
        .filter(sessions::kept_form.is_null())
        .set(sessions::kept_form.eq(place))
        .execute(conn)?;
    Ok(())
}

/// Keeps a form in an open session, until its owner proved once more to be there.
pub fn keep_typed(conn: &mut DbConn, seen: &Seen, form: Vec<u8>) -> QueryResult<()> {
    diesel::update(sessions::table.find(seen.key))
        .filter(sessions::id_hash.eq(&seen.id_hash))
        .filter(sessions::locks.eq(seen.locks))
        .filter(sessions::locked.eq(false))
        .set(sessions::kept_form.eq(form))
        .execute(conn)?;
    Ok(())
}

/// The form that waits in an open session.
pub fn kept_form(conn: &mut DbConn, id_hash: &[u8]) -> QueryResult<Option<Vec<u8>>> {
    let open = sessions::table.filter(sessions::id_hash.eq(id_hash)).filter(sessions::locked.eq(false));
    let form: Option<Option<Vec<u8>>> = open.select(sessions::kept_form).first(conn).optional()?;
    Ok(form.flatten())
}

/// Takes this form out of an open session; false if somebody else took it.
pub fn take_form(conn: &mut DbConn, id_hash: &[u8], form: &[u8]) -> QueryResult<bool> {
    let open = sessions::table.filter(sessions::id_hash.eq(id_hash)).filter(sessions::locked.eq(false));
    let taken = diesel::update(open.filter(sessions::kept_form.eq(form)))
        .set(sessions::kept_form.eq(None::<Vec<u8>>))
        .execute(conn)?;
    Ok(taken == 1)
}

/// Open sessions of holders of `role` that nobody used since `before`.
pub fn idle(conn: &mut DbConn, role: Role, before: NaiveDateTime) -> QueryResult<Vec<SessionKey>> {
    let holders = roles::table.filter(roles::role.eq(role)).select(roles::account_key);
    sessions::table
        .filter(sessions::locked.eq(false))
        .filter(sessions::seen_at.le(before))
        .filter(sessions::account_key.eq_any(holders))
        .select(sessions::key)
        .load(conn)
}

/// Sessions that somebody used or began after `now`: the clock was set back.
pub fn ahead(conn: &mut DbConn, now: NaiveDateTime) -> QueryResult<Vec<SessionKey>> {
    sessions::table.filter(sessions::seen_at.gt(now).or(sessions::created_at.gt(now))).select(sessions::key).load(conn)
}

/// Sessions that began before `before`, or that nobody used since `idle`.
pub fn outlived(conn: &mut DbConn, before: NaiveDateTime, idle: NaiveDateTime) -> QueryResult<Vec<SessionKey>> {
    sessions::table
        .filter(sessions::created_at.le(before).or(sessions::seen_at.le(idle)))
        .select(sessions::key)
        .load(conn)
}

/// Sessions of holders of one of `held` that began before `before`.
pub fn outlived_by(conn: &mut DbConn, held: &[Role], before: NaiveDateTime) -> QueryResult<Vec<SessionKey>> {
    let holders = roles::table.filter(roles::role.eq_any(held.to_vec())).select(roles::account_key);
    sessions::table
        .filter(sessions::created_at.le(before))
        .filter(sessions::account_key.eq_any(holders))
        .select(sessions::key)
        .load(conn)
}
