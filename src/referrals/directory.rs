//! The directory as far as somebody sees it, and what serves where.
use crate::access::{Role, Viewer};
use crate::cases::Context;
use crate::desks::{self, DeskKind};
use crate::programme::Service;
use crate::storage::DbConn;
use crate::web;

/// Whether somebody sees services whose whereabouts protect people: those who look after violence and children, and who keeps
/// the directory.
///
/// # Errors
/// The database failed.
pub(super) fn sees_restricted(conn: &mut DbConn, viewer: &Viewer) -> Result<bool, web::Error> {
    for key in viewer.roles.iter().filter(|held| held.role == Role::FocalPoint).filter_map(|held| held.desk) {
        let desk = desks::get(conn, key)?;
        if desk.is_some_and(|desk| matches!(desk.kind, DeskKind::Gbv | DeskKind::Child)) {
            return Ok(true);
        }
    }
    Ok(viewer.is(Role::Administrator))
}

/// The services somebody sees, in the order of the directory.
pub(super) fn seen(ctx: &Context, restricted: bool) -> impl Iterator<Item = &Service> {
    ctx.programme.more.services.iter().filter(move |one| restricted || !one.restricted)
}

/// Whether a service is in a region or serves the whole country. `region`: its handle.
pub(super) fn serves(ctx: &Context, one: &Service, region: &str) -> bool {
    let place = one.place.as_deref().and_then(|handle| ctx.book.handled(handle));
    let region = ctx.book.handled(region);
    place.is_none_or(|place| region.is_none_or(|region| place.is_in(region.area())))
}
