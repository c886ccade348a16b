//! Files of a case: sent, given out, taken away. Absent and forbidden answer alike, before a byte is read.
use super::Deps;
use super::act::{Again, Asked, blocking, show_again};
use crate::access::Viewer;
use crate::cases::actions::{self, At, Body, Incoming, Part};
use crate::cases::context::Error;
use crate::cases::model::Attached;
use crate::cases::views::{content_disposition, most_bytes};
use crate::id::Reference;
use crate::web::{self, Fields, Ui, WebResult, see_other, verify_csrf};
use actix_multipart::{Field, Multipart};
use actix_web::http::header::{self, ContentEncoding};
use actix_web::web::{Bytes, Path};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::{StreamExt, stream};
use std::io::Read;

/// Bytes of a form beside its file.
const MOST_TEXT: usize = 4096;
/// How much of a file that is too large is still read, so that the browser gets an answer and no broken connection.
const READ_ON: u64 = 4;
/// Bytes handed on at once.
const PIECE: usize = 256 * 1024;
/// Nothing in a file that is given out may run, load or open anything.
const POLICY: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

pub(super) async fn attach(
    viewer: Viewer,
    ui: Ui,
    deps: Deps,
    path: Path<String>,
    req: HttpRequest,
    parts: Multipart,
) -> WebResult {
    let reference = Reference::parse(&path).ok_or(web::Error::NotFound)?;
    let (ctx, who, which) = (deps.ctx.clone(), viewer.clone(), reference.clone());
    let may = deps.db.read(move |conn| actions::may_attach(conn, &ctx, &who, &which)).await;
    if let Err(Error::NotFound) = may {
        return Err(web::Error::NotFound);
    }
    let received = receive(&req, &deps, most_bytes(&viewer), parts).await?;
    let done = match (may, received) {
        (Err(error), _) => Err(error),
        (Ok(()), Received::Refused(reason)) => Err(Error::Refused(reason)),
        (Ok(()), Received::File(name, incoming)) => add(&viewer, &deps, &reference, name, *incoming).await?,
    };
    let again = match done {
        Ok(()) => return Ok(see_other(&format!("/cases/{reference}?done=attach"))),
        Err(Error::Refused(reason)) => Again::Refused(reason),
        Err(Error::Stale) => Again::Stale,
        Err(error) => return Err(error.into()),
    };
    let asked = Asked { reference, version: i32::MAX, verb: "attach".into(), fields: Fields::default() };
    show_again(&viewer, &ui, &deps, asked, again).await
}

async fn add(
    viewer: &Viewer,
    deps: &Deps,
    reference: &Reference,
    name: String,
    incoming: Incoming,
) -> WebResult<Result<(), Error>> {
    let turn = deps.files.turn().await.ok_or(web::Error::Busy)?;
    let (kit, viewer, reference) = (deps.kit(), viewer.clone(), reference.clone());
    Ok(blocking(move || {
        let _turn = turn;
        let bytes = incoming.whole()?;
        actions::attach(&kit, &viewer, &reference, &name, &bytes)
    })
    .await)
}

enum Received {
    File(String, Box<Incoming>),
    Refused(&'static str),
}

/// Reads the form: its token first, then the file.
async fn receive(req: &HttpRequest, deps: &Deps, most: u64, mut parts: Multipart) -> WebResult<Received> {
    let mut verified = false;
    while let Some(part) = parts.next().await {
        // no page of ours sends a form that cannot be read
        let mut part = part.map_err(|_| web::Error::StaleForm)?;
        match part.name().unwrap_or_default() {
            "csrf" => {
                let token = text(&mut part).await?;
                verify_csrf(req, &token)?;
                verified = true;
            }
            "file" if verified => return file(deps, most, &mut part).await,
            _ => break,
        }
    }
    if verified { Ok(Received::Refused("refusal-file-missing")) } else { Err(web::Error::StaleForm) }
}

async fn text(part: &mut Field) -> WebResult<String> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.next().await {
        bytes.extend_from_slice(&chunk.map_err(|_| web::Error::StaleForm)?);
        if bytes.len() > MOST_TEXT {
            return Err(web::Error::TooLarge);
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// What breaks off is dropped, and with it what was written.
async fn file(deps: &Deps, most: u64, part: &mut Field) -> WebResult<Received> {
    let sent = part.content_disposition().and_then(|about| about.get_filename()).unwrap_or_default().to_owned();
    let _place = deps.files.arrival().ok_or(web::Error::Busy)?;
    let files = deps.files.clone();
    let mut incoming = Some(blocking(move || Incoming::begin(&files)).await?);
    let (mut waiting, mut seen) = (Vec::with_capacity(PIECE), 0u64);
    while let Some(chunk) = part.next().await {
        let chunk = chunk.map_err(|_| web::Error::StaleForm)?;
        seen = seen.saturating_add(chunk.len() as u64);
        if seen > most.saturating_mul(READ_ON) {
            break;
        }
        if seen > most {
            incoming = None;
            continue;
        }
        waiting.extend_from_slice(&chunk);
        if waiting.len() >= PIECE {
            incoming = push(incoming, std::mem::take(&mut waiting)).await?;
        }
    }
    match push(incoming, waiting).await? {
        None if most > (10 << 20) => Ok(Received::Refused("refusal-file-large")),
        None => Ok(Received::Refused("refusal-file-large-committee")),
        Some(incoming) if incoming.length() == 0 => Ok(Received::Refused("refusal-file-missing")),
        Some(incoming) => Ok(Received::File(sent, Box::new(incoming))),
    }
}

async fn push(incoming: Option<Incoming>, bytes: Vec<u8>) -> Result<Option<Incoming>, Error> {
    let Some(mut incoming) = incoming else { return Ok(None) };
    blocking(move || {
        incoming.push(&bytes)?;
        Ok(Some(incoming))
    })
    .await
}

pub(super) async fn whole(viewer: Viewer, deps: Deps, path: Path<(String, String)>) -> WebResult {
    give(viewer, deps, path.into_inner(), Part::Whole).await
}

pub(super) async fn small(viewer: Viewer, deps: Deps, path: Path<(String, String)>) -> WebResult {
    give(viewer, deps, path.into_inner(), Part::Thumbnail).await
}

async fn give(viewer: Viewer, deps: Deps, (reference, number): (String, String), part: Part) -> WebResult {
    let reference = Reference::parse(&reference).ok_or(web::Error::NotFound)?;
    let number = number.parse().map_err(|_| web::Error::NotFound)?;
    let kit = deps.kit();
    let (file, body) = blocking(move || actions::read_file(&kit, &viewer, &reference, number, part)).await?;
    let Attached { about, .. } = file;
    let (kind, length) = match part {
        Part::Whole => (about.kind.content_type(), about.length),
        Part::Thumbnail => ("image/jpeg", about.thumbnail),
    };
    let name = content_disposition(&format!("file-{number}.{}", about.kind.ending()), &about.name);
    Ok(HttpResponse::Ok()
        .content_type(kind)
        .insert_header((header::CONTENT_DISPOSITION, name))
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .insert_header(ContentEncoding::Identity)
        .no_chunking(length)
        .streaming(pieces(body)))
}

/// A body piece by piece; nobody's slow line holds a thread.
pub(super) fn pieces(body: Body) -> impl futures_util::Stream<Item = Result<Bytes, web::Error>> {
    stream::unfold(Some(body), |body| async {
        let mut body = body?;
        let read = blocking(move || {
            let mut piece = Vec::with_capacity(PIECE);
            (&mut body).take(PIECE as u64).read_to_end(&mut piece)?;
            Ok((piece, body))
        });
        match read.await {
            Ok((piece, _)) if piece.is_empty() => None,
            Ok((piece, body)) => Some((Ok(Bytes::from(piece)), Some(body))),
            Err(error) => Some((Err(error.into()), None)),
        }
    })
}

pub(super) async fn detach(
    viewer: Viewer,
    ui: Ui,
    deps: Deps,
    path: Path<(String, String)>,
    fields: Fields,
) -> WebResult {
    let (reference, number) = path.into_inner();
    let reference = Reference::parse(&reference).ok_or(web::Error::NotFound)?;
    let number = number.parse().map_err(|_| web::Error::NotFound)?;
    let version = fields.get("version").parse().unwrap_or(0);
    let (kit, who, which) = (deps.kit(), viewer.clone(), reference.clone());
    let done = blocking(move || {
        let at = At { viewer: &who, reference: &which, version };
        actions::detach(&kit, at, number)
    });
    let again = match done.await {
        Ok(()) => return Ok(see_other(&format!("/cases/{reference}?done=detach"))),
        Err(Error::Refused(reason)) => Again::Refused(reason),
        Err(Error::Stale) => Again::Stale,
        Err(error) => return Err(error.into()),
    };
    show_again(&viewer, &ui, &deps, Asked { reference, version, verb: "detach".into(), fields }, again).await
}
