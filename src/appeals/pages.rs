//! `/appeals`.
use super::views::{AppealLine, AppealsPage};
use crate::access::{Role, Viewer};
use crate::cases::{self, Deps};
use crate::web::{Routes, Ui, WebResult, Who};

/// Who decides appeals, and who names them.
const READERS: &[Role] = &[Role::Handler, Role::Manager];

/// Adds the route.
pub fn routes(routes: &mut Routes) {
    routes.get("/appeals", Who::Any(READERS), show);
}

async fn show(viewer: Viewer, ui: Ui, deps: Deps) -> WebResult {
    let (ctx, who) = (deps.ctx.clone(), viewer.clone());
    let found = deps.db.read(move |conn| cases::appeal::appeals(conn, &ctx, &who)).await?;
    let names = viewer.is(Role::Manager);
    let (mut own, mut waiting, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for one in found {
        let line = AppealLine::new(&ui, &deps.ctx, &viewer, &one);
        match (line.own, line.nobody || !line.wait.is_empty()) {
            (true, _) => own.push(line),
            (false, true) => waiting.push(line),
            (false, false) => others.push(line),
        }
    }
    ui.page(&AppealsPage { own, waiting, others, names })
}
