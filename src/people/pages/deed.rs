//! What is done to an account: a page that says what follows, and the button. A lost telephone needs no such page.
use super::way::{self, Ready};
use super::{find_other, refused, why};
use crate::access::{Held, Viewer};
use crate::accounts::{Gate, Listed, fresh};
use crate::cases::Deps;
use crate::config::Config;
use crate::desks;
use crate::people::actions::{self, Deed};
use crate::people::forms::Way;
use crate::people::scopes::Scopes;
use crate::people::views::{DeedPage, Standing, is_discreet, role_lines, ways};
use crate::text_enum;
use crate::web::{Error, Fields, FormErrors, Ui, WebResult, see_other};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};

text_enum!(
    /// What can be done to an account.
    Verb { Reset = "reset", Factor = "factor", Close = "close", Open = "open", Retire = "retire", Take = "take" }
);

/// Whether a verb makes sense for somebody who stands so.
fn fits(verb: Verb, standing: Standing) -> bool {
    match standing {
        Standing::Open | Standing::Invited => verb != Verb::Open,
        Standing::Closed => matches!(verb, Verb::Open | Verb::Retire | Verb::Take),
        Standing::Retired => verb == Verb::Reset,
    }
}

/// One deed under way.
struct Asked {
    person: Listed,
    scopes: Scopes,
    verb: Verb,
    /// The role that is taken.
    held: Option<Held>,
    fields: Fields,
    /// The only confirmed member of a desk.
    alone: bool,
}

impl Asked {
    async fn find(deps: &Deps, viewer: &Viewer, (id, verb): &(String, String), fields: Fields) -> Result<Self, Error> {
        let verb = Verb::parse(verb).ok_or(Error::NotFound)?;
        let (person, scopes) = find_other(deps, viewer, id).await?;
        if !fits(verb, Standing::of(&person)) {
            return Err(refused("people-refused-not-now", &person));
        }
        let handle = fields.get("of");
        let held = person.roles.iter().find(|held| crate::accounts::role_handle(person.id, held) == handle).cloned();
        if verb == Verb::Take && held.is_none() {
            return Err(Error::NotFound);
        }
        // the page with the form and the form itself: each for whoever proved to be there
        let next = format!("/people/{}/do/{}?of={handle}", person.id, verb.as_str());
        let next = if verb == Verb::Take { next.as_str() } else { next.split('?').next().unwrap_or_default() };
        fresh(viewer, deps.ctx.now, next)?;
        let (ctx, account) = (deps.ctx.clone(), person.key);
        let alone = deps
            .db
            .read(move |conn| Ok::<_, Error>(desks::left_to(conn, &ctx.trust, (account, None), ctx.today)?.is_some()))
            .await?;
        Ok(Self { person, scopes, verb, held, fields, alone })
    }

    fn page(&self, ui: &Ui, deps: &Deps, errors: &FormErrors) -> DeedPage {
        let errors = ui.errors(errors);
        let handle = self.fields.get("of");
        let role = role_lines(ui, &deps.ctx, &self.scopes, &self.person).into_iter().find(|r| r.handle == handle);
        let role = role.filter(|_| self.verb == Verb::Take);
        DeedPage {
            id: self.person.id.to_string(),
            back: format!("/people/{}", self.person.id),
            name: self.person.name.clone(),
            verb: self.verb.as_str(),
            role_words: role.as_ref().map(|role| role.words.clone()).unwrap_or_default(),
            role_handle: role.map(|role| role.handle).unwrap_or_default(),
            discreet: is_discreet(&self.person),
            last: self.alone && self.verb == Verb::Reset,
            ways: if self.verb == Verb::Reset { ways(ui, &self.fields) } else { Vec::new() },
            way_error: errors.first().map(|error| error.text.clone()).unwrap_or_default(),
            errors,
        }
    }
}

pub async fn ask(viewer: Viewer, ui: Ui, deps: Deps, path: Path<(String, String)>, req: HttpRequest) -> WebResult {
    let fields = Fields::parse(req.query_string().as_bytes());
    let asked = Asked::find(&deps, &viewer, &path, fields).await?;
    ui.page(&asked.page(&ui, &deps, &FormErrors::default()))
}

pub async fn act(
    viewer: Viewer,
    (ui, deps): (Ui, Deps),
    (gate, config): (Data<Gate>, Data<Config>),
    path: Path<(String, String)>,
    req: HttpRequest,
    fields: Fields,
) -> WebResult {
    let asked = Asked::find(&deps, &viewer, &path, fields).await?;
    let deed = match asked.verb {
        Verb::Take => return take(&viewer, &deps, &asked).await,
        Verb::Reset => {
            let mut errors = FormErrors::default();
            let Some(way) = Way::parse(&asked.fields, &mut errors) else {
                return ui.page_with(StatusCode::UNPROCESSABLE_ENTITY, &asked.page(&ui, &deps, &errors));
            };
            let ready = Ready::make(&gate, way).await?;
            write(&viewer, &deps, &asked.person, Deed::Reset(ready.kept.clone(), ready.link())).await?;
            return ready.show(&ui, &deps.ctx, (&req, &config), &asked.person.name);
        }
        Verb::Factor => Deed::Factor,
        Verb::Close => Deed::Close,
        Verb::Open => Deed::Open,
        Verb::Retire => Deed::Retire(way::nobodys(&gate).await?),
    };
    write(&viewer, &deps, &asked.person, deed).await?;
    let done = match asked.verb {
        Verb::Factor => "?done=person-factor",
        Verb::Close => "?done=person-close",
        Verb::Open => "?done=person-open",
        _ => "?done=person-retire",
    };
    Ok(see_other(&format!("/people/{}{done}", asked.person.id)))
}

async fn take(viewer: &Viewer, deps: &Deps, asked: &Asked) -> WebResult {
    let held = asked.held.clone().ok_or(Error::NotFound)?;
    let (ctx, by, from) = (deps.ctx.clone(), viewer.key, asked.person.clone());
    let written = deps.db.write(move |conn| actions::take(conn, &ctx, (&from, &held), by)).await;
    written.map_err(|error| why(error, &asked.person))?;
    Ok(see_other(&format!("/people/{}?done=person-take", asked.person.id)))
}

/// A telephone was lost: one step, at once.
pub async fn end_sessions(viewer: Viewer, deps: Deps, id: Path<String>, _: Fields) -> WebResult {
    let (person, _) = find_other(&deps, &viewer, &id).await?;
    write(&viewer, &deps, &person, Deed::Sessions).await?;
    Ok(see_other(&format!("/people/{}?done=person-sessions", person.id)))
}

async fn write(viewer: &Viewer, deps: &Deps, person: &Listed, deed: Deed) -> Result<(), Error> {
    let (ctx, by, account) = (deps.ctx.clone(), viewer.key, person.key);
    let written = deps.db.write(move |conn| actions::act(conn, &ctx, (account, deed), by)).await;
    written.map_err(|error| why(error, person))
}
