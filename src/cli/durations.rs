//! `jaabi tracker --durations`: the same estimates for a file of waiting times, to check them against another program.
mod file;

use super::say::say;
use crate::estimate::{Curve, LogRank, Observation, log_rank, mean};
use anyhow::Context;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// What is said of a set of waiting times. `null`: not reached, or nothing to say it of.
#[derive(Debug, Serialize)]
struct Waits {
    n: usize,
    closed: usize,
    censored: usize,
    /// Days until half was closed, those still open counted (Kaplan-Meier).
    median: Option<f64>,
    median_low: Option<f64>,
    median_high: Option<f64>,
    p75: Option<f64>,
    p90: Option<f64>,
    /// The plain mean of the closed ones.
    mean_closed: Option<f64>,
    survival: Vec<Step>,
}

#[derive(Debug, Serialize)]
struct Step {
    t: f64,
    at_risk: usize,
    events: usize,
    estimate: f64,
    low: Option<f64>,
    high: Option<f64>,
}

#[derive(Debug, Serialize)]
struct OfGroup {
    group: String,
    #[serde(flatten)]
    waits: Waits,
}

#[derive(Debug, Serialize)]
struct Compared {
    statistic: f64,
    degrees_of_freedom: usize,
    p: f64,
}

#[derive(Debug, Serialize)]
struct Answer {
    #[serde(flatten)]
    all: Waits,
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<Vec<OfGroup>>,
    /// Absent without groups; `null` where they cannot be compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    log_rank: Option<Option<Compared>>,
}

pub(super) fn durations(path: &Path) -> anyhow::Result<()> {
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).context("the standard input cannot be read")?;
        bytes
    } else {
        std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?
    };
    say(&serde_json::to_string(&answer(&file::read(&bytes)?))?)
}

fn answer(file: &file::Waiting) -> Answer {
    let all: Vec<Observation> = file.lines.iter().map(|(seen, _)| *seen).collect();
    let mut answer = Answer { all: Waits::of(&all), groups: None, log_rank: None };
    if file.grouped {
        let mut groups: BTreeMap<&str, Vec<Observation>> = BTreeMap::new();
        for (seen, group) in &file.lines {
            groups.entry(group).or_default().push(*seen);
        }
        let (names, groups): (Vec<&str>, Vec<Vec<Observation>>) = groups.into_iter().unzip();
        answer.log_rank = Some(log_rank(&groups).map(Compared::from));
        let each = names.into_iter().zip(&groups);
        answer.groups = Some(each.map(|(name, of)| OfGroup { group: name.to_owned(), waits: Waits::of(of) }).collect());
    }
    answer
}

impl Waits {
    fn of(observations: &[Observation]) -> Self {
        let closed: Vec<f64> = observations.iter().filter(|seen| seen.closed).map(|seen| seen.days).collect();
        let curve = Curve::of(observations);
        let median = curve.median();
        let step = |point: &crate::estimate::Point| Step {
            t: point.t,
            at_risk: point.at_risk,
            events: point.events,
            estimate: point.estimate,
            low: point.interval.map(|interval| interval.low),
            high: point.interval.map(|interval| interval.high),
        };
        Self {
            n: observations.len(),
            closed: closed.len(),
            censored: observations.len() - closed.len(),
            median: median.days,
            median_low: median.low,
            median_high: median.high,
            p75: curve.quantile(0.75).days,
            p90: curve.quantile(0.9).days,
            mean_closed: mean(&closed),
            survival: curve.points.iter().map(step).collect(),
        }
    }
}

impl From<LogRank> for Compared {
    fn from(test: LogRank) -> Self {
        Self { statistic: test.statistic, degrees_of_freedom: test.degrees, p: test.p }
    }
}
