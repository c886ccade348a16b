//! `/network`: the reports of ended quarters, made and read by focal points, each the own ones alone.
use super::actions::{self, Own};
use super::views::{NetworkPage, ReportPage};
use super::{csv, own};
use crate::access::{Role, Viewer};
use crate::accounts::fresh;
use crate::cases::{Deps, Error};
use crate::tracker::{Quarter, hex};
use crate::web::{self, Fields, Routes, Ui, WebResult, Who, see_other};
use actix_web::http::StatusCode;
use actix_web::web::Path;

const FOCAL_POINTS: Who = Who::Any(&[Role::FocalPoint]);
/// So many ended quarters are offered.
const OFFERED: i32 = 5;

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    routes.get("/network", FOCAL_POINTS, list);
    routes.get("/network/{quarter}", FOCAL_POINTS, show);
    routes.post("/network/{quarter}/freeze", FOCAL_POINTS, freeze);
    routes.get("/network/{quarter}/file", FOCAL_POINTS, file);
    routes.get("/network/{quarter}/sheet", FOCAL_POINTS, sheet);
}

async fn list(viewer: Viewer, ui: Ui, deps: Deps) -> WebResult {
    let now = Quarter::of(deps.ctx.today);
    let quarters = deps.db.read(move |conn| {
        let with = |quarter| Ok::<_, Error>((quarter, own(conn, &viewer, quarter)?));
        (1..=OFFERED).map(|back| now.shifted(-back)).map(with).collect::<Result<Vec<_>, _>>()
    });
    ui.page(&NetworkPage::new(&ui, &quarters.await?))
}

fn quarter(path: &Path<String>) -> Result<Quarter, web::Error> {
    Quarter::parse(path).ok_or(web::Error::NotFound)
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(|e| Error::Internal(e.into()))?
}

async fn show(viewer: Viewer, ui: Ui, deps: Deps, path: Path<String>) -> WebResult {
    page(&viewer, &ui, &deps, quarter(&path)?, None).await
}

/// The report as it was frozen, or as it would be; with why it was not frozen just now.
async fn page(viewer: &Viewer, ui: &Ui, deps: &Deps, quarter: Quarter, refused: Option<&'static str>) -> WebResult {
    let proved = fresh(viewer, deps.ctx.now, "/").is_ok();
    let (db, ctx, who) = (deps.db.clone(), deps.ctx.clone(), viewer.clone());
    let (frozen, sight) = blocking(move || {
        db.read_now(|conn| match own(conn, &who, quarter)? {
            Some(own) => Ok((Some(own), None)),
            None => Ok::<_, Error>((None, Some(actions::see(conn, &ctx, &who, quarter)?))),
        })
    })
    .await?;
    let page = match (frozen, sight) {
        (Some(own), _) => frozen_page(viewer, ui, deps, &own, proved),
        (None, Some(sight)) => ReportPage::before(ui, &sight, proved, refused.map(|k| ui.text(k)).unwrap_or_default()),
        (None, None) => return Err(web::Error::NotFound),
    };
    ui.page_with(if refused.is_some() { StatusCode::CONFLICT } else { StatusCode::OK }, &page)
}

fn frozen_page(viewer: &Viewer, ui: &Ui, deps: &Deps, own: &Own, proved: bool) -> ReportPage {
    ReportPage::frozen(ui, own, (&viewer.name, &deps.ctx.programme.instance.public_name), proved)
}

async fn freeze(viewer: Viewer, ui: Ui, deps: Deps, path: Path<String>, fields: Fields) -> WebResult {
    let quarter = quarter(&path)?;
    let own_page = format!("/network/{quarter}");
    // it cannot be taken back
    fresh(&viewer, deps.ctx.now, &own_page)?;
    let (db, ctx, who, seen) = (deps.db.clone(), deps.ctx.clone(), viewer.clone(), fields.get("hash").to_owned());
    let done = blocking(move || {
        let seen = crate::desks::from_hex(&seen).ok_or(Error::Stale)?;
        actions::freeze(&db, &ctx, &who, quarter, &seen)
    });
    match done.await {
        Ok(()) => Ok(see_other(&format!("{own_page}?done=report"))),
        Err(Error::Stale) => page(&viewer, &ui, &deps, quarter, Some("refusal-report-stale")).await,
        Err(Error::Refused(reason)) => page(&viewer, &ui, &deps, quarter, Some(reason)).await,
        Err(error) => Err(error.into()),
    }
}

/// What is carried away is noted, and needs the person once more.
async fn carried(viewer: &Viewer, deps: &Deps, quarter: Quarter) -> Result<Own, web::Error> {
    fresh(viewer, deps.ctx.now, &format!("/network/{quarter}"))?;
    let (db, ctx, who) = (deps.db.clone(), deps.ctx.clone(), viewer.clone());
    Ok(blocking(move || actions::carry(&db, &ctx, &who, quarter)).await?)
}

async fn file(viewer: Viewer, deps: Deps, path: Path<String>) -> WebResult {
    let own = carried(&viewer, &deps, quarter(&path)?).await?;
    let text = csv::write(&own, &hex(&own.hash))?;
    Ok(web::csv_answer(own.on).body(text))
}

async fn sheet(viewer: Viewer, ui: Ui, deps: Deps, path: Path<String>) -> WebResult {
    let own = carried(&viewer, &deps, quarter(&path)?).await?;
    ui.page(&ReportPage { sheet: true, ..frozen_page(&viewer, &ui, &deps, &own, true) })
}
