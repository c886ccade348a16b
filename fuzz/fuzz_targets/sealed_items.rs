//! Bytes where a sealed item or file should be: as they are, and sealed to the case by somebody who knows its public key.
#![no_main]
use jaabi::sealing::{CaseIdentity, FilePlace, ItemHeader, ItemPlace, hand_over, open_item, seal_item};
use libfuzzer_sys::fuzz_target;
use std::io::{Read, Write};
use std::sync::LazyLock;

static CASE: LazyLock<CaseIdentity> = LazyLock::new(CaseIdentity::generate);
const PLACE: ItemPlace = ItemPlace { instance: [3; 16], case: [4; 16], number: 7 };

fuzz_target!(|data: &[u8]| {
    assert!(open_item(&CASE, &PLACE, data).is_err(), "nobody sealed this");
    let mut sealed = hand_over(&CASE.recipient(), Vec::new()).expect("a file");
    sealed.write_all(data).expect("a file");
    let sealed = sealed.finish().expect("a file");
    if let Ok((header, body)) = open_item(&CASE, &PLACE, &sealed) {
        // what opens is an item to the last byte: sealed again it is the same
        assert!(header.place() == PLACE && body.len() < data.len());
        let again = seal_item(&CASE.recipient(), &header, &body).expect("an item");
        assert_eq!(open_item(&CASE, &PLACE, &again.bytes).expect("an item"), (header, body));
    }
    let place = FilePlace { instance: [3; 16], case: [4; 16], name: "a".into() };
    if let Ok(mut file) = CASE.open_file(&place, sealed.as_slice()) {
        let mut body = Vec::new();
        drop(file.read_to_end(&mut body));
        assert!(body.len() < data.len());
    }
    // whatever the kind, sealing refuses it or it comes back
    let kind = String::from_utf8_lossy(data).chars().take(40).collect();
    let header = ItemHeader { instance: [3; 16], case: [4; 16], kind, number: 7, author: [1; 16] };
    if let Ok(item) = seal_item(&CASE.recipient(), &header, data) {
        assert_eq!(open_item(&CASE, &PLACE, &item.bytes).expect("an item").0, header);
    }
});
