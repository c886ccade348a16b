//! What the home page says of it, and that it was seen.
use super::model::{Kind, QUIET_DAYS, answered_for};
use super::store;
use crate::access::{Role, Viewer};
use crate::cases::{Context, Deps};
use crate::committees;
use crate::storage::DbConn;
use crate::web::{Error, Fields, Routes, Ui, WebResult, Who, see_other};
use serde::Serialize;

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    routes.post("/alerts/seen", Who::Any(&[Role::Manager]), seen);
}

/// An alert that nobody has seen yet.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct Line {
    pub key: i64,
    pub text: String,
    /// What can be done next.
    pub href: String,
    pub action: String,
}

/// What a manager has not seen yet, of what that manager still answers for.
///
/// # Errors
/// The database failed.
pub fn unseen(conn: &mut DbConn, ctx: &Context, ui: &Ui, viewer: &Viewer) -> Result<Vec<Line>, Error> {
    if !viewer.acts_as(Role::Manager) {
        return Ok(Vec::new());
    }
    let alerts = store::lasting(conn, viewer.key, true)?;
    if alerts.is_empty() {
        return Ok(Vec::new());
    }
    let all = committees::all(conn)?;
    let own = answered_for(viewer, &all, &ctx.book);
    let line = |(key, kind, committee, _): store::Lasting| match kind {
        Kind::Late => Some(Line {
            key,
            text: ui.text("alerts-late"),
            href: "/cases?due=overdue&order=oldest".into(),
            action: ui.text("alerts-late-do"),
        }),
        Kind::Quiet => {
            let found = own.iter().find(|one| Some(one.key) == committee)?;
            let args = [("name", found.name.clone().into()), ("days", QUIET_DAYS.into())];
            Some(Line {
                key,
                text: ui.text_with("alerts-quiet", &args),
                href: String::new(),
                action: ui.text("alerts-quiet-do"),
            })
        }
    };
    Ok(alerts.into_iter().filter_map(line).collect())
}

async fn seen(viewer: Viewer, deps: Deps, fields: Fields) -> WebResult {
    let keys: Vec<i64> = fields.all("seen").filter_map(|key| key.parse().ok()).collect();
    let (account, today) = (viewer.key, deps.ctx.today);
    deps.db.write(move |conn| Ok::<_, Error>(store::seen(conn, account, &keys, today)?)).await?;
    Ok(see_other("/"))
}
