//! `/voices/…`: a sound; and which language the person at this device listens to.
use super::model::{Spoken, Voice};
use super::store::{self, Sound};
use crate::storage::{Db, DbConn};
use crate::web::{Error, Routes, Ui, WebResult, Who};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, ContentEncoding};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;

/// Asked for instead of a language: nothing is played.
const NONE: &str = "none";

/// Adds `/voices/{language}/{prompt}`.
pub fn routes(routes: &mut Routes) {
    routes.get("/voices/{language}/{prompt}", Who::SignedIn, sound);
}

async fn sound(req: HttpRequest, db: Data<Db>, path: Path<(String, String)>) -> WebResult {
    let (language, prompt) = path.into_inner();
    let spoken = Spoken::parse(&language).ok_or(Error::NotFound)?;
    give(&req, &db, spoken, prompt).await
}

/// Gives out the sound of a text.
///
/// # Errors
/// `NotFound` where it is not recorded.
pub async fn give(req: &HttpRequest, db: &Db, spoken: Spoken, prompt: String) -> WebResult {
    let found = db.read(move |conn| Ok::<_, Error>(store::sound(conn, spoken, &prompt)?)).await?;
    Ok(answer(req, found.ok_or(Error::NotFound)?))
}

/// Gives a sound out: kept by the browser under its address, which changes with it; in parts where a player asks for one.
fn answer(req: &HttpRequest, sound: Sound) -> HttpResponse {
    let header = |name| req.headers().get(name).and_then(|value| value.to_str().ok());
    let tag = format!("\"{}\"", sound.fingerprint);
    let seen = header(header::IF_NONE_MATCH).is_some_and(|tags| tags.contains(&tag));
    let mut answer = HttpResponse::build(if seen { StatusCode::NOT_MODIFIED } else { StatusCode::OK });
    answer.insert_header((header::CACHE_CONTROL, "private, max-age=31536000, immutable"));
    answer.insert_header((header::ETAG, tag));
    if seen {
        return answer.finish();
    }
    answer.content_type(sound.kind.content_type());
    answer.insert_header((header::ACCEPT_RANGES, "bytes"));
    // a sound is packed already
    answer.insert_header(ContentEncoding::Identity);
    let whole = sound.bytes.len();
    match header(header::RANGE).and_then(|asked| part(asked, whole)) {
        None => answer.body(sound.bytes),
        Some((from, to)) => {
            answer.status(StatusCode::PARTIAL_CONTENT);
            answer.insert_header((header::CONTENT_RANGE, format!("bytes {from}-{to}/{whole}")));
            answer.body(sound.bytes[from..=to].to_vec())
        }
    }
}

/// `bytes=0-1` of a file of `whole` bytes, both ends included. What cannot be answered in one part is answered whole.
fn part(asked: &str, whole: usize) -> Option<(usize, usize)> {
    let last = whole.checked_sub(1)?;
    let (from, to) = asked.strip_prefix("bytes=")?.split_once('-')?;
    let (from, to) = match (from.trim(), to.trim()) {
        ("", end) => (whole.saturating_sub(end.parse().ok()?), last),
        (from, "") => (from.parse().ok()?, last),
        (from, to) => (from.parse().ok()?, to.parse::<usize>().ok()?.min(last)),
    };
    (from <= to).then_some((from, to))
}

/// What a page that can be listened to is given.
#[derive(Debug, Clone, Default)]
pub struct Heard {
    /// The recordings of the language that was chosen.
    pub voice: Option<Voice>,
    /// The languages there are, and silence.
    pub choices: Vec<VoiceLine>,
}

/// A language to choose.
#[derive(Debug, Clone, Serialize)]
pub struct VoiceLine {
    /// Its code; empty for silence.
    pub code: &'static str,
    /// As its speakers call it.
    pub label: String,
    /// Where choosing it leads.
    pub href: String,
    /// It is chosen.
    pub current: bool,
}

/// The recordings of the language that is listened to here, and all that there are. `here`: the address to come back to.
///
/// # Errors
/// The database failed.
pub async fn heard(ui: &Ui, db: &Db, here: &str) -> Result<Heard, Error> {
    let spoken = ui.voice.as_deref().and_then(Spoken::parse);
    let read = move |conn: &mut DbConn| {
        let voice = spoken.map(|spoken| store::voice(conn, spoken)).transpose()?;
        Ok::<_, Error>((voice, store::counts(conn)?))
    };
    let (voice, counts) = db.read(read).await?;
    let voice = voice.filter(|_| counts.iter().any(|(known, _)| Some(*known) == spoken));
    let mark = if here.contains('?') { '&' } else { '?' };
    let line = |code: &'static str, label: String, current| {
        let asked = if code.is_empty() { NONE } else { code };
        VoiceLine { code, label, href: format!("{here}{mark}voice={asked}"), current }
    };
    let of = |(known, _): &(Spoken, i64)| {
        line(known.code(), known.own_name().to_owned(), voice.as_ref().is_some_and(|v| v.spoken == *known))
    };
    let mut choices: Vec<VoiceLine> = counts.iter().map(of).collect();
    if !choices.is_empty() {
        choices.push(line("", ui.text("voice-none"), voice.is_none()));
    }
    Ok(Heard { voice, choices })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_player_gets_the_part_it_asks_for() {
        for (asked, expected) in [
            ("bytes=0-1", Some((0, 1))),
            ("bytes=5-", Some((5, 9))),
            ("bytes=-3", Some((7, 9))),
            ("bytes=2-99", Some((2, 9))),
            ("bytes=8-2", None),
            ("bytes=10-", None),
            ("bytes=0-1,4-5", None),
            ("lines=0-1", None),
        ] {
            assert_eq!(part(asked, 10), expected, "{asked}");
        }
        assert_eq!(part("bytes=0-", 0), None);
    }
}
