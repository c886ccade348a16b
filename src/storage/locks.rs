//! Holding others out until the transaction ends. SQLite has one writer and needs nothing.
use super::DbConn;
use diesel::QueryResult;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Integer, Text};

/// The scope of who can open what: taken by whoever seals to the members of a desk, and by whoever changes members, their
/// keys or whether they are active. So nothing is sealed to somebody who is gone.
pub const ROSTER: &str = "roster";

// as functions, so that the statements are prepared once and not each time
#[diesel::declare_sql_function]
extern "SQL" {
    fn hashtextextended(scope: Text, seed: BigInt) -> BigInt;
    fn pg_advisory_xact_lock(key: BigInt) -> Bool;
    fn pg_advisory_xact_lock_shared(key: BigInt) -> Bool;
}

/// Holds others out of `scope` until the transaction ends, for invariants over several rows.
///
/// # Errors
/// The database failed.
pub fn lock(conn: &mut DbConn, scope: &str) -> QueryResult<()> {
    if let DbConn::Postgres(conn) = conn {
        diesel::select(pg_advisory_xact_lock(hashtextextended(scope, 0))).execute(conn)?;
    }
    Ok(())
}

/// As `lock`, beside others who only rely on the scope and change nothing of it: they hold out who asks for `lock`, not each
/// other. Must not be followed by `lock` of the same scope in the same transaction.
///
/// # Errors
/// The database failed.
pub fn lock_shared(conn: &mut DbConn, scope: &str) -> QueryResult<()> {
    if let DbConn::Postgres(conn) = conn {
        diesel::select(pg_advisory_xact_lock_shared(hashtextextended(scope, 0))).execute(conn)?;
    }
    Ok(())
}

/// One of `places` (1 to 256) places of `scope`, from 1, that no other transaction holds until this one ends: the first
/// free one, or any once it is free. SQLite has one place.
///
/// # Errors
/// The database failed.
pub fn claim(conn: &mut DbConn, scope: &str, places: i32) -> QueryResult<i32> {
    let DbConn::Postgres(postgres) = conn else { return Ok(1) };
    let free = FirstFree { scope: scope.to_owned(), places };
    if let Some(place) = free.get_result(postgres).optional()? {
        return Ok(place);
    }
    // any of them: or all who wait would wait for the same
    let place = 1 + i32::from(uuid::Uuid::new_v4().as_bytes()[0]) % places;
    lock(conn, &format!("{scope}/{place}"))?;
    Ok(place)
}

/// Takes the first free place, and asks no further than that one.
#[derive(QueryId)]
struct FirstFree {
    scope: String,
    places: i32,
}

impl QueryFragment<Pg> for FirstFree {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("SELECT place FROM generate_series(1, ");
        out.push_bind_param::<Integer, _>(&self.places)?;
        out.push_sql(") AS place WHERE pg_try_advisory_xact_lock(hashtextextended(");
        out.push_bind_param::<Text, _>(&self.scope)?;
        out.push_sql(" || '/' || place, 0)) LIMIT 1");
        Ok(())
    }
}

impl Query for FirstFree {
    type SqlType = Integer;
}

impl RunQueryDsl<PgConnection> for FirstFree {}
