//! Whether groups wait equally long.
use super::sample::{Observation, moments};

/// What the log-rank test says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogRank {
    /// The statistic: the larger, the less the groups are alike.
    pub statistic: f64,
    /// Groups that could be compared, less one.
    pub degrees: usize,
    /// How often equal groups would differ as much by chance, 0 to 1.
    pub p: f64,
}

/// Compares the waiting times of groups; `None` where there is nothing to compare: fewer than two groups in which anything could
/// end while others were waiting.
///
/// N. Mantel, *Evaluation of Survival Data and Two New Rank Order Statistics Arising in Its Consideration*, Cancer Chemotherapy
/// Reports 50 (1966); ties as in the hypergeometric law (R: `survdiff(rho = 0)`).
pub fn log_rank(groups: &[Vec<Observation>]) -> Option<LogRank> {
    let all: Vec<Observation> = groups.iter().flatten().copied().collect();
    let times = moments(&all);
    let ends: Vec<f64> = times.iter().map(|moment| moment.t).collect();
    let tables: Vec<Vec<(f64, f64)>> = groups.iter().map(|group| at_times(group, &ends)).collect();
    let k = groups.len();
    let (mut apart, mut expected, mut covariance) = (vec![0.0; k], vec![0.0; k], vec![vec![0.0; k]; k]);
    for (at, moment) in times.iter().enumerate().filter(|(_, moment)| moment.events > 0) {
        let (n, d) = (moment.at_risk as f64, moment.events as f64);
        let ties = if moment.at_risk > 1 { d * (n - d) / (n * n * (n - 1.0)) } else { 0.0 };
        for i in 0..k {
            let (waiting, ended) = tables[i][at];
            expected[i] += d * waiting / n;
            apart[i] += ended - d * waiting / n;
            for j in 0..k {
                let own = if i == j { n * waiting } else { 0.0 };
                covariance[i][j] += ties * (own - waiting * tables[j][at].0);
            }
        }
    }
    // a group that was gone before anything ended says nothing; the last of the others follows from them
    let compared: Vec<usize> = (0..k).filter(|group| expected[*group] > 0.0).collect();
    let (_, free) = compared.split_last().filter(|(_, free)| !free.is_empty())?;
    let matrix = free.iter().map(|i| free.iter().map(|j| covariance[*i][*j]).collect()).collect();
    let statistic = quadratic(matrix, free.iter().map(|group| apart[*group]).collect())?;
    Some(LogRank { statistic, degrees: free.len(), p: chi_square_tail(statistic, free.len()) })
}

/// At each of the times: how many of the group were waiting right before, and how many of them ended. `times` are the starts
/// of ties, so that whatever lies before the next one belongs to it.
fn at_times(group: &[Observation], times: &[f64]) -> Vec<(f64, f64)> {
    let mut sorted = group.to_vec();
    sorted.sort_by(|a, b| a.days.total_cmp(&b.days));
    let (mut at, mut found) = (0, Vec::with_capacity(times.len()));
    for i in 0..times.len() {
        let waiting = sorted.len() - at;
        let here = sorted[at..].iter().take_while(|seen| times.get(i + 1).is_none_or(|next| seen.days < *next));
        let (count, ended) = here.fold((0, 0), |(count, ended), seen| (count + 1, ended + usize::from(seen.closed)));
        at += count;
        found.push((waiting as f64, ended as f64));
    }
    found
}

/// `b' A⁻¹ b` for a symmetric positive matrix, by elimination with the largest pivot; `None` where it has no inverse.
fn quadratic(mut a: Vec<Vec<f64>>, b: Vec<f64>) -> Option<f64> {
    let k = b.len();
    let largest = (0..k).map(|i| a[i][i].abs()).fold(0.0, f64::max);
    let mut x = b.clone();
    for column in 0..k {
        let pivot = (column..k).max_by(|i, j| a[*i][column].abs().total_cmp(&a[*j][column].abs()))?;
        if a[pivot][column].abs() <= largest * 1e-12 {
            return None;
        }
        a.swap(column, pivot);
        x.swap(column, pivot);
        let (done, rest) = a.split_at_mut(column + 1);
        for (below, row) in rest.iter_mut().enumerate() {
            let factor = row[column] / done[column][column];
            row.iter_mut().zip(&done[column]).skip(column).for_each(|(cell, above)| *cell -= factor * above);
            x[column + 1 + below] -= factor * x[column];
        }
    }
    for row in (0..k).rev() {
        let known: f64 = (row + 1..k).map(|at| a[row][at] * x[at]).sum();
        x[row] = (x[row] - known) / a[row][row];
    }
    Some(b.iter().zip(x).map(|(b, x)| b * x).sum::<f64>().max(0.0))
}

/// The upper tail of the chi-square law with whole degrees of freedom: `Q(1/2, y) = erfc(√y)`, `Q(1, y) = e^-y`, and
/// `Q(a + 1, y) = Q(a, y) + y^a e^-y / Γ(a + 1)` with `y = x / 2` (Abramowitz and Stegun, 6.5.21 and 26.4).
fn chi_square_tail(x: f64, degrees: usize) -> f64 {
    let y = x / 2.0;
    let odd = degrees % 2 == 1;
    let (mut a, mut tail) = if odd { (0.5, libm::erfc(y.sqrt())) } else { (1.0, (-y).exp()) };
    // y^a e^-y / Γ(a + 1), starting at the smallest a
    let mut term = if odd { 2.0 * (y / std::f64::consts::PI).sqrt() * (-y).exp() } else { y * (-y).exp() };
    while 2.0 * a < degrees as f64 {
        tail += term;
        a += 1.0;
        term *= y / a;
    }
    tail.clamp(0.0, 1.0)
}
