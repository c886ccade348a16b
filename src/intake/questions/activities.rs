//! Distributions and the like: which ones are offered, and which one is chosen already.
use crate::intake::forms::Around;
use crate::programme::Activity;
use chrono::NaiveDate;

/// So many days after its day something is still said about it.
const AFTER: i64 = 90;
/// So many days before.
const BEFORE: i64 = 14;

/// Those of about these days, and those without a day; the nearest day first.
pub(in crate::intake) fn offered<'a>(around: &Around<'a>) -> Vec<&'a Activity> {
    let near = |on: NaiveDate| (-BEFORE..=AFTER).contains(&(around.today - on).num_days());
    let mut found: Vec<&Activity> = around.activities.iter().filter(|activity| activity.on.is_none_or(near)).collect();
    found.sort_by_key(|activity| activity.on.map_or(i64::MAX, |on| (around.today - on).num_days().abs()));
    found
}

/// The one of today, where it is the only one here.
pub(in crate::intake) fn preset<'a>(around: &Around<'a>) -> Option<&'a Activity> {
    let today = offered(around).into_iter().filter(|activity| activity.on == Some(around.today));
    let mut here = today.filter(|activity| is_here(activity, around));
    here.next().filter(|_| here.next().is_none())
}

/// Whether an activity is where the committee is: one in the other, or nothing said of either.
fn is_here(activity: &Activity, around: &Around<'_>) -> bool {
    let committee = around.committee.and_then(|committee| committee.place).and_then(|key| around.book.get(key));
    let place = activity.place.as_deref().and_then(|handle| around.book.handled(handle));
    match (committee, place) {
        (Some(committee), Some(place)) => committee.is_in(place.area()) || place.is_in(committee.area()),
        (_, None) => true,
        (None, Some(_)) => false,
    }
}
