//! Which backups there are, deleting the oldest, and when what is erased today will be gone from all of them.
use super::{MANIFEST, Manifest};
use crate::config::BACKUPS;
use crate::private;
use chrono::{Days, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// How the folders of backups are called.
pub(super) const PREFIX: &str = "jaabi-";

/// Where backups are kept, and how many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    pub folder: PathBuf,
    pub keep: usize,
}

#[derive(Debug, Serialize, Deserialize)]
struct Remembered {
    #[serde(flatten)]
    kept: Kept,
    last: NaiveDateTime,
}

/// The backups in a folder, and until when they hold what is erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rotation {
    /// How many there are.
    pub backups: usize,
    /// How many are kept.
    pub keep: usize,
    /// When the last one was taken: UTC.
    pub last: NaiveDateTime,
    /// The day of the oldest.
    pub oldest: Option<NaiveDate>,
    /// When the oldest has rotated out, if they go on as so far; none while there is only one.
    pub oldest_gone_on: Option<NaiveDate>,
    /// When what is erased today has rotated out of the last one that holds it.
    pub erased_gone_on: Option<NaiveDate>,
}

/// The backups of an instance in a folder: paths and moments, the oldest first.
fn found(folder: &Path, instance: Option<&str>) -> std::io::Result<Vec<(PathBuf, NaiveDateTime)>> {
    let mut backups = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_name().to_string_lossy().starts_with(PREFIX) {
            continue;
        }
        let Ok(text) = std::fs::read_to_string(entry.path().join(MANIFEST)) else { continue };
        let Ok(manifest) = serde_json::from_str::<Manifest>(&text) else { continue };
        if instance.is_none_or(|instance| instance == manifest.instance) {
            backups.push((entry.path(), manifest.taken_at));
        }
    }
    backups.sort_by_key(|(_, taken)| *taken);
    Ok(backups)
}

/// Deletes the oldest backups of an instance but for `keep`; answers how many. Never `just` that was made, whatever days the
/// others say they are of: a clock may have been wrong.
pub(super) fn delete_old(folder: &Path, instance: &str, keep: usize, just: &Path) -> std::io::Result<usize> {
    let mut backups = found(folder, Some(instance))?;
    backups.retain(|(path, _)| path != just);
    let old = (backups.len() + 1).saturating_sub(keep.max(1));
    backups.iter().take(old).try_for_each(|(path, _)| std::fs::remove_dir_all(path))?;
    Ok(old)
}

/// Deletes what a backup left that was broken off: it would never rotate out.
pub(super) fn clear_halves(folder: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(&format!(".{PREFIX}")) {
            std::fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

/// Remembers in the data folder where backups lie.
pub(super) fn remember(data: &Path, kept: &Kept, now: NaiveDateTime) -> anyhow::Result<()> {
    let text = serde_json::to_vec_pretty(&Remembered { kept: kept.clone(), last: now })?;
    Ok(private::replace(&data.join(BACKUPS), &text)?)
}

/// The backups that this program made of a data folder; none if it never did. Copies made in another way are not known.
///
/// # Errors
/// What is remembered cannot be read, or the folder of the backups cannot.
pub fn rotation(data: &Path, today: NaiveDate) -> anyhow::Result<Option<Rotation>> {
    let path = data.join(BACKUPS);
    if !path.is_file() {
        return Ok(None);
    }
    let remembered: Remembered = serde_json::from_str(&std::fs::read_to_string(&path)?)?;
    let Kept { folder, keep } = remembered.kept;
    let backups = found(&folder, None)
        .map_err(|error| anyhow::anyhow!("the backups in {} cannot be read: {error}", folder.display()))?;
    let days: Vec<NaiveDate> = backups.iter().map(|(_, taken)| taken.date()).collect();
    Ok(Some(Rotation { last: remembered.last, ..foreseen(&days, keep, today, remembered.last) }))
}

/// `days`: of the backups that are there, the oldest first.
fn foreseen(days: &[NaiveDate], keep: usize, today: NaiveDate, last: NaiveDateTime) -> Rotation {
    let (oldest, newest) = (days.first().copied(), days.last().copied());
    // days from one to the next, so far
    let between = days.len().saturating_sub(1);
    let step = oldest.zip(newest).filter(|_| between > 0).map(|(oldest, newest)| {
        u64::try_from((newest - oldest).num_days()).unwrap_or_default().div_ceil(between as u64).max(1)
    });
    let after = |day: NaiveDate, steps: usize| day.checked_add_days(Days::new(step? * steps as u64));
    Rotation {
        backups: days.len(),
        keep,
        last,
        oldest,
        oldest_gone_on: newest
            .and_then(|newest| after(newest, (keep + 1).saturating_sub(days.len())))
            .map(|d| d.max(today)),
        erased_gone_on: newest.and_then(|newest| after(newest, keep)).map(|day| day.max(today)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_told_when_what_is_erased_is_gone_everywhere() {
        let day = |day: u32| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        let last = day(10).and_hms_opt(1, 0, 0).unwrap();
        let seen = foreseen(&[day(8), day(9), day(10)], 7, day(10), last);
        // four more until the oldest is the eighth; seven more until today's is
        assert_eq!(
            (seen.oldest, seen.oldest_gone_on, seen.erased_gone_on),
            (Some(day(8)), Some(day(15)), Some(day(17)))
        );
        let weekly = foreseen(&[day(3), day(10)], 2, day(11), last);
        assert_eq!((weekly.oldest_gone_on, weekly.erased_gone_on), (Some(day(17)), Some(day(24))));
        let one = foreseen(&[day(10)], 7, day(10), last);
        assert_eq!((one.oldest, one.oldest_gone_on), (Some(day(10)), None));
        assert_eq!(foreseen(&[], 7, day(10), last).oldest, None);
    }
}
