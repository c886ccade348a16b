//! Screens that lock, and the quick way out.
use crate::support::{PASSWORD, Person, TestApp, focal_point_of, member_of, role};
use jaabi::access::Role;
use jaabi::desks::DeskKind;

const PIN: &str = "471103";

async fn member(app: &TestApp) -> Person {
    let committee = app.committee("Sévaré 1").await;
    app.person("Awa", &[member_of(committee)]).await
}

async fn with_pin(app: &TestApp) -> Person {
    let person = member(app).await;
    let fields = [("pin", "47 11 03"), ("pin_again", PIN), ("password", PASSWORD)];
    person.post("/me/pin", &fields).await.leads_to("/me?done=pin");
    person
}

#[actix_web::test]
async fn a_committee_screen_locks_and_the_password_opens_it() {
    let app = TestApp::new().await;
    let person = member(&app).await;
    let page = person.get("/me").await;
    assert!(page.has("data-idle-seconds=\"300\""), "{}", page.body);
    app.later(299);
    assert_eq!(person.get("/me").await.status, 200);
    app.later(300);
    person.get("/me").await.leads_to("/locked");
    let page = person.get("/locked").await;
    assert!(!page.body.contains("name=\"pin\""), "no PIN was set");
    assert!(!page.body.contains("Awa<"), "a phone that lies around tells no names");
    let wrong = person.post("/locked", &[("password", "not the one")]).await;
    assert_eq!(wrong.status, 422);
    person.get("/password").await.leads_to("/locked");
    person.post("/locked", &[("password", PASSWORD)]).await.leads_to("/me");
    assert_eq!(person.get("/me").await.status, 200);
    person.get("/locked").await.leads_to("/");
}

#[actix_web::test]
async fn somebody_at_work_on_a_long_page_is_there() {
    let app = TestApp::new().await;
    let person = member(&app).await;
    for _ in 0..3 {
        app.later(200);
        assert_eq!(person.get("/me/here").await.status, 204);
    }
    assert_eq!(person.get("/me").await.status, 200);
}

#[actix_web::test]
async fn an_office_screen_locks_after_half_an_hour_or_as_the_programme_sets_it() {
    let app = TestApp::new().await;
    let roles = [Role::Receiver, Role::Handler, Role::Manager, Role::DataLoader, Role::Administrator, Role::Auditor];
    for (n, held) in roles.into_iter().enumerate() {
        let person = app.person(&format!("Issa {n}"), &[role(held)]).await;
        assert!(person.get("/me").await.has("data-idle-seconds=\"1800\" data-here=\"%2Fme\""), "{held:?}");
        app.later(1799);
        assert_eq!(person.get("/me").await.status, 200, "{held:?}");
        app.later(1800);
        person.get("/me").await.leads_to("/locked");
        assert_eq!(bundles(&app), [false], "{held:?}");
        person.post("/sign-out", &[]).await;
    }
    let app = TestApp::with(|config| config.security.staff_idle_seconds = 0).await;
    let person = app.person("Issa", &[role(Role::Handler)]).await;
    app.later(3600);
    let page = person.get("/me").await;
    assert!(page.status == 200 && !page.has("data-idle-seconds"), "{}", page.body);
}

#[actix_web::test]
async fn after_the_lock_one_goes_on_where_one_was() {
    let app = TestApp::new().await;
    let person = app.person("Issa", &[role(Role::Handler)]).await;
    let opens = async |to: &str| person.post("/locked", &[("password", PASSWORD)]).await.leads_to(to);
    app.later(1800);
    person.get("/tracker").await.leads_to("/locked");
    person.get("/me").await.leads_to("/locked");
    opens("/tracker").await;
    // a page that has blanked says it; what leads elsewhere is none
    for (next, to) in [("%2Fme%2Frenew", "/me/renew"), ("%2F%2Fexample.org", "/"), ("https%3A%2F%2Fexample.org", "/")] {
        app.later(1800);
        assert_eq!(person.get(&format!("/locked?next={next}")).await.status, 200);
        opens(to).await;
    }
    // what a script asks for is no page
    app.later(1800);
    let fetched = actix_web::test::TestRequest::get().uri("/tracker").insert_header(("sec-fetch-mode", "cors"));
    person.send(fetched).await.leads_to("/locked");
    person.get("/me/here").await.leads_to("/locked");
    opens("/").await;
    // whoever left in haste does not find the page again
    person.get("/exit").await;
    person.get("/tracker").await.leads_to("/locked");
    person.get("/locked?next=%2Ftracker").await;
    opens("/").await;
    let words = |row: Option<Vec<u8>>| row.map(|row| String::from_utf8_lossy(&row).into_owned()).unwrap_or_default();
    app.later(1800);
    person.get("/tracker").await.leads_to("/locked");
    let kept: Option<Vec<u8>> = app.read(|conn| {
        use diesel::prelude::*;
        use jaabi::storage::schema::sessions;
        Ok(sessions::table.select(sessions::kept_form).first(conn)?)
    });
    assert!(kept.is_some() && !words(kept).contains("tracker"), "readable with the cookie alone");
}

#[actix_web::test]
async fn a_pin_opens_a_locked_screen_until_it_was_wrong_five_times() {
    let app = TestApp::new().await;
    let person = with_pin(&app).await;
    app.later(300);
    assert!(person.get("/locked").await.has("name=\"pin\""));
    person.post("/locked", &[("pin", " 471 103 ")]).await.leads_to("/");
    app.later(300);
    for n in 0..5 {
        let answer = person.post("/locked", &[("pin", "000001")]).await;
        assert_eq!(answer.status, 422);
        assert_eq!(answer.body.contains("name=\"pin\""), n < 4, "try {n}");
    }
    let answer = person.post("/locked", &[("pin", PIN)]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.has("Écrivez votre mot de passe"), "{}", answer.body);
    person.post("/locked", &[("password", PASSWORD)]).await.leads_to("/");
    app.later(300);
    person.post("/locked", &[("pin", PIN)]).await.leads_to("/");
}

#[actix_web::test]
async fn a_pin_is_proved_by_the_password_and_may_go_again() {
    let app = TestApp::new().await;
    let person = member(&app).await;
    let fields = [("pin", PIN), ("pin_again", PIN), ("password", "not the one")];
    assert_eq!(person.post("/me/pin", &fields).await.status, 422);
    let fields = [("pin", "123456"), ("pin_again", "123456"), ("password", PASSWORD)];
    assert!(person.post("/me/pin", &fields).await.has("trop facile"));
    let fields = [("pin", PIN), ("pin_again", PIN), ("password", PASSWORD)];
    person.post("/me/pin", &fields).await.leads_to("/me?done=pin");
    assert!(person.get("/me?done=pin").await.has("Votre code est gardé."));
    person.post("/me/pin/remove", &[]).await.leads_to("/me?done=pin-removed");
    app.later(300);
    assert_eq!(person.post("/locked", &[("pin", PIN)]).await.status, 422);
}

#[actix_web::test]
async fn a_focal_point_has_no_pin() {
    let app = TestApp::new().await;
    let desk = app.desk(DeskKind::Psea, "psea").await;
    let committee = app.committee("Gao 1").await;
    let person = app.person("Mariam", &[focal_point_of(desk), member_of(committee)]).await;
    assert!(!person.get("/me").await.has("name=\"pin\""));
    let fields = [("pin", PIN), ("pin_again", PIN), ("password", PASSWORD)];
    let answer = person.post("/me/pin", &fields).await;
    assert_eq!(answer.status, 409);
    assert!(answer.has("seulement avec le mot de passe"), "{}", answer.body);
}

#[actix_web::test]
async fn locking_takes_the_keys_away_and_only_the_password_brings_them_back() {
    let app = TestApp::new().await;
    let person = with_pin(&app).await;
    assert_eq!(bundles(&app), [true]);
    app.later(300);
    person.get("/me").await.leads_to("/locked");
    assert_eq!(bundles(&app), [false]);
    person.post("/locked", &[("pin", PIN)]).await.leads_to("/me");
    assert_eq!(bundles(&app), [false]);
    person.get("/exit").await;
    person.post("/locked", &[("password", PASSWORD)]).await.leads_to("/");
    assert_eq!(bundles(&app), [true]);
}

/// Whether each session's row has wrapped keys.
fn bundles(app: &TestApp) -> Vec<bool> {
    use diesel::prelude::*;
    use jaabi::storage::schema::sessions;
    app.read(|conn| {
        let bundles: Vec<Option<Vec<u8>>> = sessions::table.select(sessions::bundle).load(conn)?;
        Ok(bundles.iter().map(Option::is_some).collect())
    })
}

#[actix_web::test]
async fn quick_exit_locks_and_shows_the_weather() {
    let app = TestApp::new().await;
    let person = app.person("Mariam", &[role(Role::Handler)]).await;
    person.get("/exit").await.leads_to("/meteo");
    let page = person.get("/meteo").await;
    assert_eq!(page.status, 200);
    for word in ["Jaabi", "Mariam", "exit", "plainte", "sign-"] {
        assert!(!page.has(word) || word == "Jaabi" && !page.has("Jaabi"), "{word}: {}", page.body);
    }
    person.get("/me").await.leads_to("/locked");
    person.get("/sign-in").await.leads_to("/");
    app.anonymous().get("/exit").await.leads_to("/meteo");
    let app = TestApp::with(|config| config.security.exit_url = "https://www.example.org/".to_owned()).await;
    app.anonymous().get("/exit").await.leads_to("https://www.example.org/");
}
