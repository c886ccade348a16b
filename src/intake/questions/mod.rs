//! The questions of the intake, in order: what is asked, when, and which answers there are.
pub(super) mod activities;
mod list;
mod options;

use crate::committees::Committee;
use crate::intake::forms::Around;
use crate::programme::{Names, Programme};
pub(super) use list::{ORDINARY, SEALED, all, practice};
pub(super) use options::FUNCTIONS;

/// What the questions depend on besides the answers.
pub(super) struct Setting<'a> {
    /// Sectors, channels, projects; whether anything can be sealed.
    pub programme: &'a Programme,
    /// The regions: the name that is sent, and how each is read.
    pub regions: Vec<(String, Names)>,
    /// The committees of the person who writes; none for a receiver.
    pub committees: &'a [Committee],
    /// The one for which this is written; none for a receiver, or while it is not said.
    pub committee: Option<&'a Committee>,
    /// The women and the men one may ask for here.
    pub there: [String; 2],
    /// Who may have received it: public id and name; the one who writes first.
    pub receivers: Vec<(String, String)>,
    /// Places, the day, distributions.
    pub around: Around<'a>,
}

/// A question.
pub(super) struct Question {
    /// Its name; its words are `intake-ask-…`.
    pub name: &'static str,
    /// When it is asked.
    pub when: String,
    /// Its words, where they are others than those of its name.
    pub words: &'static str,
    /// Key of the sentence that asks for the answer; none: it may be left open.
    pub missing: Option<&'static str>,
    /// Asked whatever the path: reported as missing even before it is known which path that is.
    pub always: bool,
    /// Which of its fields need an answer each.
    pub needs: Vec<Need>,
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

/// An answer that one of several fields must have.
pub(super) struct Need {
    /// The field.
    pub field: &'static str,
    /// When; empty: always.
    pub when: &'static str,
    /// Key of the sentence that asks for it.
    pub missing: &'static str,
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
    /// Whom to call at once.
    Calls,
    /// Whom to speak to, and nothing comes after it.
    End,
    /// In practice: a fixed story of what would happen, whom to speak to, and nothing comes after it.
    Story,
}

impl Look {
    /// Whether nothing comes after it.
    pub fn ends(self) -> bool {
        matches!(self, Self::End | Self::Story)
    }
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
    Names(Names),
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
