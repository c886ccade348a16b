//! Which backups there are, deleting the oldest, and when what is erased today will be gone from all of them.
use crate::config::BACKUPS;
use crate::private;
use chrono::{Days, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// How many letters of an instance stand in the names of its backups.
const LETTERS: usize = 8;
const ENDING: &str = ".tar.gz";
const MOMENT: &str = "%Y%m%d-%H%M%S";

/// Where backups are kept, and how many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    pub folder: PathBuf,
    pub keep: usize,
    /// Of which instance: others may keep theirs in the same folder.
    pub instance: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Remembered {
    /// None: only single files were made so far.
    kept: Option<Kept>,
    last: NaiveDateTime,
}

/// How the names of the backups of an instance begin.
fn prefix(instance: &str) -> String {
    format!("jaabi-{}-", instance.get(..LETTERS).unwrap_or(instance))
}

/// The name of a backup in a folder.
pub(super) fn name(instance: &str, taken: NaiveDateTime) -> String {
    format!("{}{}{ENDING}", prefix(instance), taken.format(MOMENT))
}

/// When a backup of this instance was taken: UTC. None for whatever has another name.
fn taken_at(name: &str, instance: &str) -> Option<NaiveDateTime> {
    let moment = name.strip_prefix(&prefix(instance))?.strip_suffix(ENDING)?;
    NaiveDateTime::parse_from_str(moment, MOMENT).ok()
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
fn found(folder: &Path, instance: &str) -> std::io::Result<Vec<(PathBuf, NaiveDateTime)>> {
    let mut backups = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if let Some(taken) = taken_at(&entry.file_name().to_string_lossy(), instance) {
            backups.push((entry.path(), taken));
        }
    }
    backups.sort_by_key(|(_, taken)| *taken);
    Ok(backups)
}

/// Deletes the oldest backups of an instance but for `keep`; answers how many. Never `just` that was made, whatever days the
/// others say they are of: a clock may have been wrong.
pub(super) fn delete_old(folder: &Path, instance: &str, keep: usize, just: &Path) -> std::io::Result<usize> {
    let mut backups = found(folder, instance)?;
    backups.retain(|(path, _)| path != just);
    let old = (backups.len() + 1).saturating_sub(keep.max(1));
    backups.iter().take(old).try_for_each(|(path, _)| std::fs::remove_file(path))?;
    Ok(old)
}

/// Deletes what a backup left that was broken off: it would never rotate out.
pub(super) fn clear_halves(folder: &Path, instance: &str) -> std::io::Result<()> {
    let half = format!(".{}", prefix(instance));
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(&half) {
            clear(&entry.path())?;
        }
    }
    Ok(())
}

/// Deletes a folder; one that is not there is no failure.
pub(super) fn clear(folder: &Path) -> std::io::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn remembered(data: &Path) -> anyhow::Result<Option<Remembered>> {
    let path = data.join(BACKUPS);
    if !path.is_file() {
        return Ok(None);
    }
    let text = std::fs::read_to_string(&path)?;
    let read = serde_json::from_str(&text).map_err(|_| anyhow::anyhow!("{} cannot be read: delete it", path.display()));
    read.map(Some)
}

/// Remembers in the data folder where backups lie; a single file (`kept` is none) changes only when the last one was made.
pub(super) fn remember(data: &Path, kept: Option<Kept>, now: NaiveDateTime) -> anyhow::Result<()> {
    let before = if kept.is_none() { remembered(data)?.and_then(|before| before.kept) } else { None };
    let text = serde_json::to_vec_pretty(&Remembered { kept: kept.or(before), last: now })?;
    Ok(private::replace(&data.join(BACKUPS), &text)?)
}

/// When `jaabi backup` last made a backup of a data folder: UTC; none if it never did.
///
/// # Errors
/// What is remembered cannot be read.
pub fn last(data: &Path) -> anyhow::Result<Option<NaiveDateTime>> {
    Ok(remembered(data)?.map(|remembered| remembered.last))
}

/// The backups that this program keeps of a data folder; none if it never did. Single files, and copies made in another way, are
/// not known.
///
/// # Errors
/// What is remembered cannot be read, or the folder of the backups cannot.
pub fn rotation(data: &Path, today: NaiveDate) -> anyhow::Result<Option<Rotation>> {
    let Some(Remembered { kept: Some(Kept { folder, keep, instance }), last }) = remembered(data)? else {
        return Ok(None);
    };
    let backups = found(&folder, &instance)
        .map_err(|error| anyhow::anyhow!("the backups in {} cannot be read: {error}", folder.display()))?;
    let days: Vec<NaiveDate> = backups.iter().map(|(_, taken)| taken.date()).collect();
    Ok(Some(foreseen(&days, keep, today, last)))
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
