//! Proving to be there; keys that somebody may know; sessions that give their keys back.
use crate::support::world::{CANARY, World};
use crate::support::{PASSWORD, Person, TestApp, role};
use diesel::prelude::*;
use jaabi::access::Role;
use jaabi::accounts::{self, NewAccount, Profile};
use jaabi::cases::model::Track;
use jaabi::sealing::{Argon2Cost, CaseIdentity};
use jaabi::storage::schema::{accounts as people, cases, grants, recovery_codes, sessions};

const OWN: &str = "calebasse nuage trois vélos";

#[actix_web::test]
async fn after_five_minutes_one_proves_to_be_there_and_goes_on_where_one_was() {
    let app = TestApp::new().await;
    let person = app.person("Ada", &[role(Role::Administrator)]).await;
    assert_eq!(person.get("/password").await.status, 200);
    app.later(300);
    for (path, act) in [
        ("/password", "Vous voulez changer votre mot de passe."),
        ("/factor/new", "Vous voulez changer ce qui est demandé"),
        ("/me/renew", "il vous faut de nouvelles clés"),
    ] {
        let way = format!("/confirm?next={}", path.replace('/', "%2F"));
        person.get(path).await.leads_to(&way);
        let page = person.get(&way).await;
        assert!(page.body.contains(&format!("name=\"next\" value=\"{path}\"")));
        assert!(page.has(act), "{}", page.body);
    }
    for path in ["/me/factor/codes", "/me/factor/end"] {
        person.post(path, &[]).await.leads_to("/confirm?next=%2Fme");
    }
    let code = person.factor.as_ref().unwrap().code_at(0);
    let fields = |password, code, next| [("password", password), ("code", code), ("next", next)];
    for (password, code) in [("not the one", code.as_str()), (PASSWORD, "000000"), (PASSWORD, ""), ("", "")] {
        let wrong = person.post("/confirm", &fields(password, code, "/password")).await;
        assert!(wrong.status == 422 && wrong.body.contains("value=\"/password\""), "{password} {code}");
    }
    person.post("/confirm", &fields(PASSWORD, &code, "/password")).await.leads_to("/password");
    assert_eq!(person.get("/password").await.status, 200);
    let again = person.post("/confirm", &fields(PASSWORD, &code, "/me")).await;
    assert_eq!(again.status, 422, "a code counts once here, too");
}

#[actix_web::test]
async fn a_proof_leads_nowhere_else_and_needs_no_code_without_a_factor() {
    let app = TestApp::new().await;
    let person = app.person("Hama", &[role(Role::Handler)]).await;
    app.later(300);
    for elsewhere in ["https://example.org/", "//example.org", "/\\example.org", ""] {
        let fields = [("password", PASSWORD), ("next", elsewhere)];
        person.post("/confirm", &fields).await.leads_to("/");
    }
    assert_eq!(person.get("/factor/new").await.status, 200);
}

async fn renew(person: &Person, old: &str) -> crate::support::Answer {
    person.post("/me/renew", &[("old", old), ("new", OWN), ("again", OWN)]).await
}

#[actix_web::test]
async fn new_keys_open_every_old_case_and_the_old_ones_open_none() {
    let world = World::new().await;
    let mut own = Vec::new();
    for _ in 0..3 {
        own.push(world.take(world.sealed(Track::Psea)).await);
    }
    let other = world.focal.elsewhere();
    world.app.later(60);
    other.sign_in().await.leads_to("/");
    let codes = world.focal.post("/me/factor/codes", &[]).await;
    assert_eq!(codes.status, 200);
    assert_eq!(renew(&world.focal, "not the one").await.status, 422);
    let bundle = world.focal.bundle.clone().unwrap();
    assert_eq!(opened_by(&world, &bundle), 3);
    renew(&world.focal, PASSWORD).await.leads_to("/me?done=renewed");
    assert_eq!(opened_by(&world, &bundle), 0, "the old keys");
    other.get("/me").await.leads_to("/sign-in");
    assert_eq!(world.app.read(|conn| Ok(recovery_codes::table.count().get_result::<i64>(conn)?)), 0);
    // new keys: nothing new is sealed to them until somebody of the desk heard the eight words
    let later = world.take(world.sealed(Track::Psea)).await;
    assert_eq!(world.focal.get(&format!("/cases/{later}")).await.status, 404);
    assert_eq!(world.second.get(&format!("/cases/{later}")).await.status, 200);
    for reader in [&world.focal, &world.second] {
        for case in &own {
            let page = reader.get(&format!("/cases/{case}")).await;
            assert!(page.status == 200 && page.has(CANARY), "{}", page.body);
        }
    }
    world.app.later(60);
    let again = world.focal.elsewhere();
    again.sign_in_with(&again.name, PASSWORD).await;
    assert_eq!(again.get("/factor").await.location.as_deref(), Some("/sign-in"), "the old password");
    again.sign_in_with(&again.name, OWN).await.leads_to("/");
    again.give_code(&world.focal.factor.as_ref().unwrap().code()).await.leads_to("/");
    assert!(again.get(&format!("/cases/{}", own[0])).await.has(CANARY));
}

/// How many grants a bundle opens.
fn opened_by(world: &World, bundle: &jaabi::sealing::KeyBundle) -> usize {
    let rows: Vec<(Vec<u8>, Option<String>)> = world.app.read(|conn| {
        let joined = grants::table.inner_join(cases::table.on(grants::case_key.eq(cases::key)));
        Ok(joined.select((grants::wrapped, cases::recipient)).load(conn)?)
    });
    let opens = |(wrapped, case): &(Vec<u8>, Option<String>)| {
        CaseIdentity::from_grant(wrapped, bundle, &case.as_ref().unwrap().parse().unwrap()).is_ok()
    };
    rows.iter().filter(|row| opens(row)).count()
}

fn keep(app: &TestApp) {
    let program = app.program.clone();
    std::thread::spawn(move || jaabi::app::keep(&program, jaabi::app::Seen::default()).unwrap()).join().unwrap();
}

/// Keys and lock of every session of a person.
fn rows(app: &TestApp, person: &Person) -> Vec<(bool, bool)> {
    let key = person.key.unwrap();
    app.read(|conn| {
        let mine = sessions::table.filter(sessions::account_key.eq(key));
        let rows: Vec<(Option<Vec<u8>>, bool)> = mine.select((sessions::bundle, sessions::locked)).load(conn)?;
        Ok(rows.into_iter().map(|(bundle, locked)| (bundle.is_some(), locked)).collect())
    })
}

#[actix_web::test]
async fn the_keys_of_a_focal_point_leave_the_database_after_ten_idle_minutes_without_a_request() {
    let world = World::new().await;
    let case = world.take(world.sealed(Track::Psea)).await;
    let page = world.focal.get(&format!("/cases/{case}")).await;
    assert!(page.has("data-idle-seconds=\"600\"") && page.has(CANARY));
    world.app.later(599);
    keep(&world.app);
    assert_eq!(rows(&world.app, &world.focal), [(true, false)]);
    assert_eq!(rows(&world.app, &world.handler), [(true, false)]);
    world.app.later(1);
    keep(&world.app);
    assert_eq!(rows(&world.app, &world.focal), [(false, true)]);
    assert_eq!(rows(&world.app, &world.handler), [(true, false)], "no keys of sealed cases there");
    world.focal.get(&format!("/cases/{case}")).await.leads_to("/locked");
    assert!(!world.focal.get("/locked").await.body.contains("name=\"pin\""));
    let back = format!("/cases/{case}");
    world.focal.post("/locked", &[("password", PASSWORD)]).await.leads_to(&back);
    assert!(world.focal.get(&back).await.has(CANARY));
}

#[actix_web::test]
async fn somebody_at_work_on_a_sealed_case_is_there() {
    let world = World::new().await;
    for _ in 0..4 {
        world.app.later(400);
        assert_eq!(world.focal.get("/me/here").await.status, 204);
        keep(&world.app);
    }
    assert_eq!(world.focal.get("/me").await.status, 200);
}

#[actix_web::test]
async fn a_session_ends_however_much_it_is_used() {
    let app = TestApp::with(|config| config.security.staff_idle_seconds = 0).await;
    let short = app.person("Ada", &[role(Role::Administrator)]).await;
    let long = app.person("Hama", &[role(Role::Handler)]).await;
    for hour in 1..=12 {
        app.later(3600);
        let wanted = if hour < 12 { 200 } else { 303 };
        assert_eq!((short.get("/me").await.status, long.get("/me").await.status), (wanted, 200), "hour {hour}");
    }
    for _ in 0..26 {
        app.later(6 * 3600);
        keep(&app);
        long.get("/me").await;
    }
    long.get("/me").await.leads_to("/sign-in");
    assert!(rows(&app, &short).is_empty() && rows(&app, &long).is_empty());
}

/// An account whose password takes a good part of a second to check.
async fn slow(app: &TestApp, name: &str) -> Person {
    let cost = Argon2Cost { memory_kib: 65_536, passes: 6, lanes: 1 };
    let profile = Profile { name: name.to_owned(), language: None, roles: vec![role(Role::Handler)] };
    let (new, _) = NewAccount::with_own_password(profile, PASSWORD, cost).unwrap();
    let now = app.clock.now();
    app.write(move |conn| Ok(accounts::create(conn, &new, None, now)?)).await;
    let mut person = app.anonymous();
    (person.name, person.password) = (name.to_owned(), PASSWORD.to_owned());
    person
}

#[actix_web::test]
async fn a_quick_exit_while_the_password_is_being_checked_stays_an_exit() {
    let app = TestApp::with(|config| {
        config.security.argon2_memory_kib = 65_536;
        config.security.argon2_passes = 6;
    })
    .await;
    let person = slow(&app, "Hama").await;
    person.sign_in().await.leads_to("/");
    let exit = || async {
        tokio::time::sleep(std::time::Duration::from_millis(60)).await;
        person.get("/exit").await.leads_to("/meteo");
    };
    person.get("/exit").await;
    person.get("/locked").await;
    let fields = [("password", PASSWORD)];
    let (opened, ()) = futures_util::future::join(person.post("/locked", &fields), exit()).await;
    opened.leads_to("/locked");
    person.get("/me").await.leads_to("/locked");
    person.post("/locked", &fields).await.leads_to("/");
    person.get("/password").await;
    let fields = [("old", PASSWORD), ("new", OWN), ("again", OWN)];
    let (changed, ()) = futures_util::future::join(person.post("/password", &fields), exit()).await;
    assert_eq!(changed.status, 303);
    person.get("/me").await.leads_to("/locked");
    person.post("/locked", &[("password", OWN)]).await.leads_to("/");
}

#[actix_web::test]
async fn a_password_kept_at_another_cost_is_kept_at_the_one_that_is_set_after_a_sign_in() {
    let app = TestApp::with(|config| config.security.argon2_passes = 2).await;
    let person = app.person("Hama", &[role(Role::Handler)]).await;
    let cost = || app.read(|conn| Ok(people::table.select(people::credentials).first::<String>(conn)?));
    assert!(cost().contains("\"passes\":2"), "{}", cost());
    let recipient = || app.read(|conn| Ok(people::table.select(people::recipient).first::<Option<String>>(conn)?));
    let (before, keys) = (cost(), recipient());
    person.elsewhere().sign_in().await.leads_to("/");
    assert_eq!((cost(), recipient()), (before, keys), "nothing to do a second time");
    let newcomer = app.newcomer("Issa", "mot-de-passe-recu", &[role(Role::Handler)]).await;
    newcomer.sign_in().await.leads_to("/");
    newcomer.get("/me").await.leads_to("/password");
    newcomer.elsewhere().sign_in().await.leads_to("/");
}
