//! The look at the answers before they are recorded.
use super::field::words;
use super::files::FilesBeside;
use crate::intake::answers::Answers;
use crate::intake::contacts::Contact;
use crate::intake::dates;
use crate::intake::place::{self, Meant};
use crate::intake::questions::{Field, Kind, Question};
use crate::places::Book;
use crate::web::{ErrorLine, Page, Ui};
use chrono::NaiveDate;
use serde::Serialize;

/// `/intake/check`
#[derive(Serialize)]
pub(in crate::intake) struct CheckPage {
    token: String,
    kept: Vec<Kept>,
    lines: Vec<Line>,
    /// Somebody is in danger now.
    danger: bool,
    people: Vec<Contact>,
    /// Sent before, and not recorded: the form has a new token.
    renewed: bool,
    errors: Vec<ErrorLine>,
    files: FilesBeside,
    /// The number of a printed slip, as it was typed.
    pad_typed: String,
    pad_error: String,
}

impl Page for CheckPage {
    const ONCE: bool = true;
    const TEMPLATE: &'static str = "intake/check";
}

/// A hidden field.
#[derive(Serialize)]
struct Kept {
    name: String,
    value: String,
}

/// A question with its answer.
#[derive(Serialize)]
struct Line {
    q: &'static str,
    ask: String,
    said: Vec<String>,
}

/// Whose answers are words for the moment, not for the case.
const NOT_SHOWN: &[&str] = &["write", "with", "elsewhere", "unsafe", "now"];

impl CheckPage {
    pub fn new(
        ui: &Ui,
        (token, renewed): (String, bool),
        (questions, answers): (&[Question], &Answers),
        (book, today): (&Book, NaiveDate),
        people: Vec<Contact>,
    ) -> Self {
        let shown = questions.iter().filter(|q| answers.asks(q.name) && !NOT_SHOWN.contains(&q.name));
        let line = |q: &Question| Line {
            q: q.name,
            ask: ui.text(&format!("intake-ask-{}", q.words)),
            said: q.fields.iter().filter_map(|field| said(ui, field, answers, book, today)).collect(),
        };
        Self {
            token,
            kept: answers.fields(questions).into_iter().map(|(name, value)| Kept { name, value }).collect(),
            lines: shown.map(line).collect(),
            danger: answers.yes("danger") == Some(true),
            people,
            renewed,
            errors: Vec::new(),
            files: FilesBeside::default(),
            pad_typed: String::new(),
            pad_error: String::new(),
        }
    }

    /// The same with the number of a printed slip, and what is wrong with it.
    pub fn with_pad(mut self, ui: &Ui, typed: &str, fault: Option<&'static str>) -> Self {
        self.pad_typed = typed.chars().take(60).collect();
        if let Some(key) = fault {
            self.pad_error = ui.text(key);
            self.errors.push(ErrorLine { field: "pad".into(), text: self.pad_error.clone() });
        }
        self
    }

    /// The same with the files beside the answers.
    pub fn with(self, files: FilesBeside) -> Self {
        Self { errors: files.error_line(), files, ..self }
    }
}

fn said(ui: &Ui, field: &Field, answers: &Answers, book: &Book, today: NaiveDate) -> Option<String> {
    let part = |end: &str| answers.get(&format!("{}{end}", field.name)).to_owned();
    if matches!(field.kind, Kind::Day | Kind::Place)
        && answers.some(&format!("{}_unsaid", field.name.trim_end_matches("_on"))).is_some()
    {
        // what stands there beside "I prefer not to say" is not kept
        return None;
    }
    match field.kind {
        Kind::Tiles | Kind::Checks | Kind::Select => {
            let chosen = field.choices.iter().filter(|c| answers.all(field.name).contains(&c.value));
            Some(chosen.map(|c| words(ui, c)).collect::<Vec<_>>().join(", ")).filter(|text| !text.is_empty())
        }
        Kind::Day => dates::read(&part("_day"), &part("_month"), &part("_year"), today).ok()?.map(|day| ui.date(day)),
        Kind::Place => match place::read(answers, book) {
            Meant::One(key) => Some(super::place_words(ui, book, key)),
            _ => None,
        },
        Kind::Line | Kind::Lines => answers.some(field.name),
    }
}
