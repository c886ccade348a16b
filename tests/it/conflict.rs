//! Conflict of interest on an ordinary case: no trace in list, count, search, mail, tracker, export, log or error.
use crate::support::world::World;
use crate::support::{Answer, Person, in_area, role};
use jaabi::access::Role;
use jaabi::id::Reference;

/// What a person sees everywhere, without what differs from one request to the next.
async fn everything(person: &Person) -> Vec<(String, String)> {
    let pages = [
        "/",
        "/cases",
        "/cases?order=due",
        "/cases?q=baches",
        "/cases?q=b%C3%A2ches&state=open",
        "/cases?mine=assigned",
        "/cases?mine=entered",
        "/cases.csv",
        "/tracker",
        "/tracker.csv",
        "/audit",
    ];
    let mut seen = Vec::new();
    for page in pages {
        let answer = person.get(page).await;
        let token = answer.csrf().unwrap_or_else(|| "no token".into());
        let shown = if answer.status == 404 { "404".to_owned() } else { answer.body.replace(&token, "TOKEN") };
        seen.push((page.to_owned(), shown));
    }
    seen
}

fn alike(there: &Answer, absent: &Answer, names: [&Reference; 2]) {
    let token = |answer: &Answer| answer.csrf().unwrap_or_else(|| "no token".into());
    let body = |answer: &Answer| {
        let body = answer.body.replace(&token(answer), "");
        body.replace(names[0].as_str(), "").replace(names[1].as_str(), "")
    };
    assert_eq!((there.status, body(there)), (404, body(absent)));
}

#[actix_web::test]
async fn whoever_is_excluded_sees_everything_as_if_the_case_had_never_been() {
    let world = World::new().await;
    world.record(world.ordinary("la pompe")).await;
    let both = [in_area(Role::Handler, world.mopti, None), role(Role::Auditor)];
    let reader = world.app.person("Sira Koné", &both).await;
    for person in [&world.member, &world.handler, &world.manager, &reader] {
        let before = everything(person).await;
        let mut new = world.ordinary("les bâches");
        new.excluded = vec![person.key.unwrap()];
        new.assigned = None;
        let reference = world.record(new).await;
        let after = everything(person).await;
        for ((page, before), (_, after)) in before.iter().zip(&after) {
            let log = page == "/audit";
            assert!(log || before == after, "{} {page}", person.name);
            assert!(!after.contains(reference.as_str()), "{} {page}", person.name);
        }
        let unknown = Reference::random();
        for verb in ["note", "assign", "exclude", "conflict", "seal", "close"] {
            let fields = [("version", "1"), ("text", "x"), ("reason", "resolved"), ("track", "psea"), ("name", "x")];
            let there = person.post(&format!("/cases/{reference}/{verb}"), &fields).await;
            let absent = person.post(&format!("/cases/{unknown}/{verb}"), &fields).await;
            alike(&there, &absent, [&reference, &unknown]);
        }
        let there = person.get(&format!("/cases/{reference}")).await;
        alike(&there, &person.get(&format!("/cases/{unknown}")).await, [&reference, &unknown]);
    }
}

#[actix_web::test]
async fn an_auditor_reads_nothing_of_what_is_done_to_a_case_kept_from_them() {
    let world = World::new().await;
    let both = [in_area(Role::Handler, world.mopti, None), role(Role::Auditor)];
    let reader = world.app.person("Sira Koné", &both).await;
    let reference = world.record(world.ordinary("les bâches")).await;
    let lines = |answer: Answer| answer.body.matches("<tr>").count();
    let (own, others) = (lines(reader.get("/audit").await), lines(world.auditor.get("/audit").await));
    assert_eq!(own, others);
    let excluded = world.act(&world.manager, &reference, "exclude", &[("name", "Sira Koné")]).await;
    assert_eq!(excluded.status, 303, "{}", excluded.body);
    world.act(&world.manager, &reference, "note", &[("text", "x")]).await;
    assert_eq!(lines(reader.get("/audit").await), own - 1, "not even that it was received");
    assert_eq!(lines(world.auditor.get("/audit").await), others + 2);
}

#[actix_web::test]
async fn handlers_managers_and_members_say_themselves_that_they_must_not_see_it() {
    let world = World::new().await;
    let other = world.app.person("Sira Koné", &[in_area(Role::Handler, world.mopti, None)]).await;
    for person in [&world.handler, &world.member, &world.manager] {
        let mut new = world.ordinary("les bâches");
        new.assigned = world.handler.key;
        let reference = world.record(new).await;
        let path = format!("/cases/{reference}");
        assert!(person.get(&path).await.has("Je ne dois pas voir ce dossier"));
        world.act(person, &reference, "conflict", &[]).await.leads_to("/?done=conflict");
        assert!(person.name == "Moussa Traoré" || person.get("/?done=conflict").await.has("d’autres s’en occupent"));
        assert_eq!(person.get(&path).await.status, 404);
        assert!(!person.get("/cases").await.has(reference.as_str()));
        assert_eq!(other.get(&path).await.status, 200, "the others still see it");
        let page = other.get(&path).await;
        assert_eq!(page.has("Sira Koné s’en occupe"), person.key == world.handler.key, "it is not left lying");
    }
}

#[actix_web::test]
async fn a_letter_about_the_case_is_taken_back_and_one_about_another_case_is_not() {
    let world = World::new().await;
    let (one, two) = (world.record(world.ordinary("les bâches")).await, world.record(world.ordinary("la pompe")).await);
    world.letters_left().await;
    let id = world.id(&world.handler);
    world.act(&world.manager, &one, "assign", &[("to", &id)]).await;
    assert!(world.letter_waits(&world.handler));
    world.act(&world.manager, &one, "exclude", &[("name", "Hamidou Cissé")]).await;
    assert!(!world.letter_waits(&world.handler));
    world.act(&world.manager, &two, "assign", &[("to", &id)]).await;
    let refused = world.act(&world.manager, &one, "assign", &[("to", &id)]).await;
    assert_eq!(refused.status, 409);
    assert!(world.letter_waits(&world.handler), "the other case still waits");
    let refused = world.act(&world.manager, &two, "exclude", &[("name", "Moussa Traoré")]).await;
    assert!(refused.status == 409 && refused.has("Pour vous-même"), "{}", refused.body);
}
