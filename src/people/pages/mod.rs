//! `/people`: for administrators, but for what everybody sees of the own rights.
mod changes;
mod deed;
mod letters;
mod list;
mod person;
mod role;
mod way;

use super::scopes::Scopes;
use crate::access::{Role, Viewer};
use crate::accounts::{self, Error as AccountError, Listed};
use crate::cases::{Deps, Stays};
use crate::id::AccountId;
use crate::web::{Error, Refusal, Routes, Who};

const ADMINISTRATORS: Who = Who::Any(&[Role::Administrator]);

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    routes.get("/people", ADMINISTRATORS, list::show);
    routes.get("/people/new", ADMINISTRATORS, role::invite_form);
    routes.post("/people/new", ADMINISTRATORS, role::invite);
    routes.get("/people/changes", ADMINISTRATORS, changes::all);
    routes.get("/people/{id}", ADMINISTRATORS, person::show);
    routes.get("/people/{id}/role", ADMINISTRATORS, role::give_form);
    routes.post("/people/{id}/role", ADMINISTRATORS, role::give);
    routes.post("/people/{id}/sessions", ADMINISTRATORS, deed::end_sessions);
    routes.get("/people/{id}/do/{verb}", ADMINISTRATORS, deed::ask);
    routes.post("/people/{id}/do/{verb}", ADMINISTRATORS, deed::act);
    routes.get("/me/letters", Who::SignedIn, letters::show);
    routes.post("/me/letters", Who::SignedIn, letters::save);
    routes.get("/me/rights", Who::SignedIn, changes::own);
    routes.post("/me/rights/seen", Who::SignedIn, changes::seen);
}

/// The person with this public id, and what words about them need.
async fn find(deps: &Deps, id: &str) -> Result<(Listed, Scopes), Error> {
    let id = AccountId::parse(id).ok_or(Error::NotFound)?;
    let read = deps.db.read(move |conn| Ok::<_, Error>((accounts::of_id(conn, id)?, Scopes::load(conn)?)));
    let (person, scopes) = read.await?;
    Ok((person.ok_or(Error::NotFound)?, scopes))
}

/// As `find`, but never oneself: nobody changes the own rights.
async fn find_other(deps: &Deps, viewer: &Viewer, id: &str) -> Result<(Listed, Scopes), Error> {
    let (person, scopes) = find(deps, id).await?;
    if person.key == viewer.key {
        return Err(refused("people-refused-own", &person));
    }
    Ok((person, scopes))
}

fn refused(reason: &'static str, person: &Listed) -> Error {
    Error::Refused(Refusal { reason, back: format!("/people/{}", person.id) })
}

/// Why nothing was changed, and what to do instead.
fn why(error: Stays, person: &Listed) -> Error {
    let reason = match error {
        // a browser never asks who holds a case
        Stays::LastOfDesk(_) | Stays::LastHolder => "people-refused-last-of-desk",
        Stays::Account(AccountError::OwnRights) => "people-refused-own",
        Stays::Account(AccountError::NotAdministrator) => "people-refused-not-administrator",
        Stays::Account(AccountError::LastAdministrator) => "people-refused-last-administrator",
        Stays::Account(AccountError::RolesExclude) => "people-refused-exclude",
        Stays::Account(AccountError::Retired) => "people-refused-retired",
        Stays::Account(error) => return error.into(),
    };
    refused(reason, person)
}
