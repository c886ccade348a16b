//! Session secrets, cookies and form tokens.

use proptest::prelude::*;

use super::*;
use crate::sealing::{Key32, KeyBundle, SealingError, SessionSecret, csrf, sha256};

#[test]
fn cookie_and_row_together_open_the_bundle() {
    let session = SessionSecret::generate().unwrap();
    let bundle = KeyBundle::generate().unwrap();
    let row = session.seal_bundle(&bundle).unwrap();
    let cookie = session.to_cookie();
    let back = SessionSecret::from_cookie(&cookie).unwrap();
    assert_eq!(back.id_hash(), session.id_hash());
    assert_eq!(back.open_bundle(&row).unwrap().recipient(), bundle.recipient());
    assert_eq!(back.csrf_key().unwrap().expose(), session.csrf_key().unwrap().expose());
}

#[test]
fn the_bundle_of_one_session_stays_closed_to_another() {
    let row = SessionSecret::generate().unwrap().seal_bundle(&KeyBundle::generate().unwrap()).unwrap();
    let other = SessionSecret::generate().unwrap();
    assert_eq!(other.open_bundle(&row).unwrap_err(), SealingError::Unreadable);
}

#[test]
fn a_cookie_with_either_half_exchanged_opens_nothing() {
    let session = SessionSecret::generate().unwrap();
    let row = session.seal_bundle(&KeyBundle::generate().unwrap()).unwrap();
    let other = SessionSecret::generate().unwrap();
    let (own, foreign) = (session.to_cookie(), other.to_cookie());
    // 16 bytes are 21 letters and a third: the cut lies inside the secret on both sides.
    for mixed in [format!("{}{}", &own[..24], &foreign[24..]), format!("{}{}", &foreign[..24], &own[24..])] {
        let session = SessionSecret::from_cookie(&mixed).unwrap();
        assert!(session.open_bundle(&row).is_err());
    }
}

#[test]
fn a_sealed_session_bundle_bears_no_change() {
    let session = SessionSecret::generate().unwrap();
    let row = session.seal_bundle(&KeyBundle::generate().unwrap()).unwrap();
    let opens = |bytes: &[u8]| session.open_bundle(bytes).ok();
    every_flip_is_refused(&row, opens);
    every_cut_is_refused(&row, opens);
}

#[test]
fn the_cookie_needs_no_quoting_and_the_row_does_not_hold_it() {
    let session = SessionSecret::generate().unwrap();
    let cookie = session.to_cookie();
    assert_eq!(cookie.len(), 64);
    assert!(cookie.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
    assert_ne!(session.id_hash(), sha256(cookie.as_bytes()));
    assert_eq!(format!("{session:?}"), "SessionSecret(hidden)");
}

#[test]
fn hostile_cookies_are_no_session() {
    let good = SessionSecret::generate().unwrap().to_cookie();
    let replaced = |letter: &str| format!("{}{letter}", &good[letter.len()..]);
    for text in [
        String::new(),
        "A".repeat(63),
        "A".repeat(65),
        "A".repeat(1 << 20),
        replaced("="),
        replaced("+"),
        replaced("/"),
        replaced(" "),
        replaced("\0"),
        replaced("\n"),
        replaced("é"),
        "é".repeat(32),
        format!("\"{}\"", &good[2..]),
    ] {
        assert_eq!(SessionSecret::from_cookie(&text).unwrap_err(), SealingError::InvalidKey);
    }
}

#[test]
fn every_answer_carries_another_token_and_all_of_them_hold() {
    let token = SessionSecret::generate().unwrap().csrf_key().unwrap();
    let (one, two) = (csrf::mask(&token).unwrap(), csrf::mask(&token).unwrap());
    assert_ne!(one, two);
    assert!(csrf::verify(&token, &one) && csrf::verify(&token, &two));
    assert!(!csrf::verify(&SessionSecret::generate().unwrap().csrf_key().unwrap(), &one));
}

#[test]
fn a_form_token_bears_no_change() {
    let token = Key32::generate().unwrap();
    let masked = csrf::mask(&token).unwrap();
    let accepts = |bytes: &[u8]| {
        let text = std::str::from_utf8(bytes).ok()?;
        csrf::verify(&token, text).then_some(())
    };
    every_flip_is_refused(masked.as_bytes(), accepts);
    every_cut_is_refused(masked.as_bytes(), accepts);
    for text in ["", "A", "é", &"A".repeat(86), &"A".repeat(1 << 20)] {
        assert!(!csrf::verify(&token, text));
    }
}

proptest! {
    #[test]
    fn no_text_whatever_disturbs_the_decoders(text in "\\PC{0,100}") {
        let token = Key32::from_bytes([9; 32]);
        prop_assert!(!csrf::verify(&token, &text));
        if let Ok(session) = SessionSecret::from_cookie(&text) {
            let cookie = session.to_cookie();
            prop_assert_eq!(cookie.as_str(), text.as_str());
        }
    }
}
