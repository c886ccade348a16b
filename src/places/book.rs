//! All places in memory: small, asked at every page, changed seldom.
use super::model::Place;
use super::store;
use crate::access::{Area, Level};
use crate::i18n::Lang;
use crate::id::PlaceKey;
use crate::storage::DbConn;
use crate::text::{fold, squash};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// The places at one moment.
#[derive(Debug, Default)]
pub struct Book {
    places: Vec<Place>,
    by_key: HashMap<PlaceKey, usize>,
    by_name: HashMap<String, Vec<usize>>,
    /// Places that have a code in a list, by that code in capitals.
    by_code: HashMap<String, Vec<usize>>,
    /// Codes in further lists: list, code, place.
    codes: Vec<(String, String, PlaceKey)>,
    /// Other names, folded, with the place each means.
    aliases: Vec<(String, usize)>,
    /// Names in the languages of the interface, where they differ from the place's own.
    in_language: HashMap<(PlaceKey, Lang), String>,
}

impl Book {
    /// Reads all places.
    ///
    /// # Errors
    /// The database failed.
    pub fn load(conn: &mut DbConn) -> diesel::QueryResult<Self> {
        let (places, names) = store::load(conn)?;
        let mut book = Self::default();
        for place in places {
            book.add(place);
        }
        for other in store::codes(conn)? {
            book.code(other.place, &other.scheme, &other.code);
        }
        for other in names {
            book.alias(other.place, &other.name);
            if let Some(lang) = other.language.as_deref().and_then(Lang::parse) {
                book.in_language.entry((other.place, lang)).or_insert(other.name);
            }
        }
        Ok(book)
    }

    /// Adds a place that was just created.
    pub fn add(&mut self, place: Place) {
        let at = self.places.len();
        self.by_key.insert(place.key, at);
        if place.joined_to.is_some() {
            // its name is another name of the place that stays: nobody means this one any more
            self.places.push(place);
            return;
        }
        self.by_name.entry(squash(&place.name)).or_default().push(at);
        if let Some(code) = &place.code {
            self.by_code.entry(code.to_uppercase()).or_default().push(at);
        }
        self.places.push(place);
    }

    fn code(&mut self, key: PlaceKey, scheme: &str, code: &str) {
        if let Some(at) = self.by_key.get(&key) {
            let known = self.by_code.entry(code.to_uppercase()).or_default();
            if !known.contains(at) {
                known.push(*at);
            }
            self.codes.push((scheme.to_owned(), code.to_owned(), key));
        }
    }

    fn alias(&mut self, key: PlaceKey, alias: &str) {
        if let Some(at) = self.by_key.get(&key) {
            let known = self.by_name.entry(squash(alias)).or_default();
            if !known.contains(at) {
                known.push(*at);
            }
            self.aliases.push((fold(alias), *at));
        }
    }

    /// A place by key.
    pub fn get(&self, key: PlaceKey) -> Option<&Place> {
        self.by_key.get(&key).map(|at| &self.places[*at])
    }

    /// A place by its handle.
    pub fn handled(&self, handle: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.handle == handle && !handle.is_empty())
    }

    /// The place that has this code in this list.
    pub fn in_list(&self, scheme: &str, code: &str) -> Option<&Place> {
        let own = |place: &&Place| {
            place.scheme == scheme && place.code.as_ref().is_some_and(|known| known.eq_ignore_ascii_case(code))
        };
        let further =
            |(list, known, _): &&(String, String, PlaceKey)| list == scheme && known.eq_ignore_ascii_case(code);
        let found = || self.codes.iter().find(further).and_then(|(.., key)| self.get(*key));
        self.places.iter().find(own).or_else(found)
    }

    /// The codes of a place, in each list: its own first.
    pub fn codes(&self, key: PlaceKey) -> Vec<(&str, &str)> {
        let own = self.get(key).and_then(|place| Some((place.scheme.as_str(), place.code.as_deref()?)));
        let further = self.codes.iter().filter(|(.., place)| *place == key);
        own.into_iter().chain(further.map(|(scheme, code, _)| (scheme.as_str(), code.as_str()))).collect()
    }

    /// Every place, in the order in which they were added.
    pub fn all(&self) -> &[Place] {
        &self.places
    }

    /// The places of a level, by name.
    pub fn of_level(&self, level: Level) -> Vec<&Place> {
        let mut found: Vec<&Place> = self.places.iter().filter(|p| p.level == level && p.joined_to.is_none()).collect();
        found.sort_by(|a, b| a.folded.cmp(&b.folded));
        found
    }

    /// The place with this name (or alias) and level, inside `within`. `None` if there is none or more than one.
    pub fn find(&self, name: &str, level: Level, within: Option<Area>) -> Option<&Place> {
        let mut found = self.named(name, level).filter(|p| within.is_none_or(|area| p.is_in(area)));
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// Every place with this name (or alias) and level.
    pub fn named(&self, name: &str, level: Level) -> impl Iterator<Item = &Place> {
        let known = self.by_name.get(&squash(name)).map(Vec::as_slice).unwrap_or_default();
        known.iter().map(|at| &self.places[*at]).filter(move |p| p.level == level)
    }

    /// The place that has this code. `None` if there is none, or if two lists give it to two places: codes of two
    /// lists are never compared.
    pub fn coded(&self, code: &str) -> Option<&Place> {
        match self.by_code.get(&code.trim().to_uppercase()).map(Vec::as_slice) {
            Some([only]) => Some(&self.places[*only]),
            _ => None,
        }
    }

    /// The place with this name (or alias) and level that lies directly below `parent`. `None` if there is none or more
    /// than one.
    pub fn find_below(&self, name: &str, level: Level, parent: Option<PlaceKey>) -> Option<&Place> {
        let mut found = self.named(name, level).filter(|p| p.parent == parent);
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// What a person may mean: whole names first, then beginnings, then any word; at most `most`.
    pub fn search(&self, typed: &str, most: usize) -> Vec<&Place> {
        let wanted = fold(typed.split(" (").next().unwrap_or(typed));
        if wanted.is_empty() {
            return Vec::new();
        }
        let exact = self.by_name.get(&wanted.replace(' ', "")).into_iter().flatten().copied();
        let mut found: Vec<usize> = exact.collect();
        let starts = |name: &str| name.starts_with(&wanted);
        let inside = |name: &str| name.split(' ').any(|word| word.starts_with(&wanted));
        for test in [&starts as &dyn Fn(&str) -> bool, &inside] {
            let there = self.places.iter().enumerate().filter(|(_, place)| place.joined_to.is_none());
            let named = there.map(|(at, place)| (place.folded.as_str(), at));
            let also = self.aliases.iter().map(|(alias, at)| (alias.as_str(), *at));
            for (_, at) in named.chain(also).filter(|(name, _)| test(name)) {
                if !found.contains(&at) {
                    found.push(at);
                }
            }
        }
        found.into_iter().take(most).map(|at| &self.places[at]).collect()
    }

    /// The place that a typed text means without doubt: its own label, or a name that only one place bears.
    pub fn meant(&self, typed: &str) -> Option<&Place> {
        let exact = self.by_name.get(&squash(typed)).map(Vec::as_slice).unwrap_or_default();
        if let [only] = exact {
            return Some(&self.places[*only]);
        }
        self.search(typed, 50).into_iter().find(|p| self.is_label(p.key, typed))
    }

    /// Whether `typed` is the label of this place, in whatever language.
    pub fn is_label(&self, key: PlaceKey, typed: &str) -> bool {
        let typed = fold(typed);
        fold(&self.label(key)) == typed || Lang::all().any(|lang| fold(&self.label_in(key, lang)) == typed)
    }

    /// The place that words mean: a name, `Mopti (Mopti)` for a cercle that bears its region's name, or `cercle Mopti`.
    /// `None` if there is none, or several.
    pub fn said(&self, words: &str) -> Option<&Place> {
        let (level, name) = match words.trim().split_once(' ') {
            Some(("region" | "région", name)) => (Level::Region, name),
            Some(("cercle", name)) => (Level::Cercle, name),
            Some(("commune", name)) => (Level::Commune, name),
            Some(("site" | "village", name)) => (Level::Site, name),
            _ => return self.meant(words),
        };
        // a name may itself begin with such a word
        self.find(name, level, None).or_else(|| self.meant(words))
    }

    /// Words that `said` takes for this place and no other, whatever else is called so.
    pub fn words(&self, key: PlaceKey) -> String {
        let (label, Some(place)) = (self.label(key), self.get(key)) else { return String::new() };
        let means = |words: &str| self.said(words).is_some_and(|found| found.key == key);
        let levelled = format!("{} {}", place.level.as_str(), place.name);
        if means(&label) || !means(&levelled) { label } else { levelled }
    }

    /// The name with what lies around it: `Socoura (Mopti, Mopti)`; regions are marked, because 18 cercles bear the
    /// name of their region.
    pub fn label(&self, key: PlaceKey) -> String {
        labelled(self.climb(key).into_iter().map(|place| place.name.as_str()), ", ")
    }

    /// The label as it is read in a language: places without a name in it keep their own.
    pub fn label_in(&self, key: PlaceKey, lang: Lang) -> String {
        let comma = if lang.dir() == "rtl" { "، " } else { ", " };
        labelled(self.climb(key).into_iter().map(|place| self.own_or(place, lang)), comma)
    }

    /// The bare name; empty for none.
    pub fn name(&self, key: Option<PlaceKey>) -> &str {
        key.and_then(|key| self.get(key)).map_or("", |p| &p.name)
    }

    /// The bare name as it is read in a language, else the place's own; empty for none.
    pub fn name_in(&self, key: Option<PlaceKey>, lang: Lang) -> &str {
        key.and_then(|key| self.get(key)).map_or("", |place| self.own_or(place, lang))
    }

    /// How many places have no name in `lang` (in French every place has one: its own), and how many there are.
    pub fn unnamed_in(&self, lang: Lang) -> (usize, usize) {
        let unnamed = |place: &&Place| lang != Lang::FRENCH && !self.in_language.contains_key(&(place.key, lang));
        (self.places.iter().filter(unnamed).count(), self.places.len())
    }

    fn own_or<'a>(&'a self, place: &'a Place, lang: Lang) -> &'a str {
        self.in_language.get(&(place.key, lang)).unwrap_or(&place.name)
    }

    /// The place and its ancestors, smallest first: the way areas climb.
    pub fn climb(&self, key: PlaceKey) -> Vec<&Place> {
        let mut way = Vec::new();
        let mut at = self.get(key);
        while let Some(place) = at {
            way.push(place);
            at = place.parent.and_then(|p| self.get(p));
        }
        way
    }
}

/// A name with those around it.
fn labelled<'a>(mut names: impl Iterator<Item = &'a str>, comma: &str) -> String {
    let name = names.next().unwrap_or_default();
    let around: Vec<&str> = names.collect();
    if around.is_empty() { name.to_owned() } else { format!("{name} ({})", around.join(comma)) }
}

/// The book that all requests share.
#[derive(Debug, Clone, Default)]
pub struct Shelf(Arc<RwLock<Arc<Book>>>);

impl Shelf {
    /// A shelf with this book.
    pub fn new(book: Book) -> Self {
        Self(Arc::new(RwLock::new(Arc::new(book))))
    }

    /// The book as it is now.
    pub fn book(&self) -> Arc<Book> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// After places were added.
    pub fn replace(&self, book: Book) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(book);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_in_the_readers_language_and_understood_in_all() {
        let arabic = Lang::parse("ar").unwrap();
        let mut book = Book::default();
        for (number, level, name, arabic_name) in
            [(1, Level::Region, "Tombouctou", Some("تمبكتو")), (2, Level::Cercle, "Gossi", None)]
        {
            let key = PlaceKey::new(number);
            let parent = (number == 2).then(|| PlaceKey::new(1));
            let (name, folded) = (name.to_owned(), fold(name));
            let (scheme, code, region) = ("own".into(), None, Some(PlaceKey::new(1)));
            let place = Place {
                key,
                parent,
                level,
                name,
                folded,
                scheme,
                code,
                region,
                cercle: None,
                commune: None,
                to_confirm: false,
                handle: format!("p{number}"),
                retired: false,
                joined_to: None,
            };
            book.add(place);
            if let Some(name) = arabic_name {
                book.alias(key, name);
                book.in_language.insert((key, arabic), name.to_owned());
            }
        }
        let gossi = PlaceKey::new(2);
        assert_eq!(book.label_in(gossi, arabic), "Gossi (تمبكتو)");
        assert_eq!(book.label_in(gossi, Lang::FRENCH), book.label(gossi));
        assert_eq!(book.name_in(Some(PlaceKey::new(1)), arabic), "تمبكتو");
        for typed in ["Gossi (تمبكتو)", "gossi (tombouctou)"] {
            assert_eq!(book.meant(typed).map(|place| place.key), Some(gossi), "{typed}");
        }
        assert_eq!(book.meant("تمبكتو").map(|place| place.key), Some(PlaceKey::new(1)));
        assert_eq!((book.unnamed_in(arabic), book.unnamed_in(Lang::FRENCH)), ((1, 2), (0, 2)));
    }

    #[test]
    fn the_beginning_of_another_name_finds_the_place() {
        let mut book = Book::default();
        let key = PlaceKey::new(1);
        book.add(Place {
            key,
            parent: None,
            level: Level::Region,
            name: "Tombouctou".into(),
            folded: "tombouctou".into(),
            scheme: "own".into(),
            code: None,
            region: Some(key),
            cercle: None,
            commune: None,
            to_confirm: false,
            handle: "t".into(),
            retired: false,
            joined_to: None,
        });
        book.alias(key, "Timbuktu");
        for typed in ["Timb", "TIMBUKTU", "tomb"] {
            assert_eq!(book.search(typed, 5).len(), 1, "{typed}");
        }
        assert!(book.search("buktu", 5).is_empty());
    }
}
