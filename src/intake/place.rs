//! The place somebody means: chosen from a list, picked from the suggestions, or typed in whatever spelling.
use super::answers::Answers;
use crate::access::Level;
use crate::i18n::Lang;
use crate::id::PlaceKey;
use crate::places::{Book, Place};
use crate::text::{fold, squash};

/// What was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meant {
    /// Nothing was written.
    Nothing,
    /// One place, without doubt.
    One(PlaceKey),
    /// Several places fit.
    Several(Vec<PlaceKey>),
    /// No such place.
    Unknown,
}

/// How many places are offered when several fit.
const MOST: usize = 8;

/// Reads `place`, `place_picked` (from a suggestion) and `place_choice` (from the list beside an error).
pub(super) fn read(answers: &Answers, book: &Book) -> Meant {
    let typed = answers.get("place");
    let chosen = answers.get("place_choice");
    // a choice made before the words were changed no longer counts
    if !chosen.is_empty()
        && let Some(place) = labelled(book, chosen).filter(|p| typed.is_empty() || fits(book, p, typed))
    {
        return Meant::One(place.key);
    }
    let picked = answers.get("place_picked");
    if !picked.is_empty()
        && fold(picked) == fold(typed)
        && let Some(place) = labelled(book, picked)
    {
        return Meant::One(place.key);
    }
    if typed.is_empty() {
        return Meant::Nothing;
    }
    if let Some(region) = book.of_level(Level::Region).into_iter().find(|p| as_region(book, p, typed)) {
        return Meant::One(region.key);
    }
    let mut found = book.search(typed, 50);
    // what is no longer offered is meant by its whole name alone
    found.retain(|place| !place.retired || squash(&place.name) == squash(typed));
    let same: Vec<&&Place> = found.iter().filter(|p| squash(&p.name) == squash(typed)).collect();
    if same.len() < 2
        && let Some(place) = book.meant(typed)
    {
        return Meant::One(place.key);
    }
    let fitting: Vec<&Place> = if same.is_empty() { found } else { same.into_iter().copied().collect() };
    match fitting.as_slice() {
        [] => Meant::Unknown,
        [only] => Meant::One(only.key),
        several => Meant::Several(several.iter().take(MOST).map(|p| p.key).collect()),
    }
}

/// A place in words that can be read back: a region says that it is one, because 18 cercles bear its name.
pub(super) fn words(book: &Book, key: PlaceKey, lang: Lang, region: impl Fn(&str) -> String) -> String {
    match book.get(key) {
        Some(place) if place.level == Level::Region => region(book.name_in(Some(key), lang)),
        _ => book.label_in(key, lang),
    }
}

/// How `intake-place-region` says in each language that a region is meant, folded.
pub(super) const REGION: &[&str] = &["region", "منطقه", "منطقة"];

/// "Mopti (région)", as `words` says it in every language.
fn as_region(book: &Book, place: &Place, typed: &str) -> bool {
    let typed = fold(typed);
    let Some(name) = REGION.iter().find_map(|word| typed.strip_suffix(word)) else { return false };
    let named = |lang| fold(book.name_in(Some(place.key), lang)) == name.trim_end();
    place.folded == name.trim_end() || Lang::all().any(named)
}

fn labelled<'a>(book: &'a Book, label: &str) -> Option<&'a Place> {
    book.search(label, 50).into_iter().find(|p| book.is_label(p.key, label))
}

fn fits(book: &Book, place: &Place, typed: &str) -> bool {
    book.search(typed, 50).iter().any(|found| found.key == place.key)
}
