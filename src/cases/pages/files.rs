//! Files of a case: sent, given out, taken away. Absent and forbidden answer alike, before a byte is read.
use super::Deps;
use super::act::{Again, Asked, blocking, show_again};
use crate::access::Viewer;
use crate::cases::actions::{self, At, Body, Incoming, Part};
use crate::cases::context::Error;
use crate::cases::model::Attached;
use crate::cases::views::{content_disposition, most_bytes};
use crate::id::Reference;
use crate::web::{self, Fields, Ui, WebResult, see_other};
use actix_multipart::{Field, Multipart};
use actix_web::http::header::{self, ContentEncoding};
use actix_web::web::{Bytes, Path};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::{StreamExt, stream};
use std::io::Read;

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
    mut parts: Multipart,
) -> WebResult {
    let reference = Reference::parse(&path).ok_or(web::Error::NotFound)?;
    let (ctx, who, which) = (deps.ctx.clone(), viewer.clone(), reference.clone());
    let may = deps.db.read(move |conn| actions::may_attach(conn, &ctx, &who, &which)).await;
    if let Err(Error::NotFound) = may {
        return Err(web::Error::NotFound);
    }
    let received = match web::fields_and_file(&req, &mut parts).await? {
        (_, Some(mut part)) => receive(&deps, most_bytes(&viewer), &mut part).await?,
        (_, None) => Received::Refused("refusal-file-missing"),
    };
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

/// A file that came, or why it is not taken.
pub enum Received {
    /// Its name as it was sent, and the file.
    File(String, Box<Incoming>),
    /// The key of the sentence that says why not.
    Refused(&'static str),
}

/// Receives a file of at most `most` bytes. What breaks off is dropped, and with it what was written.
///
/// # Errors
/// `StaleForm` when it breaks off; `Busy` when too many arrive; our fault when the disk fails.
pub async fn receive(deps: &Deps, most: u64, part: &mut Field) -> WebResult<Received> {
    let sent = web::file_name(part);
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
