//! Programs read figures with a token: what its owner sees, hidden in the same way, and nothing else.
use crate::leaks::canary::found_in;
use crate::leaks::whole::whole;
use crate::support::world::World;
use crate::support::{Answer, Person, in_area, role};
use actix_web::test::TestRequest;
use jaabi::access::Role;
use jaabi::cases::model::Track;
use serde_json::Value;

const FIGURES: &str = "/api/v1/tracker";

/// A token that a manager made on the page.
async fn token(person: &Person) -> String {
    assert_eq!(person.get("/tokens/new").await.status, 200);
    let page = person.post("/tokens/new", &[("name", "tableau"), ("days", "30")]).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let (_, rest) = page.body.split_once("jaabi_").expect("a token");
    format!("jaabi_{}", rest.split('<').next().unwrap())
}

async fn ask(world: &World, path: &str, token: &str) -> Answer {
    let sent = ("authorization", format!("Bearer {token}"));
    world.app.anonymous().send(TestRequest::get().uri(path).insert_header(sent)).await
}

async fn figures(world: &World, token: &str) -> Value {
    let answer = ask(world, FIGURES, token).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

async fn some_cases(world: &World) {
    for _ in 0..9 {
        world.record(world.ordinary("la pompe")).await;
    }
    for _ in 0..3 {
        let mut new = world.ordinary("une bâche");
        new.sector = Some("shelter".into());
        world.record(new).await;
    }
}

#[actix_web::test]
async fn a_program_reads_the_numbers_of_the_page_and_no_more() {
    let world = World::new().await;
    some_cases(&world).await;
    let token = token(&world.manager).await;
    let found = figures(&world, &token).await;
    assert_eq!(found["totals"]["received"], 12);
    let sectors = found["groups"].as_array().unwrap().iter().find(|group| group["by"] == "sector").unwrap();
    let file = world.manager.get("/tracker.csv").await.body;
    let shown: Vec<String> = file
        .lines()
        .filter(|line| line.contains(",sector,"))
        .map(|line| line.split(',').nth(3).unwrap().to_owned())
        .collect();
    let said: Vec<String> = sectors["rows"]
        .as_array()
        .map(|rows| rows.iter().map(|row| row["received"].to_string().replace("null", "")).collect())
        .unwrap_or_default();
    assert_eq!(said, shown, "{found}");
    // a number from one to four is nowhere
    let narrow = ask(&world, &format!("{FIGURES}?place=Gao"), &token).await;
    assert_eq!(serde_json::from_str::<Value>(&narrow.body).unwrap()["totals"], Value::Null);
    assert!(!found.to_string().contains(":3,"), "{found}");
}

#[actix_web::test]
async fn a_token_opens_what_its_owner_sees_now_and_no_cookie_opens_anything() {
    let world = World::new().await;
    some_cases(&world).await;
    let gao = world.app.person("Bouba Maïga", &[in_area(Role::Manager, world.gao, None)]).await;
    let (own, other) = (token(&world.manager).await, token(&gao).await);
    assert_eq!(figures(&world, &other).await["totals"], Value::Null, "another area");
    let before = figures(&world, &own).await;
    let mut hidden = world.ordinary("contre le responsable");
    hidden.excluded = vec![world.manager.key.unwrap()];
    world.record(hidden).await;
    assert_eq!(figures(&world, &own).await, before, "what is kept from the owner is kept from the program");
    // signed in and without a token
    for person in [&world.manager, &world.admin, &world.app.anonymous()] {
        let answer = person.get(FIGURES).await;
        assert_eq!((answer.status, answer.header("content-type")), (401, "application/problem+json"));
        assert_eq!(answer.header("www-authenticate"), "Bearer");
        let problem: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!((&problem["status"], &problem["type"]), (&401.into(), &"about:blank".into()));
    }
    // a token opens no page
    for path in ["/tracker", "/cases", "/export", "/tokens", "/"] {
        assert_eq!(ask(&world, path, &own).await.status, 303, "{path}");
    }
    // the role ends: so does the token
    use diesel::prelude::*;
    use jaabi::storage::schema::{accounts, roles};
    let (manager, bouba) = (world.manager.key.unwrap(), gao.key.unwrap());
    let gone = move |conn: &mut jaabi::storage::DbConn| {
        diesel::delete(roles::table.filter(roles::account_key.eq(manager))).execute(conn)?;
        let own = accounts::table.filter(accounts::key.eq(bouba));
        Ok(diesel::update(own).set(accounts::active.eq(false)).execute(conn)?)
    };
    world.app.write(gone).await;
    assert_eq!(ask(&world, FIGURES, &own).await.status, 401);
    assert_eq!(ask(&world, FIGURES, &other).await.status, 401);
}

#[actix_web::test]
async fn a_token_ends_by_its_day_or_when_it_is_taken_away() {
    let world = World::new().await;
    let (one, two) = (token(&world.manager).await, token(&world.manager).await);
    let list = world.manager.get("/tokens").await;
    assert!(list.has("jamais utilisé") && !list.has(&one) && !list.has("<bdi>Moussa Traoré"), "{}", list.body);
    figures(&world, &one).await;
    assert!(world.manager.get("/tokens").await.has("utilisé la dernière fois"));
    let key = |page: &Answer| {
        let rest = page.body.rsplit_once("name=\"key\" value=\"").expect("a form").1;
        rest.split('"').next().unwrap().to_owned()
    };
    // whoever runs the programme takes the first one away, and sees no figure
    let all = world.admin.get("/tokens").await;
    assert!(all.has("Moussa Traoré") && !all.has("/tokens/new"), "{}", all.body);
    assert_eq!(world.admin.get("/tokens/new").await.status, 404);
    let first = key(&all);
    let gao = world.app.person("Bouba Maïga", &[in_area(Role::Manager, world.gao, None)]).await;
    assert_eq!(gao.post("/tokens/revoke", &[("key", &first)]).await.status, 404, "of somebody else");
    world.admin.post("/tokens/revoke", &[("key", &first)]).await.leads_to("/tokens?done=token-revoked");
    assert_eq!(world.admin.post("/tokens/revoke", &[("key", &first)]).await.status, 404, "once");
    assert_eq!(ask(&world, FIGURES, &one).await.status, 401);
    figures(&world, &two).await;
    world.app.later(31 * 24 * 3600);
    assert_eq!(ask(&world, FIGURES, &two).await.status, 401);
    assert_eq!(ask(&world, FIGURES, &format!("{two}x")).await.status, 401);
    world.auditor.sign_in().await;
    let log = crate::leaks::counting::table_of(&world.auditor).await;
    for words in ["jeton fait", "jeton retiré", "chiffres lus par un programme"] {
        assert!(log.iter().any(|line| line.contains(words)), "{words}: {log:?}");
    }
}

#[actix_web::test]
async fn what_cannot_be_read_or_is_asked_too_often_is_said_as_programs_read_it() {
    let world = World::new().await;
    let token = token(&world.manager).await;
    let answer = ask(&world, &format!("{FIGURES}?from=mars&category=77"), &token).await;
    assert_eq!((answer.status, answer.header("content-type")), (422, "application/problem+json"));
    let problem: Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(problem["parameters"], serde_json::json!(["from", "category"]));
    for path in ["/api/v1/nothing", "/api/v1/tracker/more"] {
        let answer = ask(&world, path, &token).await;
        assert_eq!((answer.status, answer.header("content-type")), (404, "application/problem+json"), "{path}");
    }
    for method in [TestRequest::post(), TestRequest::put(), TestRequest::delete()] {
        let sent = ("authorization", format!("Bearer {token}"));
        let answer = world.app.anonymous().send(method.uri(FIGURES).insert_header(sent)).await;
        assert!((400..500).contains(&answer.status), "{}", answer.status);
    }
    for _ in 0..29 {
        assert_eq!(ask(&world, FIGURES, &token).await.status, 200);
    }
    let answer = ask(&world, FIGURES, &token).await;
    assert_eq!((answer.status, answer.header("retry-after")), (429, "60"));
    world.app.later(60);
    assert_eq!(ask(&world, FIGURES, &token).await.status, 200);
}

#[actix_web::test]
async fn the_description_says_what_the_answer_has() {
    let world = World::new().await;
    some_cases(&world).await;
    let answer = world.app.anonymous().get("/api/v1/openapi.json").await;
    let described: Value = serde_json::from_str(&answer.body).unwrap();
    assert!(described["openapi"].as_str().unwrap().starts_with("3."));
    let get = &described["paths"][FIGURES]["get"];
    assert!(get["security"][0]["token"].is_array() && get["responses"]["401"].is_object(), "{get}");
    assert_eq!(described["components"]["securitySchemes"]["token"]["scheme"], "bearer");
    let found = figures(&world, &token(&world.manager).await).await;
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let schema = |name: &str| keys(&described["components"]["schemas"][name]["properties"]);
    assert_eq!(keys(&found), schema("Tracker"));
    assert_eq!(keys(&found["totals"]), schema("Figures"));
    assert_eq!(keys(&found["months"][0]), schema("Month"));
}

#[actix_web::test]
async fn a_sealed_case_changes_nothing_that_a_program_reads() {
    let world = World::new().await;
    some_cases(&world).await;
    let country = world.app.person("Sira Koné", &[role(Role::Manager)]).await;
    let tokens = [token(&world.manager).await, token(&country).await];
    let all = || async {
        let mut found = Vec::new();
        for token in &tokens {
            for query in ["", "?category=6", "?place=Mopti", "?from=2026-03&to=2026-03", "?category=4&place=Mopti"] {
                let answer = ask(&world, &format!("{FIGURES}{query}"), token).await;
                assert_eq!(found_in(&answer.bytes), None);
                found.push((answer.status, answer.body));
            }
        }
        found
    };
    let before = all().await;
    whole(&world).await;
    world.take(world.sealed(Track::Psea)).await;
    world.app.later(60);
    assert_eq!(all().await, before);
}
