//! Erasing: which cases are due, and taking away their contact, their narrative, their keys, themselves.
use super::appeals::forget_appeals;
use super::outlive;
use super::slips::{forget_codes, forget_messages};
use super::visible::{Visible, chosen, over_since};
use crate::cases::model::{Case, EventBody, EventKind, Stage, Which};
use crate::id::{CaseKey, DeskKey, Reference};
use crate::sealing::SealedItem;
use crate::storage::DbConn;
use crate::storage::schema::{
    attachments, cases, chased, events, exclusions, form_tokens, grants, holds, items, ordinary, outbox, recoveries,
    reminders,
};
use crate::text::fold;
use chrono::NaiveDate;
use diesel::dsl::{count_star, not};
use diesel::prelude::*;

/// Names of files that belong to nobody any more: to be deleted after the commit.
pub(in crate::cases) type Gone = Vec<String>;

fn those(which: &Which, stage: Stage, day: NaiveDate) -> Visible {
    let mut query = over_since(day).filter(cases::track.eq(which.track)).filter(cases::erased.lt(stage.rank()));
    if let Some(code) = which.only {
        query = query.filter(ordinary::category.nullable().eq(code));
    }
    if !which.but.is_empty() {
        let but: Vec<Option<i32>> = which.but.iter().copied().map(Some).collect();
        query = query.filter(not(ordinary::category.nullable().eq_any(but)));
    }
    query
}

/// Up to `most` cases of which this much is to be erased: closed, and entered here, on `day` or before.
pub(in crate::cases) fn due(
    conn: &mut DbConn,
    which: &Which,
    stage: Stage,
    day: NaiveDate,
    most: i64,
) -> QueryResult<Vec<CaseKey>> {
    those(which, stage, day).order((cases::closed_on, cases::key)).limit(most).select(cases::key).load(conn)
}

/// How many there are.
pub(in crate::cases) fn due_count(conn: &mut DbConn, which: &Which, stage: Stage, day: NaiveDate) -> QueryResult<i64> {
    those(which, stage, day).select(count_star()).first(conn)
}

/// Takes hold of those that are still due: whatever happened to a case since it was found, it is asked again here, and
/// nobody who saw it before can change it now. Answers keys and desks.
pub(in crate::cases) fn claim(
    conn: &mut DbConn,
    keys: &[CaseKey],
    which: &Which,
    stage: Stage,
    day: NaiveDate,
) -> QueryResult<Vec<(CaseKey, Option<DeskKey>)>> {
    let still = cases::table
        .filter(cases::key.eq_any(keys.to_vec()))
        .filter(cases::track.eq(which.track))
        .filter(cases::erased.lt(stage.rank()))
        .filter(cases::closed_on.le(day))
        .filter(cases::legal_hold.eq(false));
    diesel::update(still)
        .set((cases::erased.eq(stage.rank()), cases::version.eq(cases::version + 1)))
        .returning((cases::key, cases::desk_key))
        .get_results(conn)
}

/// Takes hold of one case as somebody saw it. False: it was changed meanwhile, or must be kept.
pub(in crate::cases) fn claim_version(conn: &mut DbConn, case: &Case) -> QueryResult<bool> {
    let seen = cases::table.find(case.key).filter(cases::version.eq(case.version));
    let changed = diesel::update(seen.filter(cases::legal_hold.eq(false)))
        .set((cases::erased.eq(Stage::Case.rank()), cases::version.eq(case.version + 1)))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Those of the cases from which somebody is excluded.
pub(in crate::cases) fn excluded_any(conn: &mut DbConn, keys: &[CaseKey]) -> QueryResult<Vec<CaseKey>> {
    let rows = exclusions::table.filter(exclusions::case_key.eq_any(keys.to_vec()));
    rows.select(exclusions::case_key).distinct().load(conn)
}

/// Name and contact of ordinary cases.
pub(in crate::cases) fn forget_contact(conn: &mut DbConn, keys: &[CaseKey]) -> QueryResult<()> {
    let rows = ordinary::table.filter(ordinary::case_key.eq_any(keys.to_vec()));
    diesel::update(rows).set(ordinary::identity.eq(None::<Vec<u8>>)).execute(conn)?;
    Ok(())
}

/// Every word of ordinary cases, with name, contact and files. What happened when, and by whom, stays.
pub(in crate::cases) fn forget_narrative(conn: &mut DbConn, keys: &[CaseKey]) -> QueryResult<Gone> {
    forget_contact(conn, keys)?;
    let references: Vec<(CaseKey, String)> = chosen(keys).select((cases::key, cases::reference)).load(conn)?;
    for (key, reference) in references {
        // it is still found by its number
        let folded = fold(&format!("{reference} {}", reference.replace('-', "")));
        diesel::update(ordinary::table.find(key))
            .set((ordinary::text.eq(""), ordinary::folded.eq(folded), ordinary::former_reference.eq(None::<String>)))
            .execute(conn)?;
    }
    forget_words(conn, keys)?;
    forget_messages(conn, keys)?;
    forget_files(conn, keys)
}

/// What events say in words.
fn forget_words(conn: &mut DbConn, keys: &[CaseKey]) -> QueryResult<()> {
    let rows: Vec<(i64, EventKind, String)> = events::table
        .filter(events::case_key.eq_any(keys.to_vec()))
        .filter(events::body.ne("{}"))
        .select((events::key, events::kind, events::body))
        .load(conn)?;
    for (key, kind, body) in rows {
        let body: EventBody = serde_json::from_str(&body).unwrap_or_default();
        let body = serde_json::to_string(&without_words(kind, body))
            .map_err(|e| diesel::result::Error::SerializationError(e.into()))?;
        diesel::update(events::table.find(key)).set(events::body.eq(body)).execute(conn)?;
    }
    Ok(())
}

/// Codes and days of an event, which say nothing about a person.
fn without_words(kind: EventKind, body: EventBody) -> EventBody {
    let coded = matches!(kind, EventKind::CategoryChanged | EventKind::SectorChanged);
    EventBody {
        text: None,
        from: body.from.filter(|_| coded),
        to: body.to.filter(|_| coded || kind == EventKind::Transmitted),
        reason: body.reason.filter(|_| kind == EventKind::Closed),
        until: body.until,
        how: body.how,
        satisfied: body.satisfied,
        asked_by: body.asked_by,
    }
}

fn forget_files(conn: &mut DbConn, keys: &[CaseKey]) -> QueryResult<Gone> {
    let rows = || attachments::table.filter(attachments::case_key.eq_any(keys.to_vec()));
    let names = rows().select(attachments::name).load(conn)?;
    diesel::delete(rows()).execute(conn)?;
    Ok(names)
}

/// The keys of sealed cases, and everything that they open.
pub(in crate::cases) fn forget_keys(conn: &mut DbConn, keys: &[CaseKey]) -> QueryResult<Gone> {
    diesel::delete(grants::table.filter(grants::case_key.eq_any(keys.to_vec()))).execute(conn)?;
    diesel::delete(items::table.filter(items::case_key.eq_any(keys.to_vec()))).execute(conn)?;
    diesel::delete(recoveries::table.filter(recoveries::case_key.eq_any(keys.to_vec()))).execute(conn)?;
    diesel::delete(chased::table.filter(chased::case_key.eq_any(keys.to_vec()))).execute(conn)?;
    // whoever comes back could leave nothing there that anybody reads
    forget_codes(conn, keys)?;
    diesel::update(cases::table.filter(cases::key.eq_any(keys.to_vec())))
        .set(cases::recipient.eq(None::<String>))
        .execute(conn)?;
    forget_files(conn, keys)
}

/// The ordinary half of cases, with everything that hangs on it alone.
pub(super) fn forget_ordinary(conn: &mut DbConn, keys: &[CaseKey]) -> QueryResult<()> {
    diesel::delete(events::table.filter(events::case_key.eq_any(keys.to_vec()))).execute(conn)?;
    diesel::delete(holds::table.filter(holds::case_key.eq_any(keys.to_vec()))).execute(conn)?;
    diesel::delete(reminders::table.filter(reminders::case_key.eq_any(keys.to_vec()))).execute(conn)?;
    forget_appeals(conn, keys)?;
    diesel::delete(exclusions::table.filter(exclusions::case_key.eq_any(keys.to_vec()))).execute(conn)?;
    diesel::delete(ordinary::table.filter(ordinary::case_key.eq_any(keys.to_vec()))).execute(conn)?;
    Ok(())
}

/// The cases themselves, of one kind: what they count for stays in figures that name nobody.
pub(in crate::cases) fn erase(conn: &mut DbConn, keys: &[CaseKey], sealed: bool) -> QueryResult<Gone> {
    let gone = if sealed {
        outlive::count_sealed(conn, keys)?;
        forget_keys(conn, keys)?
    } else {
        outlive::keep_facts(conn, keys)?;
        forget_ordinary(conn, keys)?;
        forget_files(conn, keys)?
    };
    let waiting: Vec<Option<i64>> = keys.iter().map(|key| Some(key.get())).collect();
    diesel::delete(outbox::table.filter(outbox::case_key.eq_any(waiting))).execute(conn)?;
    let references: Vec<String> = chosen(keys).select(cases::reference).load(conn)?;
    let slips: Vec<Option<String>> = references.into_iter().map(Some).collect();
    diesel::update(form_tokens::table.filter(form_tokens::reference.eq_any(slips)))
        .set(form_tokens::reference.eq(None::<String>))
        .execute(conn)?;
    forget_codes(conn, keys)?;
    diesel::delete(cases::table.filter(cases::key.eq_any(keys.to_vec()))).execute(conn)?;
    Ok(gone)
}

/// Puts another sealed item in the place of one: less of a person stands in it.
pub(in crate::cases) fn replace_item(
    conn: &mut DbConn,
    case: CaseKey,
    number: i32,
    item: &SealedItem,
) -> QueryResult<()> {
    let row = items::table.filter(items::case_key.eq(case)).filter(items::number.eq(number));
    diesel::update(row).set((items::bytes.eq(&item.bytes), items::hash.eq(item.hash.to_vec()))).execute(conn)?;
    Ok(())
}

/// Timelines in which the reference of an ordinary case stands, as that of which theirs is a duplicate. Looks at every
/// closed case: not inside a transaction that writes.
pub(in crate::cases) fn naming(conn: &mut DbConn, reference: &Reference) -> QueryResult<Vec<i64>> {
    events::table
        .filter(events::kind.eq(EventKind::Closed))
        .filter(events::body.like(format!("%{reference}%")))
        .select(events::key)
        .load(conn)
}

/// Takes a reference out of these entries.
pub(in crate::cases) fn unname(conn: &mut DbConn, entries: &[i64], reference: &Reference) -> QueryResult<()> {
    let rows: Vec<(i64, String)> =
        events::table.filter(events::key.eq_any(entries.to_vec())).select((events::key, events::body)).load(conn)?;
    for (key, body) in rows {
        let body = body.replace(reference.as_str(), "");
        diesel::update(events::table.find(key)).set(events::body.eq(body)).execute(conn)?;
    }
    Ok(())
}
