//! `/tracker/reports`: making, reading, comparing and taking away reports of ended months and quarters.
use super::actions::{self, Readable};
use super::model::Covers;
use super::views::{Head, ReportFile, ReportPage, ReportsPage, Sheet, area_words, words};
use super::{csv, policy};
use crate::access::{Area, Viewer};
use crate::cases::{Context, Deps, Error};
use crate::committees::{self, Committee};
use crate::tracker::pages::READERS;
use crate::tracker::{Choice, Month, Quarter, hex};
use crate::web::{self, Fields, Routes, Ui, WebResult, Who, see_other};
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_DISPOSITION, HeaderValue};
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};

/// So many ended months, and quarters, are offered.
const OFFERED: (i32, i32) = (14, 6);

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    routes.get("/tracker/reports", Who::Any(READERS), list);
    routes.post("/tracker/reports", Who::Any(READERS), make);
    routes.get("/tracker/reports/{key}", Who::Any(READERS), show);
    routes.get("/tracker/reports/{key}/csv", Who::Any(READERS), as_csv);
    routes.get("/tracker/reports/{key}/json", Who::Any(READERS), as_json);
    routes.get("/tracker/reports/{key}/html", Who::Any(READERS), as_html);
}

async fn list(viewer: Viewer, ui: Ui, deps: Deps) -> WebResult {
    listed(&viewer, &ui, &deps, None, &Fields::default()).await
}

/// The list, with why a report was not made just now.
async fn listed(viewer: &Viewer, ui: &Ui, deps: &Deps, refused: Option<&str>, sent: &Fields) -> WebResult {
    let (ctx, who) = (deps.ctx.clone(), viewer.clone());
    let found = deps.db.read(move |conn| actions::list(conn, &ctx, &who)).await?;
    let shown = policy::is_shown(viewer);
    let page = ReportsPage {
        shown,
        refusal: refused.map(|key| ui.text(key)).unwrap_or_default(),
        reports: found.iter().map(|readable| Head::new(ui, &deps.ctx, readable)).collect(),
        periods: periods(ui, &deps.ctx, sent.get("covers")),
        areas: places(ui, &deps.ctx, viewer, sent.get("area")),
    };
    ui.page_with(if refused.is_some() { StatusCode::CONFLICT } else { StatusCode::OK }, &page)
}

fn periods(ui: &Ui, ctx: &Context, chosen: &str) -> Vec<Choice> {
    let (month, quarter) = (Month::of(ctx.today), Quarter::of(ctx.today));
    let months = (1..=OFFERED.0).map(|back| Covers::Month(month.shifted(-back)));
    let quarters = (1..=OFFERED.1).map(|back| Covers::Quarter(quarter.shifted(-back)));
    let choice = |covers: Covers| {
        let value = covers.code();
        Choice { text: words(ui, &value), checked: value == chosen, value }
    };
    months.chain(quarters).map(choice).collect()
}

fn places(ui: &Ui, ctx: &Context, viewer: &Viewer, chosen: &str) -> Vec<Choice> {
    let choice = |place: Option<&crate::places::Place>| {
        let key = place.map(|place| place.key.get());
        let value = key.map_or_else(|| "all".to_owned(), |key| key.to_string());
        Choice { text: area_words(ui, ctx, key), checked: value == chosen, value }
    };
    policy::offered(viewer, &ctx.book).into_iter().map(choice).collect()
}

async fn make(viewer: Viewer, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let Some(covers) = Covers::parse(fields.get("covers")) else {
        return listed(&viewer, &ui, &deps, Some("refusal-report-choose"), &fields).await;
    };
    let area = area(&viewer, &deps.ctx, fields.get("area"))?;
    match kept(&viewer, &deps, covers, area).await {
        Ok(key) => Ok(see_other(&format!("/tracker/reports/{key}?done=figures"))),
        Err(Error::Refused(reason)) => listed(&viewer, &ui, &deps, Some(reason), &fields).await,
        Err(Error::Stale) => listed(&viewer, &ui, &deps, Some("refusal-report-again"), &fields).await,
        Err(error) => Err(error.into()),
    }
}

/// The place that was chosen: one of those that are offered.
fn area(viewer: &Viewer, ctx: &Context, chosen: &str) -> Result<Option<Area>, web::Error> {
    let mut offered = policy::offered(viewer, &ctx.book).into_iter();
    let is = |place: &Option<&crate::places::Place>| match place {
        None => chosen == "all",
        Some(place) => place.key.get().to_string() == chosen,
    };
    Ok(offered.find(is).ok_or(web::Error::NotFound)?.map(crate::places::Place::area))
}

/// Made before the writer is asked: counting takes long, writing does not.
async fn kept(viewer: &Viewer, deps: &Deps, covers: Covers, area: Option<Area>) -> Result<i64, Error> {
    let (ctx, who) = (deps.ctx.clone(), viewer.clone());
    let made = deps.db.read(move |conn| actions::make(conn, &ctx, &who, (covers, area))).await?;
    let (ctx, who) = (deps.ctx.clone(), viewer.clone());
    deps.db.write(move |conn| actions::keep(conn, &ctx, &who, &made)).await
}

/// A report, what is to stand beside it, and the committees.
type Found = (Readable, Option<Readable>, Vec<Readable>, Vec<Committee>);

async fn found(viewer: &Viewer, deps: &Deps, path: &Path<String>, beside: Option<i64>) -> Result<Found, web::Error> {
    let key: i64 = path.parse().map_err(|_| web::Error::NotFound)?;
    let (ctx, who) = (deps.ctx.clone(), viewer.clone());
    let read = move |conn: &mut crate::storage::DbConn| {
        let own = actions::find(conn, &ctx, &who, key)?;
        let right = beside.map(|key| actions::find(conn, &ctx, &who, key)).transpose()?;
        Ok::<_, Error>((own, right, actions::list(conn, &ctx, &who)?, committees::all(conn)?))
    };
    Ok(deps.db.read(read).await?)
}

async fn show(viewer: Viewer, ui: Ui, deps: Deps, path: Path<String>, req: HttpRequest) -> WebResult {
    let fields = Fields::parse(req.query_string().as_bytes());
    let with = fields.some("with").map(|key| key.parse().map_err(|_| web::Error::NotFound)).transpose()?;
    let (own, right, all, committees) = found(&viewer, &deps, &path, with).await?;
    let others = all.iter().filter(|other| other.stored.key != own.stored.key && other.body.is_some());
    let choice = |other: &Readable| {
        let head = Head::new(&ui, &deps.ctx, other);
        let text = format!("{} · {} · {}", head.words, head.area, head.known_on);
        Choice { value: head.key.to_string(), text, checked: Some(head.key) == with }
    };
    let others = others.map(choice).collect();
    ui.page(&Sheet { ui: &ui, ctx: &deps.ctx, committees: &committees }.page(&own, right.as_ref(), others))
}

/// A report to be taken away, which is noted.
async fn carried(viewer: &Viewer, deps: &Deps, path: &Path<String>) -> Result<(Readable, Vec<Committee>), web::Error> {
    let (own, _, _, committees) = found(viewer, deps, path, None).await?;
    if own.body.is_none() {
        return Err(web::Error::NotFound);
    }
    let (ctx, who) = (deps.ctx.clone(), viewer.clone());
    deps.db.write(move |conn| actions::taken(conn, &ctx, &who)).await?;
    Ok((own, committees))
}

/// The name of a file of a report: nothing but its number and period.
fn attached(mut answer: HttpResponse, own: &Readable, kind: &str) -> HttpResponse {
    let covers = own.body.as_ref().map(|body| body.covers.as_str()).unwrap_or_default();
    let name = format!("attachment; filename=\"jaabi-{covers}-{}.{kind}\"", own.stored.key);
    if let Ok(value) = HeaderValue::from_str(&name) {
        answer.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
    answer
}

async fn as_csv(viewer: Viewer, ui: Ui, deps: Deps, path: Path<String>) -> WebResult {
    let (own, _) = carried(&viewer, &deps, &path).await?;
    let Some(body) = &own.body else { return Err(web::Error::NotFound) };
    let text = csv::write(body, &area_words(&ui, &deps.ctx, body.area), &hex(&own.stored.hash))?;
    Ok(attached(web::csv_answer(body.known_on).body(text), &own, "csv"))
}

/// The very bytes of which the hash is.
async fn as_json(viewer: Viewer, deps: Deps, path: Path<String>) -> WebResult {
    let (own, _) = carried(&viewer, &deps, &path).await?;
    let answer = HttpResponse::Ok().content_type("application/json").body(own.stored.bytes.clone());
    Ok(attached(answer, &own, "json"))
}

async fn as_html(viewer: Viewer, ui: Ui, deps: Deps, path: Path<String>) -> WebResult {
    let (own, committees) = carried(&viewer, &deps, &path).await?;
    let page: ReportPage = Sheet { ui: &ui, ctx: &deps.ctx, committees: &committees }.page(&own, None, Vec::new());
    Ok(attached(ui.page(&ReportFile::from(page))?, &own, "html"))
}
