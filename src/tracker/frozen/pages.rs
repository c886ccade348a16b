//! `/tracker/quarters` and the same as a file. Frozen figures alone: nothing here asks about a case.
use super::model::Frozen;
use super::views::{QuartersPage, Reader};
use super::{csv, frozen};
use crate::access::{Role, Viewer};
use crate::cases::{self, Deps};
use crate::web::{self, Fields, Ui, WebResult, see_other};
use actix_web::HttpRequest;

/// The quarters, and which of them is asked for: the newest unless another is named.
async fn asked(deps: &Deps, req: &HttpRequest) -> Result<(Vec<Frozen>, usize), web::Error> {
    let all = deps.db.read(frozen).await?;
    let fields = Fields::parse(req.query_string().as_bytes());
    let at = match fields.some("quarter") {
        None => 0,
        Some(code) => {
            let found = all.iter().position(|frozen| frozen.totals.quarter.to_string() == code);
            found.ok_or(web::Error::NotFound)?
        }
    };
    Ok((all, at))
}

/// `GET /tracker/quarters`
pub(in crate::tracker) async fn page(viewer: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    if viewer.is(Role::FocalPoint) {
        return ui.page(&QuartersPage::empty(true));
    }
    let (all, at) = asked(&deps, &req).await?;
    let reader = Reader::new(&ui, &deps.ctx.book, &viewer);
    let Some(chosen) = all.get(at) else { return ui.page(&QuartersPage::empty(false)) };
    let quarter = chosen.totals.quarter.first_day();
    let moved = deps.db.read(move |conn| cases::moved(conn, quarter)).await?;
    ui.page(&QuartersPage::new(&ui, &all, chosen, moved, &reader))
}

/// `GET /tracker/quarters.csv`
pub(in crate::tracker) async fn file(viewer: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    if viewer.is(Role::FocalPoint) {
        return Ok(see_other("/tracker/quarters"));
    }
    let (all, at) = asked(&deps, &req).await?;
    let Some(chosen) = all.get(at) else { return Ok(see_other("/tracker/quarters")) };
    let text = csv::write(chosen, &Reader::new(&ui, &deps.ctx.book, &viewer))?;
    Ok(web::csv_answer(chosen.frozen_on).body(text))
}
