//! What is erased of a closed case when its time has come. Pure.
use super::Track;
use crate::text_enum;
use chrono::NaiveDate;
use serde::Serialize;

text_enum!(
    /// How much of a closed case is erased. Of a sealed one contact and narrative lie under one key and go together.
    Stage {
        /// Name and contact.
        Contact = "contact",
        /// What was said and done in words, and files; of a sealed case its keys and everything they open.
        Narrative = "narrative",
        /// The case itself: only its figures stay.
        Case = "case",
    }
);

impl Stage {
    /// Its place in the order, from 1.
    pub fn rank(self) -> i32 {
        match self {
            Self::Contact => 1,
            Self::Narrative => 2,
            Self::Case => 3,
        }
    }
}

/// Which cases a period is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Which {
    /// Their track.
    pub track: Track,
    /// Ordinary ones of this category alone.
    pub only: Option<i32>,
    /// Ordinary ones of every category but these.
    pub but: Vec<i32>,
}

/// How often something was said about the persons of erased ordinary cases received in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonTotal {
    /// The first day of the month.
    pub month: NaiveDate,
    /// `sex`, `age`, `displacement` or `access`.
    pub kind: String,
    /// The code of the answer.
    pub code: String,
    /// In how many cases.
    pub cases: i32,
}
