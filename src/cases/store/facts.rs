//! What the tracker measures: dates and codes of ordinary cases, no text, no id.
use super::visible::{Kind, all_ordinary, visible_to, within};
use crate::access::{Area, Viewer};
use crate::cases::model::OrdinaryFact;
use crate::id::{CommitteeKey, PlaceKey};
use crate::storage::DbConn;
use crate::storage::schema::{cases, ordinary};
use chrono::NaiveDate;
use diesel::prelude::*;

type Row = (
    (Option<i32>, Option<String>, Option<String>, Option<CommitteeKey>, Option<PlaceKey>),
    (NaiveDate, Option<NaiveDate>, Option<NaiveDate>),
    (Option<NaiveDate>, Option<NaiveDate>, Option<NaiveDate>),
);

/// The facts of the ordinary cases that `viewer` may see, in an area; of the whole programme without a viewer, which is
/// for its own command line.
pub(in crate::cases) fn facts(
    conn: &mut DbConn,
    viewer: Option<&Viewer>,
    area: Option<Area>,
    today: NaiveDate,
) -> QueryResult<Vec<OrdinaryFact>> {
    let query = match viewer {
        Some(viewer) => visible_to(viewer, Kind::Ordinary, today),
        None => all_ordinary(),
    };
    let rows: Vec<Row> = within(query, Kind::Ordinary, area)
        .select((
            (
                ordinary::category.nullable(),
                ordinary::sector.nullable(),
                ordinary::channel.nullable(),
                ordinary::committee_key.nullable(),
                cases::region_key,
            ),
            (cases::received_on, cases::due_on, cases::closed_on),
            (ordinary::acknowledged_on.nullable(), ordinary::answered_on.nullable(), ordinary::told_on.nullable()),
        ))
        .load(conn)?;
    Ok(rows.into_iter().map(fact).collect())
}

fn fact(
    ((category, sector, channel, committee, region), (received, due, closed), (acknowledged, answered, told)): Row,
) -> OrdinaryFact {
    OrdinaryFact {
        category: category.unwrap_or_default(),
        sector,
        channel: channel.unwrap_or_default(),
        committee,
        region,
        received,
        due,
        closed,
        acknowledged,
        answered,
        told,
    }
}
