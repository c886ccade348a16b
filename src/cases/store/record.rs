//! Writing a new case.
use super::find::exclude;
use crate::cases::model::{Case, NewOrdinary, State, Track};
use crate::id::{AccountKey, CaseId, CaseKey, DeskKey, PlaceKey, Reference};
use crate::sealing::SealedItem;
use crate::storage::DbConn;
use crate::storage::schema::{cases, fingerprints, form_tokens, items, ordinary};
use crate::text::fold;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as Sql};
use diesel::sql_types::{BigInt, Text};

/// The shared half of a new case.
pub(in crate::cases) struct NewCase {
    pub id: CaseId,
    pub reference: Reference,
    pub track: Track,
    pub state: State,
    pub desk: Option<DeskKey>,
    pub region: Option<PlaceKey>,
    pub received_on: NaiveDate,
    pub recorded_on: NaiveDate,
    pub due_on: Option<NaiveDate>,
    pub closed_on: Option<NaiveDate>,
    pub recipient: Option<String>,
    pub waiting: bool,
}

/// How many references are tried: there are so many that a second one is rare already.
const REFERENCES: usize = 20;

impl NewCase {
    /// Of a sealed case that comes closed nobody knows when it was handed over.
    fn reached_after(&self) -> Option<i32> {
        let unknown = self.track != Track::Ordinary && self.closed_on.is_some();
        unknown.then_some(super::quarters::NOT_KNOWN)
    }
}

/// Adds the shared half. A reference that is taken is replaced by another random one.
pub(in crate::cases) fn add_case(conn: &mut DbConn, new: &mut NewCase) -> QueryResult<CaseKey> {
    let mut key = next_key(conn, &new.reference)?;
    for _ in 1..REFERENCES {
        if key.is_some() {
            break;
        }
        new.reference = Reference::random();
        key = next_key(conn, &new.reference)?;
    }
    let key = key.ok_or(Sql::NotFound)?;
    diesel::insert_into(cases::table)
        .values((
            cases::key.eq(key),
            cases::id.eq(new.id),
            cases::reference.eq(new.reference.as_str()),
            cases::sealed.eq(new.track != Track::Ordinary),
            cases::track.eq(new.track),
            cases::state.eq(new.state),
            cases::desk_key.eq(new.desk),
            cases::region_key.eq(new.region),
            cases::received_on.eq(new.received_on),
            cases::recorded_on.eq(new.recorded_on),
            cases::due_on.eq(new.due_on),
            cases::closed_on.eq(new.closed_on),
            cases::version.eq(1),
            cases::recipient.eq(new.recipient.as_deref()),
            cases::waiting.eq(new.waiting),
            cases::reached_after.eq(new.reached_after()),
        ))
        .execute(conn)?;
    Ok(key)
}

#[diesel::declare_sql_function]
extern "SQL" {
    fn nextval(sequence: Text) -> BigInt;
    fn pg_get_serial_sequence(table: Text, column: Text) -> Text;
}

/// A key that no case ever had, so that nothing the log says of an erased case is taken for another; none if the reference
/// is taken. SQLite by itself would give the highest key again once its case is erased.
fn next_key(conn: &mut DbConn, reference: &Reference) -> QueryResult<Option<CaseKey>> {
    let taken = exists(cases::table.filter(cases::reference.eq(reference.as_str())));
    if !conn.is_sqlite() {
        // in one question: each is a way to the server and back
        let next = nextval(pg_get_serial_sequence("cases", "key"));
        let (taken, key): (bool, CaseKey) = diesel::select((taken, next)).get_result(conn)?;
        return Ok((!taken).then_some(key));
    }
    #[derive(QueryableByName)]
    struct Next {
        #[diesel(sql_type = BigInt)]
        next: CaseKey,
    }
    let next = "SELECT 1 + max(coalesce((SELECT max(key) FROM cases), 0), \
         coalesce((SELECT max(case_key) FROM audit WHERE case_key IS NOT NULL), 0)) AS next";
    let taken: bool = diesel::select(taken).get_result(conn)?;
    Ok(if taken { None } else { Some(diesel::sql_query(next).get_result::<Next>(conn)?.next) })
}

/// Where a new ordinary case lies, and who enters it.
pub(in crate::cases) struct Around {
    pub cercle: Option<PlaceKey>,
    pub commune: Option<PlaceKey>,
    pub entered_by: Option<AccountKey>,
    pub category_version: i32,
    pub identity: Option<Vec<u8>>,
    pub now: NaiveDateTime,
}

/// What lists are sorted by and cut to: in the ordinary half too, a copy of the shared one.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = ordinary, treat_none_as_null = true)]
pub(super) struct Sorted {
    received_on: NaiveDate,
    due_on: Option<NaiveDate>,
    closed_on: Option<NaiveDate>,
    state: State,
    region_key: Option<PlaceKey>,
}

impl Sorted {
    /// The copy of a case as it is.
    pub fn of(case: &Case) -> Self {
        let Case { received_on, due_on, closed_on, state, region: region_key, .. } = *case;
        Self { received_on, due_on, closed_on, state, region_key }
    }

    /// The same after a change.
    pub fn changed(self, state: State, due_on: Option<NaiveDate>, closed_on: Option<NaiveDate>) -> Self {
        Self { state, due_on, closed_on, ..self }
    }
}

/// Adds the ordinary half.
pub(in crate::cases) fn add_ordinary(
    conn: &mut DbConn,
    case: &Case,
    new: &NewOrdinary,
    around: Around,
) -> QueryResult<()> {
    let kept = new.kept.clone().unwrap_or_default();
    let folded = searchable(case, &new.text, kept.former_reference.as_deref());
    diesel::insert_into(ordinary::table)
        .values((
            (
                ordinary::case_key.eq(case.key),
                ordinary::category.eq(new.category),
                ordinary::category_version.eq(around.category_version),
                ordinary::sector.eq(&new.sector),
                ordinary::channel.eq(&new.channel),
                ordinary::project.eq(&new.project),
                ordinary::activity.eq(&new.activity),
                ordinary::committee_key.eq(new.committee),
                ordinary::place_key.eq(new.place),
                ordinary::cercle_key.eq(around.cercle),
                ordinary::commune_key.eq(around.commune),
                ordinary::holder.eq(new.holder),
                ordinary::assigned_key.eq(new.assigned),
                ordinary::entered_by.eq(around.entered_by),
                ordinary::received_by.eq(new.received_by),
                ordinary::hidden_from_committee.eq(new.hidden_from_committee),
                ordinary::text.eq(&new.text),
                ordinary::folded.eq(folded),
                ordinary::happened_on.eq(new.happened_on),
            ),
            (
                ordinary::on_behalf.eq(new.on_behalf),
                ordinary::naming.eq(new.naming),
                ordinary::sex.eq(new.sex),
                ordinary::age.eq(&new.age),
                ordinary::displacement.eq(new.displacement),
                ordinary::access_needs.eq(&new.access_needs),
                ordinary::language.eq(&new.language),
                ordinary::interpreter.eq(new.interpreter),
                ordinary::answer_by.eq(new.answer_by),
                ordinary::identity.eq(around.identity),
            ),
            (
                ordinary::acknowledged_on.eq(kept.acknowledged_on),
                ordinary::answered_on.eq(kept.answered_on),
                ordinary::told_on.eq(kept.told_on),
                ordinary::satisfied.eq(kept.satisfied),
                ordinary::first_closed_on.eq(kept.closed_on),
                ordinary::closing_reason.eq(kept.closing_reason),
                ordinary::former_reference.eq(kept.former_reference),
                ordinary::imported.eq(new.kept.is_some()),
                ordinary::recorded_at.eq(around.now),
                ordinary::updated_at.eq(around.now),
            ),
            Sorted::of(case),
        ))
        .execute(conn)?;
    new.excluded.iter().try_for_each(|account| exclude(conn, case.key, *account))
}

/// What the search looks at: text, reference with and without its hyphen, former reference.
fn searchable(case: &Case, text: &str, former: Option<&str>) -> String {
    let reference = case.reference.as_str();
    fold(&format!("{text} {reference} {} {}", reference.replace('-', ""), former.unwrap_or_default()))
}

/// Adds sealed items, numbered on from `first`.
pub(in crate::cases) fn add_items(
    conn: &mut DbConn,
    case: CaseKey,
    first: i32,
    sealed: &[SealedItem],
    today: NaiveDate,
) -> QueryResult<()> {
    for (number, item) in (first..).zip(sealed) {
        diesel::insert_into(items::table)
            .values((
                items::case_key.eq(case),
                items::number.eq(number),
                items::bytes.eq(&item.bytes),
                items::hash.eq(item.hash.to_vec()),
                items::recorded_on.eq(today),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Uses up a form. False if it was used before: then nothing may be written again.
pub(in crate::cases) fn claim_form(
    conn: &mut DbConn,
    hash: &[u8],
    reference: Option<&Reference>,
    today: NaiveDate,
) -> QueryResult<bool> {
    let added = conn.transaction(|conn| {
        diesel::insert_into(form_tokens::table)
            .values((
                form_tokens::hash.eq(hash),
                form_tokens::reference.eq(reference.map(Reference::as_str)),
                form_tokens::used_on.eq(today),
            ))
            .execute(conn)
    });
    match added {
        Ok(_) => Ok(true),
        Err(Sql::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Forgets forms used before a day: by then no browser holds them any more.
pub(in crate::cases) fn forget_forms(conn: &mut DbConn, before: NaiveDate) -> QueryResult<usize> {
    diesel::delete(form_tokens::table.filter(form_tokens::used_on.lt(before))).execute(conn)
}

/// Whether a form was used up.
pub(in crate::cases) fn form_used(conn: &mut DbConn, hash: &[u8]) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(form_tokens::table.find(hash))).get_result(conn)
}

/// The reference of a form's case, the first time it is asked for; then it is forgotten here.
pub(in crate::cases) fn show_slip(conn: &mut DbConn, hash: &[u8]) -> QueryResult<Option<Option<Reference>>> {
    // two at once must not both be shown it
    crate::storage::lock(conn, &format!("slip {hash:x?}"))?;
    let row = form_tokens::table.find(hash);
    let found: Option<Option<String>> = row.select(form_tokens::reference).first(conn).optional()?;
    diesel::update(row).set(form_tokens::reference.eq(None::<String>)).execute(conn)?;
    Ok(found.map(|reference| reference.and_then(|text| Reference::parse(&text))))
}

/// Whether the keyed hash of an imported row is remembered.
pub(in crate::cases) fn knows_fingerprint(conn: &mut DbConn, hash: &[u8]) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(fingerprints::table.find(hash))).get_result(conn)
}

/// Remembers the keyed hash of an imported row. False if it was imported before.
pub(in crate::cases) fn fingerprint(conn: &mut DbConn, hash: &[u8]) -> QueryResult<bool> {
    if knows_fingerprint(conn, hash)? {
        return Ok(false);
    }
    diesel::insert_into(fingerprints::table).values(fingerprints::hash.eq(hash)).execute(conn)?;
    Ok(true)
}
