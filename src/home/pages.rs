//! `/`: what each role does next.
mod guide;

use super::first;
use super::views::{HomePage, Section};
use super::week;
use crate::access::{Role, Viewer};
use crate::alerts;
use crate::appeals;
use crate::cases::{self, CaseLine, Context, Deps, Line, Order, Wanted};
use crate::config::Config;
use crate::desks::{self, Desk, Standing, Weakness};
use crate::id::CaseKey;
use crate::people;
use crate::storage::DbConn;
use crate::telling;
use crate::web::{self, Routes, Ui, WebResult, Who, see_other};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use std::collections::HashSet;

/// A part of the page: its key, where all of it is, and its cases.
type Found = (&'static str, &'static str, Vec<Line>);

/// How many cases a part of the page shows.
const FEW: i64 = 10;
/// Of how many sealed cases it is looked up whether somebody is in danger: opening one takes about a millisecond.
const OPENED: i64 = 40;

/// The part of those who wrote by slip.
const WRITTEN: &str = "written";

/// Adds `/`.
pub fn routes(routes: &mut Routes) {
    routes.get("/", Who::SignedIn, home);
    routes.get("/week", Who::Any(week::COMMITTEES), week::page);
    routes.get("/guide", Who::SignedIn, guide::own);
    routes.get("/guide/{role}", Who::SignedIn, guide::sheet);
    routes.get("/first-hour", Who::Any(&[Role::Administrator]), first_hour);
}

async fn home(viewer: Viewer, ui: Ui, deps: Deps, config: Data<Config>, req: HttpRequest) -> WebResult {
    let reader = viewer.key;
    let news = deps.db.read(move |conn| Ok::<_, web::Error>(people::unseen(conn, reader)?)).await?;
    let alerts = alerts(&viewer, &ui, &deps).await?;
    let steps = first::pending(&viewer, &deps, &config).await?.map(|steps| (first::left(&steps), steps));
    let (ctx, who) = (deps.ctx.clone(), viewer.clone());
    let waiting = deps.db.read(move |conn| waiting(conn, &ctx, &who)).await?;
    // what was changed in rights, what an instance still needs, and who waits for a decision is seen before anything else
    let quiet = news.is_none() && steps.is_none() && alerts.is_empty() && waiting == (0, 0);
    if let Some(to) = only_page(&viewer).filter(|_| quiet) {
        return Ok(onward(to, req.query_string()));
    }
    let (asked, ctx, who) = (wanted(&viewer), deps.ctx.clone(), viewer.clone());
    let (found, urgent, weak, unconfirmed, left) = deps
        .db
        .read(move |conn| {
            let mut urgent = Vec::new();
            let list = |(key, all, wanted): (_, _, Wanted)| {
                let sealed = wanted.sealed;
                let mut lines = cases::list(conn, &ctx, &who, &wanted)?;
                if sealed {
                    urgent.extend(cases::urgent_first(conn, &ctx, &who, &mut lines));
                    lines.truncate(FEW as usize);
                }
                Ok((key, all, lines))
            };
            let found: Vec<Found> = asked.into_iter().map(list).collect::<Result<_, web::Error>>()?;
            let weak =
                if who.is(Role::Administrator) { cases::weak_desks(conn, &ctx.trust, ctx.today)? } else { Vec::new() };
            let left = cases::is_left(conn, &ctx, &who)?;
            Ok::<_, web::Error>((found, urgent, weak, unconfirmed(conn, &ctx, &who)?, left))
        })
        .await?;
    let sections = sections(&ui, &deps, found, &urgent);
    let news = news.map(|(changes, scopes)| people::lines(&ui, &deps.ctx, &scopes, &changes, reader));
    ui.page(&HomePage {
        news: news.unwrap_or_default(),
        alerts,
        steps_left: steps.as_ref().map_or(0, |(left, _)| *left),
        steps: steps.map(|(_, steps)| steps).unwrap_or_default(),
        unconfirmed,
        left,
        tell: waiting.0,
        appeals: waiting.1,
        week: viewer.acts_as(Role::CommitteeMember),
        enters: viewer.acts_as_any(&[Role::CommitteeMember, Role::Receiver]),
        desks: weak.iter().map(|(desk, weakness)| desk_words(&ui, desk, *weakness)).collect(),
        sections,
        loads: viewer.acts_as(Role::DataLoader),
        measures: viewer.acts_as(Role::Manager),
    })
}

/// The lists in the reader's language.
fn sections(ui: &Ui, deps: &Deps, found: Vec<Found>, urgent: &[CaseKey]) -> Vec<Section> {
    let mut shown = HashSet::new();
    found
        .into_iter()
        .filter_map(|(key, all, mut lines)| {
            let empty = lines.is_empty();
            // what stands higher up is not shown twice
            lines.retain(|(case, _)| shown.insert(case.reference.to_string()));
            let line =
                |line: &Line| CaseLine { urgent: urgent.contains(&line.0.key), ..cases::line(ui, &deps.ctx, line) };
            let lines = lines.iter().map(line).collect::<Vec<_>>();
            // shown only where somebody wrote
            (empty && key != WRITTEN || !lines.is_empty()).then_some(Section { key, all, lines })
        })
        .collect()
}

/// To the one page, with what the address asked for.
fn onward(to: &str, query: &str) -> HttpResponse {
    see_other(&if query.is_empty() { to.to_owned() } else { format!("{to}?{query}") })
}

/// What a manager has not heard yet.
async fn alerts(viewer: &Viewer, ui: &Ui, deps: &Deps) -> Result<Vec<alerts::Line>, web::Error> {
    let (ctx, words, who) = (deps.ctx.clone(), ui.clone(), viewer.clone());
    deps.db.read(move |conn| alerts::unseen(conn, &ctx, &words, &who)).await
}

/// How many people wait to be told by the reader, and how many appeals wait for the reader.
fn waiting(conn: &mut DbConn, ctx: &Context, viewer: &Viewer) -> Result<(usize, usize), web::Error> {
    let tell = if viewer.acts_as_any(telling::TELLERS) { telling::count(conn, ctx, viewer)? } else { 0 };
    let names = viewer.acts_as_any(&[Role::Handler, Role::Manager]);
    Ok((tell, if names { appeals::waiting(conn, ctx, viewer)? } else { 0 }))
}

/// `/first-hour`: stays when everything is done.
async fn first_hour(_: Viewer, ui: Ui, deps: Deps, config: Data<Config>) -> WebResult {
    ui.page(&first::page(&deps, &config).await?)
}

/// What to say where somebody is listed at a desk of the viewer whom nobody confirmed, or the log of the desk is broken: the key
/// of a text, of one's own waiting first. Empty: nothing.
fn unconfirmed(conn: &mut DbConn, ctx: &Context, viewer: &Viewer) -> Result<&'static str, web::Error> {
    let mut say = "";
    for key in viewer.roles.iter().filter(|h| h.role == Role::FocalPoint).filter_map(|h| h.desk) {
        let Some(desk) = desks::get(conn, key)? else { continue };
        let (listed, broken) = desks::listed(conn, &ctx.trust, &desk, ctx.today)?;
        let mut waiting = listed.iter().filter(|member| member.standing == Standing::Unconfirmed);
        if waiting.clone().any(|member| member.account == viewer.key) {
            return Ok("home-unconfirmed-self");
        }
        if broken.is_some() || waiting.next().is_some() {
            say = "home-unconfirmed";
        }
    }
    Ok(say)
}

/// What is wrong with a desk, in a sentence that names it.
fn desk_words(ui: &Ui, desk: &Desk, weakness: Weakness) -> String {
    ui.text_with(&format!("desk-weak-{}", weakness.as_str()), &[("desk", desk.name.clone().into())])
}

/// Where a person lands who has one thing to do.
fn only_page(viewer: &Viewer) -> Option<&'static str> {
    let mut pages: Vec<&'static str> = viewer
        .kinds()
        .into_iter()
        .filter(|role| viewer.acts_as(*role))
        .map(|role| match role {
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
    // a person who wrote by slip waits, also where the case is closed
    let written = Wanted { written: true, most: FEW, ..Wanted::default() };
    if viewer.acts_as_any(&[Role::CommitteeMember, Role::Handler]) {
        lists.push((WRITTEN, "/cases?mine=written", written.clone()));
    }
    if viewer.acts_as(Role::FocalPoint) {
        lists.push((WRITTEN, "/cases?kind=sealed&mine=written", Wanted { sealed: true, ..written }));
    }
    if viewer.acts_as(Role::CommitteeMember) {
        lists.push(("tell", "/telling", Wanted { to_tell: true, open_only: false, ..by_due() }));
        lists.push(("mine", "/cases?mine=entered", Wanted { entered_by_me: true, ..by_due() }));
        lists.push(("committee", "/cases?state=open&order=due", by_due()));
    }
    if viewer.acts_as(Role::FocalPoint) {
        lists.push((
            "granted",
            "/cases?kind=sealed&state=open&order=due",
            Wanted { sealed: true, most: OPENED, ..by_due() },
        ));
    }
    if viewer.acts_as(Role::Handler) {
        lists.push(("assigned", "/cases?mine=assigned&state=open&order=due", Wanted { mine: true, ..by_due() }));
        lists.push(("queue", "/cases?state=open&order=due", by_due()));
    }
    lists
}
