//! Leading somebody to a service: one service and one answer of the person. How far it is follows from what the case holds.
use super::sealed::{Consent, EntryKind, Opened, OpenedEntry, Purpose, Share};
use super::{NoYes, State, Track};
use crate::text::fold;
use crate::text_enum;
use chrono::NaiveDate;

text_enum!(
    /// How far a referral is.
    Reach {
        /// The person was told of the service and has not answered.
        Offered = "offered",
        /// The person does not want it.
        Declined = "declined",
        /// The person wants it; nothing was sent.
        Agreed = "agreed",
        /// The person took the yes back.
        TakenBack = "taken_back",
        /// The last day of the yes went by before anything was sent.
        Over = "over",
        /// A link was given to the service, or somebody there was told.
        Sent = "sent",
        /// The service opened it.
        Received = "received",
        /// The service takes care of the person.
        Confirmed = "confirmed",
        /// The service does not.
        Refused = "refused",
        /// The service did what it could.
        Done = "done",
        /// The service did not answer in time.
        Lapsed = "lapsed",
    }
);

text_enum!(
    /// What a service says about somebody who was led there.
    Heard { Received = "received", Confirmed = "confirmed", Refused = "refused", Done = "done" }
);

impl Reach {
    /// How far it is after the service said something; `None` where that cannot be said.
    pub fn after(self, heard: Heard) -> Option<Self> {
        match (self, heard) {
            (Self::Sent | Self::Lapsed, Heard::Received) => Some(Self::Received),
            (Self::Sent | Self::Received | Self::Lapsed, Heard::Confirmed) => Some(Self::Confirmed),
            (Self::Sent | Self::Received | Self::Lapsed, Heard::Refused) => Some(Self::Refused),
            (Self::Confirmed, Heard::Done) => Some(Self::Done),
            _ => None,
        }
    }

    /// What the service can still say.
    pub fn open_to(self) -> Vec<Heard> {
        Heard::ALL.iter().copied().filter(|heard| self.after(*heard).is_some()).collect()
    }

    /// Whether something may be sent to the service.
    pub fn may_send(self) -> bool {
        matches!(self, Self::Agreed | Self::Lapsed)
    }
}

/// Somebody is led to a service, or was told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referral {
    /// The number of the person's answer; while there is none, of the offer.
    pub number: u32,
    /// The service, as it was said to the person.
    pub to: String,
    /// Its code in the directory.
    pub service: Option<String>,
    /// What the person lets go.
    pub share: Share,
    /// How far it is.
    pub reach: Reach,
    /// The day of the last that happened.
    pub on: Option<NaiveDate>,
    /// The last day of the link.
    pub until: Option<NaiveDate>,
    /// What the service wrote last.
    pub said: Option<String>,
    /// Whether the yes still holds, so that it can be taken back.
    pub holds: bool,
}

impl Opened {
    /// Whether it is about a child: then a yes to a referral is the child's and that of whoever cares for it, or has a reason.
    pub fn is_child(&self) -> bool {
        self.case.track == Track::Child || self.envelope.child == Some(true)
    }

    /// Every referral, the newest first, as it stands on `day`.
    pub fn referrals(&self, day: NaiveDate) -> Vec<Referral> {
        let answered = self.said().filter(|(_, one)| one.purpose == Purpose::Refer);
        let mut all: Vec<Referral> = answered.map(|(number, one)| self.referral(number, one, day)).collect();
        all.extend(self.entries.iter().filter_map(|offer| self.offer(offer)));
        all.sort_by_key(|one| std::cmp::Reverse(one.number));
        all
    }

    /// The rows of links that were given out under the yes with this number; under any, where none is named.
    pub fn links(&self, of: Option<u32>) -> Vec<String> {
        let own = self.entries.iter().filter(|one| of.is_none() || one.entry.of == of);
        own.filter_map(|one| one.entry.link.clone()).collect()
    }

    /// The rows of links that end because the person answers the same question anew.
    pub fn links_about(&self, answer: &Consent) -> Vec<String> {
        self.said().filter(|(_, one)| one.is_about(answer)).flat_map(|(number, _)| self.links(Some(number))).collect()
    }

    /// A service that was offered and not answered about since.
    fn offer(&self, offer: &OpenedEntry) -> Option<Referral> {
        let to = offer.entry.to.as_deref()?;
        let same = |name: &str| fold(name) == fold(to);
        let answered = self.said().any(|(n, one)| n > offer.number && one.purpose == Purpose::Refer && same(&one.to));
        let again = self
            .entries
            .iter()
            .any(|e| e.number > offer.number && is_offer(e) && e.entry.to.as_deref().is_some_and(same));
        (is_offer(offer) && !answered && !again).then(|| Referral {
            number: offer.number,
            to: to.to_owned(),
            service: offer.entry.service.clone(),
            share: Share::Minimum,
            reach: Reach::Offered,
            on: offer.entry.on,
            until: None,
            said: None,
            holds: false,
        })
    }

    fn referral(&self, number: u32, one: &Consent, day: NaiveDate) -> Referral {
        let given = self.entries.iter().find(|entry| entry.number == number).and_then(|entry| entry.entry.on);
        let missing = self.missing(number, one, day);
        let mut found = Referral {
            number,
            to: one.to.clone(),
            service: one.service.clone(),
            share: one.share,
            reach: if one.yes { Reach::Agreed } else { Reach::Declined },
            on: given,
            until: None,
            said: None,
            holds: missing.is_none(),
        };
        for entry in self.entries.iter().filter(|entry| entry.entry.of == Some(number)) {
            found.follow(entry);
        }
        found.reach = match (found.reach, missing) {
            (Reach::Declined | Reach::Refused | Reach::Done, _) => found.reach,
            (_, Some(NoYes::TakenBack | NoYes::No)) => Reach::TakenBack,
            // answered anew, or over
            (Reach::Agreed, Some(_)) | (Reach::Sent | Reach::Received, Some(NoYes::Never)) => Reach::Over,
            (Reach::Sent | Reach::Received, _) if found.until.is_some_and(|until| until < day) => Reach::Lapsed,
            (reach, _) => reach,
        };
        found
    }
}

fn is_offer(entry: &OpenedEntry) -> bool {
    entry.kind == EntryKind::Help && entry.entry.help.as_deref() == Some("offered")
}

impl Referral {
    /// Takes in what happened next. What does not follow changes nothing.
    fn follow(&mut self, one: &OpenedEntry) {
        let entry = &one.entry;
        let helped = entry.help.as_deref().filter(|_| matches!(one.kind, EntryKind::Help | EntryKind::Step));
        let sent = helped == Some("referred") || entry.state == Some(State::ServiceReferred);
        let next = match helped.and_then(Heard::parse) {
            _ if sent && matches!(self.reach, Reach::Agreed | Reach::Sent | Reach::Received) => Some(Reach::Sent),
            Some(heard) => self.reach.after(heard),
            None => None,
        };
        let Some(next) = next else { return };
        (self.reach, self.on) = (next, entry.on);
        if sent {
            self.until = entry.until;
        } else {
            self.said.clone_from(&entry.text);
        }
    }
}

impl Consent {
    /// Whether a yes to a referral is enough for a child: the child's own beside that of whoever cares for it, or a reason why
    /// it is best for the child.
    pub fn is_enough_for_child(&self) -> bool {
        let both = self.by == super::GivenBy::Caregiver && self.assent == Some(true);
        both || self.best_interest.as_deref().is_some_and(|reason| !reason.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_answers_once_and_says_done_only_after_it_accepted() {
        assert_eq!(Reach::Sent.open_to(), [Heard::Received, Heard::Confirmed, Heard::Refused]);
        assert_eq!(Reach::Received.open_to(), [Heard::Confirmed, Heard::Refused]);
        assert_eq!(Reach::Confirmed.open_to(), [Heard::Done]);
        for over in [Reach::Offered, Reach::Declined, Reach::Agreed, Reach::TakenBack, Reach::Refused, Reach::Done] {
            assert!(over.open_to().is_empty(), "{over:?}");
        }
    }
}
