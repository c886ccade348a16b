//! One sealed item of a case: a text, an answer, a contact, a note.
//!
//! Inside the age file stands one line of JSON that says where the item belongs, then the body, then
//! zero bytes up to a size class, so that lengths tell little. age files carry no associated data:
//! the line is what keeps an item in its case, and it is checked on every opening.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::SealingError;
use super::case::CaseIdentity;
use super::envelope::Recipient;
use super::secret::sha256;

const VERSION: u8 = 1;
const SMALL: [usize; 2] = [256, 1024];
const STEP: usize = 4096;
const LONGEST_LINE: usize = 512;
const LONGEST_KIND: usize = 32;

/// Where an item belongs, what it is, and who is said to have written it. Anyone may seal to a
/// case, so the author is proved by the log that holds the item's hash, not by the item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemHeader {
    /// The instance.
    pub instance: [u8; 16],
    /// The case.
    pub case: [u8; 16],
    /// What it is: up to 32 letters of `a-z 0-9 _ -`.
    pub kind: String,
    /// Its number within the case.
    pub number: u32,
    /// The account that wrote it; zeros where there is none.
    pub author: [u8; 16],
}

/// Where an item was found, to be compared with what it says itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemPlace {
    /// The instance.
    pub instance: [u8; 16],
    /// The case.
    pub case: [u8; 16],
    /// The number within the case.
    pub number: u32,
}

impl ItemHeader {
    /// The place this item belongs to.
    pub fn place(&self) -> ItemPlace {
        ItemPlace { instance: self.instance, case: self.case, number: self.number }
    }
}

/// A sealed item and the hash the audit log keeps of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedItem {
    /// The age file.
    pub bytes: Vec<u8>,
    /// SHA-256 of `bytes`.
    pub hash: [u8; 32],
}

/// The first line of the plaintext.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    v: u8,
    instance: Uuid,
    case: Uuid,
    kind: String,
    number: u32,
    author: Uuid,
    length: usize,
}

/// Seals a body to a case.
pub fn seal_item(case: &Recipient, header: &ItemHeader, body: &[u8]) -> Result<SealedItem, SealingError> {
    let bytes = case.seal(&written(header, body)?)?;
    Ok(SealedItem { hash: sha256(&bytes), bytes })
}

/// Opens an item and checks that it lies where it says it belongs.
pub fn open_item(
    case: &CaseIdentity,
    place: &ItemPlace,
    bytes: &[u8],
) -> Result<(ItemHeader, Zeroizing<Vec<u8>>), SealingError> {
    let plain = case.open(bytes)?;
    let (header, body) = read(&plain)?;
    if header.place() != *place {
        return Err(SealingError::Misplaced);
    }
    Ok((header, Zeroizing::new(body.to_vec())))
}

/// Seals a value as JSON.
pub fn seal_json<T: Serialize>(case: &Recipient, header: &ItemHeader, value: &T) -> Result<SealedItem, SealingError> {
    let body = serde_json::to_vec(value).map(Zeroizing::new).map_err(|_| SealingError::Unsealable)?;
    seal_item(case, header, &body)
}

/// Opens a value that was sealed as JSON.
pub fn open_json<T: DeserializeOwned>(
    case: &CaseIdentity,
    place: &ItemPlace,
    bytes: &[u8],
) -> Result<(ItemHeader, T), SealingError> {
    let (header, body) = open_item(case, place, bytes)?;
    let value = serde_json::from_slice(&body).map_err(|_| SealingError::Unreadable)?;
    Ok((header, value))
}

/// The size a plaintext is filled up to: 256 B, 1 KiB, then multiples of 4 KiB.
pub(super) fn size_class(length: usize) -> usize {
    SMALL.into_iter().find(|class| length <= *class).unwrap_or_else(|| length.next_multiple_of(STEP))
}

fn written(header: &ItemHeader, body: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealingError> {
    if !valid_kind(&header.kind) {
        return Err(SealingError::InvalidHeader);
    }
    let line = serde_json::to_vec(&Line {
        v: VERSION,
        instance: Uuid::from_bytes(header.instance),
        case: Uuid::from_bytes(header.case),
        kind: header.kind.clone(),
        number: header.number,
        author: Uuid::from_bytes(header.author),
        length: body.len(),
    })
    .map(Zeroizing::new)
    .map_err(|_| SealingError::Unsealable)?;
    let size = size_class(line.len() + 1 + body.len());
    // Its full size from the start: a buffer that grows would leave copies behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(size));
    plain.extend_from_slice(&line);
    plain.push(b'\n');
    plain.extend_from_slice(body);
    plain.resize(size, 0);
    Ok(plain)
}

fn read(plain: &[u8]) -> Result<(ItemHeader, &[u8]), SealingError> {
    let end = plain.iter().take(LONGEST_LINE).position(|byte| *byte == b'\n').ok_or(SealingError::Unreadable)?;
    let (line, rest) = plain.split_at(end);
    let line: Line = serde_json::from_slice(line).map_err(|_| SealingError::Unreadable)?;
    let (body, filling) = rest[1..].split_at_checked(line.length).ok_or(SealingError::Unreadable)?;
    let whole = plain.len() == size_class(end + 1 + line.length);
    if line.v != VERSION || !valid_kind(&line.kind) || !whole || filling.iter().any(|b| *b != 0) {
        return Err(SealingError::Unreadable);
    }
    let header = ItemHeader {
        instance: line.instance.into_bytes(),
        case: line.case.into_bytes(),
        kind: line.kind,
        number: line.number,
        author: line.author.into_bytes(),
    };
    Ok((header, body))
}

fn valid_kind(kind: &str) -> bool {
    let letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-';
    (1..=LONGEST_KIND).contains(&kind.len()) && kind.bytes().all(letter)
}
