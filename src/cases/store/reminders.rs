//! How far the programme has come in reminding of ordinary cases that are due.
use super::visible::unanswered_by;
use crate::cases::model::Holder;
use crate::id::{AccountKey, CaseKey, CommitteeKey, PlaceKey};
use crate::storage::DbConn;
use crate::storage::schema::{cases, ordinary, reminders};
use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

/// Stages of reminding, the farthest first: each with the last due day for which it is time.
pub(in crate::cases) type Stages = [(i32, NaiveDate); 4];

/// An ordinary case that somebody is to be reminded of.
#[derive(Debug, Clone)]
pub(in crate::cases) struct Late {
    pub case: CaseKey,
    pub due_on: NaiveDate,
    pub holder: Holder,
    pub assigned: Option<AccountKey>,
    pub committee: Option<CommitteeKey>,
    pub about_committee: bool,
    pub sector: Option<String>,
    pub place: Option<PlaceKey>,
    /// How far reminding came for this due day.
    pub said: i32,
}

/// Up to `most` cases for which a stage has come that was not said yet.
pub(in crate::cases) fn late(conn: &mut DbConn, stages: &Stages, most: i64) -> QueryResult<Vec<Late>> {
    type Row =
        (CaseKey, NaiveDate, Holder, Option<AccountKey>, Option<CommitteeKey>, bool, Option<String>, Option<PlaceKey>);
    let mut found: Vec<Late> = Vec::new();
    for (stage, day) in stages {
        let said = reminders::table
            .filter(reminders::case_key.eq(cases::key))
            .filter(reminders::due_on.nullable().eq(ordinary::due_on))
            .filter(reminders::stage.ge(*stage));
        let rows: Vec<Row> = unanswered_by(*day)
            .filter(not(exists(said)).nullable())
            .order((ordinary::due_on, cases::key))
            .limit(most)
            .select((
                cases::key,
                ordinary::due_on.assume_not_null(),
                ordinary::holder.assume_not_null(),
                ordinary::assigned_key.nullable(),
                ordinary::committee_key.nullable(),
                ordinary::hidden_from_committee.assume_not_null(),
                ordinary::sector.nullable(),
                ordinary::place_key.nullable(),
            ))
            .load(conn)?;
        let late = |(case, due_on, holder, assigned, committee, about_committee, sector, place): Row| Late {
            case,
            due_on,
            holder,
            assigned,
            committee,
            about_committee,
            sector,
            place,
            said: 0,
        };
        let new: Vec<Late> =
            rows.into_iter().map(late).filter(|late| found.iter().all(|known| known.case != late.case)).collect();
        found.extend(new);
        if found.len() as i64 >= most {
            break;
        }
    }
    found.truncate(usize::try_from(most).unwrap_or_default());
    with_said(conn, found)
}

fn with_said(conn: &mut DbConn, mut found: Vec<Late>) -> QueryResult<Vec<Late>> {
    let keys: Vec<CaseKey> = found.iter().map(|late| late.case).collect();
    let known: Vec<(CaseKey, NaiveDate, i32)> = reminders::table.filter(reminders::case_key.eq_any(keys)).load(conn)?;
    for late in &mut found {
        let same = known.iter().find(|(case, due_on, _)| (*case, *due_on) == (late.case, late.due_on));
        late.said = same.map_or(0, |(.., stage)| *stage);
    }
    Ok(found)
}

/// Reminding of a case came so far for this due day.
pub(in crate::cases) fn said(conn: &mut DbConn, late: &Late, stage: i32) -> QueryResult<()> {
    diesel::delete(reminders::table.find(late.case)).execute(conn)?;
    diesel::insert_into(reminders::table)
        .values((reminders::case_key.eq(late.case), reminders::due_on.eq(late.due_on), reminders::stage.eq(stage)))
        .execute(conn)?;
    Ok(())
}
