//! Estimators of waiting times and shares: pure functions over slices of numbers, which know neither cases nor days of a
//! calendar. What cannot be estimated is absent, never "not a number" and never infinite.
//!
//! Conventions are those of R's `survival` (`survfit(…, conf.type = "log-log")`, `survdiff`, `prop.test(correct = FALSE)`);
//! `tests/data/estimates` holds what R says of well-known data, and each is compared to nine places.
mod describe;
mod incidence;
mod log_rank;
mod proportion;
mod sample;
mod survival;

pub use describe::{Described, mean, median, nearest_rank};
pub use incidence::{Incidence, Outcome, incidence};
pub use log_rank::{LogRank, log_rank};
pub use proportion::{Interval, wilson};
pub use sample::{Moment, Observation, moments};
pub use survival::{Curve, Point, Quantile};

/// The standard normal quantile of 0.975: intervals hold in 95 of 100 repetitions.
pub const Z95: f64 = 1.959_963_984_540_054;
#[cfg(test)]
mod tests;
