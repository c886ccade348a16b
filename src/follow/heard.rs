//! What can be listened to on these pages.
use crate::i18n::{I18n, Lang};
use crate::voices::{Group, Prompt, Voice};
use serde::Serialize;
use std::collections::BTreeMap;

/// Coming in.
const DOOR: &[&str] = &["follow-say", "follow-reference", "follow-code"];
/// The page of a case.
const CASE: &[&str] = &[
    "follow-stage-received",
    "follow-stage-in_hand",
    "follow-stage-answered",
    "follow-stage-over",
    "follow-none",
    "follow-satisfied-ask",
    "follow-write-say",
    "follow-again-say",
    "follow-appeal-say",
    "follow-withdraw-say",
    "follow-erase-say",
    "follow-new-say",
];
/// Whoever overhears it learns that something serious is spoken of.
const QUIET: &[&str] = &["follow-threat-ask"];

/// Every text of these pages that can be listened to.
pub fn prompts(i18n: &I18n, lang: Lang) -> Vec<Group> {
    let group = |keys: &[&str], quiet: bool| Group {
        title: i18n.plain(lang, "follow-title"),
        quiet,
        prompts: keys.iter().map(|key| Prompt { key: (*key).to_owned(), words: i18n.plain(lang, key) }).collect(),
    };
    vec![group(&[DOOR, CASE].concat(), false), group(QUIET, true)]
}

/// Whether a sound may be given to somebody without an account.
pub(super) fn is_ours(key: &str) -> bool {
    [DOOR, CASE, QUIET].concat().contains(&key)
}

/// Addresses of sounds by the end of their keys, for templates; empty where there is none.
#[derive(Serialize, Default)]
#[serde(transparent)]
pub(super) struct Sounds(BTreeMap<String, String>);

impl Sounds {
    /// Those of a language.
    pub fn new(voice: Option<&Voice>) -> Self {
        let address = |key: &str| voice.map(|voice| voice.address_below("/follow/voices", key)).unwrap_or_default();
        let line = |key: &&str| (key.trim_start_matches("follow-").replace('-', "_"), address(key));
        Self([DOOR, CASE, QUIET].concat().iter().map(line).collect())
    }

    /// Whether there is one.
    pub fn any(&self) -> bool {
        self.0.values().any(|address| !address.is_empty())
    }

    /// The address of one.
    pub fn of(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_default()
    }
}
