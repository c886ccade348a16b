//! A row of a tracker, understood: every fact it holds, how it must be kept, and what makes it the same as another.
use super::values::{Age, Sensitivity, Status};
use crate::text::fold;
use chrono::NaiveDate;
use std::fmt;

/// To whom a sealed case goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Track {
    /// Sexual exploitation and abuse by someone who works for the aid.
    Psea,
    /// Money, goods, favours.
    Integrity,
    /// A child.
    Child,
    /// Violence based on gender.
    Gbv,
    /// Rights.
    Rights,
}

impl Track {
    /// The name by which programs know it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Psea => "psea",
            Self::Integrity => "integrity",
            Self::Child => "child",
            Self::Gbv => "gbv",
            Self::Rights => "rights",
        }
    }
}

/// A place in the words of the file.
#[derive(Clone, Default, PartialEq)]
pub struct PlaceAsTyped {
    /// The region, as typed.
    pub region: Option<String>,
    /// The cercle, as typed.
    pub cercle: Option<String>,
    /// The commune, as typed.
    pub commune: Option<String>,
    /// The village, site or quarter, as typed.
    pub site: Option<String>,
}

/// Who spoke, as far as the file says.
#[derive(Clone, Default, PartialEq)]
pub struct Person {
    /// Whether the person stays anonymous.
    pub anonymous: Option<bool>,
    /// Person, group or someone else, as typed.
    pub complainant: Option<String>,
    /// `female, male, other, unsaid`.
    pub sex: Option<&'static str>,
    /// The age.
    pub age: Option<Age>,
    /// `idp, returnee, repatriated, refugee, migrant, host, non_displaced, unsaid`.
    pub displacement: Option<&'static str>,
    /// Whether the person lives with a disability.
    pub disability: Option<bool>,
    /// The language, as typed.
    pub language: Option<String>,
    /// The person's name.
    pub name: Option<String>,
    /// How to reach the person.
    pub contact: Option<String>,
    /// How to reach the person safely.
    pub safe_contact: Option<String>,
    /// Whether the person agreed to be recorded.
    pub consent: Option<bool>,
}

/// What was done about it, and when.
#[derive(Clone, Default, PartialEq)]
pub struct Steps {
    /// When its receipt was acknowledged.
    pub acknowledged: Option<NaiveDate>,
    /// To whom it was passed on, as typed. Seals nothing and grants nothing.
    pub transmitted_to: Option<String>,
    /// When it was passed on.
    pub transmitted_on: Option<NaiveDate>,
    /// Referral, as typed.
    pub referral: Option<String>,
    /// What was done, as typed.
    pub action: Option<String>,
    /// When an answer is due according to the file.
    pub due: Option<NaiveDate>,
    /// How far along the file says it is.
    pub status: Option<Status>,
    /// When an answer was given.
    pub answered: Option<NaiveDate>,
    /// The answer, as typed.
    pub answer: Option<String>,
    /// Whether the person was told.
    pub told: Option<bool>,
    /// When the person was told.
    pub told_on: Option<NaiveDate>,
    /// `satisfied, partly, not`.
    pub satisfaction: Option<&'static str>,
    /// When it was closed; it is closed if and only if this is there.
    pub closed: Option<NaiveDate>,
    /// Why it was closed, as typed.
    pub closing_reason: Option<String>,
}

/// A row as it was understood. Codes are those of the taxonomy; texts are trimmed and as typed.
#[derive(Clone, PartialEq)]
pub struct TrackerRow {
    /// The sheet it stands in.
    pub sheet: String,
    /// The row as the spreadsheet counts.
    pub row: u32,
    /// Whether an earlier row of the same file says the same.
    pub repeated_in_file: bool,
    /// The number it had.
    pub reference: Option<String>,
    /// When the first receiver heard it.
    pub received: NaiveDate,
    /// When it happened.
    pub incident: Option<NaiveDate>,
    /// When it was written into the tracker.
    pub recorded: Option<NaiveDate>,
    /// Who wrote it, as a code.
    pub recorder: Option<String>,
    /// The organisation.
    pub organisation: Option<String>,
    /// The project or donor.
    pub project: Option<String>,
    /// Where it was said, or where the person lives.
    pub place: PlaceAsTyped,
    /// The committee, as typed.
    pub committee: Option<String>,
    /// The code of the channel; `other` where the words are not known.
    pub channel: Option<&'static str>,
    /// The channel, as typed.
    pub channel_text: Option<String>,
    /// Who spoke.
    pub person: Person,
    /// The code of the sector; `other` where the words are not known.
    pub sector: Option<&'static str>,
    /// The sector, as typed.
    pub sector_text: Option<String>,
    /// Complaint, request, suggestion or thanks, as typed.
    pub kind: Option<String>,
    /// The category, 1 to 8.
    pub category: u8,
    /// The code of the subject, as typed.
    pub issue: Option<String>,
    /// What was said.
    pub summary: Option<String>,
    /// How sensitive.
    pub sensitivity: Sensitivity,
    /// How urgent, as typed.
    pub priority: Option<String>,
    /// What was done about it.
    pub steps: Steps,
    /// What stands in columns nobody understood: heading and text.
    pub others: Vec<(String, String)>,
    /// A hash of the cells as they stand, however they are understood. To be kept only under a key.
    pub cells: [u8; 32],
}

impl TrackerRow {
    /// Whether it must be sealed.
    pub fn is_sealed(&self) -> bool {
        must_be_sealed(Some(self.category), self.sensitivity)
    }

    /// To whom it goes if it is sealed. An ordinary category marked sensitive goes where category 8 would.
    pub fn track(&self) -> Option<Track> {
        let minor = self.person.age.as_ref().is_some_and(|age| age.minor);
        match self.category {
            6 => Some(Track::Psea),
            7 => Some(Track::Integrity),
            _ if !self.is_sealed() => None,
            _ if minor => Some(Track::Child),
            _ if self.sensitivity == Sensitivity::HighlySensitive => Some(Track::Gbv),
            _ => Some(Track::Rights),
        }
    }

    /// Whether what was said is not taken over: of violence and of children the mechanism keeps no story.
    pub fn drops_summary(&self) -> bool {
        matches!(self.track(), Some(Track::Gbv | Track::Child))
    }

    /// What makes a row the same as another: number, received date, category, place and summary, each with its length
    /// before it. To be kept only under a key: it holds what was said.
    pub fn fingerprint_source(&self) -> Vec<u8> {
        let folded = |text: &Option<String>| text.as_deref().map(fold).unwrap_or_default();
        let facts = [
            folded(&self.reference),
            self.received.to_string(),
            self.category.to_string(),
            folded(&self.place.region),
            folded(&self.place.cercle),
            folded(&self.place.commune),
            folded(&self.place.site),
            folded(&self.summary),
        ];
        let mut source = Vec::with_capacity(facts.iter().map(|fact| fact.len() + 4).sum());
        for fact in &facts {
            source.extend_from_slice(&u32::try_from(fact.len()).unwrap_or(u32::MAX).to_le_bytes());
            source.extend_from_slice(fact.as_bytes());
        }
        source
    }

    /// The number it had, as two numbers are compared.
    pub fn reference_key(&self) -> Option<String> {
        self.reference.as_deref().map(fold).filter(|folded| !folded.is_empty())
    }
}

/// Categories 6, 7 and 8, and any sensitivity above ordinary.
pub fn must_be_sealed(category: Option<u8>, sensitivity: Sensitivity) -> bool {
    category.is_some_and(|category| category >= 6) || sensitivity > Sensitivity::Ordinary
}

/// Where it stands, never what it holds: what is printed for debugging ends up in logs.
impl fmt::Debug for TrackerRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TrackerRow").field("sheet", &self.sheet).field("row", &self.row).finish_non_exhaustive()
    }
}
