//! What a program reads: the figures of its owner's page, and the description of them.
use crate::access::Viewer;
use crate::accounts;
use crate::api::limits::Limits;
use crate::api::model::{Kept, Token};
use crate::api::{OWNERS, store};
use crate::audit;
use crate::cases::Deps;
use crate::tracker::{Asking, Cell, Groups, Published, Share, ShownFigures, ShownMonth, published_for};
use crate::web::{self, Error, Fields, Ui, WebResult, problem};
use actix_web::HttpRequest;
use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use actix_web::web::Data;
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi, ToSchema};

/// The figures of the tracker. What is hidden is `null`.
#[derive(Debug, Serialize, ToSchema)]
struct Tracker {
    /// The day the figures stand at.
    as_of: String,
    /// Ordinary cases are there at all.
    any: bool,
    /// All together; `null` where a filter leaves too few cases to say anything.
    totals: Option<Figures>,
    /// By category, sector, region and committee, where that tells something.
    groups: Vec<Group>,
    /// The last months.
    months: Vec<Month>,
}

/// Figures of a group. Counts of 1 to 4 are hidden, and as many others as it takes that none follows from the rest.
#[derive(Debug, Serialize, ToSchema)]
struct Figures {
    /// Cases received.
    received: Option<u32>,
    /// Of these, closed.
    closed: Option<u32>,
    /// Of these, not closed.
    open: Option<u32>,
    /// Open, and the last day for an answer is past.
    overdue: Option<u32>,
    /// The person was told what became of it.
    told: Option<u32>,
    /// Days the oldest open case has been waiting.
    oldest_open_days: Option<i64>,
    /// Days until the person heard that it arrived.
    days_to_acknowledge: Option<Days>,
    /// Days until the person was told.
    days_to_tell: Option<Days>,
    /// Days until it was closed.
    days_to_close: Option<Days>,
    /// Whole per cent of those due that were answered or closed in time.
    in_time_percent: Option<u32>,
    /// The share is at least so large; the exact one would point at too few people.
    in_time_is_least: bool,
    /// Some count is hidden.
    suppressed: bool,
}

/// Of those served alone.
#[derive(Debug, Serialize, ToSchema)]
struct Days {
    /// How many.
    n: usize,
    /// Half waited less.
    median: f64,
    /// Nine in ten waited at most so long.
    p90: i64,
}

/// One table of the page.
#[derive(Debug, Serialize, ToSchema)]
struct Group {
    /// `category`, `sector`, `region` or `committee`.
    by: &'static str,
    /// `null` where the table would give small numbers away.
    rows: Option<Vec<Row>>,
}

/// A line of a table.
#[derive(Debug, Serialize, ToSchema)]
struct Row {
    /// Its name, in the language that is asked for.
    name: String,
    #[serde(flatten)]
    figures: Figures,
}

/// A month.
#[derive(Debug, Serialize, ToSchema)]
struct Month {
    /// `2026-03`
    month: String,
    /// Received in it.
    received: Option<u32>,
    /// Closed in it, whenever received.
    closed: Option<u32>,
}

/// What went wrong (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[allow(dead_code, reason = "written by `web::problem`; here it is described")]
struct Problem {
    /// `about:blank`: the status says it all.
    r#type: String,
    /// What went wrong, in English.
    title: String,
    /// The status of the answer.
    status: u16,
    /// The parameters that could not be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parameters: Vec<String>,
}

#[derive(OpenApi)]
#[openapi(
    paths(tracker),
    components(schemas(Tracker, Figures, Days, Group, Row, Month, Problem)),
    modifiers(&Tokens),
    info(
        title = "Jaabi",
        version = "1",
        description = "How long people wait until they are told. Read only; ordinary cases alone; the figures of the token's \
            owner, hidden as on the page. At most 30 questions in a minute."
    )
)]
struct Description;

/// How a program shows its token.
struct Tokens;

impl Modify for Tokens {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        openapi.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(bearer));
    }
}

pub(in crate::api) async fn description() -> WebResult {
    Ok(HttpResponse::Ok().json(Description::openapi()))
}

/// The figures that the owner of the token sees on the page of the tracker.
#[utoipa::path(
    get,
    path = "/api/v1/tracker",
    params(
        ("from" = Option<String>, Query, description = "First month of reception, such as 2026-01"),
        ("to" = Option<String>, Query, description = "Last month of reception"),
        ("as_of" = Option<String>, Query, description = "As it stood at the end of this past month"),
        ("place" = Option<String>, Query, description = "A place, by name or code"),
        ("category" = Option<i32>, Query, description = "A category, 1 to 5"),
        ("lang" = Option<String>, Query, description = "Language of names: fr, en or ar"),
    ),
    responses(
        (status = 200, description = "The figures", body = Tracker),
        (status = 401, description = "No token, or one that opens nothing (any more)", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A parameter cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many questions in a minute", body = Problem, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub(in crate::api) async fn tracker(ui: Ui, deps: Deps, limits: Data<Limits>, req: HttpRequest) -> WebResult {
    let Some((kept, viewer)) = owner(&deps, &req).await? else { return Ok(nobody()) };
    if !limits.allow(kept.key, deps.ctx.now.and_utc().timestamp() / 60) {
        let mut answer = problem(StatusCode::TOO_MANY_REQUESTS, "too many questions: wait a minute", &[]);
        answer.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("60"));
        return Ok(answer);
    }
    note(&deps, &kept).await?;
    let fields = Fields::parse(req.query_string().as_bytes());
    match published_for(&viewer, &ui, &deps, &fields).await? {
        Asking::Unread(parameters) => {
            Ok(problem(StatusCode::UNPROCESSABLE_ENTITY, "a parameter cannot be read", &parameters))
        }
        Asking::Found(day, published) => Ok(HttpResponse::Ok().json(said(day, &published))),
    }
}

/// The token of a request, and whose figures it opens: as that person is now, or nobody's.
async fn owner(deps: &Deps, req: &HttpRequest) -> Result<Option<(Kept, Viewer)>, Error> {
    let sent = req.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let Some(token) = sent.and_then(Token::of_header) else { return Ok(None) };
    let today = deps.ctx.today;
    let found = deps.db.read(move |conn| {
        let Some(kept) = store::find(conn, &token)?.filter(|kept| kept.is_alive(today)) else { return Ok(None) };
        match accounts::viewer(conn, kept.account) {
            Ok(viewer) => Ok(Some((kept, viewer)).filter(|(_, viewer)| viewer.is_any(OWNERS))),
            Err(accounts::Error::Unknown) => Ok(None),
            Err(error) => Err(Error::from(error)),
        }
    });
    found.await
}

fn nobody() -> HttpResponse {
    let mut answer = problem(StatusCode::UNAUTHORIZED, "a token is needed that opens something", &[]);
    answer.headers_mut().insert(header::WWW_AUTHENTICATE, header::HeaderValue::from_static("Bearer"));
    answer
}

/// Notes that a token is used: once a day, as a person's export is each time.
async fn note(deps: &Deps, kept: &Kept) -> Result<(), web::Error> {
    if kept.last_used_on == Some(deps.ctx.today) {
        return Ok(());
    }
    let (key, account, now, today) = (kept.key, kept.account, deps.ctx.now, deps.ctx.today);
    let noted = deps.db.write(move |conn| {
        if store::used(conn, key, today)? {
            audit::note(conn, now, Some(account), "token_used", None)?;
        }
        Ok::<_, Error>(())
    });
    noted.await
}

fn said(day: NaiveDate, published: &Published) -> Tracker {
    Tracker {
        as_of: day.to_string(),
        any: published.any,
        totals: published.totals.as_ref().map(figures),
        groups: published.groups.iter().map(group).collect(),
        months: published.months.iter().flatten().map(month).collect(),
    }
}

fn group(groups: &Groups) -> Group {
    let row = |group: &crate::tracker::Group| Row { name: group.name.clone(), figures: figures(&group.figures) };
    Group { by: groups.by.code(), rows: groups.rows.as_ref().map(|rows| rows.iter().map(row).collect()) }
}

fn month(month: &ShownMonth) -> Month {
    Month { month: month.month.code(), received: month.received.shown(), closed: month.closed.shown() }
}

fn figures(shown: &ShownFigures) -> Figures {
    let counts = [shown.received, shown.closed, shown.open, shown.overdue, shown.told];
    let [received, closed, open, overdue, told] = counts.map(Cell::shown);
    let days = |spread: Option<crate::tracker::Spread>| {
        spread.map(|spread| Days { n: spread.n, median: spread.median, p90: spread.p90 })
    };
    let (in_time_percent, in_time_is_least) = match shown.in_time {
        Share::Nothing | Share::Hidden => (None, false),
        Share::AtLeast(percent) => (Some(percent), true),
        Share::Percent(percent) => (Some(percent), false),
    };
    Figures {
        received,
        closed,
        open,
        overdue,
        told,
        oldest_open_days: shown.oldest_open,
        days_to_acknowledge: days(shown.acknowledge),
        days_to_tell: days(shown.tell),
        days_to_close: days(shown.close),
        in_time_percent,
        in_time_is_least,
        suppressed: counts.contains(&Cell::Hidden),
    }
}
