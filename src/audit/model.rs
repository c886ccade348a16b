//! What an entry is, what a reader is shown of it, and what can be wrong with the log.
use crate::id::{AccountKey, CaseKey, DeskKey};
use crate::text_enum;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use serde::Serialize;
use std::fmt;
use std::str::FromStr;

/// What a transaction noted and has not chained yet.
#[derive(Debug, Clone)]
pub(super) struct Noted {
    pub at: NaiveDateTime,
    pub actor: Option<AccountKey>,
    pub kind: String,
    pub desk: Option<DeskKey>,
    pub case: Option<CaseKey>,
    pub sealed: bool,
}

/// What can be said of an entry's content.
#[derive(Debug, Clone)]
pub(super) enum Content {
    /// It is there; its salt makes the commitment of it.
    Open { salt: Vec<u8>, content: Vec<u8> },
    /// It was forgotten by the program, which left its mark and the day.
    Withheld { mark: Vec<u8>, day: NaiveDate },
    /// It was forgotten in another way.
    Gone,
}

/// An entry as the verifier needs it: the chain runs over the commitment, whatever became of the content.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub number: i64,
    pub content: Content,
    pub commitment: Vec<u8>,
    pub hash: Vec<u8>,
}

/// The end of a lane.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub lane: i32,
    pub number: i64,
    pub hash: Vec<u8>,
    pub mac: Vec<u8>,
}

/// A line for the reader.
#[derive(Debug, Clone)]
pub struct Line {
    /// The day.
    pub day: NaiveDate,
    /// When in the day; never for sealed cases.
    pub time: Option<NaiveTime>,
    /// Who; never for sealed cases.
    pub actor: Option<AccountKey>,
    /// What kind of thing.
    pub kind: String,
    /// At which desk, for sealed cases.
    pub desk: Option<DeskKey>,
    /// How often; more than once for sealed cases alone.
    pub times: i64,
}

/// A page of the log. Within a day what is sealed stands last, by kind and desk: the order does not tell when it was done.
#[derive(Debug, Clone)]
pub struct Page {
    /// The newest first.
    pub lines: Vec<Line>,
    /// Where the next page begins, if there is one.
    pub next: Option<Cursor>,
}

/// Where a page ends: its last entry that carries a minute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    pub(super) at: NaiveDateTime,
    pub(super) lane: i32,
    pub(super) number: i64,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.at.and_utc().timestamp_micros(), self.lane, self.number)
    }
}

impl FromStr for Cursor {
    type Err = ();
    fn from_str(raw: &str) -> Result<Self, ()> {
        let mut parts = raw.split('.').map(|part| part.parse::<i64>().map_err(drop));
        let mut next = || parts.next().unwrap_or(Err(()));
        let at = DateTime::from_timestamp_micros(next()?).ok_or(())?.naive_utc();
        // what both databases can sort
        if !(1970..=9999).contains(&at.year()) {
            return Err(());
        }
        Ok(Self { at, lane: i32::try_from(next()?).map_err(drop)?, number: next()? })
    }
}

text_enum!(
    /// What is wrong with the log.
    Fault {
        /// An entry is not there.
        Missing = "missing",
        /// An entry is there that this program did not write.
        Added = "added",
        /// An entry does not say what it said.
        Changed = "changed",
        /// An entry does not follow from the one before it.
        Unlinked = "unlinked",
        /// The end of a lane does not bear the mark of this instance.
        Unmarked = "unmarked",
        /// An entry is another one than a checkpoint saw.
        Replaced = "replaced",
        /// A line of the checkpoints is not as this instance wrote it.
        Checkpoint = "checkpoint",
    }
);

/// Where the log breaks first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Break {
    /// In which lane; none: in the file of the checkpoints.
    pub lane: Option<i32>,
    /// Number of the entry in its lane, or of the line in the file.
    pub number: i64,
    /// What is wrong.
    pub fault: Fault,
}

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// How many entries were read.
    pub entries: i64,
    /// How many checkpoints they were held against.
    pub checkpoints: i64,
    /// When the newest checkpoint was made, UTC: up to there every change is found.
    pub until: Option<NaiveDateTime>,
    /// The first break; none: the log is whole.
    #[serde(rename = "break")]
    pub broken: Option<Break>,
}
