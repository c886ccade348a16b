//! `/services`: the directory, as far as somebody sees it.
use crate::access::{Level, Role, Viewer};
use crate::cases::{Context, Deps};
use crate::cell::guarded;
use crate::i18n::Lang;
use crate::programme::{SERVICE_KINDS, Service};
use crate::referrals::directory::{seen, sees_restricted, serves};
use crate::referrals::views::{Choice, DirectoryPage, service_line};
use crate::web::{Fields, Routes, Ui, WebResult, Who, csv_answer, csv_file};
use actix_web::HttpRequest;

/// Who looks services up.
pub const READERS: &[Role] =
    &[Role::CommitteeMember, Role::Receiver, Role::Handler, Role::FocalPoint, Role::Manager, Role::Administrator];

/// Adds the routes of the directory.
pub(super) fn routes(routes: &mut Routes) {
    routes.get("/services", Who::Any(READERS), show);
    routes.get("/services.csv", Who::Any(READERS), file);
}

async fn show(viewer: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    let asked = Fields::parse(req.query_string().as_bytes());
    let (keeps, who) = (viewer.is(Role::Administrator), viewer.clone());
    let restricted = deps.db.read(move |conn| sees_restricted(conn, &who)).await?;
    let (region, kind) = (asked.get("region").to_owned(), asked.get("service").to_owned());
    let ctx = &deps.ctx;
    let fits = |one: &&Service| serves(ctx, one, &region) && (kind.is_empty() || one.service == kind);
    let lines: Vec<_> = seen(ctx, restricted).filter(fits).map(|one| service_line(&ui, ctx, one)).collect();
    let regions = ctx.book.of_level(Level::Region).into_iter().filter(|place| !place.retired);
    let choice = |value: &str, text: String, chosen: &str| Choice::new(value, text, value == chosen);
    ui.page(&DirectoryPage {
        none_at_all: seen(ctx, restricted).next().is_none(),
        regions: regions
            .map(|one| choice(&one.handle, ctx.book.name_in(Some(one.key), ui.lang).into(), &region))
            .collect(),
        kinds: SERVICE_KINDS
            .iter()
            .map(|one| choice(one, ui.text(&format!("settings-choice-service-{one}")), &kind))
            .collect(),
        lines,
        keeps,
    })
}

/// The columns of the file, in order; names have one for each language.
const COLUMNS: &[&str] =
    &["service", "run_by", "place", "hours", "languages", "cost", "phone", "contact", "restricted", "checked_on"];
const NAMES: &[&str] = &["name", "for_whom", "access"];

async fn file(viewer: Viewer, deps: Deps) -> WebResult {
    let restricted = deps.db.read(move |conn| sees_restricted(conn, &viewer)).await?;
    let mut out = csv_file();
    let named = || NAMES.iter().flat_map(|name| Lang::all().map(move |lang| (*name, lang)));
    let head = named().map(|(name, lang)| format!("{name}_{}", lang.code()));
    let head = std::iter::once("code".to_owned()).chain(head).chain(COLUMNS.iter().map(|name| (*name).to_owned()));
    out.write_record(head).map_err(anyhow::Error::from)?;
    for one in seen(&deps.ctx, restricted) {
        let own = named().map(|(name, lang)| name_of(one, name, lang));
        let rest = COLUMNS.iter().map(|name| cell(&deps.ctx, one, name));
        let row: Vec<String> = std::iter::once(one.code.clone()).chain(own).chain(rest).collect();
        out.write_record(row.iter().map(|cell| guarded(cell).into_owned())).map_err(anyhow::Error::from)?;
    }
    Ok(csv_answer(deps.ctx.today).body(out.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?))
}

fn name_of(one: &Service, name: &str, lang: Lang) -> String {
    let names = match name {
        "name" => &one.name,
        "for_whom" => &one.for_whom,
        _ => &one.access,
    };
    if names.has(lang) { names.get(lang).to_owned() } else { String::new() }
}

fn cell(ctx: &Context, one: &Service, column: &str) -> String {
    match column {
        "service" => one.service.clone(),
        "run_by" => one.run_by.clone(),
        "place" => {
            let place = one.place.as_deref().and_then(|handle| ctx.book.handled(handle));
            place.map(|place| ctx.book.words(place.key)).unwrap_or_default()
        }
        "hours" => one.hours.clone(),
        "languages" => one.languages.join(" "),
        "cost" => one.cost.clone(),
        "phone" => one.phone.clone(),
        "contact" => one.contact.clone(),
        "restricted" => if one.restricted { "yes" } else { "no" }.to_owned(),
        _ => one.checked_on.map(|day| day.to_string()).unwrap_or_default(),
    }
}
