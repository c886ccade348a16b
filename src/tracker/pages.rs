//! `/tracker` and the same figures as a file.
use super::asked::{Asked, Fault};
use super::beside::second;
use super::choices::{areas, chosen_words, filters, region_name};
use super::narrow::Wider;
use super::published::{By, Names, Published};
use super::shares::compare;
use super::table::Totals;
use super::{Beside, Fact, Known, Month, TrackerPage, View, frozen, links, sheet};
use crate::access::{Level, Role, Viewer};
use crate::audit;
use crate::cases::model::OrdinaryFact;
use crate::cases::{self, Context, Deps};
use crate::committees::{self, Committee};
use crate::programme::Category;
use crate::sheets::Format;
use crate::web::{self, ErrorLine, Fields, Routes, Ui, WebResult, Who, see_other};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use chrono::NaiveDate;

/// Who answers for how long people wait.
pub(super) const READERS: &[Role] = &[Role::Manager];

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    routes.get("/tracker", Who::Any(READERS), page);
    super::reports::routes(routes);
    routes.get("/tracker.csv", Who::Any(READERS), delimited);
    routes.get("/tracker.xlsx", Who::Any(READERS), workbook);
    routes.get("/tracker/quarters", Who::Any(READERS), frozen::page);
    routes.get("/tracker/quarters.csv", Who::Any(READERS), frozen::file);
}

async fn page(viewer: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    let fields = Fields::parse(req.query_string().as_bytes());
    let asked = asked(&deps, &fields);
    let second = second(&fields).map(|fields| (self::asked(&deps, &fields), fields));
    let faults: Vec<Fault> =
        asked.faults.iter().chain(second.iter().flat_map(|(asked, _)| &asked.faults)).copied().collect();
    let mut filters = filters(&ui, &deps, &viewer, &fields, asked.is_filtered());
    filters.listed = links::cases(&fields).is_some();
    filters.cases = links::cases(&fields).unwrap_or_default();
    if !faults.is_empty() {
        let line = |(field, key): &Fault| ErrorLine { field: (*field).to_owned(), text: ui.text(key) };
        let page = TrackerPage::unread(deps.ctx.today, faults.iter().map(line).collect(), filters);
        return ui.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let published = published(&viewer, &ui, &deps, &asked).await?;
    let beside = match second {
        None => None,
        Some((other, fields)) => {
            let right = self::published(&viewer, &ui, &deps, &other).await?;
            let words = chosen_words(&self::filters(&ui, &deps, &viewer, &fields, true));
            Some(Beside::new((&published, chosen_words(&filters)), (&right, words), &|key| ui.text(key)))
        }
    };
    let page = TrackerPage::new(day_of(&deps, &asked), &published, filters, &|key| ui.text(key));
    ui.page(&with_population(&viewer, &ui, &deps, (&asked, &published), page).with_beside(beside))
}

/// Who speaks beside who lives where one looks: the place asked for, else the one that the viewer answers for.
fn with_population(
    viewer: &Viewer,
    ui: &Ui,
    deps: &Deps,
    (asked, published): (&Asked, &Published),
    page: TrackerPage,
) -> TrackerPage {
    let (book, own) = (&deps.ctx.book, areas(viewer));
    let one = if own.len() == 1 { own.first().copied() } else { None };
    let around = asked.area.or(one).map(|area| book.climb(area.place)).unwrap_or_default();
    let within: Vec<&str> = around.iter().map(|place| place.handle.as_str()).collect();
    let known = deps.ctx.programme.more.population_of(&within);
    let parts = published.extra.as_ref().map(|extra| extra.parts.as_slice()).filter(|parts| !parts.is_empty());
    let Some((known, parts)) = known.zip(parts) else { return page };
    let place = known.place.as_deref().and_then(|handle| book.handled(handle));
    let place = place.map(|place| book.label_in(place.key, ui.lang)).unwrap_or_default();
    page.with_population(compare(parts, known), (known.name.get(ui.lang), &place))
}

async fn delimited(viewer: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    file(viewer, ui, deps, req, Format::Csv).await
}

async fn workbook(viewer: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    file(viewer, ui, deps, req, Format::Xlsx).await
}

async fn file(viewer: Viewer, ui: Ui, deps: Deps, req: HttpRequest, format: Format) -> WebResult {
    let asked = asked(&deps, &Fields::parse(req.query_string().as_bytes()));
    if !asked.faults.is_empty() {
        // the page says what it could not read
        return Ok(see_other(&format!("/tracker?{}", req.query_string())));
    }
    let published = published(&viewer, &ui, &deps, &asked).await?;
    let (who, now) = (viewer.key, deps.ctx.now);
    deps.db
        .write(move |conn| Ok::<_, web::Error>(audit::note(conn, now, Some(who), "figures_exported", None)?))
        .await?;
    let body = sheet::write(&published, day_of(&deps, &asked), &|key| ui.text(key), format)?;
    Ok(web::file_answer(deps.ctx.today, format).body(body))
}

/// What becomes of a program's question.
pub enum Asking {
    /// These parameters cannot be read.
    Unread(Vec<String>),
    /// The day of the figures, and what the page shows of them.
    Found(NaiveDate, Box<Published>),
}

/// The figures of the page as `viewer` sees them, for a program that asks as that person.
///
/// # Errors
/// The database failed.
pub async fn published_for(viewer: &Viewer, ui: &Ui, deps: &Deps, fields: &Fields) -> Result<Asking, web::Error> {
    let asked = asked(deps, fields);
    if !asked.faults.is_empty() {
        return Ok(Asking::Unread(asked.faults.iter().map(|(field, _)| (*field).to_owned()).collect()));
    }
    Ok(Asking::Found(day_of(deps, &asked), Box::new(published(viewer, ui, deps, &asked).await?)))
}

/// The day the figures stand at.
fn day_of(deps: &Deps, asked: &Asked) -> NaiveDate {
    asked.as_of.map_or(deps.ctx.today, Month::last_day)
}

/// The categories that can be asked for: those of ordinary cases.
pub(super) fn categories(deps: &Deps) -> impl Iterator<Item = &Category> {
    deps.ctx.programme.categories.iter().filter(|category| category.code <= 5)
}

fn asked(deps: &Deps, fields: &Fields) -> Asked {
    let codes: Vec<i32> = categories(deps).map(|category| category.code).collect();
    Asked::read(fields, &codes, &deps.ctx.book, deps.ctx.today).with_work(fields, &deps.ctx.programme)
}

/// What is seen of all that the viewer may see, and what of that is asked for.
pub(super) struct Looked {
    pub all: Vec<Fact>,
    pub asked: Vec<Fact>,
    pub names: Names,
}

async fn looked(viewer: &Viewer, ui: &Ui, deps: &Deps, asked: &Asked) -> Result<Looked, web::Error> {
    let (who, today, area, narrow) = (viewer.clone(), deps.ctx.today, asked.area, asked.is_narrow());
    // of an earlier day every step is needed, of today the dates are enough
    let facts = if asked.as_of.is_some() { cases::facts } else { cases::facts_of_today };
    let (own, all, committees) = deps
        .db
        .read(move |conn| {
            // what the filter is narrowed from, since both can be looked at
            let all = if narrow { facts(conn, Some(&who), None, today)? } else { Vec::new() };
            Ok::<_, web::Error>((facts(conn, Some(&who), area, today)?, all, committees::all(conn)?))
        })
        .await?;
    let own = own.into_iter().map(Fact::from).collect();
    Ok(Looked {
        asked: own,
        all: all.into_iter().map(Fact::from).collect(),
        names: names(ui, deps, viewer, &committees),
    })
}

async fn published(viewer: &Viewer, ui: &Ui, deps: &Deps, asked: &Asked) -> Result<Published, web::Error> {
    let looked = looked(viewer, ui, deps, asked).await?;
    let row = row(ui, deps, asked, &looked.names);
    Ok(figured(&deps.ctx, asked, &looked, row))
}

/// Measures what was looked at and hides, beside all that can be looked at too. `row`: of the table of the page without the filter.
pub(super) fn figured(ctx: &Context, asked: &Asked, looked: &Looked, row: Option<(By, &str)>) -> Published {
    let Looked { all, asked: own, names } = looked;
    let day = asked.as_of.map_or(ctx.today, Month::last_day);
    let seen = |day: NaiveDate, facts: &[Fact], category: Option<i32>| {
        let due = |fact: &Fact| fact.due_then(ctx);
        let known = Known::seen(View::of(day), asked.period, facts.to_vec(), &due);
        category.map_or(known.clone(), |code| known.only(|fact| fact.category == code))
    };
    let whole = seen(day, own, asked.category);
    let worked = |known: Known| match &asked.work {
        Some(work) => known.only(|fact| work.holds(fact)),
        None => known,
    };
    let known = worked(whole.clone());
    let totals = if asked.is_filtered() { Totals::Guarded } else { Totals::Exact };
    let wider = asked.is_narrow().then(|| seen(day, all, None));
    let mut published = Published::narrowed(&known, names, totals, wider.as_ref());
    if let Some(wider) = &wider {
        let page = Published::new(wider, names, Totals::Exact);
        published = published.unlike(&known, wider, names);
        published = published.beside(&known.all(), &Wider { page: &page, whole: &wider.all(), row });
    }
    if let Some(work) = &asked.work {
        published = published.of_work(work, &whole, &ctx.programme.more);
    }
    let near = |month: Month| [month.shifted(-1).last_day(), month.next().last_day().min(ctx.today), ctx.today];
    let days = asked.as_of.map(near).into_iter().flatten();
    let other_days: Vec<Known> = days.map(|day| worked(seen(day, own, asked.category))).collect();
    let published = other_days.iter().fold(published, |page, other| page.apart(&known.all(), &other.all()));
    if asked.work.is_some() {
        // how cases flow would cross with everything, cell by cell
        return published;
    }
    let others: Vec<&Known> = wider.iter().chain(&other_days).collect();
    published.flowing(&known, names, totals, &others)
}

/// The row of the wider page's table that is asked for.
fn row<'a>(ui: &Ui, deps: &'a Deps, asked: &Asked, names: &'a Names) -> Option<(By, &'a str)> {
    let region = asked.area.filter(|a| a.level == Level::Region);
    match (asked.category, asked.area) {
        (Some(code), None) => names.categories.get(&code).map(|name| (By::Category, name.as_str())),
        (None, Some(_)) => region.map(|a| (By::Region, deps.ctx.book.name_in(Some(a.place), ui.lang))),
        _ => None,
    }
}

fn names(ui: &Ui, deps: &Deps, viewer: &Viewer, committees: &[Committee]) -> Names {
    let programme = &deps.ctx.programme;
    let mut names = Names::new(&|key| ui.text(key));
    names.calendar = programme.more.calendar.clone();
    names.categories = programme.categories.iter().map(|c| (c.code, c.name.get(ui.lang).to_owned())).collect();
    names.sectors = programme.ever("sector", &programme.sectors, ui.lang).into_iter().collect();
    names.regions =
        deps.ctx.book.of_level(Level::Region).iter().map(|p| (p.key.get(), region_name(ui, deps, p.key))).collect();
    names.committees = committees.iter().map(|c| (c.key.get(), c.name.clone())).collect();
    names.channels = programme.ever("channel", &programme.channels, ui.lang).into_iter().collect();
    let areas = areas(viewer);
    let regions = deps.ctx.book.of_level(Level::Region);
    let answered = regions.iter().filter(|p| areas.is_empty() || areas.iter().any(|area| p.is_in(*area)));
    names.own_regions = answered.map(|p| region_name(ui, deps, p.key)).collect();
    let own = |c: &&Committee| {
        let place = c.place.and_then(|key| deps.ctx.book.get(key));
        areas.is_empty() || place.is_some_and(|place| areas.iter().any(|area| place.is_in(*area)))
    };
    let open = committees.iter().filter(|c| c.is_open(deps.ctx.today));
    names.listening = open.filter(own).map(|c| c.key.get()).collect();
    names
}

impl From<OrdinaryFact> for Fact {
    fn from(fact: OrdinaryFact) -> Self {
        Self {
            category: fact.category,
            sector: fact.sector,
            channel: fact.channel,
            project: fact.project,
            activity: fact.activity,
            committee: fact.committee.map(|key| key.get()),
            region: fact.region.map(|key| key.get()),
            received: fact.received,
            acknowledged: fact.acknowledged,
            told: fact.told,
            closed: fact.closed,
            due: fact.due,
            answered: fact.answered,
            reason: fact.closing_reason,
            satisfied: fact.satisfied,
            asked_by: fact.satisfied_by,
            life: fact.life,
            returns: Vec::new(),
            person: fact.person,
        }
    }
}
