//! Giving a role: first which one, then what it reaches. To somebody who is there, or to somebody who is invited with it.
use super::{find_other, refused, way, why};
use crate::access::{Role, Viewer};
use crate::accounts::session::Keeper;
use crate::accounts::{Error as AccountError, Gate, Listed, NewAccount, Profile, fresh};
use crate::cases::{Deps, Stays};
use crate::config::Config;
use crate::people::actions;
use crate::people::forms::{self, Invited};
use crate::people::scopes::Scopes;
use crate::people::views::{Choice, RolePage, Standing, roles, ways};
use crate::web::{Error, Fields, FormErrors, Ui, WebResult, see_other};
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

const NEW: &str = "/people/new";
/// Under which name what was typed waits while its writer proves to be there.
const FORM: &str = "role";

/// What the form is about, and what it needs.
struct Form<'a> {
    ui: &'a Ui,
    deps: &'a Deps,
    scopes: &'a Scopes,
    /// Nobody: somebody new.
    person: Option<&'a Listed>,
}

pub async fn invite_form(viewer: Viewer, ui: Ui, deps: Deps, keeper: Keeper, req: HttpRequest) -> WebResult {
    let asked = Fields::parse(req.query_string().as_bytes());
    let scopes = deps.db.read(|conn| Ok::<_, Error>(Scopes::load(conn)?)).await?;
    let form = Form { ui: &ui, deps: &deps, scopes: &scopes, person: None };
    form.begin(&viewer, &keeper, asked).await
}

pub async fn invite(
    viewer: Viewer,
    (ui, deps): (Ui, Deps),
    (gate, config, keeper): (Data<Gate>, Data<Config>, Keeper),
    req: HttpRequest,
    fields: Fields,
) -> WebResult {
    let role = role_of(&fields)?;
    keeper.fresh(&viewer, deps.ctx.now, &asking(NEW, role), (FORM, &fields)).await?;
    let scopes = deps.db.read(|conn| Ok::<_, Error>(Scopes::load(conn)?)).await?;
    let form = Form { ui: &ui, deps: &deps, scopes: &scopes, person: None };
    let invited = match Invited::parse(&fields, role, &deps.ctx, &scopes) {
        Ok(invited) => invited,
        Err(errors) => return form.again(role, &fields, &errors),
    };
    let ready = way::Ready::make(&gate, invited.way).await?;
    match write(&viewer, &deps, &invited, &ready).await {
        Ok(()) => ready.show(&ui, &deps.ctx, (&req, &config), &invited.name),
        Err(Stays::Account(AccountError::NameTaken)) => {
            let mut errors = FormErrors::default();
            errors.add("name", "people-name-taken");
            form.again(role, &fields, &errors)
        }
        Err(Stays::Account(error)) => Err(error.into()),
        Err(error) => Err(Error::Internal(error.into())),
    }
}

async fn write(viewer: &Viewer, deps: &Deps, invited: &Invited, ready: &way::Ready) -> Result<(), Stays> {
    let held = invited.held.clone();
    let profile = Profile { name: invited.name.clone(), language: invited.language, roles: vec![held.clone()] };
    let new = NewAccount::with_first(profile, ready.kept.clone())?;
    let (ctx, link, by) = (deps.ctx.clone(), ready.link(), viewer.key);
    deps.db.write(move |conn| actions::invite(conn, &ctx, (&new, &held, link.as_ref()), by)).await
}

pub async fn give_form(
    viewer: Viewer,
    (ui, deps): (Ui, Deps),
    keeper: Keeper,
    id: Path<String>,
    req: HttpRequest,
) -> WebResult {
    let asked = Fields::parse(req.query_string().as_bytes());
    let (person, scopes) = find_other(&deps, &viewer, &id).await?;
    if Standing::of(&person) == Standing::Retired {
        return Err(refused("people-refused-retired", &person));
    }
    let form = Form { ui: &ui, deps: &deps, scopes: &scopes, person: Some(&person) };
    form.begin(&viewer, &keeper, asked).await
}

pub async fn give(
    viewer: Viewer,
    (ui, deps): (Ui, Deps),
    keeper: Keeper,
    id: Path<String>,
    fields: Fields,
) -> WebResult {
    let (person, scopes) = find_other(&deps, &viewer, &id).await?;
    let role = role_of(&fields)?;
    let form = Form { ui: &ui, deps: &deps, scopes: &scopes, person: Some(&person) };
    keeper.fresh(&viewer, deps.ctx.now, &asking(&form.here(), role), (FORM, &fields)).await?;
    let held = match forms::held(&fields, role, &deps.ctx, &scopes) {
        Ok(held) => held,
        Err(errors) => return form.again(role, &fields, &errors),
    };
    let (ctx, by, to) = (deps.ctx.clone(), viewer.key, person.clone());
    let written = deps.db.write(move |conn| actions::give(conn, &ctx, (&to, &held), by)).await;
    written.map_err(|error| why(error, &person))?;
    Ok(see_other(&format!("/people/{}?done=role-given", person.id)))
}

/// The page with the form for a role.
fn asking(here: &str, role: Role) -> String {
    format!("{here}?role={}", role.as_str())
}

fn role_of(fields: &Fields) -> Result<Role, Error> {
    Role::parse(fields.get("role")).ok_or(Error::NotFound)
}

impl Form<'_> {
    fn here(&self) -> String {
        self.person.map_or_else(|| NEW.to_owned(), |person| format!("/people/{}/role", person.id))
    }

    /// The question for the role; with a role, the form, for whoever proved to be there, with what was typed before that.
    async fn begin(&self, viewer: &Viewer, keeper: &Keeper, asked: Fields) -> WebResult {
        let role = Role::parse(asked.get("role"));
        let mut typed = asked;
        if let Some(role) = role {
            let (now, here) = (self.deps.ctx.now, asking(&self.here(), role));
            fresh(viewer, now, &here)?;
            typed = keeper.take(viewer, now, &here).await?.map_or(typed, |(_, waited)| waited);
        }
        self.ui.page(&self.page(role, &typed, &FormErrors::default()))
    }

    fn again(&self, role: Role, fields: &Fields, errors: &FormErrors) -> WebResult<HttpResponse> {
        self.ui.page_with(StatusCode::UNPROCESSABLE_ENTITY, &self.page(Some(role), fields, errors))
    }

    fn page(&self, role: Option<Role>, fields: &Fields, errors: &FormErrors) -> RolePage {
        let errors = self.ui.errors(errors);
        let of = |field: &str| errors.iter().find(|e| e.field == field).map(|e| e.text.clone()).unwrap_or_default();
        let fresh_one = self.person.is_none();
        RolePage {
            id: self.person.map(|person| person.id.to_string()).unwrap_or_default(),
            name_of: self.person.map(|person| person.name.clone()).unwrap_or_default(),
            here: self.here(),
            role: role.map_or("", Role::as_str),
            role_choices: roles(self.ui, role),
            typed_name: fields.get("name").to_owned(),
            languages: if fresh_one { languages(self.ui, fields) } else { Vec::new() },
            committees: if role == Some(Role::CommitteeMember) { self.committees(fields) } else { Vec::new() },
            desks: if role == Some(Role::FocalPoint) { self.desks(fields) } else { Vec::new() },
            sectors: if role == Some(Role::Handler) { self.sectors(fields) } else { Vec::new() },
            takes_place: matches!(role, Some(Role::Handler | Role::Manager)),
            typed_place: fields.get("place").to_owned(),
            place_choices: forms::offered(fields, &self.deps.ctx).into_iter().map(|l| choice(&l, &l, false)).collect(),
            ways: if fresh_one { ways(self.ui, fields) } else { Vec::new() },
            name_error: of("name"),
            committee_error: of("committee"),
            desk_error: of("desk"),
            place_error: of("place"),
            way_error: of("way"),
            errors,
        }
    }

    fn committees(&self, fields: &Fields) -> Vec<Choice> {
        let chosen = fields.get("committee");
        self.scopes.committees.iter().map(|c| choice(&c.code, &c.name, c.code == chosen)).collect()
    }

    fn desks(&self, fields: &Fields) -> Vec<Choice> {
        let chosen = fields.get("desk");
        self.scopes.desks.iter().filter(|d| !d.retired).map(|d| choice(&d.code, &d.name, d.code == chosen)).collect()
    }

    fn sectors(&self, fields: &Fields) -> Vec<Choice> {
        let (chosen, lang) = (fields.get("sector"), self.ui.lang);
        let sectors = self.deps.ctx.programme.sectors.iter();
        sectors.map(|s| choice(&s.code, s.name.get(lang), s.code == chosen)).collect()
    }
}

fn languages(ui: &Ui, fields: &Fields) -> Vec<Choice> {
    let chosen = fields.get("language");
    let automatic = choice("", &ui.text("accounts-language-browser"), chosen.is_empty());
    let each = crate::i18n::LANGUAGES.iter().map(|(code, own, _)| choice(code, own, *code == chosen));
    std::iter::once(automatic).chain(each).collect()
}

fn choice(value: &str, text: &str, checked: bool) -> Choice {
    Choice { value: value.to_owned(), text: text.to_owned(), hint: String::new(), checked }
}
