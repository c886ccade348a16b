//! `/informing`.
use super::model::{Done, Kind, parse};
use super::store;
use super::views::{Choice, FormPage, InformingPage, PosterPage, SilentLine, line, totals};
use crate::access::{Role, Viewer};
use crate::audit;
use crate::cases::Deps;
use crate::committees::{self, Committee};
use crate::i18n::Lang;
use crate::id::CommitteeKey;
use crate::places::Book;
use crate::storage::DbConn;
use crate::web::{self, Fields, FormErrors, Routes, Ui, WebResult, Who, query_value, see_other};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use chrono::{Days, NaiveDate};

/// Who informs, and who sees how far that reaches.
pub const INFORMERS: &[Role] = &[Role::CommitteeMember, Role::Handler, Role::Manager, Role::Administrator];
/// So many days are looked back on; longer without a session is long.
const BACK: Days = Days::new(90);
/// The channel of what lay in a box.
const BOX: &str = "box";
/// So many entries stand on the page.
const SHOWN: usize = 30;

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    let members = Who::Any(&[Role::CommitteeMember]);
    routes.get("/informing", Who::Any(INFORMERS), show);
    routes.get("/informing/poster/{committee}", Who::Any(INFORMERS), poster);
    routes.get("/informing/new/{kind}", members, form);
    routes.post("/informing/new/{kind}", members, save);
}

/// The committees somebody informs for: the own ones that are open.
fn own(all: &[Committee], viewer: &Viewer, today: NaiveDate) -> Vec<Committee> {
    let own = viewer.committees();
    all.iter().filter(|one| own.contains(&one.key) && one.is_open(today)).cloned().collect()
}

/// The committees whose informing somebody sees: the own ones, those of the area, or all.
fn seen(all: &[Committee], viewer: &Viewer, book: &Book) -> Vec<Committee> {
    let own = viewer.committees();
    let covers = |committee: &Committee| {
        let place = committee.place.and_then(|key| book.get(key));
        viewer.roles.iter().any(|held| match held.role {
            Role::Administrator => true,
            Role::Handler | Role::Manager => held.area.is_none_or(|area| place.is_some_and(|place| place.is_in(area))),
            _ => false,
        })
    };
    all.iter().filter(|one| own.contains(&one.key) || covers(one)).cloned().collect()
}

/// What was done, and the day of the newest session of each committee.
type Found = (Vec<Committee>, Vec<Done>, Vec<(CommitteeKey, Option<NaiveDate>)>);

async fn show(viewer: Viewer, ui: Ui, deps: Deps) -> WebResult {
    let (ctx, who) = (deps.ctx.clone(), viewer.clone());
    let since = ctx.today - BACK;
    let read = move |conn: &mut DbConn| {
        let seen = seen(&committees::all(conn)?, &who, &ctx.book);
        let keys: Vec<CommitteeKey> = seen.iter().map(|one| one.key).collect();
        Ok::<Found, web::Error>((seen, store::since(conn, &keys, since)?, store::newest(conn)?))
    };
    let (seen, done, newest) = deps.db.read(read).await?;
    let (book, today) = (&deps.ctx.book, deps.ctx.today);
    let open: Vec<&Committee> = seen.iter().filter(|one| one.is_open(today)).collect();
    let last = |one: &Committee| newest.iter().find(|(key, _)| *key == one.key).and_then(|(_, day)| *day);
    let silent = |one: &&&Committee| last(one).is_none_or(|day| day < since);
    let silent_line = |one: &&Committee| SilentLine {
        name: one.name.clone(),
        place: one.place.map(|place| book.label_in(place, ui.lang)).unwrap_or_default(),
        last: last(one).map(|day| ui.date(day)).unwrap_or_default(),
        phone: one.phone.clone(),
    };
    let name = |key| seen.iter().find(|one| one.key == key).map(|one| one.name.as_str()).unwrap_or_default();
    ui.page(&InformingPage {
        enters: !own(&seen, &viewer, today).is_empty(),
        totals: totals(&ui, &done),
        lines: done.iter().take(SHOWN).map(|one| line(&ui, one, name(one.committee))).collect(),
        silent: open.iter().filter(silent).map(silent_line).collect(),
        posters: open
            .iter()
            .map(|one| Choice { value: one.code.clone(), text: one.name.clone(), checked: false })
            .collect(),
    })
}

/// The committees for which the viewer writes something down; nobody's form is empty.
async fn mine(viewer: &Viewer, deps: &Deps) -> Result<Vec<Committee>, web::Error> {
    let all = deps.db.read(|conn| Ok::<_, web::Error>(committees::all(conn)?)).await?;
    let own = own(&all, viewer, deps.ctx.today);
    if own.is_empty() { Err(web::Error::NotFound) } else { Ok(own) }
}

async fn form(viewer: Viewer, ui: Ui, deps: Deps, path: Path<String>) -> WebResult {
    let kind = Kind::parse(&path).ok_or(web::Error::NotFound)?;
    let own = mine(&viewer, &deps).await?;
    let today = Fields::from_pairs([("on", deps.ctx.today.to_string())]);
    ui.page(&FormPage::new(&ui, kind, &own, &today, &FormErrors::default()))
}

async fn save(viewer: Viewer, ui: Ui, deps: Deps, path: Path<String>, fields: Fields) -> WebResult {
    let kind = Kind::parse(&path).ok_or(web::Error::NotFound)?;
    let own = mine(&viewer, &deps).await?;
    let known: Vec<_> = own.iter().map(|one| (one.code.clone(), one.key)).collect();
    let done = match parse(&fields, kind, &known, deps.ctx.today) {
        Ok(done) => done,
        Err(errors) => {
            let page = FormPage::new(&ui, kind, &own, &fields, &errors);
            return ui.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let to = next(&deps, &done, fields.get("committee"));
    let (by, now) = (viewer.key, deps.ctx.now);
    deps.db
        .write(move |conn| {
            if store::add(conn, &done, by, now)? {
                audit::note(conn, now, Some(by), &format!("informed_{}", kind.as_str()), None)?;
            }
            Ok::<_, web::Error>(())
        })
        .await?;
    Ok(see_other(&to))
}

/// Where it goes on: papers of a box are taken in one by one, each with its channel chosen already.
fn next(deps: &Deps, done: &Done, committee: &str) -> String {
    let known = deps.ctx.programme.channels.iter().any(|channel| channel.code == BOX);
    match done.kind {
        Kind::Box if done.papers > 0 && known => {
            format!("/intake?committee={}&channel={BOX}&done=box", query_value(committee))
        }
        Kind::Box => "/informing?done=box-empty".to_owned(),
        Kind::Session => "/informing?done=session".to_owned(),
    }
}

/// A sheet to hang up; `in`: in which language.
async fn poster(viewer: Viewer, ui: Ui, deps: Deps, path: Path<String>, req: HttpRequest) -> WebResult {
    let lang = Lang::parse(Fields::parse(req.query_string().as_bytes()).get("in")).unwrap_or(ui.lang);
    let ctx = deps.ctx.clone();
    let read = move |conn: &mut DbConn| Ok::<_, web::Error>(seen(&committees::all(conn)?, &viewer, &ctx.book));
    let seen = deps.db.read(read).await?;
    let open = |one: &&Committee| one.code == *path && one.is_open(deps.ctx.today);
    let committee = seen.iter().find(open).ok_or(web::Error::NotFound)?;
    let place = committee.place.map(|place| deps.ctx.book.label_in(place, lang)).unwrap_or_default();
    let programme = deps.ctx.programme.instance.public_name.clone();
    ui.page(&PosterPage::new(&ui, lang, committee, place, programme))
}
