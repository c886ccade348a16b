//! Follow-up codes and what is written to them. Always looked up by case, never by secret.
use super::find::Found;
use super::rows::{CaseRow, Ordinary};
use super::visible;
use crate::cases::model::{Case, Code};
use crate::id::{CaseKey, SlipKey};
use crate::storage::DbConn;
use crate::storage::schema::{follow_codes as codes, follow_messages as letters};
use chrono::NaiveDate;
use diesel::prelude::*;

/// Something sealed to a code: its number, its bytes, and when it was read.
pub(in crate::cases) type Sealed = (i32, Vec<u8>, Option<NaiveDate>);

type Columns = (SlipKey, Vec<u8>, String, NaiveDate, Option<NaiveDate>);
const COLUMNS: (codes::key, codes::verifier, codes::recipient, codes::issued_on, codes::first_used_on) =
    (codes::key, codes::verifier, codes::recipient, codes::issued_on, codes::first_used_on);

fn code((key, verifier, recipient, issued_on, first_used_on): Columns) -> QueryResult<Code> {
    let recipient = recipient
        .parse()
        .map_err(|_| diesel::result::Error::DeserializationError("the recipient of a code cannot be read".into()))?;
    Ok(Code { key, verifier, recipient, issued_on, first_used_on, read_on: None })
}

/// A case by what was typed as its reference: see `visible::to_follow`.
pub(in crate::cases) fn to_follow(conn: &mut DbConn, reference: &str) -> QueryResult<Option<Found>> {
    let row: Option<(CaseRow, Option<Ordinary>)> = visible::to_follow(reference)
        .select((CaseRow::as_select(), Option::<Ordinary>::as_select()))
        .first(conn)
        .optional()?;
    let Some((case, ordinary)) = row else { return Ok(None) };
    Ok(Some((Case::try_from(case)?, ordinary)))
}

/// A case whose code somebody holds.
pub(in crate::cases) fn followed(conn: &mut DbConn, case: CaseKey) -> QueryResult<Option<Found>> {
    let row: Option<(CaseRow, Option<Ordinary>)> = visible::chosen(&[case])
        .select((CaseRow::as_select(), Option::<Ordinary>::as_select()))
        .first(conn)
        .optional()?;
    let Some((case, ordinary)) = row else { return Ok(None) };
    Ok(Some((Case::try_from(case)?, ordinary)))
}

/// Holds other codes of a case out until this transaction ends.
pub(in crate::cases) fn lock_codes(conn: &mut DbConn, case: CaseKey) -> QueryResult<()> {
    crate::storage::lock(conn, &format!("codes {case}"))
}

/// The code of a case that opens something. No case has the key 0: asked for it, the database does the same work.
pub(in crate::cases) fn live_code(conn: &mut DbConn, case: Option<CaseKey>) -> QueryResult<Option<Code>> {
    let row = codes::table
        .filter(codes::case_key.eq(case.unwrap_or(CaseKey::new(0))))
        .filter(codes::died_on.is_null())
        .order(codes::key.desc())
        .select(COLUMNS)
        .first::<Columns>(conn)
        .optional()?;
    row.map(code).transpose()
}

/// Gives a case a code; the one before dies, and what was sealed to it goes.
pub(in crate::cases) fn add_code(
    conn: &mut DbConn,
    case: CaseKey,
    (verifier, recipient): (&[u8], &str),
    (today, used): (NaiveDate, Option<NaiveDate>),
) -> QueryResult<SlipKey> {
    forget_messages(conn, &[case])?;
    let wrote: Option<i32> =
        codes::table.filter(codes::case_key.eq(case)).select(diesel::dsl::max(codes::wrote)).first(conn)?;
    let before = codes::table.filter(codes::case_key.eq(case)).filter(codes::died_on.is_null());
    diesel::update(before).set(codes::died_on.eq(today)).execute(conn)?;
    diesel::insert_into(codes::table)
        .values((
            codes::case_key.eq(case),
            codes::verifier.eq(verifier),
            codes::recipient.eq(recipient),
            codes::issued_on.eq(today),
            codes::first_used_on.eq(used),
            codes::wrote.eq(wrote),
        ))
        .returning(codes::key)
        .get_result(conn)
}

/// Somebody came with it today.
pub(in crate::cases) fn mark_used(conn: &mut DbConn, code: SlipKey, today: NaiveDate) -> QueryResult<()> {
    let first = codes::table.find(code).filter(codes::first_used_on.is_null());
    diesel::update(first).set(codes::first_used_on.eq(today)).execute(conn)?;
    Ok(())
}

/// The person wrote: the case has this version now.
pub(in crate::cases) fn mark_wrote(conn: &mut DbConn, code: SlipKey, version: i32) -> QueryResult<()> {
    diesel::update(codes::table.find(code)).set(codes::wrote.eq(version)).execute(conn)?;
    Ok(())
}

/// Keeps something that was sealed to a code.
pub(in crate::cases) fn add_message(
    conn: &mut DbConn,
    code: SlipKey,
    (number, bytes): (i32, &[u8]),
    (written_on, read_on): (NaiveDate, Option<NaiveDate>),
) -> QueryResult<()> {
    diesel::insert_into(letters::table)
        .values((
            letters::code_key.eq(code),
            letters::number.eq(number),
            letters::bytes.eq(bytes),
            letters::written_on.eq(written_on),
            letters::read_on.eq(read_on),
        ))
        .execute(conn)?;
    Ok(())
}

/// What was sealed to a code, in order: number, bytes, and when it was read.
pub(in crate::cases) fn messages(conn: &mut DbConn, code: SlipKey) -> QueryResult<Vec<Sealed>> {
    let rows = letters::table.filter(letters::code_key.eq(code)).order((letters::number, letters::key));
    rows.select((letters::number, letters::bytes, letters::read_on)).load(conn)
}

/// When something that was sealed to a code was last read.
pub(in crate::cases) fn last_read(conn: &mut DbConn, code: SlipKey) -> QueryResult<Option<NaiveDate>> {
    let own = letters::table.filter(letters::code_key.eq(code));
    own.select(diesel::dsl::max(letters::read_on)).first(conn)
}

/// All of it was read, at the latest today.
pub(in crate::cases) fn mark_read(conn: &mut DbConn, code: SlipKey, today: NaiveDate) -> QueryResult<()> {
    let new = letters::table.filter(letters::code_key.eq(code)).filter(letters::read_on.is_null());
    diesel::update(new).set(letters::read_on.eq(today)).execute(conn)?;
    Ok(())
}

/// What was sealed to the codes of cases.
pub(in crate::cases) fn forget_messages(conn: &mut DbConn, cases: &[CaseKey]) -> QueryResult<()> {
    let own = codes::table.filter(codes::case_key.eq_any(cases.to_vec())).select(codes::key);
    diesel::delete(letters::table.filter(letters::code_key.eq_any(own))).execute(conn)?;
    Ok(())
}

/// The codes of cases, with everything that was sealed to them.
pub(in crate::cases) fn forget_codes(conn: &mut DbConn, cases: &[CaseKey]) -> QueryResult<()> {
    forget_messages(conn, cases)?;
    diesel::delete(codes::table.filter(codes::case_key.eq_any(cases.to_vec()))).execute(conn)?;
    Ok(())
}
