//! Targets that differ from those of the categories: of a track, or of a category or a track somewhere.
use super::model::Target;
use super::store::Version;
use chrono::NaiveDate;
use serde::Deserialize;

/// What a target is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Sought<'a> {
    /// Number of the category.
    pub category: i32,
    /// Code of the track of a sealed case.
    pub track: Option<&'a str>,
    /// Handles of the place and of those it lies in, smallest first.
    pub within: &'a [&'a str],
}

/// What it is for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum Of {
    Category(i32),
    Track(String),
}

/// What one version of a setting says.
#[derive(Debug, Clone, Deserialize)]
struct Said {
    of: Of,
    /// Handle of a place; none: everywhere.
    #[serde(default)]
    place: Option<String>,
    target_days: u32,
    #[serde(default)]
    working_days: bool,
}

impl Said {
    /// How far away its place is: less is better; none where it is about something else.
    fn fits(&self, sought: Sought<'_>) -> Option<usize> {
        let place = self.place.as_deref().filter(|place| !place.is_empty());
        let near = match place {
            Some(place) => sought.within.iter().position(|handle| *handle == place)?,
            None => sought.within.len(),
        };
        // the categories of sealed cases are not told apart by a setting: their tracks are
        let fits = match (&self.of, sought.track) {
            (Of::Track(own), Some(track)) => own == track,
            (Of::Category(own), None) => *own == sought.category,
            _ => false,
        };
        fits.then_some(near)
    }
}

/// One target with the versions it had: each holds for what was received from its first day on, so that a new one does not
/// change what was due before. None in it: retired.
#[derive(Debug, Clone, Default)]
struct Aim(Vec<(NaiveDate, Option<Said>)>);

/// All of them.
#[derive(Debug, Clone, Default)]
pub struct Aims(Vec<Aim>);

impl Aims {
    /// From the versions of the settings of this kind, those of one code one after the other, oldest first.
    ///
    /// # Errors
    /// A setting cannot be read.
    pub(super) fn read<'a>(versions: impl Iterator<Item = &'a Version>) -> anyhow::Result<Self> {
        let (mut aims, mut last) = (Vec::<Aim>::new(), None);
        for version in versions {
            if last != Some(&version.code) {
                aims.push(Aim::default());
                last = Some(&version.code);
            }
            let said = if version.retired { None } else { Some(version.read()?) };
            if let Some(Aim(held)) = aims.last_mut() {
                held.push((version.valid_from, said));
            }
        }
        Ok(Self(aims))
    }

    /// The target of what was received on `day`, if another one than that of its category.
    pub fn holding(&self, sought: Sought<'_>, day: NaiveDate) -> Option<Target> {
        let on_the_day = |Aim(held): &Aim| {
            let (from, said) = held.iter().filter(|(from, _)| *from <= day).max_by_key(|(from, _)| *from)?;
            said.clone().map(|said| (*from, said))
        };
        let fitting = self.0.iter().filter_map(on_the_day).filter_map(|(from, said)| {
            let target = Target { from, days: Some(said.target_days), working: said.working_days };
            said.fits(sought).map(|fit| (fit, target))
        });
        fitting.min_by_key(|(fit, _)| *fit).map(|(_, target)| target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn said(of: &str, place: &str, target_days: u32) -> Option<Said> {
        let of = of.parse().map_or_else(|_| Of::Track(of.into()), Of::Category);
        Some(Said { of, place: Some(place.into()), target_days, working_days: false })
    }

    #[test]
    fn the_nearest_place_and_the_day_of_reception_decide() {
        let aims = Aims(vec![
            Aim(vec![(day("2026-01-01"), said("3", "gao", 20)), (day("2026-03-01"), said("3", "gao", 10))]),
            Aim(vec![(day("2026-02-01"), said("3", "ansongo", 40)), (day("2026-04-01"), None)]),
            Aim(vec![(day("2026-01-01"), said("psea", "", 5))]),
        ]);
        let of = |category, track, within: &[&str], on: &str| {
            aims.holding(Sought { category, track, within }, day(on)).and_then(|target| target.days)
        };
        assert_eq!(of(3, None, &["ansongo", "gao"], "2026-01-20"), Some(20), "the near one began later");
        assert_eq!(of(3, None, &["ansongo", "gao"], "2026-02-20"), Some(40));
        assert_eq!(of(3, None, &["ansongo", "gao"], "2026-04-20"), Some(10), "the near one is retired");
        assert_eq!(of(3, None, &["gao"], "2026-02-28"), Some(20), "a new one changes nothing before");
        assert_eq!(of(3, None, &["mopti"], "2026-02-28"), None);
        assert_eq!(of(4, None, &["gao"], "2026-02-28"), None);
        assert_eq!(of(6, Some("psea"), &["gao"], "2026-02-28"), Some(5));
        assert_eq!(of(3, Some("rights"), &["gao"], "2026-02-28"), None, "a sealed case has its track");
        assert_eq!(of(3, None, &["gao"], "2025-12-31"), None, "before there was one");
    }

    #[test]
    fn of_two_on_one_day_the_later_holds() {
        let aims = Aims(vec![Aim(vec![(day("2026-01-01"), said("3", "", 20)), (day("2026-01-01"), said("3", "", 7))])]);
        let sought = Sought { category: 3, track: None, within: &[] };
        assert_eq!(aims.holding(sought, day("2026-01-01")).and_then(|target| target.days), Some(7));
    }
}
