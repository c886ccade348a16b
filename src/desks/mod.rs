//! Desks of focal points: who may be given the key of a sealed case. What the log of a desk says, and what is pinned
//! beside the database, decides; the rows of memberships only say for which cases.
mod members;
mod model;
mod roster;
mod store;
mod trust;

pub use members::{
    Listed, Signed, Standing, confirm, end, end_at, join, left_to, listed, members, prepare, rosters, weak,
};
pub use model::{Desk, DeskKind, Member, NewDesk, Weakness};
pub use roster::{Broken, Keys, PURPOSE, Signer, fingerprint, from_hex, to_hex};
pub use store::{add, add_member, all, by_code, change, describe, get, propose, resettle, set_retired};
pub use trust::{Pinned, Trust};
