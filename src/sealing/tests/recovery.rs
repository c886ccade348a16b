//! The recovery kit, and that it needs nothing but an age program.

use std::io::Read;

use crate::sealing::{
    CaseIdentity, ItemHeader, RecoveryKit, RecoveryRecipient, SealingError, seal_item, verify_signature,
};

#[test]
fn the_file_of_a_kit_brings_the_kit_back() {
    let kit = RecoveryKit::generate().unwrap();
    let text = kit.to_text("Clé de secours de Jaabi\nÀ garder ailleurs");
    let back = RecoveryKit::parse(&text).unwrap();
    assert_eq!(back.recipient(), kit.recipient());
    assert_eq!(back.bundle().verifying_key(), kit.bundle().verifying_key());
    assert!(text.starts_with("# Clé de secours de Jaabi\n# À garder ailleurs\n# public key: age1"));
    let signature = back.bundle().sign("membership", b"Awa");
    assert!(verify_signature(&kit.bundle().verifying_key(), "membership", b"Awa", &signature));
}

#[test]
fn the_lines_of_the_file_are_comments_and_one_identity() {
    let text = RecoveryKit::generate().unwrap().to_text("a\n\nb");
    let bare: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(bare.len(), 1);
    assert!(bare[0].starts_with("AGE-SECRET-KEY-1"));
    assert!(age::IdentityFile::from_buffer(text.as_bytes()).is_ok());
}

#[test]
fn a_file_that_is_no_kit_is_refused() {
    let text = RecoveryKit::generate().unwrap().to_text("");
    let without = |start: &str| {
        let kept = text.lines().filter(|line| !line.starts_with(start));
        kept.collect::<Vec<_>>().join("\n")
    };
    for text in [String::new(), without("AGE"), without("# jaabi signing"), text.replace("-KEY-1", "-KEY-2")] {
        assert_eq!(RecoveryKit::parse(&text).unwrap_err(), SealingError::InvalidKey);
    }
}

#[test]
fn the_public_half_is_read_as_it_is_written() {
    let kit = RecoveryKit::generate().unwrap();
    let public: RecoveryRecipient = kit.recipient().to_string().parse().unwrap();
    assert_eq!(public, kit.recipient());
    assert_eq!("age1".parse::<RecoveryRecipient>().unwrap_err(), SealingError::InvalidKey);
    assert!(!format!("{kit:?}").contains("SECRET"));
}

/// Opens with the age library alone, as the public program does.
fn plain_age(identity: &str, sealed: &[u8]) -> String {
    let identity: age::x25519::Identity = identity.parse().unwrap();
    let decryptor = age::Decryptor::new(sealed).unwrap();
    let mut text = String::new();
    decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_case_is_recovered_with_the_kit_or_with_a_bare_age_program() {
    let kit = RecoveryKit::generate().unwrap();
    let case = CaseIdentity::generate();
    let header = ItemHeader { instance: [3; 16], case: [4; 16], kind: "narrative".into(), number: 1, author: [0; 16] };
    let item = seal_item(&case.recipient(), &header, b"Ne le dites pas").unwrap();
    let grant = case.grant_to(kit.recipient().recipient()).unwrap();
    assert!(CaseIdentity::from_grant(&grant, kit.bundle(), &case.recipient()).is_ok());

    let file = kit.to_text("");
    let identity = file.lines().last().unwrap();
    assert!(CaseIdentity::from_grant_identity(&grant, identity, &case.recipient()).is_ok());
    let case_identity = plain_age(identity, &grant);
    assert!(plain_age(&case_identity, &item.bytes).contains("\nNe le dites pas\0"));
}
