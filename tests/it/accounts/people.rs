//! Accounts: what may be, own passwords, the own page.
use crate::support::{PASSWORD, Person, TestApp, focal_point_of, role};
use jaabi::access::{Held, Role};
use jaabi::accounts::{self, Error, NewAccount, Profile};
use jaabi::desks::DeskKind;
use jaabi::sealing::Argon2Cost;

const FIRST: &str = "mot-de-passe-recu";
const OWN: &str = "calebasse nuage trois vélos";

fn profile(name: &str, roles: Vec<Held>) -> Profile {
    Profile { name: name.to_owned(), language: None, roles }
}

#[actix_web::test]
async fn the_first_password_opens_nothing_but_the_choice_of_an_own_one() {
    let app = TestApp::new().await;
    let person = app.newcomer("Awa", FIRST, &[role(Role::Handler)]).await;
    person.sign_in().await.leads_to("/");
    person.get("/me").await.leads_to("/password");
    assert!(!has_keys(&app, &person));
    let page = person.get("/password").await;
    assert!(!page.body.contains("name=\"old\""), "{}", page.body);
    for (new, again, why) in [
        ("", "", "Écrivez un nouveau mot de passe."),
        (OWN, "calebasse", "Les deux ne sont pas pareils"),
        ("court", "court", "il faut 12 lettres"),
        ("awaawaawaawa", "awaawaawaawa", "Trop facile à deviner"),
        (&"calebasse ".repeat(21), &"calebasse ".repeat(21), "200 lettres au plus"),
    ] {
        let answer = person.post("/password", &[("new", new), ("again", again)]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.has(why), "{why}: {}", answer.body);
    }
    person.post("/password", &[("new", OWN), ("again", OWN)]).await.leads_to("/?done=own-password");
    assert_eq!(person.get("/me").await.status, 200);
    assert!(has_keys(&app, &person));
    let again = person.elsewhere();
    assert_eq!(again.sign_in().await.status, 422, "the first password is used up");
    again.sign_in_with("Awa", OWN).await.leads_to("/");
}

fn has_keys(app: &TestApp, person: &Person) -> bool {
    let all = app.read(|conn| Ok(accounts::all(conn)?));
    all.iter().find(|account| Some(account.key) == person.key).unwrap().has_keys
}

#[actix_web::test]
async fn the_first_password_cannot_stay() {
    let app = TestApp::new().await;
    let person = app.newcomer("Awa", OWN, &[role(Role::Handler)]).await;
    person.sign_in().await;
    let answer = person.post("/password", &[("new", OWN), ("again", OWN)]).await;
    assert!(answer.has("même qu"), "{}", answer.body);
    assert_eq!(answer.status, 422);
}

#[actix_web::test]
async fn a_new_password_needs_the_old_one_keeps_the_keys_and_ends_other_sessions() {
    let app = TestApp::new().await;
    let person = app.person("Awa", &[role(Role::Handler)]).await;
    let other = person.elsewhere();
    other.sign_in().await.leads_to("/");
    let recipient = recipient(&app);
    let wrong = person.post("/password", &[("old", "not the one"), ("new", OWN), ("again", OWN)]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.has("mot de passe d’avant"));
    let fields = [("old", PASSWORD), ("new", OWN), ("again", OWN)];
    person.post("/password", &fields).await.leads_to("/me?done=own-password");
    assert_eq!(person.get("/me").await.status, 200);
    other.get("/me").await.leads_to("/sign-in");
    assert_eq!(recipient, self::recipient(&app));
    assert_eq!(other.sign_in().await.status, 422);
    other.sign_in_with("Awa", OWN).await.leads_to("/");
}

fn recipient(app: &TestApp) -> Option<String> {
    use diesel::prelude::*;
    use jaabi::storage::schema::accounts;
    app.read(|conn| Ok(accounts::table.select(accounts::recipient).first(conn)?))
}

#[actix_web::test]
async fn guessing_the_old_password_is_slowed_down_too() {
    let app = TestApp::new().await;
    let person = app.person("Awa", &[role(Role::Handler)]).await;
    for _ in 0..5 {
        let answer = person.post("/password", &[("old", "not the one"), ("new", OWN), ("again", OWN)]).await;
        assert_eq!(answer.status, 422);
    }
    let answer = person.post("/password", &[("old", PASSWORD), ("new", OWN), ("again", OWN)]).await;
    assert_eq!((answer.status, answer.header("retry-after")), (429, "2"));
}

#[actix_web::test]
async fn names_are_unique_whatever_their_accents() {
    let app = TestApp::new().await;
    app.person("Aïssata", &[]).await;
    let new = NewAccount::with_first_password(profile("AISSATA", vec![]), FIRST, Argon2Cost::LEAST).unwrap();
    let now = app.clock.now();
    let taken = app.write(move |conn| Ok(accounts::create(conn, &new, None, now))).await;
    assert!(matches!(taken, Err(Error::NameTaken)), "{taken:?}");
}

#[actix_web::test]
async fn whoever_makes_accounts_holds_no_keys_of_sealed_cases() {
    let app = TestApp::new().await;
    let desk = app.desk(DeskKind::Psea, "psea").await;
    let both = profile("Awa", vec![role(Role::Administrator), focal_point_of(desk)]);
    let new = NewAccount::with_first_password(both, FIRST, Argon2Cost::LEAST);
    assert!(matches!(new, Err(Error::RolesExclude)));
    for incomplete in [Role::CommitteeMember, Role::FocalPoint] {
        let new = NewAccount::with_first_password(profile("Awa", vec![role(incomplete)]), FIRST, Argon2Cost::LEAST);
        assert!(matches!(new, Err(Error::RoleNeedsScope(named)) if named == incomplete));
    }
    let person = app.person("Issa", &[role(Role::Administrator)]).await;
    let (key, now) = (person.key.unwrap(), app.clock.now());
    let later = app.write(move |conn| Ok(accounts::add_role(conn, key, focal_point_of(desk), None, now))).await;
    assert!(matches!(later, Err(Error::RolesExclude)));
    app.write(move |conn| Ok(accounts::add_role(conn, key, role(Role::Auditor), None, now)?)).await;
    app.write(move |conn| Ok(accounts::add_role(conn, key, role(Role::Auditor), None, now)?)).await;
    assert_eq!(app.viewer(&person).roles, [role(Role::Administrator), role(Role::Auditor)]);
}

#[actix_web::test]
async fn a_disabled_account_is_out_at_once_but_the_last_administrator_stays() {
    let app = TestApp::new().await;
    let first = app.person("Awa", &[role(Role::Administrator)]).await;
    let second = app.person("Issa", &[role(Role::Administrator)]).await;
    let (one, two, now) = (first.key.unwrap(), second.key.unwrap(), app.clock.now());
    app.write(move |conn| Ok(accounts::disable(conn, two, Some(one), now)?)).await;
    second.get("/me").await.leads_to("/sign-in");
    assert_eq!(second.sign_in().await.status, 422);
    let last = app.write(move |conn| Ok(accounts::disable(conn, one, None, now))).await;
    assert!(matches!(last, Err(Error::LastAdministrator)));
    assert_eq!(first.get("/me").await.status, 200);
    app.write(move |conn| Ok(accounts::enable(conn, two, Some(one), now)?)).await;
    second.sign_in().await.leads_to("/");
}

#[actix_web::test]
async fn a_reset_gives_a_first_password_and_takes_keys_and_sessions() {
    let app = TestApp::new().await;
    let person = app.person("Awa", &[role(Role::Handler)]).await;
    let (key, now) = (person.key.unwrap(), app.clock.now());
    let first = accounts::first_password(FIRST, Argon2Cost::LEAST).unwrap();
    app.write(move |conn| Ok(accounts::reset(conn, key, first, None, now)?)).await;
    person.get("/me").await.leads_to("/sign-in");
    assert!(!has_keys(&app, &person));
    person.sign_in_with("Awa", FIRST).await.leads_to("/");
    person.get("/me").await.leads_to("/password");
    person.post("/password", &[("new", OWN), ("again", OWN)]).await.leads_to("/?done=own-password");
    assert!(has_keys(&app, &person));
}

#[actix_web::test]
async fn the_own_page_tells_roles_language_and_devices() {
    let app = TestApp::new().await;
    let desk = app.desk(DeskKind::Gbv, "Bureau de Gao").await;
    let person = app.person("Mariam", &[focal_point_of(desk), role(Role::Receiver)]).await;
    let other = person.elsewhere();
    other.sign_in().await.leads_to("/");
    let page = person.get("/me").await;
    for words in ["Point focal (Bureau de Gao)", "Accueil", "Chrome, Android", "2 mars 2026, 09:00"] {
        assert!(page.has(words), "{words}: {}", page.body);
    }
    person.post("/me/language", &[("language", "en")]).await.leads_to("/me?done=language");
    assert!(person.get("/me").await.has("Focal point (Bureau de Gao)"));
    let handle = page.body.split("name=\"session\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let stranger = app.person("Issa", &[]).await;
    assert_eq!(stranger.post("/me/sessions/end", &[("session", &handle)]).await.status, 404);
    assert_eq!(other.get("/me").await.status, 200);
    person.post("/me/sessions/end", &[("session", &handle)]).await.leads_to("/me?done=session-ended");
    other.get("/me").await.leads_to("/sign-in");
    assert_eq!(person.get("/me").await.status, 200);
}

#[actix_web::test]
async fn every_page_of_the_door_is_there_in_every_language() {
    let app = TestApp::new().await;
    let person = app.person("Awa", &[role(Role::Handler)]).await;
    for lang in ["fr", "en"] {
        for path in ["/me", "/password", "/meteo"] {
            let page = person.get(&format!("{path}?lang={lang}")).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(page.has(&format!("<html lang=\"{lang}\"")), "{path}");
        }
        let page = app.anonymous().get(&format!("/sign-in?lang={lang}")).await;
        assert!(page.has(&format!("<html lang=\"{lang}\"")));
    }
}

#[actix_web::test]
async fn the_server_says_that_it_lives() {
    let app = TestApp::new().await;
    for (path, says) in [("/healthz", "ok"), ("/readyz", "ready")] {
        let answer = app.anonymous().get(path).await;
        assert_eq!((answer.status, answer.body.as_str()), (200, says));
    }
}
