//! What the templates of this feature are given.
use super::model::{Done, Heads, Kind, Topic};
use crate::committees::Committee;
use crate::i18n::Lang;
use crate::web::{ErrorLine, Fields, FormErrors, Page, Ui};
use serde::Serialize;
use uuid::Uuid;

/// Something that was done.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct DoneLine {
    pub date: String,
    pub what: String,
    pub committee: String,
    pub heads: String,
}

/// Where nobody informed for long.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct SilentLine {
    pub name: String,
    pub place: String,
    /// When it last was; empty: never.
    pub last: String,
    pub phone: String,
}

/// One number of the three months.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct Total {
    pub label: String,
    pub n: i32,
}

/// `/informing`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct InformingPage {
    /// The reader may write something down.
    pub enters: bool,
    pub totals: Vec<Total>,
    pub lines: Vec<DoneLine>,
    pub silent: Vec<SilentLine>,
    pub posters: Vec<Choice>,
}

impl Page for InformingPage {
    const TEMPLATE: &'static str = "informing/list";
}

/// A choice of a list.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct Choice {
    pub value: String,
    pub text: String,
    pub checked: bool,
}

/// A field that takes a whole number.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct NumberField {
    pub name: &'static str,
    pub label: String,
    pub value: String,
    pub error: String,
}

/// `/informing/session` and `/informing/box`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct FormPage {
    pub kind: &'static str,
    pub is_box: bool,
    pub form: String,
    pub errors: Vec<ErrorLine>,
    pub committees: Vec<Choice>,
    pub committee_error: String,
    pub on: String,
    pub on_error: String,
    pub topics: Vec<Choice>,
    pub topic_error: String,
    pub numbers: Vec<NumberField>,
    pub first: String,
    pub first_error: String,
    pub second: String,
    pub second_error: String,
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "informing/form";
}

impl FormPage {
    /// The form with what was typed.
    pub fn new(ui: &Ui, kind: Kind, committees: &[Committee], fields: &Fields, errors: &FormErrors) -> Self {
        let lines = ui.errors(errors);
        let error = |name: &str| lines.iter().find(|l| l.field == name).map(|l| l.text.clone()).unwrap_or_default();
        let committee = |one: &Committee| Choice {
            checked: committees.len() == 1 || one.code == fields.get("committee"),
            value: one.code.clone(),
            text: one.name.clone(),
        };
        let topic = |one: &Topic| Choice {
            value: one.as_str().into(),
            text: ui.text(&format!("informing-topic-{}", one.as_str())),
            checked: one.as_str() == fields.get("topic"),
        };
        let number = |name: &&'static str| NumberField {
            name,
            label: ui.text(&format!("informing-{name}")),
            value: fields.get(name).to_owned(),
            error: error(name),
        };
        let is_box = kind == Kind::Box;
        let numbers: &[&'static str] =
            if is_box { &["papers"] } else { &["women", "men", "girls", "boys", "disabled"] };
        Self {
            kind: kind.as_str(),
            is_box,
            form: fields.some("form").map_or_else(|| Uuid::new_v4().to_string(), str::to_owned),
            committees: committees.iter().map(committee).collect(),
            committee_error: error("committee"),
            on: fields.get("on").to_owned(),
            on_error: error("on"),
            topics: if is_box { Vec::new() } else { Topic::ALL.iter().map(topic).collect() },
            topic_error: error("topic"),
            numbers: numbers.iter().map(number).collect(),
            first: fields.get("first").to_owned(),
            first_error: error("first"),
            second: fields.get("second").to_owned(),
            second_error: error("second"),
            errors: lines,
        }
    }
}

/// What was done, in a line.
pub fn line(ui: &Ui, done: &Done, committee: &str) -> DoneLine {
    let what = match done.topic {
        Some(topic) => ui.text(&format!("informing-topic-{}", topic.as_str())),
        None => ui.text_with("informing-papers-n", &[("n", done.papers.into())]),
    };
    let heads = match done.kind {
        Kind::Session => heads(ui, &done.heads),
        Kind::Box => done.openers.clone(),
    };
    DoneLine { date: ui.date(done.on), what, committee: committee.to_owned(), heads }
}

fn heads(ui: &Ui, heads: &Heads) -> String {
    let Heads { women, men, girls, boys, .. } = *heads;
    let args = [("women", women.into()), ("men", men.into()), ("girls", girls.into()), ("boys", boys.into())];
    ui.text_with("informing-heads", &args)
}

/// The sums of what was done.
pub fn totals(ui: &Ui, done: &[Done]) -> Vec<Total> {
    let sum = |of: fn(&Done) -> i32| done.iter().map(of).fold(0, i32::saturating_add);
    let total = |key: &str, n| Total { label: ui.text(key), n };
    vec![
        total("informing-sessions", sum(|one| i32::from(one.kind == Kind::Session))),
        total("informing-women", sum(|one| one.heads.women)),
        total("informing-men", sum(|one| one.heads.men)),
        total("informing-girls", sum(|one| one.heads.girls)),
        total("informing-boys", sum(|one| one.heads.boys)),
        total("informing-disabled", sum(|one| one.heads.disabled)),
        total("informing-boxes", sum(|one| i32::from(one.kind == Kind::Box))),
        total("informing-papers", sum(|one| one.papers)),
    ]
}

/// A sheet to hang up, all in one language, whatever the reader's is.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct PosterPage {
    pub code: String,
    pub lang: &'static str,
    pub dir: &'static str,
    pub programme: String,
    pub heading: String,
    pub name: String,
    pub place: String,
    pub phone: String,
    pub hours: String,
    pub ask: String,
    pub steps: Vec<String>,
    pub free: String,
    pub languages: Vec<PosterLanguage>,
}

/// A language in which it can be printed.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct PosterLanguage {
    pub code: &'static str,
    pub label: &'static str,
    pub current: bool,
}

impl Page for PosterPage {
    const TEMPLATE: &'static str = "informing/poster";
}

impl PosterPage {
    /// The poster of a committee.
    pub fn new(ui: &Ui, lang: Lang, committee: &Committee, place: String, programme: String) -> Self {
        let words = ui.in_language(lang);
        let people: Vec<&str> = [&committee.woman, &committee.man].into_iter().map(String::as_str).collect();
        let people: Vec<&str> = people.into_iter().filter(|name| !name.is_empty()).collect();
        let ask = match people.as_slice() {
            [] => String::new(),
            names => words.text_with("poster-ask", &[("people", names.join(", ").into())]),
        };
        let language = |one: Lang| PosterLanguage { code: one.code(), label: one.own_name(), current: one == lang };
        Self {
            code: committee.code.clone(),
            lang: lang.code(),
            dir: lang.dir(),
            programme,
            heading: words.text("poster-heading"),
            name: committee.name.clone(),
            place,
            phone: committee.phone.clone(),
            hours: committee.hours.clone(),
            ask,
            steps: (1..=5).map(|step| words.text(&format!("poster-step-{step}"))).collect(),
            free: words.text("poster-free"),
            languages: Lang::all().map(language).collect(),
        }
    }
}
