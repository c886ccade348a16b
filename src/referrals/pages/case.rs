//! `/cases/{reference}/referrals`: to which services somebody may be led, and how far that is.
use crate::access::{Role, Viewer};
use crate::cases::model::{EntryKind, Opened};
use crate::cases::{self, Addition, At, Deps, links, sealed};
use crate::config::Config;
use crate::id::Reference;
use crate::programme::Service;
use crate::referrals::directory::{seen, sees_restricted};
use crate::referrals::forms::{self, Proposed};
use crate::referrals::views::{GivenPage, ReferralsPage, Typed, referrals_page};
use crate::web::{self, ErrorLine, Fields, FormErrors, Routes, Ui, WebResult, Who, see_other};
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

/// Adds the routes of this page.
pub(super) fn routes(routes: &mut Routes) {
    let openers = Who::Any(&[Role::FocalPoint]);
    routes.get("/cases/{reference}/referrals", openers, show);
    routes.post("/cases/{reference}/referrals/answer", openers, answer);
    routes.post("/cases/{reference}/referrals/send", openers, send);
    routes.post("/cases/{reference}/referrals/heard", openers, heard);
}

/// A case that somebody opened, with the services that may be proposed there.
struct Loaded {
    opened: Opened,
    services: Vec<Service>,
}

async fn load(viewer: &Viewer, deps: &Deps, reference: &Reference) -> Result<Loaded, web::Error> {
    let (ctx, who, reference) = (deps.ctx.clone(), viewer.clone(), reference.clone());
    deps.db
        .read(move |conn| {
            let opened = sealed::open(conn, &ctx, &who, &reference)?;
            // whoever looks after such a case needs them, also from far away
            let restricted = opened.case.track.asks_nothing() || sees_restricted(conn, &who)?;
            let services = seen(&ctx, restricted).cloned().collect();
            Ok::<_, web::Error>(Loaded { opened, services })
        })
        .await
}

fn page(ui: &Ui, deps: &Deps, loaded: &Loaded, typed: &Typed) -> ReferralsPage {
    let services: Vec<&Service> = loaded.services.iter().collect();
    referrals_page(ui, &deps.ctx, &loaded.opened, &services, typed)
}

async fn show(viewer: Viewer, ui: Ui, deps: Deps, path: Path<String>) -> WebResult {
    let reference = Reference::parse(&path).ok_or(web::Error::NotFound)?;
    let loaded = load(&viewer, &deps, &reference).await?;
    ui.page(&page(&ui, &deps, &loaded, &Typed::default()))
}

/// Why the page is shown again.
enum Again {
    Faults(FormErrors),
    Failed(cases::Error),
}

async fn show_again(
    (viewer, ui, deps): (&Viewer, &Ui, &Deps),
    reference: &Reference,
    (form, fields): (&'static str, Fields),
    again: Again,
) -> WebResult {
    let typed = match again {
        Again::Faults(errors) => Typed { form, errors: lines(ui, form, &fields, &errors), fields, ..Typed::default() },
        Again::Failed(cases::Error::Refused(reason)) => {
            Typed { form, refused: ui.text(reason), fields, ..Typed::default() }
        }
        Again::Failed(cases::Error::Stale) => {
            Typed { form, refused: ui.text("refusal-stale"), fields, ..Typed::default() }
        }
        Again::Failed(error) => return Err(error.into()),
    };
    let status = if typed.refused.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    let loaded = load(viewer, deps, reference).await?;
    ui.page_with(status, &page(ui, deps, &loaded, &typed))
}

/// The faults of a form, each leading to its field: there is a form for each referral.
fn lines(ui: &Ui, form: &str, fields: &Fields, errors: &FormErrors) -> Vec<ErrorLine> {
    let of = if form == "answer" { String::new() } else { format!("-{}", fields.get("of")) };
    let line = |line: ErrorLine| ErrorLine { field: format!("{}{of}", line.field), ..line };
    ui.errors(errors).into_iter().map(line).collect()
}

/// Adds to the case, and leads back to the page.
async fn add(
    viewer: &Viewer,
    deps: &Deps,
    (reference, version): (&Reference, i32),
    addition: Addition,
) -> Result<(), cases::Error> {
    let (db, ctx, viewer, reference) = (deps.db.clone(), deps.ctx.clone(), viewer.clone(), reference.clone());
    blocking(move || sealed::add(&db, &ctx, At { viewer: &viewer, reference: &reference, version }, addition)).await
}

pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, cases::Error> + Send + 'static,
) -> Result<T, cases::Error> {
    tokio::task::spawn_blocking(work).await.map_err(|error| cases::Error::Internal(error.into()))?
}

fn version(fields: &Fields) -> i32 {
    fields.get("version").parse().unwrap_or(0)
}

async fn answer(viewer: Viewer, ui: Ui, deps: Deps, path: Path<String>, fields: Fields) -> WebResult {
    let reference = Reference::parse(&path).ok_or(web::Error::NotFound)?;
    let Loaded { opened, services } = load(&viewer, &deps, &reference).await?;
    let named = |one: &Service| Proposed { code: one.code.clone(), name: one.named(ui.lang).to_owned() };
    let services: Vec<Proposed> = services.iter().map(named).collect();
    let read = forms::answer(&fields, &services, opened.is_child(), deps.ctx.today);
    let done = match read {
        Ok((kind, entry)) => {
            let addition = Addition::Entry(kind, entry);
            add(&viewer, &deps, (&reference, version(&fields)), addition).await.map_err(Again::Failed)
        }
        Err(errors) => Err(Again::Faults(errors)),
    };
    match done {
        Ok(()) => Ok(see_other(&format!("/cases/{reference}/referrals?done=referral-noted"))),
        Err(again) => show_again((&viewer, &ui, &deps), &reference, ("answer", fields), again).await,
    }
}

async fn heard(viewer: Viewer, ui: Ui, deps: Deps, path: Path<String>, fields: Fields) -> WebResult {
    let reference = Reference::parse(&path).ok_or(web::Error::NotFound)?;
    load(&viewer, &deps, &reference).await?;
    let done = match forms::heard(&fields, deps.ctx.today) {
        Ok(entry) => {
            let addition = Addition::Entry(EntryKind::Help, entry);
            add(&viewer, &deps, (&reference, version(&fields)), addition).await.map_err(Again::Failed)
        }
        Err(errors) => Err(Again::Faults(errors)),
    };
    match done {
        Ok(()) => Ok(see_other(&format!("/cases/{reference}/referrals?done=referral-noted"))),
        Err(again) => show_again((&viewer, &ui, &deps), &reference, ("heard", fields), again).await,
    }
}

/// Makes a link for a service. It stands in the answer to this and nowhere else.
async fn send(
    viewer: Viewer,
    ui: Ui,
    (deps, config): (Deps, Data<Config>),
    req: HttpRequest,
    path: Path<String>,
    fields: Fields,
) -> WebResult {
    let reference = Reference::parse(&path).ok_or(web::Error::NotFound)?;
    load(&viewer, &deps, &reference).await?;
    let version = version(&fields);
    let done = match forms::sending(&fields) {
        Ok(sending) => {
            let (db, ctx, who, which) = (deps.db.clone(), deps.ctx.clone(), viewer.clone(), reference.clone());
            let work = move || links::send(&db, &ctx, At { viewer: &who, reference: &which, version }, &sending);
            blocking(work).await.map_err(Again::Failed)
        }
        Err(errors) => Err(Again::Faults(errors)),
    };
    match done {
        Ok(given) => shown(&ui, (&req, &config), &reference, &given),
        Err(again) => show_again((&viewer, &ui, &deps), &reference, ("send", fields), again).await,
    }
}

fn shown(
    ui: &Ui,
    (req, config): (&HttpRequest, &Config),
    reference: &Reference,
    given: &links::Given,
) -> Result<HttpResponse, web::Error> {
    let address = web::own_address(req, &config.server.public_url);
    ui.page(&GivenPage::new(ui, reference.to_string(), &address, given))
}
