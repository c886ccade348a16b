//! What is said, answered and noted in the demo: embedded texts.
use crate::cases::model::Track;
use serde::Deserialize;

/// What somebody says of an ordinary matter, with its answer. Templates for `Dice::say`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Said {
    pub category: i32,
    #[serde(default)]
    pub sector: Option<String>,
    #[serde(default)]
    pub rude: bool,
    pub text: String,
    pub answer: String,
}

/// What somebody says that is sealed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Confided {
    pub track: Track,
    pub text: String,
}

/// What those who handle write. `phrases.toml` says when.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Phrases {
    pub note: Vec<String>,
    pub attempt: Vec<String>,
    pub not_feasible: Vec<String>,
    pub out_of_scope: Vec<String>,
    pub referred: Vec<String>,
    pub hold: Vec<String>,
    pub refer: Vec<String>,
    pub transmit: Vec<String>,
    pub category: Vec<String>,
    pub reopen: Vec<String>,
    pub appeal: Vec<String>,
    pub again: Vec<String>,
    pub safety: Vec<String>,
    pub outcome: Vec<String>,
    pub entity: Vec<String>,
    pub institution: Vec<String>,
    pub service: Vec<String>,
    pub skip: Vec<String>,
    pub given: Vec<String>,
    pub whose: Vec<String>,
    pub hours: Vec<String>,
}

/// Every text of the demo.
#[derive(Debug, Clone)]
pub(super) struct Words {
    pub ordinary: Vec<Said>,
    pub sealed: Vec<Confided>,
    pub phrases: Phrases,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<T> {
    said: Vec<T>,
}

impl Words {
    /// Reads the embedded texts.
    pub fn load() -> anyhow::Result<Self> {
        let ordinary: File<Said> = toml::from_str(include_str!("ordinary.toml"))?;
        let sealed: File<Confided> = toml::from_str(include_str!("sealed.toml"))?;
        let phrases = toml::from_str(include_str!("phrases.toml"))?;
        Ok(Self { ordinary: ordinary.said, sealed: sealed.said, phrases })
    }
}

#[cfg(test)]
mod tests {
    use super::super::dice::Dice;
    use super::*;
    use crate::programme::Taxonomy;

    #[test]
    fn every_text_can_be_said_and_belongs_to_a_sector() {
        let words = Words::load().expect("words");
        let sectors = Taxonomy::embedded().expect("taxonomy").sector;
        assert!(words.ordinary.len() >= 60);
        let dice = &mut Dice::new(1);
        for said in &words.ordinary {
            let text = dice.say(&said.text);
            assert!(!text.contains(['{', '}', '|']) && !said.answer.is_empty(), "{text}");
            assert!((1..=5).contains(&said.category), "{text}");
            assert!(said.sector.is_some() || said.rude, "{text}");
            assert!(said.sector.iter().all(|code| sectors.iter().any(|s| s.code == *code)), "{text}");
        }
        for sector in &sectors {
            assert!(words.ordinary.iter().any(|s| s.sector.as_deref() == Some(&sector.code)), "{}", sector.code);
        }
        assert!(words.sealed.iter().all(|said| !said.track.asks_nothing()), "of these nothing is written down");
    }
}
