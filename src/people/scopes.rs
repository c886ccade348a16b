//! What a role reaches, in words, and the lists from which it is chosen.
use crate::access::Held;
use crate::cases::Context;
use crate::committees::{self, Committee};
use crate::desks::{self, Desk};
use crate::storage::DbConn;
use crate::web::Ui;

/// Committees and desks, as they are now.
pub struct Scopes {
    /// By name.
    pub committees: Vec<Committee>,
    /// In the order in which they were made.
    pub desks: Vec<Desk>,
}

impl Scopes {
    /// Reads them.
    ///
    /// # Errors
    /// The database failed.
    pub fn load(conn: &mut DbConn) -> diesel::QueryResult<Self> {
        Ok(Self { committees: committees::all(conn)?, desks: desks::all(conn)? })
    }

    /// `Traitement des demandes (Eau, Mopti)`
    pub fn words(&self, ui: &Ui, ctx: &Context, held: &Held) -> String {
        let role = ui.text(&format!("accounts-role-{}", held.role.as_str()));
        let scope = self.scope(ui, ctx, held);
        if scope.is_empty() { role } else { format!("{role} ({scope})") }
    }

    fn scope(&self, ui: &Ui, ctx: &Context, held: &Held) -> String {
        let committee = self.committees.iter().find(|c| Some(c.key) == held.committee).map(|c| c.name.clone());
        let desk = self.desks.iter().find(|d| Some(d.key) == held.desk).map(|d| d.name.clone());
        let sector = held.sector.as_deref().map(|code| ctx.programme.sector_name(Some(code), ui.lang));
        let area = held.area.map(|area| ctx.book.label_in(area.place, ui.lang));
        [committee, desk, sector, area].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}
