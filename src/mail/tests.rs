//! Letters into the folder, and what the settings of mail servers may say.
use super::*;
use crate::config::Secret;

fn settings(transport: &str, relays: &[&str]) -> Mail {
    Mail {
        transport: transport.into(),
        from: "Jaabi <jaabi@localhost>".into(),
        relays: relays.iter().map(|relay| Secret::from(*relay)).collect(),
        authority: String::new(),
        timeout_seconds: 1,
    }
}

fn letter(to: &str) -> Letter {
    let at = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).and_then(|d| d.and_hms_opt(9, 0, 0)).expect("date");
    let (subject, text, html) = ("Quelque chose".into(), "Bonjour.\n".into(), "<p>Bonjour.</p>".into());
    Letter { to: to.into(), subject, text, html, at, id: [7; 16], tries: 0 }
}

#[test]
fn a_letter_lies_in_the_folder_and_a_wrong_sender_is_named() {
    let data = tempfile::tempdir().expect("a folder");
    let outbox = Outbox::open(data.path(), &settings("file", &[])).expect("outbox");
    outbox.round().send(&letter("5f0c2a@local.invalid")).expect("sent");
    let files: Vec<_> = std::fs::read_dir(data.path().join("outbox")).expect("folder").flatten().collect();
    let [file] = files.as_slice() else { panic!("{files:?}") };
    assert!(file.path().extension().is_some_and(|e| e == "eml"));
    let text = std::fs::read_to_string(file.path()).expect("text");
    assert!(text.contains("To: 5f0c2a@local.invalid") && text.contains("Mon, 02 Mar 2026"), "{text}");
    assert!(text.contains("text/plain") && text.contains("text/html") && !text.contains("X-Jaabi-Again"), "{text}");
    assert!(Outbox::open(data.path(), &Mail { from: "nobody".into(), ..settings("file", &[]) }).is_err());
}

#[test]
fn nothing_travels_in_the_clear_and_no_password_is_said() {
    let data = tempfile::tempdir().expect("a folder");
    let refused = |relays: &[&str]| {
        let settings = settings("smtp", relays);
        assert!(!format!("{settings:?}").contains("hunter2"), "{settings:?}");
        let error = Outbox::open(data.path(), &settings).err().expect("refused").to_string();
        assert!(!error.contains("hunter2"), "{error}");
        error
    };
    assert!(refused(&[]).contains("mail.relays is empty"));
    assert!(refused(&["smtp://awa:hunter2@mail.example.org?tls=none"]).contains("in the clear"));
    let second = refused(&["smtps://awa:hunter2@mail.example.org", "http://awa:hunter2@mail.example.org"]);
    assert!(second.contains("number 2"), "{second}");
    for wrong in ["awa:hunter2@mail.example.org", "smtps://", "smtps://mail.example.org?tls=hunter2", "smtps://a:%ff@b"]
    {
        refused(&[wrong]);
    }
    let fine = ["smtps://awa:hunt%40er@mail.example.org", "smtp://mail.example.org:2525", "smtp://[::1]:25?tls=none"];
    let fine = settings("smtp", &fine);
    assert!(Outbox::open(data.path(), &fine).is_ok() && fine.by_post());
}

#[test]
fn an_address_is_one_and_nothing_else() {
    assert!(is_address("awa.cisse@exemple.org"));
    let long = format!("{}@exemple.org", "a".repeat(300));
    for wrong in
        ["", "awa", "awa@", "a@b.org, c@d.org", "awa@exemple.org\r\nBcc: x@y.org", "Awa <awa@exemple.org>", &long]
    {
        assert!(!is_address(wrong), "{wrong:?}");
    }
}
