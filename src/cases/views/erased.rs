//! The statement for a person who asked to be erased: what is gone, what stays and why. To be printed; it is shown once.
use crate::cases::actions::Erased;
use crate::web::{Page, Ui};
use serde::Serialize;

/// The statement.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as the parts of the page")]
pub struct ErasedPage {
    pub reference: String,
    pub date: String,
    pub gone: Vec<String>,
    pub stays: Vec<String>,
    pub proof: String,
}

impl Page for ErasedPage {
    const TEMPLATE: &'static str = "cases/erased";
}

impl ErasedPage {
    /// In the reader's language.
    pub fn new(ui: &Ui, erased: &Erased) -> Self {
        let gone: &[&str] = match (erased.sealed, erased.stays) {
            (_, true) => &["contact"],
            (true, false) => &["keys", "files"],
            (false, false) => &["contact", "words", "files"],
        };
        let stays: &[&str] = match (erased.sealed, erased.stays) {
            (_, true) => &["report", "log", "backups"],
            (true, false) => &["count", "log", "backups"],
            (false, false) => &["figures", "log", "backups"],
        };
        let words =
            |prefix: &str, codes: &[&str]| codes.iter().map(|code| ui.text(&format!("{prefix}{code}"))).collect();
        Self {
            reference: erased.reference.to_string(),
            date: ui.date(erased.on),
            gone: words("erased-gone-", gone),
            stays: words("erased-stays-", stays),
            proof: erased.proof.clone(),
        }
    }
}
