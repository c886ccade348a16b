//! The second step of signing in.
use crate::support::{Factor, PASSWORD, Person, TestApp, focal_point_of, role};
use diesel::prelude::*;
use jaabi::access::Role;
use jaabi::accounts;
use jaabi::desks::DeskKind;
use jaabi::sealing::Argon2Cost;
use jaabi::storage::schema::{factors, recovery_codes};

const FIRST: &str = "mot-de-passe-recu";
const OWN: &str = "calebasse nuage trois vélos";
const WRONG: &str = "Ce n’est pas le bon code";

/// What stands in elements with this attribute.
pub(super) fn marked(page: &str, attribute: &str) -> Vec<String> {
    let mark = format!("<kbd {attribute}>");
    let parts = page.split(&mark).skip(1);
    parts.filter_map(|rest| rest.split('<').next()).map(str::to_owned).collect()
}

/// Sets a factor up from the page that offers it; answers with the codes for paper.
async fn set_up(app: &TestApp, person: &mut Person) -> Vec<String> {
    let page = person.get("/factor/new").await;
    let secret = marked(&page.body, "data-secret").remove(0);
    assert_eq!(secret.len(), 39, "eight groups of four");
    assert!(page.body.contains("<svg") && !page.body.contains("style="), "a picture that needs no style");
    let factor = Factor::from_text(&secret, app.clock.clone());
    let wrong = person.post("/factor/new", &[("code", "000000")]).await;
    assert!(wrong.status == 422 && wrong.has(WRONG), "{}", wrong.body);
    assert_eq!(marked(&wrong.body, "data-secret"), [secret], "the same picture again");
    let done = person.post("/factor/new", &[("code", &factor.code())]).await;
    assert_eq!(done.status, 200, "{}", done.body);
    person.factor = Some(factor);
    marked(&done.body, "data-code")
}

#[actix_web::test]
async fn whoever_needs_a_code_sets_it_up_before_anything_else() {
    let app = TestApp::new().await;
    let desk = app.desk(DeskKind::Psea, "psea").await;
    for (name, held) in [
        ("Ada", role(Role::Administrator)),
        ("Mina", role(Role::Manager)),
        ("Lala", role(Role::DataLoader)),
        ("Fanta", focal_point_of(desk)),
    ] {
        let mut person = app.newcomer(name, FIRST, &[held]).await;
        person.sign_in().await.leads_to("/");
        person.get("/factor/new").await.leads_to("/password");
        person.post("/password", &[("new", OWN), ("again", OWN)]).await.leads_to("/?done=own-password");
        for path in ["/", "/me", "/cases", "/tracker", "/confirm", "/password", "/me/renew"] {
            person.get(path).await.leads_to("/factor/new");
        }
        assert_eq!(set_up(&app, &mut person).await.len(), 10);
        assert_eq!(person.get("/me").await.status, 200);
        let again = person.elsewhere();
        again.sign_in_with(name, OWN).await.leads_to("/");
        for path in ["/", "/me", "/cases", "/tracker", "/confirm", "/password", "/factor/new", "/me/renew"] {
            again.get(path).await.leads_to("/factor");
        }
        assert!(!again.get("/factor").await.has(name), "half-way in the page tells no names");
        assert!(again.give_code("111111").await.has(WRONG));
        again.give_code(&person.factor.as_ref().unwrap().code()).await.leads_to("/");
        assert_eq!(again.get("/me").await.status, 200);
        again.get("/factor").await.leads_to("/");
    }
}

#[actix_web::test]
async fn a_code_counts_once_even_when_it_comes_twice_at_once() {
    let app = TestApp::new().await;
    let person = app.person("Ada", &[role(Role::Administrator)]).await;
    app.later(300);
    let browsers: Vec<Person> = (0..4).map(|_| person.elsewhere()).collect();
    for browser in &browsers {
        browser.sign_in_with("Ada", PASSWORD).await.leads_to("/");
    }
    let code = person.factor.as_ref().unwrap().code_at(0);
    let given = futures_util::future::join_all(browsers.iter().map(|browser| browser.give_code(&code))).await;
    assert_eq!(given.iter().filter(|answer| answer.status == 303).count(), 1);
    let before = person.factor.as_ref().unwrap().code_at(-1);
    let late = person.elsewhere();
    late.sign_in_with("Ada", PASSWORD).await.leads_to("/");
    assert_eq!(late.give_code(&before).await.status, 422, "nor does one from before it");
    late.give_code(&person.factor.as_ref().unwrap().code_at(1)).await.leads_to("/");
}

#[actix_web::test]
async fn guessing_codes_is_slowed_down_and_the_right_password_forgives_nothing() {
    let app = TestApp::new().await;
    let person = app.person("Ada", &[role(Role::Administrator)]).await;
    app.later(300);
    let guesser = person.elsewhere();
    guesser.sign_in_with("Ada", PASSWORD).await.leads_to("/");
    for _ in 0..5 {
        assert_eq!(guesser.give_code("000000").await.status, 422);
    }
    let again = person.elsewhere();
    again.sign_in_with("Ada", PASSWORD).await.leads_to("/");
    let code = person.factor.as_ref().unwrap().code_at(0);
    let waits = again.give_code(&code).await;
    assert_eq!((waits.status, waits.header("retry-after")), (429, "2"), "even the right one");
    app.later(2);
    again.give_code(&person.factor.as_ref().unwrap().code_at(0)).await.leads_to("/");
    app.later(1800);
    guesser.get("/factor").await.leads_to("/sign-in");
}

#[actix_web::test]
async fn each_code_on_paper_opens_once_and_new_ones_end_the_old() {
    let app = TestApp::new().await;
    let mut person = app.person("Hama", &[role(Role::Handler)]).await;
    let codes = set_up(&app, &mut person).await;
    let at_door = || async {
        let browser = person.elsewhere();
        browser.sign_in_with("Hama", PASSWORD).await.leads_to("/");
        browser
    };
    at_door().await.give_code(&codes[3].to_lowercase().replace('-', " ")).await.leads_to("/");
    assert_eq!(at_door().await.give_code(&codes[3]).await.status, 422, "used up");
    assert!(person.get("/me").await.has("reste 9 codes"), "{}", person.get("/me").await.body);
    let page = person.post("/me/factor/codes", &[]).await;
    let other = marked(&page.body, "data-code");
    assert_eq!(other.len(), 10);
    assert_eq!(at_door().await.give_code(&codes[4]).await.status, 422, "the old paper is worth nothing");
    at_door().await.give_code(&other[0]).await.leads_to("/");
    let stranger = app.person("Ada", &[role(Role::Administrator)]).await.elsewhere();
    stranger.sign_in_with("Ada", PASSWORD).await.leads_to("/");
    assert_eq!(stranger.give_code(&other[1]).await.status, 422, "nobody else's account");
}

#[actix_web::test]
async fn others_may_switch_it_on_change_it_and_end_it() {
    let app = TestApp::new().await;
    let mut person = app.person("Hama", &[role(Role::Handler)]).await;
    let other = person.elsewhere();
    other.sign_in().await.leads_to("/");
    assert!(!person.get("/me").await.has("/me/factor/end"));
    set_up(&app, &mut person).await;
    other.get("/me").await.leads_to("/sign-in");
    let before = person.factor.clone().unwrap();
    app.later(60);
    set_up(&app, &mut person).await;
    assert_ne!(before.code_at(0), person.factor.as_ref().unwrap().code_at(0), "another secret");
    person.post("/me/factor/end", &[]).await.leads_to("/me?done=factor-removed");
    person.elsewhere().sign_in_with("Hama", PASSWORD).await.leads_to("/");
    let needs = app.person("Ada", &[role(Role::Administrator)]).await;
    assert!(!needs.get("/me").await.has("/me/factor/end"));
    let refused = needs.post("/me/factor/end", &[]).await;
    assert!(refused.status == 409 && refused.has("Votre travail demande"), "{}", refused.body);
}

#[actix_web::test]
async fn a_programme_may_leave_it_to_everybody() {
    let app = TestApp::with(|config| config.security.second_factor = "optional".into()).await;
    let mut person = app.person("Ada", &[role(Role::Administrator)]).await;
    assert_eq!(person.get("/me").await.status, 200);
    set_up(&app, &mut person).await;
    let again = person.elsewhere();
    again.sign_in_with("Ada", PASSWORD).await.leads_to("/");
    again.get("/me").await.leads_to("/factor");
}

#[actix_web::test]
async fn the_database_shows_neither_secret_nor_codes() {
    let app = TestApp::new().await;
    let mut person = app.person("Hama", &[role(Role::Handler)]).await;
    let codes = set_up(&app, &mut person).await;
    let (secrets, hashes): (Vec<Vec<u8>>, Vec<Vec<u8>>) = app.read(|conn| {
        Ok((
            factors::table.select(factors::secret).load(conn)?,
            recovery_codes::table.select(recovery_codes::hash).load(conn)?,
        ))
    });
    let secret = person.factor.as_ref().unwrap().secret();
    assert!(!secrets[0].windows(20).any(|part| part == secret.expose()));
    let plain: Vec<String> = codes.iter().map(|code| code.replace('-', "")).collect();
    for hash in hashes {
        assert!(hash.len() == 32 && plain.iter().all(|code| hash != jaabi::sealing::sha256(code.as_bytes())));
    }
}

#[actix_web::test]
async fn an_administrator_takes_a_lost_factor_away_and_a_reset_takes_everything() {
    let app = TestApp::new().await;
    let mut person = app.person("Ada", &[role(Role::Administrator)]).await;
    let (key, now) = (person.key.unwrap(), app.clock.now());
    app.write(move |conn| Ok(accounts::reset_factor(conn, key, None, now)?)).await;
    person.get("/me").await.leads_to("/sign-in");
    person.sign_in_with("Ada", PASSWORD).await.leads_to("/");
    person.get("/").await.leads_to("/factor/new");
    set_up(&app, &mut person).await;
    let first = accounts::first_password(FIRST, Argon2Cost::LEAST).unwrap();
    app.write(move |conn| Ok(accounts::reset(conn, key, first, None, now)?)).await;
    let left = app.read(|conn| Ok((factors::table.count().get_result::<i64>(conn)?, codes_left(conn)?)));
    assert_eq!(left, (0, 0));
    person.sign_in_with("Ada", FIRST).await.leads_to("/");
    person.get("/").await.leads_to("/password");
}

fn codes_left(conn: &mut jaabi::storage::DbConn) -> QueryResult<i64> {
    recovery_codes::table.count().get_result(conn)
}

#[actix_web::test]
async fn only_the_demonstration_shows_the_code() {
    let app = TestApp::new().await;
    let person = app.person("Ada", &[role(Role::Administrator)]).await;
    let again = person.elsewhere();
    again.sign_in_with("Ada", PASSWORD).await.leads_to("/");
    assert!(!again.get("/factor").await.has("data-demo-code"));
    let demo = TestApp::prepared(
        |_| {},
        |conn| {
            use jaabi::storage::schema::instance;
            diesel::update(instance::table).set(instance::demo.eq(true)).execute(conn).unwrap();
        },
    )
    .await;
    let person = demo.person("Ada", &[role(Role::Administrator)]).await;
    demo.later(60);
    // two at the same moment: the second is shown a code that is not used yet
    for _ in 0..2 {
        let again = person.elsewhere();
        again.sign_in_with("Ada", PASSWORD).await.leads_to("/");
        let page = again.get("/factor").await;
        assert!(page.has("Démonstration seulement"), "{}", page.body);
        again.give_code(&marked(&page.body, "data-demo-code").remove(0)).await.leads_to("/");
    }
}
