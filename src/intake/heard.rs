//! What of the intake can be listened to, and what is silent until it is allowed.
use super::questions::{self, Choice, Field, Label, Look, Question, Setting, Side};
use super::views::promised_days;
use crate::i18n::{I18n, Lang};
use crate::intake::forms::Around;
use crate::places::Book;
use crate::programme::{Instance, Programme};
use crate::voices::{Group, Prompt};
use chrono::NaiveDate;
use std::collections::HashSet;

/// Said aloud before anything else.
pub(super) const ALOUD: [&str; 3] = ["intake-aloud-write", "intake-aloud-who", "intake-aloud-limits"];
/// On the slip.
pub(super) const SLIP: [&str; 2] = ["intake-slip-number", RULE];
/// Names the days within which an answer is promised.
const RULE: &str = "intake-slip-rule";

/// Questions about danger, and about who must not know, beside those of sealed cases alone.
const QUIET: &[&str] = &["conduct", "by", "unsafe", "child", "danger", "now", "care", "keep_away", "person", "contact"];

/// Whether somebody who overhears the question or its answers learns that something serious is spoken of.
pub(super) fn is_quiet(question: &Question) -> bool {
    question.side == Some(Side::Sealed) || QUIET.contains(&question.name)
}

/// Key of the words of a question.
pub(super) fn question_key(question: &Question) -> String {
    format!("intake-ask-{}", question.words)
}

/// Key of the words of an answer, if it has words of its own.
pub(super) fn answer_key(field: &Field, choice: &Choice) -> Option<String> {
    let key = match &choice.label {
        Label::Key(key) => key.clone(),
        Label::Names(_) if field.name == "topic" => format!("sector-{}", choice.value.strip_prefix("s-")?),
        _ => return None,
    };
    Prompt::is_key(&key).then_some(key)
}

/// Every text of the intake and the slip, a question at a time; a text stands once.
pub fn prompts(i18n: &I18n, lang: Lang, programme: &Programme) -> Vec<Group> {
    // also what is asked only where nothing sensitive can be kept
    let programme =
        &Programme { instance: Instance { recovery: None, ..programme.instance.clone() }, ..programme.clone() };
    let there = ["·".to_owned(), "·".to_owned()];
    let none = Vec::new;
    let nowhere = Book::default();
    let around = Around { book: &nowhere, today: NaiveDate::default(), committee: None, activities: &[] };
    let receivers = Vec::new();
    let setting = Setting { programme, regions: none(), committees: &[], committee: None, there, receivers, around };
    let words = Words { i18n, lang, days: promised_days(&setting) };
    let mut seen = HashSet::new();
    let mut group = |title: String, quiet: bool, mut prompts: Vec<Prompt>| {
        prompts.retain(|prompt| seen.insert(prompt.key.clone()));
        Group { title, quiet, prompts }
    };
    let common = ["intake-yes", "intake-no", "intake-unsaid"].map(|key| words.prompt(key));
    let mut groups = vec![group(words.say("intake-title"), false, common.into())];
    for question in &questions::all(&setting) {
        let prompts = words.of(question);
        groups.push(group(words.say(&question_key(question)), is_quiet(question), prompts));
    }
    groups.push(group(words.say("intake-slip-title"), false, SLIP.map(|key| words.prompt(key)).into()));
    groups.retain(|group| !group.prompts.is_empty());
    groups
}

struct Words<'a> {
    i18n: &'a I18n,
    lang: Lang,
    days: u32,
}

impl Words<'_> {
    fn say(&self, key: &str) -> String {
        match key {
            RULE => self.i18n.text(self.lang, key, &[("days", self.days.into())]),
            _ => self.i18n.plain(self.lang, key),
        }
    }

    fn prompt(&self, key: &str) -> Prompt {
        Prompt { key: key.to_owned(), words: self.say(key) }
    }

    /// The question, what is said below it, and its answers.
    fn of(&self, question: &Question) -> Vec<Prompt> {
        let mut prompts = vec![self.prompt(&question_key(question))];
        if question.words == "about-some" {
            // a committee is asked about itself
            prompts.push(self.prompt("intake-ask-about"));
        }
        if question.look == Look::Aloud {
            prompts.extend(ALOUD.map(|key| self.prompt(key)));
        }
        // whom to give the paper to is no question to the person
        if question.name == "source" {
            return prompts;
        }
        for field in &question.fields {
            for choice in &field.choices {
                let words = |key: &str| match &choice.label {
                    Label::Names(names) => names.get(self.lang).to_owned(),
                    _ => self.say(key),
                };
                prompts.extend(answer_key(field, choice).map(|key| Prompt { words: words(&key), key }));
            }
        }
        prompts
    }
}
