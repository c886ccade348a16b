//! The words of a phrase to remember: colours and animals as each language says them. The codes are those of no language.
use crate::i18n::{I18n, Lang};
use crate::sealing::{ANIMALS, COLOURS, PAIRS, SlipSecret};
use crate::text::fold;
use std::collections::HashMap;

/// What the colours are called in texts (`phrase-colour-red`), in the order of their codes.
pub const COLOUR_KEYS: [&str; COLOURS as usize] = ["red", "white", "black", "yellow", "green", "blue", "grey", "brown"];
/// What the animals are called in texts (`phrase-animal-hen`), in the order of their codes.
pub const ANIMAL_KEYS: [&str; ANIMALS as usize] = [
    "hen",
    "goat",
    "sheep",
    "cow",
    "donkey",
    "horse",
    "camel",
    "dog",
    "cat",
    "lion",
    "elephant",
    "hippo",
    "crocodile",
    "snake",
    "frog",
    "fish",
    "bee",
    "ant",
    "mosquito",
    "fly",
    "spider",
    "scorpion",
    "monkey",
    "hyena",
    "hare",
    "rat",
    "tortoise",
    "duck",
    "pigeon",
    "vulture",
    "gazelle",
    "ostrich",
];

/// A colour or an animal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Colour(u8),
    Animal(u8),
}

/// The pairs of a phrase as they are said: animal and colour.
pub fn said(i18n: &I18n, lang: Lang, secret: &SlipSecret) -> Vec<(String, String)> {
    let word = |kind: &str, name: &str| first(&i18n.plain(lang, &format!("phrase-{kind}-{name}"))).to_owned();
    let pair = |(colour, animal): (u8, u8)| {
        let (colour, animal) = (COLOUR_KEYS.get(usize::from(colour)), ANIMAL_KEYS.get(usize::from(animal)));
        (word("animal", animal.copied().unwrap_or_default()), word("colour", colour.copied().unwrap_or_default()))
    };
    secret.pairs().into_iter().map(pair).collect()
}

/// Other forms stand behind a bar: `blanc / blanche`.
fn first(words: &str) -> &str {
    words.split('/').next().unwrap_or_default().trim()
}

/// Reads a phrase in whatever language it was typed, colour before animal or after it. `None` for anything else.
pub fn read(i18n: &I18n, typed: &str) -> Option<SlipSecret> {
    if typed.len() > 400 {
        return None;
    }
    let known = known(i18n);
    let (mut colours, mut animals) = (Vec::new(), Vec::new());
    for word in fold(typed).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        match known.get(word)? {
            Word::Colour(code) => colours.push(*code),
            Word::Animal(code) => animals.push(*code),
        }
    }
    if colours.len() != PAIRS || animals.len() != PAIRS {
        return None;
    }
    SlipSecret::of_pairs(&colours.into_iter().zip(animals).collect::<Vec<_>>())
}

fn known(i18n: &I18n) -> HashMap<String, Word> {
    let mut known = HashMap::new();
    for lang in Lang::all() {
        let colours = (0..).zip(COLOUR_KEYS).map(|(code, name)| (format!("colour-{name}"), Word::Colour(code)));
        let animals = (0..).zip(ANIMAL_KEYS).map(|(code, name)| (format!("animal-{name}"), Word::Animal(code)));
        for (key, word) in colours.chain(animals) {
            for form in i18n.plain(lang, &format!("phrase-{key}")).split('/') {
                known.insert(fold(form), word);
            }
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verifier(secret: &SlipSecret) -> Vec<(u8, u8)> {
        secret.pairs()
    }

    #[test]
    fn no_word_means_two_things_in_any_language() {
        let i18n = I18n::load().expect("texts");
        let mut seen: HashMap<String, Word> = HashMap::new();
        for lang in Lang::all() {
            let colours = (0..).zip(COLOUR_KEYS).map(|(code, name)| (format!("colour-{name}"), Word::Colour(code)));
            let animals = (0..).zip(ANIMAL_KEYS).map(|(code, name)| (format!("animal-{name}"), Word::Animal(code)));
            for (key, word) in colours.chain(animals) {
                for form in i18n.plain(lang, &format!("phrase-{key}")).split('/').map(fold) {
                    assert!(form.chars().all(char::is_alphanumeric) && !form.is_empty(), "{key}: {form}");
                    let other = seen.insert(form.clone(), word);
                    assert!(other.is_none_or(|other| other == word), "{form} means two things");
                }
            }
        }
    }

    #[test]
    fn a_phrase_given_in_one_language_is_read_in_every_other() {
        let i18n = I18n::load().expect("texts");
        let phrase = SlipSecret::new_phrase().expect("a phrase");
        for lang in Lang::all() {
            let words = said(&i18n, lang, &phrase);
            let animal_first = words.iter().map(|(a, c)| format!("{a} {c}")).collect::<Vec<_>>().join(", ");
            let colour_first = words.iter().map(|(a, c)| format!("{c} {a}")).collect::<Vec<_>>().join(" ");
            for typed in [animal_first, colour_first.to_uppercase()] {
                let read = read(&i18n, &typed).unwrap_or_else(|| panic!("{typed}"));
                assert_eq!(verifier(&read), verifier(&phrase), "{typed}");
            }
        }
        for wrong in ["", "poule", "poule rouge", "red hen red hen red hen red hen red hen red", "0123 4567 89AB CDEF"]
        {
            assert!(read(&i18n, wrong).is_none(), "{wrong}");
        }
    }
}
