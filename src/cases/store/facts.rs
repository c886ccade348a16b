//! What the tracker measures: dates and codes of ordinary cases, no text, no id; of those that are there and of those that
//! were erased since.
use super::life;
use super::visible::{Kind, Visible, all_ordinary, visible_to, within};
use crate::access::{Area, Held, Level, Role, Viewer};
use crate::cases::model::{AskedBy, ClosingReason, Life, OrdinaryFact, PersonSaid};
use crate::id::{CaseKey, CommitteeKey, PlaceKey};
use crate::storage::schema::{case_facts as table, cases, exclusions, fact_exclusions, ordinary};
use crate::storage::{DbConn, MultiBackend};
use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable, Text};
use std::collections::BTreeSet;

type Codes = (Option<i32>, Option<String>, Option<String>, Option<String>, Option<CommitteeKey>, Option<PlaceKey>);
type Row = (
    Codes,
    (NaiveDate, Option<NaiveDate>, Option<NaiveDate>, Option<NaiveDate>),
    (Option<NaiveDate>, Option<NaiveDate>, Option<NaiveDate>),
    (Option<ClosingReason>, Option<String>, Option<AskedBy>, Option<String>),
);

/// Sex, age, displacement and access needs.
type Person = (Option<String>, Option<String>, Option<String>, Option<String>);

/// Whether there is an ordinary case. Says nothing of sealed ones.
pub(in crate::cases) fn has_ordinary(conn: &mut DbConn) -> QueryResult<bool> {
    let found: Option<CaseKey> = all_ordinary().select(cases::key).first(conn).optional()?;
    Ok(found.is_some())
}

/// Of whose cases facts are asked.
#[derive(Clone, Copy)]
pub(in crate::cases) enum Whose<'a> {
    /// Those that this viewer may see.
    Seen(&'a Viewer),
    /// All, for the programme's own command line.
    All,
    /// Those that are kept from nobody: what others will read must not tell anybody that a case is kept from them.
    KeptFromNobody,
}

/// The facts of the ordinary cases that `whose` says, in an area, and of those that the viewer could see before they were
/// erased. With their lives, or, because those are
/// many rows, with the lives of those alone that came back, waited for something outside, or were appealed.
pub(in crate::cases) fn facts(
    conn: &mut DbConn,
    whose: Whose<'_>,
    area: Option<Area>,
    today: NaiveDate,
    lives: bool,
) -> QueryResult<Vec<OrdinaryFact>> {
    let rows: Vec<(CaseKey, Row, Person)> = within(of(whose, today), Kind::Ordinary, area)
        .select((
            cases::key,
            (
                (
                    ordinary::category.nullable(),
                    ordinary::sector.nullable(),
                    ordinary::channel.nullable(),
                    ordinary::project.nullable(),
                    ordinary::committee_key.nullable(),
                    cases::region_key,
                ),
                (cases::received_on, cases::due_on, cases::closed_on, ordinary::first_closed_on.nullable()),
                (ordinary::acknowledged_on.nullable(), ordinary::answered_on.nullable(), ordinary::told_on.nullable()),
                (
                    ordinary::closing_reason.nullable(),
                    ordinary::satisfied.nullable(),
                    ordinary::satisfied_by.nullable(),
                    ordinary::activity.nullable(),
                ),
            ),
            (
                ordinary::sex.nullable(),
                ordinary::age.nullable(),
                ordinary::displacement.nullable(),
                ordinary::access_needs.nullable(),
            ),
        ))
        .load(conn)?;
    let turned_once = if lives { BTreeSet::new() } else { life::ever_turned(conn)? };
    let turned = |key: &CaseKey, row: &Row| lives || came_back(row) || turned_once.contains(key);
    let keys: Vec<CaseKey> = rows.iter().filter(|(key, row, _)| turned(key, row)).map(|(key, ..)| *key).collect();
    let mut found = life::lives(conn, &keys)?;
    let said = |(sex, age, displacement, access): Person| PersonSaid { sex, age, displacement, access };
    let alive = |(key, row, person): (CaseKey, Row, Person)| OrdinaryFact {
        person: Some(said(person)),
        ..fact(row, found.remove(&key))
    };
    let mut facts: Vec<OrdinaryFact> = rows.into_iter().map(alive).collect();
    for (row, life) in erased(conn, whose, area)? {
        let read = |life: String| serde_json::from_str::<Life>(&life);
        let life = life.map(read).transpose().map_err(|e| diesel::result::Error::DeserializationError(e.into()))?;
        facts.push(fact(row, life));
    }
    Ok(facts)
}

/// The ordinary cases that `whose` says.
fn of(whose: Whose<'_>, today: NaiveDate) -> Visible {
    match whose {
        Whose::Seen(viewer) => visible_to(viewer, Kind::Ordinary, today),
        Whose::All => all_ordinary(),
        Whose::KeptFromNobody => {
            let excluded = exclusions::table.filter(exclusions::case_key.eq(cases::key));
            all_ordinary().filter(not(exists(excluded)))
        }
    }
}

type Rule = Box<dyn BoxableExpression<table::table, MultiBackend, SqlType = Nullable<Bool>>>;

fn erased(conn: &mut DbConn, whose: Whose<'_>, area: Option<Area>) -> QueryResult<Vec<(Row, Option<String>)>> {
    let mut query = table::table.into_boxed::<MultiBackend>();
    if let Whose::KeptFromNobody = whose {
        let excluded = fact_exclusions::table.filter(fact_exclusions::fact_key.eq(table::key));
        query = query.filter(not(exists(excluded)));
    }
    if let Whose::Seen(viewer) = whose {
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
                (
                    table::category.nullable(),
                    table::sector,
                    table::channel.nullable(),
                    table::project,
                    table::committee_key,
                    table::region_key,
                ),
                (table::received_on, table::due_on, table::closed_on, table::first_closed_on),
                (table::acknowledged_on, table::answered_on, table::told_on),
                // an activity says a day and a site: it ends with the case
                (
                    table::closing_reason,
                    table::satisfied,
                    table::satisfied_by,
                    None::<String>.into_sql::<Nullable<Text>>(),
                ),
            ),
            table::life,
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

/// Closed once, and again later or not any more.
fn came_back((_, (_, _, closed, first_closed), ..): &Row) -> bool {
    first_closed.is_some() && first_closed != closed
}

fn fact((codes, (received, due, closed, first_closed), done, how): Row, life: Option<Life>) -> OrdinaryFact {
    let (category, sector, channel, project, committee, region) = codes;
    let (acknowledged, answered, told) = done;
    let (closing_reason, satisfied, satisfied_by, activity) = how;
    OrdinaryFact {
        category: category.unwrap_or_default(),
        sector,
        channel: channel.unwrap_or_default(),
        project,
        activity,
        committee,
        region,
        received,
        due,
        closed,
        acknowledged,
        answered,
        told,
        first_closed,
        closing_reason,
        satisfied,
        satisfied_by,
        life,
        person: None,
    }
}
