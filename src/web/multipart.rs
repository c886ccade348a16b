//! Forms with a file: their fields come first, with the limits of every form, then the file, which is read elsewhere.
use super::forms::{Fields, MOST_BYTES, MOST_FIELDS};
use super::{Error, csrf};
use actix_multipart::{Field, Multipart};
use actix_web::HttpRequest;
use futures_util::StreamExt;

/// Reads the fields up to the first part named `file`. To have them is to know that the form came from a page of this session.
///
/// # Errors
/// `StaleForm` when the form is forged, or no page of ours sends one like it; `TooLarge`.
pub async fn fields_and_file(req: &HttpRequest, parts: &mut Multipart) -> Result<(Fields, Option<Field>), Error> {
    let (mut pairs, mut file, mut length) = (Vec::new(), None, 0);
    while let Some(part) = parts.next().await {
        let mut part = part.map_err(|_| Error::StaleForm)?;
        let name = part.name().unwrap_or_default().to_owned();
        if name == "file" {
            file = Some(part);
            break;
        }
        let value = text(&mut part, MOST_BYTES.saturating_sub(length)).await?;
        length += name.len() + value.len();
        if pairs.len() == MOST_FIELDS {
            return Err(Error::TooLarge);
        }
        pairs.push((name, value));
    }
    let fields = Fields::from_pairs(pairs);
    csrf::verify(req, fields.get("csrf"))?;
    Ok((fields, file))
}

async fn text(part: &mut Field, most: usize) -> Result<String, Error> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.next().await {
        let chunk = chunk.map_err(|_| Error::StaleForm)?;
        if bytes.len() + chunk.len() > most {
            return Err(Error::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The name of the file that was chosen; empty when none was.
pub fn file_name(part: &Field) -> String {
    part.content_disposition().and_then(|about| about.get_filename()).unwrap_or_default().to_owned()
}

/// Reads on without keeping anything, up to `most` bytes, so that the browser gets an answer and no broken connection.
pub async fn read_away(part: &mut Field, most: u64) {
    let mut seen = 0u64;
    while let Some(Ok(chunk)) = part.next().await {
        seen = seen.saturating_add(chunk.len() as u64);
        if seen > most {
            break;
        }
    }
}
