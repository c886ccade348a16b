//! Who makes and reads a report. Pure.
use crate::access::{Area, Level, Role, Viewer};
use crate::id::PlaceKey;
use crate::places::{Book, Place};

/// Whether somebody is shown reports at all. They count what is kept from a committee: beside the own figures a member would see
/// that there is something.
pub(super) fn is_shown(viewer: &Viewer) -> bool {
    viewer.committees().is_empty()
}

/// The areas somebody manages; `None`: the whole country.
fn managed(viewer: &Viewer) -> Option<Vec<Area>> {
    let managing = viewer.roles.iter().filter(|held| held.role == Role::Manager);
    let areas: Option<Vec<Area>> = managing.map(|held| held.area).collect();
    areas.filter(|areas| areas.iter().all(|area| area.level != Level::Country))
}

/// Whether a report about a place, or about the whole country, lies within what somebody manages.
pub(super) fn covers(viewer: &Viewer, book: &Book, area: Option<PlaceKey>) -> bool {
    let Some(managed) = managed(viewer) else { return true };
    let place = area.and_then(|key| book.get(key));
    place.is_some_and(|place| managed.iter().any(|area| place.is_in(*area)))
}

/// The places somebody may make a report about; the first is the largest. `None`: the whole country.
pub(super) fn offered<'a>(viewer: &Viewer, book: &'a Book) -> Vec<Option<&'a Place>> {
    match managed(viewer) {
        None => std::iter::once(None).chain(book.of_level(Level::Region).into_iter().map(Some)).collect(),
        Some(areas) => areas.iter().filter_map(|area| book.get(area.place)).map(Some).collect(),
    }
}
