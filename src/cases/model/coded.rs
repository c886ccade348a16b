//! The facts of a report for the network of other organisations: codes, numbers and a year, never a name, a place or a word.
//! They are chosen by somebody who can open the case, and lie sealed inside it.
use super::sealed::{EntryKind, Opened, Purpose};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is chosen: its name, the group its answers belong to, and their codes.
pub const CHOICES: &[(&str, &str, &[&str])] = &[
    ("personnel", "personnel", PERSONNEL),
    ("personnel_also", "personnel", PERSONNEL_ALSO),
    ("allegation", "allegation", &["exploitation", "abuse", "other"]),
    ("status", "status", &["unknown", "preliminary", "ongoing", "substantiated", "not_substantiated", "closed_other"]),
    ("paternity", "paternity", &["unknown", "none", "claimed", "established", "rejected"]),
    ("medical", "service", SERVICE),
    ("psychosocial", "service", SERVICE),
    ("legal", "service", SERVICE),
    ("safety", "service", SERVICE),
    ("material", "service", SERVICE),
    ("interim", "taken", TAKEN),
    ("action", "taken", TAKEN),
    ("criminal", "taken", TAKEN),
];
const PERSONNEL: &[&str] = &["un", "partner", "forces", "related", "unknown"];
const PERSONNEL_ALSO: &[&str] = &["nobody", "un", "partner", "forces", "related"];
const SERVICE: &[&str] = &["unknown", "referred", "declined"];
const TAKEN: &[&str] = &["unknown", "yes", "no"];

/// Persons who are counted: victims, then those accused.
pub const VICTIMS: &[&str] = &["women", "girls", "females", "boys", "men"];
/// See `VICTIMS`.
pub const ACCUSED: &[&str] = &["accused_men", "accused_women", "accused_unknown"];
/// More persons than that are not counted in one report.
pub const MOST_PERSONS: u32 = 999;

/// The coded facts of one report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Coded {
    /// The answers to `CHOICES`.
    pub choices: BTreeMap<String, String>,
    /// Persons; whoever is missing was not said.
    pub counts: BTreeMap<String, u32>,
    /// The year in which it happened, where that is known.
    pub year: Option<i32>,
}

impl Coded {
    /// The answer to one of `CHOICES`; what is not known is `unknown`, or the last of the codes where there is no such code.
    pub fn choice(&self, name: &str) -> &str {
        let (.., codes) = CHOICES.iter().find(|(known, ..)| *known == name).copied().unwrap_or(("", "", &[]));
        let chosen = self.choices.get(name).and_then(|code| codes.iter().find(|known| *known == code));
        let unknown = codes.iter().find(|code| ["unknown", "nobody"].contains(*code)).or(codes.last());
        chosen.or(unknown).copied().unwrap_or_default()
    }

    /// So many persons.
    pub fn count(&self, name: &str) -> u32 {
        self.counts.get(name).copied().unwrap_or(0)
    }
}

impl Opened {
    /// The facts as they were coded last.
    pub fn coded(&self) -> Option<&Coded> {
        self.entries.iter().rev().filter(|entry| entry.kind == EntryKind::Coded).find_map(|e| e.entry.coded.as_deref())
    }

    /// What can be said from the case itself, for somebody to complete.
    pub fn suggested(&self) -> Coded {
        if let Some(coded) = self.coded() {
            return coded.clone();
        }
        let kept =
            |name: &str| self.envelope.kept.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let mut coded =
            Coded { year: kept("happened_on").and_then(|day| day.get(..4)?.parse().ok()), ..Coded::default() };
        let victim = match (kept("sex"), self.envelope.child) {
            (Some("female"), Some(true)) => Some("girls"),
            (Some("female"), Some(false)) => Some("women"),
            (Some("female"), None) => Some("females"),
            (Some("male"), Some(true)) => Some("boys"),
            (Some("male"), Some(false)) => Some("men"),
            _ => None,
        };
        coded.counts.extend(victim.map(|victim| (victim.to_owned(), 1)));
        coded
    }

    /// Whether the person does not want to be counted: asked, and no yes holds.
    pub fn refuses_counting(&self, day: NaiveDate) -> bool {
        let about = |purpose: Purpose| purpose == Purpose::Statistics;
        let asked = self.entries.iter().filter_map(|entry| entry.entry.agreed.as_deref());
        let yes = self.agreements(day).into_iter().any(|(_, agreed)| about(agreed.purpose));
        asked.into_iter().any(|agreed| about(agreed.purpose)) && !yes
    }
}
