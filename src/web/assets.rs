//! Style, script and icons: embedded, served with a fingerprint in the query so that phones may keep them.
use super::{Error, Routes, WebResult, Who};
use actix_web::HttpResponse;
use actix_web::web::Path;
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

/// Embedded with the rest, and given out only where the program was built for it.
const LEFT_OUT: &[&str] = if cfg!(feature = "passkeys") { &[] } else { &["passkeys.js"] };

static ASSETS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates/assets");

/// Adds `/assets/{file}`.
pub fn routes(routes: &mut Routes) {
    routes.get("/assets/{file}", Who::Public, asset);
}

/// A short name of this version of all assets.
pub fn fingerprint() -> String {
    let mut hash = Sha256::new();
    for file in ASSETS.files() {
        hash.update(file.contents());
    }
    hash.finalize().iter().take(5).map(|b| format!("{b:02x}")).collect()
}

/// Whether there is such a file.
pub fn has_asset(file: &str) -> bool {
    ASSETS.get_file(file).is_some()
}

async fn asset(file: Path<String>) -> WebResult {
    let kind = match file.rsplit_once('.').map(|(_, kind)| kind) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg") => "image/jpeg",
        Some("webmanifest") => "application/manifest+json",
        _ => return Err(Error::NotFound),
    };
    let found = ASSETS.get_file(file.as_str()).filter(|_| !LEFT_OUT.contains(&file.as_str())).ok_or(Error::NotFound)?;
    Ok(HttpResponse::Ok()
        .content_type(kind)
        .insert_header(("cache-control", "public, max-age=31536000, immutable"))
        .body(found.contents()))
}
