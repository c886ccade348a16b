//! Changes of a case, each with compare-and-set on its version.
use super::record::Sorted;
use crate::cases::model::{AskedBy, Case, ClosingReason, Holder, State};
use crate::id::{AccountKey, CaseKey, CommitteeKey, GeneralKey};
use crate::storage::DbConn;
use crate::storage::schema::{cases, exclusions, holds, ordinary};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// What changes of the ordinary half; `None` leaves a column as it is.
#[derive(Debug, Default, AsChangeset)]
#[diesel(table_name = ordinary)]
pub(in crate::cases) struct Change {
    pub category: Option<i32>,
    pub category_version: Option<i32>,
    pub sector: Option<Option<String>>,
    pub committee_key: Option<Option<CommitteeKey>>,
    pub holder: Option<Holder>,
    pub assigned_key: Option<Option<AccountKey>>,
    pub hidden_from_committee: Option<bool>,
    pub acknowledged_on: Option<Option<NaiveDate>>,
    pub answered_on: Option<Option<NaiveDate>>,
    pub told_on: Option<Option<NaiveDate>>,
    pub satisfied: Option<Option<String>>,
    pub first_closed_on: Option<Option<NaiveDate>>,
    pub closing_reason: Option<Option<ClosingReason>>,
    pub held_until: Option<Option<NaiveDate>>,
    pub unwanted_on: Option<Option<NaiveDate>>,
    pub satisfied_by: Option<Option<AskedBy>>,
    pub general_key: Option<Option<GeneralKey>>,
    pub updated_at: Option<NaiveDateTime>,
}

/// Changes the shared half, and its copy in the ordinary one, if nobody else did meanwhile. False: somebody did, nothing is written.
pub(in crate::cases) fn change_case(
    conn: &mut DbConn,
    case: &Case,
    state: State,
    due_on: Option<NaiveDate>,
    closed_on: Option<NaiveDate>,
) -> QueryResult<bool> {
    let changed = diesel::update(cases::table.find(case.key).filter(cases::version.eq(case.version)))
        .set((
            cases::state.eq(state),
            cases::due_on.eq(due_on),
            cases::closed_on.eq(closed_on),
            // whatever is written now has not been looked at by a round of erasing
            cases::erased.eq(0),
            cases::version.eq(case.version + 1),
        ))
        .execute(conn)?;
    if changed == 1 && !case.sealed {
        let copy = Sorted::of(case).changed(state, due_on, closed_on);
        diesel::update(ordinary::table.find(case.key)).set(copy).execute(conn)?;
    }
    Ok(changed == 1)
}

/// The next version of a case that stays as it is, but for what else the transaction writes. False: somebody changed it
/// meanwhile, nothing is written.
pub(in crate::cases) fn next_version(conn: &mut DbConn, case: &Case) -> QueryResult<bool> {
    change_case(conn, case, case.state, case.due_on, case.closed_on)
}

/// Keeps a case whatever its age, or no longer. In the transaction in which `change_case` succeeded.
pub(in crate::cases) fn set_legal_hold(conn: &mut DbConn, case: CaseKey, held: bool) -> QueryResult<()> {
    diesel::update(cases::table.find(case)).set(cases::legal_hold.eq(held)).execute(conn)?;
    Ok(())
}

/// Changes the ordinary half, in the transaction in which `change_case` succeeded.
pub(in crate::cases) fn change(conn: &mut DbConn, case: &Case, change: &Change) -> QueryResult<()> {
    diesel::update(ordinary::table.find(case.key)).set(change).execute(conn)?;
    Ok(())
}

/// A hold begins.
pub(in crate::cases) fn start_hold(conn: &mut DbConn, case: CaseKey, on: NaiveDate) -> QueryResult<()> {
    end_hold(conn, case, on)?;
    diesel::insert_into(holds::table).values((holds::case_key.eq(case), holds::from_on.eq(on))).execute(conn)?;
    Ok(())
}

/// The running hold ends.
pub(in crate::cases) fn end_hold(conn: &mut DbConn, case: CaseKey, on: NaiveDate) -> QueryResult<()> {
    diesel::update(holds::table.filter(holds::case_key.eq(case)).filter(holds::until_on.is_null()))
        .set(holds::until_on.eq(on))
        .execute(conn)?;
    Ok(())
}

/// The accounts kept out of an ordinary case.
pub(in crate::cases) fn excluded(conn: &mut DbConn, case: CaseKey) -> QueryResult<Vec<AccountKey>> {
    exclusions::table.filter(exclusions::case_key.eq(case)).select(exclusions::account_key).load(conn)
}
