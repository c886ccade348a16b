//! All SQL of this feature.
use super::model::{Done, Heads, Kind, Topic};
use crate::id::{AccountKey, CommitteeKey};
use crate::storage::DbConn;
use crate::storage::schema::informing as t;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::dsl::{exists, max};
use diesel::prelude::*;

/// Writes down what was done. False: the same form was sent before.
///
/// # Errors
/// The database failed; two taps at the same moment: the second, tried again, finds the first.
pub fn add(conn: &mut DbConn, done: &Done, by: AccountKey, now: NaiveDateTime) -> QueryResult<bool> {
    if diesel::select(exists(t::table.filter(t::form.eq(done.form.to_vec())))).get_result(conn)? {
        return Ok(false);
    }
    let Heads { women, men, girls, boys, disabled } = done.heads;
    let what = (t::form.eq(done.form.to_vec()), t::kind.eq(done.kind), t::committee_key.eq(done.committee));
    let about =
        (t::held_on.eq(done.on), t::topic.eq(done.topic), t::papers.eq(done.papers), t::openers.eq(&done.openers));
    let who = (t::women.eq(women), t::men.eq(men), t::girls.eq(girls), t::boys.eq(boys), t::disabled.eq(disabled));
    diesel::insert_into(t::table)
        .values((what, about, who, t::entered_by.eq(by), t::recorded_at.eq(now)))
        .execute(conn)?;
    Ok(true)
}

type Row = (Vec<u8>, Kind, CommitteeKey, NaiveDate, Option<Topic>, (i32, i32, i32, i32, i32), i32, String);

/// What some committees did since a day, newest first.
pub(super) fn since(conn: &mut DbConn, committees: &[CommitteeKey], day: NaiveDate) -> QueryResult<Vec<Done>> {
    let rows: Vec<Row> = t::table
        .filter(t::committee_key.eq_any(committees.to_vec()))
        .filter(t::held_on.ge(day))
        .order((t::held_on.desc(), t::key.desc()))
        .select((
            t::form,
            t::kind,
            t::committee_key,
            t::held_on,
            t::topic,
            (t::women, t::men, t::girls, t::boys, t::disabled),
            t::papers,
            t::openers,
        ))
        .load(conn)?;
    let done = |(form, kind, committee, on, topic, heads, papers, openers): Row| {
        let (women, men, girls, boys, disabled) = heads;
        let form = form.try_into().unwrap_or_default();
        Done { form, kind, committee, on, topic, heads: Heads { women, men, girls, boys, disabled }, papers, openers }
    };
    Ok(rows.into_iter().map(done).collect())
}

/// The day of the newest session of each committee that ever held one.
pub(super) fn newest(conn: &mut DbConn) -> QueryResult<Vec<(CommitteeKey, Option<NaiveDate>)>> {
    let sessions = t::table.filter(t::kind.eq(Kind::Session)).group_by(t::committee_key);
    sessions.select((t::committee_key, max(t::held_on))).load(conn)
}
