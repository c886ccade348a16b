//! A field with what was typed into it.
use crate::intake::heard::answer_key;
use crate::intake::questions::{Choice, Field, Kind, Label, Question};
use crate::voices::Voice;
use crate::web::{ErrorLine, Fields, Ui};
use serde::Serialize;

/// What the parts of forms ask for, under their names.
#[derive(Serialize)]
pub(super) struct FieldView {
    kind: &'static str,
    name: &'static str,
    fid: &'static str,
    label: String,
    legend: String,
    hint: String,
    error: String,
    value: String,
    day: String,
    month: String,
    year: String,
    tile: bool,
    inputmode: &'static str,
    blank: String,
    options: Vec<OptionView>,
    suggest: &'static str,
    suggest_value: &'static str,
    picked: String,
    several: Vec<OptionView>,
}

/// One answer.
#[derive(Serialize)]
pub(super) struct OptionView {
    value: String,
    text: String,
    hint: String,
    icon: String,
    checked: bool,
    /// The address of its sound; empty: none.
    play: String,
}

/// The words of an answer.
pub(super) fn words(ui: &Ui, choice: &Choice) -> String {
    match &choice.label {
        Label::Key(key) => ui.text(key),
        Label::Names(names) => names.get(ui.lang).to_owned(),
        Label::Plain(name) => name.clone(),
    }
}

/// Lists that begin with "not said"; what is preset is always something.
fn may_be_blank(field: &Field) -> bool {
    field.kind == Kind::Select && !matches!(field.name, "channel" | "committee" | "received_by")
}

impl FieldView {
    pub fn new(
        ui: &Ui,
        question: &Question,
        field: &Field,
        (typed, voice): (&Fields, Option<&Voice>),
        errors: &[ErrorLine],
    ) -> Self {
        let label = |wanted| if wanted { ui.text(&format!("intake-label-{}", field.name)) } else { String::new() };
        let tiles = matches!(field.kind, Kind::Tiles | Kind::Checks);
        let part = |end: &str| typed.get(&format!("{}{end}", field.name)).to_owned();
        let option = |choice: &Choice| OptionView {
            checked: typed.all(field.name).any(|value| value == choice.value),
            value: choice.value.clone(),
            text: words(ui, choice),
            hint: choice.note.clone(),
            icon: choice.icon.clone(),
            play: voice.zip(answer_key(field, choice)).map(|(voice, key)| voice.address(&key)).unwrap_or_default(),
        };
        let day = field.kind == Kind::Day;
        let error = errors.iter().find(|line| line.field == field.name);
        Self {
            kind: field.kind.code(),
            name: field.name,
            fid: "",
            label: label(!tiles && !day),
            // the only tiles of a question are asked for by the question itself
            legend: label(day || (tiles && question.fields.len() > 1)),
            hint: if field.hint { ui.text(&format!("intake-hint-{}", field.name)) } else { String::new() },
            error: error.map(|line| line.text.clone()).unwrap_or_default(),
            value: part(""),
            day: part("_day"),
            month: part("_month"),
            year: part("_year"),
            tile: tiles,
            inputmode: if field.name == "phone" { "tel" } else { "" },
            blank: if may_be_blank(field) { ui.text("intake-blank") } else { String::new() },
            options: field.choices.iter().map(option).collect(),
            suggest: if field.kind == Kind::Place { "/places/suggest?q=" } else { "" },
            suggest_value: if field.kind == Kind::Place { "place_picked" } else { "" },
            picked: part("_picked"),
            several: Vec::new(),
        }
    }

    /// The places among which the person has to choose.
    pub fn with_places(self, places: &[(String, String)]) -> Self {
        if self.kind != Kind::Place.code() {
            return self;
        }
        let option = |(label, words): &(String, String)| OptionView {
            value: label.clone(),
            text: words.clone(),
            hint: String::new(),
            icon: String::new(),
            checked: false,
            play: String::new(),
        };
        Self { several: places.iter().map(option).collect(), ..self }
    }
}

impl Kind {
    /// Its name in the template.
    fn code(self) -> &'static str {
        match self {
            Self::Tiles => "radios",
            Self::Checks => "checks",
            Self::Line => "line",
            Self::Lines => "lines",
            Self::Day => "day",
            Self::Select => "select",
            Self::Place => "place",
        }
    }
}
