//! What the templates of this feature are given.
use super::model::Way;
use crate::cases::model::{Case, General, Identity};
use crate::cases::telling::{ToTell, is_number};
use crate::cases::{self, CaseLine, Context, Line};
use crate::web::{ErrorLine, Fields, FormErrors, Page, Ui};
use serde::Serialize;

/// Somebody who has to be told.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct TaskLine {
    pub line: CaseLine,
    pub version: i32,
    pub way: &'static str,
    pub icon: &'static str,
    /// Days since it was received.
    pub days: i64,
    pub name: String,
    /// Where, or through whom; never a number to call.
    pub contact: String,
    /// Hours and places that are safe.
    pub when_where: String,
    /// Name and contact were given in confidence to somebody else.
    pub confided: bool,
    /// There is a number to be opened.
    pub call: bool,
    pub answer: String,
}

impl TaskLine {
    /// A task in the reader's language.
    pub fn new(ui: &Ui, ctx: &Context, way: Way, one: ToTell) -> Self {
        let half = one.line.1.as_ref();
        let number = half.is_some_and(|half| is_number(half.answer_by) && half.identity.is_some());
        let confided = one.identity.is_none();
        let Identity { name, contact, when_where, .. } = one.identity.unwrap_or_default();
        Self {
            version: one.line.0.version,
            way: way.as_str(),
            icon: icon(way),
            days: waits(ctx, &one.line.0),
            line: cases::line(ui, ctx, &one.line),
            call: number && !confided,
            name,
            contact,
            when_where,
            confided,
            answer: one.answer,
        }
    }
}

fn waits(ctx: &Context, case: &Case) -> i64 {
    (ctx.today - case.received_on).num_days().max(0)
}

fn icon(way: Way) -> &'static str {
    match way {
        Way::Committee | Way::Nobody => "people",
        Way::Phone | Way::Sms => "phone",
        Way::Visit | Way::Trusted => "visit",
        Way::HelpDesk | Way::Comes => "inbox",
    }
}

/// `/telling`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct TellingPage {
    pub today: String,
    pub lines: Vec<TaskLine>,
    /// Answers to many that wait to be read out.
    pub general: Vec<GeneralLine>,
    /// The reader writes answers to many.
    pub writes: bool,
}

impl Page for TellingPage {
    const TEMPLATE: &'static str = "telling/tasks";
}

/// The number, for one call.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct CallPage {
    pub reference: String,
    pub version: i32,
    pub name: String,
    pub number: String,
    pub whose: String,
    pub who_may_answer: String,
    pub when_where: String,
    /// Whether one may say who calls: a code; empty: nobody asked.
    pub may_say: &'static str,
    /// What to tell; empty: nothing is answered yet, or the person knows it.
    pub answer: String,
    pub today: String,
}

impl CallPage {
    /// For whoever calls now. `tells`: there is an answer that the person does not know.
    pub fn new(ctx: &Context, (case, _): &Line, identity: Identity, answer: Option<String>) -> Self {
        Self {
            reference: case.reference.to_string(),
            version: case.version,
            name: identity.name,
            number: identity.contact,
            whose: identity.whose,
            who_may_answer: identity.who_may_answer,
            when_where: identity.when_where,
            may_say: identity.may_say.map_or("", |may| if may { "yes" } else { "no" }),
            answer: answer.unwrap_or_default(),
            today: ctx.today.to_string(),
        }
    }
}

impl Page for CallPage {
    const TEMPLATE: &'static str = "telling/call";
}

/// An answer to many.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct GeneralLine {
    pub id: String,
    pub excerpt: String,
    /// Which committee reads it out; empty: whoever wrote it.
    pub committee: String,
    pub written: String,
    /// When it was read out; empty: not yet.
    pub read: String,
}

impl GeneralLine {
    /// In the reader's language.
    pub fn new(ui: &Ui, general: &General, committee: String) -> Self {
        let short: String = general.text.chars().take(120).collect();
        Self {
            id: general.id.to_string(),
            excerpt: if short.len() < general.text.len() { format!("{}…", short.trim_end()) } else { short },
            committee,
            written: ui.date(general.written_on),
            read: general.read_on.map(|day| ui.date(day)).unwrap_or_default(),
        }
    }
}

/// `/telling/general`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct GeneralListPage {
    pub lines: Vec<GeneralLine>,
    pub writes: bool,
}

impl Page for GeneralListPage {
    const TEMPLATE: &'static str = "telling/general_list";
}

/// A choice of a list.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct Choice {
    pub value: String,
    pub text: String,
    pub checked: bool,
}

/// A case that can be answered with others.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct OfferedLine {
    pub line: CaseLine,
    /// Reference and version, as the form sends them.
    pub value: String,
    pub checked: bool,
}

/// `/telling/general/new`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct NewGeneralPage {
    pub form: String,
    /// The committee that was chosen: a code; `none`: no committee; empty: to be chosen.
    pub committee: String,
    pub committees: Vec<Choice>,
    pub category: String,
    pub categories: Vec<Choice>,
    pub lines: Vec<OfferedLine>,
    pub text: String,
    pub text_error: String,
    pub errors: Vec<ErrorLine>,
    pub refused: String,
}

impl NewGeneralPage {
    /// Fills in what was typed and what was wrong with it.
    pub fn typed(mut self, ui: &Ui, fields: &Fields, errors: &FormErrors, refused: Option<&'static str>) -> Self {
        let chosen: Vec<&str> = fields.all("case").collect();
        for line in &mut self.lines {
            let (reference, _) = line.value.split_once(' ').unwrap_or((&line.value, ""));
            line.checked = chosen.iter().any(|value| value.starts_with(reference));
        }
        self.text = fields.get("text").to_owned();
        self.errors = ui.errors(errors);
        let of_text = self.errors.iter().find(|error| error.field == "text");
        self.text_error = of_text.map(|error| error.text.clone()).unwrap_or_default();
        self.refused = refused.map(|key| ui.text(key)).unwrap_or_default();
        if let Some(form) = fields.some("form") {
            self.form = form.to_owned();
        }
        self
    }
}

impl Page for NewGeneralPage {
    const TEMPLATE: &'static str = "telling/general_new";
}

/// `/telling/general/{id}`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct GeneralPage {
    pub id: String,
    pub text: String,
    pub committee: String,
    pub written: String,
    pub read: String,
    pub place: String,
    pub programme: String,
    /// Open cases that it answers and the reader sees.
    pub open: usize,
    /// Something is still to be done with it.
    pub waits: bool,
    pub today: String,
}

impl Page for GeneralPage {
    const TEMPLATE: &'static str = "telling/general";
}
