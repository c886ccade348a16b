//! What was changed in the rights of somebody, in sentences.
use super::scopes::Scopes;
use crate::accounts::{self, Change};
use crate::cases::Context;
use crate::id::AccountKey;
use crate::storage::DbConn;
use crate::web::Ui;
use serde::Serialize;

/// One change as a page shows it.
#[derive(Debug, Serialize)]
pub struct NewsLine {
    /// What the page calls it.
    pub handle: String,
    /// The day.
    pub when: String,
    /// Whose rights, what, and by whom.
    pub text: String,
}

/// What a reader has not seen yet, with what its words need.
///
/// # Errors
/// The database failed.
pub fn unseen(conn: &mut DbConn, reader: AccountKey) -> diesel::QueryResult<Option<(Vec<Change>, Scopes)>> {
    let changes = accounts::unseen(conn, reader)?;
    if changes.is_empty() { Ok(None) } else { Ok(Some((changes, Scopes::load(conn)?))) }
}

/// Changes in words.
pub fn lines(ui: &Ui, ctx: &Context, scopes: &Scopes, changes: &[Change], reader: AccountKey) -> Vec<NewsLine> {
    changes.iter().map(|change| line(ui, ctx, scopes, change, reader)).collect()
}

fn line(ui: &Ui, ctx: &Context, scopes: &Scopes, change: &Change, reader: AccountKey) -> NewsLine {
    let own = change.account == reader;
    let who = if own { ui.text("people-you") } else { change.name.clone() };
    let deed = ui.text(&format!("people-deed-{}", change.deed.as_str()));
    let what = match &change.held {
        Some(held) => format!("{deed} : {}", scopes.words(ui, ctx, held)),
        None => deed,
    };
    let by = change.by.clone().unwrap_or_else(|| ui.text("people-by-server"));
    let text = ui.text_with("people-change", &[("who", who.into()), ("what", what.into()), ("by", by.into())]);
    NewsLine { handle: change.handle(), when: ui.date(change.at.date()), text }
}
