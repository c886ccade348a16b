//! `/number`: a person comes with a slip that somebody else wrote. Whoever answers the number is told that the person came; the
//! page says the same whatever the number is.
use super::Deps;
use crate::access::{Role, Viewer};
use crate::cases::actions::hand_over;
use crate::cases::views::NumberPage;
use crate::id::Reference;
use crate::web::{ErrorLine, Fields, Ui, WebResult, see_other};
use actix_web::http::StatusCode;

/// Whom people come to.
pub(super) const LISTENERS: &[Role] = &[Role::CommitteeMember, Role::Receiver];

pub(super) async fn ask(_: Viewer, ui: Ui) -> WebResult {
    ui.page(&NumberPage::default())
}

pub(super) async fn told(viewer: Viewer, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let typed = fields.get("number").to_owned();
    let Some(reference) = Reference::parse(&typed) else {
        let errors = vec![ErrorLine { field: "number".into(), text: ui.text("number-fault") }];
        return ui.page_with(StatusCode::UNPROCESSABLE_ENTITY, &NumberPage { typed, errors });
    };
    // after the answer: how long it takes would tell whether there is such a case, and of which kind
    actix_web::rt::spawn(async move {
        let ctx = deps.ctx.clone();
        let done = deps.db.write(move |conn| hand_over::came(conn, &ctx, &viewer, &reference)).await;
        if let Err(error) = done {
            tracing::error!(error = %format!("{error:#}"), "that a person came could not be written down");
        }
    });
    Ok(see_other("/number?done=number"))
}
