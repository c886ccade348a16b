//! The files of a case on its page, and the form that hands it over.
use super::field::Typed;
use super::handing::HandingForm;
use crate::access::{Role, Viewer};
use crate::accounts;
use crate::cases::actions::{MOST_BYTES, MOST_FROM_COMMITTEE};
use crate::cases::model::{About, Attached, Case, MOST_FILES};
use crate::web::{Ui, query_value};
use chrono::NaiveDateTime;
use serde::Serialize;

/// One file.
#[derive(Debug, Serialize)]
pub struct FileLine {
    number: i32,
    name: String,
    kind: String,
    size: String,
    /// The icon of what it is; a picture shows itself.
    icon: &'static str,
    has_picture: bool,
}

/// The files of a case and what may be done with them.
#[derive(Debug, Serialize)]
pub struct FilesPanel {
    lines: Vec<FileLine>,
    may_change: bool,
    may_add: bool,
    hint: String,
    export: Option<ExportForm>,
}

impl FilesPanel {
    /// With what the person said about a hand-over: of a sealed case.
    pub fn with_handing(mut self, handing: HandingForm) -> Self {
        if let Some(export) = &mut self.export {
            export.handing = Some(handing);
        }
        self
    }
}

#[derive(Debug, Serialize)]
struct ExportForm {
    open: bool,
    recipient: String,
    recipient_error: String,
    /// Where to prove first that it is the person; empty when that was done a moment ago.
    confirm: String,
    /// What the person said; none for an ordinary case.
    handing: Option<HandingForm>,
}

/// The most bytes of a file from this person: a committee sends over telephones.
pub fn most_bytes(viewer: &Viewer) -> u64 {
    let staff = viewer.is_any(&[Role::Handler, Role::Manager, Role::FocalPoint]);
    if staff { MOST_BYTES } else { MOST_FROM_COMMITTEE }
}

/// Builds the panel. `may`: add and take away, hand over.
pub fn files_panel(
    ui: &Ui,
    viewer: &Viewer,
    (case, now): (&Case, NaiveDateTime),
    files: &[Attached],
    (may_change, may_export): (bool, bool),
    typed: &Typed,
) -> FilesPanel {
    let most = (most_bytes(viewer) >> 20).into();
    let args = [("most", MOST_FILES.into()), ("megabytes", most)];
    FilesPanel {
        lines: files.iter().map(|file| line(ui, file)).collect(),
        may_change,
        may_add: may_change && files.len() < MOST_FILES,
        hint: ui.text_with("files-hint", &args),
        export: may_export.then(|| export_form(viewer, now, &format!("/cases/{}", case.reference), typed)),
    }
}

/// What a file is and how large, for people; and the icon of it.
pub fn file_words(ui: &Ui, about: &About) -> (String, String, &'static str) {
    let (kind, icon) = match about.kind {
        kind if kind.is_picture() => (ui.text("file-picture"), "book"),
        kind if kind.is_sound() => (ui.text("file-sound"), "mic"),
        _ => (ui.text("file-document"), "book"),
    };
    (kind, size_words(ui, about.length), icon)
}

fn line(ui: &Ui, file: &Attached) -> FileLine {
    let about = &file.about;
    let (kind, size, icon) = file_words(ui, about);
    FileLine { number: file.number, name: about.name.clone(), kind, size, icon, has_picture: about.thumbnail > 0 }
}

/// A length for people: whole kilobytes, or megabytes with one place.
pub fn size_words(ui: &Ui, bytes: u64) -> String {
    let tenths = bytes.div_ceil(100 * 1024);
    if tenths < 10 {
        return ui.text_with("size-kilobytes", &[("count", bytes.div_ceil(1024).into())]);
    }
    let point = ui.text("size-point");
    let megabytes = bytes as f64 / f64::from(1 << 20);
    let count = format!("{megabytes:.1}").replace('.', &point);
    ui.text_with("size-megabytes", &[("count", count.into())])
}

fn export_form(viewer: &Viewer, now: NaiveDateTime, page: &str, typed: &Typed) -> ExportForm {
    let mine = typed.verb == "export";
    let error = typed.errors.iter().find(|error| mine && error.field == "export-recipient");
    let proved = accounts::fresh(viewer, now, page).is_ok();
    ExportForm {
        open: mine,
        recipient: if mine { typed.fields.get("recipient").to_owned() } else { String::new() },
        recipient_error: error.map(|error| error.text.clone()).unwrap_or_default(),
        confirm: if proved { String::new() } else { format!("/confirm?next={}", query_value(page)) },
        handing: None,
    }
}

/// `Content-Disposition` of a file that is given out: a neutral name, and its own for browsers that read it (RFC 6266).
pub fn content_disposition(neutral: &str, name: &str) -> String {
    format!("attachment; filename=\"{neutral}\"; filename*=UTF-8''{}", query_value(name))
}
