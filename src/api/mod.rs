//! `/api/v1/tracker`: the figures of the tracker for programs, with a token. A token belongs to a manager and opens what that
//! manager's page shows, hidden in the same way, and nothing else: it can read and never write, and ends with the account or the role.
//! Who runs the programme sees which tokens there are and can take them away, and learns no figure by it.
mod limits;
mod model;
mod pages;
mod store;
mod views;

pub use limits::Limits;

use crate::access::Role;
use crate::web::{Routes, Who};

/// Who may have tokens.
const OWNERS: &[Role] = &[Role::Manager];
/// Who may see that there are some, and take them away.
const LOOKERS: &[Role] = &[Role::Manager, Role::Administrator];

/// Adds the routes of this feature. What is public here asks for a token by itself; no cookie opens it.
pub fn routes(routes: &mut Routes) {
    routes.get("/api/v1/tracker", Who::Public, pages::figures::tracker);
    routes.get("/api/v1/openapi.json", Who::Public, pages::figures::description);
    routes.get("/tokens", Who::Any(LOOKERS), pages::list);
    routes.get("/tokens/new", Who::Any(OWNERS), pages::form);
    routes.post("/tokens/new", Who::Any(OWNERS), pages::make);
    routes.post("/tokens/revoke", Who::Any(LOOKERS), pages::revoke);
}
