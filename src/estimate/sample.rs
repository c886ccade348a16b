//! Waiting times, and what stands at each distinct one of them.

/// So close together two times are one: what is left of a subtraction must not part a tie (R's `aeqSurv`, `timefix`).
const SAME: f64 = 1.490_116_119_384_765_6e-8;

/// How long one case took, or has been waiting so far.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observation {
    /// Days, nought or more.
    pub days: f64,
    /// Whether it ended then; else it is censored: it was still waiting when last seen.
    pub closed: bool,
}

impl Observation {
    /// An observation; `None` unless `days` is a finite number from nought on.
    pub fn new(days: f64, closed: bool) -> Option<Self> {
        // -0.0 would sort before 0.0
        (days.is_finite() && days >= 0.0).then_some(Self { days: days + 0.0, closed })
    }
}

/// A distinct time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment {
    /// Days.
    pub t: f64,
    /// How many were waiting right before.
    pub at_risk: usize,
    /// How many ended then.
    pub events: usize,
    /// How many were last seen then; they were still waiting when the others ended.
    pub censored: usize,
}

/// The distinct times in order; nothing of nothing.
pub fn moments(observations: &[Observation]) -> Vec<Moment> {
    let mut sorted = observations.to_vec();
    sorted.sort_by(|a, b| a.days.total_cmp(&b.days));
    let mean = super::describe::mean_of_distinct(&sorted);
    let mut found: Vec<Moment> = Vec::new();
    let (mut at_risk, mut last) = (sorted.len(), f64::NEG_INFINITY);
    for seen in sorted {
        let apart = seen.days - last;
        last = seen.days;
        let same = apart <= SAME || apart <= SAME * mean;
        match found.last_mut().filter(|_| same) {
            Some(moment) => moment.add(seen.closed),
            None => {
                let mut moment = Moment { t: seen.days, at_risk, events: 0, censored: 0 };
                moment.add(seen.closed);
                found.push(moment);
            }
        }
        at_risk -= 1;
    }
    found
}

impl Moment {
    fn add(&mut self, closed: bool) {
        if closed { self.events += 1 } else { self.censored += 1 }
    }
}
