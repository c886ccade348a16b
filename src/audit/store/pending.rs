//! What the transaction under way noted: in a table that only its own connection sees, so that nobody else can put
//! something there to be chained. Not in the schema: it is no table of the database.
use crate::audit::WITHHELD;
use crate::audit::model::Noted;
use crate::id::{AccountKey, CaseKey, DeskKey};
use crate::storage::DbConn;
use crate::storage::schema::audit_unchained as unchained;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;

diesel::table! {
    audit_pending (key) {
        key -> BigInt,
        at -> Timestamp,
        actor_key -> Nullable<BigInt>,
        kind -> Text,
        desk_key -> Nullable<BigInt>,
        case_key -> Nullable<BigInt>,
        sealed -> Bool,
    }
}

const SQLITE: &str = "CREATE TEMP TABLE audit_pending (key INTEGER PRIMARY KEY, at TEXT NOT NULL, actor_key INTEGER, \
    kind TEXT NOT NULL, desk_key INTEGER, case_key INTEGER, sealed INTEGER NOT NULL)";
const POSTGRES: &str = "CREATE TEMP TABLE audit_pending (key BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, \
    at TIMESTAMP NOT NULL, actor_key BIGINT, kind TEXT NOT NULL, desk_key BIGINT, case_key BIGINT, \
    sealed BOOLEAN NOT NULL)";

/// Makes a connection ready to note.
pub(in crate::audit) fn prepare(conn: &mut DbConn) -> QueryResult<()> {
    let table = if conn.is_sqlite() { SQLITE } else { POSTGRES };
    conn.batch_execute(table)
}

/// Notes for the end of the transaction.
pub(in crate::audit) fn note(conn: &mut DbConn, noted: &Noted) -> QueryResult<()> {
    use audit_pending as t;
    let values = (
        t::at.eq(noted.at),
        t::actor_key.eq(noted.actor),
        t::kind.eq(&noted.kind),
        t::desk_key.eq(noted.desk),
        t::case_key.eq(noted.case),
        t::sealed.eq(noted.sealed),
    );
    diesel::insert_into(t::table).values(values).execute(conn)?;
    Ok(())
}

type Row = (i64, NaiveDateTime, Option<AccountKey>, String, Option<DeskKey>, Option<CaseKey>, bool);

/// Takes away what was noted, in order.
pub(in crate::audit) fn take(conn: &mut DbConn) -> QueryResult<Vec<Noted>> {
    use audit_pending as t;
    let columns = (t::key, t::at, t::actor_key, t::kind, t::desk_key, t::case_key, t::sealed);
    let mut rows: Vec<Row> = diesel::delete(t::table).returning(columns).get_results(conn)?;
    rows.sort_unstable_by_key(|row| row.0);
    let noted = |(_, at, actor, kind, desk, case, sealed): Row| Noted { at, actor, kind, desk, case, sealed };
    Ok(rows.into_iter().map(noted).collect())
}

/// What was noted about a case and is not chained yet is withheld from the beginning.
pub(in crate::audit) fn withhold(conn: &mut DbConn, case: CaseKey, today: NaiveDate) -> QueryResult<()> {
    use audit_pending as t;
    diesel::update(t::table.filter(t::case_key.eq(case)))
        .set((
            t::at.eq(today.and_time(NaiveTime::MIN)),
            t::actor_key.eq(None::<AccountKey>),
            t::kind.eq(WITHHELD),
            t::case_key.eq(None::<CaseKey>),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes away what an older version wrote before there was a chain, in order.
pub(in crate::audit) fn take_unchained(conn: &mut DbConn) -> QueryResult<Vec<Noted>> {
    type Old = (NaiveDateTime, Option<AccountKey>, String, Option<DeskKey>, Option<CaseKey>);
    let columns = (unchained::at, unchained::actor_key, unchained::kind, unchained::desk_key, unchained::case_key);
    let rows: Vec<Old> = unchained::table.order(unchained::key).select(columns).load(conn)?;
    if !rows.is_empty() {
        diesel::delete(unchained::table).execute(conn)?;
    }
    let sealed = |kind: &str| kind == "intake" || kind.starts_with("sealed_");
    let noted = |(at, actor, kind, desk, case): Old| Noted { at, actor, desk, case, sealed: sealed(&kind), kind };
    Ok(rows.into_iter().map(noted).collect())
}
