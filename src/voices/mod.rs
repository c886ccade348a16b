//! Recorded words: one sound for each language that is spoken and each text of the interface, played on demand for people
//! who do not read. A page asks `Voice` for the address of each of its texts and shows `parts/play` where there is one.
//! Recordings are no secret: they say what every page says.
mod actions;
mod model;
mod pages;
mod store;

pub use actions::{Fault, MOST_BYTES, check, put, remove};
pub use model::{Group, Prompt, Recorded, Spoken, Voice};
pub use pages::{Heard, VoiceLine, give, heard, routes};
pub use store::{counts, known, voice};
