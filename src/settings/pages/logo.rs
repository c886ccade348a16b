//! The logo of the organisation: taken in anew from its pixels, shown where the organisation speaks for itself, and never beside
//! what is kept for few. A version of the organisation names it, so that an older one comes back with it.
use super::Set;
use super::item::{Back, answer, page};
use super::shared::Shared;
use crate::access::Viewer;
use crate::cases::Deps;
use crate::exchange::{NotReceived, Received, received};
use crate::media::{self, Kind};
use crate::programme;
use crate::settings::actions;
use crate::settings::kinds::{self, ORGANISATION};
use crate::settings::model::{Error, Wish};
use crate::web::{self, Fields, Ui, WebResult};
use actix_multipart::Multipart;
use actix_web::http::header::{self, ContentEncoding};
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};
use serde_json::Value;

/// The largest file that is taken, and kept, in bytes.
const MOST: usize = 1024 * 1024;
/// The longest side that is kept, in pixels.
const SIDE: u32 = 640;
/// Nothing in it may run, load or open anything.
const POLICY: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// The logo, for everybody: it stands on the page where one signs in. Only the one that is in use.
pub(super) async fn show(deps: Deps, path: Path<String>) -> WebResult {
    let wanted = path.into_inner();
    if wanted.is_empty() || wanted != deps.ctx.programme.more.organisation.logo {
        return Err(web::Error::NotFound);
    }
    let found = deps.db.read(move |conn| Ok::<_, web::Error>(programme::picture(conn, &wanted)?)).await?;
    let (kind, bytes) = found.ok_or(web::Error::NotFound)?;
    let kind = Kind::parse(&kind).ok_or(web::Error::NotFound)?;
    Ok(HttpResponse::Ok()
        .content_type(kind.content_type())
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .insert_header(ContentEncoding::Identity)
        .body(bytes))
}

pub(super) async fn add(
    viewer: Viewer,
    ui: Ui,
    (deps, shared): (Deps, Shared),
    req: HttpRequest,
    parts: Multipart,
) -> WebResult {
    let kind = kinds::kind(ORGANISATION).ok_or(web::Error::NotFound)?;
    let faulty = async |fault| {
        let back = Back { typed: None, faults: vec![("logo", fault)] };
        page(&ui, &deps, (kind, Some(ORGANISATION.to_owned())), back).await
    };
    let Received { said, bytes, .. } = match received(&req, parts).await {
        Ok(received) => received,
        Err(NotReceived::Web(error)) => return Err(error),
        Err(NotReceived::Missing) => return faulty("settings-logo-missing").await,
        Err(NotReceived::Read(_)) => return faulty("settings-logo-large").await,
    };
    let made = tokio::task::spawn_blocking(move || made(&bytes)).await.map_err(anyhow::Error::from)?;
    match made {
        Err(fault) => faulty(fault).await,
        Ok(picture) => set(&viewer, &ui, (&deps, &shared), said.get("seen").to_owned(), Some(picture)).await,
    }
}

/// A picture from its pixels alone, small enough.
fn made(bytes: &[u8]) -> Result<(Kind, Vec<u8>), &'static str> {
    if bytes.len() > MOST {
        return Err("settings-logo-large");
    }
    // by content: what a file is called says nothing
    if !Kind::of(bytes).is_some_and(Kind::is_picture) {
        return Err("settings-logo-kind");
    }
    let clean = media::read(bytes).map_err(|_| "settings-logo-broken")?.within(SIDE);
    let (kind, mut made) = (clean.kind(), Vec::new());
    clean.write(&mut made).map_err(|_| "settings-logo-broken")?;
    if made.len() > MOST { Err("settings-logo-large") } else { Ok((kind, made)) }
}

pub(super) async fn remove(viewer: Viewer, ui: Ui, (deps, shared): (Deps, Shared), fields: Fields) -> WebResult {
    set(&viewer, &ui, (&deps, &shared), fields.get("seen").to_owned(), None).await
}

/// A new version of the organisation, with this logo or none.
async fn set(
    viewer: &Viewer,
    ui: &Ui,
    (deps, shared): (&Deps, &Shared),
    seen: String,
    picture: Option<(Kind, Vec<u8>)>,
) -> WebResult {
    let kind = kinds::kind(ORGANISATION).ok_or(web::Error::NotFound)?;
    let (texts, by) = (ui.i18n(), Set::by(viewer, &deps.ctx));
    let done = if picture.is_some() { "logo-set" } else { "logo-removed" };
    let work = move |conn: &mut _| {
        let apart = match &picture {
            Some((kind, bytes)) => {
                Value::from(programme::add_picture(conn, (kind.as_str(), bytes), by.now).map_err(Error::from)?)
            }
            None => Value::Null,
        };
        let now = actions::items(conn, kind, &texts)?.pop().ok_or(Error::NotFound)?;
        let wish = Wish { body: now.body, seen: Some(seen.clone()), apart: Some(apart), ..Wish::default() };
        actions::put(conn, &texts, (kind, ORGANISATION), &wish, &by)
    };
    answer(ui, (deps, shared), (kind, ORGANISATION.to_owned()), deps.db.write(work).await, done).await
}
