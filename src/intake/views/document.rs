//! The one document with all questions.
use super::field::{FieldView, words as answer_words};
use crate::intake::contacts::{Contact, Contacts};
use crate::intake::forms::preset_channel;
use crate::intake::heard::{ALOUD, answer_key, is_quiet, question_key};
use crate::intake::questions::{Kind, Look, Need, Question, Setting, activities};
use crate::voices::{Heard, Voice, VoiceLine};
use crate::web::{Error, ErrorLine, Fields, FormErrors, LanguageLine, Page, Ui};
use serde::Serialize;
use serde_json::json;

/// `/intake`
#[derive(Serialize)]
pub(in crate::intake) struct DocumentPage {
    errors: Vec<ErrorLine>,
    token: String,
    /// Something can be listened to: the script for it is loaded.
    with_voice: bool,
    /// The one question to show first, if an answer is being changed.
    start: String,
    /// Each question, filled in.
    questions: Vec<String>,
    /// How many files the person added to the answers.
    files: usize,
    /// A file was chosen and did not come.
    file_left: bool,
}

impl Page for DocumentPage {
    const ONCE: bool = true;
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
    /// Nothing was typed yet.
    pub fresh: bool,
    /// Places among which one must be chosen: label and words.
    pub places: Vec<(String, String)>,
    /// How many files the person added to the answers, and whether one was chosen that did not come.
    pub files: (usize, bool),
    /// What can be listened to.
    pub heard: Heard,
}

/// One question. The names are those that `parts/question` asks for.
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
    /// In practice: what would happen, told paragraph by paragraph.
    story: Vec<String>,
    aloud: bool,
    shows_people: bool,
    /// Whom to speak to, where the question ends with that.
    people: Vec<Contact>,
    /// Other languages, as long as nothing is typed that a change would lose.
    languages: Vec<LanguageLine>,
    /// Languages to listen to, likewise.
    voices: Vec<VoiceLine>,
    /// Where a machine speaks, it is said.
    synthesised: bool,
    /// The sound of the question; empty: none, or not before it is allowed.
    play: String,
    /// Words to be read aloud, each with its sound.
    read_aloud: Vec<Said>,
    /// Answers without a tile of their own, and all of a question that somebody may overhear.
    listen: Vec<Said>,
    /// Played only after it was allowed.
    quiet: bool,
    folded: bool,
    /// The folded fields are shown: one of them has a fault.
    unfolded: bool,
    /// Fields that need an answer each, for the script.
    must: String,
    /// The question about another way, where this one has a fault.
    other: &'static str,
    fields: Vec<FieldView>,
}

/// Words with the address of their sound.
#[derive(Serialize)]
struct Said {
    text: String,
    play: String,
}

impl Page for QuestionView {
    const TEMPLATE: &'static str = "intake/question";
}

impl DocumentPage {
    /// # Errors
    /// The template asks for something that a question does not have.
    pub fn new(
        ui: &Ui,
        token: String,
        questions: &[Question],
        filled: &Filled,
        contacts: Contacts,
    ) -> Result<Self, Error> {
        let errors = ui.errors(&filled.errors);
        // a question that nobody answered yet is the same for many; what somebody typed is kept nowhere
        let part = |q| ui.part(&QuestionView::new(ui, q, filled, (&errors, &contacts)), filled.fresh);
        let questions = questions.iter().map(part).collect::<Result<_, _>>()?;
        let (files, file_left) = filled.files;
        let with_voice = filled.heard.voice.is_some();
        Ok(Self { errors, token, with_voice, start: filled.start.clone(), questions, files, file_left })
    }
}

impl QuestionView {
    fn new(ui: &Ui, question: &Question, filled: &Filled, (errors, contacts): (&[ErrorLine], &Contacts)) -> Self {
        let name = question.name;
        let words = |kind: &str, wanted| {
            let own = if kind == "ask" { question.words } else { name };
            if wanted { ui.text(&format!("intake-{kind}-{own}")) } else { String::new() }
        };
        let faulty = question.fields.iter().any(|field| errors.iter().any(|line| line.field == field.name));
        let voice = filled.heard.voice.as_ref();
        let quiet = is_quiet(question);
        let inline = voice.filter(|_| !quiet);
        let field =
            |field| FieldView::new(ui, question, field, (&filled.typed, inline), errors).with_places(&filled.places);
        let first = question.look == Look::Aloud;
        Self {
            q: name,
            ask: words("ask", true),
            when: question.when.clone(),
            missing: question.missing.map(|key| ui.text(key)).unwrap_or_default(),
            say: if name == "source" { source_words(ui, question, filled) } else { words("say", question.say) },
            only: words("only", question.only),
            fault: "",
            progress: "",
            end: question.look.ends(),
            story: if question.look == Look::Story { story(ui, name) } else { Vec::new() },
            aloud: question.look == Look::Aloud,
            shows_people: question.look.ends() || question.look == Look::Calls,
            people: match question.look {
                Look::End | Look::Story => contacts.people.clone(),
                Look::Calls => contacts.calls.clone(),
                _ => Vec::new(),
            },
            languages: languages(ui, first && filled.fresh),
            voices: filled.heard.choices.iter().filter(|_| first && filled.fresh).cloned().collect(),
            synthesised: first && voice.is_some_and(|voice| voice.synthesised),
            play: inline.map(|voice| voice.address(&question_key(question))).unwrap_or_default(),
            read_aloud: ALOUD.iter().filter(|_| first).map(|key| said(voice, key, ui.text(key))).collect(),
            listen: voice.map(|voice| listen(ui, voice, question, quiet)).unwrap_or_default(),
            quiet,
            folded: question.look == Look::Folded,
            unfolded: faulty,
            must: must(ui, question),
            other: if faulty { other(question, filled) } else { "" },
            fields: question.fields.iter().map(field).collect(),
        }
    }
}

/// The paragraphs of a story: what was said, who is told, who is not, whom to phone.
pub(in crate::intake) fn story(ui: &Ui, name: &str) -> Vec<String> {
    ["said", "do", "told", "not", "phone"].map(|part| ui.text(&format!("intake-{name}-{part}"))).to_vec()
}

fn said(voice: Option<&Voice>, key: &str, text: String) -> Said {
    Said { text, play: voice.map(|voice| voice.address(key)).unwrap_or_default() }
}

/// What can be listened to beside what has a button where it stands: answers of lists; of a quiet question, all of it.
fn listen(ui: &Ui, voice: &Voice, question: &Question, quiet: bool) -> Vec<Said> {
    let ask = question_key(question);
    let mut lines = Vec::new();
    if quiet {
        lines.push(said(Some(voice), &ask, ui.text(&ask)));
    }
    for field in question.fields.iter().filter(|field| quiet || field.kind == Kind::Select) {
        let keyed = field.choices.iter().filter_map(|choice| Some((answer_key(field, choice)?, choice)));
        lines.extend(keyed.map(|(key, choice)| said(Some(voice), &key, answer_words(ui, choice))));
    }
    lines.retain(|line| !line.play.is_empty());
    lines
}

/// The other languages.
fn languages(ui: &Ui, wanted: bool) -> Vec<LanguageLine> {
    if wanted { ui.languages().into_iter().filter(|line| !line.current).collect() } else { Vec::new() }
}

/// Which fields need an answer each, as `assets/intake.js` reads it; empty: none.
fn must(ui: &Ui, question: &Question) -> String {
    let need = |need: &Need| json!({ "field": need.field, "when": need.when, "say": ui.text(need.missing) });
    let needs: Vec<_> = question.needs.iter().map(need).collect();
    if needs.is_empty() { String::new() } else { json!(needs).to_string() }
}

/// The field that says how to answer, where `question` asks for what that way needs: there another way is chosen.
fn other(question: &Question, filled: &Filled) -> &'static str {
    if !matches!(question.name, "contact" | "reach") {
        return "";
    }
    ["answer", "safe"].into_iter().find(|name| filled.typed.some(name).is_some()).unwrap_or("")
}

/// Through which channel it came, as long as nobody says otherwise.
fn source_words(ui: &Ui, question: &Question, filled: &Filled) -> String {
    let chosen = filled.typed.get("channel");
    let choices = question.fields.iter().flat_map(|field| &field.choices);
    let channel = choices.filter(|c| c.value == chosen).map(|c| super::field::words(ui, c)).next().unwrap_or_default();
    ui.text_with("intake-say-source", &[("channel", channel.into())])
}

/// What a fresh document already says: received today, through the channel that was `asked` for or else the usual one, where
/// the committee is.
pub(in crate::intake) fn preset(setting: &Setting<'_>, (label, place): (&str, &str), asked: &str) -> Fields {
    let committee = setting.committee;
    let known = setting.programme.channels.iter().find(|channel| channel.code == asked);
    let channel = known.map_or(preset_channel(committee.is_some()), |channel| channel.code.as_str());
    let code = committee.map_or("", |c| c.code.as_str());
    let activity = activities::preset(&setting.around);
    let project = activity.and_then(|activity| activity.project.as_deref());
    // the only one there is, where no activity says otherwise
    let project = match (project, setting.programme.projects.as_slice()) {
        (Some(project), _) => project,
        (None, [only]) => &only.code,
        _ => "",
    };
    let me = setting.receivers.first().map_or("", |(id, _)| id.as_str());
    let pairs = [
        ("received_by", me),
        ("received", "today"),
        ("channel", channel),
        ("committee", code),
        ("place", place),
        ("place_picked", label),
        ("activity", activity.map_or("", |activity| activity.code.as_str())),
        ("project", project),
    ];
    Fields::from_pairs(pairs)
}
