//! Who is there: what routing and exclusion ask of the accounts.
use crate::access::{Area, Held, Level, Role};
use crate::id::{AccountId, AccountKey, CommitteeKey, DeskKey, PlaceKey};
use crate::storage::DbConn;
use crate::storage::schema::{accounts, places, roles};
use diesel::prelude::*;

/// The active accounts that hold `role`, each with its scope.
///
/// # Errors
/// The database failed.
pub fn holders(conn: &mut DbConn, role: Role) -> QueryResult<Vec<(AccountKey, Held)>> {
    type Row = (AccountKey, Option<CommitteeKey>, Option<PlaceKey>, Option<Level>, Option<String>, Option<DeskKey>);
    let rows: Vec<Row> = roles::table
        .inner_join(accounts::table)
        .left_join(places::table.on(roles::place_key.eq(places::key.nullable())))
        .filter(roles::role.eq(role))
        .filter(accounts::active.eq(true))
        .order((accounts::key, roles::key))
        .select((
            accounts::key,
            roles::committee_key,
            roles::place_key,
            places::level.nullable(),
            roles::sector,
            roles::desk_key,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(account, committee, place, level, sector, desk)| {
            let area = place.zip(level).map(|(place, level)| Area { place, level });
            (account, Held { role, committee, area, sector, desk })
        })
        .collect())
}

/// The active members of a committee.
///
/// # Errors
/// The database failed.
pub fn committee_members(conn: &mut DbConn, committee: CommitteeKey) -> QueryResult<Vec<AccountKey>> {
    let all = holders(conn, Role::CommitteeMember)?;
    Ok(all.into_iter().filter(|(_, held)| held.committee == Some(committee)).map(|(account, _)| account).collect())
}

/// Every account with its name, the retired included: an old colleague may come back.
///
/// # Errors
/// The database failed.
pub fn names(conn: &mut DbConn) -> QueryResult<Vec<(AccountKey, String)>> {
    accounts::table.order(accounts::key).select((accounts::key, accounts::name)).load(conn)
}

/// The public ids of accounts, in the order asked.
///
/// # Errors
/// The database failed.
pub fn ids(conn: &mut DbConn, keys: &[AccountKey]) -> QueryResult<Vec<AccountId>> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(AccountKey, AccountId)> =
        accounts::table.filter(accounts::key.eq_any(keys.to_vec())).select((accounts::key, accounts::id)).load(conn)?;
    Ok(keys.iter().filter_map(|key| rows.iter().find(|(k, _)| k == key).map(|(_, id)| *id)).collect())
}

/// The account with a public id.
///
/// # Errors
/// The database failed.
pub fn key_of(conn: &mut DbConn, id: AccountId) -> QueryResult<Option<AccountKey>> {
    accounts::table.filter(accounts::id.eq(id)).select(accounts::key).first(conn).optional()
}

/// Whoever has a role in an area: how many roles that are.
///
/// # Errors
/// The database failed.
pub fn scopes_in(conn: &mut DbConn, place: PlaceKey) -> QueryResult<i64> {
    roles::table.filter(roles::place_key.eq(place)).count().get_result(conn)
}

/// Roles that hold for a place hold for another from now on; of two that are then the same one stays.
///
/// # Errors
/// The database failed.
pub fn resettle(conn: &mut DbConn, from: PlaceKey, to: PlaceKey) -> QueryResult<()> {
    type Scope = (AccountKey, Role, Option<CommitteeKey>, Option<String>, Option<DeskKey>);
    let of = |place: PlaceKey| {
        let scope = (roles::account_key, roles::role, roles::committee_key, roles::sector, roles::desk_key);
        roles::table.filter(roles::place_key.eq(place)).select((roles::key, scope)).order(roles::key)
    };
    let mut known: Vec<Scope> = of(to).load::<(i64, Scope)>(conn)?.into_iter().map(|(_, scope)| scope).collect();
    for (key, scope) in of(from).load::<(i64, Scope)>(conn)? {
        if known.contains(&scope) {
            diesel::delete(roles::table.find(key)).execute(conn)?;
        } else {
            diesel::update(roles::table.find(key)).set(roles::place_key.eq(to)).execute(conn)?;
            known.push(scope);
        }
    }
    Ok(())
}
