//! The files beside the answers.
use crate::cases::model::{About, MOST_FILES};
use crate::cases::{MOST_FROM_COMMITTEE, file_words};
use crate::web::{ErrorLine, Ui};
use serde::Serialize;

/// The field that takes a file.
const FIELD: &str = "file";

/// The files beside the answers, and the field for one more.
#[derive(Default, Serialize)]
pub(in crate::intake) struct FilesBeside {
    offered: bool,
    /// How many there are: they are sent again with the answers.
    count: usize,
    lines: Vec<FileLine>,
    /// One more may be added.
    room: bool,
    hint: String,
    /// Why files that were there are no longer; empty: they are.
    lost: String,
    /// What is wrong with the last file.
    error: String,
}

#[derive(Serialize)]
struct FileLine {
    /// The random name it is kept under.
    file: String,
    name: String,
    kind: String,
    size: String,
    icon: &'static str,
}

impl FilesBeside {
    /// `lost` and `fault` are keys of sentences.
    pub fn new(
        ui: &Ui,
        offered: bool,
        files: &[About],
        (lost, fault): (Option<&'static str>, Option<&'static str>),
    ) -> Self {
        let args = [("most", MOST_FILES.into()), ("megabytes", (MOST_FROM_COMMITTEE >> 20).into())];
        Self {
            offered,
            count: files.len(),
            lines: files.iter().map(|about| line(ui, about)).collect(),
            room: files.len() < MOST_FILES,
            hint: ui.text_with("files-hint", &args),
            lost: lost.map(|key| ui.text(key)).unwrap_or_default(),
            error: fault.map(|key| ui.text(key)).unwrap_or_default(),
        }
    }

    /// What is wrong, for the summary of errors.
    pub(super) fn error_line(&self) -> Vec<ErrorLine> {
        let field = if self.room { FIELD } else { "files" };
        let line = ErrorLine { field: field.to_owned(), text: self.error.clone() };
        if self.error.is_empty() { Vec::new() } else { vec![line] }
    }
}

fn line(ui: &Ui, about: &About) -> FileLine {
    let (kind, size, icon) = file_words(ui, about);
    FileLine { file: about.file.clone(), name: about.name.clone(), kind, size, icon }
}
