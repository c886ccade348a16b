//! An answer to many people who gave no name: read out where everybody hears it.
use crate::id::{AccountKey, CommitteeKey, GeneralId, GeneralKey};
use chrono::NaiveDate;

/// To so many cases one answer goes at most: they are written in one transaction.
pub const MOST_IN_GENERAL: usize = 50;

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "as the columns of `general_answers`")]
pub struct General {
    pub key: GeneralKey,
    pub id: GeneralId,
    /// Which committee reads it out; none: whoever wrote it does.
    pub committee: Option<CommitteeKey>,
    pub text: String,
    pub written_by: AccountKey,
    pub written_on: NaiveDate,
    pub read_on: Option<NaiveDate>,
    pub read_where: String,
}
