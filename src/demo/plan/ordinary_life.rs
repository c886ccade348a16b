//! What happens to an ordinary case from its entry until it stands where it shall.
use super::super::dice::Dice;
use super::super::words::Phrases;
use super::days::Pace;
use super::model::{PlannedDeed as Deed, PlannedStep, Who};
use crate::cases::model::{AnswerBy, ClosingReason, State};
use chrono::{Days, NaiveDate};

/// What a life begins with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Begin {
    /// Where it shall stand.
    pub ends: State,
    /// The committee holds it.
    pub by_committee: bool,
    pub category: i32,
    pub answer_by: AnswerBy,
}

/// The steps of a life, in order.
pub(super) fn live(dice: &mut Dice, phrases: &Phrases, begin: Begin, pace: Pace, answer: &str) -> Vec<PlannedStep> {
    let mut life = Life { dice, phrases, begin, pace, answer, referred: false, steps: Vec::new() };
    match begin.ends {
        State::Received => {}
        State::Acknowledged => life.acknowledge(),
        State::InProgress => life.work(true),
        State::Referred => life.refer(),
        State::OnHold => life.hold(),
        State::Answered => life.answered(),
        State::Reopened => {
            life.closed(true);
            life.reopen();
        }
        State::Appealed => {
            life.closed(true);
            life.appeal();
        }
        _ => life.whole(),
    }
    life.steps
}

struct Life<'a> {
    dice: &'a mut Dice,
    phrases: &'a Phrases,
    begin: Begin,
    pace: Pace,
    answer: &'a str,
    referred: bool,
    steps: Vec<PlannedStep>,
}

impl Life<'_> {
    fn does(&mut self, by: Who, (least, most): (u32, u32), deed: Deed) {
        let at = self.pace.step(self.dice, least, most);
        self.steps.push(PlannedStep { at, by, deed });
    }

    fn keeper(&mut self, days: (u32, u32), deed: Deed) {
        self.does(Who::Keeper, days, deed);
    }

    fn one_of(&mut self, of: impl Fn(&Phrases) -> &Vec<String>) -> String {
        self.dice.pick(of(self.phrases)).clone()
    }

    fn acknowledge(&mut self) {
        self.keeper((0, 4), Deed::Acknowledge);
    }

    /// To the handler of sector and area, if the committee holds it.
    fn pass_on(&mut self) {
        if self.begin.by_committee {
            self.begin.by_committee = false;
            let why = self.one_of(|p| &p.transmit);
            self.keeper((1, 6), Deed::Transmit(why));
        }
    }

    /// From the acknowledgement to the work. `surely`: it is in progress at the end.
    fn work(&mut self, surely: bool) {
        if self.dice.chance(86) {
            self.acknowledge();
        }
        if self.begin.category >= 2 && self.dice.chance(20) {
            self.pass_on();
        }
        let serious = !self.begin.by_committee && self.begin.category >= 3;
        if serious && self.dice.chance(6) {
            let why = self.one_of(|p| &p.category);
            let code = if self.begin.category == 5 { 4 } else { 5 };
            self.keeper((0, 4), Deed::Category(code, why));
        }
        if surely || (serious && self.dice.chance(70)) {
            self.keeper((0, 6), Deed::Start);
        }
        if serious && self.dice.chance(25) {
            let text = self.one_of(|p| &p.note);
            self.keeper((1, 7), Deed::Note(text));
        }
    }

    fn refer(&mut self) {
        self.work(false);
        self.pass_on();
        self.referred = true;
        let to = self.one_of(|p| &p.refer);
        self.keeper((1, 8), Deed::Refer(to));
    }

    fn hold(&mut self) {
        self.work(true);
        self.pass_on();
        let why = self.one_of(|p| &p.hold);
        let at = self.pace.step(self.dice, 1, 8);
        let until = later(at.date(), self.dice.between(14, 75));
        self.steps.push(PlannedStep { at, by: Who::Keeper, deed: Deed::Hold(why, until) });
    }

    /// The work, now and then with a detour, and the answer.
    fn answer_with(&mut self, text: String) {
        let handler = !self.begin.by_committee && self.begin.category >= 3;
        if handler && self.dice.chance(7) {
            self.hold();
            self.keeper((5, 25), Deed::Resume);
        } else if self.begin.category == 3 && self.dice.chance(16) {
            self.refer();
        } else {
            self.work(false);
        }
        let days = match self.begin.category {
            1 => (0, 6),
            2 => (0, 9),
            3 => (3, 26),
            4 => (2, 17),
            _ => (5, 42),
        };
        let text = if self.referred { self.one_of(|p| &p.referred) } else { text };
        self.keeper(days, Deed::Answer(text));
    }

    fn answered(&mut self) {
        let text = self.answer.to_owned();
        self.answer_with(text);
        if self.dice.chance(45) {
            self.tell();
        }
    }

    fn tell(&mut self) {
        let satisfied =
            self.dice.weighted(&[(Some("satisfied"), 54), (Some("partly"), 22), (Some("not"), 13), (None, 11)]);
        self.keeper((0, 6), Deed::Tell(self.begin.answer_by, satisfied));
    }

    /// From entry to closing; sometimes once more.
    fn whole(&mut self) {
        self.closed(false);
        let contested = self.begin.category >= 3;
        if contested && self.dice.chance(5) {
            self.reopen();
            self.again(Who::Keeper);
        } else if contested && self.dice.chance(4) {
            self.appeal();
            self.does(Who::Manager, (0, 4), Deed::AppointFar);
            let text = self.one_of(|p| &p.again);
            self.does(Who::Far, (3, 14), Deed::Decide(text));
            self.heard(Who::Far);
        }
    }

    /// Answered a second time, told and closed.
    fn again(&mut self, by: Who) {
        let text = self.one_of(|p| &p.again);
        self.does(by, (3, 14), Deed::Answer(text));
        self.heard(by);
    }

    /// Told and closed, after a second decision.
    fn heard(&mut self, by: Who) {
        let satisfied = self.dice.weighted(&[(Some("satisfied"), 50), (Some("partly"), 35), (Some("not"), 15)]);
        self.does(by, (0, 5), Deed::Tell(self.begin.answer_by, satisfied));
        self.does(by, (0, 4), Deed::Close(ClosingReason::Resolved, None));
    }

    fn reopen(&mut self) {
        let why = self.one_of(|p| &p.reopen);
        self.keeper((2, 18), Deed::Reopen(why));
    }

    fn appeal(&mut self) {
        let text = self.one_of(|p| &p.appeal);
        self.keeper((2, 18), Deed::Appeal(text));
    }

    /// `answered`: closed after an answer that the person knows.
    fn closed(&mut self, answered: bool) {
        use ClosingReason as Why;
        let plain = match self.begin.category {
            1 => Why::GeneralAnswer,
            2 => Why::InformationGiven,
            _ => Why::Resolved,
        };
        let why = match (answered, self.begin.category) {
            (true, _) => Why::Resolved,
            (_, 1) => Why::GeneralAnswer,
            _ => self.dice.weighted(&[
                (plain, 66),
                (Why::NotFeasibleExplained, 10),
                (Why::OutOfScope, 6),
                (Why::Unreachable, 8),
                (Why::GeneralAnswer, 6),
                (Why::Withdrawn, 4),
            ]),
        };
        if why == Why::Withdrawn {
            self.work(false);
            return self.keeper((1, 14), Deed::Close(why, None));
        }
        let text = match why {
            Why::NotFeasibleExplained => self.one_of(|p| &p.not_feasible),
            Why::OutOfScope => self.one_of(|p| &p.out_of_scope),
            _ => self.answer.to_owned(),
        };
        self.answer_with(text);
        self.end(why);
    }

    /// Told and closed, or closed after three attempts to tell.
    fn end(&mut self, why: ClosingReason) {
        if why == ClosingReason::Unreachable {
            for _ in 0..3 {
                let text = self.one_of(|p| &p.attempt);
                self.keeper((1, 5), Deed::Attempt(text));
            }
        } else if why != ClosingReason::GeneralAnswer || self.dice.chance(40) {
            self.tell();
        }
        let referred = self.referred && why == ClosingReason::Resolved;
        let why = if referred { ClosingReason::ReferredConfirmed } else { why };
        self.keeper((0, 7), Deed::Close(why, None));
    }
}

fn later(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(day)
}
