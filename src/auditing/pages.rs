//! `/audit`.
use super::standing::Standing;
use crate::access::{Role, Viewer};
use crate::audit::{Cursor, Line, Report};
use crate::cases::Deps;
use crate::web::{self, Fields, Page, Routes, Ui, WebResult, Who};
use crate::{accounts, audit, desks};
use actix_web::HttpRequest;
use actix_web::web::Data;
use chrono::NaiveDateTime;
use serde::Serialize;

/// Lines with their minute on a page.
const PAGE: usize = 100;

#[derive(Debug, Serialize)]
struct AuditLine {
    when: String,
    who: String,
    what: String,
    desk: String,
}

/// Whether the log is whole, in words.
#[derive(Debug, Serialize)]
struct Whole {
    is_whole: bool,
    say: String,
    checked: String,
}

#[derive(Debug, Serialize)]
struct AuditPage {
    whole: Option<Whole>,
    lines: Vec<AuditLine>,
    next: String,
    first: String,
}

impl Page for AuditPage {
    const TEMPLATE: &'static str = "auditing/audit";
}

/// Adds `/audit`.
pub fn routes(routes: &mut Routes) {
    routes.get("/audit", Who::Any(&[Role::Auditor]), log);
}

async fn log(viewer: Viewer, ui: Ui, deps: Deps, standing: Data<Standing>, req: HttpRequest) -> WebResult {
    let asked = Fields::parse(req.query_string().as_bytes());
    let after: Option<Cursor> = asked.get("before").parse().ok();
    let first = if after.is_some() { "/audit".to_owned() } else { String::new() };
    let (page, names, desks, standing) = deps
        .db
        .read(move |conn| {
            let whole = match after {
                None => Some(standing.now(conn, &deps.ctx.keys, deps.ctx.now)?),
                Some(_) => None,
            };
            let page = audit::page(conn, viewer.key, after.as_ref(), PAGE)?;
            Ok::<_, web::Error>((page, accounts::names(conn)?, desks::all(conn)?, whole))
        })
        .await?;
    let lines = page.lines.into_iter().map(|line| AuditLine {
        when: when(&ui, &line),
        who: names.iter().find(|(k, _)| Some(*k) == line.actor).map(|(_, n)| n.clone()).unwrap_or_default(),
        desk: desks.iter().find(|d| Some(d.key) == line.desk).map(|d| d.name.clone()).unwrap_or_default(),
        what: what(&ui, &line),
    });
    let next = page.next.map(|cursor| format!("/audit?before={cursor}")).unwrap_or_default();
    let whole = standing.map(|(at, report)| whole(&ui, at, &report));
    ui.page(&AuditPage { whole, lines: lines.collect(), next, first })
}

fn when(ui: &Ui, line: &Line) -> String {
    let day = ui.date(line.day);
    line.time.map_or(day.clone(), |time| format!("{day}, {}", time.format("%H:%M")))
}

fn what(ui: &Ui, line: &Line) -> String {
    let kind = ui.text(&format!("audit-kind-{}", line.kind));
    if line.times == 1 {
        return kind;
    }
    ui.text_with("audit-times", &[("what", kind.into()), ("times", line.times.into())])
}

fn whole(ui: &Ui, at: NaiveDateTime, report: &Report) -> Whole {
    let moment = |at: NaiveDateTime| format!("{}, {}", ui.date(at.date()), at.format("%H:%M"));
    // not how many entries: whoever is kept from some of them could count those
    let checked = ui.text_with("audit-checked", &[("when", moment(at).into())]);
    let say = match (report.broken, report.until) {
        (Some(broken), _) => {
            let wrong = ui.text(&format!("audit-fault-{}", broken.fault.as_str()));
            let number = ("number", broken.number.to_string().into());
            match broken.lane {
                Some(lane) => {
                    ui.text_with("audit-broken", &[("lane", lane.to_string().into()), number, ("wrong", wrong.into())])
                }
                None => ui.text_with("audit-broken-checkpoints", &[number, ("wrong", wrong.into())]),
            }
        }
        (None, Some(until)) => ui.text_with("audit-whole", &[("until", moment(until).into())]),
        (None, None) => ui.text("audit-whole-alone"),
    };
    Whole { is_whole: report.broken.is_none(), say, checked }
}
