//! Items: they open in their place, whole, and tell nothing by their length.

use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::*;
use crate::sealing::item::size_class;
use crate::sealing::{
    CaseIdentity, ItemHeader, ItemPlace, SealingError, open_item, open_json, seal_item, seal_json, sha256,
};

fn header() -> ItemHeader {
    ItemHeader { instance: [3; 16], case: [4; 16], kind: "narrative".into(), number: 7, author: *AWA }
}

#[test]
fn an_item_opens_in_its_place() {
    let case = CaseIdentity::generate();
    let item = seal_item(&case.recipient(), &header(), "Ne le dites à personne".as_bytes()).unwrap();
    assert_eq!(item.hash, sha256(&item.bytes));
    let (found, body) = open_item(&case, &header().place(), &item.bytes).unwrap();
    assert_eq!(found, header());
    assert_eq!(body.as_slice(), "Ne le dites à personne".as_bytes());
}

#[test]
fn an_item_moved_to_another_instance_case_or_number_is_refused() {
    let case = CaseIdentity::generate();
    let item = seal_item(&case.recipient(), &header(), b"x").unwrap();
    let place = header().place();
    for wrong in [
        ItemPlace { instance: [9; 16], ..place },
        ItemPlace { case: [9; 16], ..place },
        ItemPlace { number: 8, ..place },
    ] {
        assert_eq!(open_item(&case, &wrong, &item.bytes).unwrap_err(), SealingError::Misplaced);
    }
}

#[test]
fn an_item_of_another_case_stays_closed() {
    let item = seal_item(&CaseIdentity::generate().recipient(), &header(), b"x").unwrap();
    let refused = open_item(&CaseIdentity::generate(), &header().place(), &item.bytes).unwrap_err();
    assert_eq!(refused, SealingError::Unreadable);
}

#[test]
fn an_item_bears_no_change() {
    let case = CaseIdentity::generate();
    let item = seal_item(&case.recipient(), &header(), b"x").unwrap();
    let opens = |bytes: &[u8]| open_item(&case, &header().place(), bytes).ok();
    every_flip_is_refused(&item.bytes, opens);
    every_cut_is_refused(&item.bytes, opens);
}

/// 64 KiB is where the age format starts a new chunk: a cut there must be seen as well.
#[test]
fn a_long_item_cut_between_chunks_is_refused() {
    let case = CaseIdentity::generate();
    let body = vec![b'x'; 3 * 65_536];
    let item = seal_item(&case.recipient(), &header(), &body).unwrap();
    let opens = |bytes: &[u8]| open_item(&case, &header().place(), bytes);
    assert_eq!(opens(&item.bytes).unwrap().1.as_slice(), body.as_slice());
    let chunk = 65_536 + 16;
    let last = item.bytes.len() - (size_class(body.len() + 200) - 3 * 65_536 + 16);
    for cut in [last, last - chunk, last - 2 * chunk] {
        assert_eq!(opens(&item.bytes[..cut]).unwrap_err(), SealingError::Unreadable);
    }
}

#[test]
fn what_lies_inside_says_where_it_belongs_in_words_and_has_the_size_of_its_class() {
    let case = CaseIdentity::generate();
    let item = seal_item(&case.recipient(), &header(), b"oui").unwrap();
    let plain = case.open(&item.bytes).unwrap();
    assert_eq!(plain.len(), 256);
    let text = std::str::from_utf8(&plain).unwrap();
    let expected = concat!(
        r#"{"v":1,"instance":"03030303-0303-0303-0303-030303030303","#,
        r#""case":"04040404-0404-0404-0404-040404040404","kind":"narrative","number":7,"#,
        r#""author":"01010101-0101-0101-0101-010101010101","length":3}"#,
        "\noui\0"
    );
    assert!(text.starts_with(expected), "{text}");
}

#[test]
fn lengths_fall_into_few_classes() {
    for (length, class) in
        [(0, 256), (256, 256), (257, 1024), (1024, 1024), (1025, 4096), (4096, 4096), (4097, 8192), (8193, 12_288)]
    {
        assert_eq!(size_class(length), class);
    }
}

#[test]
fn two_kinds_and_two_short_answers_are_equally_long_inside() {
    let case = CaseIdentity::generate();
    let size = |kind: &str, body: &[u8]| {
        let header = ItemHeader { kind: kind.into(), ..header() };
        let item = seal_item(&case.recipient(), &header, body).unwrap();
        case.open(&item.bytes).unwrap().len()
    };
    assert_eq!(size("note", b""), size("contact", b"76 12 34 56, le soir"));
}

#[test]
fn a_plaintext_that_is_not_exactly_an_item_is_refused() {
    let case = CaseIdentity::generate();
    let item = seal_item(&case.recipient(), &header(), b"oui").unwrap();
    let good = case.open(&item.bytes).unwrap().to_vec();
    let changed = |find: &str, put: &str| {
        let text = String::from_utf8(good.clone()).unwrap();
        assert!(text.contains(find));
        text.replacen(find, put, 1).into_bytes()
    };
    let mut hidden = good.clone();
    hidden[255] = b'!';
    for plain in [
        Vec::new(),
        vec![0; 256],
        vec![b'\n'; 256],
        hidden,
        good[..255].to_vec(),
        [good.as_slice(), &[0; 256]].concat(),
        changed("\"v\":1", "\"v\":2"),
        changed("\"length\":3", "\"length\":99999"),
        changed("\"length\":3", "\"length\":-3"),
        changed("narrative", "Narrative"),
        changed("\"v\":1", "\"w\":1"),
    ] {
        let bytes = case.recipient().seal(&plain).unwrap();
        let refused = open_item(&case, &header().place(), &bytes).unwrap_err();
        assert_eq!(refused, SealingError::Unreadable);
    }
}

#[test]
fn a_kind_is_a_short_plain_word() {
    let case = CaseIdentity::generate().recipient();
    for kind in ["", "Note", "a b", "a\"b", "é", &"a".repeat(33)] {
        let header = ItemHeader { kind: kind.into(), ..header() };
        let refused = seal_item(&case, &header, b"x").unwrap_err();
        assert_eq!(refused, SealingError::InvalidHeader);
    }
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Answer {
    told: bool,
    how: Option<String>,
}

#[test]
fn a_value_comes_back_as_it_was_sealed() {
    let case = CaseIdentity::generate();
    let answer = Answer { told: true, how: Some("au comité".into()) };
    let item = seal_json(&case.recipient(), &header(), &answer).unwrap();
    let (found, back) = open_json::<Answer>(&case, &header().place(), &item.bytes).unwrap();
    assert_eq!((found, back), (header(), answer));
    let item = seal_item(&case.recipient(), &header(), b"{").unwrap();
    let refused = open_json::<Answer>(&case, &header().place(), &item.bytes).unwrap_err();
    assert_eq!(refused, SealingError::Unreadable);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_body_comes_back_whole(
        body in proptest::collection::vec(any::<u8>(), 0..10_000),
        kind in "[a-z0-9_-]{1,32}",
        number: u32,
        ids: [[u8; 16]; 3],
    ) {
        let case = CaseIdentity::generate();
        let header = ItemHeader { instance: ids[0], case: ids[1], kind, number, author: ids[2] };
        let item = seal_item(&case.recipient(), &header, &body).unwrap();
        let (found, back) = open_item(&case, &header.place(), &item.bytes).unwrap();
        prop_assert_eq!(found, header);
        prop_assert_eq!(back.as_slice(), body.as_slice());
        let inside = case.open(&item.bytes).unwrap().len();
        prop_assert!(matches!(inside, 256 | 1024) || inside.is_multiple_of(4096));
    }

    #[test]
    fn no_bytes_whatever_disturb_the_opening(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let case = CaseIdentity::generate();
        prop_assert!(open_item(&case, &header().place(), &bytes).is_err());
        let sealed = case.recipient().seal(&bytes).unwrap();
        prop_assert!(open_item(&case, &header().place(), &sealed).is_err());
    }
}
