//! The hashes of the chain: pure.
use super::model::Noted;
use crate::sealing::{LogKey, SealingError, sha256};
use chrono::NaiveDate;
use uuid::Uuid;

const ENTRY: &[u8] = b"jaabi/v1/log/entry\0";
const LINK: &[u8] = b"jaabi/v1/log/link\0";
/// What the first entry of a lane follows.
pub(super) const BEGINNING: [u8; 32] = [0; 32];

/// 122 random bits: without them nobody finds the content of a commitment by trying.
pub(super) fn salt() -> [u8; 16] {
    *Uuid::new_v4().as_bytes()
}

/// The content of an entry that carries its minute, as bytes: the same for the same entry on both databases.
pub(super) fn timed(noted: &Noted) -> Vec<u8> {
    let (actor, case) = (noted.actor.map(|key| key.get()), noted.case.map(|key| key.get()));
    let content = serde_json::json!([noted.at.and_utc().timestamp_micros(), actor, noted.kind, case]);
    content.to_string().into_bytes()
}

/// The content of an entry about sealed work.
pub(super) fn sealed(day: NaiveDate, kind: &str, desk: Option<i64>) -> Vec<u8> {
    serde_json::json!([day.to_string(), kind, desk]).to_string().into_bytes()
}

/// What stands for the content in the chain.
pub(super) fn commitment(salt: &[u8], content: &[u8]) -> [u8; 32] {
    let length = (salt.len() as u64).to_be_bytes();
    sha256(&[ENTRY, &length, salt, content].concat())
}

/// The hash of an entry: over its lane, its number, its predecessor's hash and its commitment.
pub(super) fn link(lane: i32, number: i64, before: &[u8], commitment: &[u8]) -> [u8; 32] {
    let before_length = (before.len() as u64).to_be_bytes();
    sha256(&[LINK, &lane.to_be_bytes(), &number.to_be_bytes(), &before_length, before, commitment].concat())
}

const HEAD: &str = "head";
const WITHHELD: &str = "withheld";

/// The mark of a lane's end.
pub(super) fn mark(key: &LogKey, lane: i32, number: i64, hash: &[u8]) -> Result<[u8; 32], SealingError> {
    key.mark(HEAD, &[&lane.to_be_bytes(), &number.to_be_bytes(), hash])
}

/// Whether a lane's end bears its mark.
pub(super) fn marked(key: &LogKey, head: &super::model::Head) -> bool {
    key.marked(HEAD, &[&head.lane.to_be_bytes(), &head.number.to_be_bytes(), &head.hash], &head.mac)
}

/// The mark that the program itself forgot the content of an entry, but for its day.
pub(super) fn withheld(
    key: &LogKey,
    (lane, number): (i32, i64),
    commitment: &[u8],
    day: NaiveDate,
) -> Result<[u8; 32], SealingError> {
    let day = day.to_string();
    key.mark(WITHHELD, &[&lane.to_be_bytes(), &number.to_be_bytes(), commitment, day.as_bytes()])
}

/// Whether `withheld` gave this mark.
pub(super) fn is_withheld(key: &LogKey, at: (i32, i64), commitment: &[u8], day: NaiveDate, mark: &[u8]) -> bool {
    let day = day.to_string();
    key.marked(WITHHELD, &[&at.0.to_be_bytes(), &at.1.to_be_bytes(), commitment, day.as_bytes()], mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::model::Head;
    use crate::sealing::InstanceKeys;

    #[test]
    fn a_commitment_needs_its_salt_and_a_link_its_place() {
        let content = sealed(NaiveDate::default(), "intake", Some(3));
        assert_ne!(commitment(&salt(), &content), commitment(&salt(), &content));
        let made = link(1, 2, &BEGINNING, &[7; 32]);
        assert_eq!(made, link(1, 2, &BEGINNING, &[7; 32]));
        for other in
            [link(2, 2, &BEGINNING, &[7; 32]), link(1, 3, &BEGINNING, &[7; 32]), link(1, 2, &[1; 32], &[7; 32])]
        {
            assert_ne!(made, other);
        }
    }

    #[test]
    fn a_mark_is_of_one_instance_and_of_one_place() {
        let key = InstanceKeys::generate().and_then(|keys| keys.log_key()).expect("keys");
        let other = InstanceKeys::generate().and_then(|keys| keys.log_key()).expect("keys");
        let mac = mark(&key, 1, 5, &[9; 32]).expect("a mark").to_vec();
        let head = Head { lane: 1, number: 5, hash: vec![9; 32], mac };
        assert!(marked(&key, &head) && !marked(&other, &head));
        assert!(!marked(&key, &Head { lane: 2, ..head.clone() }) && !marked(&key, &Head { number: 4, ..head }));
    }
}
