//! Entries and ends of lanes.
use crate::audit::model::{Content, Head, Link, Noted};
use crate::audit::{SEALED, WITHHELD, chain};
use crate::id::{AccountKey, CaseKey, DeskKey};
use crate::storage::schema::{audit as timed, audit_heads as heads_table, audit_sealed as sealed};
use crate::storage::{DbConn, MultiBackend};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use diesel::dsl::{max, min};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Binary, Integer};

/// Adds an entry that carries its minute.
pub(in crate::audit) fn add_timed(conn: &mut DbConn, lane: i32, noted: &Noted, link: &Link) -> QueryResult<()> {
    let Content::Open { salt, .. } = &link.content else { return Ok(()) };
    let values = (
        timed::lane.eq(lane),
        timed::number.eq(link.number),
        timed::at.eq(noted.at),
        timed::actor_key.eq(noted.actor),
        timed::kind.eq(&noted.kind),
        timed::case_key.eq(noted.case),
        timed::salt.eq(salt),
        timed::commitment.eq(&link.commitment),
        timed::hash.eq(&link.hash),
    );
    diesel::insert_into(timed::table).values(values).execute(conn)?;
    Ok(())
}

/// Adds an entry about sealed work.
pub(in crate::audit) fn add_sealed(conn: &mut DbConn, lane: i32, noted: &Noted, link: &Link) -> QueryResult<()> {
    let Content::Open { salt, .. } = &link.content else { return Ok(()) };
    let values = (
        sealed::lane.eq(lane),
        sealed::number.eq(link.number),
        sealed::on_day.eq(noted.at.date()),
        sealed::kind.eq(&noted.kind),
        sealed::desk_key.eq(noted.desk),
        sealed::salt.eq(salt),
        sealed::commitment.eq(&link.commitment),
        sealed::hash.eq(&link.hash),
    );
    diesel::insert_into(sealed::table).values(values).execute(conn)?;
    Ok(())
}

type HeadRow = (i32, i64, Vec<u8>, Vec<u8>);

fn to_head((lane, number, hash, mac): HeadRow) -> Head {
    Head { lane, number, hash, mac }
}

/// The end of a lane, if one was written.
fn head(conn: &mut DbConn, lane: i32) -> QueryResult<Option<Head>> {
    let row: Option<HeadRow> = heads_table::table.find(lane).first(conn).optional()?;
    Ok(row.map(to_head))
}

/// The ends of all lanes, by lane.
pub(in crate::audit) fn heads(conn: &mut DbConn) -> QueryResult<Vec<Head>> {
    let rows: Vec<HeadRow> = heads_table::table.order(heads_table::lane).load(conn)?;
    Ok(rows.into_iter().map(to_head).collect())
}

/// Writes the end of a lane.
pub(in crate::audit) fn set_head(conn: &mut DbConn, head: &Head) -> QueryResult<()> {
    if MoveHead(head).execute(conn)? == 0 {
        let values =
            (heads_table::number.eq(head.number), heads_table::hash.eq(&head.hash), heads_table::mac.eq(&head.mac));
        diesel::insert_into(heads_table::table).values((heads_table::lane.eq(head.lane), values)).execute(conn)?;
    }
    Ok(())
}

/// The `UPDATE` at the end of every transaction, prepared once: one that the query builder writes is prepared each time.
struct MoveHead<'a>(&'a Head);

impl QueryId for MoveHead<'_> {
    type QueryId = MoveHead<'static>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl QueryFragment<MultiBackend> for MoveHead<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        out.push_sql("UPDATE audit_heads SET number = ");
        out.push_bind_param::<BigInt, _>(&self.0.number)?;
        out.push_sql(", hash = ");
        out.push_bind_param::<Binary, _>(&self.0.hash)?;
        out.push_sql(", mac = ");
        out.push_bind_param::<Binary, _>(&self.0.mac)?;
        out.push_sql(" WHERE lane = ");
        out.push_bind_param::<Integer, _>(&self.0.lane)
    }
}

impl RunQueryDsl<DbConn> for MoveHead<'_> {}

/// Number and hash of the last entry of a lane.
type Last = (i64, Vec<u8>);

/// The last entry of a lane as it stands there, with its hash, and the end of the lane if one was written.
pub(in crate::audit) fn end(conn: &mut DbConn, lane: i32) -> QueryResult<(Option<Last>, Option<Head>)> {
    type Found = Option<(Last, Option<HeadRow>)>;
    let whole = heads_table::all_columns.nullable();
    let found: Found = if lane <= SEALED {
        let ended = sealed::table.left_join(heads_table::table.on(heads_table::lane.eq(sealed::lane)));
        let newest = ended.filter(sealed::lane.eq(lane)).order(sealed::number.desc());
        newest.select(((sealed::number, sealed::hash), whole)).first(conn).optional()?
    } else {
        let ended = timed::table.left_join(heads_table::table.on(heads_table::lane.eq(timed::lane)));
        let newest = ended.filter(timed::lane.eq(lane)).order(timed::number.desc());
        newest.select(((timed::number, timed::hash), whole)).first(conn).optional()?
    };
    // of a lane without entries the end may stand there all the same: somebody took the entries away
    let Some((last, head)) = found else { return Ok((None, head(conn, lane)?)) };
    Ok((Some(last), head.map(to_head)))
}

/// The lanes that have entries, of sealed work and of all else.
pub(in crate::audit) fn lanes(conn: &mut DbConn) -> QueryResult<Vec<i32>> {
    let mut found =
        each_lane(|after| sealed::table.filter(sealed::lane.gt(after)).select(min(sealed::lane)).first(conn))?;
    found.extend(each_lane(|after| timed::table.filter(timed::lane.gt(after)).select(min(timed::lane)).first(conn))?);
    Ok(found)
}

/// A step for each lane, not for each entry: `next` answers the first lane after another.
fn each_lane(mut next: impl FnMut(i32) -> QueryResult<Option<i32>>) -> QueryResult<Vec<i32>> {
    let mut found = Vec::new();
    let mut after = i32::MIN;
    while let Some(lane) = next(after)? {
        found.push(lane);
        after = lane;
    }
    Ok(found)
}

/// Up to `most` entries of a lane after a number, in order.
pub(in crate::audit) fn links(conn: &mut DbConn, lane: i32, after: i64, most: i64) -> QueryResult<Vec<Link>> {
    if lane <= SEALED { sealed_links(conn, lane, after, most) } else { timed_links(conn, lane, after, most) }
}

/// The number of the first entry of a lane after a number, whatever else the entry says.
pub(in crate::audit) fn next_number(conn: &mut DbConn, lane: i32, after: i64) -> QueryResult<Option<i64>> {
    if lane <= SEALED {
        let later = sealed::table.filter(sealed::lane.eq(lane)).filter(sealed::number.gt(after));
        return later.select(min(sealed::number)).first(conn);
    }
    let later = timed::table.filter(timed::lane.eq(lane)).filter(timed::number.gt(after));
    later.select(min(timed::number)).first(conn)
}

fn sealed_links(conn: &mut DbConn, lane: i32, after: i64, most: i64) -> QueryResult<Vec<Link>> {
    type Row = (i64, NaiveDate, String, Option<DeskKey>, Vec<u8>, Vec<u8>, Vec<u8>);
    let rows: Vec<Row> = sealed::table
        .filter(sealed::lane.eq(lane))
        .filter(sealed::number.gt(after))
        .order(sealed::number)
        .limit(most)
        .select((
            sealed::number,
            sealed::on_day,
            sealed::kind,
            sealed::desk_key,
            sealed::salt,
            sealed::commitment,
            sealed::hash,
        ))
        .load(conn)?;
    let link = |(number, day, kind, desk, salt, commitment, hash): Row| {
        let content = chain::sealed(day, &kind, desk.map(|key| key.get()));
        Link { number, content: Content::Open { salt, content }, commitment, hash }
    };
    Ok(rows.into_iter().map(link).collect())
}

type TimedRow = (
    i32,
    i64,
    NaiveDateTime,
    Option<AccountKey>,
    String,
    Option<CaseKey>,
    Option<Vec<u8>>,
    Option<Vec<u8>>,
    Vec<u8>,
    Vec<u8>,
);

fn timed_links(conn: &mut DbConn, lane: i32, after: i64, most: i64) -> QueryResult<Vec<Link>> {
    let rows: Vec<TimedRow> = timed::table
        .filter(timed::lane.eq(lane))
        .filter(timed::number.gt(after))
        .order(timed::number)
        .limit(most)
        .load(conn)?;
    Ok(rows.into_iter().map(timed_link).collect())
}

fn timed_link((_, number, at, actor, kind, case, salt, mark, commitment, hash): TimedRow) -> Link {
    let content = match (salt, mark) {
        (Some(salt), None) => {
            let noted = Noted { at, actor, kind, desk: None, case, sealed: false };
            Content::Open { salt, content: chain::timed(&noted) }
        }
        (None, Some(mark)) if at.time() == NaiveTime::MIN && actor.is_none() && case.is_none() && kind == WITHHELD => {
            Content::Withheld { mark, day: at.date() }
        }
        _ => Content::Gone,
    };
    Link { number, content, commitment, hash }
}

/// Lane, number, commitment and day of an entry.
type Placed<Day> = (i32, i64, Vec<u8>, Day);

/// The entries about a case.
pub(in crate::audit) fn of_case(conn: &mut DbConn, case: CaseKey) -> QueryResult<Vec<Placed<NaiveDate>>> {
    let rows: Vec<Placed<NaiveDateTime>> = timed::table
        .filter(timed::case_key.eq(case))
        .select((timed::lane, timed::number, timed::commitment, timed::at))
        .load(conn)?;
    Ok(rows.into_iter().map(|(lane, number, commitment, at)| (lane, number, commitment, at.date())).collect())
}

/// Forgets what an entry said, but for its day, and leaves the mark that the program did so.
pub(in crate::audit) fn forget(conn: &mut DbConn, at: (i32, i64), day: NaiveDate, mark: &[u8]) -> QueryResult<()> {
    diesel::update(timed::table.find(at))
        .set((
            timed::at.eq(day.and_time(NaiveTime::MIN)),
            timed::actor_key.eq(None::<AccountKey>),
            timed::kind.eq(WITHHELD),
            timed::case_key.eq(None::<CaseKey>),
            timed::salt.eq(None::<Vec<u8>>),
            timed::withheld.eq(Some(mark)),
        ))
        .execute(conn)?;
    Ok(())
}

/// The last entry about sealed work before the first of `today`: number and hash. What was done today is left out.
pub(in crate::audit) fn sealed_before(
    conn: &mut DbConn,
    lane: i32,
    today: NaiveDate,
) -> QueryResult<Option<(i64, Vec<u8>)>> {
    let own = sealed::table.filter(sealed::lane.eq(lane));
    let first: Option<i64> = own.filter(sealed::on_day.ge(today)).select(min(sealed::number)).first(conn)?;
    let newest: Option<i64> = own.select(max(sealed::number)).first(conn)?;
    let Some(number) = first.map(|number| number - 1).or(newest) else { return Ok(None) };
    sealed::table.find((lane, number)).select((sealed::number, sealed::hash)).first(conn).optional()
}
