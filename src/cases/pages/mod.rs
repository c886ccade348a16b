//! The pages of cases: lists, one case, and what is done with it.
mod act;
mod came;
mod case;
mod chips;
mod deps;
mod erase;
mod export;
mod files;
mod left;
mod list;
mod slip;

pub use deps::Deps;
pub use export::{export_ordinary, export_seen};
pub use files::{Received, receive};
pub use left::is_left;
pub use list::{chosen, wanted};
pub use slip::code_page;

use crate::access::Role;
use crate::web::{Routes, Who};

/// Whoever may see some case.
pub const READERS: &[Role] = &[Role::CommitteeMember, Role::Handler, Role::FocalPoint, Role::Manager];

/// Whoever may give a code: at an intake also who sees no case.
const GIVERS: &[Role] = &[Role::CommitteeMember, Role::Receiver, Role::Handler, Role::FocalPoint];

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    routes.get("/cases", Who::Any(READERS), list::list);
    routes.get("/left", Who::Any(left::DECIDERS), left::show);
    routes.post("/left", Who::Any(left::DECIDERS), left::decide);
    routes.get("/number", Who::Any(came::LISTENERS), came::ask);
    routes.post("/number", Who::Any(came::LISTENERS), came::told);
    routes.get("/cases/{reference}", Who::Any(READERS), case::show);
    routes.post("/cases/{reference}/files", Who::Any(READERS), files::attach);
    routes.get("/cases/{reference}/files/{number}", Who::Any(READERS), files::whole);
    routes.get("/cases/{reference}/files/{number}/small", Who::Any(READERS), files::small);
    routes.post("/cases/{reference}/files/{number}/remove", Who::Any(READERS), files::detach);
    routes.post("/cases/{reference}/erase", Who::Any(READERS), erase::erase);
    routes.post("/cases/{reference}/export", Who::Any(READERS), export::export);
    routes.post("/cases/{reference}/slip", Who::Any(READERS), slip::offer);
    routes.post("/slip/code", Who::Any(GIVERS), slip::show);
    routes.post("/cases/{reference}/{verb}", Who::Any(READERS), act::act);
}
