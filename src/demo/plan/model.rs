//! A planned case: what is said, where, and what happens to it until the day of the demo. Pure.
use crate::cases::Addition;
use crate::cases::model::{AnswerBy, ClosingReason, Displacement, Identity, Naming, OnBehalf, Sex, State, Track};
use crate::routing::By;
use chrono::{NaiveDate, NaiveDateTime};

/// A case to be played.
#[derive(Debug, Clone)]
pub struct PlannedCase {
    /// When the first receiver heard it.
    pub received_on: NaiveDate,
    /// When it is entered.
    pub entered_at: NaiveDateTime,
    /// Which of those who may enter it does: the member of the committee, or the receiver.
    pub entered_by: usize,
    /// The channel.
    pub channel: &'static str,
    /// The code of the committee that takes it in; none for a receiver.
    pub committee: Option<&'static str>,
    /// The region.
    pub region: &'static str,
    /// The name of the place; only the region of a sealed case is kept.
    pub place: &'static str,
    /// Which kind of case.
    pub kind: PlannedKind,
    /// What happens to it, in order.
    pub steps: Vec<PlannedStep>,
    /// The state it has reached.
    pub ends: State,
}

/// Both kinds of cases.
#[derive(Debug, Clone)]
pub enum PlannedKind {
    /// An ordinary one.
    Ordinary(Box<PlannedOrdinary>),
    /// A sealed one.
    Sealed(PlannedSealed),
}

/// What is said in an ordinary case.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "as the questions of the intake")]
pub struct PlannedOrdinary {
    pub category: i32,
    pub sector: Option<String>,
    /// Somebody who works for the aid was rude.
    pub rude: bool,
    /// About the committee or someone in it.
    pub about_committee: bool,
    pub text: String,
    pub happened_on: Option<NaiveDate>,
    pub on_behalf: OnBehalf,
    pub naming: Naming,
    pub sex: Sex,
    pub age: &'static str,
    pub displacement: Displacement,
    pub access_needs: Option<&'static str>,
    pub language: Option<&'static str>,
    pub answer_by: AnswerBy,
    pub identity: Identity,
}

/// What is said in a sealed case.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "as the questions of the intake")]
pub struct PlannedSealed {
    pub track: Track,
    pub by: Option<By>,
    pub danger_now: bool,
    pub far_away: bool,
    pub on_behalf: OnBehalf,
    pub naming: Naming,
    pub answer_by: AnswerBy,
    pub identity: Identity,
    pub words: Option<String>,
}

/// Something that happens to a case.
#[derive(Debug, Clone)]
pub struct PlannedStep {
    /// When.
    pub at: NaiveDateTime,
    /// Who does it.
    pub by: Who,
    /// What is done.
    pub deed: PlannedDeed,
}

/// Who does something; which account that is shows when it is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Whoever holds it: the committee, or the handler of sector and area.
    Keeper,
    /// The handler for the whole country.
    Far,
    /// The manager for the whole country.
    Manager,
    /// One of the desk.
    Desk(usize),
}

/// What is done.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "as the verbs of a case")]
pub enum PlannedDeed {
    Acknowledge,
    Start,
    /// The handler for the whole country decides an appeal.
    AppointFar,
    Decide(String),
    Category(i32, String),
    Note(String),
    Attempt(String),
    Hold(String, NaiveDate),
    Resume,
    Refer(String),
    Transmit(String),
    Answer(String),
    Tell(AnswerBy, Option<&'static str>),
    /// With the place in the plan of the case it is a duplicate of.
    Close(ClosingReason, Option<usize>),
    Reopen(String),
    Appeal(String),
    Sealed(Box<Addition>),
}
