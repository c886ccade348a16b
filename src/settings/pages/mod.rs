//! `/settings` and below.
mod closing;
mod file;
mod home;
mod item;
mod joining;
mod letters;
mod list;
mod logo;
mod places;
mod shared;
mod trying;

pub use shared::{logo_address, take_up};

use super::kinds::{self, Kind};
use super::model::{By, Error};
use crate::access::{Role, Viewer};
use crate::cases::Context;
use crate::web::{self, Refusal, Routes, Who};

const ADMINISTRATORS: Who = Who::Any(&[Role::Administrator]);

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    routes.get("/settings", ADMINISTRATORS, home::settings);
    routes.get("/settings/try", ADMINISTRATORS, trying::form);
    routes.post("/settings/try", ADMINISTRATORS, trying::answer);
    routes.get("/settings/letters", ADMINISTRATORS, letters::show);
    routes.post("/settings/letters/again", ADMINISTRATORS, letters::again);
    routes.post("/settings/letters/test", ADMINISTRATORS, letters::test);
    routes.get("/settings/file", ADMINISTRATORS, file::show);
    routes.get("/settings/file.toml", ADMINISTRATORS, file::export);
    routes.post("/settings/file", ADMINISTRATORS, file::import);
    routes.get("/settings/services", ADMINISTRATORS, file::services);
    routes.post("/settings/services", ADMINISTRATORS, file::import_services);
    routes.get("/settings/places", ADMINISTRATORS, places::show);
    routes.post("/settings/places", ADMINISTRATORS, places::import);
    routes.get("/logo/{fingerprint}", Who::Public, logo::show);
    routes.post("/settings/logo", ADMINISTRATORS, logo::add);
    routes.post("/settings/logo/remove", ADMINISTRATORS, logo::remove);
    routes.get("/settings/lists/{kind}", ADMINISTRATORS, list::list);
    routes.get("/settings/lists/{kind}/new", ADMINISTRATORS, item::fresh);
    routes.post("/settings/lists/{kind}/new", ADMINISTRATORS, item::add);
    routes.get("/settings/lists/{kind}/of/{code}", ADMINISTRATORS, item::show);
    routes.get("/settings/lists/committee/of/{code}/notice", ADMINISTRATORS, closing::notice);
    routes.get("/settings/lists/place/of/{code}/join", ADMINISTRATORS, joining::show);
    routes.post("/settings/lists/place/of/{code}/join", ADMINISTRATORS, joining::join);
    routes.post("/settings/lists/{kind}/of/{code}", ADMINISTRATORS, item::save);
    routes.post("/settings/lists/{kind}/of/{code}/retire", ADMINISTRATORS, item::retire);
    routes.post("/settings/lists/{kind}/of/{code}/back", ADMINISTRATORS, item::bring_back);
    routes.post("/settings/lists/{kind}/of/{code}/undo", ADMINISTRATORS, item::undo);
}

/// What handlers of settings share.
struct Set;

impl Set {
    /// The kind an address names.
    fn kind(code: &str) -> Result<&'static Kind, web::Error> {
        kinds::kind(code).ok_or(web::Error::NotFound)
    }

    /// The address of one of a kind.
    fn href(kind: &Kind, code: &str) -> String {
        format!("/settings/lists/{}/of/{}", kind.code, web::query_value(code))
    }

    fn by(viewer: &Viewer, ctx: &Context) -> By {
        By { actor: Some(viewer.key), now: ctx.now, today: ctx.today }
    }

    /// What a page answers where nothing can be shown beside a form.
    fn error(error: Error) -> web::Error {
        let refused = |reason| web::Error::Refused(Refusal { reason, back: "/settings".into() });
        match error {
            Error::NotFound => web::Error::NotFound,
            Error::Stale => refused("settings-stale"),
            Error::Faulty(faults) => refused(faults.first().map_or("settings-fault-wrong", |fault| fault.1)),
            Error::Internal(error) => web::Error::Internal(error),
        }
    }
}
