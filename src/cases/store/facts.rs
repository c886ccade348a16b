//! What the tracker measures: dates and codes of ordinary cases, no text, no id; of those that are there and of those that
//! were erased since.
use super::visible::{Kind, all_ordinary, visible_to, within};
use crate::access::{Area, Held, Level, Role, Viewer};
use crate::cases::model::OrdinaryFact;
use crate::id::{CaseKey, CommitteeKey, PlaceKey};
use crate::storage::schema::{case_facts as table, cases, fact_exclusions, ordinary};
use crate::storage::{DbConn, MultiBackend};
use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable};

type Codes = (Option<i32>, Option<String>, Option<String>, Option<CommitteeKey>, Option<PlaceKey>);
type Row = (
    Codes,
    (NaiveDate, Option<NaiveDate>, Option<NaiveDate>),
    (Option<NaiveDate>, Option<NaiveDate>, Option<NaiveDate>),
);

/// Whether there is an ordinary case. Says nothing of sealed ones.
pub(in crate::cases) fn has_ordinary(conn: &mut DbConn) -> QueryResult<bool> {
    let found: Option<CaseKey> = all_ordinary().select(cases::key).first(conn).optional()?;
    Ok(found.is_some())
}

/// The facts of the ordinary cases that `viewer` may see, in an area, and of those that the viewer could see before they were
/// erased; of the whole programme without a viewer, which is for its own command line.
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
    let mut rows: Vec<Row> = within(query, Kind::Ordinary, area)
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
    rows.extend(erased(conn, viewer, area)?);
    Ok(rows.into_iter().map(fact).collect())
}

type Rule = Box<dyn BoxableExpression<table::table, MultiBackend, SqlType = Nullable<Bool>>>;

fn erased(conn: &mut DbConn, viewer: Option<&Viewer>, area: Option<Area>) -> QueryResult<Vec<Row>> {
    let mut query = table::table.into_boxed::<MultiBackend>();
    if let Some(viewer) = viewer {
        let mut scopes = viewer.roles.iter().filter_map(scope);
        let Some(first) = scopes.next() else { return Ok(Vec::new()) };
        query = query.filter(scopes.fold(first, |all, rule| Box::new(all.or(rule))));
        let excluded = fact_exclusions::table
            .filter(fact_exclusions::fact_key.eq(table::key))
            .filter(fact_exclusions::account_key.eq(viewer.key));
        query = query.filter(not(exists(excluded)));
        let own: Vec<CommitteeKey> = viewer.roles.iter().filter_map(|held| held.committee).collect();
        if !own.is_empty() {
            // as long as they were there: what is about a committee is kept from its members
            let theirs = table::committee_key.is_not_null().and(table::committee_key.assume_not_null().eq_any(own));
            query = query.filter(not(table::hidden_from_committee.eq(true).and(theirs)));
        }
    }
    if let Some(area) = area {
        query = query.filter(in_area(Some(area)));
    }
    query
        .select((
            (
                table::category.nullable(),
                table::sector,
                table::channel.nullable(),
                table::committee_key,
                table::region_key,
            ),
            (table::received_on, table::due_on, table::closed_on),
            (table::acknowledged_on, table::answered_on, table::told_on),
        ))
        .load(conn)
}

/// What a role opens of erased cases, as `visible_to` does of those that are there.
fn scope(held: &Held) -> Option<Rule> {
    match held.role {
        Role::CommitteeMember => {
            let own = table::committee_key.eq(held.committee?);
            Some(Box::new(own.and(table::hidden_from_committee.eq(false).nullable())))
        }
        Role::Handler => Some(match held.sector.clone() {
            None => in_area(held.area),
            Some(sector) => Box::new(in_area(held.area).and(table::sector.eq(sector))),
        }),
        Role::Manager => Some(in_area(held.area)),
        Role::Receiver | Role::FocalPoint | Role::DataLoader | Role::Administrator | Role::Auditor => None,
    }
}

/// Nothing finer than the commune outlives a case: of a single site erased cases are no longer known.
fn in_area(area: Option<Area>) -> Rule {
    match area {
        None | Some(Area { level: Level::Country, .. }) => Box::new(table::channel.is_not_null().nullable()),
        Some(Area { place, level: Level::Region }) => Box::new(table::region_key.eq(place)),
        Some(Area { place, level: Level::Cercle }) => Box::new(table::cercle_key.eq(place)),
        Some(Area { place, level: Level::Commune }) => Box::new(table::commune_key.eq(place)),
        Some(Area { level: Level::Site, .. }) => Box::new(table::channel.is_null().nullable()),
    }
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
