//! Forms of actions, generic: one template shows them all.
use crate::web::{ErrorLine, Fields, Ui};
use serde::Serialize;

/// A form field.
#[derive(Debug, Clone, Serialize)]
pub struct Field {
    kind: &'static str,
    name: &'static str,
    fid: String,
    label: String,
    value: String,
    hint: String,
    error: String,
    /// A note instead of a field: where on the page to go on.
    link: &'static str,
    options: Vec<Choice>,
}

/// One answer of a choice.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub text: String,
    /// Chosen before.
    pub checked: bool,
    /// Words under it.
    pub hint: String,
}

impl Choice {
    /// An answer.
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self { value: value.into(), text: text.into(), checked: false, hint: String::new() }
    }
}

/// The form of one action.
#[derive(Debug, Clone, Serialize)]
pub struct ActionForm {
    /// What it is called in the address.
    pub verb: &'static str,
    /// What it is called on the page.
    pub label: String,
    /// What it does, in a sentence.
    pub say: String,
    /// Shown open: it was sent with a fault, or it is what comes next.
    pub open: bool,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// What was typed into a form that came back with faults.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Which form.
    pub verb: String,
    /// Its fields.
    pub fields: Fields,
    /// Its faults.
    pub errors: Vec<ErrorLine>,
    /// Where on the page it stands, if it waited until somebody proved to be there; else empty.
    pub waited: String,
}

/// Builds the form of an action, with what was typed.
pub struct Form<'a> {
    ui: &'a Ui,
    ask: &'static str,
    typed: Option<&'a Typed>,
    form: ActionForm,
}

impl<'a> Form<'a> {
    /// The form of an action on an ordinary case, with texts from `action-…` and `ask-…`.
    pub fn new(ui: &'a Ui, verb: &'static str, typed: &'a Typed) -> Self {
        let label = ui.text(&format!("action-{verb}"));
        let say = ui.text(&format!("say-{verb}"));
        Self::with(ui, verb, typed, ("ask-", label, say))
    }

    /// The form of an action on a sealed case, with texts from `sealed-action-…` and `sealed-ask-…`.
    pub fn sealed(ui: &'a Ui, verb: &'static str, typed: &'a Typed) -> Self {
        let label = ui.text(&format!("sealed-action-{verb}"));
        let say = ui.text(&format!("sealed-say-{verb}"));
        Self::with(ui, verb, typed, ("sealed-ask-", label, say))
    }

    fn with(
        ui: &'a Ui,
        verb: &'static str,
        typed: &'a Typed,
        (ask, label, say): (&'static str, String, String),
    ) -> Self {
        let typed = (typed.verb == verb).then_some(typed);
        Self { ui, ask, typed, form: ActionForm { verb, label, say, open: typed.is_some(), fields: Vec::new() } }
    }

    fn add(mut self, kind: &'static str, name: &'static str, value: String, options: Vec<Choice>) -> Self {
        let typed = self.typed.map(|t| t.fields.get(name).to_owned());
        let value = typed.unwrap_or(value);
        let options =
            options.into_iter().map(|o| Choice { checked: o.value == value && !value.is_empty(), ..o }).collect();
        let fid = format!("{}-{name}", self.form.verb);
        let error = self.typed.and_then(|t| t.errors.iter().find(|e| e.field == name || e.field == fid));
        let error = error.map(|e| e.text.clone()).unwrap_or_default();
        let label = self.ui.text(&format!("{}{}-{name}", self.ask, self.form.verb));
        self.form.fields.push(Field { kind, name, fid, label, value, hint: String::new(), error, link: "", options });
        self
    }

    /// Several lines.
    pub fn words(self, name: &'static str) -> Self {
        self.add("textarea", name, String::new(), Vec::new())
    }

    /// One line.
    pub fn line(self, name: &'static str) -> Self {
        self.add("text", name, String::new(), Vec::new())
    }

    /// A date.
    pub fn day(self, name: &'static str, value: Option<chrono::NaiveDate>) -> Self {
        self.add("date", name, value.map(|d| d.to_string()).unwrap_or_default(), Vec::new())
    }

    /// A choice from a list.
    pub fn select(self, name: &'static str, options: Vec<Choice>) -> Self {
        self.add("select", name, String::new(), options)
    }

    /// A choice from a list, one of which stands until another is taken.
    pub fn chosen(self, name: &'static str, options: Vec<Choice>, usual: &str) -> Self {
        self.add("select", name, usual.to_owned(), options)
    }

    /// A whole number, with what is known of it.
    pub fn number(self, name: &'static str, known: String) -> Self {
        self.add("number", name, known, Vec::new())
    }

    /// A choice with all answers in sight.
    pub fn radios(self, name: &'static str, options: Vec<Choice>) -> Self {
        self.add("radios", name, String::new(), options)
    }

    /// Nothing to fill in: why a field is not there, with the way to what is missing. The label is the words of the link.
    pub fn note(self, name: &'static str, words: String, link: &'static str) -> Self {
        let label = self.ui.text("case-note-agreement");
        let mut form = self.add("note", name, String::new(), Vec::new());
        if let Some(field) = form.form.fields.last_mut() {
            (field.label, field.value, field.link) = (label, words, link);
        }
        form
    }

    /// Nothing to fill in: addresses that open this form with something filled in already.
    pub fn begun(self, name: &'static str, ways: Vec<Choice>) -> Self {
        if ways.is_empty() { self } else { self.add("begun", name, String::new(), ways) }
    }

    /// Done.
    pub fn build(self) -> ActionForm {
        self.form
    }
}
