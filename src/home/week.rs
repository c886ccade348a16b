//! `/week`: how the week of a committee goes, and who still waits. Three numbers and people, without anything to be compared with.
use crate::access::{Role, Viewer};
use crate::cases::model::{Holder, OrdinaryFact, State};
use crate::cases::{self, CaseLine, Deps, Line, Order, Wanted};
use crate::committees;
use crate::id::CommitteeKey;
use crate::web::{self, Page, Ui, WebResult};
use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;

/// Whose page it is.
pub(super) const COMMITTEES: &[Role] = &[Role::CommitteeMember];
/// So many people are shown.
const MOST: usize = 20;
/// Cases looked through to find them.
const READ: i64 = 500;

/// Somebody who waits.
#[derive(Debug, Serialize)]
struct Waiting {
    line: CaseLine,
    days: i64,
    /// Code of what the committee does next.
    next: &'static str,
    icon: &'static str,
    due: String,
}

/// `/week`
#[derive(Debug, Serialize)]
struct WeekPage {
    names: String,
    monday: String,
    received: usize,
    told: usize,
    waiting: usize,
    people: Vec<Waiting>,
    more: bool,
}

impl Page for WeekPage {
    const TEMPLATE: &'static str = "home/week";
}

pub(super) async fn page(viewer: Viewer, ui: Ui, deps: Deps) -> WebResult {
    let (own, ctx, who) = (viewer.committees(), deps.ctx.clone(), viewer.clone());
    let today = ctx.today;
    let mine = own.clone();
    let (facts, lines, names) = deps
        .db
        .read(move |conn| {
            let mut facts = cases::facts_of_today(conn, Some(&who), None, today)?;
            // who handles cases as well sees more than the committee's
            facts.retain(|fact| fact.committee.is_some_and(|key| mine.contains(&key)));
            let mut lines = Vec::new();
            for key in &mine {
                for wanted in wanted(*key) {
                    lines.extend(cases::list(conn, &ctx, &who, &wanted)?);
                }
            }
            let all = committees::all(conn)?.into_iter().filter(|committee| mine.contains(&committee.key));
            Ok::<_, web::Error>((facts, lines, all.map(|committee| committee.name).collect::<Vec<_>>()))
        })
        .await?;
    let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
    let since = |day: Option<NaiveDate>| day.is_some_and(|day| (monday..=today).contains(&day));
    let people = oldest_first(lines);
    ui.page(&WeekPage {
        names: names.join(", "),
        monday: ui.date(monday),
        received: facts.iter().filter(|fact| since(Some(fact.received))).count(),
        told: facts.iter().filter(|fact| since(fact.told)).count(),
        waiting: facts.iter().filter(|fact| waits(fact)).count(),
        more: people.len() > MOST,
        people: people.iter().take(MOST).map(|line| person(&ui, &deps, line)).collect(),
    })
}

/// The open cases of a committee, and the answers that still have to be told.
fn wanted(committee: CommitteeKey) -> [Wanted; 2] {
    let base = Wanted { committee: Some(committee), order: Some(Order::Oldest), most: READ, ..Wanted::default() };
    [Wanted { open_only: true, ..base.clone() }, Wanted { to_tell: true, ..base }]
}

/// Whether somebody waits to be told: open, or answered and not told although somebody is left to tell.
fn waits(fact: &OrdinaryFact) -> bool {
    let over = fact.closing_reason.is_some_and(|reason| reason.leaves_nobody_to_tell());
    fact.told.is_none() && (fact.closed.is_none() || (fact.answered.is_some() && !over))
}

/// Who waits, each once, the longest waiting first.
fn oldest_first(mut lines: Vec<Line>) -> Vec<Line> {
    lines.retain(|(_, ordinary)| ordinary.as_ref().is_some_and(|ordinary| ordinary.told_on.is_none()));
    lines.sort_by_key(|(case, _)| (case.received_on, case.key));
    lines.dedup_by_key(|(case, _)| case.key);
    lines
}

fn person(ui: &Ui, deps: &Deps, line: &Line) -> Waiting {
    let (case, ordinary) = line;
    let today = deps.ctx.today;
    let ordinary = ordinary.as_ref();
    let answered = ordinary.is_some_and(|o| o.answered_on.is_some());
    let heard = ordinary.is_some_and(|o| o.acknowledged_on.is_some());
    let theirs = ordinary.is_some_and(|o| o.holder == Holder::Committee);
    let (next, icon) = match () {
        () if answered => ("tell", "visit"),
        () if theirs => ("answer", "edit"),
        () if !heard => ("heard", "check"),
        () if case.state == State::OnHold => ("hold", "calendar"),
        () if case.due_on.is_some_and(|due| due < today) => ("late", "phone"),
        () => ("wait", "calendar"),
    };
    Waiting {
        line: cases::line(ui, &deps.ctx, line),
        days: (today - case.received_on).num_days().max(0),
        next,
        icon,
        due: case.due_on.map(|due| ui.date(due)).unwrap_or_default(),
    }
}
