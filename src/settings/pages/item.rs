//! One setting: its form, its history, and every way to change it.
use super::Set;
use super::shared::{Shared, logo_address};
use crate::access::Viewer;
use crate::accounts;
use crate::cases::Deps;
use crate::i18n::Lang;
use crate::settings::actions;
use crate::settings::check::Others;
use crate::settings::forms;
use crate::settings::kinds::{self, COMMITTEE, DESK, JOINED, Kind, LOGO, ORGANISATION, PLACE, ROUTE};
use crate::settings::model::{Error, Item, Wish};
use crate::settings::teams;
use crate::settings::views::{Filled, ItemPage, history};
use crate::settings::words::Around;
use crate::web::{self, ErrorLine, Fields, Ui, WebResult, see_other};
use actix_web::http::StatusCode;
use actix_web::web::Path;

/// What a form came back with.
#[derive(Default)]
pub(super) struct Back {
    pub typed: Option<Fields>,
    pub faults: Vec<(&'static str, &'static str)>,
}

pub(super) async fn show(_: Viewer, ui: Ui, deps: Deps, path: Path<(String, String)>) -> WebResult {
    let (kind, code) = path.into_inner();
    page(&ui, &deps, (Set::kind(&kind)?, Some(code)), Back::default()).await
}

pub(super) async fn fresh(_: Viewer, ui: Ui, deps: Deps, path: Path<String>) -> WebResult {
    let kind = Set::kind(&path)?;
    if kind.fixed {
        return Err(web::Error::NotFound);
    }
    page(&ui, &deps, (kind, None), Back::default()).await
}

pub(super) async fn page(ui: &Ui, deps: &Deps, (kind, code): (&'static Kind, Option<String>), back: Back) -> WebResult {
    let (texts, wanted) = (ui.i18n(), code.clone());
    let load = move |conn: &mut _| {
        let others = Others::load(conn, &texts, kind)?;
        let versions = wanted.as_ref().map_or(Ok(Vec::new()), |code| actions::history(conn, kind, code))?;
        Ok::<_, Error>((others, versions, accounts::names(conn)?))
    };
    let (others, versions, names) = deps.db.read(load).await.map_err(Set::error)?;
    let item = code.as_ref().map(|code| others.get(kind.code, code).ok_or(web::Error::NotFound)).transpose()?;
    let around = Around { ui, book: &deps.ctx.book, others: &others, today: deps.ctx.today };
    let line = |(field, key): &(&str, &str)| ErrorLine { field: (*field).to_owned(), text: ui.text(key) };
    let errors: Vec<ErrorLine> = back.faults.iter().map(line).collect();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let filled = Filled { around: &around, kind, item, typed: back.typed.as_ref(), errors: &errors };
    let title = item.map_or_else(|| ui.text(&format!("settings-new-{}", kind.code)), |item| around.name(kind, item));
    // what was typed over something else meanwhile keeps the mark of what was seen: it comes back once more as stale
    let seen = back.typed.as_ref().map(|typed| typed.get("seen").to_owned());
    let view = ItemPage {
        kind: kind.code,
        title,
        back: if kind.single { "/settings".to_owned() } else { format!("/settings/lists/{}", kind.code) },
        action: item.map_or_else(|| format!("/settings/lists/{}/new", kind.code), |item| Set::href(kind, &item.code)),
        stamp: seen.unwrap_or_else(|| item.map(Item::stamp).unwrap_or_default()),
        is_new: item.is_none(),
        retired: item.is_some_and(|item| item.retired),
        may_retire: item.is_some() && kind.may_retire(),
        facts: item.map(|item| facts(&around, kind, item)).unwrap_or_default(),
        fields: filled.fields(),
        errors: anchors(&errors, &filled),
        closing: if item.is_some_and(|item| !item.retired) { filled.closing() } else { Vec::new() },
        closed: item.filter(|item| item.retired).map(|item| closed(&around, kind, item)).unwrap_or_default(),
        notice: notice(kind, item),
        join: item
            .filter(|_| kind.code == PLACE)
            .map(|item| format!("{}/join", Set::href(kind, &item.code)))
            .unwrap_or_default(),
        joined: joined(ui, deps, kind, item),
        has_logo: kind.code == ORGANISATION,
        logo: item.map(|item| logo_address(&item.text(LOGO))).unwrap_or_default(),
        logo_error: errors.iter().find(|line| line.field == LOGO).map(|line| line.text.clone()).unwrap_or_default(),
        history: history(&around, kind, &versions, &names),
    };
    ui.page_with(status, &view)
}

/// What cannot be changed here, in words.
fn facts(around: &Around<'_>, kind: &Kind, item: &Item) -> Vec<String> {
    let fixed = kind.fields.iter().filter(|field| field.once && item.body.contains_key(field.name));
    let fixed = fixed.map(|field| around.show(field, item.body.get(field.name)));
    // which way a category goes stands in the routing table alone
    let leads = kinds::kind(ROUTE).filter(|_| kind.code == "category").into_iter().flat_map(|route| {
        let lines = around.others.of(ROUTE).iter().filter(|line| !line.retired && line.text("category") == item.code);
        lines.map(|line| around.name(route, line))
    });
    fixed.chain(leads).collect()
}

/// From when on a committee is closed, and who answers what it left open.
fn closed(around: &Around<'_>, kind: &Kind, item: &Item) -> Vec<String> {
    if kind.code != COMMITTEE {
        return Vec::new();
    }
    let word = |field: &str| kind.field(field).map(|field| around.show(field, item.body.get(field.name)));
    let (day, heir) = (word("closes_on").unwrap_or_default(), word("heir").unwrap_or_default());
    let heir = if heir.is_empty() { around.ui.text("settings-heir-handlers") } else { heir };
    vec![
        around.ui.text_with("settings-closed-from", &[("day", day.into())]),
        around.ui.text_with("settings-closed-heir", &[("heir", heir.into())]),
    ]
}

/// The place that one was joined to.
fn joined(ui: &Ui, deps: &Deps, kind: &Kind, item: Option<&Item>) -> Option<(String, String)> {
    let stays = deps.ctx.book.handled(&item?.text(JOINED))?;
    Some((Set::href(kind, &stays.handle), deps.ctx.book.label_in(stays.key, ui.lang)))
}

fn notice(kind: &Kind, item: Option<&Item>) -> String {
    let closes = item.filter(|item| item.retired && kind.code == COMMITTEE);
    closes.map(|item| format!("{}/notice", Set::href(kind, &item.code))).unwrap_or_default()
}

/// An error of a name with several languages leads to the first of them.
fn anchors(errors: &[ErrorLine], filled: &Filled<'_>) -> Vec<ErrorLine> {
    let fields: Vec<_> = filled.fields().into_iter().chain(filled.closing()).collect();
    let anchor = |line: &ErrorLine| {
        let logo = line.field == LOGO;
        let found = fields.iter().find(|f| f.name == line.field || f.name == format!("{}_fr", line.field));
        ErrorLine {
            field: found.map_or_else(|| if logo { LOGO } else { "main" }.to_owned(), |field| field.name.clone()),
            text: line.text.clone(),
        }
    };
    errors.iter().map(anchor).collect()
}

/// What was typed, as a wish.
fn wish(kind: &Kind, fields: &Fields, deps: &Deps) -> (Wish, Vec<(&'static str, &'static str)>) {
    let (body, mut faults) = forms::read(kind, fields, &deps.ctx.book);
    let rank = fields.some("position").filter(|_| kind.ordered).map(str::parse::<usize>);
    if matches!(rank, Some(Err(_))) {
        faults.push(("position", "settings-fault-number"));
    }
    let seen = Some(fields.get("seen").to_owned());
    (Wish { body, rank: rank.and_then(Result::ok), seen, ..Wish::default() }, faults)
}

pub(super) async fn add(
    viewer: Viewer,
    ui: Ui,
    (deps, shared): (Deps, Shared),
    path: Path<String>,
    fields: Fields,
) -> WebResult {
    let kind = Set::kind(&path)?;
    write(&viewer, &ui, (&deps, &shared), (kind, None), fields).await
}

pub(super) async fn save(
    viewer: Viewer,
    ui: Ui,
    (deps, shared): (Deps, Shared),
    path: Path<(String, String)>,
    fields: Fields,
) -> WebResult {
    let (kind, code) = path.into_inner();
    write(&viewer, &ui, (&deps, &shared), (Set::kind(&kind)?, Some(code)), fields).await
}

async fn write(
    viewer: &Viewer,
    ui: &Ui,
    (deps, shared): (&Deps, &Shared),
    (kind, code): (&'static Kind, Option<String>),
    fields: Fields,
) -> WebResult {
    let (wish, faults) = wish(kind, &fields, deps);
    if !faults.is_empty() {
        return page(ui, deps, (kind, code), Back { typed: Some(fields), faults }).await;
    }
    let (texts, by, known) = (ui.i18n(), Set::by(viewer, &deps.ctx), code.clone());
    let done = deps.db.write(move |conn| {
        let items = actions::items(conn, kind, &texts)?;
        let code = match &known {
            Some(code) => code.clone(),
            None => actions::free_code(kind, &first_name(&wish), &items),
        };
        let retired = items.iter().any(|item| item.code == code && item.retired);
        // what is retired stays so while it is corrected
        actions::put(conn, &texts, (kind, &code), &Wish { retired, ..wish }, &by)
    });
    let faults = match done.await {
        Ok(_) => {
            shared.renew().await?;
            let to = if kind.single { "/settings".to_owned() } else { format!("/settings/lists/{}", kind.code) };
            return Ok(see_other(&format!("{to}?done=setting-saved")));
        }
        Err(Error::Faulty(faults)) => faults,
        Err(Error::Stale) => vec![("main", "settings-stale")],
        Err(error) => return Err(Set::error(error)),
    };
    page(ui, deps, (kind, code), Back { typed: Some(fields), faults }).await
}

/// The words a code is made from.
fn first_name(wish: &Wish) -> String {
    match wish.body.get("name") {
        Some(serde_json::Value::Object(names)) => {
            let said = names.get(Lang::FRENCH.code()).or_else(|| names.values().next());
            said.and_then(|name| name.as_str()).unwrap_or_default().to_owned()
        }
        Some(name) => name.as_str().unwrap_or_default().to_owned(),
        None => String::new(),
    }
}

pub(super) async fn retire(
    viewer: Viewer,
    ui: Ui,
    (deps, shared): (Deps, Shared),
    path: Path<(String, String)>,
    fields: Fields,
) -> WebResult {
    let (kind, code) = path.into_inner();
    if kind == COMMITTEE {
        return super::closing::close(&viewer, &ui, (&deps, &shared), code, fields).await;
    }
    put_away(&viewer, &ui, (&deps, &shared), (kind, code), (true, fields)).await
}

pub(super) async fn bring_back(
    viewer: Viewer,
    ui: Ui,
    (deps, shared): (Deps, Shared),
    path: Path<(String, String)>,
    fields: Fields,
) -> WebResult {
    put_away(&viewer, &ui, (&deps, &shared), path.into_inner(), (false, fields)).await
}

async fn put_away(
    viewer: &Viewer,
    ui: &Ui,
    (deps, shared): (&Deps, &Shared),
    (kind, code): (String, String),
    (retired, fields): (bool, Fields),
) -> WebResult {
    let (kind, texts, by) = (Set::kind(&kind)?, ui.i18n(), Set::by(viewer, &deps.ctx));
    let (known, seen) = (code.clone(), fields.get("seen").to_owned());
    let trust = deps.ctx.trust.clone();
    let work = move |conn: &mut _| {
        if kind.code == DESK && retired {
            let others = Others::load(conn, &texts, kind)?;
            teams::keep_served(conn, &trust, (&known, &others), by.today)?;
        }
        actions::retire(conn, &texts, (kind, &known), (retired, &seen), &by)
    };
    let done = if retired { "setting-retired" } else { "setting-back" };
    answer(ui, (deps, shared), (kind, code), deps.db.write(work).await, done).await
}

pub(super) async fn undo(
    viewer: Viewer,
    ui: Ui,
    (deps, shared): (Deps, Shared),
    path: Path<(String, String)>,
    fields: Fields,
) -> WebResult {
    let (kind, code) = path.into_inner();
    let (kind, texts, by) = (Set::kind(&kind)?, ui.i18n(), Set::by(&viewer, &deps.ctx));
    let version = fields.get("version").parse::<i32>().map_err(|_| web::Error::NotFound)?;
    let (known, seen) = (code.clone(), fields.get("seen").to_owned());
    let work = move |conn: &mut _| actions::undo(conn, &texts, (kind, &known), (version, &seen), &by);
    answer(&ui, (&deps, &shared), (kind, code), deps.db.write(work).await, "setting-undone").await
}

/// The setting again: with what was done, or with why it was not.
pub(super) async fn answer<T>(
    ui: &Ui,
    (deps, shared): (&Deps, &Shared),
    (kind, code): (&'static Kind, String),
    result: Result<T, Error>,
    done: &str,
) -> WebResult {
    let faults = match result {
        Ok(_) => {
            shared.renew().await?;
            return Ok(see_other(&format!("{}?done={done}", Set::href(kind, &code))));
        }
        Err(Error::Faulty(faults)) => faults,
        Err(Error::Stale) => vec![("main", "settings-stale")],
        Err(error) => return Err(Set::error(error)),
    };
    page(ui, deps, (kind, Some(code)), Back { typed: None, faults }).await
}
