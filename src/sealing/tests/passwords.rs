//! Passwords, key bundles and signatures.

use super::*;
use crate::sealing::{
    Argon2Cost, Credentials, Key32, KeyBundle, PlainCredentials, SealingError, kdf, verify_signature,
};

const COST: Argon2Cost = Argon2Cost::LEAST;

#[test]
fn the_password_opens_the_bundle_it_was_made_with() {
    let (credentials, bundle) = Credentials::create("le mil est mûr", COST, AWA).unwrap();
    let opened = credentials.open("le mil est mûr", AWA).unwrap();
    assert_eq!(opened.recipient(), bundle.recipient());
    assert_eq!(opened.verifying_key(), bundle.verifying_key());
    assert_eq!(credentials.recipient, bundle.recipient());
}

#[test]
fn a_wrong_password_opens_nothing() {
    let (credentials, _) = Credentials::create("le mil est mûr", COST, AWA).unwrap();
    for wrong in ["", "le mil est mur", "le mil est mûr ", "Le mil est mûr"] {
        let refused = credentials.open(wrong, AWA).unwrap_err();
        assert_eq!(refused, SealingError::WrongPassword);
    }
}

#[test]
fn an_accent_typed_in_two_strokes_is_the_same_accent() {
    let (credentials, _) = Credentials::create("m\u{fb}r", COST, AWA).unwrap();
    assert!(credentials.open("mu\u{302}r", AWA).is_ok());
}

#[test]
fn credentials_moved_to_another_account_stay_closed() {
    let (credentials, _) = Credentials::create("motdepasse", COST, AWA).unwrap();
    let refused = credentials.open("motdepasse", MOUSSA).unwrap_err();
    assert_eq!(refused, SealingError::Unreadable);
}

#[test]
fn a_public_key_exchanged_in_the_row_is_noticed_at_sign_in() {
    let (mut credentials, _) = Credentials::create("motdepasse", COST, AWA).unwrap();
    let other = KeyBundle::generate().unwrap();
    let own = std::mem::replace(&mut credentials.recipient, other.recipient());
    assert_eq!(credentials.open("motdepasse", AWA).unwrap_err(), SealingError::Misplaced);
    credentials.recipient = own;
    credentials.verifying_key = other.verifying_key();
    assert_eq!(credentials.open("motdepasse", AWA).unwrap_err(), SealingError::Misplaced);
}

#[test]
fn changing_the_password_keeps_the_bundle_and_ends_the_old_password() {
    let (before, bundle) = Credentials::create("ancien", COST, AWA).unwrap();
    let after = Credentials::rewrap("nouveau", COST, AWA, &bundle).unwrap();
    assert_eq!(after.open("nouveau", AWA).unwrap().recipient(), before.recipient);
    assert_eq!(after.open("ancien", AWA).unwrap_err(), SealingError::WrongPassword);
    assert_ne!(before.salt, after.salt);
}

#[test]
fn a_first_password_is_verified_without_any_key() {
    let plain = PlainCredentials::create("4711", COST).unwrap();
    assert_eq!(plain.verify("4711"), Ok(()));
    assert_eq!(plain.verify("4712"), Err(SealingError::WrongPassword));
    assert_ne!(plain.auth_hash, PlainCredentials::create("4711", COST).unwrap().auth_hash);
}

#[test]
fn what_is_stored_does_not_wrap() {
    let derived = kdf::derive("motdepasse", &[7; 16], COST).unwrap();
    assert_ne!(derived.auth.expose(), derived.wrap.expose());
    assert_ne!(&derived.auth_hash(), derived.wrap.expose());
    assert_ne!(&derived.auth_hash(), derived.auth.expose());
}

/// The derivation may never change: every bundle in every database hangs on it. The expected
/// bytes were computed with another implementation of Argon2id and HKDF.
#[test]
fn the_derivation_stays_what_it_is() {
    let cost = Argon2Cost { memory_kib: 64, passes: 2, lanes: 2 };
    let derived = kdf::derive("le mil est mûr", &[7; 16], cost).unwrap();
    assert_eq!(derived.auth.expose()[..8], [0x5c, 0x48, 0xf2, 0xf4, 0xa3, 0x75, 0x8f, 0x6b]);
    assert_eq!(derived.wrap.expose()[..8], [0x26, 0x84, 0xc9, 0x33, 0xf7, 0x1d, 0x11, 0x4d]);
}

#[test]
fn a_row_cannot_ask_for_all_the_memory_of_the_machine() {
    for cost in [
        Argon2Cost { memory_kib: u32::MAX, ..COST },
        Argon2Cost { passes: u32::MAX, ..COST },
        Argon2Cost { lanes: u32::MAX, ..COST },
        Argon2Cost { memory_kib: 0, ..COST },
        Argon2Cost { passes: 0, ..COST },
        Argon2Cost { lanes: 0, ..COST },
    ] {
        let refused = kdf::derive("motdepasse", &[7; 16], cost).unwrap_err();
        assert_eq!(refused, SealingError::InvalidCost);
    }
    assert_eq!(kdf::spend("motdepasse", COST), Ok(()));
}

#[test]
fn a_wrapped_bundle_bears_no_change() {
    let key = Key32::generate().unwrap();
    let wrapped = KeyBundle::generate().unwrap().wrap(&key, AWA).unwrap();
    let opens = |bytes: &[u8]| KeyBundle::unwrap_bundle(&key, AWA, bytes).ok();
    assert!(opens(&wrapped).is_some());
    every_flip_is_refused(&wrapped, opens);
    every_cut_is_refused(&wrapped, opens);
}

#[test]
fn a_signature_holds_for_its_bytes_its_purpose_and_its_signer() {
    let bundle = KeyBundle::generate().unwrap();
    let key = bundle.verifying_key();
    let signature = bundle.sign("membership", b"Awa, Mopti");
    assert!(verify_signature(&key, "membership", b"Awa, Mopti", &signature));
    assert!(!verify_signature(&key, "membership", b"Awa, Gao", &signature));
    assert!(!verify_signature(&key, "checkpoint", b"Awa, Mopti", &signature));
    assert!(!verify_signature(&key, "membershi", b"pAwa, Mopti", &signature));
    let other = KeyBundle::generate().unwrap().verifying_key();
    assert!(!verify_signature(&other, "membership", b"Awa, Mopti", &signature));
    assert!(!verify_signature(&[0; 32], "membership", b"Awa, Mopti", &signature));
    assert!(!verify_signature(&key, "membership", b"Awa, Mopti", &signature[..63]));
    every_flip_is_refused(&signature, |bytes| verify_signature(&key, "membership", b"Awa, Mopti", bytes).then_some(()));
}

#[test]
fn nothing_secret_is_shown() {
    let key = Key32::from_bytes([0xAB; 32]);
    assert_eq!(format!("{key:?}"), "Key32(hidden)");
    let derived = kdf::derive("motdepasse", &[7; 16], COST).unwrap();
    assert_eq!(format!("{derived:?}"), "Derived { auth: Key32(hidden), wrap: Key32(hidden) }");
    let bundle = KeyBundle::generate().unwrap();
    assert_eq!(format!("{bundle:?}"), format!("KeyBundle({}, hidden)", bundle.recipient()));
    let (credentials, _) = Credentials::create("motdepasse", COST, AWA).unwrap();
    assert_eq!(format!("{credentials:?}"), format!("Credentials({}, hidden)", credentials.recipient));
    let plain = PlainCredentials::create("motdepasse", COST).unwrap();
    assert_eq!(format!("{plain:?}"), "PlainCredentials(hidden)");
}
