//! Erased because the person asked.
use super::{is_there, kinds, log_is_whole};
use crate::support::world::{CANARY, World};
use crate::support::{Answer, Person, focal_point_of};
use jaabi::cases;
use jaabi::cases::model::Track;
use jaabi::id::Reference;

async fn erase(world: &World, person: &Person, reference: &Reference) -> Answer {
    world.act(person, reference, "erase", &[("sure", "yes")]).await
}

/// The code under a statement.
fn code(page: &Answer) -> String {
    let (_, rest) = page.body.split_once("<br><kbd>").expect("a code");
    rest.split('<').next().unwrap().to_owned()
}

#[actix_web::test]
async fn an_ordinary_case_is_gone_at_once_and_the_person_is_given_a_statement() {
    let world = World::new().await;
    let reference = world.record(world.ordinary(CANARY)).await;
    let other = world.record(world.ordinary("double")).await;
    world.act(&world.handler, &other, "close", &[("reason", "duplicate"), ("of", reference.as_str())]).await;
    let unsure = world.act(&world.handler, &reference, "erase", &[]).await;
    assert!(unsure.status == 422 && is_there(&world, &reference), "{}", unsure.body);
    for who in [&world.member, &world.manager] {
        assert_eq!(erase(&world, who, &reference).await.status, 409);
    }
    let version = world.version(&world.handler, &reference).await;
    let (path, fields) = (format!("/cases/{reference}/erase"), [("sure", "yes"), ("version", version.as_str())]);
    assert_eq!(world.gao_handler.post(&path, &fields).await.status, 404);
    let page = erase(&world, &world.handler, &reference).await;
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.has(reference.as_str()) && page.has("Attestation") && !page.has(CANARY), "{}", page.body);
    assert!(!is_there(&world, &reference));
    let (today, keys) = (world.app.clock.today(), &world.app.keys);
    assert_eq!(code(&page), cases::proof(keys, &reference, today, false).unwrap());
    assert_ne!(code(&page), cases::proof(keys, &other, today, false).unwrap());
    assert_eq!(world.handler.get(&format!("/cases/{reference}")).await.status, 404);
    assert!(!world.handler.get(&format!("/cases/{other}")).await.has(reference.as_str()));
    assert!(kinds(&world).contains(&"erased_asked".to_owned()));
    let facts = world.app.read(|conn| Ok(cases::facts(conn, None, None, today)?));
    assert_eq!(facts.len(), 2);
    log_is_whole(&world);
}

#[actix_web::test]
async fn whoever_finds_an_open_page_cannot_erase() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("x")).await;
    world.app.later(1200);
    let page = world.handler.get(&format!("/cases/{reference}")).await;
    assert!(page.has("/confirm?next") && !page.has("erase-sure"), "{}", page.body);
    let asked = erase(&world, &world.handler, &reference).await;
    assert!(asked.status == 303 && asked.location.as_deref().unwrap().starts_with("/confirm"));
    assert!(is_there(&world, &reference));
}

#[actix_web::test]
async fn a_stale_page_erases_nothing() {
    let world = World::new().await;
    let reference = world.record(world.ordinary("x")).await;
    let version = world.version(&world.handler, &reference).await;
    world.act(&world.member, &reference, "note", &[("text", "encore")]).await;
    let late =
        world.handler.post(&format!("/cases/{reference}/erase"), &[("sure", "yes"), ("version", &version)]).await;
    assert_eq!(late.status, 409);
    assert!(is_there(&world, &reference));
}

async fn ask(world: &World, person: &Person, reference: &Reference) {
    let done = world.act(person, reference, "ask_erase", &[("reason", "au téléphone")]).await;
    done.leads_to(&format!("/cases/{reference}?done=ask_erase"));
}

#[actix_web::test]
async fn of_a_report_that_is_owed_name_and_contact_go_when_a_second_person_confirms() {
    let world = World::new().await;
    let mut new = world.sealed(Track::Psea);
    new.envelope.words = Some("ce qui s’est passé".into());
    new.excluded = vec![world.far.key.unwrap()];
    new.envelope.committee = None;
    new.envelope.exclusion_words = None;
    let reference = world.take(new).await;
    let path = format!("/cases/{reference}");
    assert!(world.focal.get(&path).await.has(CANARY));
    assert_eq!(erase(&world, &world.second, &reference).await.status, 409, "nobody asked yet");
    world.letters_left().await;
    ask(&world, &world.focal, &reference).await;
    assert!(world.letter_waits(&world.second), "nobody would know that a second person is needed");
    let alone = erase(&world, &world.focal, &reference).await;
    assert!(alone.status == 409 && alone.has("une autre personne"), "{}", alone.body);
    let page = erase(&world, &world.second, &reference).await;
    assert!(page.status == 200 && page.has("le rapport, sans le nom"), "{}", page.body);
    let today = world.app.clock.today();
    assert_eq!(code(&page), cases::proof(&world.app.keys, &reference, today, true).unwrap());
    let page = world.focal.get(&path).await;
    assert!(page.status == 200 && !page.has(CANARY) && page.has("ce qui s’est passé"), "{}", page.body);
    // it was fulfilled: the next wish is another one
    assert_eq!(erase(&world, &world.second, &reference).await.status, 409);
    // whoever must never be given it still is not
    let grant = [("name", "Nana Guindo"), ("concerned", "no"), ("reason", "x"), ("member", ""), ("until", "")];
    assert_eq!(world.act(&world.focal, &reference, "grant", &grant).await.status, 409);
    log_is_whole(&world);
}

#[actix_web::test]
async fn a_case_that_is_owed_to_nobody_goes_whole_and_one_alone_may_confirm() {
    let world = World::new().await;
    let alone = world.app.person("Djénéba Sidibé", &[focal_point_of(world.desks["gbv"])]).await;
    world.join("gbv", &alone).await;
    let reference = world.take(world.sealed(Track::Gbv)).await;
    ask(&world, &alone, &reference).await;
    let page = erase(&world, &alone, &reference).await;
    assert!(page.status == 200 && page.has("les clés"), "{}", page.body);
    assert!(!is_there(&world, &reference));
    assert_eq!(alone.get(&format!("/cases/{reference}")).await.status, 404);
    assert!(kinds(&world).contains(&"sealed_erased".to_owned()));
    log_is_whole(&world);
}

#[actix_web::test]
async fn what_was_handed_over_stays_and_what_was_not_goes() {
    let world = World::new().await;
    let first = world.app.person("Djénéba Sidibé", &[focal_point_of(world.desks["rights"])]).await;
    world.join("rights", &first).await;
    for handed in [true, false] {
        let reference = world.take(world.sealed(Track::Rights)).await;
        if handed {
            let today = world.app.clock.today().to_string();
            let step = [("to", "handed_over"), ("on", today.as_str()), ("text", ""), ("reason", "urgent")];
            world.act(&first, &reference, "step", &step).await.leads_to(&format!("/cases/{reference}?done=step"));
        }
        ask(&world, &first, &reference).await;
        assert_eq!(erase(&world, &first, &reference).await.status, 200);
        assert_eq!(is_there(&world, &reference), handed);
    }
}

#[actix_web::test]
async fn fraud_by_aid_workers_is_owed_before_it_is_handed_over() {
    let world = World::new().await;
    let first = world.app.person("Djénéba Sidibé", &[focal_point_of(world.desks["integrity"])]).await;
    world.join("integrity", &first).await;
    let mut new = world.sealed(Track::Integrity);
    new.envelope.words = Some("on a pris l’argent".into());
    new.envelope.committee = None;
    new.envelope.exclusion_words = None;
    let reference = world.take(new).await;
    ask(&world, &first, &reference).await;
    let statement = erase(&world, &first, &reference).await;
    assert!(statement.status == 200 && statement.has("le rapport, sans le nom"), "{}", statement.body);
    let page = first.get(&format!("/cases/{reference}")).await;
    assert!(page.status == 200 && page.has("on a pris l’argent") && !page.has(CANARY), "{}", page.body);
}

#[actix_web::test]
async fn a_wish_to_be_erased_is_written_down_in_a_legal_hold_and_waits_for_its_end() {
    let world = World::new().await;
    let person = world.app.person("Djénéba Sidibé", &[focal_point_of(world.desks["gbv"])]).await;
    world.join("gbv", &person).await;
    let reference = world.take(world.sealed(Track::Gbv)).await;
    let path = format!("/cases/{reference}");
    world.act(&person, &reference, "keep", &[("reason", "le tribunal")]).await.leads_to(&format!("{path}?done=keep"));
    assert!(person.get(&path).await.has("La personne demande que ce soit effacé"));
    ask(&world, &person, &reference).await;
    let page = person.get(&path).await;
    assert!(page.has("cela attend que la raison légale soit levée") && !page.has("erase-sure"), "{}", page.body);
    assert!(erase(&world, &person, &reference).await.status == 409 && is_there(&world, &reference));
    world.act(&person, &reference, "release", &[("reason", "fini")]).await.leads_to(&format!("{path}?done=release"));
    assert!(person.get(&path).await.has("erase-sure"));
    assert_eq!(erase(&world, &person, &reference).await.status, 200);
    assert!(!is_there(&world, &reference));
}
