//! `/audit`.
use crate::access::{Role, Viewer};
use crate::cases::Deps;
use crate::web::{self, Fields, Page, Routes, Ui, WebResult, Who};
use crate::{accounts, audit, desks};
use actix_web::HttpRequest;
use chrono::NaiveTime;
use serde::Serialize;

/// Lines on a page.
const PAGE: i64 = 100;

#[derive(Debug, Serialize)]
struct AuditLine {
    when: String,
    who: String,
    what: String,
    desk: String,
}

#[derive(Debug, Serialize)]
struct AuditPage {
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

async fn log(_: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    let asked = Fields::parse(req.query_string().as_bytes());
    let before = asked.get("before").parse().ok();
    let (entries, names, all_desks) = deps
        .db
        .read(move |conn| {
            Ok::<_, web::Error>((audit::page(conn, before, PAGE)?, accounts::names(conn)?, desks::all(conn)?))
        })
        .await?;
    let full = entries.len() == PAGE as usize;
    let next = entries.last().filter(|_| full).map(|e| format!("/audit?before={}", e.key)).unwrap_or_default();
    let lines = entries.into_iter().map(|entry| {
        let day = ui.date(entry.at.date());
        let exact = entry.at.time() != NaiveTime::MIN;
        AuditLine {
            when: if exact { format!("{day}, {}", entry.at.format("%H:%M")) } else { day },
            who: names.iter().find(|(k, _)| Some(*k) == entry.actor).map(|(_, n)| n.clone()).unwrap_or_default(),
            what: ui.text(&format!("audit-kind-{}", entry.kind)),
            desk: all_desks.iter().find(|d| Some(d.key) == entry.desk).map(|d| d.name.clone()).unwrap_or_default(),
        }
    });
    let first = if before.is_some() { "/audit".to_owned() } else { String::new() };
    ui.page(&AuditPage { lines: lines.collect(), next, first })
}
