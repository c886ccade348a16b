//! Lists that are handed out as files for spreadsheets.
use crate::sheets::Format;
use actix_web::http::header::ContentEncoding;
use actix_web::rt::task::spawn_blocking;
use actix_web::web::Bytes;
use actix_web::{HttpResponse, HttpResponseBuilder};
use chrono::NaiveDate;
use futures_util::stream;
use std::io::{self, Write};
use tokio::sync::mpsc::{Sender, channel};

/// What workbooks are called on the way.
pub const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// What delimited files are called on the way.
pub const DELIMITED: &str = "text/csv; charset=utf-8";
/// Sent at once.
const PIECE: usize = 64 * 1024;
/// Pieces that wait for a slow line; then whoever writes waits.
const WAITING: usize = 4;

/// Spreadsheets take a file for UTF-8 only when it says so.
const MARK: &str = "\u{feff}";

/// A delimited file at its beginning.
pub fn csv_file() -> csv::Writer<Vec<u8>> {
    csv::Writer::from_writer(MARK.as_bytes().to_vec())
}

/// The answer that carries such a file, named by the day of its figures.
pub fn csv_answer(day: NaiveDate) -> HttpResponseBuilder {
    let mut answer = HttpResponse::Ok();
    answer
        .content_type(DELIMITED)
        .insert_header(("content-disposition", format!("attachment; filename=\"jaabi-{day}.csv\"")));
    answer
}

/// The answer that carries a table in a format, named by the day.
pub fn file_answer(day: NaiveDate, format: Format) -> HttpResponseBuilder {
    if format == Format::Csv {
        return csv_answer(day);
    }
    let mut answer = HttpResponse::Ok();
    let name = format!("attachment; filename=\"jaabi-{day}.{}\"", format.as_str());
    answer.content_type(WORKBOOK).insert_header(("content-disposition", name)).insert_header(ContentEncoding::Identity);
    answer
}

/// The answer that carries a file while it is being written: `write` runs beside, and waits where the line is slow. Where it fails the
/// answer breaks off, so that half a file is not taken for a whole one. Where nobody waits any more, what `write` writes fails.
pub fn streamed(
    name: &str,
    kind: &'static str,
    write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()> + Send + 'static,
) -> HttpResponse {
    let (to, from) = channel(WAITING);
    spawn_blocking(move || {
        let mut pipe = Pipe { to, piece: Vec::with_capacity(PIECE) };
        if let Err(error) = write(&mut pipe).and_then(|()| Ok(pipe.end()?)) {
            if pipe.to.is_closed() {
                tracing::debug!("nobody waits for a file any more");
                return;
            }
            tracing::error!(error = %format!("{error:#}"), "a file could not be written to its end");
            let _ = pipe.to.blocking_send(Err(io::ErrorKind::BrokenPipe.into()));
        }
    });
    let pieces = stream::unfold(Some(from), |from| async move {
        let mut from = from?;
        match from.recv().await {
            Some(Ok(piece)) if piece.is_empty() => None,
            Some(piece) => Some((piece, Some(from))),
            // whoever wrote is gone without a word
            None => Some((Err(io::ErrorKind::BrokenPipe.into()), None)),
        }
    });
    let mut answer = HttpResponse::Ok();
    answer.content_type(kind).insert_header(("content-disposition", format!("attachment; filename=\"{name}\"")));
    if !kind.starts_with("text/") {
        // packed already
        answer.insert_header(ContentEncoding::Identity);
    }
    answer.streaming(pieces)
}

/// What is written here is read elsewhere.
struct Pipe {
    to: Sender<io::Result<Bytes>>,
    piece: Vec<u8>,
}

impl Pipe {
    /// Says that nothing comes after: an empty piece.
    fn end(&mut self) -> io::Result<()> {
        self.flush()?;
        self.to.blocking_send(Ok(Bytes::new())).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let piece = std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE));
        self.to.blocking_send(Ok(piece.into())).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}
