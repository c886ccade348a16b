//! Places from a list with codes: tried first, then taken, a handful in each transaction.
use super::Set;
use super::shared::Shared;
use crate::access::Viewer;
use crate::cases::Deps;
use crate::exchange::{NotReceived, Received, received};
use crate::id::PlaceKey;
use crate::settings::actions::Known;
use crate::settings::kinds::PLACE;
use crate::settings::model::Error;
use crate::settings::pcodes::{self, CHUNK, Listed, Told, Unread};
use crate::settings::views::{PcodesGroup, PcodesLine, PcodesPage};
use crate::storage;
use crate::web::{self, Ui, WebResult};
use crate::{audit, text};
use actix_multipart::Multipart;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use std::collections::{BTreeSet, HashMap};

/// So many places are named below a heading.
const NAMED: usize = 50;

pub(super) async fn show(_: Viewer, ui: Ui, deps: Deps) -> WebResult {
    ui.page(&PcodesPage { schemes: schemes(&deps), ..PcodesPage::default() })
}

/// Lists that places have codes from already.
fn schemes(deps: &Deps) -> Vec<String> {
    let book = &deps.ctx.book;
    let lists = book.all().iter().flat_map(|place| book.codes(place.key)).map(|(list, _)| list.to_owned());
    lists.collect::<BTreeSet<_>>().into_iter().collect()
}

pub(super) async fn import(
    viewer: Viewer,
    ui: Ui,
    (deps, shared): (Deps, Shared),
    req: HttpRequest,
    parts: Multipart,
) -> WebResult {
    let faulty = |fault: &str, scheme: &str| {
        let (fault, scheme) = (ui.text(fault), scheme.to_owned());
        let page = PcodesPage { fault, scheme, schemes: schemes(&deps), ..PcodesPage::default() };
        ui.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
    };
    let Received { said, name, bytes } = match received(&req, parts).await {
        Ok(received) => received,
        Err(NotReceived::Web(error)) => return Err(error),
        Err(NotReceived::Missing) => return faulty("import-error-no-file", ""),
        Err(NotReceived::Read(_)) => return faulty("settings-file-large", ""),
    };
    let scheme = text::fold(said.get("scheme")).replace(' ', "-");
    // places of one's own have no list: their name for it must not become one
    if scheme.is_empty() || scheme == "own" || scheme.len() > 40 {
        return faulty("settings-places-scheme-missing", &scheme);
    }
    let list = match pcodes::read(&bytes, &name) {
        Ok(list) => list,
        Err(Unread::Columns) => return faulty("settings-places-columns", &scheme),
        Err(Unread::File) => return faulty("settings-file-unreadable", &scheme),
    };
    let (tried, all) = (said.get("try") == "yes", said.get("all") == "yes");
    let told = take(&viewer, &ui, &deps, (scheme.clone(), list), (tried, all)).await.map_err(Set::error)?;
    shared.renew().await?;
    ui.page(&PcodesPage { all, ..page(&ui, told, tried, (scheme, schemes(&deps))) })
}

/// Takes the list, chunk after chunk; what was taken stays when a later one fails, and is known when it is sent again.
async fn take(
    viewer: &Viewer,
    ui: &Ui,
    deps: &Deps,
    (scheme, list): (String, Vec<Listed>),
    (tried, all): (bool, bool),
) -> Result<Told, Error> {
    let (texts, by) = (ui.i18n(), Set::by(viewer, &deps.ctx));
    let kind = crate::settings::kinds::kind(PLACE).ok_or(Error::NotFound)?;
    let known = deps.db.read(move |conn| Known::load(conn, &texts, &[kind])).await?;
    let mut state = (known, HashMap::<String, PlaceKey>::new(), Told::default());
    if tried {
        let (known, keys, told) = (&mut state.0, &mut state.1, &mut state.2);
        pcodes::take(None, (known, keys), (&scheme, &list), (told, &by, all))?;
        return Ok(state.2);
    }
    for chunk in list.chunks(CHUNK) {
        let (chunk, scheme, (mut known, mut keys, mut told)) = (chunk.to_vec(), scheme.clone(), state);
        let work = move |conn: &mut _| {
            storage::lock(conn, "settings")?;
            pcodes::take(Some(conn), (&mut known, &mut keys), (&scheme, &chunk), (&mut told, &by, all))?;
            audit::note(conn, by.now, by.actor, "places_imported", None)?;
            Ok::<_, Error>((known, keys, told))
        };
        state = deps.db.write(work).await?;
    }
    Ok(state.2)
}

fn page(ui: &Ui, told: Told, tried: bool, (scheme, schemes): (String, Vec<String>)) -> PcodesPage {
    let group = |key: &str, all: Vec<PcodesLine>| {
        let (count, more) = (all.len(), all.len().saturating_sub(NAMED));
        let heading = ui.text_with(key, &[("count", count.into())]);
        PcodesGroup { heading, places: all.into_iter().take(NAMED).collect(), more }
    };
    let plain = |all: Vec<String>| -> Vec<PcodesLine> {
        all.into_iter().map(|name| PcodesLine { name, href: String::new() }).collect()
    };
    let place = |handle: &str| format!("/settings/lists/place/of/{}", web::query_value(handle));
    let double = |(name, [one, other]): (String, [String; 2])| {
        let href = format!("{}/join?with={}", place(&one), web::query_value(&other));
        PcodesLine { name, href }
    };
    let elsewhere = |(name, handle): (String, String)| PcodesLine { name, href: place(&handle) };
    let groups = [
        group("settings-places-doubles", told.doubles.into_iter().map(double).collect()),
        group("settings-places-elsewhere", told.elsewhere.into_iter().map(elsewhere).collect()),
        group("settings-places-coded", plain(told.coded)),
        group("settings-places-other-list", plain(told.other_list)),
        group("settings-places-other-code", plain(told.other_code)),
        group("settings-places-renamed", plain(told.renamed)),
        group("settings-places-lost", plain(told.lost)),
    ];
    let groups = groups.into_iter().filter(|group| !group.places.is_empty()).collect();
    let (added, known) = (told.added, told.known);
    PcodesPage { scheme, schemes, done: !tried, tried, added, known, groups, ..PcodesPage::default() }
}
