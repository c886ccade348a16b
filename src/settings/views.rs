//! What the templates of this feature are given.
mod places;

pub use places::{JoinClash, JoinPage, JoinTwin, PcodesGroup, PcodesLine, PcodesPage};

use super::check::Others;
use super::kinds::{Field, Input, Kind};
use super::members::{self, Member};
use super::model::{Item, text, texts};
use super::words::Around;
use crate::i18n::Lang;
use crate::programme::{Body, Version};
use crate::web::{ErrorLine, Fields, Page};
use serde::Serialize;
use serde_json::Value;

/// A kind of setting on the first page.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct KindLine {
    pub code: &'static str,
    pub href: String,
    /// Words of what waits there; empty: nothing.
    pub waits: String,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct DeskLine {
    pub code: String,
    pub name: String,
    pub kind: &'static str,
    pub place: String,
    pub phone: String,
    pub members: usize,
    pub few: bool,
    /// Listed with keys that nobody confirmed.
    pub unconfirmed: usize,
    /// Its log is not what was written.
    pub broken: bool,
}

/// `/settings`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct SettingsPage {
    pub organisation: String,
    pub can_seal: bool,
    /// The server has a certificate of its own authority, which phones fetch.
    pub authority: bool,
    /// The database names another recovery recipient than the one that is pinned.
    pub swapped: bool,
    /// What is wrong with the desks.
    pub weak: Vec<String>,
    pub kinds: Vec<KindLine>,
    pub desks: Vec<DeskLine>,
}

impl Page for SettingsPage {
    const TEMPLATE: &'static str = "settings/settings";
}

/// Something in a list.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct ItemLine {
    pub href: String,
    pub name: String,
    pub note: String,
    pub icon: String,
    pub to_confirm: bool,
    pub warn: String,
}

/// Everything of a kind.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct ListPage {
    pub kind: &'static str,
    pub lines: Vec<ItemLine>,
    pub retired: Vec<ItemLine>,
    pub may_add: bool,
    /// What was looked for; places alone.
    pub search: String,
    pub searches: bool,
    pub more: bool,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "settings/list";
}

/// An answer that may be chosen.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as the parts of forms ask for it")]
pub struct OptionView {
    pub value: String,
    pub text: String,
    pub hint: String,
    pub icon: String,
    pub checked: bool,
}

/// A field of a form.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as the parts of forms ask for it")]
pub struct FieldView {
    pub kind: &'static str,
    pub name: String,
    pub label: String,
    pub hint: String,
    pub error: String,
    pub value: String,
    pub input_type: &'static str,
    pub inputmode: &'static str,
    pub blank: String,
    pub rows: usize,
    pub options: Vec<OptionView>,
    pub members: Vec<Member>,
}

/// What a version changed in a field.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct ChangeLine {
    pub label: String,
    pub before: String,
    pub after: String,
}

/// A version, the newest first.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct VersionLine {
    pub version: i32,
    pub when: String,
    pub who: String,
    pub what: String,
    pub changes: Vec<ChangeLine>,
    pub may_undo: bool,
}

/// One setting: its form and its history.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct ItemPage {
    pub kind: &'static str,
    pub title: String,
    pub back: String,
    pub action: String,
    pub stamp: String,
    pub is_new: bool,
    pub retired: bool,
    pub may_retire: bool,
    /// Words about what this is for; empty: none.
    pub facts: Vec<String>,
    /// Its faults.
    pub errors: Vec<ErrorLine>,
    /// What is asked where it closes; empty: nothing.
    pub closing: Vec<FieldView>,
    /// Since or from when it is closed, and who answers now; empty: it is open.
    pub closed: Vec<String>,
    /// Where the notice for the people is; empty: there is none.
    pub notice: String,
    /// Where two places are joined; empty: nothing to join.
    pub join: String,
    /// The place that this one was joined to: address and name; none: it is itself.
    pub joined: Option<(String, String)>,
    /// Whether a logo is set here, and the address of the one there is.
    pub has_logo: bool,
    pub logo: String,
    pub logo_error: String,
    pub fields: Vec<FieldView>,
    pub history: Vec<VersionLine>,
}

impl Page for ItemPage {
    const TEMPLATE: &'static str = "settings/item";
}

/// `/settings/file`
#[derive(Debug, Default, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct FilePage {
    pub done: bool,
    pub tried: bool,
    pub added: Vec<String>,
    pub changed: Vec<String>,
    /// Added, changed, kept.
    pub counts: [usize; 3],
    pub faults: Vec<String>,
    /// The directory of services alone, as a spreadsheet.
    pub services: bool,
}

impl Page for FilePage {
    const TEMPLATE: &'static str = "settings/file";
}

/// `/settings/try`
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct TryPage {
    pub fields: Vec<FieldView>,
    /// Where it would go and why, in sentences; none before it is tried.
    pub said: Vec<String>,
}

impl Page for TryPage {
    const TEMPLATE: &'static str = "settings/try";
}

/// What is chosen where no other committee is to answer: whoever handles cases there does.
pub const NO_HEIR: &str = "-";

/// Makes the fields of a form: what was typed, else what is kept.
pub struct Filled<'a> {
    pub around: &'a Around<'a>,
    pub kind: &'a Kind,
    /// What is kept; none for something new.
    pub item: Option<&'a Item>,
    /// What was typed, when it comes back with faults.
    pub typed: Option<&'a Fields>,
    pub errors: &'a [ErrorLine],
}

impl Filled<'_> {
    /// Every field, in order.
    pub fn fields(&self) -> Vec<FieldView> {
        let mut views: Vec<FieldView> = Vec::new();
        for field in self.kind.fields {
            let apart = self.kind.asks_when_closing(field.name) || self.kind.apart() == Some(field.name);
            if (field.once && self.item.is_some()) || apart {
                continue;
            }
            match field.input {
                Input::Names | Input::Texts => Lang::all().for_each(|lang| views.push(self.named(field, lang))),
                _ => views.push(self.one(field)),
            }
        }
        if self.kind.ordered && self.item.is_some() {
            views.push(self.position());
        }
        views
    }

    /// What is asked where it closes: from when, and who answers what is left open. An answer has to be chosen.
    pub fn closing(&self) -> Vec<FieldView> {
        let asked = self.kind.fields.iter().filter(|field| self.kind.asks_when_closing(field.name));
        asked.map(|field| self.of_closing(field)).collect()
    }

    fn of_closing(&self, field: &'static Field) -> FieldView {
        let (ui, mut view) = (self.around.ui, self.one(field));
        match field.input {
            Input::Day if view.value.is_empty() => view.value = self.around.today.to_string(),
            Input::Of(_) => {
                let own = self.item.map(|item| item.code.as_str());
                view.options.retain(|option| Some(option.value.as_str()) != own);
                view.options.sort_by_cached_key(|option| crate::text::fold(&option.text));
                let checked = self.typed.is_some_and(|typed| typed.get(field.name) == NO_HEIR);
                let (value, text) = (NO_HEIR.to_owned(), ui.text("settings-heir-handlers"));
                view.options.insert(0, OptionView { value, text, hint: String::new(), icon: String::new(), checked });
                view.blank = ui.text("settings-choose");
            }
            _ => {}
        }
        view
    }

    fn label(&self, name: &str) -> String {
        let ui = self.around.ui;
        let own = format!("settings-field-{}-{name}", self.kind.code);
        if ui.knows(&own) { ui.text(&own) } else { ui.text(&format!("settings-field-{name}")) }
    }

    fn hint(&self, name: &str) -> String {
        let (ui, own) = (self.around.ui, format!("settings-hint-{}-{name}", self.kind.code));
        if ui.knows(&own) { ui.text(&own) } else { String::new() }
    }

    fn empty(&self, kind: &'static str, name: &str) -> FieldView {
        let error = self.errors.iter().find(|line| line.field == name);
        FieldView {
            kind,
            name: name.to_owned(),
            label: self.label(name),
            hint: self.hint(name),
            error: error.map(|line| line.text.clone()).unwrap_or_default(),
            value: String::new(),
            input_type: "text",
            inputmode: "",
            blank: String::new(),
            rows: 5,
            options: Vec::new(),
            members: Vec::new(),
        }
    }

    fn named(&self, field: &Field, lang: Lang) -> FieldView {
        let name = format!("{}_{}", field.name, lang.code());
        let kept =
            || text(self.item.and_then(|item| item.body.get(field.name)).and_then(|names| names.get(lang.code())));
        let value = self.typed.map_or_else(kept, |typed| typed.get(&name).to_owned());
        let label = [("what", self.label(field.name).into()), ("language", lang.own_name().into())];
        let first = lang == Lang::FRENCH;
        let error = self.errors.iter().find(|line| line.field == field.name && first);
        FieldView {
            label: self.around.ui.text_with("settings-in-language", &label),
            hint: if first { self.hint(field.name) } else { String::new() },
            error: error.map(|line| line.text.clone()).unwrap_or_default(),
            value,
            ..self.empty(if field.input == Input::Texts { "lines" } else { "line" }, &name)
        }
    }

    fn position(&self) -> FieldView {
        let rank = self.item.and_then(|item| self.around.others.rank(self.kind, &item.code));
        let kept = rank.map(|rank| rank.to_string()).unwrap_or_default();
        let value = self.typed.map_or(kept, |typed| typed.get("position").to_owned());
        FieldView { value, inputmode: "numeric", ..self.empty("line", "position") }
    }

    fn one(&self, field: &'static Field) -> FieldView {
        let body = self.item.map(|item| &item.body);
        let kept = body.and_then(|body| body.get(field.name));
        let typed = |kept: String| self.typed.map_or(kept, |typed| typed.get(field.name).to_owned());
        let several = || self.typed.map_or_else(|| texts(kept), |t| t.all(field.name).map(str::to_owned).collect());
        let view = |kind| self.empty(kind, field.name);
        match field.input {
            Input::Number(..) => FieldView { value: typed(text(kept)), inputmode: "numeric", ..view("line") },
            Input::Day => FieldView { value: typed(text(kept)), input_type: "date", ..view("line") },
            Input::Check => {
                let kept = if kept == Some(&Value::Bool(true)) { "yes" } else { "" };
                let checked = typed(kept.to_owned()) == "yes";
                FieldView { options: vec![self.yes(field, checked)], label: String::new(), ..view("check") }
            }
            Input::Choice(choices) => self.select(field, choices.iter().map(|c| (*c).to_owned()), &typed(text(kept))),
            Input::Icon => self.select(field, super::kinds::ICONS.iter().map(|c| (*c).to_owned()), &typed(text(kept))),
            Input::Of(kind) => {
                let chosen = typed(text(kept));
                self.select(
                    field,
                    offered(self.around.others, kind, std::slice::from_ref(&chosen)).into_iter(),
                    &chosen,
                )
            }
            Input::Many(choices) => self.checks(field, choices.iter().map(|c| (*c).to_owned()), &several()),
            Input::ManyOf(kind) => {
                let chosen = several();
                self.checks(field, offered(self.around.others, kind, &chosen).into_iter(), &chosen)
            }
            Input::Place => {
                let book = self.around.book;
                let words = book.handled(&text(kept)).map(|place| book.words(place.key)).unwrap_or_default();
                FieldView { value: typed(words), ..view("line") }
            }
            Input::List | Input::Holidays => FieldView { value: typed(texts(kept).join("\n")), ..view("lines") },
            Input::Members => {
                let members = self.typed.map_or_else(|| members::read(kept), members::typed);
                FieldView { members: members::rows(members), ..view("members") }
            }
            Input::Line | Input::Names | Input::Texts | Input::Picture => {
                FieldView { value: typed(text(kept)), ..view("line") }
            }
        }
    }

    fn yes(&self, field: &Field, checked: bool) -> OptionView {
        let hint = self.hint(field.name);
        OptionView { value: "yes".into(), text: self.label(field.name), hint, icon: String::new(), checked }
    }

    fn option(&self, field: &Field, code: String, checked: bool) -> OptionView {
        let icon = if field.input == Input::Icon { code.clone() } else { String::new() };
        OptionView { text: self.around.choice(field, &code), value: code, hint: String::new(), icon, checked }
    }

    fn select(&self, field: &Field, codes: impl Iterator<Item = String>, chosen: &str) -> FieldView {
        let options = codes
            .map(|code| {
                let checked = code == chosen;
                self.option(field, code, checked)
            })
            .collect();
        let blank = self.around.ui.text(if field.needed { "settings-choose" } else { "settings-blank" });
        FieldView { options, blank, ..self.empty("select", field.name) }
    }

    fn checks(&self, field: &Field, codes: impl Iterator<Item = String>, chosen: &[String]) -> FieldView {
        let options = codes
            .map(|code| {
                let checked = chosen.contains(&code);
                self.option(field, code, checked)
            })
            .collect();
        FieldView { options, ..self.empty("checks", field.name) }
    }
}

/// Codes of a kind that may be chosen: what is offered, and what was chosen before it was retired.
fn offered(others: &Others, kind: &str, chosen: &[String]) -> Vec<String> {
    let all = others.of(kind).iter().filter(|item| !item.retired || chosen.contains(&item.code));
    all.map(|item| item.code.clone()).collect()
}

/// The versions of a setting in words, the newest first.
pub fn history(
    around: &Around<'_>,
    kind: &Kind,
    versions: &[Version],
    names: &[(crate::id::AccountKey, String)],
) -> Vec<VersionLine> {
    let ui = around.ui;
    let mut lines = Vec::new();
    for (at, version) in versions.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| versions.get(at));
        let by = names.iter().find(|(key, _)| Some(*key) == version.actor).map(|(_, name)| name.clone());
        let what = match (before, version.same_as) {
            (_, Some(older)) => ui.text_with("settings-did-undo", &[("version", older.into())]),
            (None, None) => ui.text("settings-did-begin"),
            (Some(old), None) if old.retired != version.retired => {
                ui.text(if version.retired { "settings-did-retire" } else { "settings-did-back" })
            }
            (Some(_), None) => ui.text("settings-did-change"),
        };
        lines.push(VersionLine {
            version: version.version,
            when: format!("{}, {}", ui.date(version.recorded_at.date()), version.recorded_at.format("%H:%M")),
            who: by.unwrap_or_else(|| ui.text("settings-by-program")),
            what,
            changes: before.map(|old| changes(around, kind, &old.body, version)).unwrap_or_default(),
            may_undo: at + 1 < versions.len(),
        });
    }
    lines.reverse();
    lines
}

fn changes(around: &Around<'_>, kind: &Kind, before: &Body, after: &Version) -> Vec<ChangeLine> {
    let differs = kind.fields.iter().filter(|field| before.get(field.name) != after.body.get(field.name));
    let filled = Filled { around, kind, item: None, typed: None, errors: &[] };
    differs
        .map(|field| ChangeLine {
            label: filled.label(field.name),
            before: around.show(field, before.get(field.name)),
            after: around.show(field, after.body.get(field.name)),
        })
        .collect()
}

/// `/settings/letters`
#[derive(Debug, Default, Serialize)]
#[allow(missing_docs, reason = "as shown")]
pub struct LettersPage {
    pub how: String,
    /// Why the settings of the program do not do.
    pub wrong: String,
    /// How many letters were given up.
    pub given_up: String,
    pub left: String,
    pub failed: String,
}

impl Page for LettersPage {
    const TEMPLATE: &'static str = "settings/letters";
}
