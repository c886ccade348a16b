//! What committees that are closed left, and cases by the number on a slip.
use super::find::Found;
use super::rows::{CaseRow, Ordinary};
use super::visible::{all_ordinary, numbered};
use crate::cases::model::{Case, EventKind, Holder};
use crate::id::{CaseKey, CommitteeKey, Reference};
use crate::storage::DbConn;
use crate::storage::schema::{cases, events, ordinary};
use chrono::NaiveDate;
use diesel::dsl::exists;
use diesel::prelude::*;

/// The first ordinary cases that one of these committees still answers, or has to tell an answer of.
pub(in crate::cases) fn left_behind(
    conn: &mut DbConn,
    closed: &[CommitteeKey],
    most: i64,
) -> QueryResult<Vec<(Case, Ordinary)>> {
    if closed.is_empty() {
        return Ok(Vec::new());
    }
    let untold = ordinary::answered_on.nullable().is_not_null().and(ordinary::told_on.nullable().is_null());
    let rows: Vec<(CaseRow, Option<Ordinary>)> = all_ordinary()
        .filter(ordinary::committee_key.nullable().eq_any(closed.to_vec()))
        .filter(ordinary::holder.nullable().eq(Holder::Committee))
        .filter(ordinary::closed_on.nullable().is_null().or(untold))
        .order(cases::key)
        .limit(most)
        .select((CaseRow::as_select(), Option::<Ordinary>::as_select()))
        .load(conn)?;
    let pairs = rows.into_iter().filter_map(|(case, ordinary)| Some((case, ordinary?)));
    pairs.map(|(case, ordinary)| Ok((Case::try_from(case)?, ordinary))).collect()
}

/// The case of a number, whoever asks: to tell whoever answers it, and nobody else.
pub(in crate::cases) fn by_number(conn: &mut DbConn, reference: &Reference) -> QueryResult<Option<Found>> {
    let row: Option<(CaseRow, Option<Ordinary>)> =
        numbered(reference).select((CaseRow::as_select(), Option::<Ordinary>::as_select())).first(conn).optional()?;
    row.map(|(case, ordinary)| Ok((Case::try_from(case)?, ordinary))).transpose()
}

/// Whether it is known already that the person came on that day.
pub(in crate::cases) fn came_on(conn: &mut DbConn, case: CaseKey, day: NaiveDate) -> QueryResult<bool> {
    let there = events::table
        .filter(events::case_key.eq(case))
        .filter(events::kind.eq(EventKind::Came))
        .filter(events::happened_on.eq(day));
    diesel::select(exists(there)).get_result(conn)
}
