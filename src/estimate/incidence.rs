//! What becomes of cases that can end in several ways, of which each rules out the others.
use super::sample::{Moment, Observation, moments};

/// One way in which a case may end, over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The share of all that had ended in this way by each time of `Incidence::times`.
    pub shares: Vec<f64>,
}

/// The shares of all outcomes over time; together with those still waiting they make up one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Incidence {
    /// The distinct times, in order.
    pub times: Vec<Moment>,
    /// The outcomes, by their number.
    pub outcomes: Vec<Outcome>,
    /// The share still waiting at each time.
    pub waiting: Vec<f64>,
}

/// The shares of `outcomes` outcomes (numbered from nought; `None`: still waiting when last seen).
///
/// O. Aalen and S. Johansen, *An Empirical Transition Matrix for Non-homogeneous Markov Chains Based on Censored Observations*,
/// Scandinavian Journal of Statistics 5 (1978): at each time the share waiting right before, times `d/n` of the outcome. Taking
/// the others for censored instead would say what would happen if nobody could withdraw, which nobody asks.
pub fn incidence(observations: &[(f64, Option<usize>)], outcomes: usize) -> Incidence {
    let kept = observations.iter().filter_map(|(days, outcome)| {
        let outcome = outcome.filter(|outcome| *outcome < outcomes);
        Some((Observation::new(*days, outcome.is_some())?, outcome))
    });
    let mut kept: Vec<(Observation, Option<usize>)> = kept.collect();
    kept.sort_by(|a, b| a.0.days.total_cmp(&b.0.days));
    let times = moments(&kept.iter().map(|(seen, _)| *seen).collect::<Vec<_>>());
    let mut found = Incidence { outcomes: vec![Outcome { shares: Vec::new() }; outcomes], ..Incidence::default() };
    let (mut waiting, mut so_far, mut seen) = (1.0, vec![0.0; outcomes], kept.into_iter());
    for moment in &times {
        let (n, before) = (moment.at_risk as f64, waiting);
        let mut events = vec![0.0; outcomes];
        for (_, outcome) in seen.by_ref().take(moment.events + moment.censored) {
            outcome.into_iter().for_each(|outcome| events[outcome] += 1.0);
        }
        waiting *= (n - moment.events as f64) / n;
        for (outcome, share) in so_far.iter_mut().enumerate() {
            *share += before * events[outcome] / n;
            found.outcomes[outcome].shares.push(*share);
        }
        found.waiting.push(waiting);
    }
    Incidence { times, ..found }
}

impl Incidence {
    /// The share that had ended in this way by the end of day `t`; `None` without anybody, or where nobody was watched so long.
    pub fn by(&self, outcome: usize, t: f64) -> Option<f64> {
        let (last, waiting) = (self.times.last()?, self.waiting.last()?);
        if t > last.t && *waiting > 0.0 {
            return None;
        }
        let shares = &self.outcomes.get(outcome)?.shares;
        let before = self.times.iter().take_while(|moment| moment.t <= t).count();
        Some(before.checked_sub(1).map_or(0.0, |at| shares[at]))
    }
}
