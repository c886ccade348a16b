//! What happened to ordinary cases step by step, as far as it is measured: days and codes, no word.
use super::visible::chosen;
use crate::cases::model::{AskedBy, ClosingReason, EventBody, EventKind, Life, LifeStep};
use crate::id::CaseKey;
use crate::storage::DbConn;
use crate::storage::schema::{cases, events, holds, ordinary};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// So many cases are asked for at once.
const AT_ONCE: usize = 2000;

/// The kinds of events that are measured.
const MEASURED: [EventKind; 10] = [
    EventKind::Acknowledged,
    EventKind::CategoryChanged,
    EventKind::SectorChanged,
    EventKind::Answered,
    EventKind::Told,
    EventKind::Closed,
    EventKind::Reopened,
    EventKind::Appealed,
    EventKind::Decided,
    EventKind::Felt,
];

/// What the columns of a case say, for what no event says: the steps an imported case came with.
type Columns = (
    (CaseKey, NaiveDate),
    (Option<NaiveDate>, Option<NaiveDate>, Option<NaiveDate>, Option<NaiveDate>),
    (Option<ClosingReason>, Option<String>),
);

/// The lives of these cases.
pub(super) fn lives(conn: &mut DbConn, keys: &[CaseKey]) -> QueryResult<BTreeMap<CaseKey, Life>> {
    let mut found = BTreeMap::new();
    for keys in keys.chunks(AT_ONCE) {
        let rows: Vec<Columns> = chosen(keys)
            .filter(cases::sealed.eq(false))
            .select((
                (cases::key, cases::recorded_on),
                (
                    ordinary::acknowledged_on.nullable(),
                    ordinary::answered_on.nullable(),
                    ordinary::told_on.nullable(),
                    ordinary::first_closed_on.nullable(),
                ),
                (ordinary::closing_reason.nullable(), ordinary::satisfied.nullable()),
            ))
            .load(conn)?;
        let (mut steps, mut waits) = (steps(conn, keys)?, held(conn, keys)?);
        for row in rows {
            let key = row.0.0;
            let life = life(row, steps.remove(&key).unwrap_or_default(), waits.remove(&key).unwrap_or_default());
            found.insert(key, life);
        }
    }
    Ok(found)
}

fn steps(conn: &mut DbConn, keys: &[CaseKey]) -> QueryResult<BTreeMap<CaseKey, Vec<LifeStep>>> {
    let rows: Vec<(CaseKey, EventKind, NaiveDate, NaiveDateTime, String)> = events::table
        .filter(events::case_key.eq_any(keys.to_vec()))
        .filter(events::kind.eq_any(MEASURED))
        .order((events::case_key, events::number))
        .select((events::case_key, events::kind, events::happened_on, events::recorded_at, events::body))
        .load(conn)?;
    let mut found: BTreeMap<CaseKey, Vec<LifeStep>> = BTreeMap::new();
    for (key, kind, on, recorded, body) in rows {
        let (code, by) = code(kind, &body)?;
        found.entry(key).or_default().push(LifeStep { kind, on, recorded: recorded.date(), code, by });
    }
    Ok(found)
}

fn code(kind: EventKind, body: &str) -> QueryResult<(Option<String>, Option<AskedBy>)> {
    if body == "{}" {
        return Ok((None, None));
    }
    let body: EventBody =
        serde_json::from_str(body).map_err(|e| diesel::result::Error::DeserializationError(e.into()))?;
    let by = body.asked_by;
    let code = match kind {
        EventKind::CategoryChanged | EventKind::SectorChanged => body.from,
        EventKind::Told | EventKind::Felt => body.satisfied,
        EventKind::Closed => body.reason,
        EventKind::Decided => body.how,
        _ => None,
    };
    Ok((code, by))
}

/// The cases that ever waited for something outside, or of which somebody appealed: their columns do not say all that is measured.
pub(super) fn ever_turned(conn: &mut DbConn) -> QueryResult<BTreeSet<CaseKey>> {
    let held: Vec<CaseKey> = holds::table.select(holds::case_key).distinct().load(conn)?;
    let appealed = events::table.filter(events::kind.eq(EventKind::Appealed));
    let appealed: Vec<CaseKey> = appealed.select(events::case_key).distinct().load(conn)?;
    Ok(held.into_iter().chain(appealed).collect())
}

type Waits = Vec<(NaiveDate, Option<NaiveDate>)>;

fn held(conn: &mut DbConn, keys: &[CaseKey]) -> QueryResult<BTreeMap<CaseKey, Waits>> {
    let rows: Vec<(CaseKey, NaiveDate, Option<NaiveDate>)> = holds::table
        .filter(holds::case_key.eq_any(keys.to_vec()))
        .order((holds::case_key, holds::from_on, holds::key))
        .select((holds::case_key, holds::from_on, holds::until_on))
        .load(conn)?;
    let mut found: BTreeMap<CaseKey, Waits> = BTreeMap::new();
    for (key, from, until) in rows {
        found.entry(key).or_default().push((from, until));
    }
    Ok(found)
}

/// The events, after what the case came with: what has a day and no event happened before it was entered here.
fn life(((_, recorded), days, (reason, satisfied)): Columns, events: Vec<LifeStep>, holds: Waits) -> Life {
    let (acknowledged, answered, told, first_closed) = days;
    let has = |kind| events.iter().any(|step| step.kind == kind);
    let turns = [EventKind::Closed, EventKind::Reopened, EventKind::Appealed];
    let first_turn = events.iter().map(|step| step.kind).find(|kind| turns.contains(kind));
    let is_closed = !has(EventKind::Closed);
    let reason = reason.filter(|_| is_closed).map(|reason| reason.as_str().to_owned());
    let came = [
        (EventKind::Acknowledged, acknowledged.filter(|_| !has(EventKind::Acknowledged)), None),
        (EventKind::Answered, answered.filter(|_| !has(EventKind::Answered)), None),
        (EventKind::Told, told.filter(|_| !has(EventKind::Told)), satisfied),
        (EventKind::Closed, first_closed.filter(|_| first_turn != Some(EventKind::Closed)), reason),
    ];
    let came =
        came.into_iter().filter_map(|(kind, on, code)| Some(LifeStep { kind, on: on?, recorded, code, by: None }));
    Life { recorded, steps: came.chain(events).collect(), holds }
}
