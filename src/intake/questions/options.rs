//! The answers there are.
use super::{Choice, Field, Kind, Label, Setting};
use crate::access::Role;
use crate::programme::{Activity, Entry, Names};

/// What a person who must not see a case may be, in plain words.
pub(in crate::intake) const FUNCTIONS: &[(&str, Option<Role>)] = &[
    ("committee", Some(Role::CommitteeMember)),
    ("receiver", Some(Role::Receiver)),
    ("staff", Some(Role::Handler)),
    ("focal", Some(Role::FocalPoint)),
    ("manager", Some(Role::Manager)),
    ("other", None),
];

/// The languages people speak, by their codes.
const LANGUAGES: &[&str] =
    &["bm", "ffm", "ses", "khq", "dts", "taq", "mey", "snk", "bmq", "boz", "myk", "fr", "other", "unsaid"];

/// Tiles with icons.
pub(super) fn tiles(name: &'static str, values: &[(&str, &str)]) -> Field {
    let choices = values.iter().map(|(value, icon)| coded(name, value, icon)).collect();
    Field { name, kind: Kind::Tiles, choices, hint: false }
}

/// A field without a list of answers.
pub(super) fn open(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, choices: Vec::new(), hint: false }
}

/// The same with a sentence under its label.
pub(super) fn hinted(field: Field) -> Field {
    Field { hint: true, ..field }
}

/// Yes and no.
pub(super) fn yes_no(name: &'static str) -> Field {
    tiles(name, &[("yes", "yes"), ("no", "no")])
}

/// Yes, no, and neither.
pub(super) fn yes_no_unsaid(name: &'static str) -> Field {
    tiles(name, &[("yes", "yes"), ("no", "no"), ("unsaid", "none")])
}

fn coded(name: &str, value: &str, icon: &str) -> Choice {
    let key = match value {
        "yes" | "no" | "unsaid" => format!("intake-{value}"),
        _ => format!("intake-{}-{}", name.trim_end_matches("_anon"), value.replace('+', "-plus")),
    };
    Choice { value: value.to_owned(), label: Label::Key(key), icon: icon.to_owned(), note: String::new() }
}

fn named(entry: &Entry, value: String) -> Choice {
    let icon = entry.icon.clone().unwrap_or_default();
    Choice { value, label: Label::Names(entry.name.clone()), icon, note: String::new() }
}

fn of_activity(activity: &Activity) -> Choice {
    let label = Label::Names(activity.name.clone());
    Choice { value: activity.code.clone(), label, icon: String::new(), note: String::new() }
}

fn plain(value: &str, label: &str) -> Choice {
    let label = Label::Plain(label.to_owned());
    Choice { value: value.to_owned(), label, icon: String::new(), note: String::new() }
}

fn select(name: &'static str, choices: Vec<Choice>) -> Field {
    Field { name, kind: Kind::Select, choices, hint: false }
}

/// "I prefer not to say" beside a field that has no list of answers.
pub(super) fn unsaid(name: &'static str) -> Field {
    Field { kind: Kind::Checks, ..tiles(name, &[("unsaid", "none")]) }
}

/// A woman or a man: who is there stands under it.
pub(super) fn with(setting: &Setting<'_>) -> Field {
    let mut field = tiles("with", &[("woman", "woman"), ("man", "man"), ("same", "yes")]);
    for (choice, names) in field.choices.iter_mut().zip(&setting.there) {
        choice.note.clone_from(names);
    }
    field
}

/// The first tiles: the sectors of the programme, and what is no sector.
pub(super) fn topic(setting: &Setting<'_>) -> Field {
    let sectors = setting.programme.sectors.iter().filter(|s| s.tile);
    // a sector may be called anything: its code must not be mistaken for one of the other tiles
    let mut choices: Vec<Choice> = sectors.map(|s| named(s, format!("s-{}", s.code))).collect();
    let others = [("aid_worker", "staff"), ("safety", "safety"), ("thanks", "thanks"), ("elsewhere", "trust")];
    choices.extend(others.iter().map(|(value, icon)| coded("topic", value, icon)));
    Field { name: "topic", kind: Kind::Tiles, choices, hint: false }
}

/// What the person does who must not see it.
pub(super) fn function() -> Field {
    select("person_function", FUNCTIONS.iter().map(|(code, _)| coded("person_function", code, "")).collect())
}

/// Languages people speak: those the organisation named, or all.
pub(super) fn language(setting: &Setting<'_>) -> Field {
    let named = &setting.programme.more.organisation.languages;
    let offered =
        |code: &&&str| named.is_empty() || named.iter().any(|n| n == *code) || ["other", "unsaid"].contains(code);
    select("language", LANGUAGES.iter().filter(offered).map(|code| coded("language", code, "")).collect())
}

/// Regions, by name.
pub(super) fn region(setting: &Setting<'_>) -> Field {
    let region = |(value, names): &(String, Names)| Choice {
        value: value.clone(),
        label: Label::Names(names.clone()),
        icon: String::new(),
        note: String::new(),
    };
    select("region", setting.regions.iter().map(region).collect())
}

/// Channel and who received it; project and committee where there is a choice.
pub(super) fn source(setting: &Setting<'_>) -> Vec<Field> {
    let entries = |all: &[Entry]| all.iter().map(|e| named(e, e.code.clone())).collect::<Vec<_>>();
    let mut fields = vec![select("channel", entries(&setting.programme.channels))];
    if !setting.programme.projects.is_empty() {
        fields.push(select("project", entries(&setting.programme.projects)));
    }
    let activities = super::activities::offered(&setting.around);
    if !activities.is_empty() {
        fields.push(select("activity", activities.into_iter().map(of_activity).collect()));
    }
    if setting.committees.len() > 1 {
        fields.push(select("committee", setting.committees.iter().map(|c| plain(&c.code, &c.name)).collect()));
    }
    if setting.receivers.len() > 1 {
        fields.push(select("received_by", setting.receivers.iter().map(|(id, name)| plain(id, name)).collect()));
    }
    fields
}
