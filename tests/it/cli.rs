//! The command line, as somebody at a terminal meets it: each command a process of its own.
mod beginning;
mod demo;
mod durations;
mod export;
mod keeping;
mod people;
mod recovering;
mod refusals;
mod serving;
pub mod tool;
mod verify;
