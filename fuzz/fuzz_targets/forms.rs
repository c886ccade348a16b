//! Bodies where a form should be.
#![no_main]
use jaabi::web::{Fields, query_value};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let fields = Fields::parse(data);
    let kept: usize = fields.iter().map(|(name, value)| name.len() + value.len()).sum();
    assert!(fields.iter().count() <= 400 && kept <= data.len() * 6, "{kept} of {}", data.len());
    for (name, value) in fields.iter() {
        drop(fields.day(name));
        let body = format!("a={}", query_value(value));
        assert_eq!(Fields::parse(body.as_bytes()).get("a"), value.trim(), "it comes back as it was");
    }
});
