//! For whoever watches over the server.
use crate::storage::Db;
use crate::web::{Error, Routes, WebResult, Who};
use actix_web::HttpResponse;
use actix_web::web::Data;

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/healthz", Who::Public, healthz);
    routes.get("/readyz", Who::Public, readyz);
}

/// The process answers.
async fn healthz() -> WebResult {
    Ok(HttpResponse::Ok().content_type("text/plain").body("ok"))
}

/// The database answers too.
async fn readyz(db: Data<Db>) -> WebResult {
    match db.ping().await {
        Ok(()) => Ok(HttpResponse::Ok().content_type("text/plain").body("ready")),
        Err(error) => {
            tracing::error!(error = %format!("{error:#}"), "the database does not answer");
            Err(Error::Busy)
        }
    }
}
