//! The pages that give a code, and what the page of a case says of it.
use crate::cases::model::Code;
use crate::id::Reference;
use crate::web::{Page, Ui};
use serde::Serialize;
use zeroize::Zeroizing;

/// Offers a code for a case that is there.
#[derive(Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct OfferPage {
    pub reference: String,
    pub offer: String,
    pub back: String,
}

impl Page for OfferPage {
    const ONCE: bool = true;
    const TEMPLATE: &'static str = "cases/offer";
}

/// Shows a code, once.
#[derive(Serialize, Default)]
#[allow(missing_docs, reason = "as shown")]
pub struct CodePage {
    /// Empty: it was shown before.
    pub reference: String,
    pub letters: String,
    pub digits: String,
    pub pairs: Vec<Pair>,
    pub width: usize,
    pub path: String,
    pub back: String,
}

/// An animal and its colour.
#[derive(Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct Pair {
    pub animal: String,
    pub colour: String,
}

impl CodePage {
    /// A code, or a phrase.
    pub fn new(
        reference: &Reference,
        spelt: Option<(Zeroizing<String>, Zeroizing<String>)>,
        words: Vec<(String, String)>,
        picture: Option<(usize, String)>,
    ) -> Self {
        let (letters, digits) = spelt.map(|(l, d)| (l.to_string(), d.to_string())).unwrap_or_default();
        let (width, path) = picture.unwrap_or_default();
        let pairs = words.into_iter().map(|(animal, colour)| Pair { animal, colour }).collect();
        Self { reference: reference.to_string(), letters, digits, pairs, width, path, back: "/".into() }
    }

    /// It was shown, and is no more.
    pub fn gone() -> Self {
        Self { back: "/".into(), ..Self::default() }
    }
}

impl Page for CodePage {
    const ONCE: bool = true;
    const TEMPLATE: &'static str = "cases/code";
}

/// What the page of a case says of its code.
#[derive(Debug, Default, Serialize)]
pub struct SlipPanel {
    /// Whether there is a code, and when it was first used.
    pub says: String,
    /// Whether this person may give a new one.
    pub offers: bool,
}

impl SlipPanel {
    /// In words.
    pub fn new(ui: &Ui, code: Option<&Code>, offers: bool) -> Self {
        let day = |key: &str, day| ui.text_with(key, &[("date", ui.date(day).into())]);
        let says = match code {
            None => ui.text("slip-panel-none"),
            Some(code) => {
                let used =
                    code.first_used_on.map_or_else(|| ui.text("slip-panel-unused"), |on| day("slip-panel-used", on));
                let read = code.read_on.map(|on| day("slip-panel-read", on)).unwrap_or_default();
                format!("{} {used} {read}", day("slip-panel-issued", code.issued_on))
            }
        };
        Self { says, offers }
    }
}
