//! The place somebody means: chosen from a list, picked from the suggestions, or typed in whatever spelling.
use super::answers::Answers;
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
    /// Several places fit: their labels.
    Several(Vec<String>),
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
    let found = book.search(typed, 50);
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
        several => Meant::Several(several.iter().take(MOST).map(|p| book.label(p.key)).collect()),
    }
}

fn labelled<'a>(book: &'a Book, label: &str) -> Option<&'a Place> {
    book.search(label, 50).into_iter().find(|p| fold(&book.label(p.key)) == fold(label))
}

fn fits(book: &Book, place: &Place, typed: &str) -> bool {
    book.search(typed, 50).iter().any(|found| found.key == place.key)
}
