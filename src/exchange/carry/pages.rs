//! The page that asks how, and the file.
use super::columns::{Writer, table};
use crate::access::Viewer;
use crate::audit;
use crate::cases::{self, Deps, Wanted};
use crate::committees;
use crate::sheets::{self, Cell, Format};
use crate::web::{self, ErrorLine, Fields, FormErrors, Page, Ui, WebResult};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;

/// Cases read at once.
const BLOCK: i64 = 500;
/// Letters of a password, at least: who has the file can try as often as they like.
const SHORTEST: usize = 12;
/// What the form itself asks; everything else is a filter of the list.
const OWN: [&str; 8] = ["csrf", "format", "words", "password", "again", "after", "lang", "done"];

/// `/export`
#[derive(Debug, Serialize)]
struct AskPage {
    errors: Vec<ErrorLine>,
    short_error: String,
    again_error: String,
    shortest: usize,
    csv: bool,
    words: bool,
    filters: Vec<Filter>,
    /// The list it is, and the same for a Jaabi that imports it.
    list: String,
    import: String,
}

/// A filter of the list.
#[derive(Debug, Serialize)]
struct Filter {
    name: String,
    value: String,
}

impl Page for AskPage {
    const TEMPLATE: &'static str = "import/carry";
}

impl AskPage {
    fn new(ui: &Ui, asked: &Fields, faults: &FormErrors) -> Self {
        let errors = ui.errors(faults);
        let of = |field: &str| errors.iter().find(|line| line.field == field).map(|line| line.text.clone());
        let filters = asked.iter().filter(|(name, value)| !OWN.contains(name) && !value.trim().is_empty());
        let filters: Vec<Filter> =
            filters.map(|(name, value)| Filter { name: name.to_owned(), value: value.trim().to_owned() }).collect();
        let pairs = filters.iter().map(|f| format!("{}={}", web::query_value(&f.name), web::query_value(&f.value)));
        let query = pairs.collect::<Vec<_>>().join("&");
        Self {
            short_error: of("password").unwrap_or_default(),
            again_error: of("again").unwrap_or_default(),
            errors,
            shortest: SHORTEST,
            csv: asked.get("format") == "csv",
            words: asked.get("words") == "yes",
            filters,
            list: format!("/cases?{query}"),
            import: format!("/cases.csv?{query}"),
        }
    }
}

pub(super) async fn ask(_: Viewer, ui: Ui, req: HttpRequest) -> WebResult {
    ui.page(&AskPage::new(&ui, &Fields::parse(req.query_string().as_bytes()), &FormErrors::default()))
}

pub(super) async fn file(viewer: Viewer, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let mut faults = FormErrors::default();
    let format = faults.need("format", "carry-fault-format", Format::parse(fields.get("format")));
    let locked = fields.some("password").map(str::to_owned);
    if locked.as_ref().is_some_and(|password| password.chars().count() < SHORTEST) {
        faults.add("password", "carry-fault-short");
    } else if fields.get("password") != fields.get("again") {
        faults.add("again", "carry-fault-again");
    }
    let Some(format) = format.filter(|_| faults.is_empty()) else {
        return ui.page_with(StatusCode::UNPROCESSABLE_ENTITY, &AskPage::new(&ui, &fields, &faults));
    };
    let (who, now, code) = (viewer.key, deps.ctx.now, fields.get("committee").to_owned());
    let all = deps.db.read(|conn| Ok::<_, web::Error>(committees::all(conn)?)).await?;
    let committee = cases::chosen(&all, &code);
    // ordinary cases alone, whatever was asked for
    let wanted =
        Wanted { sealed: false, most: BLOCK, after: None, committee, ..cases::wanted(&viewer, &deps, &fields) };
    // noted before anything leaves
    deps.db.write(move |conn| Ok::<_, web::Error>(audit::note(conn, now, Some(who), "exported", None)?)).await?;
    let committees = all.into_iter().map(|c| (c.key, c.name)).collect();
    let writer = Writer { ui, deps, committees, words: fields.get("words") == "yes" };
    Ok(sent(viewer, writer, wanted, format, locked))
}

fn sent(viewer: Viewer, writer: Writer, wanted: Wanted, format: Format, locked: Option<String>) -> HttpResponse {
    let name = format!("jaabi-{}.{}", writer.deps.ctx.today, format.as_str());
    let (kind, shown) = match (&locked, format) {
        (Some(_), _) => ("application/zip", format!("jaabi-{}.zip", writer.deps.ctx.today)),
        (None, Format::Csv) => (web::DELIMITED, name.clone()),
        (None, Format::Xlsx) => (web::WORKBOOK, name.clone()),
    };
    web::streamed(&shown, kind, move |out| {
        let table = table(&writer.ui, writer.deps.ctx.today, writer.words);
        let mut next = Some(wanted);
        let mut rows = || block(&viewer, &writer, &mut next);
        let locked = locked.as_deref().map(|password| (name.as_str(), password));
        sheets::write(&table, format, locked, &mut rows, out)
    })
}

/// The next cases, as rows.
fn block(viewer: &Viewer, writer: &Writer, next: &mut Option<Wanted>) -> anyhow::Result<Vec<Vec<Cell>>> {
    let Some(wanted) = next.take() else { return Ok(Vec::new()) };
    let deps = &writer.deps;
    let lines = deps.db.read_now(|conn| cases::list(conn, &deps.ctx, viewer, &wanted))?;
    if lines.len() == BLOCK as usize {
        *next = Some(Wanted { after: lines.last().map(|(case, _)| case.reference.clone()), ..wanted });
    }
    Ok(lines.iter().filter_map(|line| writer.cells(line)).collect())
}

/// What the tags of such a file may hold.
pub(super) async fn schema(_: Viewer) -> WebResult {
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header(("content-disposition", "attachment; filename=\"jaabi-hxl-schema.csv\""))
        .body(include_str!("../../../config/hxl/cases-schema.csv")))
}
