//! Appeals: codes, days and who decides.
use super::find::Found;
use super::rows::{CaseRow, Ordinary};
use super::visible::{Kind, visible_to};
use crate::access::Viewer;
use crate::cases::model::{Appeal, Case, EventKind, Near, Outcome, Rung, Wait, WaitAsked, decide_by};
use crate::id::{AccountKey, CaseKey};
use crate::storage::DbConn;
use crate::storage::schema::{appeals as t, cases, events, ordinary};
use chrono::NaiveDate;
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = t)]
struct Row {
    key: i64,
    asked_number: i32,
    rung: Rung,
    asked_on: NaiveDate,
    due_on: NaiveDate,
    decider_key: Option<AccountKey>,
    decided_on: Option<NaiveDate>,
    outcome: Option<Outcome>,
    wait_what: Option<Near>,
    wait_by: Option<NaiveDate>,
    wait_due_on: Option<NaiveDate>,
    suspended: Option<bool>,
    waits_until: Option<NaiveDate>,
    answered_on: Option<NaiveDate>,
    legal_aid: Option<bool>,
}

impl From<Row> for Appeal {
    fn from(row: Row) -> Self {
        let wait = row.wait_what.map(|what| Wait {
            asked: WaitAsked { what, by: row.wait_by },
            due_on: row.wait_due_on.unwrap_or(row.asked_on),
            suspended: row.suspended,
            until: row.waits_until,
            answered_on: row.answered_on,
            legal_aid: row.legal_aid,
        });
        Self {
            key: row.key,
            asked_number: row.asked_number,
            rung: row.rung,
            asked_on: row.asked_on,
            due_on: row.due_on,
            decider: row.decider_key,
            decided_on: row.decided_on,
            outcome: row.outcome,
            wait,
        }
    }
}

/// The appeals of a case, the oldest first.
pub(in crate::cases) fn appeals(conn: &mut DbConn, case: CaseKey) -> QueryResult<Vec<Appeal>> {
    let rows: Vec<Row> =
        t::table.filter(t::case_key.eq(case)).order(t::asked_number).select(Row::as_select()).load(conn)?;
    Ok(rows.into_iter().map(Appeal::from).collect())
}

/// The appeal of a case that nobody decided yet: there is never more than one.
pub(in crate::cases) fn open_appeal(conn: &mut DbConn, case: CaseKey) -> QueryResult<Option<Appeal>> {
    let open = t::table.filter(t::case_key.eq(case)).filter(t::decided_on.is_null());
    let row: Option<Row> = open.order(t::asked_number.desc()).select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(Appeal::from))
}

/// The open appeals that somebody sees, those first of which somebody waits for a word today, then by the day they are due.
pub(in crate::cases) fn seen_appeals(
    conn: &mut DbConn,
    viewer: &Viewer,
    today: NaiveDate,
    most: i64,
) -> QueryResult<Vec<(Found, Appeal)>> {
    let open = t::table.filter(t::decided_on.is_null()).select(t::case_key);
    let rows: Vec<(CaseRow, Option<Ordinary>)> = visible_to(viewer, Kind::Ordinary, today)
        .filter(cases::key.eq_any(open))
        .order((ordinary::received_on.nullable(), cases::key))
        .limit(most)
        .select((CaseRow::as_select(), Option::<Ordinary>::as_select()))
        .load(conn)?;
    let mut found = Vec::new();
    for (case, half) in rows {
        let case = Case::try_from(case)?;
        if let Some(appeal) = open_appeal(conn, case.key)? {
            found.push(((case, half), appeal));
        }
    }
    found.sort_by_key(|(_, appeal)| (!appeal.wait_is_asked(), appeal.due_on, appeal.key));
    Ok(found)
}

/// An appeal begins. Whoever decided before it is found in the timeline.
pub(in crate::cases) fn add_appeal(
    conn: &mut DbConn,
    case: CaseKey,
    asked_number: i32,
    (rung, today): (Rung, NaiveDate),
    wait: Option<WaitAsked>,
) -> QueryResult<()> {
    diesel::insert_into(t::table)
        .values((
            t::case_key.eq(case),
            t::asked_number.eq(asked_number),
            t::rung.eq(rung),
            t::asked_on.eq(today),
            t::due_on.eq(decide_by(today)),
            t::wait_what.eq(wait.map(|wait| wait.what)),
            t::wait_by.eq(wait.and_then(|wait| wait.by)),
            t::wait_due_on.eq(wait.map(|wait| wait.due_on(today))),
        ))
        .execute(conn)?;
    Ok(())
}

/// Somebody is named who decides; `None`: nobody does any more.
pub(in crate::cases) fn set_decider(
    conn: &mut DbConn,
    appeal: i64,
    decider: Option<AccountKey>,
    today: NaiveDate,
) -> QueryResult<()> {
    let on = decider.map(|_| today);
    diesel::update(t::table.find(appeal)).set((t::decider_key.eq(decider), t::appointed_on.eq(on))).execute(conn)?;
    Ok(())
}

/// It is decided.
pub(in crate::cases) fn end_appeal(
    conn: &mut DbConn,
    appeal: i64,
    outcome: Outcome,
    today: NaiveDate,
) -> QueryResult<()> {
    let set = (t::decided_on.eq(today), t::outcome.eq(outcome));
    diesel::update(t::table.find(appeal)).set(set).execute(conn)?;
    Ok(())
}

/// What was said about a decision that should wait: until when it does, or not at all.
pub(in crate::cases) fn answer_wait(
    conn: &mut DbConn,
    appeal: i64,
    (until, legal_aid): (Option<NaiveDate>, bool),
    today: NaiveDate,
) -> QueryResult<()> {
    let said = (t::suspended.eq(until.is_some()), t::waits_until.eq(until));
    let set = (said, t::answered_on.eq(today), t::legal_aid.eq(legal_aid));
    diesel::update(t::table.find(appeal)).set(set).execute(conn)?;
    Ok(())
}

/// Everybody who decided about a case: answered it, closed it, or decided an appeal of it.
pub(in crate::cases) fn deciders(conn: &mut DbConn, case: CaseKey) -> QueryResult<Vec<AccountKey>> {
    let actors: Vec<Option<AccountKey>> = events::table
        .filter(events::case_key.eq(case))
        .filter(events::kind.eq_any([EventKind::Answered, EventKind::Closed, EventKind::Decided]))
        .select(events::actor_key)
        .distinct()
        .load(conn)?;
    Ok(actors.into_iter().flatten().collect())
}

/// The appeals of cases that are sealed or erased.
pub(super) fn forget_appeals(conn: &mut DbConn, keys: &[CaseKey]) -> QueryResult<()> {
    diesel::delete(t::table.filter(t::case_key.eq_any(keys.to_vec()))).execute(conn)?;
    Ok(())
}
