//! What everybody chooses about the own letters.
use super::send;
use crate::support::{TestApp, role};
use diesel::prelude::*;
use jaabi::access::Role;
use jaabi::notify;
use jaabi::storage::schema::accounts;

#[actix_web::test]
async fn an_address_is_kept_encrypted_shown_to_its_owner_alone_and_goes_with_a_new_key() {
    let app = TestApp::new().await;
    let person = app.person("Awa", &[role(Role::Handler)]).await;
    let administrator = app.person("Sira", &[role(Role::Administrator)]).await;
    let wrong = person.post("/me/letters", &[("email", "awa@"), ("when", "now")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.has("n’est pas complète") && wrong.has("value=\"awa@\""), "{}", wrong.body);
    let chosen = [("email", "awa@ailleurs.ml"), ("when", "h07")];
    person.post("/me/letters", &chosen).await.leads_to("/me/letters?done=letters");
    let page = person.get("/me/letters").await;
    assert!(page.has("awa@ailleurs.ml") && page.has("<option value=\"h07\" selected>"), "{}", page.body);
    let key = person.key.unwrap();
    let stored: Vec<u8> =
        app.read(|conn| Ok(accounts::table.find(key).select(accounts::email.assume_not_null()).first(conn)?));
    assert!(!stored.windows(4).any(|part| part == b"awa@"));
    let id = app.viewer(&person).id;
    assert!(!administrator.get(&format!("/people/{id}")).await.has("ailleurs.ml"));
    app.keys.rotate().unwrap();
    let (db, keys) = (app.db.clone(), app.keys.clone());
    let rekeyed = tokio::task::spawn_blocking(move || jaabi::accounts::rekey(&db, &keys).unwrap()).await.unwrap();
    app.keys.retire();
    assert!(rekeyed.0 >= 1 && rekeyed.1 == 0, "{rekeyed:?}");
    assert!(person.get("/me/letters").await.has("awa@ailleurs.ml"));
    person.post("/me/letters", &[("email", ""), ("when", "never")]).await.leads_to("/me/letters?done=letters");
    assert!(!person.get("/me/letters").await.has("ailleurs.ml"));
}

#[actix_web::test]
async fn once_a_day_at_the_hour_one_chose_and_later_if_the_server_slept() {
    let app = TestApp::new().await;
    let person = app.person("Awa", &[role(Role::Handler)]).await;
    person.post("/me/letters", &[("when", "h11")]).await.leads_to("/me/letters?done=letters");
    let key = person.key.unwrap();
    let waits = || {
        let now = app.clock.now();
        app.write(move |conn| Ok(notify::something_waits(conn, key, now)?))
    };
    // it is nine o'clock
    waits().await;
    assert_eq!(send(&app), 0);
    app.later(2 * 3600);
    assert_eq!((send(&app), send(&app)), (1, 0));
    waits().await;
    app.later(20 * 3600);
    assert_eq!(send(&app), 0);
    app.later(9 * 3600);
    assert_eq!(send(&app), 1, "the hour passed while nothing ran");
}

#[actix_web::test]
async fn whoever_must_be_reached_at_once_is() {
    let app = TestApp::new().await;
    let person = app.person("Sira", &[role(Role::Administrator)]).await;
    assert!(!person.get("/me/letters").await.has("name=\"when\""));
    person.post("/me/letters", &[("when", "never")]).await.leads_to("/me/letters?done=letters");
    let (key, now) = (person.key.unwrap(), app.clock.now());
    app.write(move |conn| Ok(notify::something_waits(conn, key, now)?)).await;
    assert_eq!(send(&app), 1);
}
