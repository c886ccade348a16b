//! What the template of this feature is given.
use crate::programme::Programme;
use crate::voices::{Group, MOST_BYTES, Recorded, Spoken, Voice};
use crate::web::{Page, Ui};
use serde::Serialize;
use std::collections::HashMap;

/// `/settings/voices`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct VoicesPage {
    pub languages: Vec<LanguageLine>,
    /// Code of the language shown; empty: none is chosen yet.
    pub code: String,
    pub name: String,
    pub groups: Vec<GroupLine>,
    pub recorded: usize,
    pub missing: usize,
    pub synthesised: bool,
    pub kilobytes: usize,
    /// What was wrong with files just sent.
    pub faults: Vec<String>,
    pub with_voice: bool,
}

impl Page for VoicesPage {
    const TEMPLATE: &'static str = "prompts/voices";
}

/// A language to choose.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct LanguageLine {
    pub code: &'static str,
    pub name: String,
    pub recorded: i64,
    pub all: usize,
    pub current: bool,
}

/// Texts that belong together.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct GroupLine {
    /// Where the page comes back to.
    pub id: usize,
    pub title: String,
    pub quiet: bool,
    pub recorded: usize,
    pub all: usize,
    pub whole: bool,
    pub lines: Vec<PromptLine>,
}

/// A text.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct PromptLine {
    pub key: String,
    pub words: String,
    /// Address of the sound; empty: missing.
    pub play: String,
    pub synthesised: bool,
    /// The words were others when it was recorded.
    pub changed: bool,
    pub kilobytes: i32,
}

/// What a language has, beside the texts.
pub struct Shown<'a> {
    /// The language.
    pub spoken: Spoken,
    /// What is recorded.
    pub known: &'a HashMap<String, Recorded>,
    /// The same texts in the programme's first language: what recordings are compared with.
    pub first: &'a [Group],
}

/// The name of a language as the reader calls it, with its own beside it.
pub fn language_name(ui: &Ui, spoken: Spoken) -> String {
    let key = format!("language-{}", spoken.code());
    match ui.knows(&key).then(|| ui.text(&key)) {
        Some(name) if name.to_lowercase() != spoken.own_name().to_lowercase() => {
            format!("{name} ({})", spoken.own_name())
        }
        _ => spoken.own_name().to_owned(),
    }
}

impl VoicesPage {
    /// The page with the languages; `shown`: and one of them.
    pub fn new(ui: &Ui, groups: &[Group], counts: &[(Spoken, i64)], shown: Option<&Shown<'_>>) -> Self {
        let all = groups.iter().map(|group| group.prompts.len()).sum();
        let count = |spoken: Spoken| counts.iter().find(|(known, _)| *known == spoken).map_or(0, |(_, count)| *count);
        let line = |spoken: Spoken| LanguageLine {
            code: spoken.code(),
            name: language_name(ui, spoken),
            recorded: count(spoken),
            all,
            current: shown.is_some_and(|shown| shown.spoken == spoken),
        };
        let lines: Vec<GroupLine> = match shown {
            Some(shown) => groups.iter().enumerate().map(|(id, group)| shown.group(id, group)).collect(),
            None => Vec::new(),
        };
        let recorded = lines.iter().map(|group| group.recorded).sum();
        Self {
            languages: Spoken::all().map(line).collect(),
            code: shown.map_or("", |shown| shown.spoken.code()).to_owned(),
            name: shown.map(|shown| language_name(ui, shown.spoken)).unwrap_or_default(),
            recorded,
            missing: if shown.is_some() { all - recorded } else { 0 },
            synthesised: lines.iter().any(|group| group.lines.iter().any(|line| line.synthesised)),
            groups: lines,
            kilobytes: MOST_BYTES / 1024,
            faults: Vec::new(),
            with_voice: true,
        }
    }
}

impl Shown<'_> {
    fn group(&self, id: usize, group: &Group) -> GroupLine {
        let voice = Voice::new(self.spoken, self.known);
        let first = |key: &str| {
            let prompts = self.first.iter().flat_map(|group| &group.prompts);
            prompts.into_iter().find(|prompt| prompt.key == key).map_or("", |prompt| prompt.words.as_str())
        };
        let lines: Vec<PromptLine> = group
            .prompts
            .iter()
            .map(|prompt| {
                let recorded = self.known.get(&prompt.key);
                PromptLine {
                    play: voice.address(&prompt.key),
                    synthesised: recorded.is_some_and(|one| one.synthesised),
                    changed: recorded.is_some_and(|one| one.words != first(&prompt.key)),
                    kilobytes: recorded.map_or(0, |one| (one.size + 1023) / 1024),
                    key: prompt.key.clone(),
                    words: prompt.words.clone(),
                }
            })
            .collect();
        let recorded = lines.iter().filter(|line| !line.play.is_empty()).count();
        let (all, title, quiet) = (lines.len(), group.title.clone(), group.quiet);
        GroupLine { id, title, quiet, recorded, all, whole: recorded == all, lines }
    }
}

/// Every text there may be a recording of, in a language of the interface.
pub fn all(i18n: &crate::i18n::I18n, lang: crate::i18n::Lang, programme: &Programme) -> Vec<Group> {
    let mut all = crate::intake::prompts(i18n, lang, programme);
    all.extend(crate::follow::prompts(i18n, lang));
    all
}
