//! What a person said yes or no to: which yeses hold, and to which service somebody may be led.
use super::sealed::{Consent, EntryKind, Opened, Purpose};
use crate::text::fold;
use chrono::NaiveDate;

/// Why nobody may be led to a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoYes {
    /// No answer was noted.
    Never,
    /// The person said no, perhaps after a yes.
    No,
    /// The yes was taken back.
    TakenBack,
    /// The last day of the yes is past.
    Over,
}

impl NoYes {
    /// The key of the sentence that says it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Never => "refusal-yes-never",
            Self::No => "refusal-yes-no",
            Self::TakenBack => "refusal-yes-taken-back",
            Self::Over => "refusal-yes-over",
        }
    }
}

impl Opened {
    /// The yeses that hold on `day`, with their numbers: given, not taken back, not over, not followed by a no to the same.
    pub fn agreements(&self, day: NaiveDate) -> Vec<(u32, &Consent)> {
        self.said().filter(|(number, one)| self.missing(*number, one, day).is_none()).collect()
    }

    /// Whether the person's yes to being referred to `service` holds on `day`.
    pub fn agrees_to_service(&self, service: &str, day: NaiveDate) -> bool {
        let meant = fold(service);
        self.services(day).iter().any(|(_, name)| fold(name) == meant)
    }

    /// The services to which the person agrees to be led on `day`, with the numbers of the yeses.
    pub fn services(&self, day: NaiveDate) -> Vec<(u32, &str)> {
        let referring = self.agreements(day).into_iter().filter(|(_, one)| one.purpose == Purpose::Refer);
        referring.map(|(number, one)| (number, one.to.as_str())).collect()
    }

    /// The service of the yes with this number, and the day the yes was given.
    ///
    /// # Errors
    /// It does not hold on `day`, or answers another question.
    pub fn service_of(&self, number: u32, day: NaiveDate) -> Result<(&str, Option<NaiveDate>), NoYes> {
        let mut referring = self.said().filter(|(_, one)| one.purpose == Purpose::Refer);
        let (_, one) = referring.find(|(known, _)| *known == number).ok_or(NoYes::Never)?;
        let given = self.entries.iter().find(|entry| entry.number == number).and_then(|entry| entry.entry.on);
        match self.missing(number, one, day) {
            Some(why) => Err(why),
            None => Ok((one.to.as_str(), given)),
        }
    }

    /// Why there is no service at all to which the person may be led on `day`: what became of the last answer.
    pub fn no_service(&self, day: NaiveDate) -> Option<NoYes> {
        if !self.services(day).is_empty() {
            return None;
        }
        let last = self.said().filter(|(_, one)| one.purpose == Purpose::Refer).last();
        Some(last.and_then(|(number, one)| self.missing(number, one, day)).unwrap_or(NoYes::Never))
    }

    pub(super) fn said(&self) -> impl Iterator<Item = (u32, &Consent)> {
        self.entries.iter().filter_map(|entry| Some((entry.number, entry.entry.agreed.as_deref()?)))
    }

    /// Why an answer is no yes that holds on `day`; `None`: it is one.
    pub(super) fn missing(&self, number: u32, one: &Consent, day: NaiveDate) -> Option<NoYes> {
        let taken_back = |e: &&super::OpenedEntry| e.kind == EntryKind::Withdrawn && e.entry.of == Some(number);
        let later = self.said().filter(|(other, said)| *other > number && said.is_about(one)).last();
        match later {
            _ if !one.yes => Some(NoYes::No),
            _ if self.entries.iter().any(|e| taken_back(&e)) => Some(NoYes::TakenBack),
            // the last answer to the same question counts
            Some((other, said)) => Some(self.missing(other, said, day).unwrap_or(NoYes::Never)),
            None => one.until.is_some_and(|last| last < day).then_some(NoYes::Over),
        }
    }
}

impl Consent {
    /// Whether something is shared by it: a yes to something that leaves.
    pub fn shares(&self) -> bool {
        self.yes && self.purpose.leaves()
    }

    /// Whether it answers the same question: same purpose, same receiver.
    pub(super) fn is_about(&self, other: &Self) -> bool {
        self.purpose == other.purpose && fold(&self.to) == fold(&other.to)
    }
}
