//! The pages of the intake.
mod desk;
mod document;
mod files;
mod posted;
mod practice;
mod record;
mod slip;

use crate::access::Role;
use crate::web::{Routes, Who};

/// Who takes in what people say.
pub const TAKERS: &[Role] = &[Role::CommitteeMember, Role::Receiver];

/// Shows again what came while the screen was locked.
const KEPT: &str = "/intake/kept";

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    routes.get("/intake", Who::Any(TAKERS), document::fresh);
    routes.post_kept("/intake/check", Who::Any(TAKERS), KEPT, document::check);
    routes.post("/intake/change", Who::Any(TAKERS), document::change);
    routes.post_kept("/intake/record", Who::Any(TAKERS), KEPT, record::record);
    routes.post_kept("/intake/files", Who::Any(TAKERS), KEPT, files::add);
    routes.post_kept("/intake/files/remove", Who::Any(TAKERS), KEPT, files::remove);
    routes.get(KEPT, Who::Any(TAKERS), document::kept);
    routes.get("/intake/slip/{token}", Who::Any(TAKERS), slip::show);
    routes.get("/intake/talk", Who::Any(TAKERS), slip::talk);
    routes.get("/intake/call", Who::Any(TAKERS), slip::call);
    routes.get("/practice", Who::Any(TAKERS), practice::start);
    routes.get("/practice/questions", Who::Any(TAKERS), practice::fresh);
    routes.post("/practice/check", Who::Any(TAKERS), practice::check);
    routes.post("/practice/change", Who::Any(TAKERS), practice::change);
    routes.post("/practice/record", Who::Any(TAKERS), practice::slip);
    routes.post("/practice/remove", Who::Any(TAKERS), practice::remove);
    routes.get("/places/suggest", Who::Any(TAKERS), document::suggest);
}
