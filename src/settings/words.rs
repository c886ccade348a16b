//! What a setting says, in words: for lists, forms and history.
use super::check::Others;
use super::kinds::{COMMITTEE, Field, Input, Kind, PLACE, POPULATION, ROUTE, SERVICE, TARGET};
use super::members::{self, Training};
use super::model::{Item, text, texts};
use crate::i18n::Lang;
use crate::places::Book;
use crate::programme::Service;
use crate::web::Ui;
use chrono::NaiveDate;
use serde_json::Value;

/// What words are made from.
pub struct Around<'a> {
    pub ui: &'a Ui,
    pub book: &'a Book,
    pub others: &'a Others,
    pub today: NaiveDate,
}

impl Around<'_> {
    /// The name of something that is set.
    pub fn name(&self, kind: &Kind, item: &Item) -> String {
        match kind.code {
            ROUTE => self.say_route(item),
            PLACE => self
                .book
                .handled(&item.code)
                .map(|place| self.book.label_in(place.key, self.ui.lang))
                .unwrap_or_default(),
            _ if kind.single => self.ui.text(&format!("settings-kind-{}", kind.code)),
            _ => match item.body.get("name") {
                Some(Value::Object(_)) => named(item.body.get("name"), self.ui.lang),
                name => text(name),
            },
        }
    }

    /// The name of one of a kind by its code; the code where it is not known.
    fn named(&self, kind: &'static str, code: &str) -> String {
        let kind = super::kinds::kind(kind);
        let found = kind.and_then(|kind| Some((kind, self.others.get(kind.code, code)?)));
        found.map_or_else(|| code.to_owned(), |(kind, item)| self.name(kind, item))
    }

    fn say_route(&self, item: &Item) -> String {
        let category = self.named("category", &item.text("category"));
        let when = item.text("when");
        let when = if when.is_empty() { String::new() } else { self.ui.text(&format!("settings-choice-when-{when}")) };
        let to = self.ui.text(&format!("settings-choice-to-{}", item.text("to")));
        let args = [("category", category.into()), ("when", when.clone().into()), ("to", to.into())];
        self.ui.text_with(if when.is_empty() { "settings-route-always" } else { "settings-route-when" }, &args)
    }

    /// A line under the name in a list.
    pub fn note(&self, kind: &Kind, item: &Item) -> String {
        let part = |field: &str| kind.field(field).map(|field| self.show(field, item.body.get(field.name)));
        let parts: Vec<String> = match kind.code {
            "category" => {
                let days = item.body.get("target_days").and_then(Value::as_i64);
                let days = days.map(|days| self.ui.text_with("settings-note-days", &[("days", days.into())]));
                let answers = item.body.get("committee_may_answer") == Some(&Value::Bool(true));
                let answers = answers.then(|| self.ui.text("settings-note-committee-answers"));
                let sealed = item.code.parse::<i32>().is_ok_and(|code| code >= 6);
                let sealed = sealed.then(|| self.ui.text("settings-note-sealed"));
                [days, answers, sealed].into_iter().flatten().collect()
            }
            "sector" => vec![item.code.clone(), self.tile(item)],
            "activity" => ["on", "place", "project"].iter().filter_map(|field| part(field)).collect(),
            "project" => ["donor", "partners"].iter().filter_map(|field| part(field)).collect(),
            PLACE => {
                let open = [("opened_on", "settings-note-opened"), ("closed_on", "settings-note-closed")];
                let days = open.into_iter().filter_map(|(field, key)| Some((key, part(field)?)));
                let days = days.filter(|(_, day)| !day.is_empty());
                let days = days.map(|(key, day)| self.ui.text_with(key, &[("day", day.into())]));
                ["level", "code"].iter().filter_map(|field| part(field)).chain(days).collect()
            }
            COMMITTEE => {
                let fields = ["kind", "place", "phone"].iter().filter_map(|field| part(field));
                fields.chain([self.training(item)]).collect()
            }
            TARGET => {
                let days = item.body.get("target_days").and_then(Value::as_i64);
                let days = days.map(|days| self.ui.text_with("settings-note-days", &[("days", days.into())]));
                ["of", "place"].iter().filter_map(|field| part(field)).chain(days).collect()
            }
            POPULATION => part("place").into_iter().collect(),
            ROUTE => Vec::new(),
            SERVICE => {
                let stale = self.stale(item).then(|| self.ui.text("settings-note-stale"));
                let hidden = item.body.get("restricted") == Some(&Value::Bool(true));
                let hidden = hidden.then(|| self.ui.text("settings-note-restricted"));
                let said = ["service", "place", "phone"].iter().filter_map(|field| part(field));
                said.chain(hidden).chain(stale).collect()
            }
            "sample" => ["category", "sector"].iter().filter_map(|field| part(field)).collect(),
            _ if kind.field("phone").is_some() => ["kind", "place", "phone"].iter().filter_map(|f| part(f)).collect(),
            _ => vec![item.code.clone()],
        };
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn tile(&self, item: &Item) -> String {
        let tile = item.body.get("tile") == Some(&Value::Bool(true));
        if tile { self.ui.text("settings-note-tile") } else { String::new() }
    }

    /// How many of a committee must be trained; empty for none.
    pub fn training(&self, item: &Item) -> String {
        let due = members::read(item.body.get("members"));
        let due = due.iter().filter(|member| member.training(self.today) != Training::Fine).count();
        if due == 0 { String::new() } else { self.ui.text_with("settings-note-training", &[("count", due.into())]) }
    }

    /// Whether nobody made sure of a service for long.
    pub fn stale(&self, item: &Item) -> bool {
        let checked_on = item.text("checked_on").parse().ok();
        !item.retired && Service { checked_on, ..Service::default() }.is_stale(self.today)
    }

    /// A value in words; empty for none.
    pub fn show(&self, field: &Field, value: Option<&Value>) -> String {
        let choice = |code: &String| self.choice(field, code);
        let Some(value) = value else { return String::new() };
        match field.input {
            Input::Line | Input::Number(..) => text(Some(value)),
            Input::Names | Input::Texts => {
                let all = Lang::all().filter_map(|lang| Some((lang, value.get(lang.code())?)));
                all.map(|(lang, name)| format!("{}: {}", lang.code(), text(Some(name)))).collect::<Vec<_>>().join("\n")
            }
            Input::Check => self.ui.text(if value == &Value::Bool(true) { "settings-yes" } else { "settings-no" }),
            Input::Day => text(Some(value)).parse().map(|day| self.ui.date(day)).unwrap_or_default(),
            Input::Choice(_) | Input::Icon | Input::Of(_) | Input::Place => choice(&text(Some(value))),
            Input::Many(_) | Input::ManyOf(_) => texts(Some(value)).iter().map(choice).collect::<Vec<_>>().join(", "),
            Input::List | Input::Holidays => texts(Some(value)).join("\n"),
            Input::Picture => {
                let mark: String = text(Some(value)).chars().take(6).collect();
                self.ui.text_with("settings-picture", &[("mark", mark.into())])
            }
            Input::Members => {
                let all = members::read(Some(value));
                all.iter().map(|member| self.member(member)).collect::<Vec<_>>().join("\n")
            }
        }
    }

    fn member(&self, member: &members::Member) -> String {
        let say = |key: &str, value: &str| {
            let value = value.parse().map(|day| self.ui.date(day)).unwrap_or_else(|_| value.to_owned());
            if value.is_empty() { None } else { Some(self.ui.text_with(key, &[("value", value.into())])) }
        };
        let sex =
            if member.sex.is_empty() { String::new() } else { self.ui.text(&format!("settings-sex-{}", member.sex)) };
        let signed = member.signed.then(|| self.ui.text("settings-member-signed"));
        let parts = [
            Some(member.name.clone()),
            Some(sex).filter(|sex| !sex.is_empty()),
            say("settings-member-says-from", &member.from),
            say("settings-member-says-until", &member.until),
            signed,
            say("settings-member-says-psea", &member.psea_on),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// An answer of a choice in words.
    pub fn choice(&self, field: &Field, code: &str) -> String {
        let ui = self.ui;
        match field.input {
            _ if code.is_empty() => String::new(),
            Input::Of(kind) | Input::ManyOf(kind) => self.named(kind, code),
            Input::Place => self.named(PLACE, code),
            Input::Icon => ui.text(&format!("settings-icon-{code}")),
            _ => match field.name {
                "category" => self.named("category", code),
                "of" if code.parse::<i32>().is_ok() => self.named("category", code),
                "of" => ui.text(&format!("desk-{code}")),
                "language" => {
                    let lang = Lang::parse(code);
                    lang.map_or_else(|| code.to_owned(), |lang| lang.own_name().to_owned())
                }
                "languages" => ui.text(&format!("intake-language-{code}")),
                "weekend" => ui.text(&format!("settings-weekday-{code}")),
                "level" => ui.text(&format!("settings-level-{code}")),
                "kind" if super::kinds::COMMITTEES.contains(&code) => ui.text(&format!("settings-committee-{code}")),
                "kind" => ui.text(&format!("desk-{code}")),
                name => ui.text(&format!("settings-choice-{name}-{code}")),
            },
        }
    }
}

/// A name in a language, else in French, else in any.
fn named(value: Option<&Value>, lang: Lang) -> String {
    let Some(Value::Object(names)) = value else { return String::new() };
    let found = names.get(lang.code()).or_else(|| names.get(Lang::FRENCH.code())).or_else(|| names.values().next());
    text(found)
}
