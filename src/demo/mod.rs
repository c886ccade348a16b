//! The demo: a programme with its people, and fourteen months of cases played through the real actions.
mod cast;
mod dice;
mod fill;
mod informing;
mod people;
mod plan;
mod play_ordinary;
mod play_sealed;
mod projects;
mod services;
mod set_up;
mod voices;
mod words;
mod world;

pub use fill::fill;
pub use people::{Duty, PlannedAccount, accounts_json, administrator, bypass, people};
pub use plan::{PlannedCase, PlannedDeed, PlannedKind, PlannedOrdinary, PlannedSealed, PlannedStep, Who, plan};
pub use projects::projects;
pub use set_up::{Powers, began, set_up};
pub use voices::{speak, unspoken};
pub use world::{PlannedCommittee, PlannedDesk, PlannedPlace, committees, desks, places};
