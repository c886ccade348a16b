//! What is counted: each a question to one case, so that a figure, its definition, its link and a frozen report mean the same.
use super::groups::Known;
use super::model::{Fact, View};
use super::suppress::{Cell, is_small};
use crate::cases::model::{AskedBy, ClosingReason, EventKind, LifeStep};
use crate::text_enum;

/// Within so many days of its end a case comes back soon.
pub(super) const SOON: i64 = 30;

/// The reasons for closing that say something was done: put right, explained with what was asked, or taken up by somebody else.
pub(super) const ACTED: [ClosingReason; 3] =
    [ClosingReason::Resolved, ClosingReason::InformationGiven, ClosingReason::ReferredConfirmed];

text_enum!(
    /// A count of cases.
    What {
        Received = "received",
        Acknowledged = "acknowledged",
        Answered = "answered",
        Told = "told",
        Satisfied = "satisfied",
        Closed = "closed",
        /// Closed at least once, whether it came back or not.
        EverClosed = "ever_closed",
        Reopened = "reopened",
        ReopenedSoon = "reopened_soon",
        Appealed = "appealed",
        /// Decided otherwise after an appeal, wholly or in part; before that was said: closed again for another reason.
        Overturned = "overturned",
        Withdrawn = "withdrawn",
        Open = "open",
        Overdue = "overdue",
        NotTold = "not_told",
        /// Closed because something was done (AAP-1).
        Acted = "acted",
        /// Said how satisfied they are to whoever decided.
        ToAnswerer = "to_answerer",
        /// Said it to somebody else.
        ToOther = "to_other",
        /// Said it by slip, asked by nobody.
        BySlip = "by_slip",
    }
);

impl What {
    /// Whether a case as it is seen is counted.
    pub fn counts(self, fact: &Fact, view: View) -> bool {
        let closed = fact.closed.is_some();
        match self {
            Self::Received => true,
            Self::Acknowledged => fact.acknowledged.is_some(),
            Self::Answered => fact.answered.is_some(),
            Self::Told => fact.told.is_some(),
            Self::Satisfied => fact.told.is_some() && fact.satisfied.as_deref() == Some("satisfied"),
            Self::Closed => closed,
            Self::EverClosed => closed || !fact.returns.is_empty(),
            Self::Reopened => !fact.returns.is_empty(),
            Self::ReopenedSoon => fact.returns.iter().any(|(end, again)| (*again - *end).num_days() <= SOON),
            Self::Appealed => appeal(fact, view).is_some(),
            Self::Overturned => appeal(fact, view) == Some(Appeal::Overturned),
            Self::Withdrawn => closed && fact.reason == Some(ClosingReason::Withdrawn),
            Self::Open => !closed,
            Self::Overdue => fact.is_overdue(view.day),
            Self::NotTold => closed && fact.told.is_none(),
            Self::ToAnswerer => fact.told.is_some() && fact.asked_by == Some(AskedBy::Answerer),
            Self::ToOther => fact.told.is_some() && fact.asked_by == Some(AskedBy::Other),
            Self::BySlip => fact.told.is_some() && fact.asked_by == Some(AskedBy::Slip),
            Self::Acted => closed && fact.reason.is_some_and(|reason| ACTED.contains(&reason)),
        }
    }

    /// Of which count it is a part; `None`: of nothing larger.
    pub fn of(self) -> Option<Self> {
        Some(match self {
            Self::Received => return None,
            Self::Satisfied | Self::ToAnswerer | Self::ToOther | Self::BySlip => Self::Told,
            Self::Withdrawn | Self::NotTold | Self::Acted => Self::Closed,
            Self::Reopened | Self::Appealed => Self::EverClosed,
            Self::ReopenedSoon => Self::Reopened,
            Self::Overturned => Self::Appealed,
            Self::Overdue => Self::Open,
            _ => Self::Received,
        })
    }

    /// How many of the cases received in the period.
    pub fn count(self, known: &Known) -> u32 {
        known.received().filter(|fact| self.counts(fact, known.view())).count() as u32
    }

    /// The count as it may be shown: not where it, or what it leaves of the count it is a part of, is small, nor where it differs
    /// by 1 to 4 from the same count of something else that can be looked at.
    pub fn cell(self, known: &Known, others: &[&Known]) -> Cell {
        let own = self.count(known);
        let rest = self.of().is_some_and(|whole| is_small(whole.count(known).saturating_sub(own)));
        let apart = others.iter().any(|other| is_small(self.count(other).abs_diff(own)));
        Cell::new(own, is_small(own) || rest || apart)
    }
}

/// What became of an appeal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Appeal {
    /// Not decided, or as before.
    Made,
    /// It ended in another way than before.
    Overturned,
}

/// The appeal of a case, as far as it is seen.
fn appeal(fact: &Fact, view: View) -> Option<Appeal> {
    let seen = |step: &&LifeStep| view.sees(step.on, step.recorded);
    let (mut before, mut found): (Option<&str>, Option<Appeal>) = (None, None);
    let mut said = false;
    for step in fact.life.iter().flat_map(|life| &life.steps).filter(seen) {
        match step.kind {
            EventKind::Appealed => found = found.or(Some(Appeal::Made)),
            EventKind::Decided => {
                let other = matches!(step.code.as_deref(), Some("changed" | "partly"));
                (said, found) = (true, if other { Some(Appeal::Overturned) } else { found });
            }
            EventKind::Closed => {
                let other = found.is_some() && !said && before.is_some() && step.code.as_deref() != before;
                found = if other { Some(Appeal::Overturned) } else { found };
                before = step.code.as_deref();
            }
            _ => {}
        }
    }
    found
}
