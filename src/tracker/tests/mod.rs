//! Tests of the tracker.
mod chart;
mod flow;
pub(super) mod measures;
mod pages;
mod parts;
mod replay;
mod suppress;
