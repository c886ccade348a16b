//! `/telling`.
mod general;

use super::model::Way;
use super::tasks::tasks;
use super::views::{CallPage, GeneralLine, TaskLine, TellingPage};
use crate::access::{Role, Viewer};
use crate::cases::telling::{self, Telling};
use crate::cases::{self, At, Deps};
use crate::id::Reference;
use crate::storage::DbConn;
use crate::web::{self, Fields, Refusal, Routes, Ui, WebResult, Who, see_other};

/// Who tells people their answer.
pub const TELLERS: &[Role] = &[Role::CommitteeMember, Role::Handler];
const PAGE: &str = "/telling";

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    let (tellers, handlers) = (Who::Any(TELLERS), Who::Any(&[Role::Handler]));
    routes.get(PAGE, tellers, show);
    routes.post(PAGE, tellers, done);
    routes.post("/telling/call", tellers, call);
    routes.get("/telling/general", tellers, general::list);
    routes.get("/telling/general/new", handlers, general::form);
    routes.post("/telling/general/new", handlers, general::save);
    routes.get("/telling/general/{id}", tellers, general::show);
    routes.post("/telling/general/{id}", tellers, general::read_out);
}

/// What was refused, with the way back.
pub(super) fn refused(reason: &'static str, back: &str) -> web::Error {
    web::Error::Refused(Refusal { reason, back: back.to_owned() })
}

/// A failure, with the way back to the tasks.
fn back(error: cases::Error) -> web::Error {
    match error {
        cases::Error::Refused(reason) => refused(reason, PAGE),
        cases::Error::Stale => refused("refusal-stale", PAGE),
        other => other.into(),
    }
}

async fn show(viewer: Viewer, ui: Ui, deps: Deps) -> WebResult {
    let (ctx, who) = (deps.ctx.clone(), viewer.clone());
    let read = move |conn: &mut DbConn| {
        let found = tasks(conn, &ctx, &who)?;
        Ok::<_, cases::Error>((found, general::named(conn, &ctx, &who)?))
    };
    let (found, general) = deps.db.read(read).await?;
    let waiting = general.iter().filter(|(one, _)| one.read_on.is_none());
    ui.page(&TellingPage {
        today: deps.ctx.today.to_string(),
        lines: found.into_iter().map(|(way, one)| TaskLine::new(&ui, &deps.ctx, way, one)).collect(),
        general: waiting.map(|(one, committee)| GeneralLine::new(&ui, one, committee.clone())).collect(),
        writes: viewer.is(Role::Handler),
    })
}

/// How satisfied somebody is, where it was asked.
fn satisfied(fields: &Fields) -> Option<String> {
    let said = fields.get("satisfied");
    cases::model::SATISFIED.contains(&said).then(|| said.to_owned())
}

async fn done(viewer: Viewer, deps: Deps, fields: Fields) -> WebResult {
    let reference = Reference::parse(fields.get("reference")).ok_or(web::Error::NotFound)?;
    let version = fields.get("version").parse().unwrap_or(0);
    let what = fields.get("what").to_owned();
    let on = fields.day("on").ok_or_else(|| refused("fault-date", PAGE))?;
    let way = Way::parse(fields.get("way")).unwrap_or(Way::HelpDesk);
    let telling = Telling { how: way.told().as_str().to_owned(), on, satisfied: satisfied(&fields) };
    let (ctx, to) = match what.as_str() {
        "told" => (deps.ctx.clone(), "/telling?done=told"),
        "missed" => (deps.ctx.clone(), "/telling?done=missed"),
        _ => (deps.ctx.clone(), "/telling?done=unwanted"),
    };
    let work = move |conn: &mut DbConn| {
        let at = At { viewer: &viewer, reference: &reference, version };
        match what.as_str() {
            "told" => telling::tell(conn, &ctx, at, &telling),
            "missed" => telling::attempt(conn, &ctx, at, on, None),
            "unwanted" => telling::unwanted(conn, &ctx, at, on),
            _ => Err(cases::Error::NotFound),
        }
    };
    deps.db.write(work).await.map_err(back)?;
    Ok(see_other(to))
}

/// The number of one person, for one call: a form, so that no address and no history leads to it.
async fn call(viewer: Viewer, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let reference = Reference::parse(fields.get("reference")).ok_or(web::Error::NotFound)?;
    let ctx = deps.ctx.clone();
    let work = move |conn: &mut DbConn| telling::number(conn, &ctx, &viewer, &reference);
    let (line, identity, answer) = deps.db.write(work).await.map_err(back)?;
    let knows = line.1.as_ref().is_none_or(|half| half.told_on.is_some());
    ui.page(&CallPage::new(&deps.ctx, &line, identity, answer.filter(|_| !knows)))
}
