//! The form with sounds: its token and its words first, then one file or several, each handed on as it comes.
use crate::voices::MOST_BYTES;
use crate::web::{self, Fields, verify_csrf};
use actix_multipart::{Field, Multipart};
use actix_web::HttpRequest;
use futures_util::StreamExt;

/// Bytes of a word of the form.
const MOST_TEXT: usize = 4096;
/// How much of a sound that is too large is still read, so that the browser gets an answer and no broken connection.
const MOST_READ: usize = 100 * MOST_BYTES;

/// A sound as it was sent.
pub(super) struct Sent {
    /// The name of the file without folders and ending.
    pub stem: String,
    /// Its bytes; more than `MOST_BYTES` only shows that it is too large.
    pub bytes: Vec<u8>,
}

/// A form that is being read.
pub(super) struct Form {
    parts: Multipart,
    waiting: Option<Field>,
    /// What came before the first file.
    pub fields: Fields,
}

impl Form {
    /// Reads the token and the words.
    ///
    /// # Errors
    /// The form was forged, or broken on its way.
    pub async fn open(req: &HttpRequest, mut parts: Multipart) -> Result<Self, web::Error> {
        let (mut words, mut verified, mut waiting) = (Vec::new(), false, None);
        while let Some(part) = parts.next().await {
            // no page of ours sends a form that cannot be read
            let mut part = part.map_err(|_| web::Error::StaleForm)?;
            let name = part.name().unwrap_or_default().to_owned();
            match name.as_str() {
                "csrf" => {
                    let token = read(&mut part, MOST_TEXT).await?;
                    verify_csrf(req, &String::from_utf8_lossy(&token))?;
                    verified = true;
                }
                "file" => {
                    waiting = Some(part);
                    break;
                }
                _ => words.push((name, String::from_utf8_lossy(&read(&mut part, MOST_TEXT).await?).into_owned())),
            }
        }
        let words = words.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let fields = Fields::from_pairs(words);
        if verified { Ok(Self { parts, waiting, fields }) } else { Err(web::Error::StaleForm) }
    }

    /// The next file; those that were not chosen are left out.
    ///
    /// # Errors
    /// The form broke off.
    pub async fn next(&mut self) -> Result<Option<Sent>, web::Error> {
        loop {
            let part = match self.waiting.take() {
                Some(part) => Some(part),
                None => self.parts.next().await.transpose().map_err(|_| web::Error::StaleForm)?,
            };
            let Some(mut part) = part else { return Ok(None) };
            let name = part.content_disposition().and_then(|about| about.get_filename()).unwrap_or_default();
            let stem = stem(name);
            let bytes = read(&mut part, MOST_BYTES + 1).await?;
            if !bytes.is_empty() {
                return Ok(Some(Sent { stem, bytes }));
            }
        }
    }
}

/// Reads a part; what is beyond `most` is thrown away.
async fn read(part: &mut Field, most: usize) -> Result<Vec<u8>, web::Error> {
    let (mut bytes, mut seen) = (Vec::new(), 0usize);
    while let Some(chunk) = part.next().await {
        let chunk = chunk.map_err(|_| web::Error::StaleForm)?;
        seen = seen.saturating_add(chunk.len());
        if seen > MOST_READ {
            return Err(web::Error::TooLarge);
        }
        let room = most.saturating_sub(bytes.len()).min(chunk.len());
        bytes.extend_from_slice(&chunk[..room]);
    }
    Ok(bytes)
}

/// `dir/intake-yes.mp3` → `intake-yes`
fn stem(sent: &str) -> String {
    let name = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    name.chars().filter(|c| !c.is_control()).take(120).collect()
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn a_file_is_known_by_its_name_without_folders_and_ending() {
        for (sent, expected) in [
            ("intake-yes.mp3", "intake-yes"),
            ("C:\\sons\\bm\\intake-age-60-plus.ogg", "intake-age-60-plus"),
            ("../../intake-no", "intake-no"),
            ("", ""),
        ] {
            assert_eq!(stem(sent), expected);
        }
    }
}
