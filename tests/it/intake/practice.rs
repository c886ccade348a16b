//! Practising: the same pages, striped; nothing of it is written, whatever is sent.
use super::world::{GRAVE, SMALL, World, but};
use crate::support::{Answer, Person, member_of};
use diesel::prelude::*;
use jaabi::id::Reference;
use jaabi::storage::schema::{audit, audit_sealed, audit_unchained, fingerprints, items, outbox};

const BAND: &str = "class=\"practice\"";

/// How many rows there are of everything that an intake writes.
fn rows(world: &World) -> Vec<i64> {
    let (cases, ordinary, forms) = world.counts();
    let others: [i64; 6] = world.app.read(|conn| {
        Ok([
            items::table.count().get_result(conn)?,
            outbox::table.count().get_result(conn)?,
            audit::table.count().get_result(conn)?,
            audit_sealed::table.count().get_result(conn)?,
            audit_unchained::table.count().get_result(conn)?,
            fingerprints::table.count().get_result(conn)?,
        ])
    });
    [vec![cases, ordinary, forms], others.to_vec()].concat()
}

#[track_caller]
fn striped(answer: Answer) -> Answer {
    assert!(answer.status == 200 || answer.status == 422, "{}: {}", answer.status, answer.body);
    assert!(answer.has(BAND) && answer.has("EXERCICE"), "{}", answer.body);
    assert!(!answer.body.contains("action=\"/intake"), "a practised form leads to the real one: {}", answer.body);
    answer
}

async fn practise(person: &Person, pairs: &[(&str, &str)]) -> Answer {
    striped(person.post("/practice/check", pairs).await);
    striped(person.post("/practice/record", pairs).await)
}

#[actix_web::test]
async fn the_same_questions_are_practised_and_nothing_is_written() {
    let world = World::new().await;
    let member = world.member().await;
    assert!(member.get("/").await.has("href=\"/practice\""));
    let before = rows(&world);
    striped(member.get("/practice").await);
    let document = striped(member.get("/practice/questions").await);
    assert!(document.has("name=\"topic\"") && document.has("name=\"text\""), "{}", document.body);
    assert!(!member.get("/intake").await.has(BAND));
    let slip = practise(&member, SMALL).await;
    assert!(slip.has("FAUX-FAUX") && slip.has("ne donnez pas ce papier"), "{}", slip.body);
    assert!(!slip.has("C’est enregistré"), "{}", slip.body);
    assert!(Reference::parse("FAUX-FAUX").is_none(), "no case can have this number");
    striped(member.post("/practice/change", SMALL).await);
    let faulty = striped(member.post("/practice/check", &but(SMALL, &[("about", "")])).await);
    assert_eq!(faulty.status, 422);
    assert_eq!(rows(&world), before);
    assert!(!member.get("/cases").await.has("robinet"));
}

#[actix_web::test]
async fn something_serious_tells_a_story_and_takes_no_typing() {
    let world = World::new().await;
    let member = world.member().await;
    let document = striped(member.get("/practice/questions").await);
    for name in ["words", "danger", "child", "safe", "safe_when", "region"] {
        assert!(!document.has(&format!("name=\"{name}\"")), "{name} can be filled in");
    }
    let before = rows(&world);
    let armed = but(GRAVE, &[("topic", "safety"), ("conduct", ""), ("by", "armed")]);
    for (pairs, said) in [
        (GRAVE.to_vec(), "tout bas"),
        (but(GRAVE, &[("conduct", "favours")]), "de l’argent"),
        (armed, "pas en sécurité"),
    ] {
        for path in ["/practice/check", "/practice/record"] {
            let story = striped(member.post(path, &pairs).await);
            assert!(story.has(said) && story.has("+223 70 11 22 33"), "{}", story.body);
            assert!(!story.has("Canari") && !story.has("<textarea") && !story.has("FAUX-FAUX"), "{}", story.body);
        }
    }
    assert_eq!(rows(&world), before);
}

#[actix_web::test]
async fn practice_is_removed_in_one_step_and_is_its_sessions_alone() {
    let world = World::new().await;
    let (member, other) = (world.member().await, world.app.person("Binta", &[member_of(world.committee)]).await);
    practise(&member, SMALL).await;
    let list = striped(member.get("/practice").await);
    assert!(list.has("Effacer tous mes exercices") && !list.has("robinet") && !list.has("Awa"), "{}", list.body);
    assert!(!other.get("/practice").await.has("Effacer tous mes exercices"));
    member.post("/practice/remove", &[]).await.leads_to("/?done=practice-removed");
    assert!(!member.get("/practice").await.has("Effacer tous mes exercices"));
}
