//! One case, found through the one query.
use super::rows::{CaseRow, Ordinary};
use super::visible::{Kind, all_ordinary, visible_to};
use crate::access::Viewer;
use crate::cases::model::{Case, Track};
use crate::id::{AccountKey, CaseKey, Reference};
use crate::storage::DbConn;
use crate::storage::schema::{cases, exclusions, ordinary};
use chrono::NaiveDate;
use diesel::prelude::*;

/// A case with its ordinary half.
pub(in crate::cases) type Found = (Case, Option<Ordinary>);

/// `None` both when there is no such case and when it is not for this viewer.
pub(in crate::cases) fn find(
    conn: &mut DbConn,
    viewer: &Viewer,
    reference: &Reference,
    today: NaiveDate,
) -> QueryResult<Option<Found>> {
    let row: Option<(CaseRow, Option<Ordinary>)> = visible_to(viewer, Kind::Both, today)
        .filter(cases::reference.eq(reference.as_str().to_owned()))
        .select((CaseRow::as_select(), Option::<Ordinary>::as_select()))
        .first(conn)
        .optional()?;
    let Some((case, ordinary)) = row else { return Ok(None) };
    Ok(Some((Case::try_from(case)?, ordinary)))
}

/// The sealed cases of a track, received from one day to another, that this viewer may see; the oldest first.
pub(in crate::cases) fn sealed_seen(
    conn: &mut DbConn,
    viewer: &Viewer,
    track: Track,
    (from, to): (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> QueryResult<Vec<Case>> {
    let rows: Vec<CaseRow> = visible_to(viewer, Kind::Sealed, today)
        .filter(cases::track.eq(track))
        .filter(cases::received_on.between(from, to))
        .order((cases::received_on, cases::key))
        .select(CaseRow::as_select())
        .load(conn)?;
    rows.into_iter().map(Case::try_from).collect()
}

/// An ordinary case, for the programme's own command line. `None` also for a sealed one.
pub(in crate::cases) fn find_ordinary(conn: &mut DbConn, reference: &Reference) -> QueryResult<Option<Found>> {
    let row: Option<(CaseRow, Option<Ordinary>)> = all_ordinary()
        .filter(cases::reference.eq(reference.as_str().to_owned()))
        .select((CaseRow::as_select(), Option::<Ordinary>::as_select()))
        .first(conn)
        .optional()?;
    let Some((case, ordinary)) = row else { return Ok(None) };
    Ok(Some((Case::try_from(case)?, ordinary)))
}

/// From now on `account` sees no trace of an ordinary case; it no longer holds it either.
pub(in crate::cases) fn exclude(conn: &mut DbConn, case: CaseKey, account: AccountKey) -> QueryResult<()> {
    if is_excluded(conn, case, account)? {
        return Ok(());
    }
    diesel::insert_into(exclusions::table)
        .values((exclusions::case_key.eq(case), exclusions::account_key.eq(account)))
        .execute(conn)?;
    diesel::update(ordinary::table.find(case).filter(ordinary::assigned_key.eq(account)))
        .set(ordinary::assigned_key.eq(None::<AccountKey>))
        .execute(conn)?;
    Ok(())
}

/// Whether `account` is kept out of an ordinary case.
pub(in crate::cases) fn is_excluded(conn: &mut DbConn, case: CaseKey, account: AccountKey) -> QueryResult<bool> {
    let row = exclusions::table.find((case, account));
    diesel::select(diesel::dsl::exists(row)).get_result(conn)
}
