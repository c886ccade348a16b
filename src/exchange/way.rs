//! The way down from a region to the place that a row names, one column after the other: by name, by code, and what to
//! do when two columns cannot both be right.
use crate::access::Level;
use crate::places::{Book, Place};
use crate::text::fold;

/// The way down from the region, as far as it is known.
#[derive(Default)]
pub(super) struct Way {
    /// The smallest place so far.
    pub at: Option<Place>,
    /// The region that was named, where the cercle that was named is not in it.
    contested: Option<Place>,
    /// Something on the way was named and is not known: below it, only what hangs here directly is meant.
    broken: bool,
}

/// What a name on the way is.
pub(super) enum Step {
    /// This place.
    Known(Place),
    /// A cercle, but of another region than the one before it; the cercle where there is only one of that name.
    Elsewhere(Option<Place>),
    /// Not known. With a code whose beginning is: the place that this beginning is the code of.
    Unknown(Option<Place>),
}

impl Way {
    /// What `name`, in the column of `level`, is from here.
    pub fn step(&self, book: &Book, name: &str, level: Level) -> Step {
        if let Some(code) = code(name, level) {
            return self.by_code(book, &code, level);
        }
        if let Some(place) = self.find(book, name, level).or_else(|| self.find(book, &bare(name, level), level)) {
            return Step::Known(place.clone());
        }
        match level {
            Level::Cercle if self.at.is_some() => self.elsewhere(book, name),
            Level::Commune => self.in_contested_region(book, name).map_or(Step::Unknown(None), Step::Known),
            _ => Step::Unknown(None),
        }
    }

    /// The way goes on from here.
    pub fn reach(&mut self, place: Place) {
        self.at = Some(place);
        self.broken = false;
    }

    /// A name is not known, but perhaps what lies around it.
    pub fn miss(&mut self, around: Option<Place>) {
        self.at = around.or(self.at.take());
        self.broken = true;
    }

    /// The cercle that was named is not of the region before it. Regions were cut anew in 2023 and trackers still name
    /// the old ones, so the cercle counts, if there is only one of that name; else neither does.
    pub fn contradicted(&mut self, cercle: Option<Place>) {
        self.contested = self.at.take();
        self.broken = cercle.is_none();
        self.at = cercle;
    }

    /// Whether region and cercle cannot both be right: then nothing is added, for nobody knows where.
    pub fn is_contested(&self) -> bool {
        self.contested.is_some()
    }

    fn find<'b>(&self, book: &'b Book, name: &str, level: Level) -> Option<&'b Place> {
        let here = self.at.as_ref();
        let below = book.find_below(name, level, here.map(|place| place.key));
        // a cercle that only one region has says where it lies, also where the region is misspelt
        let free = !self.broken || (level == Level::Cercle && here.is_none());
        below.or_else(|| book.find(name, level, here.map(Place::area)).filter(|_| free))
    }

    /// A code is believed where it fits what is known already: the same codes stand for other places in older lists.
    fn by_code(&self, book: &Book, code: &str, level: Level) -> Step {
        let fits = |place: &&Place| self.at.as_ref().is_none_or(|at| place.is_in(at.area()));
        let believed = |code: &str| if is_doubtful(code) { None } else { book.coded(code) };
        if let Some(place) = believed(code).filter(|place| place.level == level).filter(fits) {
            return Step::Known(place.clone());
        }
        let beginnings = (3..code.len()).rev().filter_map(|end| believed(code.get(..end)?));
        let above = |place: &&Place| place.level != level;
        Step::Unknown(beginnings.filter(above).find(fits).cloned())
    }

    fn elsewhere(&self, book: &Book, name: &str) -> Step {
        let bare = bare(name, Level::Cercle);
        let known = [name, &bare].into_iter().find(|name| book.named(name, Level::Cercle).next().is_some());
        match known {
            Some(name) => Step::Elsewhere(book.find(name, Level::Cercle, None).cloned()),
            None => Step::Unknown(None),
        }
    }

    /// Where region and cercle contradict each other, a commune that the region has agrees with the region.
    fn in_contested_region(&self, book: &Book, name: &str) -> Option<Place> {
        let area = self.contested.as_ref()?.area();
        let found = |name: &str| book.find(name, Level::Commune, Some(area)).cloned();
        found(name).or_else(|| found(&bare(name, Level::Commune)))
    }
}

/// The words for kinds of places.
fn kinds(level: Level) -> &'static [&'static str] {
    match level {
        Level::Region => &["region", "district"],
        Level::Cercle => &["cercle", "circle"],
        Level::Commune => &["commune", "rurale", "urbaine", "cr", "cu", "rural", "urban"],
        Level::Country | Level::Site => &[],
    }
}

/// A name without what kind of place it is and without codes: "Région de Mopti (ML05)" is "mopti".
fn bare(name: &str, level: Level) -> String {
    let folded = fold(name);
    let words = folded.split(' ').filter(|word| !is_code(word));
    let words: Vec<&str> = words.skip_while(|word| kinds(level).contains(word) || is_joint(word)).collect();
    words.join(" ")
}

/// The code, where a cell holds nothing but one: "ML05", "ml 05", "Cercle ML0501".
pub(super) fn code(name: &str, level: Level) -> Option<String> {
    let folded = fold(name);
    let code: String = folded.split(' ').skip_while(|word| kinds(level).contains(word)).collect();
    (code.len() > 3 && is_code(&code)).then_some(code)
}

/// Cercles in each region of the list before the reform of 2023, whose numbers stand for others today: ML0501 was Bandiagara
/// and is Mopti. (OCHA, administrative boundaries of Mali, before v03.)
const OLDER: [u32; 10] = [7, 7, 7, 7, 8, 5, 3, 4, 1, 4];

/// Whether an older list that is still in use gives this code to another place: alone it says nothing.
fn is_doubtful(code: &str) -> bool {
    let part = |from: usize| code.get(from..from + 2).and_then(|two| two.parse::<u32>().ok());
    match (part(2), part(4)) {
        // Bamako then, Taoudénit today
        (Some(9), _) => true,
        (Some(region), Some(cercle)) => {
            let cercles = usize::try_from(region).ok().and_then(|at| OLDER.get(at.checked_sub(1)?));
            cercles.is_some_and(|cercles| (1..=*cercles).contains(&cercle))
        }
        _ => false,
    }
}

fn is_code(word: &str) -> bool {
    word.strip_prefix("ml").is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()))
}

/// Small words that stand between others.
pub(super) fn is_joint(word: &str) -> bool {
    matches!(word, "de" | "du" | "des" | "d" | "la" | "le" | "l" | "les" | "of" | "the" | "a" | "au" | "aux")
}
