//! How long cases are kept, by category and track.
use serde::Deserialize;
use std::collections::BTreeMap;

/// `[retention]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "config/default.toml documents each key")]
pub struct Retention {
    pub automatic: bool,
    pub ordinary: Periods,
    pub sealed: SealedPeriods,
    #[serde(default)]
    pub category: BTreeMap<String, OwnPeriods>,
    #[serde(default)]
    pub track: BTreeMap<String, OwnSealedPeriods>,
}

/// Days after closing: `[retention.ordinary]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "config/default.toml documents each key")]
pub struct Periods {
    pub contact_days: u32,
    pub narrative_days: u32,
    pub case_days: u32,
}

/// Days after closing: `[retention.sealed]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "config/default.toml documents each key")]
pub struct SealedPeriods {
    pub keys_days: u32,
    pub case_days: u32,
}

/// What differs for one category.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "config/default.toml documents each key")]
pub struct OwnPeriods {
    pub contact_days: Option<u32>,
    pub narrative_days: Option<u32>,
    pub case_days: Option<u32>,
}

/// What differs for one track.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "config/default.toml documents each key")]
pub struct OwnSealedPeriods {
    pub keys_days: Option<u32>,
    pub case_days: Option<u32>,
}

/// The codes of the sealed tracks, as `[retention.track.…]` names them.
const TRACKS: [&str; 5] = ["psea", "integrity", "rights", "gbv", "child"];
/// A hundred years.
const LONGEST: u32 = 36_500;

impl Retention {
    /// The periods of one category of ordinary cases.
    pub fn of_category(&self, code: &str) -> Periods {
        let own = self.category.get(code).copied().unwrap_or_default();
        Periods {
            contact_days: own.contact_days.unwrap_or(self.ordinary.contact_days),
            narrative_days: own.narrative_days.unwrap_or(self.ordinary.narrative_days),
            case_days: own.case_days.unwrap_or(self.ordinary.case_days),
        }
    }

    /// The periods of one track of sealed cases.
    pub fn of_track(&self, code: &str) -> SealedPeriods {
        let own = self.track.get(code).copied().unwrap_or_default();
        SealedPeriods {
            keys_days: own.keys_days.unwrap_or(self.sealed.keys_days),
            case_days: own.case_days.unwrap_or(self.sealed.case_days),
        }
    }

    pub(super) fn check(&self) -> anyhow::Result<()> {
        let known = |code: &String| code.parse().is_ok_and(|code: u8| (1..=8).contains(&code));
        anyhow::ensure!(
            self.category.keys().all(known),
            "a setting is wrong: retention.category has the numbers 1 to 8 only"
        );
        anyhow::ensure!(
            self.track.keys().all(|track| TRACKS.contains(&track.as_str())),
            "a setting is wrong: retention.track knows psea, integrity, rights, gbv and child"
        );
        let ordinary = self.category.keys().map(|code| self.of_category(code)).chain([self.ordinary]);
        let ordinary = ordinary.map(|own| [own.contact_days, own.narrative_days, own.case_days]);
        let sealed = TRACKS.iter().map(|track| self.of_track(track)).chain([self.sealed]);
        let sealed = sealed.map(|own| [own.keys_days, own.keys_days, own.case_days]);
        for days in ordinary.chain(sealed) {
            anyhow::ensure!(
                days.is_sorted() && days[0] >= 1 && days[2] <= LONGEST,
                "a setting is wrong: in retention, contact goes first, then the narrative (or the keys), then the case, \
                 after 1 to {LONGEST} days"
            );
        }
        Ok(())
    }
}
