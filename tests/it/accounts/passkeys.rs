//! The second step by the lock of a phone or computer.
use super::factor::marked;
use crate::support::device::{Device, ORIGIN};
use crate::support::{Answer, PASSWORD, Person, TestApp, focal_point_of, role};
use diesel::prelude::*;
use jaabi::access::Role;
use jaabi::accounts;
use jaabi::desks::DeskKind;
use jaabi::storage::schema::{audit, passkeys, recovery_codes, sessions};

const WRONG: &str = "Cet appareil n’est pas reconnu";

async fn app() -> TestApp {
    TestApp::with(|config| config.server.public_url = ORIGIN.to_owned()).await
}

/// Adds a phone from the page that offers it; answers with the page that follows.
async fn add(person: &Person, device: &Device, name: &str) -> Answer {
    let asked = person.post("/factor/new/passkey", &[]).await;
    assert_eq!((asked.status, asked.header("content-type")), (200, "application/json"), "{}", asked.body);
    person.post("/factor/new/passkey/made", &[("device", name), ("answer", &device.make(&asked.body))]).await
}

/// Comes to the second step at another browser; answers with what the browser is asked.
async fn at_the_door(person: &Person) -> (Person, String) {
    let browser = person.elsewhere();
    browser.sign_in_with(&person.name, PASSWORD).await.leads_to("/");
    browser.get("/me").await.leads_to("/factor");
    assert!(browser.get("/factor").await.has("data-passkey=\"/factor/passkey\""));
    let asked = browser.post("/factor/passkey", &[]).await;
    assert_eq!(asked.status, 200, "{}", asked.body);
    (browser, asked.body)
}

async fn give(browser: &Person, answer: &str) -> Answer {
    browser.post("/factor", &[("answer", answer)]).await
}

async fn with_device(app: &TestApp, name: &str) -> (Person, Device) {
    let (person, device) = (app.person(name, &[role(Role::Handler)]).await, Device::new());
    let codes = add(&person, &device, "téléphone").await;
    assert_eq!(marked(&codes.body, "data-code").len(), 10, "{}", codes.body);
    app.later(60);
    (person, device)
}

fn kinds(app: &TestApp) -> Vec<String> {
    app.read(|conn| Ok(audit::table.select(audit::kind).load(conn)?))
}

#[actix_web::test]
async fn the_lock_of_a_phone_opens_the_door_like_a_code() {
    let app = app().await;
    let (person, device) = with_device(&app, "Hama").await;
    let (browser, asked) = at_the_door(&person).await;
    assert!(device.is_asked(&asked) && !asked.contains("Hama"), "{asked}");
    give(&browser, &device.prove(&asked)).await.leads_to("/");
    let me = browser.get("/me").await;
    assert!(
        me.status == 200 && me.has("téléphone") && me.has("son verrou remplace le code") && me.has("10 codes"),
        "{}",
        me.body
    );
    assert_eq!(kinds(&app).iter().filter(|kind| *kind == "passkey_given").count(), 1, "{:?}", kinds(&app));
    // proving anew takes it too, with the password
    app.later(301);
    browser.get("/factor/new").await.leads_to("/confirm?next=%2Ffactor%2Fnew");
    assert!(browser.get("/confirm?next=%2Ffactor%2Fnew").await.has("data-passkey=\"/factor/passkey\""));
    let confirm = async |password: &str| {
        let answer = device.prove(&browser.post("/factor/passkey", &[]).await.body);
        let fields = [("password", password), ("answer", &answer), ("next", "/factor/new")];
        browser.post("/confirm", &fields).await
    };
    assert!(confirm("faux").await.has("Ce n’est pas le bon mot de passe"));
    confirm(PASSWORD).await.leads_to("/factor/new");
    assert_eq!(browser.get("/factor/new").await.status, 200);
}

#[actix_web::test]
async fn whoever_needs_a_second_step_may_take_the_lock_of_a_phone() {
    let app = app().await;
    let desk = app.desk(DeskKind::Psea, "psea").await;
    for (name, held) in [("Ada", role(Role::Administrator)), ("Fanta", focal_point_of(desk))] {
        let mut person = app.newcomer(name, "mot-de-passe-recu", &[held]).await;
        person.sign_in().await.leads_to("/");
        assert_eq!(person.post("/factor/new/passkey", &[]).await.status, 303, "the own password comes first");
        person.post("/password", &[("new", PASSWORD), ("again", PASSWORD)]).await.leads_to("/?done=own-password");
        person.get("/me").await.leads_to("/factor/new");
        assert_eq!(person.post("/factor/passkey", &[]).await.status, 404, "there is nothing to prove yet");
        let device = Device::new();
        assert_eq!(add(&person, &device, "").await.status, 200);
        assert_eq!(person.get("/me").await.status, 200);
        person.password = PASSWORD.to_owned();
        let (browser, asked) = at_the_door(&person).await;
        give(&browser, &device.prove(&asked)).await.leads_to("/");
        let handle = handle(&browser).await;
        let refused = browser.post("/me/passkeys/remove", &[("passkey", &handle)]).await;
        assert!(refused.status == 409 && refused.has("votre seul second pas"), "{}", refused.body);
    }
}

/// The handle of the first passkey on the own page.
async fn handle(person: &Person) -> String {
    let page = person.get("/me").await.body;
    let (_, rest) = page.split_once("name=\"passkey\" value=\"").expect("a passkey");
    rest.split('"').next().unwrap().to_owned()
}

#[actix_web::test]
async fn another_site_another_device_and_an_open_phone_prove_nothing() {
    let app = app().await;
    let (person, device) = with_device(&app, "Hama").await;
    let (other, stranger) = with_device(&app, "Awa").await;
    let mut unlocked = device.on(ORIGIN);
    unlocked.verifies = false;
    for (what, liar) in [
        ("another origin", device.on("https://jaabi.example.org")),
        ("the same without TLS", device.on("http://jaabi.example")),
        ("another port", device.on("https://jaabi.example:8443")),
        ("the passkey of another account", stranger.on(ORIGIN)),
        ("another key under the same name", device.imitated()),
        ("nobody proved to be the owner", unlocked),
        ("a phone that nobody knows", Device::new()),
    ] {
        let (browser, asked) = at_the_door(&person).await;
        let answer = give(&browser, &liar.prove(&asked)).await;
        assert!(answer.status == 422 && answer.has(WRONG), "{what}: {}", answer.body);
        browser.get("/me").await.leads_to("/factor");
        app.later(900);
    }
    for nonsense in ["{}", "[", "null", r#"{"id":"AA"}"#] {
        let (browser, _) = at_the_door(&person).await;
        assert_eq!(give(&browser, nonsense).await.status, 422, "{nonsense}");
        app.later(900);
    }
    let (browser, asked) = at_the_door(&other).await;
    give(&browser, &stranger.prove(&asked)).await.leads_to("/");
}

#[actix_web::test]
async fn a_challenge_is_answered_once_in_time_and_by_its_own_session() {
    let app = app().await;
    let (person, device) = with_device(&app, "Hama").await;
    let (browser, asked) = at_the_door(&person).await;
    let answer = device.prove(&asked);
    give(&browser, &answer).await.leads_to("/");
    // what was asked for one purpose is no answer to another
    let asked = browser.post("/factor/passkey", &[]).await.body;
    let proof = device.prove(&asked);
    assert_eq!(browser.post("/factor/new/passkey/made", &[("answer", &proof)]).await.status, 422);
    let asked = browser.post("/factor/new/passkey", &[]).await.body;
    let made = Device::new().make(&asked);
    assert_eq!(browser.post("/confirm", &[("password", PASSWORD), ("answer", &made)]).await.status, 422);
    assert_eq!(app.read(|conn| Ok(passkeys::table.count().get_result::<i64>(conn)?)), 1);
    let (again, _) = at_the_door(&person).await;
    assert_eq!(give(&again, &answer).await.status, 422, "what was sent before");
    let (one, for_one) = at_the_door(&person).await;
    let (two, _) = at_the_door(&person).await;
    assert_eq!(give(&two, &device.prove(&for_one)).await.status, 422, "asked of another session");
    give(&one, &device.prove(&for_one)).await.leads_to("/");
    let (late, asked) = at_the_door(&person).await;
    app.later(301);
    assert_eq!(give(&late, &device.prove(&asked)).await.status, 422, "too late");
    let (twice, first) = at_the_door(&person).await;
    let second = twice.post("/factor/passkey", &[]).await.body;
    assert_eq!(give(&twice, &device.prove(&first)).await.status, 422, "asked anew meanwhile");
    assert_eq!(give(&twice, &device.prove(&second)).await.status, 422, "and a wrong answer uses it up");
}

#[actix_web::test]
async fn a_copied_phone_is_noticed_by_its_counter() {
    let app = app().await;
    let (person, device) = with_device(&app, "Hama").await;
    let copy = device.on(ORIGIN);
    for _ in 0..2 {
        let (browser, asked) = at_the_door(&person).await;
        give(&browser, &device.prove(&asked)).await.leads_to("/");
    }
    let (browser, asked) = at_the_door(&person).await;
    assert_eq!(give(&browser, &copy.prove(&asked)).await.status, 422);
}

#[actix_web::test]
async fn rows_that_another_hand_wrote_open_nothing() {
    let app = app().await;
    let (person, device) = with_device(&app, "Hama").await;
    let (other, stranger) = with_device(&app, "Awa").await;
    let rows: Vec<Vec<u8>> =
        app.read(|conn| Ok(passkeys::table.order(passkeys::key).select(passkeys::sealed).load(conn)?));
    for row in &rows {
        assert!(!String::from_utf8_lossy(row).contains("phone"), "neither name nor key in the clear");
    }
    let swap = |to: Vec<u8>| async {
        let key = person.key.unwrap();
        let own = passkeys::table.filter(passkeys::account_key.eq(key));
        app.write(move |conn| Ok(diesel::update(own).set(passkeys::sealed.eq(to)).execute(conn)?)).await;
    };
    let mut broken = rows[0].clone();
    *broken.last_mut().unwrap() ^= 1;
    for (what, row) in [("the row of another account", rows[1].clone()), ("a changed byte", broken)] {
        swap(row).await;
        let browser = person.elsewhere();
        browser.sign_in_with("Hama", PASSWORD).await.leads_to("/");
        browser.get("/me").await.leads_to("/factor");
        assert_eq!(browser.post("/factor/passkey", &[]).await.status, 404, "{what}");
    }
    swap(rows[0].clone()).await;
    let (browser, asked) = at_the_door(&person).await;
    give(&browser, &device.prove(&asked)).await.leads_to("/");
    // the challenge of one session put into the row of another
    let (from, asked) = at_the_door(&other).await;
    let (to, _) = at_the_door(&other).await;
    app.write(|conn| {
        let kept: Vec<Option<Vec<u8>>> = sessions::table
            .filter(sessions::challenge.is_not_null())
            .order(sessions::key)
            .select(sessions::challenge)
            .load(conn)?;
        let last = sessions::table.filter(sessions::challenge.is_not_null());
        diesel::update(last).set(sessions::challenge.eq(kept[0].clone())).execute(conn)?;
        Ok(())
    })
    .await;
    assert_eq!(give(&to, &stranger.prove(&asked)).await.status, 422);
    give(&from, &stranger.prove(&asked)).await.leads_to("/");
}

#[actix_web::test]
async fn a_lost_phone_is_taken_away_and_its_sessions_end() {
    let app = app().await;
    let (person, lost) = with_device(&app, "Hama").await;
    let (thief, asked) = at_the_door(&person).await;
    give(&thief, &lost.prove(&asked)).await.leads_to("/");
    let spare = Device::new();
    add(&person, &spare, "ordinateur").await.leads_to("/me?done=passkey");
    thief.get("/me").await.leads_to("/sign-in");
    let (thief, asked) = at_the_door(&person).await;
    give(&thief, &lost.prove(&asked)).await.leads_to("/");
    let (waiting, asked) = at_the_door(&person).await;
    let handle = handle(&person).await;
    app.later(301);
    let remove = async || person.post("/me/passkeys/remove", &[("passkey", &handle)]).await;
    remove().await.leads_to("/confirm?next=%2Fme");
    let proof = spare.prove(&person.post("/factor/passkey", &[]).await.body);
    person.post("/confirm", &[("password", PASSWORD), ("answer", &proof), ("next", "/me")]).await.leads_to("/me");
    remove().await.leads_to("/me?done=passkey-removed");
    assert_eq!(remove().await.status, 404, "it is gone");
    thief.get("/me").await.leads_to("/sign-in");
    waiting.get("/factor").await.leads_to("/sign-in");
    assert!(!lost.is_asked(&at_the_door(&person).await.1), "{asked}");
    let (browser, asked) = at_the_door(&person).await;
    assert_eq!(give(&browser, &lost.prove(&asked)).await.status, 422);
    let (browser, asked) = at_the_door(&person).await;
    give(&browser, &spare.prove(&asked)).await.leads_to("/");
    // the last one of somebody who needs none goes with the codes
    let last = self::handle(&person).await;
    person.post("/me/passkeys/remove", &[("passkey", &last)]).await.leads_to("/me?done=passkey-removed");
    assert_eq!(app.read(|conn| Ok(recovery_codes::table.count().get_result::<i64>(conn)?)), 0);
    person.elsewhere().sign_in_with("Hama", PASSWORD).await.leads_to("/");
}

#[actix_web::test]
async fn whoever_has_lost_the_phone_comes_in_by_paper_or_by_the_administration() {
    let app = app().await;
    let (person, device) = (app.person("Hama", &[role(Role::Handler)]).await, Device::new());
    let codes = marked(&add(&person, &device, "x").await.body, "data-code");
    let (browser, _) = at_the_door(&person).await;
    browser.give_code(&codes[0]).await.leads_to("/");
    assert!(browser.get("/me").await.has("reste 9 codes"));
    let (key, now) = (person.key.unwrap(), app.clock.now());
    app.write(move |conn| Ok(accounts::reset_factor(conn, key, None, now)?)).await;
    let left = app.read(|conn| {
        Ok((passkeys::table.count().get_result::<i64>(conn)?, recovery_codes::table.count().get_result::<i64>(conn)?))
    });
    assert_eq!(left, (0, 0));
    browser.get("/me").await.leads_to("/sign-in");
}

#[actix_web::test]
async fn a_passkey_outlives_a_new_key_of_the_instance() {
    let app = app().await;
    let (person, device) = with_device(&app, "Hama").await;
    app.keys.rotate().unwrap();
    for expected in [(1, 0), (0, 0)] {
        let (db, keys) = (app.db.clone(), app.keys.clone());
        let work = tokio::task::spawn_blocking(move || accounts::rekey(&db, &keys).unwrap());
        assert_eq!(work.await.unwrap(), expected);
    }
    app.keys.retire();
    let (browser, asked) = at_the_door(&person).await;
    give(&browser, &device.prove(&asked)).await.leads_to("/");
}

#[actix_web::test]
async fn ten_devices_are_the_most_and_one_device_is_asked_once() {
    let app = app().await;
    let (person, first) = with_device(&app, "Hama").await;
    assert!(first.is_asked(&person.post("/factor/new/passkey", &[]).await.body), "so that it makes no second one");
    for _ in 1..10 {
        add(&person, &Device::new(), "x").await.leads_to("/me?done=passkey");
    }
    let refused = add(&person, &Device::new(), "x").await;
    assert!(refused.status == 422 && refused.has("déjà dix appareils"), "{}", refused.body);
}

#[actix_web::test]
async fn an_address_without_a_name_offers_none() {
    let app = TestApp::new().await;
    let person = app.person("Hama", &[role(Role::Handler)]).await;
    assert!(!person.get("/factor/new").await.has("passkey"));
    assert_eq!(person.post("/factor/new/passkey", &[]).await.status, 404);
}
