//! Backups: the database as of one moment, the sealed files, what the instance trusts, its checkpoints, and its keys sealed to the
//! recovery kit. Old ones are deleted, so that what was erased is gone from them one day, and that day can be told.
mod database;
mod restore;
mod rotation;
mod take;

pub use restore::{Restored, restore};
pub use rotation::{Rotation, rotation};
pub use take::{Source, Taken, take};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The keys of the instance, sealed to the recovery kit: never in the clear beside the database they open.
const KEYS: &str = "instance-keys.age";
/// What a backup says of itself.
const MANIFEST: &str = "manifest.json";
/// The folder of sealed files, here and there.
const FILES: &str = "files";
/// Files beside the database that belong into a backup, as long as they are there.
const BESIDE: [&str; 3] = ["trust.json", "desk-heads.json", "audit/checkpoints.jsonl"];

/// What a backup says of itself.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Manifest {
    /// Which instance, as hexadecimal letters.
    instance: String,
    /// When it was taken: UTC.
    taken_at: chrono::NaiveDateTime,
    /// The version of the program.
    version: String,
    /// `sqlite` or `postgres`.
    database: String,
    /// SHA-256 of each file but the sealed ones, which prove themselves when they are opened.
    hashes: BTreeMap<String, String>,
}
