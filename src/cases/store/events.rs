//! The timeline of an ordinary case: append-only.
use crate::cases::model::{Event, EventBody, EventKind};
use crate::id::{AccountKey, CaseKey};
use crate::storage::DbConn;
use crate::storage::schema::{accounts, events as table};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// Adds an event; its number is the version the case has after it.
pub(in crate::cases) fn add_event(
    conn: &mut DbConn,
    case: CaseKey,
    number: i32,
    event: (EventKind, NaiveDate, &EventBody),
    actor: Option<AccountKey>,
    now: NaiveDateTime,
) -> QueryResult<()> {
    let body = serde_json::to_string(event.2).map_err(|e| diesel::result::Error::SerializationError(e.into()))?;
    diesel::insert_into(table::table)
        .values((
            table::case_key.eq(case),
            table::number.eq(number),
            table::kind.eq(event.0),
            table::happened_on.eq(event.1),
            table::recorded_at.eq(now),
            table::actor_key.eq(actor),
            table::body.eq(body),
        ))
        .execute(conn)?;
    Ok(())
}

/// The whole timeline.
pub(in crate::cases) fn events(conn: &mut DbConn, case: CaseKey) -> QueryResult<Vec<Event>> {
    type Row = (i32, EventKind, NaiveDate, NaiveDateTime, Option<String>, String);
    let rows: Vec<Row> = table::table
        .left_join(accounts::table.on(table::actor_key.eq(accounts::key.nullable())))
        .filter(table::case_key.eq(case))
        .order(table::number)
        .select((
            table::number,
            table::kind,
            table::happened_on,
            table::recorded_at,
            accounts::name.nullable(),
            table::body,
        ))
        .load(conn)?;
    rows.into_iter()
        .map(|(number, kind, happened_on, recorded_at, actor, body)| {
            let body: EventBody =
                serde_json::from_str(&body).map_err(|e| diesel::result::Error::DeserializationError(e.into()))?;
            Ok(Event { number, kind, happened_on, recorded_at, actor, body })
        })
        .collect()
}

/// Who decided last: answered or closed. `None` before, and for imported decisions.
pub(in crate::cases) fn decider(conn: &mut DbConn, case: CaseKey) -> QueryResult<Option<AccountKey>> {
    let last: Option<Option<AccountKey>> = table::table
        .filter(table::case_key.eq(case))
        .filter(table::kind.eq_any([EventKind::Answered, EventKind::Closed, EventKind::Decided]))
        .order(table::number.desc())
        .select(table::actor_key)
        .first(conn)
        .optional()?;
    Ok(last.flatten())
}

/// On how many different days somebody tried to reach the person.
pub(in crate::cases) fn attempts(conn: &mut DbConn, case: CaseKey) -> QueryResult<usize> {
    let days: Vec<NaiveDate> = table::table
        .filter(table::case_key.eq(case))
        .filter(table::kind.eq(EventKind::Attempted))
        .select(table::happened_on)
        .distinct()
        .load(conn)?;
    Ok(days.len())
}
