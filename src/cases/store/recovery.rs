//! Asking that recovery opens a sealed case.
use super::rows::CaseRow;
use super::visible::to_recover;
use crate::cases::model::Case;
use crate::id::{AccountKey, CaseKey, Reference};
use crate::storage::DbConn;
use crate::storage::schema::recoveries;
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// The sealed case with a reference, for recovery alone.
pub(in crate::cases) fn sealed_case(conn: &mut DbConn, reference: &Reference) -> QueryResult<Option<Case>> {
    let row: Option<CaseRow> = to_recover(reference).select(CaseRow::as_select()).first(conn).optional()?;
    row.map(Case::try_from).transpose()
}

/// Somebody asked.
#[derive(Debug, Clone)]
pub(in crate::cases) struct Request {
    pub by: AccountKey,
    /// Encrypted with the key of the instance.
    pub reason: Vec<u8>,
}

/// Notes that somebody asks; what was asked before by whomever is replaced.
pub(in crate::cases) fn request(
    conn: &mut DbConn,
    case: CaseKey,
    request: &Request,
    now: NaiveDateTime,
) -> QueryResult<()> {
    forget_requests(conn, case)?;
    diesel::insert_into(recoveries::table)
        .values((
            recoveries::case_key.eq(case),
            recoveries::requested_by.eq(request.by),
            recoveries::reason.eq(&request.reason),
            recoveries::requested_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// What was asked for a case after `since`.
pub(in crate::cases) fn requested(
    conn: &mut DbConn,
    case: CaseKey,
    since: NaiveDateTime,
) -> QueryResult<Option<Request>> {
    let row: Option<(AccountKey, Vec<u8>)> = recoveries::table
        .filter(recoveries::case_key.eq(case))
        .filter(recoveries::requested_at.gt(since))
        .order(recoveries::key.desc())
        .select((recoveries::requested_by, recoveries::reason))
        .first(conn)
        .optional()?;
    Ok(row.map(|(by, reason)| Request { by, reason }))
}

/// Forgets what was asked for a case.
pub(in crate::cases) fn forget_requests(conn: &mut DbConn, case: CaseKey) -> QueryResult<usize> {
    diesel::delete(recoveries::table.filter(recoveries::case_key.eq(case))).execute(conn)
}

/// Forgets what was asked before `since` and never agreed to.
pub(in crate::cases) fn forget_old_requests(conn: &mut DbConn, since: NaiveDateTime) -> QueryResult<usize> {
    diesel::delete(recoveries::table.filter(recoveries::requested_at.le(since))).execute(conn)
}
