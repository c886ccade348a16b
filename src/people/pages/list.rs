//! `/people`: everybody, to be searched by name, place, committee or team.
use crate::access::{Role, Viewer};
use crate::accounts::{self, Listed};
use crate::cases::Deps;
use crate::people::scopes::Scopes;
use crate::people::views::{Choice, ListPage, PersonLine, Standing};
use crate::text::fold;
use crate::web::{Error, Fields, Ui, WebResult, query_value};
use actix_web::HttpRequest;

/// People on a page.
const PAGE: usize = 50;

pub async fn show(_: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    let asked = Fields::parse(req.query_string().as_bytes());
    let read = deps.db.read(|conn| Ok::<_, Error>((accounts::all(conn)?, Scopes::load(conn)?)));
    let (mut people, scopes) = read.await?;
    people.sort_by_key(|person| fold(&person.name));
    people.retain(|person| fits(person, &asked));
    let words = fold(asked.get("q"));
    let mut lines: Vec<PersonLine> = people.iter().map(|p| PersonLine::new(&ui, &deps.ctx, &scopes, p)).collect();
    lines.retain(|line| said(line).contains(&words));
    let count = lines.len();
    let at: usize = asked.get("page").parse().unwrap_or(0).min(count / PAGE);
    let lines = lines.into_iter().skip(at * PAGE).take(PAGE).collect();
    let page = |at: Option<usize>| at.map(|at| address(&asked, at)).unwrap_or_default();
    ui.page(&ListPage {
        search: asked.get("q").to_owned(),
        role_choices: role_choices(&ui, &asked),
        state_choices: state_choices(&ui, &asked),
        filtered: ["q", "role", "state"].iter().any(|field| asked.some(field).is_some()),
        lines,
        count,
        previous: page(at.checked_sub(1)),
        next: page(Some(at + 1).filter(|next| next * PAGE < count)),
    })
}

/// Whoever left is shown only when asked for.
fn fits(person: &Listed, asked: &Fields) -> bool {
    let role = asked.some("role").is_none_or(|role| person.roles.iter().any(|held| held.role.as_str() == role));
    let standing = Standing::of(person);
    let state = asked.some("state").map_or(standing != Standing::Retired, |state| standing.code() == state);
    role && state
}

/// What a search looks through.
fn said(line: &PersonLine) -> String {
    fold(&format!("{} {}", line.name, line.roles.join(" ")))
}

fn address(asked: &Fields, at: usize) -> String {
    let part = |field: &str| format!("{field}={}&", query_value(asked.get(field)));
    format!("/people?{}{}{}page={at}", part("q"), part("role"), part("state"))
}

fn role_choices(ui: &Ui, asked: &Fields) -> Vec<Choice> {
    let choice = |role: &Role| Choice {
        value: role.as_str().to_owned(),
        text: ui.text(&format!("accounts-role-{}", role.as_str())),
        hint: String::new(),
        checked: asked.get("role") == role.as_str(),
    };
    Role::ALL.iter().map(choice).collect()
}

fn state_choices(ui: &Ui, asked: &Fields) -> Vec<Choice> {
    let choice = |standing: Standing| Choice {
        value: standing.code().to_owned(),
        text: ui.text(&format!("people-is-{}", standing.code())),
        hint: String::new(),
        checked: asked.get("state") == standing.code(),
    };
    Standing::ALL.into_iter().map(choice).collect()
}
