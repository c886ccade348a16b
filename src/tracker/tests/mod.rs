//! Tests of the tracker.
mod chart;
mod measures;
mod pages;
mod suppress;
