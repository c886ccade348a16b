//! The ordinary cases of the plan: how many stand where, and what is said in each.
use super::super::dice::{Deck, Dice};
use super::super::words::{Said, Words};
use super::days::{Pace, Span, at_work};
use super::model::{PlannedCase, PlannedDeed, PlannedKind, PlannedOrdinary, PlannedStep, Who};
use super::ordinary_life::{self, Begin};
use super::saying::{self, Where};
use crate::cases::model::{ClosingReason, State};
use chrono::{Days, NaiveDate, TimeDelta};

/// How many cases end in each state, and how many days ago the first word may have been.
const ENDS: &[(State, usize, (u32, u32))] = &[
    (State::Received, 10, (1, 9)),
    (State::Acknowledged, 9, (2, 14)),
    (State::InProgress, 22, (3, 30)),
    (State::Referred, 8, (5, 40)),
    (State::OnHold, 7, (6, 45)),
    (State::Answered, 14, (3, 24)),
    (State::Reopened, 6, (25, 140)),
    (State::Appealed, 6, (20, 120)),
    (State::Closed, 250, (10, 440)),
];
/// How many cases are another one told again.
const DUPLICATES: usize = 4;
/// How much of each category there is.
const CATEGORIES: &[(i32, usize)] = &[(1, 36), (2, 70), (3, 88), (4, 72), (5, 66)];

/// Plans all ordinary cases.
pub(super) fn plan(dice: &mut Dice, words: &Words, span: Span) -> Vec<PlannedCase> {
    let mut channels = channels(dice);
    let mut categories: Vec<i32> = CATEGORIES.iter().flat_map(|(code, n)| vec![*code; *n]).collect();
    dice.shuffle(&mut categories);
    let mut decks: Vec<(i32, Deck<Said>)> = CATEGORIES.iter().map(|(code, _)| (*code, deck(words, *code))).collect();
    let mut cases = Vec::new();
    for (ends, count, ago) in ENDS {
        for _ in 0..*count {
            let category = take(&mut categories, *ends);
            let deck = decks.iter_mut().find(|(code, _)| *code == category);
            let Some(said) = deck.and_then(|(_, deck)| deck.draw(dice)) else { continue };
            let channel = channels.pop().unwrap_or("committee");
            cases.push(Planner { dice, words, span }.case(&said, *ends, *ago, channel));
        }
    }
    for _ in 0..DUPLICATES {
        cases.extend(Planner { dice, words, span }.told_again(&cases));
    }
    cases
}

/// Every channel once, then by how often each is used.
fn channels(dice: &mut Dice) -> Vec<&'static str> {
    let all: usize = ENDS.iter().map(|(_, count, _)| count).sum();
    let mut channels: Vec<&'static str> = saying::CHANNELS.iter().map(|(code, ..)| *code).collect();
    while channels.len() < all {
        channels.push(saying::channel(dice));
    }
    dice.shuffle(&mut channels);
    channels
}

fn deck(words: &Words, category: i32) -> Deck<Said> {
    Deck::new(words.ordinary.iter().filter(|said| said.category == category).cloned().collect())
}

/// A category that can end so: nobody appeals thanks.
fn take(categories: &mut Vec<i32>, ends: State) -> i32 {
    let simple = matches!(ends, State::Received | State::Acknowledged | State::Answered | State::Closed);
    let found = categories.iter().position(|code| simple || *code > 2);
    found.map_or(4, |at| categories.swap_remove(at))
}

struct Planner<'a> {
    dice: &'a mut Dice,
    words: &'a Words,
    span: Span,
}

impl Planner<'_> {
    /// A case that begins so many days ago and has come to `ends`. One that does not get there in time began earlier.
    fn case(&mut self, said: &Said, ends: State, ago: (u32, u32), channel: &'static str) -> PlannedCase {
        let at = saying::place(self.dice, channel);
        let spoken = self.spoken(said, &at);
        // what is serious, asks for help, or is about the committee itself goes to a handler at once
        let to_committee = matches!(spoken.category, 1 | 2 | 4);
        let by_committee = at.committee.is_some() && to_committee && !spoken.about_committee && !spoken.rude;
        // now and then one has waited far too long
        let mut most = if self.dice.chance(8) { ago.1 * 3 } else { ago.1 };
        loop {
            let mut received_on = self.span.ago(self.dice, ago.0, most);
            // more people know the mechanism every month
            if ends == State::Closed && self.dice.chance(12) {
                received_on = received_on.max(self.span.ago(self.dice, ago.0, most));
            }
            let delay = self.entry_delay(channel);
            let entered_at = at_work(self.dice, received_on + TimeDelta::days(delay.into()));
            let pace = Pace::new(entered_at, at.slow());
            let begin = Begin { ends, by_committee, category: spoken.category, answer_by: spoken.answer_by };
            let steps = ordinary_life::live(self.dice, &self.words.phrases, begin, pace, &said.answer);
            let last = steps.last().map_or(entered_at, |step| step.at);
            if last.date() >= self.span.today {
                most = (most + 5).min(self.span.longest);
                continue;
            }
            let mut spoken = spoken.clone();
            spoken.happened_on = self.happened_on(received_on, spoken.category);
            let entered_by = self.dice.below(2) as usize;
            let kind = PlannedKind::Ordinary(Box::new(spoken));
            let Where { channel, committee, region, place } = at;
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

    fn spoken(&mut self, said: &Said, at: &Where) -> PlannedOrdinary {
        let (dice, phrases) = (&mut *self.dice, &self.words.phrases);
        let naming = saying::naming(dice, false);
        let answer_by = saying::answer_by(dice, naming, at.committee.is_some());
        PlannedOrdinary {
            category: said.category,
            sector: said.sector.clone(),
            rude: said.rude,
            about_committee: at.committee.is_some() && said.category == 5 && dice.chance(12),
            text: dice.say(&said.text),
            happened_on: None,
            on_behalf: saying::on_behalf(dice),
            naming,
            sex: saying::sex(dice),
            age: saying::age(dice),
            displacement: saying::displacement(dice),
            access_needs: saying::access_needs(dice),
            language: saying::language(dice, at.region),
            answer_by,
            identity: saying::identity(dice, phrases, naming, answer_by),
        }
    }

    /// What comes on paper is entered days later.
    fn entry_delay(&mut self, channel: &str) -> u32 {
        match channel {
            "box" => self.dice.between(1, 7),
            "letter" | "meeting" | "focus_group" | "pdm" => self.dice.between(0, 4),
            _ if self.dice.chance(10) => self.dice.between(1, 3),
            _ => 0,
        }
    }

    fn happened_on(&mut self, received_on: NaiveDate, category: i32) -> Option<NaiveDate> {
        let known = category >= 3 && self.dice.chance(45);
        let back = self.dice.between(0, 12);
        received_on.checked_sub_days(Days::new(back.into())).filter(|_| known)
    }

    /// One of `cases` told again days later, and closed as a duplicate by the one who holds both.
    fn told_again(&mut self, cases: &[PlannedCase]) -> Option<PlannedCase> {
        let fits = |case: &PlannedCase| {
            let PlannedKind::Ordinary(spoken) = &case.kind else { return false };
            case.committee.is_some() && spoken.category == 4 && case.ends == State::Closed
        };
        let known: Vec<usize> = (0..cases.len()).filter(|number| fits(&cases[*number])).collect();
        let of = *self.dice.pick(&known);
        let mut again = cases.get(of)?.clone();
        let mut pace = Pace::new(again.entered_at, 100);
        again.entered_at = pace.step(self.dice, 1, 6);
        again.received_on = again.entered_at.date();
        let at = pace.step(self.dice, 0, 3);
        let deed = PlannedDeed::Close(ClosingReason::Duplicate, Some(of));
        again.steps = vec![PlannedStep { at, by: Who::Keeper, deed }];
        // told again too late to be closed by now: another one may fit
        if at.date() < self.span.today { Some(again) } else { self.told_again(cases) }
    }
}
