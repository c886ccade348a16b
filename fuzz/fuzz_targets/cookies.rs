//! Texts where a cookie, the token of a form or a recipient should be, and bytes where the row of a session should be.
#![no_main]
use jaabi::sealing::{Key32, Recipient, SessionSecret, csrf};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static OWN: LazyLock<SessionSecret> = LazyLock::new(|| SessionSecret::generate().expect("a session"));
static TOKEN: LazyLock<Key32> = LazyLock::new(|| OWN.csrf_key().expect("a key"));

fuzz_target!(|data: &[u8]| {
    assert!(OWN.open_bundle(data).is_err() && OWN.open_note("form", data).is_err(), "nobody sealed this");
    let Ok(text) = std::str::from_utf8(data) else { return };
    assert!(!csrf::verify(&TOKEN, text), "nobody was given this");
    if let Ok(made_up) = SessionSecret::from_cookie(text) {
        let cookie = made_up.to_cookie();
        assert_eq!(cookie.as_str(), text, "one writing for one secret");
    }
    if let Ok(recipient) = text.parse::<Recipient>() {
        assert_eq!(recipient.to_string(), text.trim());
    }
});
