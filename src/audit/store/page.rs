//! The log as it is read: entries with their minute, and by day what was done on sealed cases.
use crate::audit::model::{Cursor, Line, Page};
use crate::id::{AccountKey, DeskKey};
use crate::storage::DbConn;
use crate::storage::schema::{audit as timed, audit_sealed as sealed, exclusions};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use diesel::dsl::{count_star, exists, not};
use diesel::prelude::*;
use std::cmp::Reverse;

/// A day after all others that both databases sort as one.
const LAST: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

type Row = (i32, i64, NaiveDateTime, Option<AccountKey>, String);

pub(in crate::audit) fn page(
    conn: &mut DbConn,
    viewer: AccountKey,
    after: Option<&Cursor>,
    most: usize,
) -> QueryResult<Page> {
    let mut rows = entries(conn, viewer, after, most)?;
    let more = rows.len() > most;
    rows.truncate(most);
    let next = rows.last().filter(|_| more).map(|row| Cursor { at: row.2, lane: row.0, number: row.1 });
    let from = after.map(|cursor| cursor.at.date());
    // a day that goes on upon the next page shows what is sealed there
    let mut lines = days(conn, from, next.as_ref().map(|cursor| cursor.at.date()))?;
    lines.extend(rows.into_iter().map(|(_, _, at, actor, kind)| {
        // what is withheld keeps its day alone
        let time = Some(at.time()).filter(|time| *time != NaiveTime::MIN);
        Line { day: at.date(), time, actor, kind, desk: None, times: 1 }
    }));
    // stable: each kind keeps the order in which it was read
    lines.sort_by_key(|line| Reverse((line.day, line.time)));
    Ok(Page { lines, next })
}

fn entries(conn: &mut DbConn, viewer: AccountKey, after: Option<&Cursor>, most: usize) -> QueryResult<Vec<Row>> {
    let kept_from = exclusions::table
        .filter(exclusions::case_key.nullable().eq(timed::case_key))
        .filter(exclusions::account_key.eq(viewer));
    let mut query = timed::table.filter(not(exists(kept_from))).into_boxed();
    if let Some(Cursor { at, lane, number }) = after {
        let earlier = timed::lane.lt(*lane).or(timed::lane.eq(*lane).and(timed::number.lt(*number)));
        query = query.filter(timed::at.lt(*at).or(timed::at.eq(*at).and(earlier)));
    }
    query
        .order((timed::at.desc(), timed::lane.desc(), timed::number.desc()))
        .limit(i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1))
        .select((timed::lane, timed::number, timed::at, timed::actor_key, timed::kind))
        .load(conn)
}

/// What was done on sealed cases up to the day `from` and after the day `until`.
fn days(conn: &mut DbConn, from: Option<NaiveDate>, until: Option<NaiveDate>) -> QueryResult<Vec<Line>> {
    let (from, until) = (from.unwrap_or(LAST), until.unwrap_or_default());
    let groups: Vec<(NaiveDate, String, Option<DeskKey>, i64)> = sealed::table
        .filter(sealed::on_day.le(from).and(sealed::on_day.gt(until)))
        .group_by((sealed::on_day, sealed::kind, sealed::desk_key))
        .select((sealed::on_day, sealed::kind, sealed::desk_key, count_star()))
        .order((sealed::on_day.desc(), sealed::kind, sealed::desk_key))
        .load(conn)?;
    let line = |(day, kind, desk, times)| Line { day, time: None, actor: None, kind, desk, times };
    Ok(groups.into_iter().map(line).collect())
}
