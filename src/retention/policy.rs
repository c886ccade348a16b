//! For how many days after closing, by category and track. Pure.
use crate::cases::model::{Stage, Track, Which};
use crate::config;
use chrono::{Days, NaiveDate};

/// For how long one group of cases is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Which cases.
    pub which: Which,
    /// What is erased after so many days, what goes last first.
    pub stages: Vec<(Stage, u32)>,
}

impl Rule {
    /// The last day on which a case must have been closed for this much of it to be erased on `today`.
    pub fn closed_until(days: u32, today: NaiveDate) -> NaiveDate {
        today.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN)
    }
}

/// All rules: every case that can be closed falls under one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy(pub Vec<Rule>);

impl Policy {
    /// As the settings say.
    pub fn of(settings: &config::Retention) -> Self {
        let special: Vec<i32> = settings.category.keys().filter_map(|code| code.parse().ok()).collect();
        let ordinary = |only: Option<i32>, but: Vec<i32>, own: config::Periods| Rule {
            which: Which { track: Track::Ordinary, only, but },
            // what is gone with the case needs not be looked for twice
            stages: vec![
                (Stage::Case, own.case_days),
                (Stage::Narrative, own.narrative_days),
                (Stage::Contact, own.contact_days),
            ],
        };
        let mut rules: Vec<Rule> = special
            .iter()
            .map(|code| ordinary(Some(*code), Vec::new(), settings.of_category(&code.to_string())))
            .collect();
        rules.push(ordinary(None, special, settings.ordinary));
        for track in Track::ALL.iter().copied().filter(|track| *track != Track::Ordinary) {
            let own = settings.of_track(track.as_str());
            rules.push(Rule {
                which: Which { track, only: None, but: Vec::new() },
                stages: vec![(Stage::Case, own.case_days), (Stage::Narrative, own.keys_days)],
            });
        }
        Self(rules)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use std::path::Path;

    #[test]
    fn every_track_and_category_has_its_periods_and_what_goes_last_is_asked_first() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("jaabi.toml");
        let own = "[retention.category.1]\ncontact_days = 7\n[retention.track.psea]\nkeys_days = 30\n";
        std::fs::write(&file, own).unwrap();
        let settings = Config::load(Some(&file), Path::new("x"), Some("sqlite://x.db")).unwrap().retention;
        let Policy(rules) = Policy::of(&settings);
        let thanks = &rules[0];
        assert_eq!((thanks.which.only, thanks.stages[2]), (Some(1), (Stage::Contact, 7)));
        assert_eq!(thanks.stages[0], (Stage::Case, 365));
        assert_eq!((rules[1].which.only, rules[1].which.but.clone()), (None, vec![1]));
        let days = |track| rules.iter().find(|rule| rule.which.track == track).unwrap().stages[1].1;
        assert_eq!((days(Track::Psea), days(Track::Gbv)), (30, 90));
        assert_eq!(rules.len(), 2 + 5);
    }
}
