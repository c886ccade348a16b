//! `/tracker` and the same figures as a file.
use super::asked::{Asked, Fault};
use super::narrow::Wider;
use super::published::{By, Names, Published};
use super::table::Totals;
use super::{Choice, Fact, Filters, Known, Month, TrackerPage, csv, frozen};
use crate::access::{Area, Level, Role, Viewer};
use crate::cases::model::OrdinaryFact;
use crate::cases::{self, Deps};
use crate::committees::{self, Committee};
use crate::id::PlaceKey;
use crate::programme::Category;
use crate::web::{self, ErrorLine, Fields, Routes, Ui, WebResult, Who, see_other};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use chrono::Datelike;

/// Who answers for how long people wait.
const READERS: &[Role] = &[Role::Manager];
/// So many months can be chosen from.
const MONTHS: i32 = 36;

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    routes.get("/tracker", Who::Any(READERS), page);
    routes.get("/tracker.csv", Who::Any(READERS), file);
    routes.get("/tracker/quarters", Who::Any(READERS), frozen::page);
    routes.get("/tracker/quarters.csv", Who::Any(READERS), frozen::file);
}

async fn page(viewer: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    let fields = Fields::parse(req.query_string().as_bytes());
    let asked = asked(&deps, &fields);
    let filters = filters(&ui, &deps, &viewer, &fields, asked.is_filtered());
    if asked.faults.is_empty() {
        let published = published(&viewer, &ui, &deps, &asked).await?;
        return ui.page(&TrackerPage::new(deps.ctx.today, &published, filters, &|key| ui.text(key)));
    }
    let line = |(field, key): &Fault| ErrorLine { field: (*field).to_owned(), text: ui.text(key) };
    let page = TrackerPage::unread(deps.ctx.today, asked.faults.iter().map(line).collect(), filters);
    ui.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

async fn file(viewer: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    let asked = asked(&deps, &Fields::parse(req.query_string().as_bytes()));
    if !asked.faults.is_empty() {
        // the page says what it could not read
        return Ok(see_other(&format!("/tracker?{}", req.query_string())));
    }
    let published = published(&viewer, &ui, &deps, &asked).await?;
    let text = csv::write(&published, deps.ctx.today, &|key| ui.text(key))?;
    Ok(web::csv_answer(deps.ctx.today).body(text))
}

/// The categories that can be asked for: those of ordinary cases.
fn categories(deps: &Deps) -> impl Iterator<Item = &Category> {
    deps.ctx.programme.categories.iter().filter(|category| category.code <= 5)
}

fn asked(deps: &Deps, fields: &Fields) -> Asked {
    let codes: Vec<i32> = categories(deps).map(|category| category.code).collect();
    Asked::read(fields, &codes, &deps.ctx.book)
}

async fn published(viewer: &Viewer, ui: &Ui, deps: &Deps, asked: &Asked) -> Result<Published, web::Error> {
    let (who, today, area, narrow) = (viewer.clone(), deps.ctx.today, asked.area, asked.is_narrow());
    let (facts, all, committees) = deps
        .db
        .read(move |conn| {
            // what the filter is narrowed from, since both can be looked at
            let all = if narrow { cases::facts(conn, Some(&who), None, today)? } else { Vec::new() };
            Ok::<_, web::Error>((cases::facts(conn, Some(&who), area, today)?, all, committees::all(conn)?))
        })
        .await?;
    let of_category = |fact: &Fact| asked.category.is_none_or(|code| fact.category == code);
    let facts = facts.into_iter().map(Fact::from).filter(of_category).collect();
    let names = names(ui, deps, &committees);
    let totals = if asked.is_filtered() { Totals::Guarded } else { Totals::Exact };
    let known = Known::on(today, asked.period, facts);
    let published = Published::new(&known, &names, totals);
    if !narrow {
        return Ok(published);
    }
    let wider = Known::on(today, asked.period, all.into_iter().map(Fact::from).collect());
    let page = Published::new(&wider, &names, Totals::Exact);
    let region = area.filter(|a| a.level == Level::Region).map(|a| deps.ctx.book.name_in(Some(a.place), ui.lang));
    let row = match (asked.category, area) {
        (Some(code), None) => names.categories.get(&code).map(|name| (By::Category, name.as_str())),
        (None, Some(_)) => region.map(|name| (By::Region, name)),
        _ => None,
    };
    Ok(published.beside(&known.all(), &Wider { page: &page, whole: &wider.all(), row }))
}

fn names(ui: &Ui, deps: &Deps, committees: &[Committee]) -> Names {
    let programme = &deps.ctx.programme;
    let mut names = Names::new(&|key| ui.text(key));
    names.categories = programme.categories.iter().map(|c| (c.code, c.name.get(ui.lang).to_owned())).collect();
    names.sectors = programme.ever("sector", &programme.sectors, ui.lang).into_iter().collect();
    names.regions =
        deps.ctx.book.of_level(Level::Region).iter().map(|p| (p.key.get(), region_name(ui, deps, p.key))).collect();
    names.committees = committees.iter().map(|c| (c.key.get(), c.name.clone())).collect();
    names
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
    let query = ["from", "to", "place", "category"].iter().filter_map(|name| Some((name, asked.some(name)?)));
    let query: Vec<String> = query.map(|(name, value)| format!("{name}={}", web::query_value(value))).collect();
    // what was typed into the address stays, also where it is no choice of the list
    let kept = |field: &str, mut choices: Vec<Choice>| {
        if let Some(typed) = asked.some(field).filter(|_| choices.iter().all(|choice| !choice.checked)) {
            choices.push(choice(field, typed.to_owned(), typed.to_owned()));
        }
        choices
    };
    let categories = categories(deps).map(|c| choice("category", c.code.to_string(), c.name.get(ui.lang).to_owned()));
    Filters {
        from: kept("from", months("from")),
        to: kept("to", months("to")),
        places: kept("place", own.map(|p| choice("place", p.name.clone(), region_name(ui, deps, p.key))).collect()),
        categories: kept("category", categories.collect()),
        active,
        csv: format!("/tracker.csv?{}", query.join("&")),
        ..Filters::default()
    }
}

fn region_name(ui: &Ui, deps: &Deps, key: PlaceKey) -> String {
    deps.ctx.book.name_in(Some(key), ui.lang).to_owned()
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
