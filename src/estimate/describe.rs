//! Numbers that describe what has ended, and say nothing of what is still waiting.
use super::Observation;

/// What is said of the days of closed cases.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Described {
    /// How many.
    pub n: usize,
    /// The plain mean.
    pub mean: f64,
    /// The middle; between the middle two, their mean.
    pub median: f64,
    /// The smallest that at least three in four do not exceed.
    pub p75: f64,
    /// The smallest that at least nine in ten do not exceed.
    pub p90: f64,
}

impl Described {
    /// Of these numbers; `None` of none.
    pub fn of(mut values: Vec<f64>) -> Option<Self> {
        values.sort_by(f64::total_cmp);
        Some(Self {
            n: values.len(),
            mean: mean(&values)?,
            median: median(&values)?,
            p75: nearest_rank(&values, 75)?,
            p90: nearest_rank(&values, 90)?,
        })
    }
}

/// The mean; `None` of nothing.
pub fn mean(values: &[f64]) -> Option<f64> {
    let (n, sum) = (values.len() as f64, values.iter().sum::<f64>());
    // a sum of very large numbers passes all bounds, their parts do not
    let parts = || values.iter().map(|value| value / n).sum();
    (!values.is_empty()).then(|| if sum.is_finite() { sum / n } else { parts() })
}

/// The middle of sorted numbers; between the middle two, their mean (R: `median`). `None` of nothing.
pub fn median(sorted: &[f64]) -> Option<f64> {
    let n = sorted.len();
    let (low, high) = (sorted.get(n.checked_sub(1)? / 2)?, sorted.get(n / 2)?);
    Some(low + (high - low) / 2.0)
}

/// The smallest of sorted numbers that at least `percent` in a hundred do not exceed (R: `quantile(type = 1)`).
pub fn nearest_rank(sorted: &[f64], percent: usize) -> Option<f64> {
    sorted.get((percent * sorted.len()).div_ceil(100).checked_sub(1)?).copied()
}

/// The mean of the distinct times of sorted observations; nought of nothing.
pub(super) fn mean_of_distinct(sorted: &[Observation]) -> f64 {
    let mut days: Vec<f64> = sorted.iter().map(|seen| seen.days).collect();
    days.dedup();
    mean(&days).unwrap_or(0.0)
}
