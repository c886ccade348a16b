//! How many are still waiting after so many days, cases that are not closed yet included.
use super::sample::{Moment, Observation, moments};
use super::{Interval, Z95};

/// A share this close to the one asked for counts as equal (R's `survmean`).
const EQUAL: f64 = 1.490_116_119_384_765_6e-8;

/// The curve at a distinct time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Days.
    pub t: f64,
    /// How many were waiting right before.
    pub at_risk: usize,
    /// How many ended then.
    pub events: usize,
    /// The share that is still waiting afterwards.
    pub estimate: f64,
    /// Greenwood's variance of the estimate.
    pub variance: f64,
    /// Between what the share lies, 95 times in 100; `None` where it is 1 or 0, of which this interval says nothing.
    pub interval: Option<Interval>,
}

/// A waiting time that a share of all do not exceed, with its interval. `None`: not reached.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Quantile {
    /// Days.
    pub days: Option<f64>,
    /// Where the lower band crosses.
    pub low: Option<f64>,
    /// Where the upper band crosses.
    pub high: Option<f64>,
}

/// The share of cases still waiting, day by day.
///
/// E. L. Kaplan and P. Meier, *Nonparametric Estimation from Incomplete Observations*, JASA 53 (1958): the product of
/// `1 - d/n` over the times until then, with `n` waiting right before and `d` ending. A case that was last seen at a time was
/// waiting when others ended at it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Curve {
    /// At each distinct time, in order.
    pub points: Vec<Point>,
}

impl Curve {
    /// Of these observations; without a point of none.
    pub fn of(observations: &[Observation]) -> Self {
        Self::from_moments(&moments(observations))
    }

    /// Of distinct times in order, each with how many were waiting right before.
    pub fn from_moments(moments: &[Moment]) -> Self {
        let (mut estimate, mut hazard) = (1.0, 0.0);
        let point = |moment: &Moment| {
            let (n, d) = (moment.at_risk as f64, moment.events as f64);
            if moment.events > 0 && moment.events < moment.at_risk {
                hazard += d / (n * (n - d));
            }
            estimate *= if moment.at_risk > 0 { (n - d) / n } else { 1.0 };
            Point {
                t: moment.t,
                at_risk: moment.at_risk,
                events: moment.events,
                estimate,
                variance: estimate * estimate * hazard,
                interval: band(estimate, hazard),
            }
        };
        Self { points: moments.iter().map(point).collect() }
    }

    /// The days within which half was served, as R's `print` and `summary(fit)$table` say it.
    ///
    /// Where the curve equals one half over an interval, its middle; where it stays there to its end, the beginning of that. The
    /// interval is where the bands cross one half (R. Brookmeyer and J. Crowley, *A Confidence Interval for the Median Survival
    /// Time*, Biometrics 38, 1982).
    pub fn median(&self) -> Quantile {
        self.crossings(0.5, &|reached| reached)
    }

    /// The days within which the share `served` (0 to 1) was served, such as `0.9`, as R's `quantile(fit, served)` says it.
    ///
    /// As the median, with one exception that is R's: where the curve equals the share to its end, the middle of that.
    pub fn quantile(&self, served: f64) -> Quantile {
        let end = self.points.last().map_or(0.0, |point| point.t);
        self.crossings(1.0 - served, &|reached| reached + (end - reached) / 2.0)
    }

    /// Where curve and bands fall below `height`; `to_the_end`: what stands for a time from which on they equal it for good.
    fn crossings(&self, height: f64, to_the_end: &dyn Fn(f64) -> f64) -> Quantile {
        let crossing = |of: &dyn Fn(&Point) -> Option<f64>| {
            let mut below = self.points.iter().filter_map(|point| Some((point.t, of(point)?)));
            let (t, first) = below.find(|(_, share)| *share < height + EQUAL)?;
            if (first - height).abs() >= EQUAL {
                return Some(t);
            }
            let next = below.find(|(_, share)| *share < height - EQUAL);
            Some(next.map_or_else(|| to_the_end(t), |(next, _)| t + (next - t) / 2.0))
        };
        Quantile {
            days: crossing(&|point| Some(point.estimate)),
            low: crossing(&|point| point.interval.map(|interval| interval.low)),
            high: crossing(&|point| point.interval.map(|interval| interval.high)),
        }
    }

    /// The share served until the end of day `t`, with its interval; `None` where nobody was watched so long.
    pub fn served_by(&self, t: f64) -> Option<(f64, Option<Interval>)> {
        let last = self.points.last()?;
        if t > last.t && last.estimate > 0.0 {
            return None;
        }
        let Some(point) = self.points.iter().rev().find(|point| point.t <= t) else { return Some((0.0, None)) };
        let turned = |interval: Interval| Interval { low: 1.0 - interval.high, high: 1.0 - interval.low };
        Some((1.0 - point.estimate, point.interval.map(turned)))
    }
}

/// The interval on the scale `log(-log S)`, which keeps it between 0 and 1: `S^exp(±z·se / log S)`, where `se²` is Greenwood's
/// sum of `d / (n (n - d))` (M. Greenwood, *The Natural Duration of Cancer*, 1926; J. D. Kalbfleisch and R. L. Prentice, *The
/// Statistical Analysis of Failure Time Data*, 1980, section 1.3).
fn band(estimate: f64, hazard: f64) -> Option<Interval> {
    if !(estimate > 0.0 && estimate < 1.0) {
        return None;
    }
    let log = estimate.ln();
    let reach = Z95 * hazard.sqrt() / log;
    let at = |reach: f64| (log * reach.exp()).exp();
    Some(Interval { low: at(-reach), high: at(reach) })
}
