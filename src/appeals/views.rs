//! What the page is given.
use crate::access::{Role, Viewer};
use crate::cases::model::Appeal;
use crate::cases::{self, CaseLine, Context, Line};
use crate::storage::DbConn;
use crate::web::{Page, Ui};
use serde::Serialize;

/// An appeal that waits.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct AppealLine {
    pub line: CaseLine,
    pub rung: &'static str,
    pub due: String,
    pub late: bool,
    /// What was asked to wait and nobody answered, in a sentence; empty: nothing.
    pub wait: String,
    /// By when that is said.
    pub wait_due: String,
    /// The reader is to decide it.
    pub own: bool,
    /// Nobody is named who decides.
    pub nobody: bool,
}

impl AppealLine {
    /// In the reader's language.
    pub fn new(ui: &Ui, ctx: &Context, viewer: &Viewer, (found, appeal): &(Line, Appeal)) -> Self {
        let wait = appeal.wait.as_ref().filter(|_| appeal.wait_is_asked());
        Self {
            line: cases::line(ui, ctx, found),
            rung: appeal.rung.as_str(),
            due: ui.date(appeal.due_on),
            late: appeal.due_on < ctx.today,
            wait: wait.map(|wait| cases::wait_words(ui, &wait.asked)).unwrap_or_default(),
            wait_due: wait.map(|wait| ui.date(wait.due_on)).unwrap_or_default(),
            own: appeal.decider == Some(viewer.key),
            nobody: appeal.decider.is_none(),
        }
    }
}

/// `/appeals`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct AppealsPage {
    /// The reader decides these.
    pub own: Vec<AppealLine>,
    /// Somebody has to be named, or has to say whether a decision waits.
    pub waiting: Vec<AppealLine>,
    /// Others decide them.
    pub others: Vec<AppealLine>,
    /// The reader names who decides.
    pub names: bool,
}

impl Page for AppealsPage {
    const TEMPLATE: &'static str = "appeals/list";
}

/// How many appeals wait for somebody: to be decided, or, for whoever names people, for a name or a word. Not what others
/// decide.
///
/// # Errors
/// The database failed.
pub fn waiting(conn: &mut DbConn, ctx: &Context, viewer: &Viewer) -> Result<usize, cases::Error> {
    let found = cases::appeal::appeals(conn, ctx, viewer)?;
    let names = viewer.is(Role::Manager);
    let mine = |appeal: &Appeal| {
        let own = appeal.decider == Some(viewer.key);
        own || (names && (appeal.decider.is_none() || appeal.wait_is_asked()))
    };
    Ok(found.iter().filter(|(_, appeal)| mine(appeal)).count())
}
