//! Lists: filters, search, order, pages by key. Always through the one query.
use super::find::find;
use super::rows::{CaseRow, Ordinary};
use super::search::Search;
use super::visible::{Kind, Rule, Visible, parts, visible_to, within, written};
use crate::access::{Area, Viewer};
use crate::cases::model::{Case, ClosingReason, EventKind, State};
use crate::id::{CaseKey, CommitteeKey, Reference};
use crate::storage::DbConn;
use crate::storage::schema::{cases, events, ordinary};
use crate::text_enum;
use chrono::{Days, NaiveDate};
use diesel::dsl::{Nullable, Select, not, sql};
use diesel::prelude::*;
use diesel::sql_types;
use std::cmp::Reverse;

text_enum!(
    /// How a list is sorted.
    Order { Due = "due", Newest = "newest", Oldest = "oldest" }
);
text_enum!(
    /// Which cases by their due date.
    Due { Overdue = "overdue", Week = "week", Later = "later" }
);

text_enum!(
    /// Which cases by a figure of the tracker that they are counted in.
    Figure {
        Received = "received",
        Acknowledged = "acknowledged",
        Answered = "answered",
        Told = "told",
        Satisfied = "satisfied",
        Closed = "closed",
        Reopened = "reopened",
        Appealed = "appealed",
        Withdrawn = "withdrawn",
        Open = "open",
        Overdue = "overdue",
        NotTold = "not_told",
    }
);

/// Where a case stands in lists.
#[derive(Debug, Clone, Copy, Queryable)]
struct Place {
    key: CaseKey,
    received: Option<NaiveDate>,
    due: Option<NaiveDate>,
}

/// Everything a list may be asked for. What is `None` does not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "as the filters on the page")]
pub struct Wanted {
    pub sealed: bool,
    pub open_only: bool,
    pub state: Option<State>,
    pub due: Option<Due>,
    pub figure: Option<Figure>,
    pub category: Option<i32>,
    pub sector: Option<String>,
    pub area: Option<Area>,
    /// A place was asked for that nobody knows: nothing lies there.
    pub nowhere: bool,
    pub committee: Option<CommitteeKey>,
    pub channel: Option<String>,
    pub project: Option<String>,
    pub activity: Option<String>,
    /// Any of these: what a donor pays for.
    pub projects: Option<Vec<String>>,
    /// Any of these projects or activities: what a partner does.
    pub partner: Option<(Vec<String>, Vec<String>)>,
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    /// Left by one of these committees, and answered by nobody.
    pub left_by: Option<Vec<CommitteeKey>>,
    pub mine: bool,
    pub entered_by_me: bool,
    pub to_tell: bool,
    /// The person wrote by slip, and nobody has taken it up.
    pub written: bool,
    pub search: String,
    pub order: Option<Order>,
    pub after: Option<Reference>,
    pub most: i64,
}

impl Wanted {
    fn order(&self) -> Order {
        self.order.unwrap_or(Order::Newest)
    }

    /// Whether nothing but words, and whether the case is open, narrows the list.
    fn only_searches(&self) -> bool {
        let rest = Self { search: String::new(), open_only: false, order: None, after: None, most: 0, ..self.clone() };
        rest == Self::default()
    }
}

/// A line of a list.
pub type Line = (Case, Option<Ordinary>);

/// One page of the cases the viewer may see and asks for.
pub(in crate::cases) fn list(
    conn: &mut DbConn,
    viewer: &Viewer,
    wanted: &Wanted,
    today: NaiveDate,
) -> QueryResult<Vec<Line>> {
    if wanted.nowhere {
        return Ok(Vec::new());
    }
    let kind = if wanted.sealed { Kind::Sealed } else { Kind::Ordinary };
    let after = match &wanted.after {
        None => None,
        Some(reference) => find(conn, viewer, reference, today)?.map(|(case, _)| Place {
            key: case.key,
            received: Some(case.received_on),
            due: case.due_on,
        }),
    };
    let search = Search::of(conn, &wanted.search, wanted.only_searches())?;
    let searched = |query: Visible| {
        let query = if wanted.written { query.filter(written()) } else { query };
        match &search {
            Some(search) => search.narrow(query),
            None => query,
        }
    };
    // first which ones, then what they say: whole rows are never sorted or passed over
    let mut places: Vec<Place> = Vec::new();
    if wanted.sealed {
        let query = searched(sealed::narrowed(visible_to(viewer, kind, today), wanted, today));
        places = sealed::ordered(query, wanted, after).load(conn)?;
    } else {
        for part in parts(viewer) {
            let part = of_ordinary(plain::narrowed(part, wanted, today), wanted, viewer);
            let part = if let Some(figure) = wanted.figure { counted(part, figure, today) } else { part };
            let query = searched(part);
            places.extend(plain::ordered(query, wanted, after).load::<Place>(conn)?);
        }
    }
    let keys = first(places, wanted);
    let rows: Vec<(CaseRow, Option<Ordinary>)> = visible_to(viewer, kind, today)
        .filter(cases::key.eq_any(keys.clone()))
        .select((CaseRow::as_select(), Option::<Ordinary>::as_select()))
        .load(conn)?;
    let lines = rows.into_iter().map(|(case, ordinary)| Ok((Case::try_from(case)?, ordinary)));
    let mut lines = lines.collect::<QueryResult<Vec<Line>>>()?;
    lines.sort_by_key(|(case, _)| keys.iter().position(|key| *key == case.key));
    Ok(lines)
}

fn of_ordinary(mut query: Visible, wanted: &Wanted, viewer: &Viewer) -> Visible {
    if let Some(category) = wanted.category {
        query = query.filter(ordinary::category.nullable().eq(category));
    }
    if let Some(sector) = wanted.sector.clone() {
        query = query.filter(ordinary::sector.nullable().eq(sector));
    }
    if let Some(committee) = wanted.committee {
        query = query.filter(ordinary::committee_key.nullable().eq(committee));
    }
    if let Some(channel) = wanted.channel.clone() {
        query = query.filter(ordinary::channel.nullable().eq(channel));
    }
    if let Some(project) = wanted.project.clone() {
        query = query.filter(ordinary::project.nullable().eq(project));
    }
    if let Some(activity) = wanted.activity.clone() {
        query = query.filter(ordinary::activity.nullable().eq(activity));
    }
    if let Some(projects) = wanted.projects.clone() {
        query = query.filter(ordinary::project.nullable().eq_any(projects));
    }
    if let Some((projects, activities)) = wanted.partner.clone() {
        let own = ordinary::project.nullable().eq_any(projects);
        query = query.filter(own.or(ordinary::activity.nullable().eq_any(activities)));
    }
    if let Some(closed) = wanted.left_by.clone() {
        let nobody = ordinary::assigned_key.nullable().is_null();
        query = query.filter(ordinary::committee_key.nullable().eq_any(closed)).filter(nobody);
    }
    if wanted.mine {
        query = query.filter(ordinary::assigned_key.nullable().eq(viewer.key));
    }
    if wanted.entered_by_me {
        query = query.filter(ordinary::entered_by.nullable().eq(viewer.key));
    }
    if wanted.to_tell {
        // closed and told are two facts: an answer may still have to be told when the case is closed
        let over = ClosingReason::ALL.iter().copied().filter(|reason| reason.leaves_nobody_to_tell());
        let reason = ordinary::closing_reason.nullable();
        query = query
            .filter(ordinary::answered_on.nullable().is_not_null())
            .filter(ordinary::told_on.nullable().is_null())
            .filter(ordinary::unwanted_on.nullable().is_null())
            .filter(reason.is_null().or(not(reason.eq_any(over.map(Some).collect::<Vec<_>>()))));
    }
    query
}

/// Those that a figure of the tracker counts, as they stand now.
fn counted(query: Visible, figure: Figure, today: NaiveDate) -> Visible {
    let (closed, told) = (ordinary::closed_on.nullable(), ordinary::told_on.nullable());
    match figure {
        Figure::Received => query,
        Figure::Acknowledged => query.filter(ordinary::acknowledged_on.nullable().is_not_null()),
        Figure::Answered => query.filter(ordinary::answered_on.nullable().is_not_null()),
        Figure::Told => query.filter(told.is_not_null()),
        Figure::Satisfied => query.filter(told.is_not_null()).filter(ordinary::satisfied.nullable().eq("satisfied")),
        Figure::Closed => query.filter(closed.is_not_null()),
        Figure::Reopened => {
            let first = ordinary::first_closed_on.nullable();
            query.filter(first.is_not_null()).filter(closed.is_null().or(closed.ne(first)))
        }
        Figure::Appealed => {
            let appeals = events::table.filter(events::kind.eq(EventKind::Appealed)).select(events::case_key);
            query.filter(cases::key.eq_any(appeals))
        }
        Figure::Withdrawn => {
            query.filter(ordinary::closing_reason.nullable().eq(ClosingReason::Withdrawn)).filter(closed.is_not_null())
        }
        Figure::Open => query.filter(closed.is_null()),
        Figure::Overdue => query.filter(closed.is_null()).filter(ordinary::due_on.nullable().lt(today)),
        Figure::NotTold => query.filter(closed.is_not_null()).filter(told.is_null()),
    }
}

/// Whether a row lies beyond the last line seen: compared as a whole, an index finds where it begins. As an OR of its columns
/// it would be looked up twice, and sorted.
fn row_beyond(begun: &str, day: Option<NaiveDate>, key: CaseKey) -> Rule {
    let begun = sql::<sql_types::Nullable<sql_types::Bool>>(begun);
    let day = begun.bind::<sql_types::Nullable<sql_types::Date>, _>(day);
    Box::new(day.sql(", ").bind::<sql_types::BigInt, _>(key).sql(")"))
}

/// What is asked of the columns that both halves have, of the half where the lists of a kind are sorted.
macro_rules! halves {
    ($module:ident, $half:ident, $key:ident, $kind:expr) => {
        mod $module {
            use super::*;

            /// Only what is wanted.
            pub(super) fn narrowed(mut query: Visible, wanted: &Wanted, today: NaiveDate) -> Visible {
                // what is closed is never due next
                let next = wanted.order == Some(Order::Due) && wanted.state.is_none() && !wanted.to_tell;
                if wanted.open_only || next {
                    query = query.filter($half::closed_on.nullable().is_null());
                }
                if let Some(state) = wanted.state {
                    query = query.filter($half::state.nullable().eq(state));
                }
                let (due, week) = ($half::due_on.nullable(), today.checked_add_days(Days::new(7)).unwrap_or(today));
                let open = $half::closed_on.nullable().is_null();
                query = match wanted.due {
                    None => query,
                    Some(Due::Overdue) => query.filter(open).filter(due.lt(today)),
                    Some(Due::Week) => query.filter(open).filter(due.between(today, week)),
                    Some(Due::Later) => query.filter(open).filter(due.gt(week)),
                };
                if let Some(from) = wanted.from {
                    query = query.filter($half::received_on.nullable().ge(from));
                }
                if let Some(until) = wanted.until {
                    query = query.filter($half::received_on.nullable().le(until));
                }
                within(query, $kind, wanted.area)
            }

            /// The first ones after the last line seen, in the order of the list.
            pub(super) fn ordered(
                query: Visible,
                wanted: &Wanted,
                after: Option<Place>,
            ) -> Select<Visible, (cases::key, Nullable<$half::received_on>, Nullable<$half::due_on>)> {
                let (key, received, due) =
                    ($half::$key.nullable(), $half::received_on.nullable(), $half::due_on.nullable());
                let half = stringify!($half);
                let column = format!("{half}.{}", stringify!($key));
                let query = match (wanted.order(), after) {
                    (_, None) => query,
                    (Order::Newest, Some(last)) => {
                        let row = format!("({half}.received_on, {column}) < (");
                        query.filter(row_beyond(&row, last.received, last.key))
                    }
                    (Order::Oldest, Some(last)) => {
                        let row = format!("({half}.received_on, {column}) > (");
                        query.filter(row_beyond(&row, last.received, last.key))
                    }
                    (Order::Due, Some(Place { due: None, key: last, .. })) => {
                        query.filter(due.is_null()).filter(key.gt(last))
                    }
                    (Order::Due, Some(last)) => {
                        let row = format!("({half}.due_on IS NULL, {half}.due_on, {column}) > (false, ");
                        query.filter(row_beyond(&row, last.due, last.key))
                    }
                };
                let query = match wanted.order() {
                    Order::Newest => query.order((received.desc(), key.desc())),
                    Order::Oldest => query.order((received.asc(), key.asc())),
                    // what is due next first; cases without a due date come last
                    Order::Due => query.order((due.is_null().asc(), due.asc(), key.asc())),
                };
                query.limit(wanted.most).select((cases::key, received, due))
            }
        }
    };
}
halves!(plain, ordinary, case_key, Kind::Ordinary);
halves!(sealed, cases, key, Kind::Sealed);

/// The first ones of several parts, each once.
fn first(mut places: Vec<Place>, wanted: &Wanted) -> Vec<CaseKey> {
    match wanted.order() {
        Order::Newest => places.sort_by_key(|place| Reverse((place.received, place.key))),
        Order::Oldest => places.sort_by_key(|place| (place.received, place.key)),
        Order::Due => places.sort_by_key(|place| (place.due.is_none(), place.due, place.key)),
    }
    places.dedup_by_key(|place| place.key);
    let most = usize::try_from(wanted.most).unwrap_or_default();
    places.into_iter().take(most).map(|place| place.key).collect()
}
