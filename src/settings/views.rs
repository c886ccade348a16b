//! What the templates of this feature are given.
use crate::web::Page;
use serde::Serialize;

#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct CommitteeLine {
    pub name: String,
    pub code: String,
    pub place: String,
    pub phone: String,
    pub hours: String,
    pub ask_for: String,
    pub to_confirm: bool,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct DeskLine {
    pub name: String,
    pub kind: &'static str,
    pub place: String,
    pub phone: String,
    pub members: usize,
    pub few: bool,
    /// Listed with keys that nobody confirmed.
    pub unconfirmed: usize,
    /// Its log is not what was written.
    pub broken: bool,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct PersonLine {
    pub name: String,
    pub roles: Vec<String>,
    pub active: bool,
    pub first_password: bool,
}

/// The page.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct SettingsPage {
    pub organisation: String,
    pub can_seal: bool,
    /// The database names another recovery recipient than the one that is pinned.
    pub swapped: bool,
    /// What is wrong with the desks.
    pub weak: Vec<String>,
    pub committees: Vec<CommitteeLine>,
    pub desks: Vec<DeskLine>,
    pub people: Vec<PersonLine>,
}

impl Page for SettingsPage {
    const TEMPLATE: &'static str = "settings/settings";
}
