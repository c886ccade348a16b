//! The page by which phones of the office fetch the authority, and its certificate. Both are public: whoever reaches them has not
//! signed in yet, and they say nothing that the handshake does not say. The fingerprint is shown to administrators alone, to be read
//! out: whoever stands in between would show another one on the page of a phone that trusts nobody yet.
use super::authority::authority;
use crate::access::{Role, Viewer};
use crate::accounts;
use crate::config::Config;
use crate::web::{Error, Page, Routes, Ui, WebResult, Who};
use actix_web::web::Data;
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use chrono::NaiveDate;
use serde::Serialize;

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    routes.get("/authority", Who::Public, show);
    routes.get("/authority.crt", Who::Public, certificate);
}

#[derive(Serialize)]
struct AuthorityPage {
    /// In lines; empty for whoever has to ask for it.
    fingerprint: Vec<String>,
    until: String,
    address: String,
    qr_width: usize,
    qr_path: String,
}

impl Page for AuthorityPage {
    const TEMPLATE: &'static str = "certificates/authority";
}

async fn show(ui: Ui, config: Data<Config>, req: HttpRequest) -> WebResult {
    let found = known(&config)?;
    let info = req.connection_info();
    let address = format!("{}://{}/authority", info.scheme(), info.host());
    let picture = accounts::draw(&address)?;
    let reads_out = req.extensions().get::<Viewer>().is_some_and(|viewer| viewer.is_any(&[Role::Administrator]));
    let until: NaiveDate = found.until.date();
    ui.page(&AuthorityPage {
        fingerprint: if reads_out { lines(&found.fingerprint) } else { Vec::new() },
        until: ui.date(until),
        address,
        qr_width: picture.width,
        qr_path: picture.path,
    })
}

/// As short as phones show it.
fn lines(fingerprint: &str) -> Vec<String> {
    let pairs: Vec<&str> = fingerprint.split(':').collect();
    pairs.chunks(8).map(|line| line.join(":")).collect()
}

async fn certificate(config: Data<Config>) -> WebResult {
    let found = known(&config)?;
    let mut answer = HttpResponse::Ok();
    answer.content_type("application/x-x509-ca-cert");
    answer.insert_header(("content-disposition", "attachment; filename=\"local-network.crt\""));
    Ok(answer.body(found.der))
}

/// The authority, where it is used.
fn known(config: &Config) -> Result<super::About, Error> {
    let found = if config.tls.local { authority(&config.data)? } else { None };
    found.map(|found| found.about).ok_or(Error::NotFound)
}
