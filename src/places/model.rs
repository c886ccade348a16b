//! What a place is. Pure.
use crate::access::{Area, Level};
use crate::id::PlaceKey;

/// A place with its ancestors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its key.
    pub key: PlaceKey,
    /// The place around it; none for a region.
    pub parent: Option<PlaceKey>,
    /// Region, cercle, commune or site.
    pub level: Level,
    /// Its name.
    pub name: String,
    /// The name as `text::fold` leaves it.
    pub folded: String,
    /// The code list its code is from: codes of two lists are never compared.
    pub scheme: String,
    /// Its code in that list.
    pub code: Option<String>,
    /// The region it lies in, itself included.
    pub region: Option<PlaceKey>,
    /// The cercle it lies in, itself included.
    pub cercle: Option<PlaceKey>,
    /// The commune it lies in, itself included.
    pub commune: Option<PlaceKey>,
    /// Came with an import and waits to be confirmed.
    pub to_confirm: bool,
    /// What it is called in addresses and settings, whatever its name.
    pub handle: String,
    /// No longer offered; what lies there keeps it.
    pub retired: bool,
    /// It was the same place as this one, which stays: nothing lies here any more.
    pub joined_to: Option<PlaceKey>,
}

impl Place {
    /// The place as a scope.
    pub fn area(&self) -> Area {
        Area { place: self.key, level: self.level }
    }

    /// Whether this place lies in `area` (or is it).
    pub fn is_in(&self, area: Area) -> bool {
        let own = Some(area.place);
        self.key == area.place || self.region == own || self.cercle == own || self.commune == own
    }
}

/// A place to be added below `parent`.
#[derive(Debug, Clone)]
pub struct NewPlace<'a> {
    /// The place around it.
    pub parent: Option<&'a Place>,
    /// Its level.
    pub level: Level,
    /// Its name.
    pub name: &'a str,
    /// Code list and code, if it has one.
    pub code: Option<(&'a str, &'a str)>,
    /// Came with an import.
    pub to_confirm: bool,
}
