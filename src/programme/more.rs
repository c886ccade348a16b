//! What a programme is set with beyond its categories: names as they were, calendar, money, samples of answers.
use super::aims::Aims;
use super::calendar::Calendar;
use super::model::{Entry, Names};
use super::services::Service;
use crate::i18n::Lang;
use chrono::{NaiveDate, NaiveDateTime};
use serde::Deserialize;
use std::collections::HashMap;

/// Everything that is set beside the categories and what stands with them.
#[derive(Debug, Clone, Default)]
pub struct More {
    /// What the organisation is called, speaks, and which time it keeps.
    pub organisation: Organisation,
    /// On which days people work.
    pub calendar: Calendar,
    /// Who gives the money.
    pub donors: Vec<Entry>,
    /// Partner organisations.
    pub partners: Vec<Entry>,
    /// Which project is paid by whom, retired ones included.
    pub funding: Vec<Funding>,
    /// Distributions and the like, in order.
    pub activities: Vec<Activity>,
    /// Every activity there ever was.
    pub all_activities: Vec<Activity>,
    /// Codes of closing reasons that are no longer offered.
    pub closing_retired: Vec<String>,
    /// Answers to begin from.
    pub samples: Vec<Sample>,
    /// Targets of tracks, and of places.
    pub aims: Aims,
    /// What is known of the people of areas.
    pub populations: Vec<Population>,
    /// The directory of services, in order.
    pub services: Vec<Service>,
    /// Handles of sites that are not open yet, or not any more: offered to nobody, and still found by their whole name.
    pub shut_sites: Vec<String>,
    /// Names as they were.
    pub past: Past,
}

/// The organisation, as far as it is set in the browser.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Organisation {
    /// Its name; empty: the one it was founded with.
    #[serde(default)]
    pub name: String,
    /// The neutral name on every page; empty: the one it was founded with.
    #[serde(default)]
    pub public_name: String,
    /// Code of the first language of the interface.
    #[serde(default)]
    pub language: String,
    /// Languages that people here speak, by code.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Hours that local time is ahead of UTC, as `+01:00`; empty: none.
    #[serde(default)]
    pub time_zone: String,
    /// Ended quarters may be read by everybody.
    #[serde(default)]
    pub public_summary: bool,
    /// Fingerprint of its logo; empty: none.
    #[serde(default)]
    pub logo: String,
}

/// Who pays for a project, and with whom it is done.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Funding {
    /// The project.
    pub code: String,
    /// The donor.
    #[serde(default)]
    pub donor: Option<String>,
    /// The partners.
    #[serde(default)]
    pub partners: Vec<String>,
}

/// A distribution or the like, on its day.
#[derive(Debug, Clone, Deserialize)]
pub struct Activity {
    /// Its code, stored with cases.
    pub code: String,
    /// Its name.
    pub name: Names,
    /// On which day it is.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// Of which project.
    #[serde(default)]
    pub project: Option<String>,
    /// Done by which partner.
    #[serde(default)]
    pub partner: Option<String>,
    /// Where: handle of a place.
    #[serde(default)]
    pub place: Option<String>,
}

/// An answer to begin from.
#[derive(Debug, Clone, Deserialize)]
pub struct Sample {
    /// Its code.
    pub code: String,
    /// What it is for.
    pub name: Names,
    /// The category it is for; none: any.
    #[serde(default)]
    pub category: Option<i32>,
    /// The sector it is for; none: any.
    #[serde(default)]
    pub sector: Option<String>,
    /// Its words.
    pub text: Names,
}

/// What somebody counted of the people of an area, in per cent (0 to 100).
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Population {
    /// Who counted, and when.
    #[serde(default)]
    pub name: Names,
    /// Where: handle of a place; none: everywhere.
    #[serde(default)]
    pub place: Option<String>,
    /// Women and girls.
    #[serde(default)]
    pub women: Option<u32>,
    /// Under 18.
    #[serde(default)]
    pub children: Option<u32>,
    /// 60 or older.
    #[serde(default)]
    pub older: Option<u32>,
    /// Internally displaced.
    #[serde(default)]
    pub displaced: Option<u32>,
    /// With a need to reach help: seeing, hearing, walking and the like.
    #[serde(default)]
    pub access_needs: Option<u32>,
}

/// A name and since when it holds.
#[derive(Debug, Clone)]
struct Named {
    version: i32,
    since: NaiveDateTime,
    names: Names,
}

/// What codes were called, version by version, retired ones included.
#[derive(Debug, Clone, Default)]
pub struct Past(HashMap<(String, String), Vec<Named>>);

impl Past {
    /// Adds a version; versions of one code come in order.
    pub(super) fn add(&mut self, kind: &str, code: &str, version: i32, since: NaiveDateTime, names: Names) {
        self.0.entry((kind.to_owned(), code.to_owned())).or_default().push(Named { version, since, names });
    }

    fn of(&self, kind: &str, code: &str) -> &[Named] {
        self.0.get(&(kind.to_owned(), code.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// Every code of a kind with its newest name, retired or not.
    pub fn all<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = (&'a str, &'a Names)> {
        let own = self.0.iter().filter(move |((known, _), _)| known == kind);
        own.filter_map(|((_, code), named)| Some((code.as_str(), &named.last()?.names)))
    }

    /// The name of a version.
    pub fn version(&self, kind: &str, code: &str, version: i32) -> Option<&Names> {
        self.of(kind, code).iter().find(|named| named.version == version).map(|named| &named.names)
    }

    /// The newest name.
    pub fn newest(&self, kind: &str, code: &str) -> Option<&Names> {
        self.of(kind, code).last().map(|named| &named.names)
    }

    /// The name at an instant; the first one before there was any.
    pub fn at(&self, kind: &str, code: &str, at: NaiveDateTime) -> Option<&Names> {
        let known = self.of(kind, code);
        known.iter().rev().find(|named| named.since <= at).or_else(|| known.first()).map(|named| &named.names)
    }
}

impl More {
    /// The projects that a donor pays for, retired ones included.
    pub fn paid_by(&self, donor: &str) -> Vec<String> {
        let own = self.funding.iter().filter(|project| project.donor.as_deref() == Some(donor));
        own.map(|project| project.code.clone()).collect()
    }

    /// The projects and the activities that are done with a partner, retired ones included.
    pub fn done_with(&self, partner: &str) -> (Vec<String>, Vec<String>) {
        let projects = self.funding.iter().filter(|project| project.partners.iter().any(|own| own == partner));
        let activities = self.all_activities.iter().filter(|activity| activity.partner.as_deref() == Some(partner));
        (projects.map(|p| p.code.clone()).collect(), activities.map(|a| a.code.clone()).collect())
    }

    /// What is known of the people of the nearest of these places (handles, smallest first) that anything is known of.
    pub fn population_of(&self, within: &[&str]) -> Option<&Population> {
        let of = |place: Option<&str>| self.populations.iter().rev().find(|known| known.place.as_deref() == place);
        within.iter().find_map(|handle| of(Some(handle))).or_else(|| of(None))
    }

    /// Who pays for a project.
    pub fn donor_of(&self, project: &str) -> Option<&str> {
        self.funding.iter().find(|known| known.code == project).and_then(|known| known.donor.as_deref())
    }

    /// With whom an activity, else a project, is done.
    pub fn partners_of(&self, project: Option<&str>, activity: Option<&str>) -> Vec<&str> {
        let of_activity = activity.and_then(|code| self.all_activities.iter().find(|known| known.code == code));
        if let Some(partner) = of_activity.and_then(|activity| activity.partner.as_deref()) {
            return vec![partner];
        }
        let of_project = project.and_then(|code| self.funding.iter().find(|known| known.code == code));
        of_project.iter().flat_map(|project| &project.partners).map(String::as_str).collect()
    }

    /// The name of a closing reason, where it was set.
    pub fn closing_name(&self, code: &str, lang: Lang) -> Option<&str> {
        self.past.newest("closing", code).map(|names| names.get(lang)).filter(|name| !name.is_empty())
    }

    /// Whether a closing reason is offered.
    pub fn offers_closing(&self, code: &str) -> bool {
        !self.closing_retired.iter().any(|retired| retired == code)
    }
}
