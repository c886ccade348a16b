//! Which languages are spoken, and what is recorded of each. Pure.
use std::collections::HashMap;

/// Code and what its speakers call it. The first five are recorded first.
const SPOKEN: &[(&str, &str)] = &[
    ("bm", "Bamanankan"),
    ("ffm", "Fulfulde"),
    ("ses", "Koyraboro senni"),
    ("khq", "Koyra chiini"),
    ("taq", "Tamašəq"),
    ("mey", "حسّانية"),
    ("dts", "Dɔgɔsɔ"),
    ("snk", "Sooninkanxanne"),
    ("boz", "Bozo"),
    ("bmq", "Bomu"),
    ("myk", "Mamara"),
    ("fr", "Français"),
    ("ar", "العربية"),
];

/// A language of recordings: ISO 639-3, or 639-1 where it has a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Spoken(usize);

impl Spoken {
    /// Every language there may be recordings in.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..SPOKEN.len()).map(Self)
    }

    /// By its exact code.
    pub fn parse(code: &str) -> Option<Self> {
        SPOKEN.iter().position(|(known, _)| *known == code).map(Self)
    }

    /// `ffm`
    pub fn code(self) -> &'static str {
        SPOKEN[self.0].0
    }

    /// `Fulfulde`
    pub fn own_name(self) -> &'static str {
        SPOKEN[self.0].1
    }
}

/// A text that can be listened to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// Its key: that of the text (`intake-ask-topic`), or `sector-` and a code of the settings.
    pub key: String,
    /// What is to be said.
    pub words: String,
}

/// Texts that belong together: a question with its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What they are about.
    pub title: String,
    /// Somebody may overhear: not played before it is allowed.
    pub quiet: bool,
    /// The texts.
    pub prompts: Vec<Prompt>,
}

impl Prompt {
    /// Whether a key can stand in an address as it is; others have no recording.
    pub fn is_key(key: &str) -> bool {
        let letters = key.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
        letters && (1..=80).contains(&key.len())
    }
}

/// What is known of a recording beside its sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Short name of this very sound: stands in its address, so that a phone may keep it.
    pub fingerprint: String,
    /// Bytes.
    pub size: i32,
    /// A machine speaks.
    pub synthesised: bool,
    /// The words when it was recorded, in the programme's first language.
    pub words: String,
}

/// The recordings of one language, for a page.
#[derive(Debug, Clone)]
pub struct Voice {
    /// The language.
    pub spoken: Spoken,
    recorded: HashMap<String, String>,
    /// A machine speaks, at least in places.
    pub synthesised: bool,
}

impl Voice {
    /// From what is known of each recording, by key.
    pub fn new(spoken: Spoken, known: &HashMap<String, Recorded>) -> Self {
        let recorded = known.iter().map(|(key, one)| (key.clone(), one.fingerprint.clone())).collect();
        Self { spoken, recorded, synthesised: known.values().any(|one| one.synthesised) }
    }

    /// The address of the sound of a text; empty: not recorded.
    pub fn address(&self, key: &str) -> String {
        self.address_below("/voices", key)
    }

    /// The same on a page that serves sounds by a route of its own.
    pub fn address_below(&self, route: &str, key: &str) -> String {
        let address = |mark: &String| format!("{route}/{}/{key}?v={mark}", self.spoken.code());
        self.recorded.get(key).map(address).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_recorded_has_an_address_that_changes_with_the_sound() {
        let recorded = |mark: &str| {
            let one = Recorded { fingerprint: mark.into(), size: 1, synthesised: false, words: String::new() };
            Voice::new(Spoken::parse("bm").unwrap(), &HashMap::from([("intake-yes".to_owned(), one)]))
        };
        assert_eq!(recorded("a1").address("intake-yes"), "/voices/bm/intake-yes?v=a1");
        assert_ne!(recorded("b2").address("intake-yes"), recorded("a1").address("intake-yes"));
        assert_eq!(recorded("a1").address("intake-no"), "");
        assert_eq!(Spoken::parse("../bm"), None);
    }
}
