//! What happened to the rights of people, and who has not seen it yet.
use super::accounts::active_administrators;
use crate::access::{Area, Held, Level, Role};
use crate::accounts::model::{Change, Deed};
use crate::id::{AccountId, AccountKey, CommitteeKey, DeskKey, PlaceKey};
use crate::storage::DbConn;
use crate::storage::schema::{accounts, places, rights_events as events, rights_news as news};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::HashMap;

/// How many changes of one person, or unseen ones, are shown at most.
pub const MOST: i64 = 100;

/// Somebody whose rights change, and who changes them; nobody on the command line.
#[derive(Debug, Clone, Copy)]
pub struct About {
    pub account: AccountKey,
    pub by: Option<AccountKey>,
}

/// Writes down what happened.
pub fn note_change(
    conn: &mut DbConn,
    About { account, by }: About,
    deed: Deed,
    held: Option<&Held>,
    now: NaiveDateTime,
) -> QueryResult<i64> {
    diesel::insert_into(events::table)
        .values((
            events::account_key.eq(account),
            events::by_key.eq(by),
            events::deed.eq(deed),
            events::role.eq(held.map(|held| held.role)),
            events::committee_key.eq(held.and_then(|held| held.committee)),
            events::place_key.eq(held.and_then(|held| held.area).map(|area| area.place)),
            events::sector.eq(held.and_then(|held| held.sector.clone())),
            events::desk_key.eq(held.and_then(|held| held.desk)),
            events::at.eq(now),
        ))
        .returning(events::key)
        .get_result(conn)
}

/// Who is told of a change: the person, and every administrator but the one who did it.
///
/// # Errors
/// The database failed.
pub fn readers(conn: &mut DbConn, account: AccountKey, by: Option<AccountKey>) -> QueryResult<Vec<AccountKey>> {
    let mut found = active_administrators(conn)?;
    found.push(account);
    found.retain(|key| Some(*key) != by);
    found.sort_by_key(|key| key.get());
    found.dedup();
    Ok(found)
}

/// A change waits for these people to be seen.
pub fn add_news(conn: &mut DbConn, event: i64, readers: &[AccountKey]) -> QueryResult<()> {
    for reader in readers {
        diesel::insert_into(news::table)
            .values((news::reader_key.eq(*reader), news::event_key.eq(event)))
            .execute(conn)?;
    }
    Ok(())
}

type Row = (
    (i64, AccountKey, Option<AccountKey>, Deed, NaiveDateTime),
    (Option<Role>, Option<CommitteeKey>, Option<PlaceKey>, Option<String>, Option<DeskKey>),
    Option<Level>,
);

/// Changes of one person or of all, the newest first: so many are left out, and so many follow at most.
///
/// # Errors
/// The database failed.
pub fn changes(
    conn: &mut DbConn,
    account: Option<AccountKey>,
    (skipped, most): (i64, i64),
) -> QueryResult<Vec<Change>> {
    let mut query = all().into_boxed();
    if let Some(account) = account {
        query = query.filter(events::account_key.eq(account));
    }
    let rows: Vec<Row> = query.offset(skipped).limit(most).load(conn)?;
    named(conn, rows)
}

/// What a reader has not seen yet, the newest first.
///
/// # Errors
/// The database failed.
pub fn unseen(conn: &mut DbConn, reader: AccountKey) -> QueryResult<Vec<Change>> {
    let own = news::table.filter(news::reader_key.eq(reader)).select(news::event_key);
    let rows: Vec<Row> = all().filter(events::key.eq_any(own)).limit(MOST).load(conn)?;
    named(conn, rows)
}

/// A reader has seen these.
///
/// # Errors
/// The database failed.
pub fn set_seen(conn: &mut DbConn, reader: AccountKey, keys: &[i64]) -> QueryResult<usize> {
    let own = news::table.filter(news::reader_key.eq(reader));
    diesel::delete(own.filter(news::event_key.eq_any(keys.to_vec()))).execute(conn)
}

#[diesel::dsl::auto_type(no_type_alias)]
fn all() -> _ {
    let about: (events::key, events::account_key, events::by_key, events::deed, events::at) =
        (events::key, events::account_key, events::by_key, events::deed, events::at);
    let scope: (events::role, events::committee_key, events::place_key, events::sector, events::desk_key) =
        (events::role, events::committee_key, events::place_key, events::sector, events::desk_key);
    events::table
        .left_join(places::table.on(events::place_key.eq(places::key.nullable())))
        .order(events::key.desc())
        .select((about, scope, places::level.nullable()))
}

fn named(conn: &mut DbConn, rows: Vec<Row>) -> QueryResult<Vec<Change>> {
    let mut keys: Vec<AccountKey> =
        rows.iter().flat_map(|((_, who, by, ..), ..)| [Some(*who), *by]).flatten().collect();
    keys.sort_by_key(|key| key.get());
    keys.dedup();
    let people: Vec<(AccountKey, AccountId, String)> = accounts::table
        .filter(accounts::key.eq_any(keys))
        .select((accounts::key, accounts::id, accounts::name))
        .load(conn)?;
    let people: HashMap<i64, (AccountId, String)> =
        people.into_iter().map(|(key, id, name)| (key.get(), (id, name))).collect();
    let change = |((key, who, by, deed, at), (role, committee, place, sector, desk), level): Row| {
        let area = place.zip(level).map(|(place, level)| Area { place, level });
        let held = role.map(|role| Held { role, committee, area, sector, desk });
        let (id, name) = people.get(&who.get())?.clone();
        let by = by.and_then(|by| people.get(&by.get())).map(|(_, name)| name.clone());
        Some(Change { key, account: who, id, name, by, deed, held, at })
    };
    Ok(rows.into_iter().filter_map(change).collect())
}

/// Everybody has seen what was changed until now: for filling, where nobody waited to be told.
///
/// # Errors
/// The database failed.
pub fn settle_news(conn: &mut DbConn) -> QueryResult<usize> {
    diesel::delete(news::table).execute(conn)
}
