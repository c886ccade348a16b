//! `/tracker` and the same figures as a file.
use super::narrow::Wider;
use super::published::{By, Names, Published};
use super::table::Totals;
use super::{Choice, Fact, Filters, Known, Month, Period, TrackerPage, csv};
use crate::access::{Area, Level, Role, Viewer};
use crate::cases::model::OrdinaryFact;
use crate::cases::{self, Deps};
use crate::committees;
use crate::web::{self, Fields, Routes, Ui, WebResult, Who};
use actix_web::{HttpRequest, HttpResponse};
use chrono::Datelike;

/// Who answers for how long people wait.
const READERS: &[Role] = &[Role::Manager];
/// So many months can be chosen from.
const MONTHS: i32 = 36;

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    routes.get("/tracker", Who::Any(READERS), page);
    routes.get("/tracker.csv", Who::Any(READERS), file);
}

/// What was asked, and what may be shown of it.
struct Shown {
    published: Published,
    filters: Filters,
}

async fn page(viewer: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    let shown = shown(&viewer, &ui, &deps, &req).await?;
    ui.page(&TrackerPage::new(deps.ctx.today, &shown.published, shown.filters, &|key| ui.text(key)))
}

async fn file(viewer: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    let shown = shown(&viewer, &ui, &deps, &req).await?;
    let text = csv::write(&shown.published, deps.ctx.today, &|key| ui.text(key))?;
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header(("content-disposition", format!("attachment; filename=\"jaabi-{}.csv\"", deps.ctx.today)))
        .body(text))
}

async fn shown(viewer: &Viewer, ui: &Ui, deps: &Deps, req: &HttpRequest) -> Result<Shown, web::Error> {
    let asked = Fields::parse(req.query_string().as_bytes());
    let today = deps.ctx.today;
    let area = asked.some("place").and_then(|name| deps.ctx.book.meant(name)).map(crate::places::Place::area);
    let category: Option<i32> = asked.get("category").parse().ok();
    let period = Period {
        from: Month::parse(asked.get("from")).map(Month::first_day),
        to: Month::parse(asked.get("to")).map(Month::last_day),
    };
    let who = viewer.clone();
    let narrow = area.is_some() || category.is_some();
    let (facts, all, committees) = deps
        .db
        .read(move |conn| {
            // what the filter is narrowed from, since both can be looked at
            let all = if narrow { cases::facts(conn, Some(&who), None, today)? } else { Vec::new() };
            Ok::<_, web::Error>((cases::facts(conn, Some(&who), area, today)?, all, committees::all(conn)?))
        })
        .await?;
    let filtered = narrow || period != Period::default();
    let facts = facts.into_iter().map(Fact::from).filter(|f| category.is_none_or(|c| f.category == c)).collect();
    let mut names = Names::new(&|key| ui.text(key));
    let programme = &deps.ctx.programme;
    names.categories = programme.categories.iter().map(|c| (c.code, c.name.get(ui.lang).to_owned())).collect();
    names.sectors = programme.sectors.iter().map(|s| (s.code.clone(), s.name.get(ui.lang).to_owned())).collect();
    names.regions = deps.ctx.book.of_level(Level::Region).iter().map(|p| (p.key.get(), p.name.clone())).collect();
    names.committees = committees.iter().map(|c| (c.key.get(), c.name.clone())).collect();
    let totals = if filtered { Totals::Guarded } else { Totals::Exact };
    let known = Known::on(today, period, facts);
    let mut published = Published::new(&known, &names, totals);
    if narrow {
        let wider = Known::on(today, period, all.into_iter().map(Fact::from).collect());
        let page = Published::new(&wider, &names, Totals::Exact);
        let region = area.filter(|a| a.level == Level::Region).map(|a| deps.ctx.book.name(Some(a.place)));
        let row = match (category, area) {
            (Some(code), None) => names.categories.get(&code).map(|name| (By::Category, name.as_str())),
            (None, Some(_)) => region.map(|name| (By::Region, name)),
            _ => None,
        };
        published = published.beside(&known.all(), &Wider { page: &page, whole: &wider.all(), row });
    }
    Ok(Shown { published, filters: filters(ui, deps, viewer, &asked, filtered) })
}

fn filters(ui: &Ui, deps: &Deps, viewer: &Viewer, asked: &Fields, active: bool) -> Filters {
    let choice = |field: &str, value: String, text: String| {
        let checked = asked.get(field) == value;
        Choice { value, text, checked }
    };
    let now = Month::of(deps.ctx.today);
    let months = |field: &str| -> Vec<Choice> {
        let back = (0..MONTHS).map(|back| now.shifted(-back));
        back.map(|month| choice(field, month.code(), month_words(ui, month))).collect()
    };
    let areas: Vec<Area> = viewer.roles.iter().filter(|h| READERS.contains(&h.role)).filter_map(|h| h.area).collect();
    let regions = deps.ctx.book.of_level(Level::Region);
    let own = regions.iter().filter(|p| areas.is_empty() || areas.iter().any(|area| p.is_in(*area)));
    let categories = deps.ctx.programme.categories.iter().filter(|c| c.code <= 5);
    let query = ["from", "to", "place", "category"].iter().filter_map(|name| Some((name, asked.some(name)?)));
    let query: Vec<String> = query.map(|(name, value)| format!("{name}={}", web::query_value(value))).collect();
    Filters {
        from: months("from"),
        to: months("to"),
        places: own.map(|p| choice("place", p.name.clone(), p.name.clone())).collect(),
        categories: categories
            .map(|c| choice("category", c.code.to_string(), c.name.get(ui.lang).to_owned()))
            .collect(),
        active,
        csv: format!("/tracker.csv?{}", query.join("&")),
    }
}

fn month_words(ui: &Ui, month: Month) -> String {
    let first = month.first_day();
    format!("{} {}", ui.text(&format!("month-{}", first.month())), first.year())
}

impl From<OrdinaryFact> for Fact {
    fn from(fact: OrdinaryFact) -> Self {
        Self {
            category: fact.category,
            sector: fact.sector,
            channel: fact.channel,
            committee: fact.committee.map(|key| key.get()),
            region: fact.region.map(|key| key.get()),
            received: fact.received,
            acknowledged: fact.acknowledged,
            told: fact.told,
            closed: fact.closed,
            due: fact.due,
            answered: fact.answered,
        }
    }
}
