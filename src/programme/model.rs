//! What a programme is set up with. Pure.
use super::aims::Sought;
use super::more::More;
use super::taxonomy::Taxonomy;
use crate::i18n::Lang;
use crate::sealing::Recipient;
use chrono::{Days, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

/// A name in several languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names(pub(super) BTreeMap<String, String>);

impl Names {
    /// A name as it is called in each language.
    pub fn in_each(name: impl Fn(Lang) -> String) -> Self {
        Self(Lang::all().map(|lang| (lang.code().to_owned(), name(lang))).collect())
    }

    /// Whether there is a name in `lang` itself.
    pub fn has(&self, lang: Lang) -> bool {
        self.0.get(lang.code()).is_some_and(|name| !name.trim().is_empty())
    }

    /// In `lang`, else in French, else in any.
    pub fn get(&self, lang: Lang) -> &str {
        let by_code = |code: &str| self.0.get(code);
        let name = by_code(lang.code()).or_else(|| by_code(Lang::FRENCH.code())).or_else(|| self.0.values().next());
        name.map_or("", String::as_str)
    }
}

/// The instance itself.
#[derive(Debug, Clone)]
pub struct Instance {
    /// Stands in every sealed item.
    pub id: [u8; 16],
    /// The organisation.
    pub name: String,
    /// The neutral name on every page.
    pub public_name: String,
    /// Its first language.
    pub language: Lang,
    /// The public half of the recovery kit; without it nothing sensitive can be taken in.
    pub recovery: Option<Recipient>,
    /// A filled instance to try.
    pub demo: bool,
}

/// One of the eight categories of feedback.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Category {
    /// 1 to 8.
    pub code: i32,
    /// Which version of the setting this is; cases store it.
    #[serde(default)]
    pub version: i32,
    /// Its name.
    pub name: Names,
    /// Calendar days from reception until the answer is due.
    pub target_days: Option<u32>,
    /// Whether the target counts working days only; else every day counts.
    #[serde(default)]
    pub working_days: bool,
    /// Whether the committee may answer it itself.
    pub committee_may_answer: bool,
    /// Icon beside its name.
    #[serde(default)]
    pub icon: Option<String>,
    /// The targets it had, each with the day it began on, oldest first: a new one does not change what was due before.
    #[serde(skip)]
    pub targets: Vec<Target>,
}

/// Within how many days an answer is due, from a day of reception on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// The first day of reception it holds for.
    pub from: NaiveDate,
    /// Days; none: no target.
    pub days: Option<u32>,
    /// Working days only.
    pub working: bool,
}

impl Category {
    /// The target of what was received on `day`.
    pub fn target_on(&self, day: NaiveDate) -> Target {
        let now = Target { from: day, days: self.target_days, working: self.working_days };
        let known = self.targets.iter().rev().find(|target| target.from <= day).or_else(|| self.targets.first());
        known.copied().unwrap_or(now)
    }
}

/// A sector, channel or project.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Entry {
    /// Its code, stored with cases.
    pub code: String,
    /// Its name.
    pub name: Names,
    /// Icon of its tile.
    #[serde(default)]
    pub icon: Option<String>,
    /// Whether it is one of the first tiles of the intake.
    #[serde(default)]
    pub tile: bool,
}

/// A line of the routing table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteRow {
    /// 1 to 8.
    pub category: i32,
    /// `child`, `armed`, or always.
    #[serde(default)]
    pub when: Option<String>,
    /// `committee`, `handler`, or a kind of desk.
    pub to: String,
}

/// Everything a request needs to know of the programme.
#[derive(Debug, Clone)]
pub struct Programme {
    /// The instance.
    pub instance: Instance,
    /// Categories by code.
    pub categories: Vec<Category>,
    /// Sectors in order.
    pub sectors: Vec<Entry>,
    /// Channels in order.
    pub channels: Vec<Entry>,
    /// Projects in order.
    pub projects: Vec<Entry>,
    /// The routing table.
    pub routes: Vec<RouteRow>,
    /// Everything else that is set.
    pub more: More,
}

impl Programme {
    /// A programme as `init` would begin it, for what needs no instance.
    pub fn example(taxonomy: Taxonomy, language: Lang) -> Self {
        let (name, public_name) = (String::new(), String::new());
        Self {
            instance: Instance { id: [0; 16], name, public_name, language, recovery: None, demo: false },
            categories: taxonomy.category,
            sectors: taxonomy.sector,
            channels: taxonomy.channel,
            projects: taxonomy.project,
            routes: taxonomy.route,
            more: More::default(),
        }
    }

    /// A category by code.
    pub fn category(&self, code: i32) -> Option<&Category> {
        self.categories.iter().find(|c| c.code == code)
    }

    /// The category's name, or its code.
    pub fn category_name(&self, code: i32, lang: Lang) -> String {
        self.category(code).map_or_else(|| format!("C{code}"), |c| c.name.get(lang).to_owned())
    }

    /// The name the category had in a version; today's where that version is not known.
    pub fn category_name_in(&self, code: i32, version: i32, lang: Lang) -> String {
        let then = self.more.past.version("category", &code.to_string(), version);
        then.map_or_else(|| self.category_name(code, lang), |names| names.get(lang).to_owned())
    }

    /// The sector's name; empty for none.
    pub fn sector_name(&self, code: Option<&str>, lang: Lang) -> String {
        self.name("sector", code.unwrap_or_default(), lang)
    }

    /// The channel's name.
    pub fn channel_name(&self, code: &str, lang: Lang) -> String {
        self.name("channel", code, lang)
    }

    /// The project's name; empty for none.
    pub fn project_name(&self, code: Option<&str>, lang: Lang) -> String {
        self.name("project", code.unwrap_or_default(), lang)
    }

    /// The newest name of a code of a kind, retired or not; the code itself where it is not known.
    pub fn name(&self, kind: &str, code: &str, lang: Lang) -> String {
        let offered = || {
            let entries = match kind {
                "sector" => &self.sectors,
                "channel" => &self.channels,
                "project" => &self.projects,
                _ => return None,
            };
            entries.iter().find(|entry| entry.code == code).map(|entry| &entry.name)
        };
        let known = self.more.past.newest(kind, code).or_else(offered);
        known.map_or_else(|| code.to_owned(), |names| names.get(lang).to_owned())
    }

    /// What a list may be narrowed by: what is offered, in order, then what is retired, by name. Codes with names.
    pub fn ever(&self, kind: &str, offered: &[Entry], lang: Lang) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> =
            offered.iter().map(|entry| (entry.code.clone(), entry.name.get(lang).to_owned())).collect();
        let retired = self.more.past.all(kind).filter(|(code, _)| !offered.iter().any(|entry| entry.code == *code));
        let mut retired: Vec<(String, String)> =
            retired.map(|(code, names)| (code.to_owned(), names.get(lang).to_owned())).collect();
        retired.sort_by(|a, b| a.1.cmp(&b.1));
        all.append(&mut retired);
        all
    }

    /// The name that a code of a kind had at an instant (UTC): what was renamed since keeps its name on what was
    /// recorded before.
    pub fn name_at(&self, kind: &str, code: &str, at: NaiveDateTime, lang: Lang) -> String {
        self.more.past.at(kind, code, at).map_or_else(|| code.to_owned(), |names| names.get(lang).to_owned())
    }

    /// The day an answer is due to what was received on `received`: as the target was on that day.
    pub fn due(&self, sought: Sought<'_>, received: NaiveDate) -> Option<NaiveDate> {
        let own = self.more.aims.holding(sought, received);
        let target = own.or_else(|| Some(self.category(sought.category)?.target_on(received)))?;
        let days = target.days?;
        if target.working {
            return self.more.calendar.after_working_days(received, days);
        }
        received.checked_add_days(Days::new(days.into()))
    }

    /// Whether sensitive cases can be taken in: somebody could recover them.
    pub fn can_seal(&self) -> bool {
        self.instance.recovery.is_some()
    }
}

/// The programme as it is now, shared by all requests.
#[derive(Debug, Clone)]
pub struct Current(Arc<RwLock<Arc<Programme>>>);

impl Current {
    /// Starts from what was loaded.
    pub fn new(programme: Programme) -> Self {
        Self(Arc::new(RwLock::new(Arc::new(programme))))
    }

    /// The programme; stays the same for the one who holds it.
    pub fn get(&self) -> Arc<Programme> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// After a setting was changed.
    pub fn replace(&self, programme: Programme) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(programme);
    }
}
