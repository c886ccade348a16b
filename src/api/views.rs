//! What the templates of this feature are given.
use super::model::Kept;
use crate::web::{ErrorLine, Page, Ui};
use chrono::NaiveDate;
use serde::Serialize;

/// A token in the list.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct Line {
    pub key: i64,
    pub name: String,
    pub owner: String,
    pub made: String,
    pub expires: String,
    /// Empty: never.
    pub used: String,
    pub alive: bool,
    /// Somebody took it away, and it did not end by itself.
    pub revoked: bool,
}

impl Line {
    pub fn new(ui: &Ui, kept: &Kept, today: NaiveDate) -> Self {
        Self {
            key: kept.key,
            name: kept.name.clone(),
            owner: kept.owner.clone(),
            made: ui.date(kept.made_on),
            expires: ui.date(kept.expires_on),
            used: kept.last_used_on.map(|day| ui.date(day)).unwrap_or_default(),
            alive: kept.is_alive(today),
            revoked: kept.revoked_on.is_some(),
        }
    }
}

/// `/tokens`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct ListPage {
    pub lines: Vec<Line>,
    /// The reader may have tokens.
    pub own: bool,
    /// The reader sees those of everybody.
    pub all: bool,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "api/list";
}

/// How long a token may live.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct Life {
    pub value: String,
    pub text: String,
    pub checked: bool,
}

/// `/tokens/new`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct NewPage {
    pub errors: Vec<ErrorLine>,
    pub name_error: String,
    pub typed: String,
    pub lives: Vec<Life>,
}

impl Page for NewPage {
    const TEMPLATE: &'static str = "api/new";
}

/// The token, once.
#[derive(Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct MadePage {
    pub called: String,
    pub token: String,
    pub until: String,
}

impl Page for MadePage {
    const TEMPLATE: &'static str = "api/made";
    const ONCE: bool = true;
}
