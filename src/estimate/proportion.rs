//! Shares of a count.
use super::Z95;

/// Between two numbers, both included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// Between what a share lies of which `met` of `n` were seen, 95 times in 100; `None` of none, or of more than all.
///
/// E. B. Wilson, *Probable Inference, the Law of Succession, and Statistical Inference*, JASA 22 (1927), without continuity
/// correction (R: `prop.test(correct = FALSE)`). It stays between 0 and 1 and says something of 0 and of all, too.
pub fn wilson(met: u64, n: u64) -> Option<Interval> {
    if n == 0 || met > n {
        return None;
    }
    let (count, share) = (n as f64, met as f64 / n as f64);
    let z2 = Z95 * Z95;
    let middle = share + z2 / (2.0 * count);
    let reach = Z95 * (share * (1.0 - share) / count + z2 / (4.0 * count * count)).sqrt();
    let at = |end: f64| (end / (1.0 + z2 / count)).clamp(0.0, 1.0);
    // exactly none and exactly all: what is left over by rounding is no case
    let low = if met == 0 { 0.0 } else { at(middle - reach) };
    let high = if met == n { 1.0 } else { at(middle + reach) };
    Some(Interval { low, high })
}
