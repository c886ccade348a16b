//! Bodies where the envelope of a sealed case should be.
#![no_main]
use jaabi::cases::model::Envelope;
use jaabi::sealing::{CaseIdentity, ItemHeader, open_json, seal_item};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static CASE: LazyLock<CaseIdentity> = LazyLock::new(CaseIdentity::generate);

fuzz_target!(|data: &[u8]| {
    let header = ItemHeader { instance: [3; 16], case: [4; 16], kind: "intake".into(), number: 1, author: [1; 16] };
    let item = seal_item(&CASE.recipient(), &header, data).expect("an item");
    if let Ok((found, envelope)) = open_json::<Envelope>(&CASE, &header.place(), &item.bytes) {
        assert_eq!(found, header);
        let again = serde_json::to_vec(&envelope).expect("an envelope");
        assert!(serde_json::from_slice::<Envelope>(&again).is_ok());
    }
});
