//! Recipients, case identities and grants.

use super::*;
use crate::sealing::{CaseIdentity, KeyBundle, Recipient, SealingError};

#[test]
fn a_grant_opens_for_its_reader_and_for_nobody_else() {
    let (reader, other) = (KeyBundle::generate().unwrap(), KeyBundle::generate().unwrap());
    let case = CaseIdentity::generate();
    let grant = case.grant_to(&reader.recipient()).unwrap();
    let opened = CaseIdentity::from_grant(&grant, &reader, &case.recipient()).unwrap();
    assert_eq!(opened.recipient(), case.recipient());
    let refused = CaseIdentity::from_grant(&grant, &other, &case.recipient()).unwrap_err();
    assert_eq!(refused, SealingError::Unreadable);
}

#[test]
fn a_grant_moved_to_another_case_is_refused() {
    let reader = KeyBundle::generate().unwrap();
    let (one, two) = (CaseIdentity::generate(), CaseIdentity::generate());
    let grant = one.grant_to(&reader.recipient()).unwrap();
    let refused = CaseIdentity::from_grant(&grant, &reader, &two.recipient()).unwrap_err();
    assert_eq!(refused, SealingError::Misplaced);
}

#[test]
fn a_grant_can_be_given_on_by_who_holds_one() {
    let (first, second) = (KeyBundle::generate().unwrap(), KeyBundle::generate().unwrap());
    let case = CaseIdentity::generate().grant_to(&first.recipient()).unwrap();
    let text = first.identity().open(&case).unwrap();
    assert_eq!(text.len(), 74);
    let case_recipient = recipient_in(&text);
    let held = CaseIdentity::from_grant(&case, &first, &case_recipient).unwrap();
    let given = held.grant_to(&second.recipient()).unwrap();
    assert!(CaseIdentity::from_grant(&given, &second, &case_recipient).is_ok());
}

fn recipient_in(text: &[u8]) -> Recipient {
    let identity: age::x25519::Identity = std::str::from_utf8(text).unwrap().parse().unwrap();
    identity.to_public().to_string().parse().unwrap()
}

#[test]
fn a_grant_bears_no_change() {
    let reader = KeyBundle::generate().unwrap();
    let case = CaseIdentity::generate();
    let grant = case.grant_to(&reader.recipient()).unwrap();
    let opens = |bytes: &[u8]| CaseIdentity::from_grant(bytes, &reader, &case.recipient()).ok();
    every_flip_is_refused(&grant, opens);
    every_cut_is_refused(&grant, opens);
}

#[test]
fn what_is_in_a_grant_must_be_an_identity() {
    let reader = KeyBundle::generate().unwrap();
    let case = CaseIdentity::generate().recipient();
    for inside in [b"".as_slice(), b"AGE-SECRET-KEY-1", &[0xFF; 74]] {
        let grant = reader.recipient().seal(inside).unwrap();
        let refused = CaseIdentity::from_grant(&grant, &reader, &case).unwrap_err();
        assert_eq!(refused, SealingError::Unreadable);
    }
}

#[test]
fn a_recipient_is_read_as_it_is_written() {
    let recipient = CaseIdentity::generate().recipient();
    let text = recipient.to_string();
    assert!(text.starts_with("age1"));
    assert_eq!(text.parse::<Recipient>().unwrap(), recipient);
    assert_eq!(format!(" {text}\n").parse::<Recipient>().unwrap(), recipient);
    let json = serde_json::to_string(&recipient).unwrap();
    assert_eq!(json, format!("\"{text}\""));
    assert_eq!(serde_json::from_str::<Recipient>(&json).unwrap(), recipient);
}

#[test]
fn what_is_no_recipient_is_refused() {
    let good = CaseIdentity::generate().recipient().to_string();
    let secret = KeyBundle::generate().unwrap().identity().to_text();
    for text in ["", "age1", "age1é", "ssh-ed25519 AAAA", &secret, &good[..61], &good.replace("age1", "axe1")] {
        assert_eq!(text.parse::<Recipient>().unwrap_err(), SealingError::InvalidKey);
    }
    assert!(serde_json::from_str::<Recipient>("\"age1\"").is_err());
}

/// With these points the key of the file would be the same for everybody, readable by all.
#[test]
fn a_recipient_that_everybody_could_read_for_is_refused() {
    let mut one = [0; 32];
    one[0] = 1;
    let mut order_two = [0xFF; 32];
    (order_two[0], order_two[31]) = (0xEC, 0x7F);
    for point in [[0; 32], one, order_two] {
        let text = bech32::encode::<bech32::Bech32>(bech32::Hrp::parse("age").unwrap(), &point).unwrap();
        assert!(text.parse::<age::x25519::Recipient>().is_ok());
        assert_eq!(text.parse::<Recipient>().unwrap_err(), SealingError::InvalidKey);
    }
}

#[test]
fn the_secret_half_of_a_case_is_never_shown() {
    let case = CaseIdentity::generate();
    assert_eq!(format!("{case:?}"), format!("CaseIdentity({}, hidden)", case.recipient()));
}
