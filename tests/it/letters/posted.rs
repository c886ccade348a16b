//! Letters that go to mail servers: down, slow, refusing, hanging up. Nothing is lost, and nothing comes twice unmarked.
use super::send;
use super::server::{Mood, Server};
use crate::support::{Person, TestApp, role};
use jaabi::access::Role;
use jaabi::accounts::{self, Writing};
use jaabi::config::Secret;
use jaabi::notify;

/// An instance that writes to these servers.
async fn posting(servers: &[String]) -> TestApp {
    let relays: Vec<Secret> = servers.iter().map(|server| Secret::from(server.as_str())).collect();
    TestApp::with(move |config| {
        config.mail.transport = "smtp".into();
        config.mail.relays = relays;
        config.mail.timeout_seconds = 1;
    })
    .await
}

async fn with_address(app: &TestApp, name: &str, email: &str) -> Person {
    let person = app.person(name, &[role(Role::Handler)]).await;
    let (keys, viewer) = (app.keys.clone(), app.viewer(&person));
    let writing = Writing { wanted: true, hour: None, email: Some(email.to_owned()) };
    let who = (viewer.key, viewer.id);
    app.write(move |conn| Ok(accounts::set_writing(conn, &keys, who, &viewer.roles, &writing)?)).await;
    person
}

async fn something_waits(app: &TestApp, person: &Person) {
    let (key, now) = (person.key.unwrap(), app.clock.now());
    app.write(move |conn| Ok(notify::something_waits(conn, key, now)?)).await;
}

fn header<'a>(letter: &'a str, name: &str) -> Option<&'a str> {
    letter.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

#[actix_web::test]
async fn a_letter_goes_to_the_address_its_reader_gave_and_to_nobody_without_one() {
    let server = Server::start(Mood::Fine);
    let app = posting(&[server.address()]).await;
    let person = with_address(&app, "Awa Cissé", "awa@exemple.org").await;
    let other = app.person("Moussa", &[role(Role::Handler)]).await;
    something_waits(&app, &person).await;
    something_waits(&app, &other).await;
    assert_eq!((send(&app), send(&app)), (1, 0));
    let kept = server.kept();
    let [letter] = kept.as_slice() else { panic!("{kept:?}") };
    assert_eq!(header(letter, "To"), Some("awa@exemple.org"));
    assert!(letter.contains("text/plain") && letter.contains("text/html"), "{letter}");
    assert_eq!(header(letter, "X-Jaabi-Again"), None);
    assert!(!letter.contains("Ciss"));
}

#[actix_web::test]
async fn a_server_that_is_down_slow_or_refusing_delays_a_letter_and_the_next_one_takes_it() {
    for mood in [Mood::Slow, Mood::Refusing, Mood::Dropping] {
        let (first, second) = (Server::start(mood), Server::start(Mood::Fine));
        let app = posting(&["smtp://127.0.0.1:1?tls=none".into(), first.address(), second.address()]).await;
        for name in ["Awa", "Moussa"] {
            let person = with_address(&app, name, &format!("{name}@exemple.org")).await;
            something_waits(&app, &person).await;
        }
        assert_eq!(send(&app), 2, "{mood:?}");
        assert_eq!((first.kept().len(), second.kept().len()), (0, 2), "{mood:?}");
        // one that does not answer is asked once in a round; one that answers is asked for each letter
        assert_eq!(first.met(), if mood == Mood::Refusing { 2 } else { 1 }, "{mood:?}");
    }
}

#[actix_web::test]
async fn nothing_is_lost_while_no_server_answers_and_what_may_have_arrived_says_so() {
    let server = Server::start(Mood::HangingUp);
    let app = posting(&[server.address()]).await;
    let person = with_address(&app, "Awa", "awa@exemple.org").await;
    something_waits(&app, &person).await;
    assert_eq!((send(&app), send(&app)), (0, 0), "put off, not tried again at once");
    app.later(61);
    server.becomes(Mood::Fine);
    assert_eq!((send(&app), send(&app)), (1, 0));
    let kept = server.kept();
    let [first, second] = kept.as_slice() else { panic!("{kept:?}") };
    assert_eq!((header(first, "X-Jaabi-Again"), header(second, "X-Jaabi-Again")), (None, Some("1")));
    assert_eq!(header(first, "Message-ID"), header(second, "Message-ID"));
    assert!(header(first, "Message-ID").is_some_and(|id| id.len() > 32));
}

#[actix_web::test]
async fn after_five_days_a_letter_is_given_up_until_somebody_tries_again() {
    let server = Server::start(Mood::Refusing);
    let app = posting(&[server.address()]).await;
    let person = with_address(&app, "Awa", "awa@exemple.org").await;
    something_waits(&app, &person).await;
    let begun = app.clock.now();
    let mut tries = 0;
    while server.met() < notify::MOST_TRIES as usize {
        send(&app);
        app.later(60);
        tries += 1;
        assert!(tries < 20_000, "it is tried {} times", server.met());
    }
    let days = (app.clock.now() - begun).num_days();
    assert!((4..=5).contains(&days), "{days}");
    app.later(3 * 24 * 3600);
    assert_eq!((send(&app), server.met()), (0, notify::MOST_TRIES as usize));
    let person = person.elsewhere();
    person.sign_in().await.leads_to("/");
    assert!(person.get("/me/letters").await.has("ne sont pas arrivées"));
    let administrator = app.person("Sira", &[role(Role::Administrator)]).await;
    let page = administrator.get("/settings/letters").await;
    assert!(page.has("Une lettre n’est pas partie") && !page.has("Awa") && !page.has("exemple"), "{}", page.body);
    server.becomes(Mood::Fine);
    administrator.post("/settings/letters/again", &[]).await.leads_to("/settings/letters?done=letters-again");
    assert_eq!(send(&app), 1);
    assert_eq!(header(&server.kept()[0], "X-Jaabi-Again"), Some("1"));
    assert!(administrator.get("/settings/letters").await.has("Aucune lettre n’est abandonnée"));
}

#[actix_web::test]
async fn an_administrator_tries_whether_letters_leave() {
    let server = Server::start(Mood::Fine);
    let app = posting(&[server.address()]).await;
    let administrator = app.person("Sira", &[role(Role::Administrator)]).await;
    let test = "/settings/letters/test";
    assert!(administrator.post(test, &[]).await.has("Écrivez d’abord votre adresse"));
    administrator.post("/me/letters", &[("email", "sira@exemple.org")]).await.leads_to("/me/letters?done=letters");
    assert!(administrator.post(test, &[]).await.has("La lettre d’essai est partie"));
    assert_eq!(header(&server.kept()[0], "To"), Some("sira@exemple.org"));
    server.becomes(Mood::Refusing);
    let answer = administrator.post(test, &[]).await;
    assert!(answer.has("n’est pas partie") && answer.has("450") && !answer.has("exemple"), "{}", answer.body);
}
