//! The pages of cases: lists, one case, and what is done with it.
mod act;
mod case;
mod deps;
mod list;

pub use deps::Deps;
pub use list::{chosen, wanted};

use crate::access::Role;
use crate::web::{Routes, Who};

/// Whoever may see some case.
pub const READERS: &[Role] = &[Role::CommitteeMember, Role::Handler, Role::FocalPoint, Role::Manager];

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    routes.get("/cases", Who::Any(READERS), list::list);
    routes.get("/cases/{reference}", Who::Any(READERS), case::show);
    routes.post("/cases/{reference}/{verb}", Who::Any(READERS), act::act);
}
