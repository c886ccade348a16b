//! Places and committees of a row: by name, alias, level and parent. What is not known below a cercle is added where
//! the file says it lies, to be confirmed; never is a place taken that lies elsewhere, and none is added where the file
//! contradicts itself.
use super::{
    facts::Fact,
    fields::Field,
    gazetteer::{Gazetteer, Ground},
    report::WarningKind,
    rows::PlaceAsTyped,
    way::{self, Step, Way, is_joint},
};
use crate::access::Level;
use crate::committees::Committee;
use crate::id::{CommitteeKey, PlaceKey};
use crate::places::Book;
use crate::text::{fold, squash};
use diesel::QueryResult;

/// The longest text that is taken for a name.
const LONGEST_NAME: usize = 120;

/// Where a row belongs.
#[derive(Debug, Default)]
pub struct Placed {
    /// The smallest place.
    pub place: Option<PlaceKey>,
    /// Whether a name was not known: added, or left out.
    pub unknown: bool,
    /// Names of the row that cannot both be right.
    pub contradiction: Option<String>,
    /// Names that were left out.
    pub left_out: Vec<Fact>,
}

/// What a sensitive row says of its region.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct InRegion {
    /// The region, if it is known.
    pub region: Option<PlaceKey>,
    /// What should be looked at.
    pub warning: Option<WarningKind>,
}

impl Gazetteer {
    /// The place of a row. A region or cercle that is not known is left out; a commune or site is added, unless the row
    /// contradicts itself.
    pub fn place(&mut self, ground: &mut Ground<'_>, typed: &PlaceAsTyped) -> QueryResult<Placed> {
        let mut way = Way::default();
        let mut placed = Placed::default();
        for (level, field, name) in named(typed) {
            match way.step(&self.book, name, level) {
                Step::Known(place) => way.reach(place),
                Step::Elsewhere(cercle) => {
                    way.contradicted(cercle);
                    let region = typed.region.clone().unwrap_or_default();
                    placed.contradiction = Some(format!("{region} / {name}"));
                    placed.left_out.extend([(Field::Region, region), (field, name.to_owned())]);
                }
                Step::Unknown(_) if !way.is_contested() && adds(level, name) => {
                    let added = self.add_place(ground, way.at.as_ref(), level, name)?;
                    way.reach(added);
                    placed.unknown = true;
                }
                Step::Unknown(around) => {
                    way.miss(around);
                    placed.unknown |= !way.is_contested();
                    placed.left_out.push((field, name.to_owned()));
                }
            }
        }
        placed.place = way.at.map(|place| place.key);
        Ok(placed)
    }

    /// The committee of a row: the one of that name in the same place or around it, else a new one.
    pub fn committee(
        &mut self,
        ground: &mut Ground<'_>,
        name: &str,
        place: Option<PlaceKey>,
    ) -> QueryResult<Option<(CommitteeKey, bool)>> {
        let core = core(name);
        if core.is_empty() || !is_a_name(name) {
            return Ok(None);
        }
        let same = |known: &&Committee| self::core(&known.name) == core || squash(&known.code) == squash(name);
        let near = |known: &&Committee| self.is_near(known.place, place);
        if let Some(found) = self.committees.iter().filter(same).find(near) {
            return Ok(Some((found.key, false)));
        }
        let around = place.map(|key| self.book.climb(key)).unwrap_or_default();
        let seat = around.iter().find(|place| place.level != Level::Site).or(around.first()).map(|place| place.key);
        Ok(Some((self.add_committee(ground, name.trim(), seat)?, true)))
    }

    /// One within the other, or in the same cercle.
    fn is_near(&self, one: Option<PlaceKey>, other: Option<PlaceKey>) -> bool {
        let place = |key: Option<PlaceKey>| key.and_then(|key| self.book.get(key));
        let (Some(one), Some(other)) = (place(one), place(other)) else { return true };
        one.is_in(other.area()) || other.is_in(one.area()) || (one.cercle.is_some() && one.cercle == other.cercle)
    }
}

/// The region of a row, from what is known already: nothing finer is kept of a sensitive one.
pub fn region(book: &Book, typed: &PlaceAsTyped) -> InRegion {
    let mut way = Way::default();
    let mut unknown = false;
    for (level, _, name) in named(typed) {
        match way.step(book, name, level) {
            Step::Known(place) => way.reach(place),
            Step::Elsewhere(cercle) => way.contradicted(cercle),
            Step::Unknown(around) => {
                way.miss(around);
                unknown |= level == Level::Region;
            }
        }
    }
    let region = way.at.as_ref().and_then(|place| place.region);
    let warning = match (way.is_contested(), unknown && region.is_none()) {
        (true, _) => Some(WarningKind::PlaceContradicts),
        (false, true) => Some(WarningKind::UnknownPlace),
        (false, false) => None,
    };
    InRegion { region, warning }
}

/// Whether a place of that level and name is added where it is not known.
fn adds(level: Level, name: &str) -> bool {
    matches!(level, Level::Commune | Level::Site) && is_a_name(name) && way::code(name, level).is_none()
}

fn named(typed: &PlaceAsTyped) -> impl Iterator<Item = (Level, Field, &str)> {
    let all = [
        (Level::Region, Field::Region, &typed.region),
        (Level::Cercle, Field::Cercle, &typed.cercle),
        (Level::Commune, Field::Commune, &typed.commune),
        (Level::Site, Field::Site, &typed.site),
    ];
    all.into_iter().filter_map(|(level, field, name)| Some((level, field, name.as_deref()?)))
}

fn is_a_name(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && text.chars().count() <= LONGEST_NAME
}

/// The part of a committee's name that tells it from others: "Comité de plaintes de Socoura" is "socoura".
fn core(name: &str) -> String {
    const KIND: &[&str] = &[
        "comite",
        "comites",
        "committee",
        "plainte",
        "plaintes",
        "complaint",
        "complaints",
        "gestion",
        "management",
        "local",
        "locale",
        "feedback",
        "cgp",
        "cp",
        "site",
        "oui",
        "non",
        "yes",
        "no",
    ];
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').filter(|word| !KIND.contains(word) && !is_joint(word)).collect();
    words.join(" ")
}
