//! Letters: sent once, neutral, in the reader's language.
mod own;
mod posted;
mod server;

use crate::support::{TestApp, role};
use jaabi::access::Role;
use jaabi::app;
use jaabi::mail::Outbox;
use jaabi::notify;
use std::path::Path;

fn letters(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder.join("outbox")).unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// Sending waits for the writer: not on an async thread.
fn send(app: &TestApp) -> usize {
    let program = app.program.clone();
    let work = move || {
        let outbox = Outbox::open(&program.config.data, &program.config.mail).unwrap();
        app::send_due(&program, &outbox).unwrap()
    };
    std::thread::spawn(work).join().unwrap()
}

#[actix_web::test]
async fn whatever_waits_is_told_once_and_says_nothing() {
    let app = TestApp::with(|config| config.server.public_url = "https://jaabi.example".into()).await;
    let person = app.person("Aïssata Cissé", &[role(Role::Handler)]).await;
    let (key, now) = (person.key.unwrap(), app.clock.now());
    for _ in 0..3 {
        app.write(move |conn| Ok(notify::something_waits(conn, key, now)?)).await;
    }
    assert_eq!((send(&app), send(&app)), (1, 0));
    let sent = letters(&app.program.config.data);
    let [letter] = sent.as_slice() else { panic!("{sent:?}") };
    assert!(letter.contains("@local.invalid") && letter.contains("Date: Mon, 02 Mar 2026"), "{letter}");
    assert!(letter.contains("https://jaabi.example"), "{letter}");
    for secret in ["Cissé", "Ciss", "handler", "Mopti"] {
        assert!(!letter.contains(secret), "{secret}: {letter}");
    }
    app.write(move |conn| Ok(notify::something_waits(conn, key, now)?)).await;
    assert_eq!(send(&app), 1, "what comes later is told again");
}

#[actix_web::test]
async fn a_letter_that_cannot_leave_is_tried_again_later() {
    let app = TestApp::new().await;
    let person = app.person("Awa", &[role(Role::Handler)]).await;
    let (key, now) = (person.key.unwrap(), app.clock.now());
    app.write(move |conn| Ok(notify::something_waits(conn, key, now)?)).await;
    let outbox = Outbox::open(&app.program.config.data, &app.program.config.mail).unwrap();
    std::fs::remove_dir(app.program.config.data.join("outbox")).unwrap();
    let program = app.program.clone();
    let sent = std::thread::spawn(move || app::send_due(&program, &outbox).unwrap()).join().unwrap();
    assert_eq!((sent, send(&app)), (0, 0), "put off");
    app.later(61);
    assert_eq!(send(&app), 1);
}
