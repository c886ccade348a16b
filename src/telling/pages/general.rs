//! `/telling/general`: one answer for many who gave no name, to be read out where everybody hears it.
use super::refused;
use crate::access::{Role, Viewer};
use crate::cases::general::{self, NewGeneral};
use crate::cases::model::General;
use crate::cases::{self, Context, Deps, Line};
use crate::committees::{self, Committee};
use crate::id::{CommitteeKey, GeneralId, Reference};
use crate::storage::DbConn;
use crate::telling::views::{Choice, GeneralLine, GeneralListPage, GeneralPage, NewGeneralPage, OfferedLine};
use crate::web::{self, Fields, FormErrors, Ui, WebResult, see_other};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::Path;

const LIST: &str = "/telling/general";
/// Chosen instead of a committee.
const NONE: &str = "none";
/// The longest text, in characters: it is read aloud.
const MOST: usize = 3000;

/// The answers to many that somebody has to do with, each with the name of its committee.
pub(super) fn named(conn: &mut DbConn, ctx: &Context, viewer: &Viewer) -> Result<Vec<(General, String)>, cases::Error> {
    let all = committees::all(conn)?;
    let name = |one: &General| {
        let found = all.iter().find(|committee| Some(committee.key) == one.committee);
        found.map(|committee| committee.name.clone()).unwrap_or_default()
    };
    Ok(general::generals(conn, ctx, viewer)?
        .into_iter()
        .map(|one| (name(&one), one))
        .map(|(n, one)| (one, n))
        .collect())
}

pub(super) async fn list(viewer: Viewer, ui: Ui, deps: Deps) -> WebResult {
    let (ctx, writes) = (deps.ctx.clone(), viewer.is(Role::Handler));
    let found = deps.db.read(move |conn| named(conn, &ctx, &viewer)).await?;
    let lines = found.into_iter().map(|(one, committee)| GeneralLine::new(&ui, &one, committee)).collect();
    ui.page(&GeneralListPage { lines, writes })
}

/// What was chosen of the form: a committee, none, or nothing yet.
fn chosen(all: &[Committee], code: &str) -> Option<Option<CommitteeKey>> {
    match code {
        "" => None,
        NONE => Some(None),
        code => all.iter().find(|committee| committee.code == code).map(|committee| Some(committee.key)),
    }
}

type Found = (Vec<Committee>, Vec<Line>);

async fn filled(viewer: &Viewer, ui: &Ui, deps: &Deps, fields: &Fields) -> Result<NewGeneralPage, web::Error> {
    let (code, category) = (fields.get("committee").to_owned(), fields.get("category").to_owned());
    let (ctx, who, wanted) = (deps.ctx.clone(), viewer.clone(), (code.clone(), category.parse().ok()));
    let read = move |conn: &mut DbConn| {
        let all = committees::all(conn)?;
        let lines = match chosen(&all, &wanted.0) {
            Some(committee) => general::offered(conn, &ctx, &who, committee, wanted.1)?,
            None => Vec::new(),
        };
        Ok::<Found, cases::Error>((all, lines))
    };
    let (all, lines) = deps.db.read(read).await?;
    let open = all.iter().filter(|committee| committee.is_open(deps.ctx.today));
    let one = |value: &str, text: String| Choice { checked: value == code, value: value.to_owned(), text };
    let mut committees: Vec<Choice> = open.map(|committee| one(&committee.code, committee.name.clone())).collect();
    committees.push(one(NONE, ui.text("general-no-committee")));
    let categories = deps.ctx.programme.categories.iter().filter(|known| known.code <= 5).map(|known| {
        let value = known.code.to_string();
        Choice { checked: value == category, text: known.name.get(ui.lang).to_owned(), value }
    });
    let offered = |line: &Line| OfferedLine {
        value: format!("{} {}", line.0.reference, line.0.version),
        line: cases::line(ui, &deps.ctx, line),
        checked: true,
    };
    Ok(NewGeneralPage {
        form: GeneralId::random().to_string(),
        committee: code.clone(),
        committees,
        categories: categories.collect(),
        category,
        lines: lines.iter().map(offered).collect(),
        text: String::new(),
        text_error: String::new(),
        errors: Vec::new(),
        refused: String::new(),
    })
}

pub(super) async fn form(viewer: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    let fields = Fields::parse(req.query_string().as_bytes());
    ui.page(&filled(&viewer, &ui, &deps, &fields).await?)
}

/// A reference and the version that was seen.
fn seen(value: &str) -> Option<(Reference, i32)> {
    let (reference, version) = value.split_once(' ')?;
    Some((Reference::parse(reference)?, version.parse().ok()?))
}

pub(super) async fn save(viewer: Viewer, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let text = fields.get("text").to_owned();
    let mut errors = FormErrors::default();
    if text.is_empty() || text.chars().count() > MOST {
        errors.add("text", if text.is_empty() { "fault-text" } else { "fault-too-long" });
    }
    let code = fields.get("committee").to_owned();
    let committee = deps.db.read(move |conn| Ok::<_, web::Error>(chosen(&committees::all(conn)?, &code))).await?;
    let committee = committee.ok_or_else(|| refused("refusal-general-committee", "/telling/general/new"))?;
    let id = GeneralId::parse(fields.get("form")).unwrap_or_else(GeneralId::random);
    let new = NewGeneral { id, committee, text, chosen: fields.all("case").filter_map(seen).collect() };
    let mut reason = None;
    if errors.is_empty() {
        let (db, ctx, who) = (deps.db.clone(), deps.ctx.clone(), viewer.clone());
        let work = tokio::task::spawn_blocking(move || general::answer_many(&db, &ctx, &who, new));
        match work.await.map_err(|error| web::Error::Internal(error.into()))? {
            Ok(()) => return Ok(see_other(&format!("{LIST}/{id}?done=general"))),
            Err(cases::Error::Refused(why)) => reason = Some(why),
            Err(cases::Error::Stale) => reason = Some("refusal-stale"),
            Err(error) => return Err(error.into()),
        }
    }
    let page = filled(&viewer, &ui, &deps, &fields).await?.typed(&ui, &fields, &errors, reason);
    let status = if reason.is_some() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    ui.page_with(status, &page)
}

pub(super) async fn show(viewer: Viewer, ui: Ui, deps: Deps, path: Path<String>) -> WebResult {
    let id = GeneralId::parse(&path).ok_or(web::Error::NotFound)?;
    let ctx = deps.ctx.clone();
    let read = move |conn: &mut DbConn| {
        let (found, lines) = general::general(conn, &ctx, &viewer, id)?;
        let all = committees::all(conn)?;
        let name = all.into_iter().find(|committee| Some(committee.key) == found.committee).map(|one| one.name);
        Ok::<_, cases::Error>((found, lines, name))
    };
    let (found, lines, committee) = deps.db.read(read).await?;
    let open = lines.iter().filter(|(case, _)| case.closed_on.is_none()).count();
    ui.page(&GeneralPage {
        id: id.to_string(),
        committee: committee.unwrap_or_default(),
        written: ui.date(found.written_on),
        read: found.read_on.map(|day| ui.date(day)).unwrap_or_default(),
        place: found.read_where,
        programme: deps.ctx.programme.instance.public_name.clone(),
        waits: open > 0 || found.read_on.is_none(),
        open,
        today: deps.ctx.today.to_string(),
        text: found.text,
    })
}

pub(super) async fn read_out(viewer: Viewer, deps: Deps, path: Path<String>, fields: Fields) -> WebResult {
    let id = GeneralId::parse(&path).ok_or(web::Error::NotFound)?;
    let page = format!("{LIST}/{id}");
    let on = fields.day("on").ok_or_else(|| refused("fault-date", &page))?;
    let place: String = fields.get("place").chars().take(200).collect();
    if place.is_empty() {
        return Err(refused("refusal-general-place", &page));
    }
    let ctx = deps.ctx.clone();
    let work = move |conn: &mut DbConn| general::read_out(conn, &ctx, &viewer, id, (on, &place));
    match deps.db.write(work).await {
        Ok(()) => Ok(see_other(&format!("{page}?done=general-read"))),
        Err(cases::Error::Refused(reason)) => Err(refused(reason, &page)),
        Err(cases::Error::Stale) => Err(refused("refusal-stale", &page)),
        Err(error) => Err(error.into()),
    }
}
