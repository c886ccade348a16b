//! What somebody made or mended to do harm: every opening answers with an error, and with nothing else.

use std::io::{Read, Write};

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::sealing::{
    CaseIdentity, FilePlace, ItemHeader, KeyBundle, Recipient, SessionSecret, csrf, hand_over, open_item, seal_file,
    seal_item,
};

fn header() -> ItemHeader {
    ItemHeader { instance: [3; 16], case: [4; 16], kind: "narrative".into(), number: 7, author: *AWA }
}

/// Any bytes as somebody seals them who knows the case's public key, with the ordinary `age` program.
fn bare(case: &CaseIdentity, plain: &[u8]) -> Vec<u8> {
    let mut out = hand_over(&case.recipient(), Vec::new()).unwrap();
    out.write_all(plain).unwrap();
    out.finish().unwrap()
}

/// A piece taken out, and another put in its place.
#[derive(Debug, Clone)]
struct Splice {
    at: Index,
    out: usize,
    put: Vec<u8>,
}

impl Splice {
    fn of(&self, bytes: &[u8]) -> Vec<u8> {
        let at = self.at.index(bytes.len());
        let end = (at + self.out).min(bytes.len());
        [&bytes[..at], &self.put, &bytes[end..]].concat()
    }
}

fn any_splice() -> impl Strategy<Value = Splice> {
    (any::<Index>(), 0usize..40, proptest::collection::vec(any::<u8>(), 0..40)).prop_map(|(at, out, put)| Splice {
        at,
        out,
        put,
    })
}

/// First lines as items have them, with something wrong in them.
fn any_line() -> impl Strategy<Value = String> {
    let length =
        prop_oneof![Just("3".to_owned()), any::<u64>().prop_map(|n| n.to_string()), "-?[0-9]{1,40}", "[a-z{\"]{0,6}"];
    let kind = prop_oneof![Just("narrative".to_owned()), "\\PC{0,40}"];
    (any::<u8>(), kind, any::<u32>(), length, "\\PC{0,30}").prop_map(|(v, kind, number, length, more)| {
        let id = "03030303-0303-0303-0303-030303030303";
        format!(
            "{{\"v\":{v},\"instance\":\"{id}\",\"case\":\"{id}\",\"kind\":\"{kind}\",\"number\":{number},\
             \"author\":\"{id}\",\"length\":{length}}}{more}\noui\0\0\0"
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 4))]

    #[test]
    fn an_item_with_a_piece_exchanged_stays_closed(splice in any_splice()) {
        let case = CaseIdentity::generate();
        let item = seal_item(&case.recipient(), &header(), b"oui").unwrap();
        let changed = splice.of(&item.bytes);
        prop_assert_eq!(open_item(&case, &header().place(), &changed).is_ok(), changed == item.bytes);
    }

    #[test]
    fn a_first_line_that_lies_opens_nothing(line in any_line(), fill in 0usize..600) {
        let case = CaseIdentity::generate();
        let plain = [line.as_bytes(), &vec![0; fill]].concat();
        prop_assert!(open_item(&case, &header().place(), &bare(&case, &plain)).is_err());
    }

    #[test]
    fn a_file_with_a_piece_exchanged_never_ends_well(splice in any_splice(), body in proptest::collection::vec(any::<u8>(), 0..3_000)) {
        let case = CaseIdentity::generate();
        let place = FilePlace { instance: [3; 16], case: [4; 16], name: "a".into() };
        let mut file = seal_file(&case.recipient(), &place, Vec::new()).unwrap();
        file.write_all(&body).unwrap();
        let sealed = file.finish().unwrap();
        let changed = splice.of(&sealed);
        let mut read = Vec::new();
        let ended = case.open_file(&place, changed.as_slice()).ok().and_then(|mut file| file.read_to_end(&mut read).ok());
        prop_assert_eq!(ended.is_some(), changed == sealed);
        prop_assert!(read.len() <= changed.len());
    }

    #[test]
    fn no_cookie_whatever_opens_a_session(text in "\\PC{0,120}|[A-Za-z0-9_-]{0,120}", row in proptest::collection::vec(any::<u8>(), 0..400)) {
        let own = SessionSecret::generate().unwrap();
        let bundle = own.seal_bundle(&KeyBundle::generate().unwrap()).unwrap();
        prop_assert!(own.open_bundle(&row).is_err() && own.open_note("form", &row).is_err());
        prop_assert!(!csrf::verify(&own.csrf_key().unwrap(), &text));
        if let Ok(made_up) = SessionSecret::from_cookie(&text) {
            let cookie = made_up.to_cookie();
            prop_assert_eq!(cookie.as_str(), text.as_str(), "one writing for one secret");
            prop_assert!(made_up.open_bundle(&bundle).is_err());
        }
    }

    #[test]
    fn no_text_whatever_is_a_recipient_but_its_own(text in "\\PC{0,90}|age1[02-9ac-hj-np-z]{0,70}") {
        if let Ok(recipient) = text.parse::<Recipient>() {
            prop_assert_eq!(recipient.to_string(), text.trim());
        }
    }
}
