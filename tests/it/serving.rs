//! What the server refuses to do, each in one sentence.
use crate::support::TestApp;
use jaabi::access::Level;
use jaabi::app;
use jaabi::places::{self, NewPlace};

#[actix_web::test]
async fn a_taken_port_and_an_open_address_are_refused_with_one_sentence() {
    let guest = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = guest.local_addr().unwrap().port();
    let said = refusal(TestApp::with(|config| config.server.port = port).await);
    assert!(said.contains(&format!("port {port} is taken")), "{said}");
    let said = refusal(TestApp::with(|config| config.server.listen = "0.0.0.0".to_owned()).await);
    assert!(said.contains("server.behind_proxy"), "{said}");
    let said = refusal(TestApp::with(|config| config.server.listen = "192.0.2.1".to_owned()).await);
    assert!(said.contains("server.behind_proxy"), "{said}");
    let proxied = TestApp::with(|config| {
        config.server.behind_proxy = true;
        config.server.listen = "192.0.2.1".to_owned();
    });
    let said = refusal(proxied.await);
    assert!(said.contains("not one of this machine"), "{said}");
}

/// Serving runs its own system: on a thread of its own.
fn refusal(app: TestApp) -> String {
    let program = app.program.clone();
    let served = std::thread::spawn(move || app::serve(program, |_| panic!("it listens")).map_err(|e| e.to_string()));
    served.join().unwrap().unwrap_err()
}

#[actix_web::test]
async fn a_folder_without_an_instance_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let config = jaabi::config::Config::load(None, folder.path(), Some("sqlite://nowhere.db")).unwrap();
    let opened = app::Program::open(config, jaabi::clock::Clock::system());
    let said = opened.err().unwrap().to_string();
    assert!(said.contains("jaabi init"), "{said}");
    assert!(said.contains(&folder.path().display().to_string()), "{said}");
}

#[actix_web::test]
async fn what_the_command_line_adds_is_known_to_a_running_server() {
    let app = TestApp::new().await;
    let keep = |seen| {
        let program = app.program.clone();
        std::thread::spawn(move || app::keep(&program, seen).unwrap()).join().unwrap()
    };
    let seen = keep(app::Seen::default());
    assert_eq!(keep(seen), seen);
    app.write(|conn| {
        let book = places::Book::load(conn)?;
        let mopti = book.find("Mopti", Level::Region, None).expect("a region");
        let new =
            NewPlace { parent: Some(mopti), level: Level::Cercle, name: "Neuville", code: None, to_confirm: true };
        Ok(places::add(conn, &new).map(drop)?)
    })
    .await;
    let knows = || app.program.places.book().meant("Neuville").is_some();
    assert!(!knows());
    assert_ne!(keep(seen), seen);
    assert!(knows());
}
