//! Tests of the tracker.
mod chart;
mod measures;
mod pages;
mod parts;
mod replay;
mod suppress;
