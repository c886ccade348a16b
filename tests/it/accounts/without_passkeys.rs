//! A program that was built without passkeys shows nothing of them, and does not forget that somebody has one.
use crate::support::{PASSWORD, TestApp, role};
use diesel::prelude::*;
use jaabi::access::Role;
use jaabi::app;
use jaabi::storage::schema::passkeys;

#[actix_web::test]
async fn without_passkeys_no_route_no_text_and_no_asset_speaks_of_them() {
    let app = TestApp::with(|config| config.server.public_url = "https://jaabi.example".into()).await;
    assert!(app::routes().table().iter().all(|policy| !policy.path.contains("passkey")));
    let person = app.person("Hama", &[role(Role::Handler)]).await;
    for page in ["/me", "/factor/new", "/confirm"] {
        assert!(!person.get(page).await.has("passkey"), "{page}");
    }
    assert_eq!(person.get("/assets/passkeys.js").await.status, 404);
    assert_eq!(person.get("/assets/jaabi.js").await.status, 200);
}

#[actix_web::test]
async fn an_account_with_a_passkey_of_another_build_is_still_asked_for_its_second_step() {
    let app = TestApp::new().await;
    let person = app.person("Hama", &[role(Role::Handler)]).await;
    let (key, now) = (person.key.unwrap(), app.clock.now());
    app.write(move |conn| {
        let row = (passkeys::account_key.eq(key), passkeys::sealed.eq(vec![0_u8; 40]), passkeys::since_at.eq(now));
        Ok(diesel::insert_into(passkeys::table).values(row).execute(conn)?)
    })
    .await;
    let browser = person.elsewhere();
    browser.sign_in_with("Hama", PASSWORD).await.leads_to("/");
    browser.get("/me").await.leads_to("/factor");
    assert_eq!(browser.post("/factor", &[("code", "000000"), ("answer", "{}")]).await.status, 422);
    browser.get("/me").await.leads_to("/factor");
}
