//! Two places that are one: which one stays, what would move, and a last yes. Of cases nothing is counted.
use super::Set;
use super::shared::Shared;
use crate::access::Viewer;
use crate::cases::Deps;
use crate::settings::join::{self, Plan};
use crate::settings::kinds::{self, PLACE};
use crate::settings::model::Error;
use crate::settings::views::{JoinClash, JoinPage, JoinTwin};
use crate::web::{self, ErrorLine, Fields, Ui, WebResult, see_other};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use std::collections::BTreeMap;

/// Names of fields that say which code stays begin so.
const KEEP: &str = "keep_";

fn href(code: &str) -> Result<String, web::Error> {
    Ok(Set::href(kinds::kind(PLACE).ok_or(web::Error::NotFound)?, code))
}

pub(super) async fn show(_: Viewer, ui: Ui, deps: Deps, path: Path<String>, req: HttpRequest) -> WebResult {
    let asked = Fields::parse(req.query_string().as_bytes());
    page(&ui, &deps, path.into_inner(), &asked, Vec::new()).await
}

/// The place that is to stay, as it was typed, or as a list of places named it.
fn stays(deps: &Deps, asked: &Fields) -> Result<Option<String>, &'static str> {
    let book = &deps.ctx.book;
    if let Some(handle) = asked.some("with") {
        return book.handled(handle).map(|place| Some(place.handle.clone())).ok_or("settings-fault-place");
    }
    let Some(typed) = asked.some("place") else { return Ok(None) };
    book.said(typed).map(|place| Some(place.handle.clone())).ok_or("settings-fault-place")
}

fn chosen(fields: &Fields) -> BTreeMap<String, String> {
    let kept = fields.iter().filter_map(|(name, code)| Some((name.strip_prefix(KEEP)?.to_owned(), code.to_owned())));
    kept.collect()
}

async fn page(ui: &Ui, deps: &Deps, double: String, asked: &Fields, mut faults: Vec<&'static str>) -> WebResult {
    let book = &deps.ctx.book;
    let own = book.handled(&double).filter(|place| place.joined_to.is_none()).ok_or(web::Error::NotFound)?;
    let mut view = JoinPage {
        back: href(&double)?,
        action: format!("{}/join", href(&double)?),
        name: book.label_in(own.key, ui.lang),
        typed: asked.get("place").to_owned(),
        ..JoinPage::default()
    };
    match stays(deps, asked) {
        Err(fault) => faults.push(fault),
        Ok(None) => {}
        Ok(Some(stays)) => {
            let (texts, chosen, pair) = (ui.i18n(), chosen(asked), (double.clone(), stays.clone()));
            let work = move |conn: &mut _| {
                let known = join::known(conn, &texts)?;
                let plan = join::plan(conn, &known, (&pair.0, &pair.1), &chosen)?;
                Ok::<_, Error>((plan, join::stamp(&known, &pair.0, &pair.1)?))
            };
            let (plan, seen) = deps.db.write(work).await.map_err(Set::error)?;
            if faults.is_empty() {
                faults.extend(&plan.faults);
            }
            let place = book.handled(&stays).ok_or(web::Error::NotFound)?;
            (view.other, view.stays, view.seen) = (book.label_in(place.key, ui.lang), stays, seen);
            view.can = plan.faults.is_empty() && plan.twins.is_empty();
            fill(ui, &mut view, &plan, asked)?;
        }
    }
    let field = if view.stays.is_empty() { "place" } else { "main" };
    view.errors = faults.iter().map(|key| ErrorLine { field: field.to_owned(), text: ui.text(key) }).collect();
    let status = if view.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    ui.page_with(status, &view)
}

fn fill(ui: &Ui, view: &mut JoinPage, plan: &Plan, asked: &Fields) -> Result<(), web::Error> {
    let counts = [
        ("settings-join-places", plan.places),
        ("settings-join-committees", plan.committees),
        ("settings-join-teams", plan.desks),
        ("settings-join-roles", plan.roles),
        ("settings-join-activities", plan.activities),
    ];
    let said = counts.iter().filter(|(_, count)| *count > 0);
    view.moves = said.map(|(key, count)| ui.text_with(key, &[("count", (*count).into())])).collect();
    (view.names, view.codes) = (plan.names.clone(), plan.codes.clone());
    let clash = |clash: &join::Clash| {
        let name = format!("{KEEP}{}", clash.scheme);
        let codes = clash.codes.clone().map(|code| (asked.get(&name) == code, code));
        JoinClash { name, scheme: clash.scheme.clone(), codes: codes.into() }
    };
    view.clashes = plan.clashes.iter().map(clash).collect();
    for [own, other, name] in &plan.twins {
        let href = format!("{}/join?with={}", href(own)?, web::query_value(other));
        view.twins.push(JoinTwin { href, name: name.clone() });
    }
    Ok(())
}

pub(super) async fn join(
    viewer: Viewer,
    ui: Ui,
    (deps, shared): (Deps, Shared),
    path: Path<String>,
    fields: Fields,
) -> WebResult {
    let (double, stays) = (path.into_inner(), fields.get("with").to_owned());
    let (texts, by, pair) = (ui.i18n(), Set::by(&viewer, &deps.ctx), (double.clone(), stays.clone()));
    let (chosen, seen) = (chosen(&fields), fields.get("seen").to_owned());
    let work = move |conn: &mut _| join::join(conn, &texts, (&pair.0, &pair.1), (&chosen, &seen), &by);
    let faults = match deps.db.write(work).await {
        Ok(()) => {
            shared.renew().await?;
            return Ok(see_other(&format!("{}?done=places-joined", href(&stays)?)));
        }
        Err(Error::Faulty(faults)) => faults.into_iter().map(|(_, key)| key).collect(),
        Err(Error::Stale) => vec!["settings-stale"],
        Err(error) => return Err(Set::error(error)),
    };
    page(&ui, &deps, double, &fields, faults).await
}
