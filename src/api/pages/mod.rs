//! `/tokens`: which there are, a new one, and taking one away.
pub(super) mod figures;

use super::model::{LIVES, MOST_LETTERS, Token, ends};
use super::views::{Life, Line, ListPage, MadePage, NewPage};
use super::{OWNERS, store};
use crate::access::{Role, Viewer};
use crate::accounts::fresh;
use crate::audit;
use crate::cases::Deps;
use crate::web::{Error, Fields, FormErrors, Ui, WebResult, see_other};
use actix_web::http::StatusCode;

const NEW: &str = "/tokens/new";

pub(super) async fn list(viewer: Viewer, ui: Ui, deps: Deps) -> WebResult {
    let (all, today) = (viewer.is(Role::Administrator), deps.ctx.today);
    let of = (!all).then_some(viewer.key);
    let found = deps.db.read(move |conn| Ok::<_, Error>(store::all(conn, of)?)).await?;
    let lines = found.iter().map(|kept| Line::new(&ui, kept, today)).collect();
    ui.page(&ListPage { lines, own: viewer.is_any(OWNERS), all })
}

pub(super) async fn form(viewer: Viewer, ui: Ui, deps: Deps) -> WebResult {
    fresh(&viewer, deps.ctx.now, NEW)?;
    ui.page(&page(&ui, &Fields::default(), &FormErrors::default()))
}

fn page(ui: &Ui, fields: &Fields, faults: &FormErrors) -> NewPage {
    let errors = ui.errors(faults);
    let chosen = fields.some("days").map_or_else(|| LIVES[1].to_string(), str::to_owned);
    let life = |days: u64| Life {
        text: ui.text_with("tokens-days", &[("count", days.into())]),
        checked: days.to_string() == chosen,
        value: days.to_string(),
    };
    NewPage {
        name_error: errors.iter().find(|line| line.field == "name").map(|line| line.text.clone()).unwrap_or_default(),
        typed: fields.get("name").to_owned(),
        lives: LIVES.into_iter().map(life).collect(),
        errors,
    }
}

pub(super) async fn make(viewer: Viewer, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    fresh(&viewer, deps.ctx.now, NEW)?;
    let mut faults = FormErrors::default();
    let name = fields.some("name").filter(|name| name.chars().count() <= MOST_LETTERS).map(str::to_owned);
    let name = faults.need("name", "tokens-fault-name", name);
    let days = LIVES.into_iter().find(|days| days.to_string() == fields.get("days")).unwrap_or(LIVES[1]);
    let Some(name) = name else {
        return ui.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&ui, &fields, &faults));
    };
    let token = Token::random()?;
    let (account, now, today) = (viewer.key, deps.ctx.now, deps.ctx.today);
    let until = ends(today, days);
    let made = MadePage { called: name.clone(), token: token.shown().to_owned(), until: ui.date(until) };
    deps.db
        .write(move |conn| {
            store::add(conn, account, (&token, &name), (today, until))?;
            Ok::<_, Error>(audit::note(conn, now, Some(account), "token_made", None)?)
        })
        .await?;
    ui.page(&made)
}

pub(super) async fn revoke(viewer: Viewer, deps: Deps, fields: Fields) -> WebResult {
    let key = fields.get("key").parse().map_err(|_| Error::NotFound)?;
    let of = (!viewer.is(Role::Administrator)).then_some(viewer.key);
    let (by, now, today) = (viewer.key, deps.ctx.now, deps.ctx.today);
    let done = deps.db.write(move |conn| {
        let done = store::revoke(conn, key, of, today)?;
        if done {
            audit::note(conn, now, Some(by), "token_revoked", None)?;
        }
        Ok::<_, Error>(done)
    });
    if done.await? { Ok(see_other("/tokens?done=token-revoked")) } else { Err(Error::NotFound) }
}
