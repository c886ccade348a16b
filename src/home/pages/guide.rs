//! `/guide`: for each role one sheet of paper with the steps of its work, and pictures of the pages where they are done.
use crate::access::{Role, Viewer};
use crate::web::{self, Page, Ui, WebResult, see_other};
use actix_web::web::Path;
use serde::Serialize;

/// The steps on a sheet.
const STEPS: std::ops::RangeInclusive<usize> = 1..=4;

/// One step: its words, and the address of a picture where there is one.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct GuideStep {
    pub text: String,
    pub picture: String,
}

/// The sheet of one role, with the way to the others.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct GuidePage {
    pub role: &'static str,
    pub steps: Vec<GuideStep>,
    pub roles: Vec<&'static str>,
}

impl Page for GuidePage {
    const TEMPLATE: &'static str = "home/guide";
}

/// The sheet of the role under which somebody acts.
pub(super) async fn own(viewer: Viewer) -> WebResult {
    let role = viewer.kinds().into_iter().find(|role| viewer.acts_as(*role)).unwrap_or(Role::CommitteeMember);
    Ok(see_other(&format!("/guide/{}", role.as_str())))
}

pub(super) async fn sheet(_: Viewer, ui: Ui, role: Path<String>) -> WebResult {
    let role = Role::parse(&role).ok_or(web::Error::NotFound)?;
    ui.page(&page(&ui, role))
}

fn page(ui: &Ui, role: Role) -> GuidePage {
    // the pictures were taken in two languages
    let lang = if ui.lang.code() == "en" { "en" } else { "fr" };
    let step = |number| {
        let picture = format!("guide-{lang}-{}-{number}.jpg", role.as_str());
        GuideStep {
            text: ui.text(&format!("guide-{}-{number}", role.as_str())),
            picture: if web::has_asset(&picture) { format!("/assets/{picture}") } else { String::new() },
        }
    };
    GuidePage {
        role: role.as_str(),
        steps: STEPS.map(step).collect(),
        roles: Role::ALL.iter().map(|role| role.as_str()).collect(),
    }
}
