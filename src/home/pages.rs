//! `/`: what each role does next.
use super::views::{HomePage, Section};
use crate::access::{Role, Viewer};
use crate::cases::{self, Deps, Line, Order, Wanted};
use crate::web::{self, Routes, Ui, WebResult, Who, see_other};
use actix_web::HttpRequest;
use std::collections::HashSet;

/// How many cases a part of the page shows.
const FEW: i64 = 10;

/// Adds `/`.
pub fn routes(routes: &mut Routes) {
    routes.get("/", Who::SignedIn, home);
}

async fn home(viewer: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    if let Some(to) = only_page(&viewer) {
        let query = req.query_string();
        return Ok(see_other(&if query.is_empty() { to.to_owned() } else { format!("{to}?{query}") }));
    }
    let asked = wanted(&viewer);
    let (ctx, who) = (deps.ctx.clone(), viewer.clone());
    let found: Vec<(&'static str, &'static str, Vec<Line>)> = deps
        .db
        .read(move |conn| {
            let list = |(key, all, wanted): (_, _, Wanted)| Ok((key, all, cases::list(conn, &ctx, &who, &wanted)?));
            asked.into_iter().map(list).collect::<Result<_, web::Error>>()
        })
        .await?;
    let mut shown = HashSet::new();
    let sections = found
        .into_iter()
        .filter_map(|(key, all, mut lines)| {
            let empty = lines.is_empty();
            // what stands higher up is not shown twice
            lines.retain(|(case, _)| shown.insert(case.reference.to_string()));
            let lines = lines.iter().map(|l| cases::line(&ui, &deps.ctx, l)).collect::<Vec<_>>();
            (empty || !lines.is_empty()).then_some(Section { key, all, lines })
        })
        .collect();
    ui.page(&HomePage {
        enters: viewer.is_any(&[Role::CommitteeMember, Role::Receiver]),
        waiting_desks: Vec::new(),
        sections,
        loads: viewer.is(Role::DataLoader),
        measures: viewer.is(Role::Manager),
    })
}

/// Where a person lands who has one thing to do.
fn only_page(viewer: &Viewer) -> Option<&'static str> {
    let mut pages: Vec<&'static str> = viewer
        .roles
        .iter()
        .map(|held| match held.role {
            Role::Manager => "/tracker",
            Role::Administrator => "/settings",
            Role::DataLoader => "/import",
            Role::Auditor => "/audit",
            _ => "",
        })
        .collect();
    pages.dedup();
    match pages.as_slice() {
        [only] if !only.is_empty() => Some(only),
        _ => None,
    }
}

/// The lists of the page, by role: what is due next comes first.
fn wanted(viewer: &Viewer) -> Vec<(&'static str, &'static str, Wanted)> {
    let by_due = || Wanted { open_only: true, order: Some(Order::Due), most: FEW, ..Wanted::default() };
    let mut lists = Vec::new();
    if viewer.is(Role::CommitteeMember) {
        lists.push(("tell", "/cases?mine=tell&order=due", Wanted { to_tell: true, ..by_due() }));
        lists.push(("mine", "/cases?mine=entered", Wanted { entered_by_me: true, ..by_due() }));
        lists.push(("committee", "/cases?state=open&order=due", by_due()));
    }
    if viewer.is(Role::FocalPoint) {
        lists.push(("granted", "/cases?kind=sealed&state=open&order=due", Wanted { sealed: true, ..by_due() }));
    }
    if viewer.is(Role::Handler) {
        lists.push(("assigned", "/cases?mine=assigned&state=open&order=due", Wanted { mine: true, ..by_due() }));
        lists.push(("queue", "/cases?state=open&order=due", by_due()));
    }
    lists
}
