//! What the page about one's own letters is given.
use super::Choice;
use crate::accounts::Writing;
use crate::web::{ErrorLine, FormErrors, Page, Ui};
use serde::Serialize;

/// What is known beside what the person chose.
#[derive(Debug, Clone, Copy)]
pub struct Around {
    /// Whether this person may do without letters, or wait for them.
    pub may_wait: bool,
    /// Whether letters go to mail servers: without an address none comes.
    pub by_post: bool,
    /// Whether letters to this person were given up.
    pub out_of_reach: bool,
}

/// `/me/letters`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct LettersPage {
    pub email: String,
    pub email_hint: String,
    pub email_error: String,
    pub when_options: Vec<Choice>,
    pub when_error: String,
    pub may_wait: bool,
    pub out_of_reach: bool,
    pub errors: Vec<ErrorLine>,
}

impl Page for LettersPage {
    const TEMPLATE: &'static str = "people/letters";
}

impl LettersPage {
    /// What a person chose, or typed.
    pub fn new(ui: &Ui, writing: &Writing, around: Around, errors: &FormErrors) -> Self {
        let errors = ui.errors(errors);
        let of = |field: &str| errors.iter().find(|e| e.field == field).map(|e| e.text.clone()).unwrap_or_default();
        let hint = if around.by_post { "accounts-letters-email-hint" } else { "accounts-letters-email-folder" };
        Self {
            email: writing.email.clone().unwrap_or_default(),
            email_hint: ui.text(hint),
            email_error: of("email"),
            when_options: hours(ui, writing),
            when_error: of("when"),
            may_wait: around.may_wait,
            out_of_reach: around.out_of_reach,
            errors,
        }
    }
}

/// At once, never, or at an hour of the day.
fn hours(ui: &Ui, writing: &Writing) -> Vec<Choice> {
    let choice = |value: String, text: String, checked: bool| Choice { value, text, hint: String::new(), checked };
    let hour = writing.hour.filter(|_| writing.wanted);
    let mut options = vec![
        choice("now".into(), ui.text("accounts-letters-when-now"), writing.wanted && hour.is_none()),
        choice("never".into(), ui.text("accounts-letters-when-never"), !writing.wanted),
    ];
    options.extend((0..24).map(|each| {
        let text = ui.text_with("accounts-letters-when-hour", &[("hour", format!("{each:02}:00").into())]);
        choice(format!("h{each:02}"), text, hour == Some(each))
    }));
    options
}
