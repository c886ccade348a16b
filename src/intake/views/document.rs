//! The one document with all questions.
use super::field::FieldView;
use crate::intake::contacts::Contact;
use crate::intake::forms::preset_channel;
use crate::intake::questions::{Look, Question, Setting};
use crate::web::{ErrorLine, Fields, FormErrors, Page, Ui};
use serde::Serialize;

/// `/intake`
#[derive(Serialize)]
pub(in crate::intake) struct DocumentPage {
    errors: Vec<ErrorLine>,
    token: String,
    /// The one question to show first, if an answer is being changed.
    start: String,
    questions: Vec<QuestionView>,
    people: Vec<Contact>,
}

impl Page for DocumentPage {
    const TEMPLATE: &'static str = "intake/document";
}

/// What stands in the document already.
#[derive(Default)]
pub(in crate::intake) struct Filled {
    /// What was typed, or is preset.
    pub typed: Fields,
    /// What is wrong with it.
    pub errors: FormErrors,
    /// The question to be changed.
    pub start: String,
    /// Places among which one must be chosen.
    pub places: Vec<String>,
}

/// The names are those that `parts/question` asks for.
#[derive(Serialize)]
struct QuestionView {
    q: &'static str,
    ask: String,
    when: String,
    missing: String,
    say: String,
    only: String,
    fault: &'static str,
    progress: &'static str,
    end: bool,
    aloud: bool,
    shows_people: bool,
    folded: bool,
    fields: Vec<FieldView>,
}

impl DocumentPage {
    pub fn new(ui: &Ui, token: String, questions: &[Question], filled: &Filled, people: Vec<Contact>) -> Self {
        let errors = ui.errors(&filled.errors);
        let questions = questions.iter().map(|q| QuestionView::new(ui, q, filled, &errors)).collect();
        Self { errors, token, start: filled.start.clone(), questions, people }
    }
}

impl QuestionView {
    fn new(ui: &Ui, question: &Question, filled: &Filled, errors: &[ErrorLine]) -> Self {
        let name = question.name;
        let words = |kind: &str, wanted| if wanted { ui.text(&format!("intake-{kind}-{name}")) } else { String::new() };
        let field = |field| FieldView::new(ui, question, field, &filled.typed, errors).with_places(&filled.places);
        Self {
            q: name,
            ask: words("ask", true),
            when: question.when.clone(),
            missing: question.missing.map(|key| ui.text(key)).unwrap_or_default(),
            say: if name == "source" { source_words(ui, question, filled) } else { words("say", question.say) },
            only: words("only", question.only),
            fault: "",
            progress: "",
            end: question.look == Look::End,
            aloud: question.look == Look::Aloud,
            shows_people: matches!(question.look, Look::People | Look::End),
            folded: question.look == Look::Folded,
            fields: question.fields.iter().map(field).collect(),
        }
    }
}

/// Through which channel it came, as long as nobody says otherwise.
fn source_words(ui: &Ui, question: &Question, filled: &Filled) -> String {
    let chosen = filled.typed.get("channel");
    let choices = question.fields.iter().flat_map(|field| &field.choices);
    let channel = choices.filter(|c| c.value == chosen).map(|c| super::field::words(ui, c)).next().unwrap_or_default();
    ui.text_with("intake-say-source", &[("channel", channel.into())])
}

/// What a fresh document already says: received today, through the usual channel, where the committee is.
pub(in crate::intake) fn preset(setting: &Setting<'_>, place: &str) -> Fields {
    let committee = setting.committees.first();
    let channel = preset_channel(committee.is_some());
    let code = committee.map_or("", |c| c.code.as_str());
    let pairs =
        [("received", "today"), ("channel", channel), ("committee", code), ("place", place), ("place_picked", place)];
    Fields::from_pairs(pairs)
}
