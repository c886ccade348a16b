//! Answers to many that are read out, and the newest answer of each of several cases.
use super::find::Found;
use super::rows::{CaseRow, Ordinary};
use super::visible::{Kind, visible_to};
use crate::access::Viewer;
use crate::cases::model::{Case, EventBody, EventKind, General};
use crate::id::{AccountKey, CaseKey, CommitteeKey, GeneralId, GeneralKey};
use crate::storage::DbConn;
use crate::storage::schema::{cases, events, general_answers as t, ordinary};
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::BTreeMap;

#[derive(Queryable, Selectable)]
#[diesel(table_name = t)]
struct Row {
    key: GeneralKey,
    id: GeneralId,
    committee_key: Option<CommitteeKey>,
    text: String,
    written_by: AccountKey,
    written_on: NaiveDate,
    read_on: Option<NaiveDate>,
    read_where: String,
}

impl From<Row> for General {
    fn from(row: Row) -> Self {
        Self {
            key: row.key,
            id: row.id,
            committee: row.committee_key,
            text: row.text,
            written_by: row.written_by,
            written_on: row.written_on,
            read_on: row.read_on,
            read_where: row.read_where,
        }
    }
}

/// Keeps an answer to many. `None`: the same form was sent before.
pub(in crate::cases) fn add_general(
    conn: &mut DbConn,
    id: GeneralId,
    (committee, text): (Option<CommitteeKey>, &str),
    (by, today): (AccountKey, NaiveDate),
) -> QueryResult<Option<GeneralKey>> {
    if general(conn, id)?.is_some() {
        return Ok(None);
    }
    let what = (t::id.eq(id), t::committee_key.eq(committee), t::text.eq(text));
    let who = (t::written_by.eq(by), t::written_on.eq(today), t::read_where.eq(""));
    diesel::insert_into(t::table).values((what, who)).returning(t::key).get_result(conn).map(Some)
}

/// One of them.
pub(in crate::cases) fn general(conn: &mut DbConn, id: GeneralId) -> QueryResult<Option<General>> {
    let row: Option<Row> = t::table.filter(t::id.eq(id)).select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(General::from))
}

/// Those of committees, those that somebody wrote, and those to cases that somebody sees; the newest first.
pub(in crate::cases) fn general_answers(
    conn: &mut DbConn,
    viewer: &Viewer,
    today: NaiveDate,
    most: i64,
) -> QueryResult<Vec<General>> {
    let seen: Vec<Option<GeneralKey>> = visible_to(viewer, Kind::Ordinary, today)
        .filter(ordinary::general_key.nullable().is_not_null())
        .select(ordinary::general_key.nullable())
        .distinct()
        .load(conn)?;
    let seen: Vec<GeneralKey> = seen.into_iter().flatten().collect();
    let own: Vec<Option<CommitteeKey>> = viewer.committees().into_iter().map(Some).collect();
    let rows: Vec<Row> = t::table
        .filter(t::committee_key.eq_any(own).assume_not_null().or(t::written_by.eq(viewer.key)).or(t::key.eq_any(seen)))
        .order((t::written_on.desc(), t::key.desc()))
        .limit(most)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(General::from).collect())
}

/// The cases of an answer to many that somebody sees.
pub(in crate::cases) fn of_general(
    conn: &mut DbConn,
    viewer: &Viewer,
    general: GeneralKey,
    today: NaiveDate,
) -> QueryResult<Vec<Found>> {
    let rows: Vec<(CaseRow, Option<Ordinary>)> = visible_to(viewer, Kind::Ordinary, today)
        .filter(ordinary::general_key.nullable().eq(general))
        .order((ordinary::received_on.nullable(), cases::key))
        .select((CaseRow::as_select(), Option::<Ordinary>::as_select()))
        .load(conn)?;
    rows.into_iter().map(|(case, half)| Ok((Case::try_from(case)?, half))).collect()
}

/// It was read out: when, where and by whom.
pub(in crate::cases) fn read_general(
    conn: &mut DbConn,
    general: GeneralKey,
    (on, place): (NaiveDate, &str),
    by: AccountKey,
) -> QueryResult<()> {
    let set = (t::read_on.eq(on), t::read_where.eq(place), t::read_by.eq(by));
    diesel::update(t::table.find(general).filter(t::read_on.is_null())).set(set).execute(conn)?;
    Ok(())
}

/// What was answered last, of each of these cases.
pub(in crate::cases) fn answers(conn: &mut DbConn, keys: &[CaseKey]) -> QueryResult<BTreeMap<CaseKey, String>> {
    let rows: Vec<(CaseKey, String)> = events::table
        .filter(events::case_key.eq_any(keys.to_vec()))
        .filter(events::kind.eq_any([EventKind::Answered, EventKind::Decided]))
        .order((events::case_key, events::number))
        .select((events::case_key, events::body))
        .load(conn)?;
    let mut found = BTreeMap::new();
    for (key, body) in rows {
        let body: EventBody =
            serde_json::from_str(&body).map_err(|e| diesel::result::Error::DeserializationError(e.into()))?;
        found.insert(key, body.text.unwrap_or_default());
    }
    Ok(found)
}
