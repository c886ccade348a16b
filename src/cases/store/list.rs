//! Lists: filters, search, order, pages by key. Always through the one query.
use super::find::find;
use super::rows::{CaseRow, Ordinary};
use super::search::searched;
use super::visible::{Kind, Visible, visible_to, within};
use crate::access::{Area, Viewer};
use crate::cases::model::{Case, ClosingReason, State};
use crate::id::{CaseKey, CommitteeKey, Reference};
use crate::storage::DbConn;
use crate::storage::schema::{cases, ordinary};
use crate::text_enum;
use chrono::{Days, NaiveDate};
use diesel::dsl::not;
use diesel::prelude::*;

text_enum!(
    /// How a list is sorted.
    Order { Due = "due", Newest = "newest", Oldest = "oldest" }
);
text_enum!(
    /// Which cases by their due date.
    Due { Overdue = "overdue", Week = "week", Later = "later" }
);

/// Where the next page begins: the sort date and key of the last line seen.
type Cursor = (Option<NaiveDate>, CaseKey);

/// Everything a list may be asked for. What is `None` does not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "as the filters on the page")]
pub struct Wanted {
    pub sealed: bool,
    pub open_only: bool,
    pub state: Option<State>,
    pub due: Option<Due>,
    pub category: Option<i32>,
    pub sector: Option<String>,
    pub area: Option<Area>,
    /// A place was asked for that nobody knows: nothing lies there.
    pub nowhere: bool,
    pub committee: Option<CommitteeKey>,
    pub channel: Option<String>,
    pub project: Option<String>,
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    pub mine: bool,
    pub entered_by_me: bool,
    pub to_tell: bool,
    pub search: String,
    pub order: Option<Order>,
    pub after: Option<Reference>,
    pub most: i64,
}

impl Wanted {
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
    let mut query = visible_to(viewer, kind, today);
    query = shared(query, wanted, today);
    if !wanted.sealed {
        query = of_ordinary(query, wanted, viewer);
    }
    query = searched(conn, query, &wanted.search, wanted.only_searches())?;
    let order = wanted.order.unwrap_or(Order::Newest);
    let after = match &wanted.after {
        None => None,
        Some(reference) => find(conn, viewer, reference, today)?
            .map(|(case, _)| (if order == Order::Due { case.due_on } else { Some(case.received_on) }, case.key)),
    };
    // first which ones, then what they say: whole rows are never sorted or passed over
    let keys: Vec<CaseKey> = ordered(query, order, after).limit(wanted.most).select(cases::key).load(conn)?;
    let rows: Vec<(CaseRow, Option<Ordinary>)> = visible_to(viewer, kind, today)
        .filter(cases::key.eq_any(keys.clone()))
        .select((CaseRow::as_select(), Option::<Ordinary>::as_select()))
        .load(conn)?;
    let lines = rows.into_iter().map(|(case, ordinary)| Ok((Case::try_from(case)?, ordinary)));
    let mut lines = lines.collect::<QueryResult<Vec<Line>>>()?;
    lines.sort_by_key(|(case, _)| keys.iter().position(|key| *key == case.key));
    Ok(lines)
}

fn shared(mut query: Visible, wanted: &Wanted, today: NaiveDate) -> Visible {
    // what is closed is never due next
    let next = wanted.order == Some(Order::Due) && wanted.state.is_none() && !wanted.to_tell;
    if wanted.open_only || next {
        query = query.filter(cases::closed_on.is_null());
    }
    if let Some(state) = wanted.state {
        query = query.filter(cases::state.eq(state));
    }
    let week = today.checked_add_days(Days::new(7)).unwrap_or(today);
    query = match wanted.due {
        None => query,
        Some(Due::Overdue) => query.filter(cases::closed_on.is_null()).filter(cases::due_on.lt(today)),
        Some(Due::Week) => query.filter(cases::closed_on.is_null()).filter(cases::due_on.between(today, week)),
        Some(Due::Later) => query.filter(cases::closed_on.is_null()).filter(cases::due_on.gt(week)),
    };
    if let Some(from) = wanted.from {
        query = query.filter(cases::received_on.ge(from));
    }
    if let Some(until) = wanted.until {
        query = query.filter(cases::received_on.le(until));
    }
    within(query, wanted.area)
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
            .filter(reason.is_null().or(not(reason.eq_any(over.map(Some).collect::<Vec<_>>()))));
    }
    query
}

fn ordered(query: Visible, order: Order, after: Option<Cursor>) -> Visible {
    match order {
        Order::Due => by_due(query, after),
        Order::Newest => {
            let query = match after {
                Some((Some(day), key)) => {
                    query.filter(cases::received_on.lt(day).or(cases::received_on.eq(day).and(cases::key.lt(key))))
                }
                _ => query,
            };
            query.order((cases::received_on.desc(), cases::key.desc()))
        }
        Order::Oldest => {
            let query = match after {
                Some((Some(day), key)) => {
                    query.filter(cases::received_on.gt(day).or(cases::received_on.eq(day).and(cases::key.gt(key))))
                }
                _ => query,
            };
            query.order((cases::received_on.asc(), cases::key.asc()))
        }
    }
}

/// What is due next first; cases without a due date come last.
fn by_due(query: Visible, after: Option<Cursor>) -> Visible {
    let query = match after {
        None => query,
        Some((Some(day), key)) => query.filter(
            cases::due_on
                .gt(day)
                .or(cases::due_on.eq(day).and(cases::key.gt(key).nullable()))
                .or(cases::due_on.is_null().nullable()),
        ),
        Some((None, key)) => query.filter(cases::due_on.is_null()).filter(cases::key.gt(key)),
    };
    query.order((cases::due_on.is_null().asc(), cases::due_on.asc(), cases::key.asc()))
}
