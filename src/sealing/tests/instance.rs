//! The key ring of the instance.

use super::*;
use crate::sealing::{InstanceKeys, RecoveryKit, SealingError};

#[test]
fn what_the_instance_encrypts_it_decrypts_after_a_restart() {
    let keys = InstanceKeys::generate().unwrap();
    let encrypted = keys.encrypt("contact", "Fanta, 76 12 34 56".as_bytes()).unwrap();
    let keys = InstanceKeys::parse(&keys.to_text()).unwrap();
    let plain = keys.decrypt("contact", &encrypted).unwrap();
    assert_eq!(plain.as_slice(), "Fanta, 76 12 34 56".as_bytes());
}

#[test]
fn one_purpose_does_not_open_another_and_no_change_passes() {
    let keys = InstanceKeys::generate().unwrap();
    let encrypted = keys.encrypt("contact/1", b"Fanta").unwrap();
    assert_eq!(keys.decrypt("contact/2", &encrypted).unwrap_err(), SealingError::Unreadable);
    let opens = |bytes: &[u8]| keys.decrypt("contact/1", bytes).ok();
    every_flip_is_refused(&encrypted, opens);
    every_cut_is_refused(&encrypted, opens);
    let other = InstanceKeys::generate().unwrap();
    assert_eq!(other.decrypt("contact/1", &encrypted).unwrap_err(), SealingError::Unreadable);
}

#[test]
fn after_a_rotation_the_old_still_opens_and_fingerprints_stay() {
    let keys = InstanceKeys::generate().unwrap();
    let before = keys.encrypt("contact", b"Fanta").unwrap();
    let fingerprint = keys.hmac("reimport", b"row").unwrap();
    assert_eq!(keys.rotate(), Ok(2));
    let after = keys.encrypt("contact", b"Fanta").unwrap();
    let keys = InstanceKeys::parse(&keys.to_text()).unwrap();
    assert_eq!(keys.current(), 2);
    assert_eq!((InstanceKeys::key_of(&before), InstanceKeys::key_of(&after)), (Some(1), Some(2)));
    assert_eq!(*keys.decrypt("contact", &before).unwrap(), *keys.decrypt("contact", &after).unwrap());
    assert_eq!(keys.hmac("reimport", b"row").unwrap(), fingerprint);
}

#[test]
fn fingerprints_differ_by_purpose_by_content_and_by_instance() {
    let keys = InstanceKeys::generate().unwrap();
    let fingerprint = keys.hmac("reimport", b"row").unwrap();
    assert_eq!(keys.hmac("reimport", b"row").unwrap(), fingerprint);
    assert_ne!(keys.hmac("sign-in", b"row").unwrap(), fingerprint);
    assert_ne!(keys.hmac("reimportr", b"ow").unwrap(), fingerprint);
    assert_ne!(keys.hmac("reimport", b"other").unwrap(), fingerprint);
    assert_ne!(InstanceKeys::generate().unwrap().hmac("reimport", b"row").unwrap(), fingerprint);
}

#[test]
fn a_key_ring_that_is_none_is_refused_with_its_reason() {
    let text = InstanceKeys::generate().unwrap().to_text();
    let missing = text.replace("\"current\":1", "\"current\":9");
    assert_eq!(InstanceKeys::parse(&missing).unwrap_err(), SealingError::MissingKey(9));
    for text in [
        "",
        "{}",
        "null",
        r#"{"current":1,"keys":{"1":"AAAA"},"mac":"AAAA"}"#,
        r#"{"current":1,"keys":{"300":"AAAA"},"mac":"AAAA"}"#,
        &text.replace("mac", "mic"),
        &text[..text.len() - 3],
    ] {
        assert_eq!(InstanceKeys::parse(text).unwrap_err(), SealingError::InvalidKey, "{text}");
    }
    let keys = InstanceKeys::parse(&text).unwrap();
    let foreign = [&[7], keys.encrypt("contact", b"x").unwrap().as_slice()].concat();
    assert_eq!(keys.decrypt("contact", &foreign).unwrap_err(), SealingError::MissingKey(7));
    assert_eq!(keys.decrypt("contact", &[]).unwrap_err(), SealingError::Unreadable);
}

#[test]
fn the_ring_ends_after_255_keys_without_losing_one() {
    let keys = InstanceKeys::generate().unwrap();
    let first = keys.encrypt("contact", b"x").unwrap();
    for id in 2..=255 {
        assert_eq!(keys.rotate(), Ok(id));
    }
    assert_eq!(keys.rotate(), Err(SealingError::NoKey));
    let keys = InstanceKeys::parse(&keys.to_text()).unwrap();
    assert!(keys.decrypt("contact", &first).is_ok());
    assert_eq!(format!("{keys:?}"), "InstanceKeys(current 255, hidden)");
}

#[test]
fn a_ring_that_was_changed_elsewhere_is_taken_and_one_that_was_changed_here_is_not_lost() {
    let newer = InstanceKeys::generate().unwrap();
    let keys = InstanceKeys::parse(&newer.to_text()).unwrap();
    newer.rotate().unwrap();
    let secret = newer.encrypt("contact/1", b"Kadidia").unwrap();
    assert!(keys.decrypt("contact/1", &secret).is_err());
    let text = newer.to_text().to_string();
    keys.comes_from(move || Some(zeroize::Zeroizing::new(text.clone())));
    assert_eq!(keys.decrypt("contact/1", &secret).unwrap().as_slice(), b"Kadidia");
    assert_eq!(keys.current(), 2);
    // another instance's is none of ours
    let other = InstanceKeys::generate().unwrap().to_text().to_string();
    let stranger = InstanceKeys::parse(&newer.to_text()).unwrap();
    stranger.comes_from(move || Some(zeroize::Zeroizing::new(other.clone())));
    stranger.renew();
    assert_eq!(stranger.current(), 2);
    keys.rotate().unwrap();
    keys.renew();
    assert_eq!(keys.current(), 3);
    keys.retire();
    assert!(keys.older().is_empty() && keys.decrypt("contact/1", &secret).is_err());
}

#[test]
fn a_sealed_ring_opens_with_the_recovery_kit_alone() {
    let (keys, kit) = (InstanceKeys::generate().unwrap(), RecoveryKit::generate().unwrap());
    let sealed = keys.seal(kit.recipient().recipient()).unwrap();
    assert_eq!(*InstanceKeys::unseal(&kit, &sealed).unwrap().to_text(), *keys.to_text());
    assert!(InstanceKeys::unseal(&RecoveryKit::generate().unwrap(), &sealed).is_err());
}
