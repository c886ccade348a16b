//! Sealed cases of a quarter, added up once it has ended: those that are there and those that were erased since. What is
//! frozen stands as it is shown; the exact numbers are forgotten with it.
use super::visible::sealed_between;
use crate::cases::model::{FrozenQuarter, SealedCount, Track};
use crate::id::{CaseKey, PlaceKey};
use crate::storage::DbConn;
use crate::storage::schema::{cases, frozen_quarters, sealed_later, sealed_totals};
use chrono::{Datelike, Months, NaiveDate};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// Whoever adds to totals, or freezes them, holds this lock.
pub(super) const TOTALS: &str = "totals";
/// How soon it was is not known.
pub(super) const NOT_KNOWN: i32 = -1;
/// Later than that is later: no case is told by its days.
const LATER: i64 = 3;

/// Within one day, within two days, not known: one or nought each.
pub(super) fn soon(reached: Option<i32>) -> (i32, i32, i32) {
    let within = |days| i32::from(reached.is_some_and(|after| (0..=days).contains(&after)));
    (within(1), within(2), i32::from(reached == Some(NOT_KNOWN)))
}

/// A sealed case was handed over, or its options were explained, so many days after reception. Only the first time counts.
pub(in crate::cases) fn reached(conn: &mut DbConn, case: CaseKey, days: i64) -> QueryResult<()> {
    let after = i32::try_from(days.clamp(0, LATER)).unwrap_or_default();
    let first = cases::table.find(case).filter(cases::reached_after.is_null());
    diesel::update(first).set(cases::reached_after.eq(after)).execute(conn)?;
    Ok(())
}

/// The sealed cases received in the three months from `quarter` on, by track and region. Nobody adds or freezes meanwhile, until
/// the transaction ends.
pub(in crate::cases) fn sealed_counts(conn: &mut DbConn, quarter: NaiveDate) -> QueryResult<Vec<SealedCount>> {
    crate::storage::lock(conn, TOTALS)?;
    let next = quarter.checked_add_months(Months::new(3)).unwrap_or(quarter);
    let last = next.pred_opt().unwrap_or(quarter);
    let mut counts: BTreeMap<(&'static str, i64), SealedCount> = BTreeMap::new();
    let mut add = |track: Track, region: Option<PlaceKey>, (cases, one, two, unknown): (i32, i32, i32, i32)| {
        let place = (track.as_str(), region.map_or(0, PlaceKey::get));
        let count = counts.entry(place).or_insert_with(|| SealedCount::none(track, region));
        let plus = |sum: &mut u32, more: i32| *sum += u32::try_from(more).unwrap_or_default();
        plus(&mut count.cases, cases);
        plus(&mut count.within_one, one);
        plus(&mut count.within_two, two);
        plus(&mut count.not_known, unknown);
    };
    let there: Vec<(Track, Option<PlaceKey>, Option<i32>)> =
        sealed_between(quarter, last).select((cases::track, cases::region_key, cases::reached_after)).load(conn)?;
    for (track, region, reached) in there {
        let (one, two, unknown) = soon(reached);
        add(track, region, (1, one, two, unknown));
    }
    use sealed_totals as t;
    let erased: Vec<(Track, i64, i32, i32, i32, i32)> = t::table
        .filter(t::quarter.eq(quarter))
        .select((t::track, t::region_key, t::cases, t::within_one, t::within_two, t::not_known))
        .load(conn)?;
    for (track, region, cases, one, two, unknown) in erased {
        add(track, Some(PlaceKey::new(region)).filter(|_| region != 0), (cases, one, two, unknown));
    }
    Ok(counts.into_values().collect())
}

/// The exact numbers of erased cases of a quarter that is frozen now, and of those before it.
pub(in crate::cases) fn forget_totals(conn: &mut DbConn, quarter: NaiveDate) -> QueryResult<()> {
    diesel::delete(sealed_totals::table.filter(sealed_totals::quarter.le(quarter))).execute(conn)?;
    Ok(())
}

/// An ordinary case is sealed: counted by the quarter in which that happens, and whether it was late.
pub(in crate::cases) fn count_moved(conn: &mut DbConn, today: NaiveDate, late: bool) -> QueryResult<()> {
    use sealed_later as t;
    crate::storage::lock(conn, TOTALS)?;
    let first = today.month0() / 3 * 3 + 1;
    let quarter = NaiveDate::from_ymd_opt(today.year(), first, 1).unwrap_or(today);
    let more = (t::cases.eq(t::cases + 1), t::late.eq(t::late + i32::from(late)));
    if diesel::update(t::table.find(quarter)).set(more).execute(conn)? == 0 {
        let values = (t::quarter.eq(quarter), t::cases.eq(1), t::late.eq(i32::from(late)));
        diesel::insert_into(t::table).values(values).execute(conn)?;
    }
    Ok(())
}

/// How many ordinary cases were sealed in the quarter that begins on a day, and how many of them were late.
pub(in crate::cases) fn moved(conn: &mut DbConn, quarter: NaiveDate) -> QueryResult<(u32, u32)> {
    use sealed_later as t;
    let found: Option<(i32, i32)> = t::table.find(quarter).select((t::cases, t::late)).first(conn).optional()?;
    let (cases, late) = found.unwrap_or_default();
    Ok((u32::try_from(cases).unwrap_or_default(), u32::try_from(late).unwrap_or_default()))
}

/// The quarters that are frozen, the newest first.
pub(in crate::cases) fn frozen(conn: &mut DbConn) -> QueryResult<Vec<FrozenQuarter>> {
    use frozen_quarters as t;
    let rows: Vec<(NaiveDate, NaiveDate, String, Vec<u8>)> =
        t::table.order(t::quarter.desc()).select((t::quarter, t::frozen_on, t::body, t::hash)).load(conn)?;
    Ok(rows.into_iter().map(|(quarter, on, body, hash)| FrozenQuarter { quarter, on, body, hash }).collect())
}

/// Freezes a quarter. It is never written again: another row of it is refused.
pub(in crate::cases) fn add_frozen(conn: &mut DbConn, new: &FrozenQuarter) -> QueryResult<()> {
    use frozen_quarters as t;
    let values = (t::quarter.eq(new.quarter), t::frozen_on.eq(new.on), t::body.eq(&new.body), t::hash.eq(&new.hash));
    diesel::insert_into(t::table).values(values).execute(conn)?;
    Ok(())
}
