//! Places that moved, or became one: what cases and their facts say of where they are follows, in the same transaction. Nothing is
//! counted or told here. Of a sealed case the region alone is known: it follows where two regions become one, and stays
//! where a smaller place goes to another region.
use super::quarters::TOTALS;
use crate::access::Level;
use crate::id::PlaceKey;
use crate::places::Place;
use crate::storage::schema::{case_facts, cases, ordinary, sealed_totals};
use crate::storage::{self, DbConn};
use chrono::NaiveDate;
use diesel::prelude::*;

/// After `place` was put below another: as it is now.
pub(in crate::cases) fn relocated(conn: &mut DbConn, place: &Place) -> QueryResult<()> {
    let (own, region, cercle, commune) = (place.key, place.region, place.cercle, place.commune);
    let (of_region, of_cercle) = (ordinary::region_key.eq(region), ordinary::cercle_key.eq(cercle));
    let of_commune = ordinary::commune_key.eq(commune);
    match place.level {
        Level::Site => {
            let there = ordinary::table.filter(ordinary::place_key.eq(own));
            diesel::update(there).set((of_region, of_cercle, of_commune)).execute(conn)?;
            set_region(conn, Level::Site, own, region)?;
            // nothing finer than the commune outlives a case
        }
        Level::Commune => {
            let there = ordinary::table.filter(ordinary::commune_key.eq(own));
            diesel::update(there).set((of_region, of_cercle)).execute(conn)?;
            set_region(conn, Level::Commune, own, region)?;
            let facts = case_facts::table.filter(case_facts::commune_key.eq(own));
            let around = (case_facts::region_key.eq(region), case_facts::cercle_key.eq(cercle));
            diesel::update(facts).set(around).execute(conn)?;
        }
        Level::Cercle => {
            diesel::update(ordinary::table.filter(ordinary::cercle_key.eq(own))).set(of_region).execute(conn)?;
            set_region(conn, Level::Cercle, own, region)?;
            let facts = case_facts::table.filter(case_facts::cercle_key.eq(own));
            diesel::update(facts).set(case_facts::region_key.eq(region)).execute(conn)?;
        }
        Level::Region | Level::Country => {}
    }
    Ok(())
}

/// The region of ordinary cases in a place stands in both halves.
fn set_region(conn: &mut DbConn, level: Level, place: PlaceKey, region: Option<PlaceKey>) -> QueryResult<usize> {
    let keys = ordinary::table.select(ordinary::case_key);
    let change = cases::region_key.eq(region);
    match level {
        Level::Site => {
            let own = keys.filter(ordinary::place_key.eq(place));
            diesel::update(cases::table.filter(cases::key.eq_any(own))).set(change).execute(conn)
        }
        Level::Commune => {
            let own = keys.filter(ordinary::commune_key.eq(place));
            diesel::update(cases::table.filter(cases::key.eq_any(own))).set(change).execute(conn)
        }
        _ => {
            let own = keys.filter(ordinary::cercle_key.eq(place));
            diesel::update(cases::table.filter(cases::key.eq_any(own))).set(change).execute(conn)
        }
    }
}

/// After `double` became `stays`, of the same level: what was there is there.
pub(in crate::cases) fn joined(conn: &mut DbConn, double: &Place, stays: &Place) -> QueryResult<()> {
    let (from, to) = (double.key, stays.key);
    match double.level {
        Level::Commune => {
            diesel::update(ordinary::table.filter(ordinary::commune_key.eq(from)))
                .set(ordinary::commune_key.eq(to))
                .execute(conn)?;
            diesel::update(case_facts::table.filter(case_facts::commune_key.eq(from)))
                .set(case_facts::commune_key.eq(to))
                .execute(conn)?;
        }
        Level::Cercle => {
            diesel::update(ordinary::table.filter(ordinary::cercle_key.eq(from)))
                .set(ordinary::cercle_key.eq(to))
                .execute(conn)?;
            diesel::update(case_facts::table.filter(case_facts::cercle_key.eq(from)))
                .set(case_facts::cercle_key.eq(to))
                .execute(conn)?;
        }
        Level::Region => regions_joined(conn, from, to)?,
        Level::Site | Level::Country => {}
    }
    diesel::update(ordinary::table.filter(ordinary::place_key.eq(from)))
        .set(ordinary::place_key.eq(to))
        .execute(conn)?;
    relocated(conn, stays)
}

/// Both kinds of cases, whole regions at once: which of them there are is not looked at.
fn regions_joined(conn: &mut DbConn, from: PlaceKey, to: PlaceKey) -> QueryResult<()> {
    diesel::update(ordinary::table.filter(ordinary::region_key.eq(from)))
        .set(ordinary::region_key.eq(to))
        .execute(conn)?;
    diesel::update(cases::table.filter(cases::region_key.eq(from))).set(cases::region_key.eq(to)).execute(conn)?;
    diesel::update(case_facts::table.filter(case_facts::region_key.eq(from)))
        .set(case_facts::region_key.eq(to))
        .execute(conn)?;
    totals_joined(conn, from, to)
}

/// Exact counts of what was erased of quarters that are not frozen yet.
fn totals_joined(conn: &mut DbConn, from: PlaceKey, to: PlaceKey) -> QueryResult<()> {
    storage::lock(conn, TOTALS)?;
    type Row = (NaiveDate, String, i32, i32, i32, i32);
    let of_region = |key: PlaceKey| sealed_totals::table.filter(sealed_totals::region_key.eq(key));
    let rows: Vec<Row> = of_region(from)
        .select((
            sealed_totals::quarter,
            sealed_totals::track,
            sealed_totals::cases,
            sealed_totals::within_one,
            sealed_totals::within_two,
            sealed_totals::not_known,
        ))
        .load(conn)?;
    for (quarter, track, cases, one, two, unknown) in rows {
        let there = of_region(to).filter(sealed_totals::quarter.eq(quarter)).filter(sealed_totals::track.eq(&track));
        let added = diesel::update(there)
            .set((
                sealed_totals::cases.eq(sealed_totals::cases + cases),
                sealed_totals::within_one.eq(sealed_totals::within_one + one),
                sealed_totals::within_two.eq(sealed_totals::within_two + two),
                sealed_totals::not_known.eq(sealed_totals::not_known + unknown),
            ))
            .execute(conn)?;
        if added == 0 {
            diesel::insert_into(sealed_totals::table)
                .values((
                    sealed_totals::quarter.eq(quarter),
                    sealed_totals::track.eq(&track),
                    sealed_totals::region_key.eq(to),
                    sealed_totals::cases.eq(cases),
                    sealed_totals::within_one.eq(one),
                    sealed_totals::within_two.eq(two),
                    sealed_totals::not_known.eq(unknown),
                ))
                .execute(conn)?;
        }
    }
    diesel::delete(of_region(from)).execute(conn)?;
    Ok(())
}
