//! The pages of the intake.
mod desk;
mod document;
mod record;
mod slip;

use crate::access::Role;
use crate::web::{Routes, Who};

/// Who takes in what people say.
const TAKERS: Who = Who::Any(&[Role::CommitteeMember, Role::Receiver]);

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    routes.get("/intake", TAKERS, document::fresh);
    routes.post("/intake/check", TAKERS, document::check);
    routes.post("/intake/change", TAKERS, document::change);
    routes.post("/intake/record", TAKERS, record::record);
    routes.get("/intake/slip/{token}", TAKERS, slip::show);
    routes.get("/intake/talk", TAKERS, slip::talk);
    routes.get("/intake/call", TAKERS, slip::call);
    routes.get("/places/suggest", TAKERS, document::suggest);
}
