//! Rows as the tables hold them, and the domain's own types.
use crate::cases::model::{
    AnswerBy, AskedBy, Case, ClosingReason, Displacement, Holder, Naming, OnBehalf, Sex, State, Track,
};
use crate::id::{AccountKey, CaseId, CaseKey, CommitteeKey, DeskKey, GeneralKey, PlaceKey, Reference};
use crate::storage::schema::{cases, ordinary};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = cases)]
pub(super) struct CaseRow {
    key: CaseKey,
    id: CaseId,
    reference: String,
    sealed: bool,
    track: Track,
    state: State,
    desk_key: Option<DeskKey>,
    region_key: Option<PlaceKey>,
    received_on: NaiveDate,
    recorded_on: NaiveDate,
    due_on: Option<NaiveDate>,
    closed_on: Option<NaiveDate>,
    version: i32,
    recipient: Option<String>,
    waiting: bool,
    erased: i32,
    legal_hold: bool,
}

impl TryFrom<CaseRow> for Case {
    type Error = diesel::result::Error;

    fn try_from(row: CaseRow) -> QueryResult<Self> {
        let reference = Reference::parse(&row.reference)
            .ok_or_else(|| diesel::result::Error::DeserializationError("a reference cannot be read".into()))?;
        Ok(Self {
            key: row.key,
            id: row.id,
            reference,
            sealed: row.sealed,
            track: row.track,
            state: row.state,
            desk: row.desk_key,
            region: row.region_key,
            received_on: row.received_on,
            recorded_on: row.recorded_on,
            due_on: row.due_on,
            closed_on: row.closed_on,
            version: row.version,
            recipient: row.recipient,
            waiting: row.waiting,
            erased: row.erased,
            legal_hold: row.legal_hold,
        })
    }
}

/// The ordinary half of a case.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = ordinary)]
#[allow(missing_docs, reason = "as the questions of the intake and the columns of the table")]
pub struct Ordinary {
    pub category: i32,
    pub category_version: i32,
    pub sector: Option<String>,
    pub channel: String,
    pub project: Option<String>,
    pub activity: Option<String>,
    pub committee_key: Option<CommitteeKey>,
    pub place_key: Option<PlaceKey>,
    pub cercle_key: Option<PlaceKey>,
    pub commune_key: Option<PlaceKey>,
    pub holder: Holder,
    pub assigned_key: Option<AccountKey>,
    pub entered_by: Option<AccountKey>,
    pub received_by: Option<AccountKey>,
    pub hidden_from_committee: bool,
    pub text: String,
    pub happened_on: Option<NaiveDate>,
    pub on_behalf: OnBehalf,
    pub naming: Naming,
    pub sex: Option<Sex>,
    pub age: Option<String>,
    pub displacement: Option<Displacement>,
    pub access_needs: Option<String>,
    pub language: Option<String>,
    pub interpreter: Option<bool>,
    pub answer_by: AnswerBy,
    pub identity: Option<Vec<u8>>,
    pub acknowledged_on: Option<NaiveDate>,
    pub answered_on: Option<NaiveDate>,
    pub told_on: Option<NaiveDate>,
    pub satisfied: Option<String>,
    pub first_closed_on: Option<NaiveDate>,
    pub closing_reason: Option<ClosingReason>,
    pub held_until: Option<NaiveDate>,
    pub former_reference: Option<String>,
    pub imported: bool,
    pub recorded_at: NaiveDateTime,
    pub updated_at: NaiveDateTime,
    pub unwanted_on: Option<NaiveDate>,
    pub satisfied_by: Option<AskedBy>,
    pub general_key: Option<GeneralKey>,
}
