//! What outlives an erased case: codes and days for the figures, and nothing that leads to a person.
use super::quarters::{TOTALS, soon};
use super::visible::chosen;
use crate::cases::model::{PersonTotal, State, Track};
use crate::id::{AccountKey, CaseKey, CommitteeKey, PlaceKey};
use crate::storage::DbConn;
use crate::storage::schema::{
    case_facts, cases, exclusions, fact_exclusions, frozen_quarters, ordinary, person_totals, sealed_totals,
};
use chrono::{Datelike, NaiveDate};
use diesel::prelude::*;
use std::collections::BTreeMap;

type Said = (Option<String>, Option<String>);
type Codes = (Option<i32>, Option<String>, Option<String>, Option<String>, Option<String>, Said);
type Places = (Option<CommitteeKey>, Option<PlaceKey>, Option<PlaceKey>, Option<PlaceKey>, Option<bool>);
type Days = (
    (NaiveDate, Option<NaiveDate>, Option<NaiveDate>),
    (Option<NaiveDate>, Option<NaiveDate>, Option<NaiveDate>, Option<NaiveDate>),
);
type Person = (Option<String>, Option<String>, Option<String>, Option<String>);

/// Writes the figures of ordinary cases that are about to be erased, in the same transaction.
pub(super) fn keep_facts(conn: &mut DbConn, keys: &[CaseKey]) -> QueryResult<()> {
    type Row = (CaseKey, State, Codes, Places, Days, Person);
    let rows: Vec<Row> = chosen(keys)
        .filter(cases::sealed.eq(false))
        .select((
            cases::key,
            cases::state,
            (
                ordinary::category.nullable(),
                ordinary::sector.nullable(),
                ordinary::channel.nullable(),
                ordinary::project.nullable(),
                ordinary::closing_reason.nullable(),
                (ordinary::satisfied.nullable(), ordinary::satisfied_by.nullable()),
            ),
            (
                ordinary::committee_key.nullable(),
                cases::region_key,
                ordinary::cercle_key.nullable(),
                ordinary::commune_key.nullable(),
                ordinary::hidden_from_committee.nullable(),
            ),
            (
                (cases::received_on, cases::due_on, cases::closed_on),
                (
                    ordinary::acknowledged_on.nullable(),
                    ordinary::answered_on.nullable(),
                    ordinary::told_on.nullable(),
                    ordinary::first_closed_on.nullable(),
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
    let excluded: Vec<(CaseKey, AccountKey)> =
        exclusions::table.filter(exclusions::case_key.eq_any(keys.to_vec())).load(conn)?;
    let lives = super::life::lives(conn, keys)?;
    let mut totals = BTreeMap::new();
    for (key, state, codes, places, days, person) in rows {
        count_person(&mut totals, days.0.0, person);
        let life = lives.get(&key).map(serde_json::to_string).transpose();
        let life = life.map_err(|e| diesel::result::Error::SerializationError(e.into()))?;
        let fact = add_fact(conn, state, codes, places, days, life)?;
        for (_, account) in excluded.iter().filter(|(case, _)| *case == key) {
            diesel::insert_into(fact_exclusions::table)
                .values((fact_exclusions::fact_key.eq(fact), fact_exclusions::account_key.eq(account)))
                .execute(conn)?;
        }
    }
    add_person_totals(conn, &totals)
}

fn add_fact(
    conn: &mut DbConn,
    state: State,
    codes: Codes,
    places: Places,
    days: Days,
    life: Option<String>,
) -> QueryResult<i64> {
    let (category, sector, channel, project, closing_reason, (satisfied, satisfied_by)) = codes;
    let (committee, region, cercle, commune, hidden) = places;
    let ((received, due, closed), (acknowledged, answered, told, first_closed)) = days;
    diesel::insert_into(case_facts::table)
        .values((
            (
                case_facts::category.eq(category.unwrap_or_default()),
                case_facts::sector.eq(sector),
                case_facts::channel.eq(channel.unwrap_or_default()),
                case_facts::project.eq(project),
                case_facts::committee_key.eq(committee),
                case_facts::region_key.eq(region),
                case_facts::cercle_key.eq(cercle),
                case_facts::commune_key.eq(commune),
                case_facts::hidden_from_committee.eq(hidden.unwrap_or_default()),
            ),
            (
                case_facts::state.eq(state),
                case_facts::received_on.eq(received),
                case_facts::due_on.eq(due),
                case_facts::acknowledged_on.eq(acknowledged),
                case_facts::answered_on.eq(answered),
                case_facts::told_on.eq(told),
                case_facts::first_closed_on.eq(first_closed),
                case_facts::closed_on.eq(closed),
                case_facts::closing_reason.eq(closing_reason),
                case_facts::satisfied.eq(satisfied),
                case_facts::satisfied_by.eq(satisfied_by),
                case_facts::life.eq(life),
            ),
        ))
        .returning(case_facts::key)
        .get_result(conn)
}

/// Month, kind and code.
type Counted = (NaiveDate, &'static str, String);

fn count_person(totals: &mut BTreeMap<Counted, i32>, received: NaiveDate, (sex, age, displacement, access): Person) {
    let month = received.with_day(1).unwrap_or(received);
    let access = access.unwrap_or_default();
    let said = [("sex", sex), ("age", age), ("displacement", displacement)];
    let said = said.into_iter().filter_map(|(kind, code)| Some((kind, code?)));
    let needs = access.split(',').filter(|code| !code.is_empty()).map(|code| ("access", code.to_owned()));
    for (kind, code) in said.chain(needs) {
        *totals.entry((month, kind, code)).or_default() += 1;
    }
}

fn add_person_totals(conn: &mut DbConn, totals: &BTreeMap<Counted, i32>) -> QueryResult<()> {
    use person_totals as t;
    if !totals.is_empty() {
        // two that add to the same total at once would both begin it
        crate::storage::lock(conn, TOTALS)?;
    }
    for ((month, kind, code), more) in totals {
        let row = t::table.find((month, *kind, code));
        if diesel::update(row).set(t::cases.eq(t::cases + more)).execute(conn)? == 0 {
            let values = (t::month.eq(month), t::kind.eq(*kind), t::code.eq(code), t::cases.eq(more));
            diesel::insert_into(t::table).values(values).execute(conn)?;
        }
    }
    Ok(())
}

/// What was said about the persons of erased cases, by month.
pub(in crate::cases) fn person_totals(conn: &mut DbConn) -> QueryResult<Vec<PersonTotal>> {
    use person_totals as t;
    let rows: Vec<(NaiveDate, String, String, i32)> = t::table.order((t::month, t::kind, t::code)).load(conn)?;
    Ok(rows.into_iter().map(|(month, kind, code, cases)| PersonTotal { month, kind, code, cases }).collect())
}

/// Counts sealed cases that are about to be erased: quarter of reception, track and region. Of a quarter that is frozen already
/// nothing is kept: its figures stand.
pub(super) fn count_sealed(conn: &mut DbConn, keys: &[CaseKey]) -> QueryResult<()> {
    use sealed_totals as t;
    let rows: Vec<(Track, Option<PlaceKey>, NaiveDate, Option<i32>)> = chosen(keys)
        .filter(cases::sealed.eq(true))
        .select((cases::track, cases::region_key, cases::received_on, cases::reached_after))
        .load(conn)?;
    if rows.is_empty() {
        return Ok(());
    }
    crate::storage::lock(conn, TOTALS)?;
    let frozen: Vec<NaiveDate> = frozen_quarters::table.select(frozen_quarters::quarter).load(conn)?;
    for (track, region, received, reached) in rows {
        let first = received.month0() / 3 * 3 + 1;
        let quarter = NaiveDate::from_ymd_opt(received.year(), first, 1).unwrap_or(received);
        if frozen.contains(&quarter) {
            continue;
        }
        let region = region.map_or(0, PlaceKey::get);
        let (one, two, unknown) = soon(reached);
        let more = (
            t::cases.eq(t::cases + 1),
            t::within_one.eq(t::within_one + one),
            t::within_two.eq(t::within_two + two),
            t::not_known.eq(t::not_known + unknown),
        );
        let row = t::table.find((quarter, track, region));
        if diesel::update(row).set(more).execute(conn)? == 0 {
            let own = (t::quarter.eq(quarter), t::track.eq(track), t::region_key.eq(region), t::cases.eq(1));
            let soon = (t::within_one.eq(one), t::within_two.eq(two), t::not_known.eq(unknown));
            diesel::insert_into(t::table).values((own, soon)).execute(conn)?;
        }
    }
    Ok(())
}
