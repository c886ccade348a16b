//! Reminders of ordinary cases that are due: first whoever has to answer, then the managers of the area, then those of the whole
//! country. Never twice for the same due day, and never somebody from whom the case is kept.
use crate::access::{Area, Level, Role};
use crate::accounts;
use crate::cases::context::{Context, Error};
use crate::cases::model::Holder;
use crate::cases::store::{self, Late, Stages};
use crate::id::{AccountKey, CommitteeKey};
use crate::notify;
use crate::programme::Calendar;
use crate::routing;
use crate::storage::{self, Db, DbConn};
use chrono::{Days, NaiveDate};

/// One working day before it is due, those who have to answer are told.
const SOON: i32 = 1;
/// The day after, again.
const LATE: i32 = 2;
/// Three working days after, the managers of the area.
const TO_MANAGER: i32 = 3;
/// Eight working days after, the managers of the whole country.
const TO_COUNTRY: i32 = 4;

/// Cases of one transaction: others must not wait for it.
const CHUNK: i64 = 100;
/// How far back a working day is looked for.
const FARTHEST: u64 = 60;

/// Tells of what is due or late: each stage once for each due day. Answers how many cases it was. Blocks: not for an async
/// thread.
///
/// # Errors
/// The database failed.
pub fn remind(db: &Db, ctx: &Context) -> Result<usize, Error> {
    let mut all = 0;
    loop {
        let ctx = ctx.clone();
        let reminded = db.write_now(move |conn| remind_some(conn, &ctx))?;
        all += reminded;
        if (reminded as i64) < CHUNK {
            return Ok(all);
        }
    }
}

/// The last due days for which the stages have come, the farthest first.
fn stages(calendar: &Calendar, today: NaiveDate) -> Stages {
    let soon = calendar.after_working_days(today, 1).unwrap_or(today);
    let yesterday = today.pred_opt().unwrap_or(today);
    // the last day since which so many working days have gone by; where nobody ever works: never
    let since = |days: u32| {
        let mut back = (0..FARTHEST).filter_map(|back| today.checked_sub_days(Days::new(back)));
        let gone = |day: &NaiveDate| calendar.after_working_days(*day, days).is_some_and(|then| then <= today);
        back.find(gone).unwrap_or(NaiveDate::MIN)
    };
    [(TO_COUNTRY, since(8)), (TO_MANAGER, since(3)), (LATE, yesterday), (SOON, soon)]
}

fn remind_some(conn: &mut DbConn, ctx: &Context) -> Result<usize, Error> {
    // two servers that begin the day together remind once
    storage::lock(conn, "remind")?;
    let stages = stages(&ctx.programme.more.calendar, ctx.today);
    let late = store::late(conn, &stages, CHUNK)?;
    for case in &late {
        let stage = stages.iter().find(|(_, day)| case.due_on <= *day).map_or(SOON, |(stage, _)| *stage);
        let mut told = Vec::new();
        if case.said < LATE {
            told.extend(answerers(conn, ctx, case)?);
        }
        if case.said < TO_MANAGER && stage >= TO_MANAGER {
            told.extend(managers(conn, ctx, case, true)?);
        }
        if stage >= TO_COUNTRY {
            told.extend(managers(conn, ctx, case, false)?);
        }
        told.sort_by_key(|account| account.get());
        told.dedup();
        for account in told {
            notify::case_waits(conn, account, case.case, ctx.now)?;
        }
        store::said(conn, case, stage)?;
    }
    Ok(late.len())
}

/// The committee whose members must not hear of it.
fn about(case: &Late) -> Option<CommitteeKey> {
    case.committee.filter(|_| case.about_committee)
}

/// Whoever has to answer: its handler, or the committee, or who is nearest.
fn answerers(conn: &mut DbConn, ctx: &Context, case: &Late) -> Result<Vec<AccountKey>, Error> {
    let excluded = store::excluded(conn, case.case)?;
    if case.holder == Holder::Committee
        && let Some(committee) = case.committee.filter(|_| !case.about_committee)
    {
        let mut members = accounts::committee_members(conn, committee)?;
        members.retain(|member| !excluded.contains(member));
        return Ok(members);
    }
    let handlers = accounts::holders(conn, Role::Handler)?;
    let outside = about(case).map(|committee| accounts::committee_members(conn, committee)).transpose()?;
    let may = |account: &AccountKey| {
        handlers.iter().any(|(handler, _)| handler == account)
            && !excluded.contains(account)
            && !outside.as_ref().is_some_and(|members| members.contains(account))
    };
    if let Some(assigned) = case.assigned.filter(may) {
        return Ok(vec![assigned]);
    }
    Ok(routing::assign(conn, &ctx.book, case.sector.as_deref(), case.place, &excluded, about(case))?.tell)
}

/// Managers in whose area it lies: of a part of the country, or of the whole.
fn managers(conn: &mut DbConn, ctx: &Context, case: &Late, of_area: bool) -> Result<Vec<AccountKey>, Error> {
    let way: Vec<_> = case.place.map(|place| ctx.book.climb(place)).unwrap_or_default();
    let mut kept_from = store::excluded(conn, case.case)?;
    if let Some(committee) = about(case) {
        kept_from.extend(accounts::committee_members(conn, committee)?);
    }
    let fits = |area: Option<Area>| match area {
        Some(area) if area.level != Level::Country => of_area && way.iter().any(|place| place.key == area.place),
        _ => !of_area,
    };
    let all = accounts::holders(conn, Role::Manager)?.into_iter();
    Ok(all
        .filter(|(account, held)| fits(held.area) && !kept_from.contains(account))
        .map(|(account, _)| account)
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn stages_come_by_working_days() {
        let calendar = Calendar { holidays: vec!["2026-03-09".into()], ..Calendar::default() };
        // a Friday, before a Monday on which nobody works
        let friday = stages(&calendar, day("2026-03-06"));
        assert_eq!(friday[3], (SOON, day("2026-03-10")));
        assert_eq!(friday[2], (LATE, day("2026-03-05")));
        assert_eq!(friday[1], (TO_MANAGER, day("2026-03-03")));
        assert_eq!(friday[0], (TO_COUNTRY, day("2026-02-24")));
        // a week later: three days of work have gone by since the free Monday
        assert_eq!(stages(&calendar, day("2026-03-12"))[1], (TO_MANAGER, day("2026-03-09")));
        let never = Calendar { weekend: (1..=7).collect(), holidays: Vec::new() };
        assert_eq!(stages(&never, day("2026-03-06"))[0], (TO_COUNTRY, NaiveDate::MIN));
    }
}
