//! The plan: from a seed and a day to four hundred cases. Pure, and the same every time.
mod days;
mod model;
mod ordinary;
mod ordinary_life;
mod saying;
mod sealed;
#[cfg(test)]
mod tests;

pub use model::{PlannedCase, PlannedDeed, PlannedKind, PlannedOrdinary, PlannedSealed, PlannedStep, Who};

use super::dice::Dice;
use super::words::Words;
use chrono::NaiveDate;
use days::Span;

/// Four hundred cases over the fourteen months before `today`, in the order in which they are entered.
///
/// # Errors
/// The embedded texts cannot be read.
pub fn plan(seed: u64, today: NaiveDate) -> anyhow::Result<Vec<PlannedCase>> {
    let words = Words::load()?;
    let mut dice = Dice::new(seed);
    let span = Span::before(today);
    let mut cases = ordinary::plan(&mut dice, &words, span);
    cases.extend(sealed::plan(&mut dice, &words, span));
    Ok(in_order(cases))
}

/// Sorts by entry; what is a duplicate keeps pointing to its case.
fn in_order(cases: Vec<PlannedCase>) -> Vec<PlannedCase> {
    let mut sorted: Vec<(usize, PlannedCase)> = cases.into_iter().enumerate().collect();
    sorted.sort_by_key(|(number, case)| (case.entered_at, *number));
    let mut place = vec![0; sorted.len()];
    for (new, (old, _)) in sorted.iter().enumerate() {
        place[*old] = new;
    }
    let mut cases: Vec<PlannedCase> = sorted.into_iter().map(|(_, case)| case).collect();
    for step in cases.iter_mut().flat_map(|case| &mut case.steps) {
        if let PlannedDeed::Close(_, Some(of)) = &mut step.deed {
            *of = place[*of];
        }
    }
    cases
}
