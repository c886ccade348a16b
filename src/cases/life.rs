//! The two lives of a case as state machines. Pure.
use super::model::{State, Track};
use crate::text_enum;

text_enum!(
    /// What may be done with an ordinary case.
    Verb {
        Acknowledge = "acknowledge",
        Assign = "assign",
        Start = "start",
        Category = "category",
        Sector = "sector",
        Note = "note",
        Hold = "hold",
        Resume = "resume",
        Refer = "refer",
        Transmit = "transmit",
        Answer = "answer",
        Write = "write",
        Tell = "tell",
        Attempt = "attempt",
        Close = "close",
        Reopen = "reopen",
        Appeal = "appeal",
        Exclude = "exclude",
        Conflict = "conflict",
        Seal = "seal",
        Attach = "attach",
        Detach = "detach",
        Export = "export",
        Keep = "keep",
        Release = "release",
        Erase = "erase",
        /// The person did not want to hear the answer.
        Unwanted = "unwanted",
        /// An answer to many was read out.
        Announce = "announce",
        /// Somebody is named who decides an appeal.
        Appoint = "appoint",
        /// An appeal is decided.
        Decide = "decide",
        /// Whether a decision waits until an appeal is decided.
        Suspend = "suspend",
    }
);

impl Verb {
    /// Whether it has a form of its own: files come and go in another way than words.
    pub fn is_of_files(self) -> bool {
        matches!(self, Self::Attach | Self::Detach | Self::Export)
    }

    /// Whether it belongs to an appeal that is not decided.
    pub fn is_of_appeal(self) -> bool {
        matches!(self, Self::Appoint | Self::Decide | Self::Suspend)
    }

    /// Whether it decides how long the case is kept: these forms stand together, apart from the daily work.
    pub fn is_of_keeping(self) -> bool {
        matches!(self, Self::Keep | Self::Release | Self::Erase)
    }
}

/// The state an ordinary case has after `verb`, or the key of the sentence that says why not. From every open state
/// one can acknowledge, answer and close: steps that did not happen are not invented.
///
/// # Errors
/// The verb does not fit the state.
pub fn after(state: State, verb: Verb) -> Result<State, &'static str> {
    let closed = state == State::Closed;
    match verb {
        Verb::Note | Verb::Tell | Verb::Write | Verb::Exclude | Verb::Conflict | Verb::Seal => Ok(state),
        Verb::Unwanted => Ok(state),
        Verb::Announce => Ok(State::Closed),
        Verb::Attach | Verb::Detach | Verb::Export | Verb::Keep | Verb::Release | Verb::Erase => Ok(state),
        Verb::Reopen if closed => Ok(State::Reopened),
        Verb::Reopen => Err("refusal-already-open"),
        Verb::Appeal if closed || state == State::Answered => Ok(State::Appealed),
        Verb::Appeal => Err("refusal-not-answered"),
        _ if closed => Err("refusal-closed"),
        Verb::Acknowledge if state == State::Received => Ok(State::Acknowledged),
        Verb::Start if state == State::InProgress => Err("refusal-already-started"),
        Verb::Start => Ok(State::InProgress),
        Verb::Hold => Ok(State::OnHold),
        Verb::Resume if state == State::OnHold => Ok(State::InProgress),
        Verb::Resume => Err("refusal-not-on-hold"),
        Verb::Refer => Ok(State::Referred),
        Verb::Answer | Verb::Decide => Ok(State::Answered),
        Verb::Appoint | Verb::Suspend => Ok(state),
        Verb::Attempt => Ok(state),
        Verb::Close => Ok(State::Closed),
        Verb::Acknowledge | Verb::Assign | Verb::Category | Verb::Sector | Verb::Transmit => Ok(state),
    }
}

/// How far along its life a sealed case is: 0 received … 9 closed. States side by side share a number.
pub fn rank(track: Track, state: State) -> Option<u8> {
    let referred = track.asks_nothing();
    Some(match state {
        State::Received => 0,
        State::SafetyChecked => 1,
        State::OptionsExplained if referred => 2,
        State::ServiceReferred | State::Declined if referred => 3,
        State::HandedOver if !referred => 2,
        State::ReceiptConfirmed if !referred => 3,
        State::OutcomeReported if !referred => 4,
        State::ComplainantInformed | State::NotWanted | State::NotSafe if !referred => 5,
        State::Closed => 9,
        _ => return None,
    })
}

/// Whether nothing was done yet for a sealed case but to look at safety.
pub fn is_new(track: Track, state: State) -> bool {
    rank(track, state).is_some_and(|rank| rank < 2)
}

/// Whether it was handed over, or the options were explained, and it is not closed.
pub fn is_in_hand(track: Track, state: State) -> bool {
    rank(track, state).is_some_and(|rank| (2..9).contains(&rank))
}

/// The last number before closing.
fn last(track: Track) -> u8 {
    if track.asks_nothing() { 3 } else { 5 }
}

/// The states a sealed case may go to from `state`: each with whether a reason is needed because a step is skipped.
/// A referral may be repeated: one for each service, each with its own consent.
pub fn steps(track: Track, state: State) -> Vec<(State, bool)> {
    let Some(now) = rank(track, state).filter(|now| *now < 9) else { return Vec::new() };
    let mut ahead: Vec<(u8, State)> = State::ALL
        .iter()
        .filter_map(|next| rank(track, *next).map(|r| (r, *next)))
        .filter(|(r, next)| *r > now || (*next == state && state == State::ServiceReferred))
        .collect();
    ahead.sort();
    ahead
        .into_iter()
        .map(|(r, next)| {
            let expected = if r == 9 { now >= last(track) } else { r <= now + 1 };
            (next, !expected)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ORDINARY: &[State] = &[
        State::Received,
        State::Acknowledged,
        State::InProgress,
        State::Referred,
        State::OnHold,
        State::Answered,
        State::Closed,
        State::Reopened,
        State::Appealed,
    ];

    #[test]
    fn from_every_open_state_one_can_acknowledge_answer_and_close() {
        for state in ORDINARY.iter().filter(|s| **s != State::Closed) {
            for verb in [Verb::Acknowledge, Verb::Answer, Verb::Close] {
                assert!(after(*state, verb).is_ok(), "{state:?} {verb:?}");
            }
        }
        assert_eq!(after(State::Closed, Verb::Answer), Err("refusal-closed"));
        assert_eq!(after(State::Closed, Verb::Reopen), Ok(State::Reopened));
    }

    #[test]
    fn a_sealed_life_goes_forward_and_says_why_it_skips() {
        let from = |state| steps(Track::Psea, state);
        assert_eq!(from(State::Received)[0], (State::SafetyChecked, false));
        assert!(from(State::Received).contains(&(State::HandedOver, true)));
        assert!(from(State::Received).contains(&(State::Closed, true)));
        assert!(from(State::NotSafe).contains(&(State::Closed, false)));
        assert!(steps(Track::Gbv, State::Received).iter().all(|(s, _)| *s != State::HandedOver));
        assert!(steps(Track::Gbv, State::ServiceReferred).contains(&(State::ServiceReferred, false)));
        assert!(from(State::Closed).is_empty());
    }

    fn tracks() -> impl Strategy<Value = Track> {
        prop::sample::select(&[Track::Psea, Track::Integrity, Track::Rights, Track::Gbv, Track::Child][..])
    }

    proptest! {
        #[test]
        fn any_walk_through_an_ordinary_life_stays_in_it(verbs in prop::collection::vec(prop::sample::select(Verb::ALL), 0..40)) {
            let mut state = State::Received;
            for verb in verbs {
                if let Ok(next) = after(state, verb) {
                    prop_assert!(ORDINARY.contains(&next));
                    prop_assert!(state != State::Closed || next != State::InProgress);
                    state = next;
                }
            }
        }

        #[test]
        fn any_walk_through_a_sealed_life_ends_and_never_goes_back(track in tracks(), picks in prop::collection::vec(0usize..8, 0..12)) {
            let mut state = State::Received;
            for pick in picks {
                let ways = steps(track, state);
                let Some((next, _)) = ways.get(pick) else { continue };
                prop_assert!(rank(track, *next) >= rank(track, state));
                state = *next;
            }
            prop_assert!(state == State::Closed || steps(track, state).iter().any(|(s, _)| *s == State::Closed));
        }
    }
}
