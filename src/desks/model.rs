//! What a desk is. Pure.
use crate::id::{AccountId, AccountKey, DeskKey, MembershipKey, PlaceKey};
use crate::sealing::Recipient;
use crate::text_enum;

text_enum!(
    /// What a desk looks after. `bypass` takes what must not stay near: people from far away.
    DeskKind {
        Psea = "psea",
        Integrity = "integrity",
        Child = "child",
        Gbv = "gbv",
        Rights = "rights",
        Bypass = "bypass",
    }
);

/// A desk of focal points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// Its key.
    pub key: DeskKey,
    /// A short code, stable.
    pub code: String,
    /// What it looks after.
    pub kind: DeskKind,
    /// Its name.
    pub name: String,
    /// Its area; none for the whole country.
    pub place: Option<PlaceKey>,
    /// Its phone.
    pub phone: String,
    /// When somebody answers.
    pub hours: String,
    /// The woman to ask for.
    pub woman: String,
    /// The man to ask for.
    pub man: String,
    /// Nothing new comes here; what it has stays with its members.
    pub retired: bool,
}

/// A desk to be added.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "as in Desk")]
pub struct NewDesk {
    pub code: String,
    pub kind: DeskKind,
    pub name: String,
    pub place: Option<PlaceKey>,
    pub phone: String,
    pub hours: String,
    pub woman: String,
    pub man: String,
}

/// A live member of a desk: active, with keys.
#[derive(Debug, Clone)]
pub struct Member {
    /// The membership.
    pub membership: MembershipKey,
    /// The account.
    pub account: AccountKey,
    /// Its public id.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// Whom to seal to.
    pub recipient: Recipient,
}

text_enum!(
    /// What is wrong with how a desk is staffed.
    Weakness {
        /// Nobody with keys.
        Nobody = "nobody",
        /// Nobody is confirmed, and somebody waits to be.
        Waits = "waits",
        /// One alone: nobody is there when that one is away or concerned.
        One = "one",
        /// One alone, and another who waits to be confirmed.
        OneWaits = "one-waits",
        /// A bypass desk that shares a member with another desk: no way round that person.
        Shares = "shares",
    }
);
