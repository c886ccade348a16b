//! The one query that every read of cases starts from.
use crate::access::{Area, Held, Level, Role, Viewer};
use crate::cases::model::State;
use crate::id::{AccountKey, CaseKey, CommitteeKey, Reference};
use crate::storage::MultiBackend;
use crate::storage::schema::{accounts, cases, desk_members, exclusions, follow_codes, grants, ordinary};
use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::helper_types::{IntoBoxed, LeftJoin, LeftJoinQuerySource};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable};

/// Cases, with the ordinary half where there is one.
pub(in crate::cases) type Both = LeftJoin<cases::table, ordinary::table>;
/// The cases one viewer may see, to be filtered further.
pub(in crate::cases) type Visible = IntoBoxed<'static, Both, MultiBackend>;
/// What a query can be narrowed by.
pub(super) type Rule = Box<
    dyn BoxableExpression<LeftJoinQuerySource<cases::table, ordinary::table>, MultiBackend, SqlType = Nullable<Bool>>,
>;

/// Which kind of cases a query is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cases) enum Kind {
    Ordinary,
    Sealed,
    Both,
}

/// The rows this viewer may see today, and no others: ordinary cases in the scope of a role from which the viewer is
/// not excluded; sealed ones on which the viewer holds a live grant.
pub(in crate::cases) fn visible_to(viewer: &Viewer, kind: Kind, today: NaiveDate) -> Visible {
    cases::table.left_join(ordinary::table).into_boxed().filter(rule(viewer, kind, today))
}

/// Every ordinary case, for the programme's own command line: whoever runs it has the database anyway. And for its own rounds, where
/// a committee closed. Never a sealed one.
pub(in crate::cases) fn all_ordinary() -> Visible {
    cases::table.left_join(ordinary::table).into_boxed().filter(cases::sealed.eq(false))
}

/// Open ordinary cases that nobody answered yet and that are due by a day, for the programme's own rounds: keys, days, places and
/// who has them leave the store, and no text.
pub(in crate::cases) fn unanswered_by(day: NaiveDate) -> Visible {
    let open = cases::sealed.eq(false).and(cases::closed_on.is_null()).nullable();
    let open = open.and(ordinary::answered_on.is_null().nullable());
    let open = open.and(ordinary::state.ne(State::OnHold.as_str()).nullable());
    cases::table.left_join(ordinary::table).into_boxed().filter(open.and(ordinary::due_on.le(day).nullable()))
}

/// The open sealed cases, for the programme's own rounds: keys, days and desks of them leave the store, and nothing else.
pub(in crate::cases) fn open_sealed() -> Visible {
    let open = cases::sealed.eq(true).and(cases::closed_on.is_null());
    cases::table.left_join(ordinary::table).into_boxed().filter(open)
}

/// The sealed cases received from one day to another, both included, for totals of an ended quarter: tracks, regions and how
/// soon they were handed over leave the store, added up.
pub(in crate::cases) fn sealed_between(from: NaiveDate, to: NaiveDate) -> Visible {
    let received = cases::sealed.eq(true).and(cases::received_on.between(from, to));
    cases::table.left_join(ordinary::table).into_boxed().filter(received.nullable())
}

/// The case of a number that somebody brings on a slip, of either kind: whoever answers it is told that the person came. Whoever
/// asks learns nothing, not even whether there is one.
pub(in crate::cases) fn numbered(reference: &Reference) -> Visible {
    let number = cases::reference.eq(reference.as_str().to_owned());
    cases::table.left_join(ordinary::table).into_boxed().filter(number)
}

/// A sealed case by its reference, for those who come with the recovery kit: they can open it anyway.
pub(in crate::cases) fn to_recover(reference: &Reference) -> Visible {
    let sealed = cases::sealed.eq(true).and(cases::reference.eq(reference.as_str().to_owned()));
    cases::table.left_join(ordinary::table).into_boxed().filter(sealed)
}

/// A case by what somebody typed as its reference, for whoever comes with its code. Asked before it is known whether the code
/// fits, so that nothing of it may be answered before that; the same query for every reference, known or not.
pub(in crate::cases) fn to_follow(reference: &str) -> Visible {
    let there = cases::reference.eq(reference.to_owned());
    cases::table.left_join(ordinary::table).into_boxed().filter(there)
}

/// Cases in which the person wrote by slip, and nobody has done anything since.
pub(super) fn written() -> Rule {
    let wrote = follow_codes::table
        .filter(follow_codes::case_key.eq(cases::key))
        .filter(follow_codes::wrote.eq(cases::version.nullable()));
    Box::new(exists(wrote).nullable())
}

/// Cases that were closed, and entered here, on a day or before, and that nobody asked to keep: for the programme's own rounds
/// of erasing. Keys alone leave the store.
pub(in crate::cases) fn over_since(day: NaiveDate) -> Visible {
    let over = cases::closed_on.le(day).and(cases::recorded_on.le(day).nullable());
    let over = over.and(cases::legal_hold.eq(false).nullable());
    cases::table.left_join(ordinary::table).into_boxed().filter(over)
}

/// Cases that were found before, for the store's own work on them.
pub(in crate::cases) fn chosen(keys: &[CaseKey]) -> Visible {
    cases::table.left_join(ordinary::table).into_boxed().filter(cases::key.eq_any(keys.to_vec()))
}

/// Grants on the case of the outer query that are alive today, of whomever.
macro_rules! live_grants {
    ($today:expr) => {
        grants::table
            .filter(grants::case_key.eq(cases::key))
            .filter(grants::until_on.is_null().or(grants::until_on.gt($today)))
            .filter(
                grants::membership_key.is_null().or(exists(
                    desk_members::table
                        .filter(desk_members::key.nullable().eq(grants::membership_key))
                        .filter(desk_members::from_on.le($today))
                        .filter(desk_members::until_on.is_null().or(desk_members::until_on.gt($today))),
                )),
            )
            .filter(exists(
                accounts::table
                    .filter(accounts::key.nullable().eq(grants::account_key))
                    .filter(accounts::active.eq(true)),
            ))
    };
}

/// The open sealed cases that nobody can open today.
pub(in crate::cases) fn open_to_nobody(today: NaiveDate) -> Visible {
    open_sealed().filter(not(exists(live_grants!(today))).nullable())
}

/// The open sealed cases that `account` alone can open today.
pub(in crate::cases) fn open_to_one(account: AccountKey, today: NaiveDate) -> Visible {
    open_sealed()
        .filter(exists(live_grants!(today).filter(grants::account_key.eq(account))).nullable())
        .filter(not(exists(live_grants!(today).filter(grants::account_key.ne(account)))).nullable())
}

/// The ordinary cases of `visible_to`, in parts that may overlap: one for each reason to see a case. A database answers
/// each from an index, in the order of a list; their OR it would have to look up and sort.
pub(in crate::cases) fn parts(viewer: &Viewer) -> Vec<Visible> {
    let part = |scope| cases::table.left_join(ordinary::table).into_boxed().filter(not_kept_from(viewer, scope));
    scopes(viewer).into_iter().map(part).collect()
}

fn rule(viewer: &Viewer, kind: Kind, today: NaiveDate) -> Rule {
    let sealed = cases::sealed.eq(true).nullable().and(granted(viewer, today));
    let scopes = scopes(viewer).into_iter().filter(|_| kind != Kind::Sealed);
    let scopes = scopes.reduce(|all, scope| Box::new(all.or(scope)));
    // one kind alone spares the database an OR, and with it a walk through all cases
    match (scopes.map(|scopes| not_kept_from(viewer, scopes)), kind) {
        (Some(ordinary), Kind::Ordinary) => ordinary,
        (Some(ordinary), _) => Box::new(ordinary.or(sealed)),
        (None, Kind::Ordinary) => Box::new(cases::key.is_null().nullable()),
        (None, _) => Box::new(sealed),
    }
}

/// Ordinary cases in `scope`, without those from which the viewer is excluded and those about an own committee.
fn not_kept_from(viewer: &Viewer, scope: Rule) -> Rule {
    let excluded = exists(
        exclusions::table.filter(exclusions::case_key.eq(cases::key)).filter(exclusions::account_key.eq(viewer.key)),
    );
    let rule = cases::sealed.eq(false).nullable().and(scope).and(not(excluded).nullable());
    match about_own_committee(viewer) {
        None => Box::new(rule),
        Some(own) => Box::new(rule.and(not(own))),
    }
}

/// About a committee the viewer sits in: kept from all its members, whatever else they are.
fn about_own_committee(viewer: &Viewer) -> Option<Rule> {
    let own: Vec<CommitteeKey> = viewer.roles.iter().filter_map(|held| held.committee).collect();
    if own.is_empty() {
        return None;
    }
    // without a committee nothing is about one: an unknown must not become a no
    let theirs = ordinary::committee_key.is_not_null().and(ordinary::committee_key.assume_not_null().eq_any(own));
    Some(Box::new(ordinary::hidden_from_committee.nullable().eq(true).and(theirs.nullable())))
}

fn granted(viewer: &Viewer, today: NaiveDate) -> Rule {
    let alive = grants::membership_key.is_null().or(exists(
        desk_members::table
            .filter(desk_members::key.nullable().eq(grants::membership_key))
            .filter(desk_members::from_on.le(today))
            .filter(desk_members::until_on.is_null().or(desk_members::until_on.gt(today))),
    ));
    let active = exists(accounts::table.filter(accounts::key.eq(viewer.key)).filter(accounts::active.eq(true)));
    Box::new(
        exists(
            grants::table
                .filter(grants::case_key.eq(cases::key))
                .filter(grants::account_key.eq(viewer.key))
                .filter(grants::until_on.is_null().or(grants::until_on.gt(today)))
                .filter(alive)
                .filter(active),
        )
        .nullable(),
    )
}

/// What the roles of the viewer open of ordinary cases, each reason by itself; none: nothing.
fn scopes(viewer: &Viewer) -> Vec<Rule> {
    let mut scopes: Vec<Rule> = viewer.roles.iter().filter_map(scope).collect();
    if viewer.is(Role::Handler) {
        scopes.push(Box::new(ordinary::assigned_key.nullable().eq(viewer.key)));
    }
    scopes
}

fn scope(held: &Held) -> Option<Rule> {
    match held.role {
        Role::CommitteeMember => {
            let own = ordinary::committee_key.nullable().eq(held.committee?);
            Some(Box::new(own.and(ordinary::hidden_from_committee.nullable().eq(false))))
        }
        Role::Handler => {
            let area = in_area(held.area);
            Some(match held.sector.clone() {
                None => area,
                Some(sector) => Box::new(area.and(ordinary::sector.nullable().eq(sector))),
            })
        }
        Role::Manager => Some(in_area(held.area)),
        Role::Receiver | Role::FocalPoint | Role::DataLoader | Role::Administrator | Role::Auditor => None,
    }
}

fn in_area(area: Option<Area>) -> Rule {
    let Some(Area { place, level }) = area else { return everywhere() };
    match level {
        Level::Country => everywhere(),
        Level::Region => Box::new(ordinary::region_key.nullable().eq(place)),
        Level::Cercle => Box::new(ordinary::cercle_key.nullable().eq(place)),
        Level::Commune => Box::new(ordinary::commune_key.nullable().eq(place)),
        Level::Site => Box::new(ordinary::place_key.nullable().eq(place)),
    }
}

/// Every case that has an ordinary half. Said of the column that lists are sorted by: so the half comes first in the query,
/// and its order with it.
fn everywhere() -> Rule {
    let ever = NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default();
    Box::new(ordinary::received_on.nullable().ge(ever))
}

/// Only what lies in `area`. Of sealed cases the region alone is known.
pub(in crate::cases) fn within(query: Visible, kind: Kind, area: Option<Area>) -> Visible {
    match area {
        Some(Area { place, level: Level::Region }) if kind == Kind::Sealed => query.filter(cases::region_key.eq(place)),
        Some(Area { place, level: Level::Region }) => query.filter(ordinary::region_key.nullable().eq(place)),
        Some(Area { place, level: Level::Cercle }) => query.filter(ordinary::cercle_key.nullable().eq(place)),
        Some(Area { place, level: Level::Commune }) => query.filter(ordinary::commune_key.nullable().eq(place)),
        Some(Area { place, level: Level::Site }) => query.filter(ordinary::place_key.nullable().eq(place)),
        _ => query,
    }
}
