//! What the pages of the intake are given.
mod check;
mod document;
mod field;
mod files;

use super::contacts::Contact;
use super::place;
use super::questions::Setting;
use crate::committees::Committee;
use crate::id::PlaceKey;
use crate::places::Book;
use crate::web::{Page, Ui, query_value};
pub(super) use check::CheckPage;
pub(super) use document::{DocumentPage, Filled, preset, story};
pub(super) use files::FilesBeside;
use serde::Serialize;

/// For which committee a member of several writes: asked before anything else, since whom to speak to and where it
/// happened follow from it.
#[derive(Serialize)]
pub(super) struct CommitteePage {
    committees: Vec<CommitteeLine>,
}

#[derive(Serialize)]
struct CommitteeLine {
    name: String,
    href: String,
}

impl CommitteePage {
    /// The committees to choose from.
    pub fn new(committees: &[Committee]) -> Self {
        let line = |c: &Committee| CommitteeLine {
            name: c.name.clone(),
            href: format!("/intake?committee={}", query_value(&c.code)),
        };
        Self { committees: committees.iter().map(line).collect() }
    }
}

impl Page for CommitteePage {
    const TEMPLATE: &'static str = "intake/committee";
}

/// Whom to speak to instead; nothing was written.
#[derive(Serialize)]
pub(super) struct TalkPage {
    /// Because nothing could be kept safely here.
    pub unsafe_here: bool,
    /// Whom to speak to.
    pub people: Vec<Contact>,
}

impl Page for TalkPage {
    const TEMPLATE: &'static str = "intake/talk";
}

/// Where practising begins: what it is, what was practised, and how to remove that.
#[derive(Serialize)]
pub(super) struct PracticePage {
    /// What was practised in this session.
    pub done: Vec<String>,
}

impl Page for PracticePage {
    const TEMPLATE: &'static str = "intake/practice";
}

/// A story, for whoever has no script.
#[derive(Serialize)]
pub(super) struct StoryPage {
    /// Its paragraphs.
    pub story: Vec<String>,
    /// Whom to speak to.
    pub people: Vec<Contact>,
}

impl Page for StoryPage {
    const TEMPLATE: &'static str = "intake/story";
}

/// The slip.
#[derive(Serialize)]
pub(super) struct SlipPage {
    /// The words in the window's title.
    pub title: String,
    /// The number; empty once it was shown.
    pub reference: String,
    /// Offers a code to come back with; empty: none is offered.
    pub offer: String,
    /// The code is inside a slip that was printed in advance.
    pub bound: bool,
    /// When to come back: the same words on every slip.
    pub rule: String,
    /// Something can be listened to.
    pub with_voice: bool,
    /// The sound of "your number"; empty: none.
    pub play_number: String,
    /// The sound of the rule; empty: none.
    pub play_rule: String,
    /// Somebody is to be phoned before anything else.
    pub call: bool,
    /// Because there is danger now; else because nobody is at the desk.
    pub danger: bool,
    /// Whom.
    pub people: Vec<Contact>,
}

impl Page for SlipPage {
    const ONCE: bool = true;
    const TEMPLATE: &'static str = "intake/slip";
}

/// A place in words.
pub(super) fn place_words(ui: &Ui, book: &Book, key: PlaceKey) -> String {
    place::words(book, key, ui.lang, |name| ui.text_with("intake-place-region", &[("name", name.into())]))
}

/// Days within which every slip promises an answer: the longest of all categories, so that it tells none.
pub(super) fn promised_days(setting: &Setting<'_>) -> u32 {
    setting.programme.categories.iter().filter_map(|c| c.target_days).max().unwrap_or(30)
}
