//! The notice for the people where a committee closes.
use crate::web::Page;
use serde::Serialize;

/// What the people read where a committee closes: all in one language, whatever the reader's is.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct NoticePage {
    pub back: String,
    pub lang: &'static str,
    pub dir: &'static str,
    pub programme: String,
    pub heading: String,
    pub lines: Vec<String>,
    pub places_heading: String,
    pub places: Vec<NoticePlace>,
    /// The languages it can be printed in.
    pub languages: Vec<NoticeLanguage>,
}

/// A language that a notice can be printed in.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct NoticeLanguage {
    pub code: &'static str,
    pub label: &'static str,
    pub current: bool,
}

impl Page for NoticePage {
    const TEMPLATE: &'static str = "settings/notice";
}

/// A committee that takes in what people say.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct NoticePlace {
    pub name: String,
    pub place: String,
    pub phone: String,
    pub hours: String,
}
