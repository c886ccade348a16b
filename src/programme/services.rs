//! The directory of services: to whom somebody can be led. Settings, versioned and retired like others.
use super::model::Names;
use crate::i18n::Lang;
use chrono::{Months, NaiveDate};
use serde::Deserialize;

/// Kinds of services.
pub const SERVICE_KINDS: &[&str] = &[
    "cscom",
    "csref",
    "hospital",
    "mobile_clinic",
    "mhpss",
    "legal_aid",
    "safe_space",
    "family_links",
    "child_protection",
    "counter_trafficking",
    "nrm_migrants",
    "nrm_trafficking",
    "transit_centre",
    "other",
];
/// What a service costs.
pub const COSTS: &[&str] = &["free", "part", "paid"];
/// So long an entry counts as looked at.
const FRESH: Months = Months::new(6);

/// A service.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Service {
    /// Its code.
    pub code: String,
    /// What it is called.
    #[serde(default)]
    pub name: Names,
    /// One of `SERVICE_KINDS`.
    #[serde(default)]
    pub service: String,
    /// Who runs it.
    #[serde(default)]
    pub run_by: String,
    /// Handle of the place where it is, or which it serves; none: the whole country.
    #[serde(default)]
    pub place: Option<String>,
    /// For whom it is.
    #[serde(default)]
    pub for_whom: Names,
    /// When it is open.
    #[serde(default)]
    pub hours: String,
    /// Which languages are spoken there, by code.
    #[serde(default)]
    pub languages: Vec<String>,
    /// One of `COSTS`; empty: not known.
    #[serde(default)]
    pub cost: String,
    /// How one gets there and in.
    #[serde(default)]
    pub access: Names,
    /// Its telephone.
    #[serde(default)]
    pub phone: String,
    /// Whom to ask for there.
    #[serde(default)]
    pub contact: String,
    /// Only those who look after violence and children see it; it stands on nothing that hangs somewhere.
    #[serde(default)]
    pub restricted: bool,
    /// When somebody last made sure that all this is so.
    #[serde(default)]
    pub checked_on: Option<NaiveDate>,
}

impl Service {
    /// What it is called in a language.
    pub fn named(&self, lang: Lang) -> &str {
        self.name.get(lang)
    }

    /// Whether somebody should make sure again that all this is so.
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        let oldest = today.checked_sub_months(FRESH);
        self.checked_on.is_none_or(|on| oldest.is_some_and(|oldest| on < oldest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_looked_at_again_after_half_a_year() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let of = |on: Option<&str>| Service { checked_on: on.map(day), ..Service::default() };
        assert!(of(None).is_stale(day("2026-08-31")));
        assert!(!of(Some("2026-02-28")).is_stale(day("2026-08-28")));
        assert!(of(Some("2026-02-27")).is_stale(day("2026-08-28")));
    }
}
