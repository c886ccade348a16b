//! The demo: a programme with its people, and fourteen months of cases played through the real actions.
mod dice;
mod people;
mod plan;
mod words;
mod world;

pub use people::{Duty, PlannedAccount, accounts_json, administrator, bypass, people};
pub use plan::{PlannedCase, PlannedDeed, PlannedKind, PlannedOrdinary, PlannedSealed, PlannedStep, Who, plan};
pub use world::{PlannedCommittee, PlannedDesk, PlannedPlace, committees, desks, places};
