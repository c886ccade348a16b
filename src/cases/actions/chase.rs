//! Reminders: whoever can open a sealed case hears that something waits when it stands still. Nothing is opened for it, and
//! it never climbs to a manager: first the desk, then whoever else holds a grant.
use crate::cases::context::Error;
use crate::cases::model::State;
use crate::cases::store::{self, Standing};
use crate::desks::{self, DeskKind, Trust};
use crate::grants;
use crate::id::AccountKey;
use crate::notify;
use crate::storage::{self, Db, DbConn};
use chrono::{NaiveDate, NaiveDateTime};
use std::sync::Arc;

/// Days until an entity is asked whether it has received a report, and then between reminders (domain: 48 to 72 hours).
const RECEIPT: (i64, i64) = (2, 7);
/// Days without a step until the first reminder, and then between reminders.
const STILL: (i64, i64) = (14, 14);

/// First reminder and period, in days, in this state.
fn rhythm(state: State) -> (i64, i64) {
    if state == State::HandedOver { RECEIPT } else { STILL }
}

/// Which reminder is due today, counted from 1.
fn due(standing: &Standing, today: NaiveDate) -> Option<i64> {
    let (first, period) = rhythm(standing.state);
    let days = (today - standing.since).num_days();
    let number = (days >= first).then(|| (days - first) / period + 1)?;
    let said = standing.reminded.map_or(0, |day| ((day - standing.since).num_days() - first) / period + 1);
    (number > said).then_some(number)
}

/// Cases of one transaction: others must not wait for it.
const CHUNK: usize = 100;

/// Reminds the holders of what stands still: once in a period. From the third reminder on also those of the bypass desk
/// who hold a grant. Answers how many cases it was. Blocks: not for an async thread.
///
/// # Errors
/// The database failed.
pub fn chase(db: &Db, trust: &Arc<Trust>, today: NaiveDate, now: NaiveDateTime) -> Result<usize, Error> {
    let mut all = 0;
    loop {
        let trust = trust.clone();
        let reminded = db.write_now(move |conn| chase_some(conn, &trust, today, now))?;
        all += reminded;
        if reminded < CHUNK {
            return Ok(all);
        }
    }
}

fn chase_some(conn: &mut DbConn, trust: &Trust, today: NaiveDate, now: NaiveDateTime) -> Result<usize, Error> {
    // two servers that begin the day together remind once
    storage::lock(conn, "chase")?;
    let before = today - chrono::TimeDelta::days(RECEIPT.0);
    let mut reminded = 0;
    for standing in store::standing_still(conn, before)? {
        let Some(number) = due(&standing, today) else { continue };
        for account in told(conn, trust, &standing, (number, today))? {
            notify::case_waits(conn, account, standing.case, now)?;
        }
        store::reminded(conn, &standing, today)?;
        reminded += 1;
        if reminded == CHUNK {
            break;
        }
    }
    Ok(reminded)
}

fn told(
    conn: &mut DbConn,
    trust: &Trust,
    standing: &Standing,
    (number, today): (i64, NaiveDate),
) -> Result<Vec<AccountKey>, Error> {
    let all: Vec<AccountKey> =
        grants::holders(conn, standing.case, today)?.into_iter().map(|holder| holder.account).collect();
    if number > 2 {
        return Ok(all);
    }
    let mut far = Vec::new();
    for desk in desks::all(conn)?
        .into_iter()
        .filter(|d| d.kind == DeskKind::Bypass && !d.retired && Some(d.key) != standing.desk)
    {
        far.extend(desks::members(conn, trust, &desk, today)?.into_iter().map(|member| member.account));
    }
    let near: Vec<AccountKey> = all.iter().copied().filter(|account| !far.contains(account)).collect();
    Ok(if near.is_empty() { all } else { near })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CaseKey;

    fn day(number: i64) -> NaiveDate {
        NaiveDate::default() + chrono::TimeDelta::days(number)
    }

    #[test]
    fn a_receipt_is_asked_after_two_days_and_then_weekly_once_each_time() {
        let mut standing =
            Standing { case: CaseKey::new(1), desk: None, state: State::HandedOver, since: day(0), reminded: None };
        let mut said = Vec::new();
        for today in 0..25 {
            if let Some(number) = due(&standing, day(today)) {
                said.push((today, number));
                standing.reminded = Some(day(today));
            }
        }
        assert_eq!(said, [(2, 1), (9, 2), (16, 3), (23, 4)]);
    }

    #[test]
    fn a_case_that_stands_still_is_remembered_every_fortnight_even_when_days_were_missed() {
        let still =
            |reminded| Standing { case: CaseKey::new(1), desk: None, state: State::Received, since: day(0), reminded };
        assert_eq!(due(&still(None), day(13)), None);
        assert_eq!(due(&still(None), day(30)), Some(2));
        assert_eq!(due(&still(Some(day(30))), day(41)), None);
        assert_eq!(due(&still(Some(day(30))), day(42)), Some(3));
    }
}
