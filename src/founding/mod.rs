//! Making an instance, and setting it up from a file: committees, desks, places, people.
mod file;
mod init;
mod resolve;
mod setup;

pub use file::SetupFile;
pub use init::{NewInstance, Person, init, prepare_folder};
pub use resolve::{Scope, place, roles};
pub use setup::{Done, set_up};

/// The commented example that `jaabi setup --example` prints.
pub const EXAMPLE: &str = include_str!("../../config/setup.example.toml");
