//! Backups: one compressed file with the database as of one moment, the sealed files, what the instance trusts, its checkpoints,
//! and its keys sealed to the recovery kit, each with its checksum. The database in it is a file of SQLite whatever it was taken
//! from, so that a backup comes back into either kind. Old ones are deleted, so that what was erased is gone from them one day, and
//! that day can be told.
mod archive;
mod restore;
mod rotation;
mod take;

pub use restore::{Restored, Target, check, restore};
pub use rotation::{Rotation, last, rotation};
pub use take::{Destination, Source, Taken, take};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The keys of the instance, sealed to the recovery kit: never in the clear beside the database they open.
const KEYS: &str = "instance-keys.age";
/// What a backup says of itself; the last thing in it.
const MANIFEST: &str = "manifest.json";
/// The database.
const DATABASE: &str = "jaabi.db";
/// The folder of sealed files, here and there.
const FILES: &str = "files";
/// Files beside the database that belong into a backup, as long as they are there.
const BESIDE: [&str; 3] = ["trust.json", "desk-heads.json", "audit/checkpoints.jsonl"];
/// The form of a backup; another number is read by another version of the program alone.
const FORM: u32 = 1;

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the file.
    pub form: u32,
    /// Which instance, as hexadecimal letters.
    pub instance: String,
    /// When it was taken: UTC.
    pub taken_at: chrono::NaiveDateTime,
    /// The version of the program.
    pub version: String,
    /// SHA-256 of each thing in it, by its name.
    pub hashes: BTreeMap<String, String>,
}
