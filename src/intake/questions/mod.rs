//! The questions of the intake, in order: what is asked, when, and which answers there are.
mod list;
mod options;

use crate::committees::Committee;
use crate::programme::Programme;
pub(super) use list::{ORDINARY, SEALED, all};
pub(super) use options::FUNCTIONS;

/// What the questions depend on besides the answers.
pub(super) struct Setting<'a> {
    /// Sectors, channels, projects; whether anything can be sealed.
    pub programme: &'a Programme,
    /// The regions, by name.
    pub regions: Vec<String>,
    /// The committees of the person who writes; none for a receiver.
    pub committees: &'a [Committee],
}

/// A question.
pub(super) struct Question {
    /// Its name; its words are `intake-ask-…`.
    pub name: &'static str,
    /// When it is asked.
    pub when: String,
    /// Key of the sentence that asks for the answer; none: it may be left open.
    pub missing: Option<&'static str>,
    /// Which kind of case alone it belongs to; none: to both.
    pub side: Option<Side>,
    /// A sentence below it: `intake-say-…`.
    pub say: bool,
    /// Words for whoever has no script and sees all questions at once: `intake-only-…`.
    pub only: bool,
    /// How it looks.
    pub look: Look,
    /// What is filled in.
    pub fields: Vec<Field>,
}

/// The kind of case a question belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Ordinary,
    Sealed,
}

/// How a question looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Its fields.
    Plain,
    /// Words to read aloud before its fields.
    Aloud,
    /// Its fields are filled in already and folded away.
    Folded,
    /// Whom to call or speak to.
    People,
    /// The same, and nothing comes after it.
    End,
}

/// What is filled in.
pub(super) struct Field {
    /// As sent.
    pub name: &'static str,
    /// How.
    pub kind: Kind,
    /// The answers there are.
    pub choices: Vec<Choice>,
    /// A sentence under the label: `intake-hint-…`.
    pub hint: bool,
}

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One of large tiles.
    Tiles,
    /// Any of large tiles.
    Checks,
    /// One line.
    Line,
    /// Several lines.
    Lines,
    /// A day in three boxes.
    Day,
    /// One of a list.
    Select,
    /// A place, found whatever the spelling.
    Place,
}

/// One answer of several.
pub(super) struct Choice {
    /// As sent.
    pub value: String,
    /// What is read.
    pub label: Label,
    /// Id in the sprite; empty: none.
    pub icon: String,
    /// A name under it.
    pub note: String,
}

/// Where the words of an answer come from.
pub(super) enum Label {
    /// `intake-<field>-<value>`.
    Key(String),
    /// Named in the settings.
    Names(crate::programme::Names),
    /// A name.
    Plain(String),
}

impl Field {
    /// The names under which this field is sent.
    pub fn names(&self) -> Vec<String> {
        let with = |ends: &[&str]| ends.iter().map(|end| format!("{}{end}", self.name)).collect();
        match self.kind {
            Kind::Day => with(&["_day", "_month", "_year"]),
            Kind::Place => with(&["", "_picked", "_choice"]),
            _ => vec![self.name.to_owned()],
        }
    }
}
