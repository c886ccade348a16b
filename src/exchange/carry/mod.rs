//! `/export`: the list of ordinary cases as it is filtered, as a workbook or with HXL tags. As whoever asks sees it: without name
//! or contact, without words unless they are asked for; noted in the log, written while it is sent, kept nowhere.
mod columns;
mod pages;

use super::pages::CARRIERS;
use crate::web::Routes;

/// Adds the routes of this part.
pub(super) fn routes(routes: &mut Routes) {
    routes.get("/export", CARRIERS, pages::ask);
    routes.post("/export", CARRIERS, pages::file);
    routes.get("/export/schema.csv", CARRIERS, pages::schema);
}
