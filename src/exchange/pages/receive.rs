//! The file of a posted form, read into memory in one piece and nowhere else.
use crate::exchange::sheet::{MAX_BYTES, ReadError};
use crate::web::{self, verify_csrf};
use actix_multipart::{Field, Multipart};
use actix_web::HttpRequest;
use futures_util::StreamExt;
use zeroize::{Zeroize, Zeroizing};

/// What else a form may hold.
const MOST_TEXT: usize = 4096;
/// How much of a file that is too large is still read, so that the browser gets an answer and no broken connection.
const MOST_READ: usize = 4 * MAX_BYTES;

/// A file as it was sent.
pub(super) struct Received {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub bytes: Zeroizing<Vec<u8>>,
    /// The name of the reading that was chosen; empty for none.
    pub mapping: String,
}

/// Why there is none.
pub(super) enum Fault {
    /// The form was forged, or broken on its way.
    Web(web::Error),
    /// No file was chosen.
    Missing,
    /// It is too large.
    Read(ReadError),
}

/// Reads the form: its token first, then the file.
pub(super) async fn file(req: &HttpRequest, mut parts: Multipart) -> Result<Received, Fault> {
    let mut verified = false;
    let mut mapping = String::new();
    while let Some(part) = parts.next().await {
        // no page of ours sends a form that cannot be read
        let mut part = part.map_err(|_| Fault::Web(web::Error::StaleForm))?;
        match part.name().unwrap_or_default() {
            "csrf" => {
                let token = read(&mut part, MOST_TEXT, 0).await?;
                verify_csrf(req, &String::from_utf8_lossy(&token)).map_err(Fault::Web)?;
                verified = true;
            }
            "mapping" if verified => {
                mapping = String::from_utf8_lossy(&read(&mut part, MOST_TEXT, 0).await?).into_owned();
            }
            "file" if verified => {
                let sent = part.content_disposition().and_then(|about| about.get_filename()).unwrap_or_default();
                let name = base_name(sent);
                let bytes = read(&mut part, MAX_BYTES, room(req)).await?;
                return if name.is_empty() && bytes.is_empty() {
                    Err(Fault::Missing)
                } else {
                    Ok(Received { name, bytes, mapping })
                };
            }
            _ => break,
        }
    }
    Err(if verified { Fault::Missing } else { Fault::Web(web::Error::StaleForm) })
}

/// Room for the whole file from the start: growing would leave copies behind.
fn room(req: &HttpRequest) -> usize {
    let declared = req.headers().get("content-length").and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    declared.unwrap_or(MAX_BYTES).min(MAX_BYTES)
}

async fn read(part: &mut Field, most: usize, room: usize) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    let mut seen = 0usize;
    while let Some(chunk) = part.next().await {
        let chunk = chunk.map_err(|_| Fault::Web(web::Error::StaleForm))?;
        seen = seen.saturating_add(chunk.len());
        if seen <= most {
            bytes.extend_from_slice(&chunk);
        } else if seen > MOST_READ {
            break;
        } else {
            bytes.zeroize();
        }
    }
    if seen > most { Err(Fault::Read(ReadError::TooLarge)) } else { Ok(bytes) }
}

/// The name without folders, for the page.
fn base_name(sent: &str) -> String {
    let name = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    name.chars().filter(|c| !c.is_control()).take(120).collect()
}
