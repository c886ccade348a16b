//! Identifiers: random public ids, private integer keys and references. Each says whose it is, so that none is mistaken.
use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::sql_types::{BigInt, Binary};
use std::{fmt, marker::PhantomData, str::FromStr};
use uuid::Uuid;

/// Marker: a case.
#[derive(Debug)]
pub enum Case {}
/// Marker: an account.
#[derive(Debug)]
pub enum Account {}
/// Marker: a place.
#[derive(Debug)]
pub enum Place {}
/// Marker: a complaint committee.
#[derive(Debug)]
pub enum Committee {}
/// Marker: a desk of focal points.
#[derive(Debug)]
pub enum Desk {}
/// Marker: the membership of one account in one desk.
#[derive(Debug)]
pub enum Membership {}
/// Marker: a signed-in browser.
#[derive(Debug)]
pub enum Session {}
/// Marker: a follow-up code.
#[derive(Debug)]
pub enum Slip {}
/// Marker: an answer to many that is read out.
#[derive(Debug)]
pub enum General {}

/// A random public identifier, 16 bytes.
#[derive(AsExpression, FromSqlRow)]
#[diesel(sql_type = Binary)]
pub struct Id<T: 'static>(Uuid, PhantomData<fn() -> T>);

/// A private integer key. Never leaves the server in a form that a person could meet.
#[derive(AsExpression, FromSqlRow)]
#[diesel(sql_type = BigInt)]
pub struct Key<T: 'static>(i64, PhantomData<fn() -> T>);

/// Public id of a case.
pub type CaseId = Id<Case>;
/// Public id of an account.
pub type AccountId = Id<Account>;
/// Key of a case.
pub type CaseKey = Key<Case>;
/// Key of an account.
pub type AccountKey = Key<Account>;
/// Key of a place.
pub type PlaceKey = Key<Place>;
/// Key of a committee.
pub type CommitteeKey = Key<Committee>;
/// Key of a desk.
pub type DeskKey = Key<Desk>;
/// Key of a desk membership.
pub type MembershipKey = Key<Membership>;
/// Key of a session.
pub type SessionKey = Key<Session>;
/// Key of a follow-up code.
pub type SlipKey = Key<Slip>;
/// Public id of an answer to many.
pub type GeneralId = Id<General>;
/// Key of an answer to many.
pub type GeneralKey = Key<General>;

impl<T> Id<T> {
    /// A new random id.
    pub fn random() -> Self {
        Self(Uuid::new_v4(), PhantomData)
    }

    /// The sixteen bytes, as they stand in sealed items and in the database.
    pub fn bytes(&self) -> [u8; 16] {
        *self.0.as_bytes()
    }

    /// From its text; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::parse_str(text).ok().map(|id| Self(id, PhantomData))
    }

    /// From sixteen bytes; `None` for any other length.
    pub fn from_slice(raw: &[u8]) -> Option<Self> {
        Uuid::from_slice(raw).ok().map(|id| Self(id, PhantomData))
    }
}

impl<T> Key<T> {
    /// Wraps a number that came from the database.
    pub fn new(raw: i64) -> Self {
        Self(raw, PhantomData)
    }

    /// The bare number.
    pub fn get(self) -> i64 {
        self.0
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> Clone for Key<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Key<T> {}
impl<T> PartialEq for Key<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Key<T> {}
impl<T> PartialOrd for Key<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Key<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> std::hash::Hash for Key<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Key<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> fmt::Display for Key<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> FromStr for Key<T> {
    type Err = std::num::ParseIntError;
    fn from_str(raw: &str) -> Result<Self, Self::Err> {
        raw.trim().parse().map(Self::new)
    }
}

/// The public number of a case: `XXXX-XXXX`, seven random characters of Crockford's base 32 (35 bits) and one check
/// character. Random, so that it tells no count; it opens nothing by itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Reference(String);

const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl Reference {
    /// A new random reference, from the system's randomness.
    pub fn random() -> Self {
        let bits = u64::from_le_bytes(Uuid::new_v4().as_bytes()[..8].try_into().unwrap_or_default());
        let mut digits = [0u8; 7];
        for (i, digit) in digits.iter_mut().enumerate() {
            *digit = ((bits >> (5 * i)) & 31) as u8;
        }
        Self::from_digits(digits)
    }

    fn from_digits(digits: [u8; 7]) -> Self {
        let mut text: String = digits.iter().map(|d| CROCKFORD[usize::from(*d)] as char).collect();
        text.push(CROCKFORD[usize::from(check(&digits))] as char);
        text.insert(4, '-');
        Self(text)
    }

    /// Reads what a person typed: case, spaces and hyphens are forgiven, `O` is 0, `I` and `L` are 1. `None` if the
    /// length or the check character is wrong.
    pub fn parse(raw: &str) -> Option<Self> {
        let mut digits = Vec::with_capacity(8);
        for c in raw.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            let c = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                c => c,
            };
            let digit = CROCKFORD.iter().position(|known| *known as char == c)?;
            digits.push(u8::try_from(digit).ok()?);
            if digits.len() > 8 {
                return None;
            }
        }
        let (check_digit, digits) = digits.split_last()?;
        let digits: [u8; 7] = digits.try_into().ok()?;
        (check(&digits) == *check_digit).then(|| Self::from_digits(digits))
    }

    /// The text as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Weighted sum modulo 31 (a prime), so that one wrong or two swapped characters are noticed.
fn check(digits: &[u8; 7]) -> u8 {
    let sum: u32 = (2u32..).zip(digits).map(|(weight, d)| weight * u32::from(*d)).sum();
    u8::try_from(sum % 31).unwrap_or_default()
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_read_as_people_write_it() {
        let reference = Reference::random();
        let spoken = reference.as_str().replace('-', " ").to_lowercase();
        assert_eq!(Reference::parse(&spoken), Some(reference));
        for wrong in ["", "AAAA", "0000-0001", "0000-00000", "UUUU-UUUU", "é000-0000"] {
            assert_eq!(Reference::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn one_wrong_character_is_noticed() {
        let right = Reference::from_digits([1, 2, 3, 4, 5, 6, 7]);
        for at in (0..9).filter(|at| *at != 4) {
            let mut text: Vec<char> = right.as_str().chars().collect();
            text[at] = if text[at] == 'Z' { 'Y' } else { 'Z' };
            let text: String = text.into_iter().collect();
            assert_eq!(Reference::parse(&text), None, "{text}");
        }
    }
}
