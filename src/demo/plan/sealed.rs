//! The sealed cases of the plan: every state of every life.
use super::super::dice::{Deck, Dice};
use super::super::words::Words;
use super::days::{Pace, Span, at_work};
use super::model::{PlannedCase, PlannedDeed, PlannedKind, PlannedSealed, PlannedStep, Who};
use super::saying::{self, Where};
use crate::cases::model::{ClosingReason, Consent, Entry, EntryKind, GivenBy, GivenHow, Purpose, Share, State, Track};
use crate::cases::{self, Addition};
use crate::routing::By;
use crate::tracker::Quarter;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

/// How many cases of each life end in each state.
const ENDS: &[(Track, &[(State, usize)])] = &[
    (Track::Psea, &[(State::HandedOver, 2), (State::Closed, 5)]),
    (Track::Integrity, &[(State::HandedOver, 2), (State::ReceiptConfirmed, 2), (State::Closed, 7)]),
    (Track::Rights, &[(State::Closed, 5)]),
    (Track::Gbv, &[(State::ServiceReferred, 3), (State::Closed, 5)]),
    (Track::Child, &[(State::Closed, 3)]),
];
/// The states of a life in which something is handed over; each stands at least once.
const HANDED: &[State] = &[
    State::Received,
    State::SafetyChecked,
    State::HandedOver,
    State::ReceiptConfirmed,
    State::OutcomeReported,
    State::ComplainantInformed,
    State::NotWanted,
    State::NotSafe,
    State::Closed,
];
/// The states of a life in which nothing of what happened is kept.
const REFERRED: &[State] = &[
    State::Received,
    State::SafetyChecked,
    State::OptionsExplained,
    State::ServiceReferred,
    State::Declined,
    State::Closed,
];

/// Plans all sealed cases.
pub(super) fn plan(dice: &mut Dice, words: &Words, span: Span) -> Vec<PlannedCase> {
    let mut cases = Vec::new();
    for (track, more) in ENDS {
        let said = words.sealed.iter().filter(|said| said.track == *track).map(|said| said.text.clone());
        let mut deck = Deck::new(said.collect());
        let states = if track.asks_nothing() { REFERRED } else { HANDED };
        for ends in states {
            let known = more.iter().find(|(state, _)| state == ends).map_or(1, |(_, count)| *count);
            for _ in 0..known {
                let text = deck.draw(dice);
                cases.push(case(dice, words, span, (*track, *ends), text));
            }
        }
    }
    cases
}

fn case(
    dice: &mut Dice,
    words: &Words,
    span: Span,
    (track, ends): (Track, State),
    text: Option<String>,
) -> PlannedCase {
    let channels = [("committee", 45), ("help_desk", 15), ("hotline", 20), ("health_facility", 10), ("home_visit", 10)];
    let channel = dice.weighted(&channels);
    let Where { channel, committee, region, place } = saying::place(dice, channel);
    let mut ago = match ends {
        State::Received => (1, 2),
        State::SafetyChecked => (2, 5),
        State::HandedOver | State::OptionsExplained | State::ServiceReferred | State::Declined => (4, 25),
        State::ReceiptConfirmed => (8, 40),
        // of these enough lie in the last ended quarter for its frozen figures to say something
        State::Closed if matches!(track, Track::Psea | Track::Integrity) => last_quarter(span),
        State::Closed => (30, 440),
        _ => (30, 120),
    };
    loop {
        let received_on = span.ago(dice, ago.0, ago.1);
        let entered_at = at_work(dice, received_on);
        let pace = Pace::new(entered_at, 100);
        let mut life = Life { dice, words, track, pace, state: State::Received, steps: Vec::new() };
        life.until(ends);
        let steps = life.steps;
        if steps.last().is_some_and(|step| step.at.date() >= span.today) {
            ago.1 = (ago.1 + 2).min(span.longest);
            continue;
        }
        let entered_by = dice.below(2) as usize;
        let kind = PlannedKind::Sealed(said(dice, words, track, text));
        return PlannedCase {
            received_on,
            entered_at,
            entered_by,
            channel,
            committee,
            region,
            place,
            kind,
            steps,
            ends,
        };
    }
}

/// The days ago on which the last ended quarter began and ended, in reverse.
fn last_quarter(span: Span) -> (u32, u32) {
    let quarter = Quarter::of(span.today).shifted(-1);
    let ago = |day: NaiveDate| u32::try_from((span.today - day).num_days()).unwrap_or_default();
    (ago(quarter.last_day()).max(30), ago(quarter.first_day()))
}

fn said(dice: &mut Dice, words: &Words, track: Track, text: Option<String>) -> PlannedSealed {
    let naming = saying::naming(dice, true);
    let answer_by = saying::safe_answer_by(dice);
    let by = match track {
        Track::Rights => Some(By::Armed),
        Track::Gbv | Track::Child => Some(dice.weighted(&[(By::Home, 60), (By::Unsaid, 40)])),
        _ => None,
    };
    PlannedSealed {
        track,
        by,
        danger_now: by.is_some() && dice.chance(15),
        far_away: dice.chance(7),
        on_behalf: saying::on_behalf(dice),
        naming,
        answer_by,
        identity: saying::identity(dice, &words.phrases, naming, answer_by),
        words: text.filter(|_| dice.chance(80)).map(|text| dice.say(&text)),
    }
}

struct Life<'a> {
    dice: &'a mut Dice,
    words: &'a Words,
    track: Track,
    pace: Pace,
    state: State,
    steps: Vec<PlannedStep>,
}

impl Life<'_> {
    /// Lives until the case stands in `ends`.
    fn until(&mut self, ends: State) {
        if ends == State::Received {
            return;
        }
        let way = if self.track.asks_nothing() { self.referred_way(ends) } else { self.handed_way(ends) };
        for state in way {
            self.step(state);
            if state == ends {
                return;
            }
        }
        self.close();
    }

    fn handed_way(&mut self, ends: State) -> Vec<State> {
        let known = [State::ComplainantInformed, State::NotWanted, State::NotSafe];
        let last = if known.contains(&ends) {
            ends
        } else {
            self.dice.weighted(&[(known[0], 70), (known[1], 18), (known[2], 12)])
        };
        let mut way =
            vec![State::SafetyChecked, State::HandedOver, State::ReceiptConfirmed, State::OutcomeReported, last];
        let skipped = match ends {
            State::NotSafe => State::OutcomeReported,
            _ => State::SafetyChecked,
        };
        if ends != skipped && self.dice.chance(15) {
            way.retain(|state| *state != skipped);
        }
        way
    }

    fn referred_way(&mut self, ends: State) -> Vec<State> {
        let declined = ends == State::Declined || (ends == State::Closed && self.dice.chance(25));
        let last = if declined { State::Declined } else { State::ServiceReferred };
        vec![State::SafetyChecked, State::OptionsExplained, last]
    }

    fn add(&mut self, days: (u32, u32), addition: impl FnOnce(NaiveDateTime) -> Addition) {
        let (at, by) = self.moment(days);
        self.push(at, by, addition(at));
    }

    fn moment(&mut self, days: (u32, u32)) -> (NaiveDateTime, Who) {
        let at = self.pace.step(self.dice, days.0, days.1);
        // mostly the same person of the two goes on with a case
        (at, Who::Desk(usize::from(self.dice.chance(20))))
    }

    fn push(&mut self, at: NaiveDateTime, by: Who, addition: Addition) {
        self.steps.push(PlannedStep { at, by, deed: PlannedDeed::Sealed(Box::new(addition)) });
    }

    /// The person says yes to a service, right before `led` to it. Answers the number of the yes.
    fn agree(&mut self, led: NaiveDateTime, by: Who, service: &str) -> Option<u32> {
        // steps lie four minutes apart at least
        let at = led - TimeDelta::minutes(2);
        let agreed = Consent {
            purpose: Purpose::Refer,
            to: service.to_owned(),
            share: Share::Minimum,
            yes: true,
            by: GivenBy::Oneself,
            how: GivenHow::Spoken,
            language: String::new(),
            interpreter: false,
            until: None,
            service: None,
            assent: None,
            best_interest: None,
        };
        let entry = Entry { on: Some(at.date()), agreed: Some(Box::new(agreed)), ..Entry::default() };
        self.push(at, by, Addition::Entry(EntryKind::Consent, entry));
        // what was taken in is the first item
        u32::try_from(self.steps.len() + 1).ok()
    }

    fn step(&mut self, to: State) {
        let phrases = &self.words.phrases;
        let one = |dice: &mut Dice, of: &[String]| Some(dice.pick(of).clone());
        let mut entry = Entry::default();
        let days = match to {
            State::SafetyChecked => {
                entry.text = one(self.dice, &phrases.safety);
                (0, 2)
            }
            State::HandedOver => {
                let rights = self.track == Track::Rights;
                entry.to = one(self.dice, if rights { &phrases.institution } else { &phrases.entity });
                (0, 3)
            }
            State::ServiceReferred => {
                entry.to = one(self.dice, &phrases.service);
                entry.consent = Some(true);
                (0, 4)
            }
            State::ReceiptConfirmed => (1, 7),
            State::OutcomeReported => {
                entry.text = one(self.dice, &phrases.outcome);
                (12, 70)
            }
            State::OptionsExplained => (0, 2),
            _ => (1, 9),
        };
        if cases::steps(self.track, self.state).contains(&(to, true)) {
            entry.reason = one(self.dice, &phrases.skip);
        }
        self.state = to;
        let (at, by) = self.moment(days);
        if to == State::ServiceReferred {
            entry.of = self.agree(at, by, entry.to.as_deref().unwrap_or_default());
        }
        self.push(at, by, Addition::Step { to, entry: Entry { on: Some(at.date()), ..entry } });
        if to == State::SafetyChecked && self.dice.chance(45) {
            self.help();
        }
    }

    /// Help runs beside every state: it is offered, and perhaps taken.
    fn help(&mut self) {
        let to = self.dice.pick(&self.words.phrases.service).clone();
        let whole = self.dice.chance(60);
        let stages: &[&str] = if whole { &["offered", "accepted", "referred"] } else { &["offered", "declined"] };
        for stage in stages {
            let entry = Entry { help: Some((*stage).to_owned()), to: Some(to.clone()), ..Entry::default() };
            let (at, by) = self.moment((0, 2));
            if *stage == "referred" {
                self.agree(at, by, &to);
            }
            self.push(at, by, Addition::Entry(EntryKind::Help, Entry { on: Some(at.date()), ..entry }));
        }
    }

    fn close(&mut self) {
        let reason = match self.state {
            State::NotSafe => ClosingReason::NotSafeToContact,
            State::Declined | State::NotWanted => ClosingReason::NothingMore,
            State::ServiceReferred => ClosingReason::AssistanceGiven,
            _ => ClosingReason::HandedOverConfirmed,
        };
        self.add((1, 20), |at| Addition::Close(reason, Entry { on: Some(at.date()), ..Entry::default() }));
    }
}
