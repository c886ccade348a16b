//! What the programme itself asks of sealed cases, without opening any: which wait, which stand still.
use super::visible::{open_sealed, open_to_nobody, open_to_one};
use crate::cases::model::State;
use crate::id::{AccountKey, CaseKey, DeskKey};
use crate::storage::DbConn;
use crate::storage::schema::{cases, chased};
use chrono::NaiveDate;
use diesel::prelude::*;

/// The desks at which something open lies that nobody can open; `None` where there is no desk at all.
pub(in crate::cases) fn waiting_desks(conn: &mut DbConn, today: NaiveDate) -> QueryResult<Vec<Option<DeskKey>>> {
    open_to_nobody(today).select(cases::desk_key).distinct().load(conn)
}

/// The desks at which something open lies that nobody could be given from the start, or since the last one who could open it
/// was kept from it. Not what lost its last holder because an account was closed: whoever closes accounts would learn by trying
/// who holds something.
pub(in crate::cases) fn told_desks(conn: &mut DbConn, today: NaiveDate) -> QueryResult<Vec<Option<DeskKey>>> {
    let told = open_to_nobody(today).filter(cases::waiting.eq(true));
    told.select(cases::desk_key).distinct().load(conn)
}

/// References and desks of what waits for recovery.
pub(in crate::cases) fn waiting(
    conn: &mut DbConn,
    today: NaiveDate,
) -> QueryResult<Vec<(String, Option<DeskKey>, NaiveDate)>> {
    open_to_nobody(today)
        .order((cases::received_on, cases::key))
        .select((cases::reference, cases::desk_key, cases::received_on))
        .load(conn)
}

/// Whether an open sealed case would be left to nobody without `account`.
pub(in crate::cases) fn is_last_holder(conn: &mut DbConn, account: AccountKey, today: NaiveDate) -> QueryResult<bool> {
    let found: Option<CaseKey> = open_to_one(account, today).select(cases::key).first(conn).optional()?;
    Ok(found.is_some())
}

/// A sealed case got into another state today: reminders begin anew.
pub(in crate::cases) fn step_taken(conn: &mut DbConn, case: CaseKey, today: NaiveDate) -> QueryResult<()> {
    diesel::delete(chased::table.find(case)).execute(conn)?;
    diesel::insert_into(chased::table).values((chased::case_key.eq(case), chased::step_on.eq(today))).execute(conn)?;
    Ok(())
}

/// Its holders were reminded today.
pub(in crate::cases) fn reminded(conn: &mut DbConn, still: &Standing, today: NaiveDate) -> QueryResult<()> {
    diesel::delete(chased::table.find(still.case)).execute(conn)?;
    diesel::insert_into(chased::table)
        .values((chased::case_key.eq(still.case), chased::step_on.eq(still.since), chased::chased_on.eq(today)))
        .execute(conn)?;
    Ok(())
}

/// An open sealed case and how long it stands where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cases) struct Standing {
    pub case: CaseKey,
    pub desk: Option<DeskKey>,
    pub state: State,
    /// The day of its last step, or of its reception here.
    pub since: NaiveDate,
    /// When its holders were last reminded.
    pub reminded: Option<NaiveDate>,
}

/// The open sealed cases that were not touched by anybody's step or reminder since `before`.
pub(in crate::cases) fn standing_still(conn: &mut DbConn, before: NaiveDate) -> QueryResult<Vec<Standing>> {
    type Row = (CaseKey, Option<DeskKey>, State, NaiveDate);
    let rows: Vec<Row> = open_sealed()
        .filter(cases::recorded_on.le(before))
        .order(cases::key)
        .select((cases::key, cases::desk_key, cases::state, cases::recorded_on))
        .load(conn)?;
    let known: Vec<(CaseKey, NaiveDate, Option<NaiveDate>)> =
        chased::table.select((chased::case_key, chased::step_on, chased::chased_on)).load(conn)?;
    let known: std::collections::HashMap<CaseKey, (NaiveDate, Option<NaiveDate>)> =
        known.into_iter().map(|(case, step, reminded)| (case, (step, reminded))).collect();
    let standing = |(case, desk, state, recorded)| {
        let (since, reminded) = known.get(&case).copied().unwrap_or((recorded, None));
        Standing { case, desk, state, since, reminded }
    };
    let quiet = |s: &Standing| s.since <= before && s.reminded.is_none_or(|day| day <= before);
    Ok(rows.into_iter().map(standing).filter(quiet).collect())
}
