//! By which way an answer goes to a person, and whose task it is. Pure.
use crate::cases::Ordinary;
use crate::cases::model::{AnswerBy, Holder};
use crate::text_enum;

text_enum!(
    /// By which way.
    Way {
        /// The committee goes to the person, or the person comes to the committee.
        Committee = "committee",
        /// By telephone, by the rules the person gave.
        Phone = "phone",
        /// Somebody goes there.
        Visit = "visit",
        /// Through somebody the person trusts.
        Trusted = "trusted",
        /// The person comes and asks.
        HelpDesk = "help_desk",
        /// The person wants a message, and messages are not switched on: by telephone instead.
        Sms = "sms",
        /// The person calls or comes where and when they chose.
        Comes = "comes",
        /// Nobody can be told alone: what many asked is answered where everybody hears it.
        Nobody = "nobody",
    }
);

impl Way {
    /// By which way an answer goes. What is about a committee is never told through it.
    pub fn of(ordinary: &Ordinary) -> Self {
        let through_committee = ordinary.committee_key.is_some() && !ordinary.hidden_from_committee;
        match ordinary.answer_by {
            AnswerBy::Committee if through_committee => Self::Committee,
            AnswerBy::Committee | AnswerBy::HelpDesk => Self::HelpDesk,
            AnswerBy::Phone => Self::Phone,
            AnswerBy::Sms => Self::Sms,
            AnswerBy::Visit => Self::Visit,
            AnswerBy::Trusted => Self::Trusted,
            AnswerBy::Comes | AnswerBy::Calls => Self::Comes,
            AnswerBy::NotNeeded => Self::Nobody,
        }
    }

    /// How it is written down that the person was told.
    pub fn told(self) -> AnswerBy {
        match self {
            Self::Committee => AnswerBy::Committee,
            Self::Phone | Self::Sms => AnswerBy::Phone,
            Self::Visit => AnswerBy::Visit,
            Self::Trusted => AnswerBy::Trusted,
            Self::HelpDesk | Self::Comes | Self::Nobody => AnswerBy::HelpDesk,
        }
    }

    /// Whether it is the task of the committee: what it is asked to tell, and what it holds.
    pub fn is_for_committee(self, holder: Holder) -> bool {
        self == Self::Committee || holder == Holder::Committee
    }
}
