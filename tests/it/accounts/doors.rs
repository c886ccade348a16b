//! Coming in and going out.
use crate::support::{PASSWORD, TestApp, role};
use diesel::prelude::*;
use jaabi::access::Role;
use jaabi::id::AccountKey;
use jaabi::storage::schema::audit;

#[actix_web::test]
async fn whoever_has_an_account_comes_in_however_the_name_is_spelt() {
    let app = TestApp::new().await;
    let person = app.person("Aïssata Cissé", &[role(Role::Handler)]).await;
    let answer = person.elsewhere().sign_in_with(" aissata  CISSE", PASSWORD).await;
    answer.leads_to("/");
    assert!(answer.cookies[0].starts_with("jaabi="), "{:?}", answer.cookies);
    for word in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(answer.cookies[0].contains(word), "{:?}", answer.cookies);
    }
    assert!(!answer.cookies[0].contains("Secure"), "plain http on loopback");
    assert_eq!(answer.header("cache-control"), "no-store");
    person.get("/sign-in").await.leads_to("/");
}

#[actix_web::test]
async fn behind_https_the_cookie_belongs_to_this_host_alone() {
    let app = TestApp::with(|config| config.server.public_url = "https://example.org".to_owned()).await;
    let person = app.person("Awa", &[role(Role::Handler)]).await;
    assert!(person.cookies.borrow().contains_key("__Host-jaabi"));
    let answer = person.elsewhere().sign_in().await;
    assert!(answer.cookies[0].contains("Secure"), "{:?}", answer.cookies);
    assert_eq!(person.get("/me").await.status, 200);
}

#[actix_web::test]
async fn a_wrong_password_an_unknown_name_and_a_closed_account_get_the_same_answer() {
    let app = TestApp::new().await;
    app.person("Awa", &[role(Role::Handler)]).await;
    let gone = app.person("Issa", &[role(Role::Handler)]).await;
    let (key, now) = (gone.key.unwrap(), app.clock.now());
    app.write(move |conn| Ok(jaabi::accounts::disable(conn, key, None, now)?)).await;
    let visitor = app.anonymous();
    let mut answers = Vec::new();
    for (name, password) in [("Awa", "not the one"), ("Nobody", PASSWORD), ("Issa", PASSWORD)] {
        let answer = visitor.sign_in_with(name, password).await;
        assert!(answer.has("Ce nom et ce mot de passe ne vont pas ensemble"), "{}", answer.body);
        assert!(answer.body.contains(&format!("value=\"{name}\"")), "the name stays");
        assert!(!answer.body.contains(password), "the password does not");
        answers.push((answer.status, answer.body.replace(name, "")));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
    assert_eq!(answers[0].0, 422);
}

#[actix_web::test]
async fn after_five_wrong_tries_everybody_waits_and_longer_each_time() {
    let app = TestApp::new().await;
    app.person("Awa", &[role(Role::Handler)]).await;
    for name in ["Awa", "Nobody"] {
        let visitor = app.anonymous();
        for _ in 0..5 {
            assert_eq!(visitor.sign_in_with(name, "not the one").await.status, 422);
        }
        let answer = visitor.sign_in_with(name, PASSWORD).await;
        assert_eq!(answer.status, 429, "even the right password waits");
        assert_eq!(answer.header("retry-after"), "2");
        assert!(answer.has("Attendez 2 secondes"), "{}", answer.body);
        app.later(2);
        assert_eq!(visitor.sign_in_with(name, "not the one").await.status, 422);
        assert_eq!(visitor.sign_in_with(name, "not the one").await.header("retry-after"), "4");
        app.later(4);
    }
    app.anonymous().sign_in_with("Awa", PASSWORD).await.leads_to("/");
    assert_eq!(app.anonymous().sign_in_with("Awa", "not the one").await.status, 422, "all is forgotten");
}

#[actix_web::test]
async fn many_tries_at_once_do_not_slip_through() {
    let app = TestApp::new().await;
    app.person("Awa", &[role(Role::Handler)]).await;
    let visitors: Vec<_> = (0..12).map(|_| app.anonymous()).collect();
    let tries = visitors.iter().map(|visitor| visitor.sign_in_with("Awa", "not the one"));
    let answers = futures_util::future::join_all(tries).await;
    let tried = answers.iter().filter(|answer| answer.status == 422).count();
    assert_eq!(tried, 5, "{:?}", answers.iter().map(|a| a.status).collect::<Vec<_>>());
}

#[actix_web::test]
async fn an_address_that_tries_many_names_waits_and_others_do_not() {
    let app = TestApp::new().await;
    app.person("Awa", &[role(Role::Handler)]).await;
    let visitor = app.anonymous();
    for n in 0..20 {
        assert_eq!(visitor.sign_in_with(&format!("Nobody {n}"), "x").await.status, 422);
    }
    assert_eq!(visitor.sign_in_with("Awa", PASSWORD).await.status, 429);
    let elsewhere = app.anonymous();
    *elsewhere.address.borrow_mut() = "10.1.2.3".to_owned();
    elsewhere.sign_in_with("Awa", PASSWORD).await.leads_to("/");
}

#[actix_web::test]
async fn whoever_is_not_signed_in_is_led_to_the_door() {
    let app = TestApp::new().await;
    let visitor = app.anonymous();
    for path in ["/me", "/password", "/locked"] {
        visitor.get(path).await.leads_to("/sign-in");
    }
    let nowhere = visitor.get("/nowhere").await;
    assert_eq!(nowhere.status, 404);
    assert!(nowhere.has("Cette page n’existe pas"), "{}", nowhere.body);
    let wrong_way = visitor.post_bare("/me", &[]).await;
    assert_eq!((wrong_way.status, wrong_way.body == nowhere.body), (404, false), "a posted form offers no languages");
    assert!(wrong_way.has("Cette page n’existe pas"), "{}", wrong_way.body);
    let forged = app.anonymous();
    forged.cookies.borrow_mut().insert("jaabi".to_owned(), "A".repeat(64));
    forged.get("/me").await.leads_to("/sign-in");
}

#[actix_web::test]
async fn signing_out_ends_the_session_and_clears_the_browser() {
    let app = TestApp::new().await;
    let person = app.person("Awa", &[role(Role::Handler)]).await;
    let cookies = person.cookies.borrow().clone();
    let answer = person.post("/sign-out", &[]).await;
    answer.leads_to("/sign-in");
    assert_eq!(answer.header("clear-site-data"), "\"cache\", \"storage\"");
    assert!(!person.cookies.borrow().contains_key("jaabi"));
    *person.cookies.borrow_mut() = cookies;
    person.get("/me").await.leads_to("/sign-in");
}

#[actix_web::test]
async fn a_form_from_another_session_or_site_does_nothing() {
    let app = TestApp::new().await;
    let person = app.person("Awa", &[role(Role::Handler)]).await;
    let other = app.person("Issa", &[role(Role::Handler)]).await;
    let token = other.get("/me").await.csrf().unwrap();
    for token in ["", "x", &token] {
        assert_eq!(person.post_bare("/sign-out", &[("csrf", token)]).await.status, 403);
    }
    let request = actix_web::test::TestRequest::post()
        .uri("/sign-in")
        .insert_header(("content-type", "application/x-www-form-urlencoded"))
        .insert_header(("origin", "https://elsewhere.example"))
        .set_payload("name=Awa&password=x");
    assert_eq!(app.anonymous().send(request).await.status, 403);
    assert_eq!(person.get("/me").await.status, 200);
}

#[actix_web::test]
async fn a_session_that_nobody_uses_ends() {
    let app = TestApp::with(|config| config.security.staff_idle_seconds = 0).await;
    let person = app.person("Awa", &[role(Role::Handler)]).await;
    app.later(11 * 3600);
    assert_eq!(person.get("/me").await.status, 200);
    app.later(11 * 3600);
    assert_eq!(person.get("/me").await.status, 200, "it was used in between");
    app.later(12 * 3600);
    person.get("/me").await.leads_to("/sign-in");
}

#[actix_web::test]
async fn failed_tries_stand_in_the_log_once_a_quarter_and_never_what_was_typed() {
    let app = TestApp::new().await;
    let (awa, ada) =
        (app.person("Awa", &[role(Role::Handler)]).await, app.person("Ada", &[role(Role::Administrator)]).await);
    let failed = || {
        app.read(|conn| {
            let query = audit::table.filter(audit::kind.eq("sign_in_failed")).order(audit::at);
            Ok(query.select(audit::actor_key).load::<Option<AccountKey>>(conn)?)
        })
    };
    let visitor = app.anonymous();
    for _ in 0..3 {
        assert_eq!(visitor.sign_in_with("Awa", "not the one").await.status, 422);
        for name in ["Fatoumata", "Personne", "Mon mot de passe"] {
            assert_eq!(visitor.sign_in_with(name, PASSWORD).await.status, 422);
        }
    }
    assert_eq!(failed(), [awa.key, None], "each account once, all names that nobody has together");
    app.later(900);
    assert_eq!(visitor.sign_in_with("Awa", "not the one").await.status, 422);
    assert_eq!(failed(), [awa.key, None, awa.key]);
    // the second step, the lock and the proof of being there count too
    let browser = ada.elsewhere();
    browser.sign_in_with("Ada", PASSWORD).await.leads_to("/");
    assert_eq!(browser.give_code("000000").await.status, 422);
    assert_eq!(failed().last(), Some(&ada.key));
    assert_eq!(awa.get("/me").await.status, 200);
    for path in ["/confirm", "/locked"] {
        app.later(900);
        if path == "/locked" {
            awa.get("/exit").await;
        }
        assert_eq!(awa.post(path, &[("password", "not the one")]).await.status, 422, "{path}");
        assert_eq!(failed().last(), Some(&awa.key), "{path}");
    }
    assert_eq!(failed().len(), 6);
}
