//! Places and committees of a row: by name, alias, level and parent. What is not known below a cercle is added where
//! the file says it lies, to be confirmed; never is a place taken that lies elsewhere.
use super::{
    facts::Fact,
    fields::Field,
    gazetteer::{Gazetteer, Ground},
    rows::PlaceAsTyped,
};
use crate::access::Level;
use crate::committees::Committee;
use crate::id::{CommitteeKey, PlaceKey};
use crate::places::{Book, Place};
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
    /// Names that were left out.
    pub left_out: Vec<Fact>,
}

/// The way down from the region, as far as it is known.
#[derive(Default)]
struct Way {
    at: Option<Place>,
    /// Something on the way was named and is not known: below it, only what hangs here directly is meant.
    broken: bool,
}

impl Way {
    fn find(&self, book: &Book, name: &str, level: Level) -> Option<Place> {
        let here = self.at.as_ref();
        let known = |name: &str| {
            let below = book.find_below(name, level, here.map(|place| place.key));
            // a cercle that only one region has says where it lies, also where the region is misspelt
            let free = !self.broken || (level == Level::Cercle && here.is_none());
            below.or_else(|| book.find(name, level, here.map(Place::area)).filter(|_| free))
        };
        known(name).or_else(|| known(&bare(name, level))).cloned()
    }
}

impl Gazetteer {
    /// The place of a row. A region or cercle that is not known is left out; a commune or site is added.
    pub fn place(&mut self, ground: &mut Ground<'_>, typed: &PlaceAsTyped) -> QueryResult<Placed> {
        let mut way = Way::default();
        let mut placed = Placed::default();
        for (level, field, name) in named(typed) {
            if let Some(place) = way.find(&self.book, name, level) {
                way = Way { at: Some(place), broken: false };
            } else if matches!(level, Level::Commune | Level::Site) && is_a_name(name) {
                let added = self.add_place(ground, way.at.as_ref(), level, name)?;
                way = Way { at: Some(added), broken: false };
                placed.unknown = true;
            } else {
                way.broken = true;
                placed.unknown = true;
                placed.left_out.push((field, name.to_owned()));
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

/// The region of a row, from what is known already: nothing finer is kept of a sensitive one. `true` if the file names
/// a region that is not known.
pub fn region(book: &Book, typed: &PlaceAsTyped) -> (Option<PlaceKey>, bool) {
    let mut way = Way::default();
    let mut unknown = false;
    for (level, _, name) in named(typed) {
        match way.find(book, name, level) {
            Some(place) => way = Way { at: Some(place), broken: false },
            None => {
                way.broken = true;
                unknown |= level == Level::Region;
            }
        }
    }
    let region = way.at.and_then(|place| place.region);
    (region, unknown && region.is_none())
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

/// A name without what kind of place it is and without codes: "Région de Mopti (ML05)" is "mopti".
fn bare(name: &str, level: Level) -> String {
    const REGION: &[&str] = &["region", "district"];
    const CERCLE: &[&str] = &["cercle", "circle"];
    const COMMUNE: &[&str] = &["commune", "rurale", "urbaine", "cr", "cu", "rural", "urban"];
    let kinds = match level {
        Level::Region => REGION,
        Level::Cercle => CERCLE,
        Level::Commune => COMMUNE,
        Level::Country | Level::Site => &[],
    };
    let is_code = |word: &str| word.strip_prefix("ml").is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
    let folded = fold(name);
    let words = folded.split(' ').filter(|word| !is_code(word));
    let words: Vec<&str> = words.skip_while(|word| kinds.contains(word) || is_joint(word)).collect();
    words.join(" ")
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

fn is_joint(word: &str) -> bool {
    matches!(word, "de" | "du" | "des" | "d" | "la" | "le" | "l" | "les" | "of" | "the" | "a" | "au" | "aux")
}
